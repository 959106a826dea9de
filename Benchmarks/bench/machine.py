"""What a result was measured on, without saying whose machine it is."""

from __future__ import annotations

import datetime
import os
import platform
import re
import subprocess

from bench.setting import ROOT, Setting


def first_line(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
        return (done.stdout + done.stderr).strip().splitlines()[0]
    except (OSError, IndexError, subprocess.TimeoutExpired):
        return ""


def version(name: str, program: str | None, *arguments: str) -> str:
    found = re.search(r"\d+(\.\d+)+", first_line(program, *arguments)) if program else None
    return f"{name} {found[0]}" if found else ""


def processor() -> str:
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"^model name\s*: (.*)$", file.read(), re.M)
    return model[1] if model else platform.machine()


def memory_gigabytes() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def description(setting: Setting) -> str:
    programs = setting.programs
    commit = first_line("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    versions = [
        version("mock-interview", programs.ours, "--version") + f" ({commit})",
        version("Swift", "swift", "--version"), version("libmongoc", "pkg-config", "--modversion", "libmongoc-1.0"),
        version("WeeChat", programs.weechat, "--version"), version("irssi", programs.irssi, "--version"),
        version("Mistral Vibe", programs.vibe, "--version"),
        version("elia", programs.elia and elia_python(programs.elia), "-c",
                "import importlib.metadata as m; print(m.version('elia_chat'))"),
        version("llm", programs.llm, "--version"), version("curl", programs.curl, "--version"),
    ]
    moment = datetime.date.today().isoformat()
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return (
        f"{moment}, {system}, {os.cpu_count()} cores ({processor()}), {memory_gigabytes()} GiB of memory; "
        f"load at the start {os.getloadavg()[0]:.1f}.\n\n" + ", ".join(one for one in versions if one) + ".\n")


def elia_python(program: str) -> str:
    return os.path.join(os.path.dirname(program), "python")
