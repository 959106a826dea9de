"""What it takes to turn a page, to take another size, and to find words, with 1,000 and with 10,000 messages.

From writing PgUp, or from setting the terminal's size, to the last byte before the output is silent for 30 ms, on
sessions in SQLite. Pages are turned from the end upwards; after every ten, Esc goes back to the end. Sizes go up and
down by a column, which wraps all that is seen anew.

Finding: Ctrl-R, then words that stand in the messages, typed at once; from there to the first match, to the sign that
all of the transcript is looked through, and from Esc, pressed as soon as there is a match, to the composer's return.
Beside it WeeChat, which turns pages over 10,000 lines.
"""

from __future__ import annotations

from collections.abc import Callable

from bench.figures import Figures, number
from bench.setting import Setting
from bench.table import Line
from bench.terminal import COLUMNS, ROWS, Terminal

SILENCE = 0.03
SIZES = (1_000, 10_000)
PAGE_UP, ESCAPE, FIND = b"\x1b[5~", b"\x1b", b"\x12"
# Every message begins with it; at most 9,999 matches are gathered.
WORDS = b"Message"


def pages(terminal: Terminal, count: int) -> list[float]:
    found = []
    for turn in range(count):
        at = terminal.send(PAGE_UP)
        if not terminal.take(2):
            raise TimeoutError("a page is not turned")
        found.append((terminal.settle(SILENCE) - at) * 1000)
        if turn % 10 == 9:
            terminal.send(ESCAPE)
            terminal.settle(0.2)
    return found


def sizes(terminal: Terminal, count: int) -> list[float]:
    found = []
    for turn in range(count):
        at = terminal.resize(COLUMNS - 1 - turn % 2, ROWS)
        if not terminal.take(2):
            raise TimeoutError("another size is not taken")
        found.append((terminal.settle(SILENCE) - at) * 1000)
    return found


def finding(terminal: Terminal) -> tuple[float, float]:
    """Milliseconds to the first match, and to the end of the search."""
    terminal.send(FIND)
    terminal.settle(0.2)
    since = len(terminal.bytes)
    at = terminal.send(WORDS)
    first = terminal.wait(rb"1 of \d", since)
    # The sign that it looks on is gone with the last frame.
    whole = terminal.settle(0.15)
    terminal.send(ESCAPE)
    terminal.settle(0.2)
    return (first - at) * 1000, (whole - at) * 1000


def stopping(terminal: Terminal) -> float:
    """Milliseconds from Esc, while it looks, to the composer."""
    terminal.send(FIND)
    terminal.settle(0.2)
    since = len(terminal.bytes)
    terminal.send(WORDS)
    terminal.wait(rb"1 of \d", since)
    since = len(terminal.bytes)
    at = terminal.send(ESCAPE)
    stopped = terminal.wait(rb"Enter\s+send", since)
    terminal.settle(0.2)
    return (stopped - at) * 1000


def rows(setting: Setting) -> list[Line]:
    turns, count = setting.runs(5, 2), 20
    names = {size: f"{size:,} messages" for size in SIZES}
    terminals = {
        names[size]: Terminal(setting.ours("resume", "long", "--offline", home=setting.home_with_messages(size + 1)))
        for size in SIZES
    }
    found: dict[str, dict[str, Figures]] = {}

    def note(what: str, name: str, values: list[float]) -> None:
        found.setdefault(what, {}).setdefault(name, Figures()).extend(values)

    try:
        for size in SIZES:
            terminals[names[size]].shows(rb"%d.{1,400}saved" % (size // 2 + 1))
        if setting.programs.weechat:
            terminals["WeeChat"] = Terminal(setting.weechat_with_lines(10_000))
            terminals["WeeChat"].shows(rb"All 10000 are here")
        for turn in range(turns + 1):
            for name, terminal in terminals.items():
                page, size = pages(terminal, count), sizes(terminal, count)
                is_ours = name != "WeeChat"
                first, whole = finding(terminal) if is_ours else (0, 0)
                stop = stopping(terminal) if is_ours else 0
                if turn == 0:
                    continue
                note("PgUp", name, page)
                note("resize", name, size)
                if is_ours:
                    note("first match", name, [first])
                    note("whole search", name, [whole])
                    note("Esc from a search", name, [stop])
    finally:
        for terminal in terminals.values():
            terminal.clear()
    return lines(found, *(names[size] for size in SIZES))


def lines(found: dict[str, dict[str, Figures]], few: str, many: str) -> list[Line]:
    lines = []

    def add(what: str, bound: str, is_met: Callable[[float, float], bool]) -> None:
        small, large, peer = found[what][few], found[what][many], found[what].get("WeeChat")
        ratio = large.median / small.median
        lines.append(Line(
            f"{what} at {many}; at {few}", f"{large.spread('ms')}; {small.spread('ms')}",
            f"WeeChat, 10,000 lines: {peer.spread('ms')}" if peer else "", f"{number(ratio)} to {few}", bound,
            is_met(large.median, ratio)))

    def is_flat(milliseconds: float, ratio: float) -> bool:
        return milliseconds < 10 and ratio <= 1.5

    add("PgUp", "< 10 ms, flat within 1.5", is_flat)
    add("resize", "< 10 ms, flat within 1.5", is_flat)
    add("first match", "≤ 50 ms", lambda milliseconds, _: milliseconds <= 50)
    add("whole search", "linear: ≤ 11 times as long", lambda _, ratio: ratio <= 11)
    add("Esc from a search", "≤ 50 ms", lambda milliseconds, _: milliseconds <= 50)
    return lines
