"""The model server of a measurement, in a process of its own; and what it says."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from bench.setting import ROOT

# A remark that the interviewer may make: no verdict, no question, nothing of a key point, and within its 120 words. None of
# its letters is one of the echo row's keys.
REMARK = (
    "This is the beginning of a remark. It goes on with a second sentence of some length. "
    "A third one follows it at once. Then comes a fourth, which is longer than those before it were. "
    "The fifth is short. And the sixth ends it. "
    "Here begins another of these remarks. Its next sentence has more words than the one in front. "
    "Two or three words follow. Next comes a longer stretch of them, up to this full stop. "
    "A short one. That is where it all comes to its end."
)
LAST_WORDS = " all comes to its end."
# Some programs move the cursor over a blank instead of writing it.
END = rb"all\s*comes\s*to\s*its\s*end"


def remark(count: int) -> list[str]:
    """The remark in so many deltas, its last words in one, by which its end is known on the screen."""
    return [*cut(REMARK.removesuffix(LAST_WORDS), count - 1), LAST_WORDS]


def cut(text: str, count: int) -> list[str]:
    """The text in so many pieces of nearly one length."""
    bounds = [len(text) * number // count for number in range(count + 1)]
    return [text[start:end] for start, end in zip(bounds, bounds[1:])]


class Model:
    def __init__(self, port: int) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}/v1"

    @property
    def settings(self) -> dict[str, str]:
        """What our program is to be started with."""
        return {"LLM_BASE_URL": self.address, "LLM_MODEL": "fake-model"}

    def control(self, **order) -> None:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/control", json.dumps(order).encode(), method="POST")
        urllib.request.urlopen(request).read()

    def requests(self) -> list[dict]:
        return json.load(urllib.request.urlopen(f"http://127.0.0.1:{self.port}/control"))

    def last(self, kind: str, limit: float = 60) -> dict:
        """The latest request of this kind, once its reply is whole."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            found = [one for one in self.requests() if one["kind"] == kind]
            if found and "last" in found[-1]:
                return found[-1]
            time.sleep(0.02)
        raise TimeoutError(f"the model was asked for no {kind}")


@contextmanager
def serving() -> Iterator[Model]:
    server = subprocess.Popen(
        [sys.executable, "-m", "bench.model_server"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        cwd=ROOT / "Benchmarks")
    try:
        yield Model(int(server.stdout.readline()))
    finally:
        server.kill()
        server.wait()
