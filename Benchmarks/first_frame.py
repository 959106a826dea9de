#!/usr/bin/env python3
"""Time to the first frame, and memory, of terminal programs started in turn on a 120x40 pseudo-terminal.

The first frame counts as complete with the last byte before the output is silent for 150 ms. Programs take turns, so that a
busy machine slows all of them alike; quote the medians and their ratio to WeeChat's, not single figures.

Usage: first_frame.py RUNS NAME=COMMAND [NAME=COMMAND ...]

A command may begin with VARIABLE=value words; {silent} in it stands for a port that takes connections and never answers.
"""
import fcntl
import os
import pty
import re
import select
import shlex
import signal
import socket
import statistics
import struct
import sys
import tempfile
import termios
import time

SILENCE = 0.15
LIMIT = 15


def start(command, home):
    words = shlex.split(command)
    environment = {
        "PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8",
    }
    while "=" in words[0]:
        name, value = words.pop(0).split("=", 1)
        environment[name] = value
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(words[0], words, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    return process, terminal


def first_frame(terminal, began):
    """Milliseconds until the last byte of the first burst."""
    last = None
    while time.perf_counter() - began < LIMIT:
        ready, _, _ = select.select([terminal], [], [], LIMIT if last is None else SILENCE)
        if not ready:
            break
        try:
            if not os.read(terminal, 65536):
                break
        except OSError:
            break
        last = time.perf_counter()
    if last is None:
        raise SystemExit("nothing was drawn")
    return (last - began) * 1000


def memory(process):
    """Resident and anonymous memory in MB."""
    status = open(f"/proc/{process}/status").read()
    return [int(re.search(rf"{name}:\s+(\d+) kB", status)[1]) / 1024 for name in ("VmRSS", "RssAnon")]


def main():
    runs = int(sys.argv[1])
    programs = [argument.split("=", 1) for argument in sys.argv[2:]]
    figures = {name: [] for name, _ in programs}
    with tempfile.TemporaryDirectory() as home, socket.create_server(("127.0.0.1", 0), backlog=128) as silent:
        port = str(silent.getsockname()[1])
        for turn in range(runs + 1):
            for name, command in programs:
                began = time.perf_counter()
                process, terminal = start(command.replace("{silent}", port), home)
                try:
                    milliseconds = first_frame(terminal, began)
                    row = [milliseconds, *memory(process)]
                finally:
                    os.kill(process, signal.SIGKILL)
                    os.waitpid(process, 0)
                    os.close(terminal)
                if turn > 0:  # the first turn warms the caches up
                    figures[name].append(row)
    peer = statistics.median(row[0] for row in next(iter(figures.values())))
    print(f"{'program':34} {'first frame, ms':>24} {'x ' + programs[0][0]:>10} {'resident MB':>12} {'anonymous MB':>13}")
    for name, rows in figures.items():
        times = [row[0] for row in rows]
        median = statistics.median(times)
        spread = f"{median:.0f} ({min(times):.0f} to {max(times):.0f})"
        print(
            f"{name:34} {spread:>24} {median / peer:>10.2f} {statistics.median(row[1] for row in rows):>12.1f} "
            f"{statistics.median(row[2] for row in rows):>13.1f}")


main()
