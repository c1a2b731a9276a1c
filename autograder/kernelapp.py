"""The kernel that students' code runs in: ipykernel with a quick start, and printing at the pace of its reader."""

import os
import socket
import sys
from types import SimpleNamespace
from typing import Any

import zmq
from ipykernel import ipkernel
from ipykernel.iostream import OutStream
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from tornado.ioloop import IOLoop
from traitlets import DottedObjectName, Float, Type

from .servant import Servant
from .shell import shell_of

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

    def flush(self) -> None:
        """Send what was printed, and wait for that; ipykernel waits, four times for each cell, even if nothing was."""
        if self._buffers or os.getpid() != self._master_pid:
            super().flush()


class Kernel(IPythonKernel):
    """A kernel that does not look through all loaded modules for a debugger that is not there.

    In a fork, looking at an object means a copy of the memory page it lies in; these would be 30 MB. Its shell was
    made before the fork.
    """

    _execute_sleep = Float(0)  # no pause after each cell, for output to arrive: the client waits for it

    def __init__(self, **kwargs: Any) -> None:
        module: Any = ipkernel
        module.sys = SimpleNamespace(**{**vars(sys), "modules": {}})
        try:
            super().__init__(**kwargs)
        finally:
            module.sys = sys
        shell_of(self)


class KernelApp(IPKernelApp):
    """A kernel without command line, configuration files and log, which would take a third of its start."""

    kernel_class = Type(Kernel)
    outstream_class = DottedObjectName("autograder.kernelapp.PacedStream")

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """There is none."""

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """There is none."""

    def init_code(self) -> None:
        """There is none to run at the start, and no list is made of all modules (see Kernel)."""

    def _configure_logging(self) -> None:
        """Nobody reads it."""


def keep_all_messages(app: IPKernelApp) -> None:
    """Have the kernel wait for a client that reads slowly; ZeroMQ would drop messages, the last one among them."""
    thread: Any = app.iopub_thread
    thread.io_loop.add_callback(lambda: thread.socket.setsockopt(zmq.XPUB_NODROP, 1))


def be_student(app: IPKernelApp, link: socket.socket) -> None:
    """Between two cells, answer the judge."""
    servant, loop = Servant(link, app.shell), IOLoop.current()

    def serve(*_: Any) -> None:
        try:
            servant.serve()
        except (EOFError, OSError):
            loop.remove_handler(link)

    loop.add_handler(link, serve, IOLoop.READ)
