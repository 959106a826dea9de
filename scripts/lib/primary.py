"""Finds the member of a replica set that takes writes, and prints its number, counted from 1.

    python primary.py find|stepdown HOST:PORT...

With `stepdown` it is told to give its place up for 10 s.
"""

import sys
import time

from pymongo import MongoClient
from pymongo.errors import PyMongoError

LIMIT_SECONDS = 60


def takes_writes(host: str) -> bool:
    try:
        client = MongoClient(host, directConnection=True, serverSelectionTimeoutMS=500, socketTimeoutMS=1_000)
        return client.admin.command("hello")["isWritablePrimary"]
    except PyMongoError:
        return False


def main(command: str, hosts: list[str]) -> None:
    deadline = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < deadline:
        for number, host in enumerate(hosts, start=1):
            if not takes_writes(host):
                continue
            if command == "stepdown":
                MongoClient(host, directConnection=True).admin.command("replSetStepDown", 10)
            print(number)
            return
    sys.exit(f"The replica set has no primary in {LIMIT_SECONDS} s.")


if __name__ == "__main__":
    try:
        main(sys.argv[1], sys.argv[2:])
    except PyMongoError as problem:
        sys.exit(f"The primary cannot be told: {problem}")
