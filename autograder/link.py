"""Messages between the processes of a judged notebook: bytes over a socket, each with its length before it."""

import socket
import struct

HEADER = struct.Struct("!Q")


def send(link: socket.socket, message: bytes) -> None:
    """One message, whole."""
    link.sendall(HEADER.pack(len(message)))
    link.sendall(message)


def receive(link: socket.socket, most: int = 2**40) -> bytearray:
    """The next message. Raises EOFError if the other end is gone, ValueError if it is longer than `most` bytes."""
    size = HEADER.unpack(read(link, HEADER.size))[0]
    if size > most:
        raise ValueError(f"a message of {size:,} bytes")
    return read(link, size)


def read(link: socket.socket, size: int) -> bytearray:
    """Just that many bytes."""
    data = bytearray(size)
    view, done = memoryview(data), 0
    while done < size:
        count = link.recv_into(view[done:])
        if not count:
            raise EOFError("the other process has ended")
        done += count
    return data
