"""Looks at a database of MongoStore with another driver, and writes into it what other programs write.

    read_documents.py URI DATABASE check SESSION_ID   every field and BSON type of what MongoStore wrote
    read_documents.py URI DATABASE write              sessions and messages as programs with an ODM write them
"""

import sys
from datetime import datetime, timezone

from bson import Int64, ObjectId
from bson.codec_options import CodecOptions
from bson.raw_bson import RawBSONDocument
from pymongo import MongoClient

# Types as $type names them.
REQUIRED = {
    "sessions": {
        "_id": "objectId", "session_id": "string", "role": "string", "interview_level": "string", "status": "string",
        "created_at": "date", "updated_at": "date", "duration_minutes": "double",
    },
    "messages": {
        "_id": "objectId", "role": "string", "content": "string", "created_at": "date", "session_id": "string",
    },
    "plans": {"_id": "string", "minutes_before_stretch": "double", "settings": {"questions": "int", "hard_stop": "bool"}},
    "turns": {"_id": "objectId", "session_id": "string", "question": "int", "move": "string", "cut": "bool"},
    "assessments": {
        "_id": "objectId", "session_id": "string", "question": "int", "method": "string", "kind": "string",
        "covered": "array", "missing": "array",
    },
    "feedback": {
        "_id": "objectId", "session_id": "string", "created_at": "date", "outcome": "string", "author": "string",
        "program_version": "string", "content": "string",
    },
}
# A field that is not set is absent, never null.
OPTIONAL = {
    "sessions": {"started_at": "date", "completed_at": "date"},
    "plans": {"stretch_began_at": "date", "settings.minutes": "int"},
    "turns": {"question_id": "string"},
}
INDEXES = {
    "sessions": {"_id_", "session_id_1", "status_1_updated_at_-1__id_-1", "updated_at_-1__id_-1"},
    "messages": {"_id_", "session_id_1_created_at_1__id_1"},
    "turns": {"_id_", "session_id_1"},
    "assessments": {"_id_", "session_id_1"},
    "feedback": {"_id_", "session_id_1"},
}


def fields_with_type(database, collection, path):
    """The type of a field in every document, as the server sees it."""
    pipeline = [{"$project": {"type": {"$type": "$" + path}}}]
    return {document["_id"]: document["type"] for document in database[collection].aggregate(pipeline)}


def flatten(document, prefix=""):
    for name, value in document.items():
        yield from flatten(value, prefix + name + ".") if isinstance(value, dict) else [prefix + name]


def flat_types(types, prefix=""):
    for name, value in types.items():
        yield from flat_types(value, prefix + name + ".") if isinstance(value, dict) else [(prefix + name, value)]


def check(database, session_id):
    problems = []
    extra = set(database.list_collection_names()) - set(REQUIRED)
    if extra:
        problems.append(f"collections nobody asked for: {sorted(extra)}")
    for collection, required in REQUIRED.items():
        required = dict(flat_types(required))
        allowed = {**required, **OPTIONAL.get(collection, {})}
        key = "_id" if collection == "plans" else "session_id"
        documents = list(database[collection].find({key: session_id}))
        if not documents:
            problems.append(f"{collection}: no document of session {session_id}")
        for document in documents:
            names = set(flatten(document))
            if not set(required) <= names <= set(allowed):
                problems.append(f"{collection}: fields {sorted(names ^ set(required))}")
        for path, expected in allowed.items():
            for identifier, found in fields_with_type(database, collection, path).items():
                if found != expected and not (found == "missing" and path not in required):
                    problems.append(f"{collection} {identifier}: {path} is {found}, not {expected}")
        print(f"{collection}: {len(documents)} documents")
    for collection, expected in INDEXES.items():
        found = database[collection].index_information()
        if set(found) != expected:
            problems.append(f"{collection}: indexes {sorted(found)}")
        if collection == "sessions" and not found.get("session_id_1", {}).get("unique"):
            problems.append("sessions: session_id_1 is not unique")
    for message in database["messages"].find({"session_id": session_id}).sort([("created_at", 1), ("_id", 1)]):
        print("message:", message["content"].encode("utf-8").hex(), message["created_at"].isoformat())
    return problems


def write(database):
    moment = datetime(2024, 5, 6, 7, 8, 9, 123000, tzinfo=timezone.utc)
    common = {"role": "java", "interview_level": "beginner", "status": "completed", "created_at": moment}
    database["sessions"].insert_many([
        {**common, "session_id": "int", "duration_minutes": 12, "__v": 0, "user": {"name": "somebody"}},
        {**common, "session_id": "long", "duration_minutes": Int64(13), "updated_at": moment},
        {**common, "session_id": "double", "duration_minutes": 14.5, "tags": ["a", None, {"b": 1}]},
        {**common, "session_id": "null", "started_at": None, "completed_at": None, "updated_at": None,
         "duration_minutes": None},
        {**common, "session_id": "cobol", "role": "cobol", "interview_level": "wizard"},
        {**common, "session_id": "broken", "status": "archived"},
        {**common, "session_id": "unnamed", "_id": "not an ObjectId"},
    ])
    first = ObjectId("665f00000000000000000001")
    said = {"created_at": moment, "session_id": "int"}
    database["messages"].insert_many([
        {**said, "_id": first, "role": "assistant", "content": "Why?", "__v": 0},
        {**said, "_id": ObjectId("665f00000000000000000002"), "role": "system", "content": "Be kind."},
        {**said, "_id": ObjectId("665f00000000000000000003"), "role": "tool", "content": "unknown role"},
        {**said, "_id": ObjectId("665f00000000000000000004"), "role": "user"},
        {**said, "_id": ObjectId("665f00000000000000000005"), "role": "user", "content": "Because."},
    ])
    # What no driver would write, but files hold: text that is not UTF-8.
    raw = RawBSONDocument(
        __import__("bson").encode({**said, "_id": ObjectId("665f00000000000000000006"), "role": "user",
                                   "content": "XX"}).replace(b"XX\x00", b"\xff\xfe\x00"))
    database.get_collection("messages", CodecOptions(document_class=RawBSONDocument)).insert_one(raw)
    return []


def extras(database):
    """What is left of the fields of other programs after this one updated the session."""
    document = database["sessions"].find_one({"session_id": "int"})
    print(document["__v"], document["user"]["name"], document["status"], document["duration_minutes"])
    return []


def main():
    uri, name, command, *arguments = sys.argv[1:]
    with MongoClient(uri, serverSelectionTimeoutMS=5000, tz_aware=True) as client:
        problems = {"check": check, "write": write, "extras": extras}[command](client[name], *arguments)
    print("\n".join(problems) if problems else "as designed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
