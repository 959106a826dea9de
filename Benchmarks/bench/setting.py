"""What is measured and beside what, and the folder in which each program has a home of its own with nothing in it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.terminal import Command

ROOT = Path(__file__).resolve().parents[2]
END_TO_END = ROOT / "Tests" / "EndToEndTests"


@dataclass(frozen=True)
class Programs:
    """Paths; None for a peer that is not there."""

    ours: str
    api: str | None = None
    append: str | None = None
    bare_append: str | None = None
    weechat: str | None = None
    irssi: str | None = None
    vibe: str | None = None
    elia: str | None = None
    llm: str | None = None
    curl: str | None = None


@dataclass(frozen=True)
class Setting:
    programs: Programs
    folder: Path
    is_short: bool

    def runs(self, full: int, short: int = 3) -> int:
        return short if self.is_short else full

    def home(self, name: str) -> Path:
        """A new home with nothing in it."""
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.folder))

    def environment(self, home: Path, **settings: str) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "COLORTERM": "truecolor", **settings,
        }

    def ours(self, *arguments: str, home: Path | None = None, **settings: str) -> Command:
        home = home or self.home("ours")
        return Command([self.programs.ours, *arguments], self.environment(home, **settings), str(home))

    def peer(self, *words: str, home: Path | None = None, **settings: str) -> Command:
        home = home or self.home("peer")
        return Command(list(words), self.environment(home, **settings), str(home))

    def weechat_with_lines(self, count: int) -> Command:
        """WeeChat with so many lines in its buffer, as long as the messages of a long session are on average."""
        assert self.programs.weechat
        said = "Message of a long interview: what is said here takes more than a row."
        commands = [
            "/set weechat.history.max_buffer_lines_number 0", f"/repeat {count} /print {said}",
            f"/print All {count} are here",
        ]
        return self.peer(self.programs.weechat, "-r", ";".join(commands))

    def home_with_messages(self, *counts: int, sessions: int = 0) -> Path:
        """A home of ours with past sessions, and a paused one of so many messages, called `long`, in SQLite."""
        home = self.home("ours")
        # The program makes the file and its tables.
        command = self.ours("list", home=home)
        subprocess.run(command.words, env=command.environment, capture_output=True, check=True)
        database = home / ".local" / "share" / "mock-interview" / "sessions.sqlite"
        fill = [sys.executable, str(END_TO_END / "many_sessions.py"), str(database), str(sessions), *map(str, counts)]
        subprocess.run(fill, capture_output=True, check=True)
        return home
