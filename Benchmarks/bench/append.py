"""Time to append one message, through the program's own MongoStore, against a bare program in C that inserts the same
fields.

Both are linked to the same libmongoc and ask for the same: a majority of the members, journaled, within 5 s. Each run
of either connects, appends 20 messages that do not count, then so many that do, one after the other, and prints the
microseconds of each. `AppendBenchmark` calls `MongoStore.append`, as the terminal program and the REST API do;
`append.c` calls `mongoc_collection_insert_one`. The two take turns, on one server alone and on a replica set of three,
each with an empty collection that has the program's index.
"""

from __future__ import annotations

import subprocess

from bench import mongo
from bench.figures import Figures, in_turns, number
from bench.setting import Setting
from bench.table import Line


def append(program: str, uri: str, count: int) -> list[float]:
    """Microseconds of each append."""
    done = subprocess.run([program, uri, str(count)], capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def rows(setting: Setting) -> list[Line]:
    programs = setting.programs
    lines = []
    for members, place in ((1, "one server"), (3, "a replica set of three")):
        with mongo.running(setting.folder, members) as uri:
            count = setting.runs(500, 200)
            measures = {
                "ours": lambda: append(programs.append, mongo.named(uri, "ours"), count),
                "bare": lambda: append(programs.bare_append, mongo.named(uri, "bare"), count),
            }
            found = in_turns(setting.runs(7, 3), measures)
        # The median of each run, and theirs: single appends wait for the disk.
        own, bare = (Figures(Figures(run).median for run in found[name]) for name in ("ours", "bare"))
        ratio = own.median / bare.median
        lines.append(Line(
            f"append of a message, {place}", own.spread("µs"), f"bare libmongoc: {bare.spread('µs')}", number(ratio),
            "≤ 1.15 ×", ratio <= 1.15))
    return lines
