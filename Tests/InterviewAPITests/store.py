"""Looks into the store behind the API with other drivers than the program's.

store.py count PLACE    prints how many documents each collection holds: {"sessions": 1, …}
store.py drop PLACE     removes the database

PLACE is a MongoDB URI with a database, or a SQLite file.
"""

import json
import sqlite3
import sys

from pymongo import MongoClient

command, place = sys.argv[1:]
if place.startswith("mongodb:"):
    client = MongoClient(place, serverSelectionTimeoutMS=5_000)
    database = client.get_default_database()
    if command == "drop":
        client.drop_database(database.name)
        sys.exit()
    counts = {name: database[name].count_documents({}) for name in database.list_collection_names()}
else:
    file = sqlite3.connect(place)
    # What the index of words keeps its words in is as long as it likes.
    names = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
             if not row[0].startswith("message_index_")]
    counts = {name: file.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
print(json.dumps(counts))
