"""Real MongoDB servers of a measurement's own, by `scripts/mongo`: one alone, or a replica set of three."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.setting import ROOT


@contextmanager
def running(folder: Path, members: int = 1) -> Iterator[str]:
    """The URI."""
    environment = {**os.environ, "MOCK_INTERVIEW_MONGO_STATE": str(folder / "mongo"), "TMPDIR": str(folder)}
    replicas = ["--replicas", str(members)] if members > 1 else []
    command = [str(ROOT / "scripts" / "mongo")]
    started = subprocess.run(
        [*command, "start", *replicas], env=environment, check=True, text=True, stdout=subprocess.PIPE)
    try:
        yield started.stdout.strip()
    finally:
        subprocess.run([*command, "stop", *replicas], env=environment, check=True)


def named(uri: str, database: str) -> str:
    """The URI with this database."""
    head, _, options = uri.partition("?")
    return head.rstrip("/") + "/" + database + (f"?{options}" if options else "")
