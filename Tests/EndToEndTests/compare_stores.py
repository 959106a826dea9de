"""Compares a session file of this machine with what was copied of it: SQLITE URI DATABASE.

Prints how many documents each collection has, as a JSON object, once all are the same; otherwise says on standard error what
is missing, twice there or different, and ends with status 1.
"""

import json
import sqlite3
import sys
from datetime import datetime, timedelta, timezone

from pymongo import MongoClient

START = datetime(1970, 1, 1, tzinfo=timezone.utc)


def date(milliseconds):
    return None if milliseconds is None else START + timedelta(milliseconds=milliseconds)


def without_missing(document):
    return {name: value for name, value in document.items() if value is not None}


def session(row):
    (name, identity, role, level, status, created, updated, started, completed, minutes) = row
    return without_missing({
        "_id": identity, "session_id": name, "role": role, "interview_level": level, "status": status,
        "created_at": date(created), "updated_at": date(updated), "started_at": date(started),
        "completed_at": date(completed), "duration_minutes": minutes})


def message(row):
    identity, role, content, created, name = row
    return {"_id": identity, "role": role, "content": content, "created_at": date(created), "session_id": name}


def plain(value):
    """A document of MongoDB as the plain JSON that SQLite keeps."""
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03}Z"
    return str(value) if type(value).__name__ == "ObjectId" else value


def same(name, here, there):
    identities = [str(document["_id"]) for document in there]
    if len(set(identities)) != len(identities):
        sys.exit(f"{name}: something is there twice")
    found = dict(zip(identities, there))
    if set(found) != set(here):
        sys.exit(f"{name}: {len(here)} here, {len(found)} there")
    for identity, document in here.items():
        copy = {**found[identity], "_id": identity}
        if (copy if name in ("sessions", "messages") else plain(copy)) != document:
            sys.exit(f"{name}: {identity} differs")
    return len(here)


def main():
    path, uri, database = sys.argv[1:]
    here = sqlite3.connect(path)
    there = MongoClient(uri, tz_aware=True)[database]
    counts = {}
    for name, read in (("sessions", session), ("messages", message)):
        rows = [read(row) for row in here.execute(f"SELECT * FROM {name}")]
        counts[name] = same(name, {row["_id"]: row for row in rows}, list(there[name].find()))
    for name in ("plans", "turns", "assessments", "feedback"):
        rows = [json.loads(row[0]) for row in here.execute(f"SELECT document FROM {name}")]
        counts[name] = same(name, {row["_id"]: row for row in rows}, list(there[name].find()))
    print(json.dumps(counts))


main()
