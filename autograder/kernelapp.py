"""The kernel that students' code runs in: ipykernel with a quick start, and printing at the pace of its reader."""

import os
from typing import Any

import zmq
from ipykernel.iostream import OutStream
from ipykernel.kernelapp import IPKernelApp
from traitlets import DottedObjectName

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


class KernelApp(IPKernelApp):
    """A kernel without command line and configuration files, which would take a fifth of its start."""

    outstream_class = DottedObjectName("autograder.kernelapp.PacedStream")

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """There is none."""

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """There is none."""


def keep_all_messages(app: IPKernelApp) -> None:
    """Have the kernel wait for a client that reads slowly; ZeroMQ would drop messages, the last one among them."""
    thread: Any = app.iopub_thread
    thread.io_loop.add_callback(lambda: thread.socket.setsockopt(zmq.XPUB_NODROP, 1))
