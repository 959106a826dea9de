"""A proxy before a MongoDB that drops the reply to the first insert of each document, with its connection.

    drop_replies.py URI TALLY

Prints its port. Writes a line into the file TALLY for each reply that it dropped: the document had been written by then.
"""

import contextlib
import socket
import struct
import sys
import threading

from pymongo.uri_parser import parse_uri

seen = set()
lock = threading.Lock()


def receive(connection):
    """One message of the wire protocol, whole; None at the end."""
    data = b""
    while len(data) < 4 or len(data) < struct.unpack_from("<i", data)[0]:
        piece = connection.recv(65536 if len(data) < 4 else struct.unpack_from("<i", data)[0] - len(data))
        if not piece:
            return None
        data += piece
    return data


def is_first_insert(message):
    # OP_MSG: its first section is the command, whose first field names it; the documents follow in another section.
    if b"insert\x00" not in message[:64] or b"messages\x00" not in message[:96]:
        return False
    place = message.find(b"\x07_id\x00")
    document = message[place + 5 : place + 17]
    with lock:
        if place < 0 or document in seen:
            return False
        seen.add(document)
        return True


class Connection:
    """One client's way to the server, in both directions: what answers what is told by the numbers of the messages."""

    def __init__(self, near, target, tally):
        self.near = near
        self.far = socket.create_connection(target)
        self.tally = tally
        self.inserts = set()
        for work in (self.requests, self.replies):
            threading.Thread(target=self.run, args=(work,), daemon=True).start()

    def run(self, work):
        try:
            work()
        except OSError:
            pass
        finally:
            for end in (self.near, self.far):
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def requests(self):
        while request := receive(self.near):
            if is_first_insert(request):
                self.inserts.add(struct.unpack_from("<i", request, 4)[0])
            self.far.sendall(request)

    def replies(self):
        while reply := receive(self.far):
            if struct.unpack_from("<i", reply, 8)[0] in self.inserts:
                with lock, open(self.tally, "a") as file:
                    file.write("dropped\n")
                return
            self.near.sendall(reply)


def main():
    uri, tally = sys.argv[1:]
    target = parse_uri(uri)["nodelist"][0]
    listener = socket.create_server(("127.0.0.1", 0))
    open(tally, "w").close()
    print(listener.getsockname()[1], flush=True)
    while True:
        Connection(listener.accept()[0], target, tally)


if __name__ == "__main__":
    main()
