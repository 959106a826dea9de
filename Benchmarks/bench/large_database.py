"""A MongoDB with 100,000 sessions of 30 messages each, 3 million in all; in the short form 10,000 sessions of 3.

It is filled by pymongo, and so is one with 1,000 sessions. What is timed is what a person runs and waits for: the whole
program, from its start to its end, its list printed into a pipe. The program's start and its meeting with the server
are in it, so the same command on the database of 1,000 stands beside each. Through the REST API, which runs already,
the list of 50 is timed alone, from request to reply.

Counting by status is a list of all sessions of that status, 2 of 5, whose lines are counted. Searching is for a word
that stands in 30 messages whatever the size, and for one that stands in a tenth of all. Cancelling is SIGINT while all
that match are read.

What was asked is explained by MongoDB itself: its profiler notes the plan of every command of the program, and a plan
that scans a collection (COLLSCAN) misses the bound.
"""

from __future__ import annotations

import datetime
import json
import re
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bench import mongo
from bench.figures import Figures, in_turns, number
from bench.setting import Setting
from bench.table import Line

STATUSES = ["completed", "paused", "active", "cancelled", "paused"]
ROLES = ["java", "python", "devops", "ai-genai"]
LEVELS = ["beginner", "intermediate", "advanced"]
FIRST = datetime.datetime(2025, 1, 1, tzinfo=datetime.timezone.utc)
FEW = 1_000
# In 30 messages of each database; in a tenth of all.
RARE, COMMON = "linearizability", "deadlock"


def fill(uri: str, sessions: int, each: int) -> None:
    """Writes so many sessions, and to each so many messages."""
    import bson
    import pymongo

    client = pymongo.MongoClient(uri)
    database = client.get_default_database()
    for start in range(0, sessions, 1000):
        numbers = range(start, min(sessions, start + 1000))
        database.sessions.insert_many(
            [session(bson.ObjectId(), number) for number in numbers], ordered=False)
        database.messages.insert_many(
            [message(bson.ObjectId(), number, turn, sessions) for number in numbers for turn in range(each)],
            ordered=False)
    client.close()


def make_indexes(setting: Setting, uri: str) -> None:
    """Has the program make its indexes, on what is still empty: `doctor` waits for them."""
    import pymongo

    command = setting.ours("doctor", MONGODB_URI=uri)
    subprocess.run(command.words, env=command.environment, capture_output=True, stdin=subprocess.DEVNULL)
    with pymongo.MongoClient(uri) as client:
        found = client.get_default_database().sessions.index_information()
        if len(found) < 4:
            raise RuntimeError(f"the program has made no indexes but {sorted(found)}")


def make_text_index(uri: str) -> None:
    """The index that `search --make-index` makes, which over millions of messages takes minutes."""
    import pymongo

    with pymongo.MongoClient(uri) as client:
        client.get_default_database().messages.create_index(
            [("content", "text")], name="content_text", default_language="none",
            language_override="mock_interview_language")


def session(identity, number: int) -> dict:
    at = FIRST + datetime.timedelta(minutes=number)
    return {
        "_id": identity, "session_id": f"s{number:06}", "role": ROLES[number % 4], "interview_level": LEVELS[number % 3],
        "status": STATUSES[number % 5], "created_at": at, "updated_at": at, "started_at": at, "duration_minutes": 30.0,
    }


def message(identity, number: int, turn: int, sessions: int) -> dict:
    words = "what is said here takes more than a row. " * (1 + turn % 3)
    if turn == 0 and number % (sessions // 30) == 0:
        words += RARE + " "
    if (number + turn) % 10 == 0:
        words += COMMON
    return {
        "_id": identity, "session_id": f"s{number:06}", "role": ["assistant", "user"][turn % 2],
        "content": f"Message {turn} of interview {number}: {words}",
        "created_at": FIRST + datetime.timedelta(minutes=number, seconds=turn),
    }


def run(setting: Setting, uri: str, *arguments: str) -> tuple[float, int]:
    """Milliseconds, and lines printed."""
    command = setting.ours(*arguments, MONGODB_URI=uri)
    began = time.monotonic()
    done = subprocess.run(
        command.words, env=command.environment, capture_output=True, check=True, stdin=subprocess.DEVNULL)
    return (time.monotonic() - began) * 1000, done.stdout.count(b"\n")


def cancelled(setting: Setting, uri: str, *arguments: str) -> float:
    """Milliseconds from SIGINT, in the midst of it, to the program's end."""
    command = setting.ours(*arguments, MONGODB_URI=uri)
    process = subprocess.Popen(
        command.words, env=command.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # A shell may have it ignored for what runs in its background.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    try:
        process.wait(timeout=0.15)
        return 0.0
    except subprocess.TimeoutExpired:
        at = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        return (time.monotonic() - at) * 1000


@contextmanager
def api(setting: Setting, uri: str) -> Iterator[str]:
    """The address of a REST API on this database."""
    command = setting.ours(MONGODB_URI=uri)
    log = setting.home("api") / "log"
    with open(log, "wb") as file:
        server = subprocess.Popen(
            [setting.programs.api, "--port", "0"], env=command.environment, stdin=subprocess.DEVNULL, stdout=file,
            stderr=file)
    try:
        end = time.monotonic() + 20
        while not (found := re.search(rb"http://127\.0\.0\.1:\d+", log.read_bytes())):
            if time.monotonic() > end:
                raise TimeoutError(f"the API does not start: {log.read_text()}")
            time.sleep(0.02)
        yield found[0].decode()
    finally:
        server.kill()
        server.wait()


def get(address: str) -> float:
    """Milliseconds from request to reply."""
    began = time.monotonic()
    with urllib.request.urlopen(address) as reply:
        json.load(reply)
    return (time.monotonic() - began) * 1000


def plans(uri: str, work: Callable[[], object]) -> set[str]:
    """The kinds of plan by which MongoDB did what `work` asked it for."""
    import pymongo

    with pymongo.MongoClient(uri) as client:
        database = client.get_default_database()
        database.system.profile.drop()
        database.command("profile", 2, slowms=0)
        try:
            work()
        finally:
            database.command("profile", 0)
        found = set()
        for note in database.system.profile.find({"planSummary": {"$exists": True}}):
            if not note["ns"].endswith("system.profile"):
                collection = note["ns"].partition(".")[2]
                found |= {f"{kind} of {collection}" for kind in re.findall(r"\b[A-Z][A-Z_]{3,}\b", note["planSummary"])}
        return found


def rows(setting: Setting) -> list[Line]:
    sessions, each = (10_000, 3) if setting.is_short else (100_000, 30)
    size = f"{sessions:,} sessions, {sessions * each:,} messages"
    with mongo.running(setting.folder) as server:
        large, small = mongo.named(server, "large"), mongo.named(server, "small")
        for uri, count in ((large, sessions), (small, FEW)):
            make_indexes(setting, uri)
            fill(uri, count, each)
            make_text_index(uri)
        return measure(setting, large, small, sessions, size)


def measure(setting: Setting, large: str, small: str, sessions: int, size: str) -> list[Line]:
    paused = sessions * 2 // 5
    commands = {
        "list of 50": ("list",),
        "list of 50 of one status": ("list", "--status", "paused"),
        f"count of one status ({paused:,})": ("list", "--status", "paused", "--limit", str(sessions)),
        "search, 20 of 30 that match": ("search", RARE),
        "search, 20 of a tenth of all messages": ("search", COMMON),
    }
    lines = []
    found_plans = plans(large, lambda: [run(setting, large, *arguments) for arguments in commands.values()])
    is_indexed = not any(plan.startswith("COLLSCAN") for plan in found_plans) and bool(found_plans)
    lines.append(Line(
        f"{size}: plans of all below, as MongoDB explains them", ", ".join(sorted(found_plans)), bound="index scans only",
        is_met=is_indexed))
    with api(setting, large) as of_large, api(setting, small) as of_small:
        list_of_50 = "/api/sessions?limit=50"
        found = in_turns(setting.runs(50, 20), {
            "large": lambda: get(of_large + list_of_50), "small": lambda: get(of_small + list_of_50)})
        many, few = Figures(found["large"]), Figures(found["small"])
        ratio = many.median / few.median
        lines.append(Line(
            "list of 50 through the REST API; of 1,000 sessions", f"{many.spread('ms')}; {few.spread('ms')}",
            ratio=f"{number(ratio)} to 1,000", bound="< 20 ms, flat within 1.5",
            is_met=many.median < 20 and ratio <= 1.5))
    for name, arguments in commands.items():
        runs = setting.runs(5, 2)
        found = in_turns(runs, {
            "large": lambda: run(setting, large, *arguments), "small": lambda: run(setting, small, *arguments)})
        many, few = (Figures(one[0] for one in found[which]) for which in ("large", "small"))
        printed, printed_few = found["large"][0][1], found["small"][0][1]
        per = (many.median - few.median) * 1000 / max(1, printed - printed_few)
        more = f"{number(per)} µs for each line more" if printed - printed_few > 100 else ""
        lines.append(Line(
            f"`{' '.join(('mock-interview', *arguments))}`: {name}; of 1,000 sessions",
            f"{many.spread('ms')}, {printed:,} lines; {few.spread('ms')}, {printed_few:,} lines",
            ratio=more or f"{number(many.median - few.median)} ms more than of 1,000"))
    stopped = Figures(
        cancelled(setting, large, "list", "--status", "paused", "--limit", str(sessions))
        for _ in range(setting.runs(5, 2)))
    lines.append(Line(
        "SIGINT to the end of the program, while all of a status are read", stopped.spread("ms"),
        bound="cancellable: ≤ 100 ms", is_met=stopped.median <= 100))
    return lines
