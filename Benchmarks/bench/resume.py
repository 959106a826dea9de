"""Time from starting `mock-interview resume` to its first frame, and to the frame with the end of the transcript.

Sessions of 10 and of 10,000 messages, in SQLite. The first frame is drawn before anything is opened, and is complete
with the end of its synchronized update; the end of the transcript is there when the beginning of its last message is.
"""

from __future__ import annotations

from bench.figures import Figures, in_turns, number
from bench.setting import Setting
from bench.start import FRAME_END
from bench.table import Line
from bench.terminal import Command, Terminal

SIZES = (10, 10_000)


def resume(command: Command, count: int) -> tuple[float, float]:
    """Milliseconds to the first frame, and to the last message."""
    last = b"Message %d of a long interview" % (count - 1)
    with Terminal(command) as terminal:
        while FRAME_END not in terminal.bytes:
            if not terminal.take(20):
                raise TimeoutError("nothing is drawn")
        first = terminal.last - terminal.began
        shown = terminal.wait(last.replace(b" ", rb"\s+")) - terminal.began
        return first * 1000, shown * 1000


def rows(setting: Setting) -> list[Line]:
    homes = {size: setting.home_with_messages(size) for size in SIZES}
    measures = {
        size: lambda size=size: resume(setting.ours("resume", "long", "--offline", home=homes[size]), size)
        for size in SIZES
    }
    found = in_turns(setting.runs(20, 5), measures)
    lines = []
    for what, part, is_bounded in (("first frame", 0, True), ("the last message on the screen", 1, False)):
        few, many = (Figures(values[part] for values in found[size]) for size in SIZES)
        apart = many.median - few.median
        lines.append(Line(
            f"resume of 10,000 messages to {what}; of 10", f"{many.spread('ms')}; {few.spread('ms')}", "",
            f"{number(apart)} ms apart", "≤ 20 ms apart" if is_bounded else "", apart <= 20 if is_bounded else None))
    return lines
