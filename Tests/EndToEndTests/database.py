"""Looks into a database with another driver than the program's.

database.py dump URI DATABASE    prints its documents: {"collection": [{"field": "type value", …}, …], …}
database.py drop URI DATABASE    removes it
"""

import json
import sys
from datetime import datetime

from pymongo import MongoClient


def described(value):
    if isinstance(value, datetime):
        return "datetime " + value.isoformat(timespec="milliseconds") + "Z"
    return f"{type(value).__name__} {value}"


def main():
    command, uri, name = sys.argv[1:]
    client = MongoClient(uri, serverSelectionTimeoutMS=5000)
    if command == "drop":
        client.drop_database(name)
        return
    database = client[name]
    documents = {
        collection: [
            {field: described(value) for field, value in document.items()}
            for document in database[collection].find().sort([("created_at", 1), ("_id", 1)])
        ]
        for collection in database.list_collection_names()
    }
    print(json.dumps(documents))


main()
