"""Processor time to take a model's reply, from sending what is replied to until the last words are on the screen.

400 tokens at 100 a second: one remark in 400 deltas, the same for both programs. Ours also judges the answer and stores
it meanwhile, and shows the remark sentence by sentence, each once it is checked.

100,000 tokens at full speed: as many deltas of thought before the reply, as reasoning models send them, then the
remark; our interviewer never says more than 120 words, so thoughts are where that much comes from. What each program
shows of them is its own affair. 10,000 and 100,000 together show whether the time grows as the text does. The time is
of the program and all that it started: Vibe is two processes, and given up after 120 s; what it took by then counts.
"""

from __future__ import annotations

from collections.abc import Callable

from bench import model, vibe
from bench.figures import Figures, in_turns, number
from bench.setting import Setting
from bench.start import NEW
from bench.table import Line
from bench.terminal import Terminal

# What a program may take for one reply before it is given up.
LIMIT = 120


def cpu_of_reply(terminal: Terminal, served: model.Model, kind: str, settle: float = 0.3) -> float:
    """Seconds of processor time."""
    used, since = terminal.cpu(), len(terminal.bytes)
    terminal.send(b"An answer.")
    terminal.settle(0.2, limit=1)
    terminal.send(b"\r")
    terminal.wait(model.END, since, limit=LIMIT)
    served.last(kind)
    terminal.settle(settle, limit=1)
    return terminal.cpu() - used


def ours(setting: Setting, served: model.Model) -> float:
    with Terminal(setting.ours(*NEW, **served.settings)) as terminal:
        terminal.shows(rb"Question 1 of.{1,400}saved")
        terminal.rests()
        return cpu_of_reply(terminal, served, "speech")


def of_vibe(setting: Setting, served: model.Model) -> float:
    with Terminal(vibe.command(setting, served.address)) as terminal:
        vibe.is_ready(terminal)
        used = terminal.cpu()
        try:
            return cpu_of_reply(terminal, served, "speech")
        except TimeoutError:
            return terminal.cpu() - used


def rows(setting: Setting) -> list[Line]:
    with model.serving() as served:
        slow = both(
            setting, served, setting.runs(3, 2),
            lambda: served.control(rate=100, deltas=model.remark(400), thoughts={}))
        # Thoughts come before what each program asks for first: our judge's word, Vibe's reply.
        fast = {
            count: both(
                setting, served, setting.runs(2, 1),
                lambda count=count: served.control(rate=0, deltas=model.remark(100), thoughts={"judge": count}),
                lambda count=count: served.control(rate=0, deltas=model.remark(100), thoughts={"speech": count}))
            for count in (10_000, 100_000)
        }
    found, peer = slow
    lines = [line("CPU to stream 400 tokens at 100/s", found, peer)]
    found, peer = fast[100_000]
    lines.append(line("CPU to take 100,000 tokens at full speed", found, peer))
    growth = found.median / fast[10_000][0].median
    beside = peer.median / fast[10_000][1].median if peer else 0
    lines.append(Line(
        "CPU for 100,000 tokens against 10,000", f"{number(growth)} ×", f"Vibe: {number(beside)} ×" if peer else "",
        bound="≤ 11 ×", is_met=growth <= 11))
    return lines


def both(
    setting: Setting, served: model.Model, runs: int, order: Callable[[], None],
    peers_order: Callable[[], None] | None = None
) -> tuple[Figures, Figures | None]:
    def after(order: Callable[[], None], measure: Callable[[Setting, model.Model], float]) -> float:
        order()
        return measure(setting, served)

    measures = {"ours": lambda: after(order, ours)}
    if setting.programs.vibe:
        measures["vibe"] = lambda: after(peers_order or order, of_vibe)
    found = in_turns(runs, measures, warm_up=False)
    return Figures(found["ours"]), Figures(found["vibe"]) if "vibe" in found else None


def line(what: str, found: Figures, peer: Figures | None) -> Line:
    ratio = found.median / peer.median if peer else 0
    return Line(
        what, found.spread("s"), f"Vibe: {peer.spread('s')}" if peer else "", number(ratio) if peer else "",
        "≤ a fifth of Vibe's", ratio <= 0.2 if peer else None)
