"""Looks into a database with another driver than the program's.

database.py dump URI DATABASE    prints its documents: {"collection": [{"field": "type value", …}, …], …}
database.py drop URI DATABASE    removes it
database.py forward URI PORT     another address of the server: prints its port (0 takes a free one) and passes all on
database.py silent URI PORT      an address that takes connections and never says a word
"""

import json
import socket
import sys
import threading
from datetime import datetime

from pymongo import MongoClient
from pymongo.uri_parser import parse_uri


def described(value):
    if isinstance(value, datetime):
        return "datetime " + value.isoformat(timespec="milliseconds") + "Z"
    return f"{type(value).__name__} {value}"


def listen(port):
    listener = socket.create_server(("127.0.0.1", port))
    print(listener.getsockname()[1], flush=True)
    return listener


def forward(uri, port):
    """Passes every connection's bytes on, both ways."""
    target = parse_uri(uri)["nodelist"][0]
    listener = listen(port)
    while True:
        near = listener.accept()[0]
        far = socket.create_connection(target)
        for source, sink in ((near, far), (far, near)):
            threading.Thread(target=pass_on, args=(source, sink), daemon=True).start()


def pass_on(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass
    finally:
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def main():
    command, uri, name = sys.argv[1:]
    if command == "forward":
        forward(uri, int(name))
    if command == "silent":
        listener = listen(int(name))
        threading.Event().wait()
        listener.close()
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
