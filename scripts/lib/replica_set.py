"""Makes one replica set of running mongods and returns once it takes majority writes.

    python replica_set.py NAME HOST:PORT...

pymongo does it because the tests need pymongo anyway; a MongoDB shell would be one more download.
"""

import contextlib
import sys
import time

from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError
from pymongo.write_concern import WriteConcern

LIMIT_SECONDS = 60
ALREADY_INITIALIZED = 23


def main(name: str, hosts: list[str]) -> None:
    first = MongoClient(hosts[0], directConnection=True, serverSelectionTimeoutMS=5_000).admin
    members = [{"_id": index, "host": host} for index, host in enumerate(hosts)]
    try:
        first.command("replSetInitiate", {"_id": name, "members": members})
    except OperationFailure as error:
        if error.code != ALREADY_INITIALIZED:
            raise

    whole = MongoClient(hosts, replicaSet=name, serverSelectionTimeoutMS=250)
    probe = whole.get_database("mock-interview-ready", write_concern=WriteConcern("majority", wtimeout=5_000))
    deadline = time.monotonic() + LIMIT_SECONDS
    while True:
        try:
            probe.writes.insert_one({})
            whole.drop_database(probe)
            return
        except PyMongoError as error:
            if time.monotonic() > deadline:
                sys.exit(f"No primary took a majority write in {LIMIT_SECONDS} s: {error}")
        # Without this the first election waits out its timeout of 10 s.
        with contextlib.suppress(PyMongoError):
            first.command("replSetStepUp")


if __name__ == "__main__":
    try:
        main(sys.argv[1], sys.argv[2:])
    except PyMongoError as problem:
        sys.exit(f"The replica set could not be made: {problem}")
