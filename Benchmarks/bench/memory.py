"""Memory of a program that has drawn its first screen and come to rest: silent for half a second.

Read from /proc/PID/smaps_rollup, of the program and all that it started: what is resident, pages of shared libraries
included, and what of it is anonymous, which no other program shares. The session of 10,000 messages is in SQLite.
"""

from __future__ import annotations

from bench import vibe
from bench.figures import Figures, in_turns
from bench.setting import Setting
from bench.start import NEW
from bench.table import Line
from bench.terminal import Command, Terminal

FRESH = (45, 12)
RESUMED = 25


def memory(command: Command, shown: bytes | None = None) -> tuple[float, float]:
    with Terminal(command) as terminal:
        if shown:
            terminal.shows(shown)
        terminal.take(20)
        terminal.settle(0.5, limit=5)
        return terminal.memory()


def rows(setting: Setting) -> list[Line]:
    programs = setting.programs
    resumed = setting.home_with_messages(10_001)
    measures = {
        "fresh": lambda: memory(setting.ours(*NEW), rb"Question 1 of.{1,400}saved"),
        "after resuming 10,000 messages": lambda: memory(
            setting.ours("resume", "long", "--offline", home=resumed), rb"5001.{1,400}saved"),
    }
    if programs.weechat:
        measures["WeeChat, 10,000 lines"] = lambda: memory(setting.weechat_with_lines(10_000), rb"All 10000 are here")
    if programs.irssi:
        measures["irssi, fresh"] = lambda: memory(setting.peer(programs.irssi))
    if programs.vibe:
        measures["Mistral Vibe, fresh"] = lambda: memory(vibe.command(setting, "http://127.0.0.1:1/v1"))
    if programs.elia:
        measures["elia, fresh"] = lambda: memory(setting.peer(programs.elia))
    lines = []
    for name, values in in_turns(setting.runs(3, 2), measures, warm_up=False).items():
        resident, anonymous = (Figures(value[kind] for value in values) for kind in (0, 1))
        if name == "fresh":
            most_resident, most_anonymous = FRESH
            lines += [
                Line("memory, fresh: resident", resident.spread("MB"), bound=f"≤ {most_resident} MB",
                     is_met=resident.median <= most_resident),
                Line("memory, fresh: anonymous", anonymous.spread("MB"), bound=f"≤ {most_anonymous} MB",
                     is_met=anonymous.median <= most_anonymous)]
        elif name.startswith("after"):
            lines += [
                Line(f"memory {name}: anonymous", anonymous.spread("MB"), bound=f"≤ {RESUMED} MB",
                     is_met=anonymous.median <= RESUMED)]
        else:
            lines.append(Line(
                f"memory of {name}: resident; anonymous", "", f"{resident.spread('MB')}; {anonymous.spread('MB')}"))
    return lines
