"""Becomes a command in a network of its own in which the only name server takes every question and answers none.

    unshare --user --map-root-user --mount --net python3 silent_names.py FOLDER COMMAND...

With FOLDER alone it only tries whether that can be done here.
"""

import fcntl
import os
import socket
import struct
import subprocess
import sys

SIOCSIFFLAGS = 0x8914
UP, RUNNING = 0x1, 0x40


def main():
    folder, *command = sys.argv[1:]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh22x", b"lo", UP | RUNNING))
    names = os.path.join(folder, "resolv.conf")
    with open(names, "w", encoding="utf-8") as file:
        file.write("nameserver 127.0.0.1\n")
    subprocess.run(["mount", "--bind", names, os.path.realpath("/etc/resolv.conf")], check=True)
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    # The command inherits it, so that the questions go somewhere as long as it runs.
    server.set_inheritable(True)
    if command:
        os.execvp(command[0], command)


main()
