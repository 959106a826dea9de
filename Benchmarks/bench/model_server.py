"""The tests' fake model at a given speed: `python3 -m bench.model_server` prints its port and serves until it is killed.

`POST /control` takes, besides what `fake_model.py` takes:

    {"rate": 100}               deltas a second; 0 for as fast as the connection takes them
    {"deltas": ["…", "…"]}      what a reply without a schema consists of, delta by delta

`GET /control` tells of each request when its first word was sent and its last (`first`, `last`), of the monotonic
clock.
"""

from __future__ import annotations

import json
import sys
import time
from http.server import ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests" / "EndToEndTests"))
import fake_model  # noqa: E402

THOUGHT = "then "


class State(fake_model.State):
    def __init__(self):
        super().__init__()
        self.rate = 0
        self.deltas = []

    def control(self, order):
        super().control(order)
        with self.changed:
            self.rate = order.get("rate", self.rate)
            self.deltas = order.get("deltas", self.deltas)

    def said(self, kind, take):
        return "".join(self.deltas) if kind == "speech" and self.deltas else super().said(kind, take)


class Handler(fake_model.Handler):
    state = State()
    # As the servers of models do: what is small goes out at once.
    disable_nagle_algorithm = True

    def stream(self, note, text, cut):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        state, kind = self.state, note["kind"]
        pieces = state.deltas if kind == "speech" and state.deltas else fake_model.pieces_of(text)
        thoughts = [event({"reasoning_content": THOUGHT})] * state.thoughts.get(kind, 0)
        words = [event({"content": piece}) for piece in pieces]
        self.send([event({"role": "assistant", "content": ""}), *thoughts], state.rate)
        time.sleep(state.delays.get(kind, 0))
        note["first"] = time.monotonic()
        self.send(words, state.rate)
        note["last"] = time.monotonic()
        self.send([event({}, "stop"), chunk(b"data: [DONE]\n\n"), chunk(b"")], 0)
        if not self.close_connection:
            note["ended"] = time.time()

    def send(self, events, rate):
        try:
            if not rate:
                for start in range(0, len(events), 500):
                    self.wfile.write(b"".join(events[start : start + 500]))
                return
            began = time.monotonic()
            for number, one in enumerate(events):
                time.sleep(max(0.0, began + number / rate - time.monotonic()))
                self.wfile.write(one)
        except OSError:
            # Whoever asked has gone.
            self.close_connection = True


def event(delta, reason=None):
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    body = {"id": "fake", "object": "chat.completion.chunk", "model": fake_model.MODEL, "choices": [choice]}
    return chunk(b"data: " + json.dumps(body).encode() + b"\n\n")


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()
