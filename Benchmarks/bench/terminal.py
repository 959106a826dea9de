"""A program at a pseudo-terminal of its own, and what a person at it would see and wait for.

The size is set before the program starts. What it writes is read as it comes and kept; every wait ends at a condition,
or with an error at its limit. Times are of the monotonic clock, in seconds.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass

from bench import processes

LIMIT = 20.0
COLUMNS, ROWS = 120, 40
# Control sequences, so that what is looked for is text: CSI, OSC, and the short ones.
ESCAPES = re.compile(rb"\x1b(?:\[[0-9:;<=>?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])|[\x0e\x0f]")


@dataclass
class Command:
    """What to start, with all of its environment."""

    words: list[str]
    environment: dict[str, str]
    folder: str


class Terminal:
    def __init__(self, command: Command, columns: int = COLUMNS, rows: int = ROWS) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self.began = time.monotonic()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.chdir(command.folder)
            os.execvpe(command.words[0], command.words, command.environment)
        self.bytes = bytearray()
        self.last = self.began
        self.is_over = False

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_) -> None:
        self.clear()

    # What comes

    def take(self, seconds: float) -> bytes:
        """What comes next within so many seconds; nothing when nothing does, or at the end."""
        if self.is_over or not select.select([self.terminal], [], [], max(0.0, seconds))[0]:
            return b""
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:
            piece = b""
        self.is_over = not piece
        if piece:
            self.last = time.monotonic()
            self.bytes += piece
            self.answer(piece)
        return piece

    def answer(self, piece: bytes) -> None:
        """What a terminal is asked for and a program may wait for: its kind, its cursor's place, its colours."""
        for asked, said in (
            (b"\x1b[c", b"\x1b[?62;22c"), (b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[?u", b"\x1b[?0u"),
            (b"\x1b]11;?", b"\x1b]11;rgb:0000/0000/0000\x1b\\"), (b"\x1b]10;?", b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\"),
            (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
        ):
            if asked in piece:
                os.write(self.terminal, said)

    def settle(self, silence: float, limit: float = LIMIT) -> float:
        """Until nothing has come for so many seconds; when the last byte came."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if not self.take(silence):
                return self.last
        return self.last

    def wait(self, pattern: bytes, since: int = 0, limit: float = LIMIT) -> float:
        """Until this regular expression is in the text that came since then; when it came."""
        wanted = re.compile(pattern, re.DOTALL)
        end = time.monotonic() + limit
        while True:
            if wanted.search(text(self.bytes[since:])):
                return self.last
            left = end - time.monotonic()
            if left <= 0 or self.is_over:
                raise TimeoutError(f"{pattern!r} does not come; what came last is {text(self.bytes[since:])[-600:]!r}")
            self.take(left)

    def shows(self, pattern: bytes, limit: float = LIMIT) -> None:
        """Until a frame that is drawn anew (Ctrl-L) has this in it."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            since = len(self.bytes)
            self.send(b"\x0c")
            self.take(0.5)
            self.settle(0.1, limit=2)
            if re.search(pattern, text(self.bytes[since:]), re.DOTALL):
                return
        raise TimeoutError(f"{pattern!r} is not shown; what is comes from {text(self.bytes)[-1500:]!r}")

    def rests(self, share: float = 0.2, limit: float = 60) -> None:
        """Until it takes less than this share of a processor, for half a second: it has started whatever it starts."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            used, at = self.cpu(), time.monotonic()
            while time.monotonic() < at + 0.5:
                self.take(0.1)
            if self.cpu() - used < share * 0.5:
                return
        raise TimeoutError("it does not come to rest")

    # What goes

    def send(self, data: bytes) -> float:
        """Writes to the program; when."""
        at = time.monotonic()
        os.write(self.terminal, data)
        return at

    def resize(self, columns: int, rows: int) -> float:
        at = time.monotonic()
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return at

    # What it costs

    def cpu(self) -> float:
        """Processor time of the program and all that it started, in seconds."""
        return processes.cpu(self.process)

    def memory(self) -> tuple[float, float]:
        """Resident and anonymous memory of the program and all that it started, in MB."""
        return processes.memory(self.process)

    def clear(self) -> None:
        """Ends the program, and what it started."""
        for process in reversed(processes.tree(self.process)):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def text(data: bytes | bytearray) -> bytes:
    """The text in what a program wrote, its control sequences left out."""
    return ESCAPES.sub(b"", bytes(data))
