"""Runs a program at a pty of its own and keeps every byte that it sends: FOLDER PLAN.

PLAN is a file with one JSON object:

    {"command": ["…"], "environment": {"…": "…"}, "columns": 80, "rows": 24, "steps": […]}

Each step is one of these; bytes are written as text of which each character is one byte (Latin-1):

    {"until": "…"}                      waits for these bytes, behind those that an earlier step waited for
    {"send": "…"}                       writes these bytes; with "until" it waits for what they bring about
    {"bytewise": "…"}                   the same, one byte a write
    {"shows": "…", "press": "…"}        has the screen drawn anew until this regular expression is in it; with "press" each
                                        time after these keys
    {"pages": "…", "most": 400}         sends a key, then Ctrl-L, again and again until that changes nothing any more
    {"idle": 60}                        lets the program be for so many seconds
    {"signal": 11}                      sends the program this signal
    {"end": true}                       waits for the program's end

Each wait has a limit of 20 s, that for the end of two minutes. The bytes go into FOLDER/bytes; on standard output comes one JSON object: `status` (minus the
signal's number when one ended it; null when it had to be killed), `complaint` (null when every step went well), and
`steps`, for each step the `bytes` that came, the `milliseconds` it took, the `processor` time in milliseconds and, for an
idle one, the `ticks` of processor time.
"""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

LIMIT = 20.0
# What stands at the end of every repainted frame, and the first of what a page shows: all of it, after a clearing.
FRAME_END = b"\x1b[?2026l"
CLEARING = b"\x1b[H\x1b[J"


class Program:
    def __init__(self, plan):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            size = struct.pack("HHHH", plan.get("rows", 24), plan.get("columns", 80), 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(plan["command"][0], plan["command"], plan["environment"])
        self.bytes = bytearray()
        self.place = 0
        self.isOver = False

    def take(self, seconds):
        """Reads what comes within so many seconds; False at the end."""
        if self.isOver or not select.select([self.terminal], [], [], max(0, seconds))[0]:
            return not self.isOver
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:
            piece = b""
        self.bytes += piece
        self.isOver = not piece
        return not self.isOver

    def send(self, data):
        while data:
            select.select([self.terminal], [self.terminal], [], LIMIT)
            self.take(0)
            if select.select([], [self.terminal], [], 0)[1]:
                data = data[os.write(self.terminal, data[:512]):]

    def wait(self, needle):
        """Until these bytes have come; the place behind them."""
        end = time.monotonic() + LIMIT
        while True:
            found = self.bytes.find(needle, self.place)
            if found >= 0:
                self.place = found + len(needle)
                return
            left = end - time.monotonic()
            if left <= 0 or self.isOver:
                seen = bytes(self.bytes[self.place:][-1500:])
                raise TimeoutError(f"{needle!r} does not come; what came last is {seen!r}")
            self.take(left)

    def page(self, key):
        """Presses a key, and has the screen drawn anew: the bytes of one whole frame."""
        # What was under way may be drawn anew before the key is obeyed: until two frames are the same.
        self.send(key)
        last = None
        while True:
            self.place = len(self.bytes)
            self.send(b"\x0c")
            self.wait(CLEARING)
            start = self.place
            self.wait(FRAME_END)
            page = bytes(self.bytes[start:self.place])
            if page == last:
                return page
            last = page

    def shows(self, pattern, press):
        """Until a frame that is drawn anew has this in it."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            start = self.place = len(self.bytes)
            self.send(press + b"\x0c")
            self.wait(FRAME_END)
            if re.search(pattern, self.bytes[start:], re.DOTALL):
                return
            self.take(0.05)
        raise TimeoutError(f"{pattern!r} is not shown; what is comes from {bytes(self.bytes[-3000:])!r}")

    def pages(self, key, most):
        last, same = None, 0
        for _ in range(most):
            page = self.page(key)
            same = same + 1 if page == last else 0
            last = page
            if same == 3:
                return
            if same:
                # More may be on its way from the store.
                self.take(0.2)
        raise TimeoutError(f"{most} pages, and the last is not reached")

    def ticks(self):
        """The processor time that it has used, in ticks of the kernel's clock."""
        with open(f"/proc/{self.process}/stat", encoding="utf-8") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def processor(self):
        """The processor time that it has used, in milliseconds; its own clock, as clock_getcpuclockid(3) makes it on Linux."""
        return time.clock_gettime((~self.process << 3) | 2) * 1000 if self.process is not None else 0

    def settle(self):
        """Until nothing more is drawn of what was done before."""
        count = -1
        while count < len(self.bytes):
            count = len(self.bytes)
            self.take(0.5)

    def idle(self, seconds):
        before = self.ticks()
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.take(end - time.monotonic()):
            pass
        return self.ticks() - before

    def end(self):
        limit = time.monotonic() + 6 * LIMIT
        while time.monotonic() < limit:
            self.take(0.05)
            ended, status = os.waitpid(self.process, os.WNOHANG)
            if ended:
                while self.take(0.05) and select.select([self.terminal], [], [], 0)[0]:
                    pass
                self.process = None
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError("it does not end")

    def clear(self):
        if self.process is not None:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)


def perform(program, step, note):
    if "pages" in step:
        program.pages(step["pages"].encode("latin-1"), step.get("most", 400))
    if "send" in step:
        program.place = len(program.bytes)
        program.send(step["send"].encode("latin-1"))
    if "until" in step:
        program.wait(step["until"].encode("latin-1"))
    for byte in step.get("bytewise", "").encode("latin-1"):
        os.write(program.terminal, bytes([byte]))
    if "shows" in step:
        program.shows(step["shows"].encode("latin-1"), step.get("press", "").encode("latin-1"))
    if "signal" in step:
        os.kill(program.process, step["signal"])
    if "idle" in step:
        note["ticks"] = program.idle(step["idle"])
    return program.end() if "end" in step else None


def main():
    folder, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        plan = json.load(file)
    program = Program(plan)
    status, complaint, notes = None, None, []
    try:
        for step in plan["steps"]:
            if "idle" in step:
                program.settle()
            before, start, note = len(program.bytes), time.monotonic(), {}
            used = program.processor()
            ended = perform(program, step, note)
            status = ended if ended is not None else status
            note["bytes"] = len(program.bytes) - before
            note["milliseconds"] = (time.monotonic() - start) * 1000
            note["processor"] = max(0, program.processor() - used)
            notes.append(note)
    except (TimeoutError, OSError) as error:
        complaint = f"step {len(notes) + 1}: {error}"
    finally:
        program.clear()
    with open(os.path.join(folder, "bytes"), "wb") as file:
        file.write(program.bytes)
    print(json.dumps({"status": status, "complaint": complaint, "steps": notes}))


main()
