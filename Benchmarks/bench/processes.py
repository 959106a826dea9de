"""What processes use, as the kernel tells it.

Processor time is the sum over a program and all that it started: of each process its own clock (clock_getcpuclockid(3),
in nanoseconds, threads that have ended included), and of children that have ended what /proc/PID/stat says, in ticks of
10 ms. Memory is of /proc/PID/smaps_rollup: what is resident, and what of it is anonymous, that is not a file's.
"""

from __future__ import annotations

import os
import re
import time

TICKS = os.sysconf("SC_CLK_TCK")


def tree(process: int) -> list[int]:
    """A process and its descendants, parents first."""
    found = [process]
    for one in found:
        try:
            for thread in os.listdir(f"/proc/{one}/task"):
                with open(f"/proc/{one}/task/{thread}/children", encoding="ascii") as file:
                    found += [int(child) for child in file.read().split()]
        except OSError:
            continue
    return found


def cpu(process: int) -> float:
    """Processor time of a process and its descendants so far, in seconds."""
    return sum(own_cpu(one) for one in tree(process))


def own_cpu(process: int) -> float:
    try:
        # What clock_getcpuclockid makes of a process on Linux, which Python does not offer.
        return time.clock_gettime((~process << 3) | 2) + ended(process)
    except OSError:
        return 0.0


def ended(process: int) -> float:
    """What children took that have ended."""
    with open(f"/proc/{process}/stat", encoding="utf-8") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[13]) + int(fields[14])) / TICKS


def memory(process: int) -> tuple[float, float]:
    """Resident and anonymous memory of a process and its descendants, in MB of 1,048,576 bytes."""
    resident = anonymous = 0
    for one in tree(process):
        with open(f"/proc/{one}/smaps_rollup", encoding="ascii") as file:
            rollup = file.read()
        resident += int(re.search(r"^Rss:\s+(\d+) kB", rollup, re.M)[1])
        anonymous += int(re.search(r"^Anonymous:\s+(\d+) kB", rollup, re.M)[1])
    return resident / 1024, anonymous / 1024
