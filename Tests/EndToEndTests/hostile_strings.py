"""Hostile strings for every place that prints what it was given, always the same ones.

Each begins with a word of its own, `h00000` and so on, by which it is found again. What could be taken for the program's
own sequences is made so that it cannot: numbers in the seven thousands, and motions between the letters `q` and `z`.

hostile_strings.py print FIRST COUNT     prints them as JSON strings, one a line
hostile_strings.py fill PATH             fills a SQLite database that the program has made; says what is where
hostile_strings.py questions FOLDER FIRST COUNT    writes question files of hostile names and contents
"""

import json
import os
import random
import sqlite3
import sys

SEED = 20260301
FIRST = 1_700_000_000_000

ESC, BEL, CSI, OSC, DCS, ST = "\x1b", "\x07", "\x9b", "\x9d", "\x90", "\x9c"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u034f\U000e0041"


def escape(chance):
    number = chance.randrange(7000, 8000)
    return chance.choice([
        f"{ESC}[{number}m", f"{ESC}[{number};1H", f"{ESC}[?{number}h", f"{ESC}[{number}n", f"{ESC}[>{number}c",
        f"{ESC}[{number}$y", f"{ESC}P{number}$qm{ESC}\\", f"{ESC}_{number}{ESC}\\", f"{ESC}^{number}{ESC}\\",
        f"{ESC}X{number}{ESC}\\", f"{ESC}c", f"{ESC}#8", f"{ESC}%G", f"{ESC}n", f"{ESC}[{number}", ESC])


def system_command(chance):
    end = chance.choice([BEL, ESC + "\\", ST, ""])
    return chance.choice([
        f"{ESC}]52;c;ZXZpbA=={end}", f"{ESC}]0;title{end}", f"{ESC}]8;;http://evil.example/{end}link{ESC}]8;;{end}",
        f"{ESC}]10;?{end}", f"{OSC}52;c;ZXZpbA=={end}", f"{ESC}]7;file:///{end}", f"{ESC}]1337;File=:AA{end}",
        f"{DCS}7{ST}", f"{CSI}7{chance.randrange(999)}m"])


def control(chance):
    character = chr(chance.choice([*range(1, 9), *range(11, 13), *range(14, 27), *range(28, 32), 0x7F]))
    return f"q{character}z"


def motion(chance):
    return chance.choice(["q\rz", "q\b\b\bz", "q\x0bz", "q\x0cz", "safe\b\b\b\bevil", "good\rbad", "q\r\r\nz"])


def high_control(chance):
    return f"q{chr(chance.randrange(0x80, 0xA0))}z"


def direction(chance):
    return f"a{chance.choice(BIDI)}b{chance.choice(BIDI)}c"


def stack(chance):
    marks = "".join(chr(chance.randrange(0x300, 0x36F)) for _ in range(chance.randrange(20, 200)))
    return chance.choice(["e", "漢", "◌"]) + marks


def invisible(chance):
    return "".join(f"{chance.choice('abc')}{chance.choice(INVISIBLE)}" for _ in range(chance.randrange(1, 30)))


def wide(chance):
    return chance.choice([
        "👩\u200d👩\u200d👧\u200d👦", "🇩🇪🇫🇷🇯", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "ﷺ", "𒐫", "שלום عليكم", "नमस्ते", "각각", "\t漢\t字"])


def separator(chance):
    return "q" + chance.choice("\u2028\u2029\x85\x1c\x1e\ufff9\ufffb") + "z"


KINDS = [escape, system_command, control, motion, high_control, direction, stack, invisible, wide, separator]


def hostile(number):
    """The string with this number; every one holds something of two kinds, and each kind begins every tenth."""
    chance = random.Random(SEED + number)
    kinds = [KINDS[number % len(KINDS)], chance.choice(KINDS)]
    return f"h{number:05} " + " ".join(kind(chance) for kind in kinds) + " end"


BROKEN = [b"\xc0\x9b", b"\xe0\x82\x9b", b"\xf0\x80\x82\x9b", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\x9b7m", b"\xc2", b"\xe2\x80",
          b"\xff\xfe", b"\xf8\x88\x80\x80\x80", b"\xc1\xbf", b"\x80", b"\xf4\x90\x80\x80", b"\xc2\x1b]52;c;eA==\x07"]


def broken(number):
    """The same as bytes that are no UTF-8."""
    chance = random.Random(SEED - number)
    return hostile(number).encode() + b"".join(b" " + chance.choice(BROKEN) for _ in range(3)) + b"."


# MARK: What a database is filled with


def object_id(kind, number):
    return f"{kind:08x}{number:016x}"


class Filling:
    """The rows of a database with hostile strings in every field that other programs may fill."""

    def __init__(self):
        self.number = 0
        self.sessions, self.messages, self.feedback, self.plans = [], [], [], []

    def next(self):
        self.number += 1
        return hostile(self.number - 1)

    def session(self, name, role, level, status, at):
        self.sessions.append((
            name, object_id(1, len(self.sessions)), role, level, status, at, at, at, None, float(len(self.sessions))))

    def list(self, count):
        """Sessions of other programs, whose ids, roles and levels can be anything; three strings each."""
        for n in range(count):
            self.session(
                self.next(), self.next(), self.next(), ["completed", "paused", "active", "cancelled"][n % 4],
                FIRST + n * 1000)

    def transcript(self, name, status, count, isBroken=False):
        """A session with so many messages."""
        at = FIRST + 10_000_000 * (len(self.sessions) + 1)
        self.session(name, "java", "beginner", status, at)
        # Every message of the interviewer counts as a question; with the default the interview would be over.
        plan = {"_id": name, "minutes_before_stretch": 0, "settings": {"hard_stop": False, "questions": count}}
        self.plans.append((name, json.dumps(plan)))
        for n in range(count):
            content = self.next()
            if isBroken:
                # As text, as which SQLite takes any bytes.
                content = broken(self.number - 1)
            self.messages.append((
                object_id(2 + len(self.sessions), n), ["assistant", "user"][n % 2], content, at + n, name))

    def report(self, name, count):
        """Feedback in Markdown, of which every line is hostile."""
        content = "# Overall\n\n" + "\n".join(
            ["- {}", "> {}\n", "`{}`\n", "**{}**\n", "| a | b |\n|--|--|\n| {} | b |\n", "```\n{}\n```\n"][n % 6].format(
                self.next()) for n in range(count))
        document = {
            "_id": object_id(9, len(self.feedback)), "session_id": name, "created_at": "2026-03-01T09:30:00.000Z",
            "outcome": "written", "author": self.next(), "program_version": self.next(), "content": content}
        self.feedback.append((document["_id"], name, json.dumps(document)))

    def write(self, path):
        database = sqlite3.connect(path)
        with database:
            database.executemany("INSERT INTO sessions VALUES (?,?,?,?,?,?,?,?,?,?)", self.sessions)
            database.executemany("INSERT INTO messages VALUES (?,?,CAST(? AS TEXT),?,?)", self.messages)
            database.executemany("INSERT INTO feedback VALUES (?,?,?)", self.feedback)
            database.executemany("INSERT INTO plans VALUES (?,?)", self.plans)
        database.close()


def fill(path):
    """Answers with the numbers of the strings in each place, from the first to the one behind the last."""
    filling, places = Filling(), {}
    for place, put in [
            ("list", lambda: filling.list(500)),
            ("chat", lambda: filling.transcript("chat", "paused", 1200)),
            ("broken", lambda: filling.transcript("broken", "paused", 300, isBroken=True)),
            ("review", lambda: filling.transcript("review", "completed", 1200)),
            ("report", lambda: filling.report("review", 300))]:
        first = filling.number
        put()
        places[place] = [first, filling.number]
    filling.write(path)
    print(json.dumps(places))


def questions(folder, first, count):
    """Question files that cannot be used, of hostile names."""
    os.makedirs(folder, exist_ok=True)
    for number in range(first, first + count):
        text = hostile(number).replace("/", "_").replace("\0", "_")
        name = os.fsencode(folder) + b"/" + text.encode()[:200] + b".yaml"
        with open(name, "wb") as file:
            file.write(b"role: " + broken(number) + b"\n")


def main():
    command, *arguments = sys.argv[1:]
    if command == "print":
        first, count = map(int, arguments)
        for number in range(first, first + count):
            print(json.dumps(hostile(number)))
    elif command == "fill":
        fill(arguments[0])
    elif command == "questions":
        questions(arguments[0], int(arguments[1]), int(arguments[2]))


if __name__ == "__main__":
    main()
