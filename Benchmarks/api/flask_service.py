"""The service that the API is measured against: the same two requests, the same documents and write concern, in Flask
and pymongo. Run by gunicorn with 4 threads: gunicorn --threads 4 flask_service:app, with MONGODB_URI set.
"""

import os
import re
from datetime import datetime, timedelta, timezone

from bson import ObjectId
from flask import Flask, jsonify, request
from pymongo import ASCENDING, DESCENDING, MongoClient
from pymongo.write_concern import WriteConcern

app = Flask(__name__)
client = MongoClient(os.environ["MONGODB_URI"])
database = client.get_default_database().with_options(write_concern=WriteConcern("majority", j=True, wtimeout=5_000))
database.sessions.create_index([("session_id", ASCENDING)], unique=True)
database.messages.create_index([("session_id", ASCENDING), ("created_at", ASCENDING), ("_id", ASCENDING)])
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def document(fields):
    def spelled(value):
        if isinstance(value, ObjectId):
            return str(value)
        if isinstance(value, datetime):
            return value.strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03d}Z"
        return value

    return {name: spelled(value) for name, value in fields.items()}


def failure(status, sentence):
    return jsonify(success=False, error=sentence), status


@app.get("/api/sessions/<session_id>")
def session(session_id):
    if not ID.fullmatch(session_id):
        return failure(400, "session_id")
    found = database.sessions.find_one({"session_id": session_id})
    return jsonify(success=True, session=document(found)) if found else failure(404, "no such session")


@app.post("/api/messages")
def messages():
    body = request.get_json()
    session_id, role, content = body.get("session_id"), body.get("role"), body.get("content")
    if not all(isinstance(text, str) and text for text in (session_id, role, content)) or not ID.fullmatch(session_id):
        return failure(400, "fields")
    if role not in ("user", "assistant", "system"):
        return failure(400, "role")
    if not database.sessions.find_one({"session_id": session_id}):
        return failure(404, "no such session")
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    newest = database.messages.find_one({"session_id": session_id}, sort=[("created_at", DESCENDING), ("_id", DESCENDING)])
    if newest and newest["created_at"] >= now:
        now = newest["created_at"] + timedelta(milliseconds=1)
    message = {"_id": ObjectId(), "role": role, "content": content, "created_at": now, "session_id": session_id}
    database.messages.insert_one(message)
    return jsonify(success=True, message=document(message)), 201
