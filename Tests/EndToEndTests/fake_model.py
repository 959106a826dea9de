"""A model server for tests that says what it is told: OpenAI-compatible, streamed, and faulty on demand.

Prints its port on one line, then serves until it is killed. What it is asked for (question, hint, report) it reads off
the instructions; `POST /control` takes one JSON object, any of:

    {"replies": {"question": ["…", "…"]}}   what to say, one after the other; a built-in reply when they are used up
    {"hold": 2}                             keep every reply back after that many pieces, until "release"
    {"release": true}
    {"fault": {"status": 500, "type": "text/html", "body": "…"}}   answer this instead
    {"fault": {"cut": 2}}                   drop the connection after that many pieces
    {"mend": true}                          no fault any more

`GET /control` answers with the requests so far: their kind, Authorization header, and body.
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MODEL = "fake-model"


class State:
    def __init__(self):
        self.changed = threading.Condition()
        self.replies = {}
        self.hold = None
        self.fault = None
        self.requests = []

    def control(self, order):
        with self.changed:
            for kind, texts in order.get("replies", {}).items():
                self.replies.setdefault(kind, []).extend(texts)
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
        """Notes the request; answers with what to say to it and the fault to commit."""
        kind = kind_of(request)
        with self.changed:
            self.requests.append({"kind": kind, "authorization": authorization, "body": request})
            if self.fault:
                return self.said(kind, take=False), dict(self.fault)
            return self.said(kind, take=True), {}

    def said(self, kind, take):
        scripted = self.replies.get(kind)
        if scripted:
            return scripted.pop(0) if take else scripted[0]
        number = sum(1 for one in self.requests if one["kind"] == kind)
        if kind == "report":
            return "## Question 1\n\nThe fake model read what you wrote.\n\n## Overall\n\nKeep going."
        return f"Fake {kind} number {number}: what would you do here?"

    def wait(self, pieces):
        """Until that many pieces may have been sent."""
        with self.changed:
            self.changed.wait_for(lambda: self.hold is None or pieces < self.hold, timeout=60)


def kind_of(request):
    instructions = " ".join(m["content"] for m in request.get("messages", []) if m["role"] == "system").lower()
    if "you write feedback" in instructions:
        return "report"
    return "hint" if "asked for a hint" in instructions else "question"


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

    def reply(self, status, content, kind="application/json"):
        data = content.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
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
        text, fault = self.state.take(request, self.headers.get("Authorization"))
        if "status" in fault:
            body = fault.get("body", json.dumps({"error": {"message": "the fake model fails as it was told"}}))
            self.reply(fault["status"], body, fault.get("type", "application/json"))
        elif not request.get("stream"):
            choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
            self.reply(200, json.dumps({"id": "fake", "model": MODEL, "choices": [choice]}))
        else:
            self.stream(text, fault.get("cut"))

    def stream(self, text, cut):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.event({"delta": {"role": "assistant", "content": ""}, "finish_reason": None})
        for number, piece in enumerate(pieces_of(text)):
            self.state.wait(number)
            if number == cut:
                self.close_connection = True
                return
            self.event({"delta": {"content": piece}, "finish_reason": None})
        self.event({"delta": {}, "finish_reason": "stop"})
        self.chunk(b"data: [DONE]\n\n")
        self.chunk(b"")

    def event(self, choice):
        chunk = {"id": "fake", "object": "chat.completion.chunk", "model": MODEL, "choices": [{"index": 0, **choice}]}
        self.chunk(b"data: " + json.dumps(chunk).encode() + b"\n\n")

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


main()
