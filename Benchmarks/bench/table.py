"""What was measured, line by line, with the bound and whether it is met; as Markdown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Line:
    what: str
    ours: str
    peer: str = ""
    ratio: str = ""
    bound: str = ""
    # None where nothing is promised: a figure to know.
    is_met: bool | None = None

    @property
    def verdict(self) -> str:
        return {None: "", True: "yes", False: "**no**"}[self.is_met]

    @property
    def markdown(self) -> str:
        return f"| {self.what} | {self.ours} | {self.peer} | {self.ratio} | {self.bound} | {self.verdict} |"


HEAD = ["| what | mock-interview | beside it | ratio | bound | met |", "|---|---|---|---|---|---|"]


def markdown(lines: list[Line]) -> str:
    return "\n".join(HEAD + [line.markdown for line in lines]) + "\n"
