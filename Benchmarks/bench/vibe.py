"""Mistral Vibe, told to ask a server of ours and nobody else."""

from __future__ import annotations

from bench.setting import Setting
from bench.terminal import Command, Terminal

CONFIGURATION = """\
active_model = "fake"
enable_telemetry = false
enable_update_checks = false
enable_auto_update = false

[[providers]]
name = "fake"
api_base = "{address}"
api_key_env_var = ""
api_style = "openai"
backend = "generic"

[[models]]
name = "fake-model"
provider = "fake"
alias = "fake"
"""


def command(setting: Setting, address: str) -> Command:
    home = setting.home("vibe")
    (home / ".vibe").mkdir()
    (home / ".vibe" / "config.toml").write_text(CONFIGURATION.format(address=address), encoding="utf-8")
    (home / "work").mkdir()
    command = setting.peer(setting.programs.vibe, "--trust", home=home)
    command.folder = str(home / "work")
    return command


def is_ready(terminal: Terminal) -> None:
    """It has begun, and what it starts in the background is done: before that, a prompt only waits."""
    terminal.wait(rb"200k tokens", limit=60)
    terminal.rests()
