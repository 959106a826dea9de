"""Time from starting a program to its first complete frame, on a pseudo-terminal of 120 by 40.

The clock starts before the fork. Ours ends a frame with the end of a synchronized update, so its first one is complete
there; where a program does not, with the last byte before the output is silent for 150 ms, by which all that ours shows
at its start is given, too: past interviews, or the first question, from a database that was opened meanwhile. MongoDB
that refuses is a port at which nobody listens; MongoDB that is silent is one that takes connections and never answers.
Programs take turns, each with a new home; a first turn fills the caches. irssi, Vibe and elia are there to compare.
"""

from __future__ import annotations

import socket

from bench import vibe
from bench.figures import Figures, in_turns, number
from bench.setting import Setting
from bench.table import Line
from bench.terminal import Command, Terminal

SILENCE = 0.15
FRAME_END = b"\x1b[?2026l"
NEW = ("new", "--role", "java", "--level", "beginner")


def first_frame(command: Command) -> tuple[float, float]:
    """Milliseconds to the first frame, and to the silence after all that is shown at the start."""
    first = None
    with Terminal(command) as terminal:
        while terminal.take(20 if first is None and not terminal.bytes else SILENCE):
            if first is None and FRAME_END in terminal.bytes:
                first = terminal.last
        if not terminal.bytes:
            raise TimeoutError(f"{command.words[0]} draws nothing")
        whole = terminal.last - terminal.began
        return ((first - terminal.began) if first else whole) * 1000, whole * 1000


def rows(setting: Setting) -> list[Line]:
    programs = setting.programs
    with socket.create_server(("127.0.0.1", 0), backlog=512) as silent:
        port = silent.getsockname()[1]
        ours = {
            "home screen": lambda: setting.ours(),
            "`new`, nothing configured": lambda: setting.ours(*NEW),
            "`new`, MongoDB refuses": lambda: setting.ours(*NEW, MONGODB_URI="mongodb://127.0.0.1:1/x"),
            "`new`, MongoDB is silent": lambda: setting.ours(*NEW, MONGODB_URI=f"mongodb://127.0.0.1:{port}/x"),
        }
        peers = {
            "WeeChat": programs.weechat and (lambda: setting.peer(programs.weechat)),
            "irssi": programs.irssi and (lambda: setting.peer(programs.irssi)),
            "Mistral Vibe": programs.vibe and (lambda: vibe.command(setting, "http://127.0.0.1:1/v1")),
            "elia": programs.elia and (lambda: setting.peer(programs.elia)),
        }
        commands = ours | {name: command for name, command in peers.items() if command}
        measures = {name: lambda command=command: first_frame(command()) for name, command in commands.items()}
        found = in_turns(setting.runs(15, 5), measures)
    first = {name: Figures(value[0] for value in values) for name, values in found.items()}
    whole = {name: Figures(value[1] for value in values) for name, values in found.items()}
    # Peers are given by the silence after all that they show.
    peer = whole.get("WeeChat")
    beside = f"WeeChat: {peer.spread('ms')}" if peer else ""
    lines = []
    for name in ours:
        ratio = first[name].median / peer.median if peer else 0
        lines.append(Line(
            f"start to first frame: {name}", f"{first[name].spread('ms')}; all: {whole[name].spread('ms')}", beside,
            number(ratio) if peer else "", "≤ 1.0 × WeeChat", ratio <= 1.0 if peer else None))
    others = "; ".join(f"{name}: {whole[name].spread('ms')}" for name in whole if name not in ours and name != "WeeChat")
    return [*lines, Line("start of other programs", "", others)]
