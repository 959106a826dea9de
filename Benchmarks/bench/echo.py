"""Time from writing a key to a program's terminal to the first output in which its character stands; bytes written per
key.

The program is at rest, or has 10,000 messages behind it, or asks a model that sends 500 deltas a second: thoughts
before its judgement and before its remark, as reasoning models send them, then the remark. Keys come one by one, each
when the output of the one before has been silent for 20 ms; while a model speaks, 20 ms after it. They are Q, V, W and
Y, which neither control sequences nor the remark hold, in words of five, so that the counter of words moves as it does.
WeeChat has 10,000 lines in its buffer; it and ours take turns of 50 keys, both running all the time.

Bytes per key are those of a sentence typed at rest, blanks and the counter of words included, divided by its keys.
"""

from __future__ import annotations

import time

from bench import model
from bench.figures import Figures, number
from bench.setting import Setting
from bench.start import NEW
from bench.table import Line
from bench.terminal import Terminal

KEYS = b"QVWYQ YWVQW VYQWV WQYVY "
BLOCK = 50
SENTENCE = b"A hash map finds a value by its key in constant time on average, because it computes where to look."
KILL_LINE = b"\x15"


def type_keys(terminal: Terminal, count: int, silence: float = 0.02) -> list[float]:
    """Milliseconds for each of so many keys; then the line is emptied."""
    found = []
    for number_of_key in range(count * len(KEYS)):
        if len(found) == count:
            break
        key = KEYS[number_of_key % len(KEYS) : number_of_key % len(KEYS) + 1]
        since = len(terminal.bytes)
        at = terminal.send(key)
        if key != b" ":
            found.append((terminal.wait(key, since) - at) * 1000)
        terminal.settle(silence, limit=silence * 4)
    terminal.send(KILL_LINE)
    terminal.settle(0.1, limit=0.5)
    return found


def type_while_speaking(terminal: Terminal, served: model.Model, seconds: float) -> list[float]:
    """Keys from the moment an answer is sent until the model has said its remark, whole or not."""
    asked = len(served.requests())
    terminal.send(b"An answer.")
    terminal.settle(0.2, limit=2)
    terminal.send(b"\r")
    end = time.monotonic() + 10
    while len(served.requests()) == asked and time.monotonic() < end:
        terminal.take(0.05)
    found, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        found += type_keys(terminal, 10)
    return found


def bytes_per_key(terminal: Terminal) -> float:
    terminal.settle(0.2)
    before = len(terminal.bytes)
    for byte in SENTENCE:
        terminal.send(bytes([byte]))
        terminal.settle(0.02)
    written = len(terminal.bytes) - before
    terminal.send(KILL_LINE)
    terminal.settle(0.1)
    return written / len(SENTENCE)


def rows(setting: Setting) -> list[Line]:
    programs = setting.programs
    home = setting.home_with_messages(10_001)
    turns = setting.runs(8, 2)
    found: dict[str, Figures] = {}
    per_key: dict[str, Figures] = {}
    terminals = {
        "at rest": Terminal(setting.ours(*NEW)),
        "at 10,000 messages": Terminal(setting.ours("resume", "long", "--offline", home=home)),
    }
    if programs.weechat:
        terminals["WeeChat"] = Terminal(setting.weechat_with_lines(10_000))
    try:
        terminals["at rest"].shows(rb"Question 1 of.{1,400}saved")
        terminals["at 10,000 messages"].shows(rb"5001.{1,400}saved")
        if programs.weechat:
            terminals["WeeChat"].shows(rb"All 10000 are here")
        for name, terminal in terminals.items():
            type_keys(terminal, BLOCK)
            found[name], per_key[name] = Figures(), Figures()
        for _ in range(turns):
            for name, terminal in terminals.items():
                found[name] += type_keys(terminal, BLOCK)
                per_key[name].append(bytes_per_key(terminal))
    finally:
        for terminal in terminals.values():
            terminal.clear()
    found["while 500 deltas a second arrive"] = while_streaming(setting, setting.runs(6, 1))
    peer = found.pop("WeeChat", None)
    return [*lines(found, peer), *byte_lines(per_key)]


def while_streaming(setting: Setting, runs: int) -> Figures:
    found = Figures()
    with model.serving() as served:
        served.control(rate=500, deltas=model.remark(500), thoughts={"judge": 1000, "speech": 500, "question": 2000})
        for _ in range(runs):
            with Terminal(setting.ours(*NEW, **served.settings)) as terminal:
                terminal.shows(rb"Question 1 of.{1,400}saved")
                found += type_while_speaking(terminal, served, 4.5)
                served.last("speech")
    return found


def lines(found: dict[str, Figures], peer: Figures | None) -> list[Line]:
    lines = []
    for name, figures in found.items():
        for what, of, is_bounded in (
            ("median", lambda figures: figures.median, peer is not None),
            ("99th", lambda figures: figures.percentile(99), True),
        ):
            value, beside = of(figures), of(peer) if peer else 0
            is_met = value <= beside if what == "median" else value < 5
            lines.append(Line(
                f"key to echo {name}: {what} of {len(figures)} keys", f"{number(value)} ms",
                f"WeeChat, 10,000 lines: {number(beside)} ms" if peer else "", number(value / beside) if peer else "",
                "≤ 1 × WeeChat" if what == "median" else "< 5 ms", is_met if is_bounded else None))
    return lines


def byte_lines(per_key: dict[str, Figures]) -> list[Line]:
    peer = per_key.get("WeeChat")
    written = per_key["at rest"].median
    return [Line(
        "bytes written per key typed", number(written), f"WeeChat: {number(peer.median)}" if peer else "",
        number(written / peer.median) if peer else "", "≤ 12", written <= 12)]
