"""Three servers that a key or a password must not reach, or not in the wrong place, for tests of where secrets go.

Prints the port of the first on one line, then serves until it is killed.

The first is a model's server, which may be given a key in the header that is meant for it. What it does stands first in
the path: `/MODE/v1/chat/completions` (see MODES), and it echoes the key wherever it can.
The second is a stranger, to which redirects and cloned folders point; it keeps every byte that it is sent.
The third is a proxy, which may be given its own password and nothing else.

`GET /control?word=W` answers with one JSON object: the ports of the `stranger` and the `proxy`, how often each was
connected to, how often the model was given a key with W in it (`given`), and how often W came to where it does not belong
(`strangerHits`, `proxyHits`, and `modelHits` for the path and the body of requests to the model). It forgets what it has
seen.
"""

import json
import socket
import threading
import urllib.parse

LOCK = threading.Lock()
SEEN = {"stranger": [], "proxy": [], "model": [], "given": []}
COUNTS = {"stranger": 0, "proxy": 0, "model": 0}
PORTS = {}


def note(who, data):
    with LOCK:
        SEEN[who].append(data)


def connected(who):
    with LOCK:
        COUNTS[who] += 1


def listen(serve):
    listener = socket.create_server(("127.0.0.1", 0))

    def run():
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    def one(connection):
        with connection:
            connection.settimeout(10)
            try:
                serve(connection)
            except OSError:
                pass

    threading.Thread(target=run, daemon=True).start()
    return listener.getsockname()[1]


def read_head(connection):
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(4096)
        if not piece:
            return None, b""
        data += piece
    head, _, rest = data.partition(b"\r\n\r\n")
    return head.decode("latin-1").split("\r\n"), rest


def headers_of(lines):
    return {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}


def answer(connection, status, body, kind="application/json", extra=""):
    data = body.encode()
    connection.sendall(
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\nConnection: close\r\n{extra}\r\n".encode()
        + data
    )


def error(message):
    return json.dumps({"error": {"message": message, "type": "some_error"}})


def page(key):
    return f"<html><head><title>Error</title><style>p {{}}</style></head><body><p>Refused {key}</p></body></html>"


def sse(*events):
    return "".join(f"data: {json.dumps(event)}\n\n" for event in events)


def word(text):
    return {"choices": [{"index": 0, "delta": {"content": text}}]}


def redirect(status):
    def serve(connection, key):
        where = f"http://127.0.0.1:{PORTS['stranger']}/v1/chat/completions"
        answer(connection, f"{status} Elsewhere", page(key), "text/html", f"Location: {where}\r\n")

    return serve


# Each is told the key that it was given.
MODES = {
    "refuse": lambda connection, key: answer(connection, "401 No", error(f"Incorrect API key provided: {key}.")),
    "forbid": lambda connection, key: answer(connection, "403 No", page(key), "text/html"),
    "missing": lambda connection, key: answer(connection, "404 No", json.dumps({"error": f"no model for {key}"})),
    "broken": lambda connection, key: answer(connection, "500 Oops", page(key), "text/html"),
    "odd": lambda connection, key: answer(connection, "422 Odd", json.dumps({"detail": [{"msg": "x" * 190 + key}]})),
    "busy": lambda connection, key: answer(connection, "429 Slow", error(f"slow down, {key}"), extra="Retry-After: 1\r\n"),
    "router": lambda connection, key: answer(connection, "200 OK", page(key), "text/html"),
    "other": lambda connection, key: answer(connection, "200 OK", json.dumps({"hello": key})),
    "midway": lambda connection, key: answer(
        connection, "200 OK", sse(word("I would "), {"error": {"message": f"failed for {key}"}}), "text/event-stream"),
    "early": lambda connection, key: answer(
        connection, "200 OK", sse({"error": {"message": f"overloaded, {key}", "type": "overloaded_error"}}),
        "text/event-stream"),
    "nonsense": lambda connection, key: answer(connection, "200 OK", f"data: {{{key}\n\n", "text/event-stream"),
    "rude": lambda connection, key: connection.sendall(f"+OK {key}\r\n".encode()),
    "closed": lambda connection, key: None,
    "moved301": redirect(301),
    "moved302": redirect(302),
    "moved307": redirect(307),
    "moved308": redirect(308),
}


def serve_model(connection):
    lines, body = read_head(connection)
    if lines is None:
        return
    headers = headers_of(lines)
    _, target, _ = (lines[0] + "  ").split(" ", 2)
    url = urllib.parse.urlparse(target)
    if url.path == "/control":
        return answer(connection, "200 OK", report(urllib.parse.parse_qs(url.query)["word"][0].encode()))
    connected("model")
    while len(body) < int(headers.get("content-length", 0)):
        body += connection.recv(65536)
    # The key has its own header, and must be nowhere else.
    others = [line for line in lines if line.split(":")[0].lower() not in ("authorization", "x-api-key")]
    note("model", "\n".join(others).encode() + body)
    key = headers.get("authorization", headers.get("x-api-key", "nothing"))
    note("given", key.encode())
    MODES[url.path.split("/")[1]](connection, key)


def serve_stranger(connection):
    connected("stranger")
    # Whatever it speaks, it speaks first.
    connection.settimeout(2)
    data = connection.recv(65536)
    note("stranger", data)
    connection.sendall(b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    while data:
        data = connection.recv(65536)
        note("stranger", data)


def serve_proxy(connection):
    connected("proxy")
    lines, rest = read_head(connection)
    if lines is None:
        return
    others = [line for line in lines if not line.lower().startswith("proxy-authorization:")]
    note("proxy", "\n".join(others).encode() + rest)
    given = headers_of(lines).get("proxy-authorization", "nothing")
    answer(connection, "407 Not you", page(given), "text/html", f'Proxy-Authenticate: Basic realm="{given}"\r\n')


def report(needle):
    with LOCK:
        found = {who + "Hits": b"".join(data).count(needle) for who, data in SEEN.items()}
        found["given"] = found.pop("givenHits")
        counts = dict(COUNTS)
        for data in SEEN.values():
            data.clear()
        COUNTS.update(dict.fromkeys(COUNTS, 0))
    return json.dumps({**found, "connections": counts, "ports": PORTS})


def main():
    PORTS["stranger"] = listen(serve_stranger)
    PORTS["proxy"] = listen(serve_proxy)
    PORTS["model"] = listen(serve_model)
    print(PORTS["model"], flush=True)
    threading.Event().wait()


main()
