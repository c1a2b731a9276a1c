"""Printing in a kernel, at the pace at which it is read."""

import os
from typing import Any

import zmq
from ipykernel.iostream import OutStream
from ipykernel.kernelapp import IPKernelApp

PIECE = 200_000  # characters


class PacedStream(OutStream):
    """Splits what is printed into pieces, and lets who prints wait until they are on their way.

    So a loop that prints fills neither the kernel's memory nor that of its client. (Nothing forces a student's code to
    print this way; the client has limits of its own.)
    """

    waiting = 0

    def write(self, string: str) -> int | None:  # type: ignore[override]
        """Print."""
        if not isinstance(string, str) or os.getpid() != self._master_pid:
            return super().write(string)
        for start in range(0, len(string), PIECE):
            self.waiting += super().write(string[start : start + PIECE]) or 0
            if self.waiting >= PIECE:
                self.waiting = 0
                self.flush()
        return len(string)


def keep_all_messages(app: IPKernelApp) -> None:
    """Have the kernel wait for a client that reads slowly; ZeroMQ would drop messages, the last one among them."""
    thread: Any = app.iopub_thread
    thread.io_loop.add_callback(lambda: thread.socket.setsockopt(zmq.XPUB_NODROP, 1))
