"""Time from a server's sending the first word of a reply to its being on the screen, against `curl -N` on the same
terminal.

Our interviewer shows a sentence once it is checked, and a sentence is over when the next one begins: so what the server
sends first is a sentence with the next one's first word, and the clock runs from just before that is written to the
socket. The server keeps it back for 200 ms, as a model does that reads its prompt. It is the second remark of an
interview, as most are not the first. curl prints it as it comes. `llm`, which does so too, is there to compare where it
is installed. The server's clock and the terminal's are the same, the kernel's monotonic one.
"""

from __future__ import annotations

import json

from bench import model
from bench.figures import Figures, in_turns, number
from bench.setting import Setting
from bench.start import NEW
from bench.table import Line
from bench.terminal import Command, Terminal

FIRST = "This is the beginning of a remark. It"
SHOWN = rb"beginning\s+of\s+a\s+remark"
# The interviewer says nothing twice.
EARLIER = "Here another one is said before, in words of its own. The next sentence ends that at once."


def ours(setting: Setting, served: model.Model) -> float:
    """Milliseconds."""
    with Terminal(setting.ours(*NEW, **served.settings)) as terminal:
        terminal.shows(rb"Question 1 of.{1,400}saved")
        served.control(deltas=[EARLIER])
        answer(terminal)
        terminal.wait(rb"ends\s+that\s+at\s+once")
        served.last("speech")
        terminal.settle(0.5, limit=5)
        says_first(served)
        since = len(terminal.bytes)
        answer(terminal)
        shown = terminal.wait(SHOWN, since)
        return (shown - served.last("speech")["first"]) * 1000


def answer(terminal: Terminal) -> None:
    terminal.send(b"An answer.")
    terminal.settle(0.2, limit=1)
    terminal.send(b"\r")


def says_first(served: model.Model) -> None:
    """After the first delta the next one comes 50 ms later, so that what is timed is one alone."""
    rest = model.REMARK.removeprefix(FIRST)
    served.control(rate=20, deltas=[FIRST, *model.cut(rest, 10)], delay={"speech": 0.2})


def curl(setting: Setting, served: model.Model) -> float:
    body = {"model": "fake-model", "stream": True, "messages": [{"role": "user", "content": "«\nAn answer.\n«"}]}
    command = setting.peer(
        setting.programs.curl, "-sN", "-H", "Content-Type: application/json", "-d", json.dumps(body),
        f"{served.address}/chat/completions")
    return shown_by(command, served)


def llm(setting: Setting, served: model.Model) -> float:
    home = setting.home("llm")
    (home / "extra-openai-models.yaml").write_text(
        f'- model_id: fake\n  model_name: fake-model\n  api_base: "{served.address}"\n', encoding="utf-8")
    command = setting.peer(
        setting.programs.llm, "-m", "fake", "-n", "An answer.", home=home, LLM_USER_PATH=str(home), OPENAI_API_KEY="none")
    return shown_by(command, served)


def shown_by(command: Command, served: model.Model) -> float:
    with Terminal(command) as terminal:
        shown = terminal.wait(SHOWN)
        return (shown - served.last("speech")["first"]) * 1000


def rows(setting: Setting) -> list[Line]:
    programs = setting.programs
    with model.serving() as served:
        says_first(served)
        measures = {"ours": lambda: ours(setting, served), "curl -N": lambda: curl(setting, served)}
        if programs.llm:
            measures["llm"] = lambda: llm(setting, served)
        found = {name: Figures(values) for name, values in in_turns(setting.runs(15, 4), measures).items()}
    own, curls = found["ours"], found["curl -N"]
    more = own.median - curls.median
    beside = "; ".join(f"{name}: {figures.spread('ms')}" for name, figures in found.items() if name != "ours")
    return [Line(
        "first words after the server sends them", own.spread("ms"), beside, f"{number(more)} ms more than curl",
        "≤ 2 ms more", more <= 2)]
