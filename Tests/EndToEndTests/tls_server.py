"""A model server for tests behind TLS, with a certificate of a kind: FOLDER KIND.

Makes an authority and a certificate for this machine in FOLDER, of which `ca.pem` is to be trusted, prints its port on
one line, then serves until it is killed. KIND is one of

    good        a certificate that all is well with
    expired     one that was good until yesterday
    other       one for another host
    redirect    a good one, whose server redirects to other.example

`GET /control` without TLS is not understood: what came through is counted in FOLDER/requests, one line each.
"""

import http.server
import os
import ssl
import subprocess
import sys

EC = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


def openssl(*arguments):
    done = subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"openssl {arguments[0]}: {done.stderr}")


def make_certificate(folder, kind):
    def file(name):
        return os.path.join(folder, name)

    openssl("req", "-x509", *EC, "-keyout", file("ca.key"), "-out", file("ca.pem"), "-subj", "/CN=Test", "-days", "2")
    openssl("req", "-new", *EC, "-keyout", file("key.pem"), "-out", file("request"), "-subj", "/CN=model")
    with open(file("names"), "w", encoding="utf-8") as names:
        names.write("subjectAltName=" + ("DNS:other.example" if kind == "other" else "IP:127.0.0.1,DNS:localhost"))
    openssl(
        "x509", "-req", "-in", file("request"), "-CA", file("ca.pem"), "-CAkey", file("ca.key"), "-CAcreateserial",
        "-out", file("certificate.pem"), "-days", "-1" if kind == "expired" else "2", "-extfile", file("names"),
    )


class Handler(http.server.BaseHTTPRequestHandler):
    kind = ""
    notes = ""

    def log_message(self, *_):
        pass

    def answer(self):
        with open(self.notes, "a", encoding="utf-8") as notes:
            notes.write(self.requestline + "\n")
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b"" if self.kind == "redirect" else b'{"error": {"message": "behind TLS"}}'
        self.send_response(307 if self.kind == "redirect" else 400)
        self.send_header("Location", "https://other.example/v1/chat/completions")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    # CONNECT: what asks it as a proxy gets as far as any other.
    do_GET = do_POST = do_CONNECT = answer


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that does not trust the certificate hangs up."""


def main():
    folder, kind = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    make_certificate(folder, kind)
    Handler.kind, Handler.notes = kind, os.path.join(folder, "requests")
    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem"))
    # The handshake belongs to each connection's own thread.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    print(server.server_address[1], flush=True)
    server.serve_forever()


main()
