"""A model server for tests that says what it is told: OpenAI-compatible, streamed, and faulty on demand.

Prints its port on one line, then serves until it is killed. What it is asked for it reads off the name of the reply's
schema: `judge`, `question`, `report`; a request without one is `speech`. `POST /control` takes one JSON object, any of:

    {"replies": {"speech": ["…", "…"]}}     what to say, one after the other; a built-in reply when they are used up
    {"delay": {"question": 3}}              seconds to wait before the first piece of each reply of that kind
    {"hold": {"kind": "", "pieces": 2}}     keep replies (of that kind; all where it is empty) back after that many
                                            pieces, until "release"
    {"split": 1}                            send so many bytes at a time, nothing escaped; U+E080 to U+E0FF stand for the
                                            bytes 80 to FF by themselves
    {"thoughts": {"judge": 1000}}           so many deltas of thought before each reply of that kind, as reasoning models send
    {"release": true}
    {"fault": {"kind": "judge", "status": 500, "type": "text/html", "body": "…", "headers": {}}}   answer this instead
    {"fault": {"kind": "", "cut": 2}}       drop the connection after that many pieces
    {"mend": true}                          no fault any more

`GET /control` answers with the requests so far: their kind, Authorization header, body, when they came and when their
reply was whole (seconds since 1970; null while it is not, or when whoever asked has gone).
"""

import json
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MODEL = "fake-model"

# Replies that the program takes: a judge who finds nothing, a question with all that belongs to one, a harmless remark.
JUDGEMENT = {"kind": "answer", "points": {}, "score": 1}
QUESTION = {
    "question": "Fake question: a queue between two services grows all night. What would you look at first, and why?",
    "reference": "I would compare the rates of producer and consumer first, since a backlog only grows when work comes in "
    "faster than it leaves. Then I look at the consumer's errors and retries, because poison messages come back for ever. "
    "I would add a dead letter queue and an alert on the age of the oldest message.",
    "key_points": [
        {
            "sentence": "A backlog grows when work comes in faster than it leaves, so compare both rates.",
            "terms": [["compare the rates", "rates of producer", "faster than"], ["consumer lag", "lag"]],
            "probe": "What does a growing line tell you about both ends?",
        },
        {
            "sentence": "Poison messages come back for ever and belong in a dead letter queue.",
            "terms": [["dead letter queue", "dead letter"], ["poison messages", "poison message"]],
            "probe": "What if the same piece of work fails each time?",
        },
        {
            "sentence": "Alert on the age of the oldest message.",
            "terms": [["age of the oldest", "oldest message"], ["alert", "alarm"]],
            "probe": "How would you notice this earlier the next time?",
        },
    ],
    "hints": [
        "Think of the line in front of a counter: why does it get longer?",
        "Look at both ends of the line, and at what fails on the way.",
        "Compare how fast work arrives with how fast it is done.",
    ],
}
REPORT = {
    "questions": [{"question": 1, "remark": "The fake model read what you wrote."}],
    "communication": {"remark": "", "quotation": ""},
    "next_steps": [],
}


class State:
    def __init__(self):
        self.changed = threading.Condition()
        self.replies = {}
        self.delays = {}
        self.hold = None
        self.split = None
        self.thoughts = {}
        self.fault = None
        self.requests = []

    def control(self, order):
        with self.changed:
            for kind, texts in order.get("replies", {}).items():
                self.replies.setdefault(kind, []).extend(texts)
            self.delays.update(order.get("delay", {}))
            self.split = order.get("split", self.split)
            self.thoughts = order.get("thoughts", self.thoughts)
            if "hold" in order:
                self.hold = order["hold"]
            if order.get("release"):
                self.hold = None
            if "fault" in order:
                self.fault = order["fault"]
            if order.get("mend"):
                self.fault = None
            self.changed.notify_all()

    def take(self, request, authorization):
        """Notes the request; answers with its note, what to say to it, and the fault to commit."""
        kind = kind_of(request)
        with self.changed:
            note = {"kind": kind, "authorization": authorization, "body": request, "at": time.time(), "ended": None}
            self.requests.append(note)
            isFaulty = self.fault is not None and self.fault.get("kind", "") in ("", kind)
            return note, self.said(kind, take=not isFaulty), dict(self.fault) if isFaulty else {}

    def said(self, kind, take):
        scripted = self.replies.get(kind)
        if scripted:
            return scripted.pop(0) if take else scripted[0]
        if kind == "speech":
            return "I would like to hear more. " + substance_of(self.requests[-1]["body"])
        if kind == "question":
            return json.dumps(question_about(topic_of(self.requests[-1]["body"])))
        return json.dumps({"judge": JUDGEMENT, "report": REPORT}[kind])

    def wait(self, kind, pieces):
        """Until that many pieces of a reply of that kind may have been sent."""
        with self.changed:
            if pieces == 0 and kind in self.delays:
                end = time.monotonic() + self.delays[kind]
                self.changed.wait_for(lambda: time.monotonic() >= end, timeout=self.delays[kind])
            self.changed.wait_for(
                lambda: self.hold is None or self.hold["kind"] not in ("", kind) or pieces < self.hold["pieces"],
                timeout=60,
            )


SCHEMAS = {"judgement": "judge", "interview_question": "question", "remarks": "report", "readiness": "speech"}


def kind_of(request):
    schema = request.get("response_format", {}).get("json_schema", {})
    return SCHEMAS[schema["name"]] if "name" in schema else "speech"


def substance_of(request):
    """What the remark is to say: the lines of the last fence in the prompt."""
    lines = request["messages"][-1]["content"].splitlines()
    fences = [number for number, line in enumerate(lines) if line.startswith("«")]
    return " ".join(lines[fences[-2] + 1 : fences[-1]])


def topic_of(request):
    """The topic that is asked for, with what it is about."""
    return re.search(r"Its topic is (.*)\.", request["messages"][-1]["content"]).group(1)


def question_about(topic):
    """The built-in question, about a topic."""
    text = f"Fake question about {topic}. A queue grows all night: what would you look at first?"
    return {**QUESTION, "question": text}


def raw(text):
    """The text's bytes; those that stand for themselves as they are."""
    return b"".join(bytes([ord(c) - 0xE000]) if "\ue080" <= c <= "\ue0ff" else c.encode() for c in text)


def pieces_of(text):
    """The text in words, each with the white space behind it; nothing lost."""
    pieces, piece = [], ""
    for character in text:
        piece += character
        if character in " \n":
            pieces.append(piece)
            piece = ""
    return pieces + [piece] if piece else pieces


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state = State()

    def log_message(self, *_):
        pass

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def reply(self, status, content, kind="application/json", headers=()):
        data = content.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        if self.path == "/control":
            self.reply(200, json.dumps(self.state.requests))
        elif self.path == "/v1/models":
            self.reply(200, json.dumps({"object": "list", "data": [{"id": MODEL, "object": "model"}]}))
        else:
            self.reply(404, json.dumps({"error": {"message": f"no such address {self.path}"}}))

    def do_POST(self):
        order = json.loads(self.body() or b"{}")
        if self.path == "/control":
            self.state.control(order)
            self.reply(200, "{}")
        elif self.path == "/v1/chat/completions":
            self.complete(order)
        else:
            self.reply(404, json.dumps({"error": {"message": f"no such address {self.path}"}}))

    def complete(self, request):
        note, text, fault = self.state.take(request, self.headers.get("Authorization"))
        if "status" in fault:
            body = fault.get("body", json.dumps({"error": {"message": "the fake model fails as it was told"}}))
            self.reply(fault["status"], body, fault.get("type", "application/json"), fault.get("headers", {}))
        elif not request.get("stream"):
            choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
            self.reply(200, json.dumps({"id": "fake", "model": MODEL, "choices": [choice]}))
        else:
            self.stream(note, text, fault.get("cut"))

    def stream(self, note, text, cut):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.event({"delta": {"role": "assistant", "content": ""}, "finish_reason": None})
        for _ in range(self.state.thoughts.get(note["kind"], 0)):
            self.event({"delta": {"reasoning_content": "then "}, "finish_reason": None})
        for number, piece in enumerate(pieces_of(text)):
            self.state.wait(note["kind"], number)
            if number == cut:
                self.close_connection = True
            if self.close_connection:
                return
            self.event({"delta": {"content": piece}, "finish_reason": None})
        self.event({"delta": {}, "finish_reason": "stop"})
        self.chunk(b"data: [DONE]\n\n")
        self.chunk(b"")
        if not self.close_connection:
            note["ended"] = time.time()

    def event(self, choice):
        chunk = {"id": "fake", "object": "chat.completion.chunk", "model": MODEL, "choices": [{"index": 0, **choice}]}
        split = self.state.split
        if split is None:
            self.chunk(b"data: " + json.dumps(chunk).encode() + b"\n\n")
            return
        data = b"data: " + raw(json.dumps(chunk, ensure_ascii=False)) + b"\n\n"
        for start in range(0, len(data), split):
            self.chunk(data[start : start + split])

    def chunk(self, data):
        try:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()
        except OSError:
            # Whoever asked has gone.
            self.close_connection = True


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
