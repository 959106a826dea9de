"""The size of the installed program, in MB of 1,048,576 bytes, and how long a clean release build takes.

The size is of a copy that was stripped as `scripts/install` strips it; the Swift runtime is inside. The build is one
into an empty folder, with the dependencies' sources already fetched and no cached modules, on all cores of the machine;
the short form leaves it out. Beside them WeeChat's program with its plugins.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from bench.figures import number
from bench.setting import ROOT, Setting
from bench.table import Line

MOST_MEGABYTES, MOST_SECONDS = 70, 300


def stripped_megabytes(setting: Setting, program: str) -> float:
    copy = setting.home("binary") / "program"
    shutil.copy(program, copy)
    subprocess.run(["strip", str(copy)], check=True)
    return copy.stat().st_size / 2**20


def weechat_megabytes(program: str) -> float:
    files = [Path(program).resolve(), *Path("/usr/lib").glob("*/weechat/plugins/*.so")]
    return sum(file.stat().st_size for file in files) / 2**20


def build_seconds(setting: Setting) -> float:
    """A clean clone of what is committed, built as it is for use."""
    clone = setting.home("build") / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    subprocess.run(["swift", "package", "--package-path", str(clone), "resolve"], check=True, capture_output=True)
    began = time.monotonic()
    subprocess.run([clone / "scripts/lib/release", "mock-interview"], check=True, capture_output=True)
    return time.monotonic() - began


def rows(setting: Setting) -> list[Line]:
    size = stripped_megabytes(setting, setting.programs.ours)
    weechat = setting.programs.weechat
    lines = [Line(
        "program, stripped, Swift runtime inside", f"{number(size)} MB",
        f"WeeChat and plugins: {number(weechat_megabytes(weechat))} MB" if weechat else "",
        bound=f"≤ {MOST_MEGABYTES} MB", is_met=size <= MOST_MEGABYTES)]
    if not setting.is_short:
        seconds = build_seconds(setting)
        lines.append(Line(
            "clean release build", f"{number(seconds)} s", bound=f"≤ {MOST_SECONDS} s", is_met=seconds <= MOST_SECONDS))
    return lines
