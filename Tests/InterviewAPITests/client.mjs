// A plain client: fetch, wrapped with a base URL. Makes every request of the API in the order of a real interview.
//
//   node client.mjs BASE_URL            an interview; prints its session and messages as JSON
//   node client.mjs BASE_URL read ID    prints the session and messages of an interview as JSON
import assert from "node:assert/strict";

const [base, verb, known] = process.argv.slice(2);

async function call(method, path, body) {
  const reply = await fetch(base + path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.match(reply.headers.get("content-type") ?? "", /^application\/json/);
  assert.equal(reply.headers.get("access-control-allow-origin"), null);
  const json = await reply.json();
  assert.equal(json.success, reply.ok);
  if (!reply.ok) assert.deepEqual(Object.keys(json).sort(), ["error", "success"]);
  return [reply.status, json];
}

async function expect(status, method, path, body) {
  const [found, json] = await call(method, path, body);
  assert.equal(found, status, `${method} ${path}: ${JSON.stringify(json)}`);
  return json;
}

const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const hex = /^[0-9a-f]{24}$/;
const sessionFields = ["_id", "created_at", "duration_minutes", "interview_level", "role", "session_id", "status", "updated_at"];

async function read(id) {
  const { session } = await expect(200, "GET", `/api/sessions/${id}`);
  const { messages } = await expect(200, "GET", `/api/messages?session_id=${id}`);
  return { session, messages };
}

async function interview() {
  const id = "web_" + Math.random().toString(36).slice(2);
  const begin = { session_id: id, role: "java", interview_level: "intermediate" };

  const { session } = await expect(201, "POST", "/api/sessions", begin);
  assert.deepEqual(Object.keys(session).sort(), sessionFields);
  assert.match(session._id, hex);
  assert.match(session.created_at, date);
  assert.equal(session.updated_at, session.created_at);
  assert.equal(session.status, "active");
  assert.equal(session.duration_minutes, 0);
  await expect(409, "POST", "/api/sessions", begin);
  await expect(404, "GET", "/api/sessions/nobody");
  await expect(404, "POST", "/api/messages", { role: "user", content: "x", session_id: "nobody" });

  const said = [];
  for (let turn = 0; turn < 25; turn++) {
    if (turn === 1) await expect(422, "POST", "/api/feedback", { session_id: id });
    const role = turn % 2 ? "user" : "assistant";
    const content = `${role} ${turn}: "é\u0000\\ 🙂\n${"x".repeat(turn)}`;
    const { message } = await expect(201, "POST", "/api/messages", { role, content, session_id: id });
    assert.deepEqual(Object.keys(message).sort(), ["_id", "content", "created_at", "role", "session_id"]);
    assert.match(message._id, hex);
    assert.match(message.created_at, date);
    assert.deepEqual([message.role, message.content, message.session_id], [role, content, id]);
    assert.ok(turn === 0 || message.created_at > said.at(-1).created_at, "each message is later than the one before");
    said.push(message);
  }
  // At the same moment, still one after another.
  const together = await Promise.all(Array.from({ length: 8 }, (_, number) =>
    expect(201, "POST", "/api/messages", { role: "user", content: `at once ${number}`, session_id: id })));
  assert.equal(new Set(together.map(({ message }) => message.created_at)).size, 8);

  const all = (await expect(200, "GET", `/api/messages?session_id=${id}`)).messages;
  assert.equal(all.length, 33);
  assert.deepEqual(all.slice(0, 25), said);
  assert.deepEqual((await expect(200, "GET", `/api/messages?session_id=${id}&limit=20&skip=0`)).messages, all.slice(0, 20));
  assert.deepEqual((await expect(200, "GET", `/api/messages?session_id=${id}&limit=20&skip=20`)).messages, all.slice(20));
  assert.deepEqual((await expect(200, "GET", `/api/messages?session_id=${id}&skip=30`)).messages, all.slice(30));

  const listed = (await expect(200, "GET", `/api/sessions?session_id=${id}&status=active`)).sessions;
  assert.equal(listed.length, 1);
  assert.equal(listed[0].started_at, said[0].created_at);
  assert.deepEqual((await expect(200, "GET", `/api/sessions?session_id=${id}&status=paused`)).sessions, []);
  assert.equal((await expect(200, "GET", "/api/sessions?limit=1")).sessions[0].session_id, id);
  assert.ok((await expect(200, "GET", "/api/sessions?status=active")).sessions.some((one) => one.session_id === id));

  const paused = (await expect(200, "PATCH", `/api/sessions/${id}`, { status: "paused" })).session;
  assert.equal(paused.status, "paused");
  assert.ok(paused.updated_at >= session.updated_at);
  assert.equal((await expect(200, "PATCH", `/api/sessions/${id}`, { status: "paused" })).session.status, "paused");
  await expect(200, "PATCH", `/api/sessions/${id}`, { status: "active" });
  const started_at = "2026-03-01T09:30:00.125Z";
  assert.equal((await expect(200, "PATCH", `/api/sessions/${id}`, { started_at })).session.started_at, started_at);
  const done = (await expect(200, "PATCH", `/api/sessions/${id}`, { status: "completed", duration_minutes: 17.5 })).session;
  assert.deepEqual([done.status, done.duration_minutes], ["completed", 17.5]);
  assert.match(done.completed_at, date);
  await expect(409, "PATCH", `/api/sessions/${id}`, { status: "active" });

  const report = await expect(200, "POST", "/api/feedback", { session_id: id, user_id: "ada" });
  assert.ok(report.feedback.length > 50);
  assert.deepEqual(report.session_info, {
    session_id: id, technology: "java", level: "intermediate", duration_minutes: 17.5,
    total_messages: 33, user_responses: 20, ai_questions: 13,
  });

  // One to go on with elsewhere, and one to delete.
  const other = { ...begin, session_id: id + "_2" };
  await expect(201, "POST", "/api/sessions", other);
  await expect(200, "DELETE", `/api/sessions/${other.session_id}`);
  await expect(404, "DELETE", `/api/sessions/${other.session_id}`);
  await expect(404, "GET", `/api/sessions/${other.session_id}`);
  assert.deepEqual((await expect(200, "GET", `/api/messages?session_id=${other.session_id}`)).messages, []);

  const open = { ...begin, session_id: id + "_3" };
  await expect(201, "POST", "/api/sessions", open);
  for (const [role, content] of [["assistant", "What is a record?"], ["user", "A class of values."]]) {
    await expect(201, "POST", "/api/messages", { role, content, session_id: open.session_id });
  }
  return read(open.session_id);
}

console.log(JSON.stringify(verb === "read" ? await read(known) : await interview()));
