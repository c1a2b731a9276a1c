"""The process that kernels are forked from: it imports once what notebooks import, then forks on request.

    python -m autograder.zygote FD [MODULE ...]

FD is a listening unix socket (SEQPACKET). Each connection stands for one kernel: a request comes in, a fork becomes
the kernel; its pid and pidfd go back, and at its end its exit code, CPU seconds and peak memory. A client that closes
its connection takes its kernel with it. Standard input closed means that the owner is gone: all kernels end.
"""

import array
import contextlib
import gc
import importlib
import json
import os
import random
import selectors
import signal
import socket
import sys
from dataclasses import dataclass
from typing import Any

from . import warm

REQUEST_BYTES = 65536


@dataclass
class Running:
    """A kernel and the connection of its client."""

    pid: int
    pidfd: int
    client: socket.socket


def main() -> None:
    """Import, then serve until standard input closes."""
    listener = socket.socket(fileno=int(sys.argv[1]))
    for module in sys.argv[2:]:
        with contextlib.suppress(Exception):  # a notebook that cannot import it will say so itself
            importlib.import_module(module)
    warm.check_single_thread()
    gc.collect()
    gc.freeze()  # what is loaded now stays shared with the forks
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the owner, which then closes standard input
    Zygote(listener).serve()


class Zygote:
    """Waits for requests, ends of kernels, and clients or an owner that go away."""

    def __init__(self, listener: socket.socket) -> None:
        self.listener = listener
        self.events = selectors.DefaultSelector()
        self.events.register(listener, selectors.EVENT_READ, self.accept)
        self.events.register(sys.stdin, selectors.EVENT_READ, self.owner_gone)
        self.kernels: dict[int, Running] = {}  # by pid

    def serve(self) -> None:
        """The loop; it ends the process."""
        while True:
            for key, _ in self.events.select():
                key.data()

    def accept(self) -> None:
        """A new client; its request follows."""
        client, _ = self.listener.accept()
        self.events.register(client, selectors.EVENT_READ, lambda: self.request(client))

    def request(self, client: socket.socket) -> None:
        """Fork a kernel for the client."""
        self.events.unregister(client)
        message = client.recv(REQUEST_BYTES)
        if not message:
            client.close()
            return
        pid = os.fork()
        if pid == 0:
            self.become_kernel(json.loads(message))
        pidfd = os.pidfd_open(pid)
        kernel = self.kernels[pid] = Running(pid, pidfd, client)
        self.events.register(pidfd, selectors.EVENT_READ, lambda: self.ended(kernel))
        self.events.register(client, selectors.EVENT_READ, lambda: self.client_gone(kernel))
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [pidfd]))]
        with contextlib.suppress(OSError):  # gone already: noticed by the selector
            client.sendmsg([json.dumps({"pid": pid}).encode()], rights)

    def become_kernel(self, request: dict[str, Any]) -> None:
        """In the fork: drop what belongs to the zygote, then run the kernel; never returns."""
        code = 1
        try:
            self.events.close()
            self.listener.close()
            for kernel in self.kernels.values():
                kernel.client.close()
                os.close(kernel.pidfd)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            serve_kernel(**request)
            code = 0
        finally:
            os._exit(code)

    def ended(self, kernel: Running) -> None:
        """Reap a kernel and tell its client how it ended."""
        self.events.unregister(kernel.pidfd)
        with contextlib.suppress(KeyError):  # the client may have gone first
            self.events.unregister(kernel.client)
        _, status, used = os.wait4(kernel.pid, 0)
        report = {
            "exit_code": os.waitstatus_to_exitcode(status),
            "cpu_seconds": used.ru_utime + used.ru_stime,
            "peak_bytes": used.ru_maxrss * 1024,
        }
        with contextlib.suppress(OSError):
            kernel.client.send(json.dumps(report).encode())
        kernel.client.close()
        os.close(kernel.pidfd)
        del self.kernels[kernel.pid]

    def client_gone(self, kernel: Running) -> None:
        """Nobody waits for this kernel any more."""
        self.events.unregister(kernel.client)
        end_group(kernel.pid)  # its end is then noticed like any other

    def owner_gone(self) -> None:
        """End all kernels, and this process."""
        for pid in self.kernels:
            end_group(pid)
        os._exit(0)


def end_group(pid: int) -> None:
    """Kill a kernel and what it started."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def serve_kernel(connection_file: str, folder: str, env: dict[str, str]) -> None:
    """Be an ipykernel until told to stop."""
    import numpy
    import torch
    from ipykernel.kernelapp import IPKernelApp
    from matplotlib_inline.backend_inline import _enable_matplotlib_integration

    os.setsid()  # signals meant for the kernel also reach what it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    random.seed()
    numpy.random.seed()
    torch.seed()
    app = IPKernelApp.instance(connection_file=connection_file, parent_handle=os.getppid())
    app.initialize(["--HistoryManager.hist_file=:memory:"])
    _enable_matplotlib_integration()  # pyplot was imported before there was a shell to tell
    app.start()


if __name__ == "__main__":
    main()
