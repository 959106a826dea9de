"""Runs the rows of the suite and writes their table: `scripts/bench` says how to call it."""

from __future__ import annotations

import argparse
import datetime
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

from bench import (
    append, binary, echo, first_token, idle, large_database, machine, memory, resume, scroll, start, stream, table)
from bench.setting import ROOT, Programs, Setting
from bench.table import Line

ROWS = {
    "start": start, "memory": memory, "echo": echo, "stream": stream, "scroll": scroll, "idle": idle,
    "first_token": first_token, "append": append, "resume": resume, "large_database": large_database, "binary": binary,
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--row", action="append", choices=ROWS, help="only this row; may be given more than once")
    parser.add_argument("--short", action="store_true", help="fewer runs and smaller databases; nothing is written")
    parser.add_argument("--ours", required=True, help=argparse.SUPPRESS)
    for name in ("api", "append", "bare-append", "weechat", "irssi", "vibe", "elia", "llm", "curl"):
        parser.add_argument(f"--{name}", type=lambda path: path or None, help=argparse.SUPPRESS)
    return parser.parse_args()


def measured(name: str, setting: Setting) -> list[Line]:
    """The lines of a row; a row that cannot be measured says so, and the others go on."""
    print(f"Measuring: {name}", file=sys.stderr, flush=True)
    try:
        lines = ROWS[name].rows(setting)
    except Exception as error:  # whatever it is, it belongs to this row
        traceback.print_exc()
        lines = [Line(f"{name}: could not be measured", f"{type(error).__name__}", is_met=False)]
    for line in lines:
        print(line.markdown, file=sys.stderr, flush=True)
    return lines


def main() -> int:
    chosen = arguments()
    programs = Programs(**{name: getattr(chosen, name) for name in Programs.__dataclass_fields__})
    folder = Path(tempfile.mkdtemp(prefix="mock-interview-bench-"))
    try:
        setting = Setting(programs, folder, chosen.short)
        text = "# Measured\n\n" + machine.description(setting) + "\n"
        lines = [line for name in chosen.row or ROWS for line in measured(name, setting)]
        text += table.markdown(lines)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(text)
    if not chosen.short and not chosen.row:
        results = ROOT / "Benchmarks" / "results"
        results.mkdir(exist_ok=True)
        (results / f"{datetime.date.today().isoformat()}.md").write_text(text, encoding="utf-8")
    return any(line.is_met is False for line in lines)


sys.exit(main())
