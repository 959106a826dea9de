"""Fills a SQLite database that the program has made with many past interviews: PATH COUNT [MESSAGES].

Session n of COUNT is called s0000n, was last changed n minutes after the first, and has a transcript of three messages.
Every tenth is completed and has feedback with a score. With MESSAGES, one more, the last and called long, has so many, of
which message n begins with "Message n".
"""

import json
import sqlite3
import sys

STATUSES = ["completed", "paused", "active", "cancelled", "paused"]
ROLES = ["java", "python", "devops", "ai-genai"]
LEVELS = ["beginner", "intermediate", "advanced"]
FIRST = 1_700_000_000_000


def object_id(kind, number):
    return f"{kind:08x}{number:016x}"


def sessions(count):
    for n in range(count):
        at = FIRST + n * 60_000
        yield (
            f"s{n:05}", object_id(1, n), ROLES[n % 4], LEVELS[n % 3], STATUSES[n % 5], at, at, at, None, float(n % 90))


def messages(count):
    for n in range(count):
        at = FIRST + n * 60_000
        for turn, (role, text) in enumerate([
                ("assistant", f"Question of interview {n}: what is a closure?"),
                ("user", f"Answer of interview {n}: a function with its surroundings."),
                ("assistant", "Thank you.")]):
            yield (object_id(2 + turn, n), role, text, at + turn, f"s{n:05}")


QUOTATION = "a function with its surroundings"


def feedback(count):
    for n in range(0, count, 10):
        points = [
            {"id": "one", "sentence": "It keeps its surroundings.", "quotation": QUOTATION,
             "message": object_id(3, n), "unaided": True},
            {"id": "two", "sentence": "It can be passed on.", "unaided": False}]
        section = {
            "number": 1, "question": "What is a closure?", "topic": "closures", "state": "scored", "score": 1, "hints": 0,
            "follow_ups": 0, "fruitful_aids": 0, "unassessed": 0, "key_points": points}
        total = n % 50 / 10
        content = (
            f"## Overall\n\n**{total} of 5** over 1 question.\n\n## Question 1 (closures)\n\n> What is a closure?\n\n"
            f"**{total} of 5.** 1 of 2 key points.\n\n- good: It keeps its surroundings. “{QUOTATION}”\n"
            "- missing: It can be passed on.\n")
        document = {
            "_id": object_id(9, n), "session_id": f"s{n:05}", "created_at": "2026-03-01T09:30:00.000Z",
            "outcome": "written", "author": "a model", "program_version": "0", "content": content,
            "report": {
                "method": "model", "judges": ["a model"], "sections": [section], "total": total, "dimensions": [],
                "strengths": [], "next_steps": []}}
        yield (object_id(9, n), f"s{n:05}", json.dumps(document))


def long_session(count):
    at = FIRST + 1_000_000 * 60_000
    yield ("long", object_id(10, 0), "java", "beginner", "paused", at, at + count, at, None, 90.0)


def long_transcript(count):
    at = FIRST + 1_000_000 * 60_000
    for n in range(count):
        text = f"Message {n} of a long interview: " + "what is said here takes more than a row. " * (n % 4)
        yield (object_id(11, n), ["assistant", "user"][n % 2], text, at + n, "long")


path, count = sys.argv[1], int(sys.argv[2])
most = int(sys.argv[3]) if len(sys.argv) > 3 else 0
database = sqlite3.connect(path)
with database:
    database.executemany("INSERT INTO sessions VALUES (?,?,?,?,?,?,?,?,?,?)", sessions(count))
    database.executemany("INSERT INTO messages VALUES (?,?,?,?,?)", messages(count))
    if most:
        database.executemany("INSERT INTO sessions VALUES (?,?,?,?,?,?,?,?,?,?)", long_session(most))
        database.executemany("INSERT INTO messages VALUES (?,?,?,?,?)", long_transcript(most))
        # Every message of the interviewer counts as a question; the default would be over.
        plan = {"_id": "long", "minutes_before_stretch": 0, "settings": {"hard_stop": False, "questions": most}}
        database.execute("INSERT INTO plans VALUES (?,?)", ("long", json.dumps(plan)))
    database.executemany("INSERT INTO feedback VALUES (?,?,?)", feedback(count))
database.close()
