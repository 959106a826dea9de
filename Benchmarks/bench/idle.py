"""What a program at rest writes and takes, as Tests/EndToEndTests/IdleTests.swift counts it.

An interview with half an answer typed, silent for half a second, is let be for 60 s (10 s in the short form, with the
same bound on bytes and a sixth of that on processor time). Bytes are those that come; processor time is of all threads,
in nanoseconds as the scheduler counts it. WeeChat and irssi beside it at the same time: a rest takes no turns.
"""

from __future__ import annotations

import time

from bench.figures import number
from bench.setting import Setting
from bench.start import NEW
from bench.table import Line
from bench.terminal import Terminal


def rows(setting: Setting) -> list[Line]:
    seconds = 10 if setting.is_short else 60
    programs = setting.programs
    terminals = {"ours": Terminal(setting.ours(*NEW))}
    try:
        terminals["ours"].shows(rb"Question 1 of.{1,400}saved")
        terminals["ours"].send(b"half an answer")
        if programs.weechat:
            terminals["WeeChat"] = Terminal(setting.peer(programs.weechat))
        if programs.irssi:
            terminals["irssi"] = Terminal(setting.peer(programs.irssi))
        for terminal in terminals.values():
            terminal.take(5)
            terminal.settle(0.5)
        before = {name: (len(terminal.bytes), terminal.cpu()) for name, terminal in terminals.items()}
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            for terminal in terminals.values():
                terminal.take(min(left, 0.2))
        found = {
            name: (len(terminal.bytes) - before[name][0], (terminal.cpu() - before[name][1]) * 1000)
            for name, terminal in terminals.items()
        }
    finally:
        for terminal in terminals.values():
            terminal.clear()
    written, cpu = found.pop("ours")
    most = 10 * seconds / 60
    beside = "; ".join(f"{name}: {number(bytes_)} bytes, {number(took)} ms" for name, (bytes_, took) in found.items())
    return [
        Line(f"idle for {seconds} s: bytes", number(written), beside, bound="≤ 40", is_met=written <= 40),
        Line(f"idle for {seconds} s: processor time", f"{number(cpu)} ms", beside, bound=f"< {number(most)} ms",
             is_met=cpu < most),
    ]
