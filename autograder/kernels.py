"""Warm kernels for any Jupyter client: each is a fork of a process that has imported what notebooks need.

A cold kernel spends most of its life importing. `WarmProvisioner` is a kernel provisioner like jupyter_client's own
(entry point `warm-provisioner`); nbclient, `nbgrader autograde` and papermill use it when the environment variable
JUPYTER_DEFAULT_PROVISIONER_NAME names it. The zygote, autograder/zygote.py, is started with the first kernel, or by
`warm_up()`, and ends with the process that started it; further processes find it through AUTOGRADER_ZYGOTE.
"""

import array
import asyncio
import atexit
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

CAN_FORK = sys.platform == "linux"
PROVISIONER = "warm-provisioner"
ADDRESS = "AUTOGRADER_ZYGOTE"  # environment variable: the zygote's socket
ENVIRONMENT = {
    # One thread each: kernels share the cores, and a second thread on a busy machine costs seconds.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "NBGRADER_EXECUTION": "autograde",
}
REPLY_BYTES = 4096
FOREVER = 10_000_000  # seconds


class ZygoteOwner:
    """Starts the zygote, starts it again if it dies, ends it.

    The listening socket stays here: who asks for a kernel while the zygote imports, or starts anew, simply waits.
    """

    def __init__(self, modules: tuple[str, ...] = ()) -> None:
        self.folder = tempfile.mkdtemp(prefix="zygote-")  # only this user may enter
        self.address = f"{self.folder}/socket"
        self.modules = modules
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.listener.bind(self.address)
        self.listener.listen(128)
        self.stopping = False
        self.process = self.launch()
        threading.Thread(target=self.watch, daemon=True).start()

    def launch(self) -> "subprocess.Popen[bytes]":
        """A new zygote; it lives as long as its standard input is open."""
        file = self.listener.fileno()
        command = [sys.executable, "-m", "autograder.zygote", str(file), *self.modules]
        options: dict[str, Any] = {"env": os.environ | ENVIRONMENT, "start_new_session": True}  # no Ctrl-C from here
        return subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[file], **options)

    def watch(self) -> None:
        """Start it again whenever it ends by itself; not faster than once a second."""
        while not self.stopping:
            started = time.monotonic()
            self.process.wait()
            time.sleep(max(0.0, 1 - (time.monotonic() - started)))
            if not self.stopping:
                self.process = self.launch()

    def stop(self) -> None:
        """End the zygote and all its kernels; leave nothing behind."""
        self.stopping = True
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.listener.close()
        shutil.rmtree(self.folder, ignore_errors=True)


_owner: ZygoteOwner | None = None
_lock = threading.Lock()


def warm_up(modules: tuple[str, ...] = ()) -> None:
    """Start the zygote now, while something else is done; it needs some seconds. It also imports `modules`."""
    global _owner
    with _lock:
        if CAN_FORK and ADDRESS not in os.environ:
            _owner = ZygoteOwner(modules)
            os.environ[ADDRESS] = _owner.address
            atexit.register(cool_down)


def cool_down() -> None:
    """End the zygote that this process started."""
    global _owner
    with _lock:
        if _owner is not None:
            os.environ.pop(ADDRESS, None)
            _owner.stop()
            _owner = None


class Fork:
    """A kernel forked by the zygote; to jupyter_client it looks like a subprocess.Popen."""

    stdout = stderr = stdin = None

    def __init__(self, request: dict[str, Any]) -> None:
        """Ask for a kernel. Raises OSError if the zygote has gone for good."""
        self.connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.connection.connect(os.environ[ADDRESS])
        self.connection.send(json.dumps(request).encode())
        message, rights, _, _ = self.connection.recvmsg(REPLY_BYTES, socket.CMSG_SPACE(4))
        if not message:
            raise ConnectionResetError("the zygote ended before the kernel was there")
        self.pid: int = json.loads(message)["pid"]
        self.pidfd = array.array("i", rights[0][2])[0]
        self.connection.setblocking(False)
        self.exit_code: int | None = None
        self.cpu_seconds, self.peak_bytes = 0.0, 0

    def poll(self) -> int | None:
        """Exit code, or None while it runs."""
        if self.exit_code is None:
            with contextlib.suppress(BlockingIOError):
                message = self.connection.recv(REPLY_BYTES) or b'{"exit_code": -9, "cpu_seconds": 0, "peak_bytes": 0}'
                for name, value in json.loads(message).items():
                    setattr(self, name, value)
        return self.exit_code

    def wait(self) -> int | None:
        """Exit code, once it has ended."""
        self.connection.setblocking(True)
        return self.poll()

    async def ended(self) -> None:
        """Wait without asking again and again."""
        loop, event = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self.connection, event.set)
        try:
            await event.wait()
        finally:
            loop.remove_reader(self.connection)

    def send_signal(self, number: int) -> None:
        """Signal the kernel only."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.pidfd, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    terminate = kill  # there is nothing to tidy up in a kernel

    def close(self) -> None:
        """Give back the descriptors; a kernel that still runs ends."""
        self.connection.close()
        os.close(self.pidfd)


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel as a fork of the zygote; off Linux, as jupyter_client does."""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Unix sockets in a folder of its own: they pass into a sandbox without a network."""
        manager: Any = self.parent
        if CAN_FORK and not getattr(self, "sockets", None):
            self.sockets = tempfile.mkdtemp(prefix="kernel-")
            manager.transport, manager.ip = "ipc", f"{self.sockets}/kernel"
            manager.connection_file = f"{self.sockets}/kernel.json"
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Ask the zygote for a kernel."""
        if not CAN_FORK:
            return await super().launch_kernel(cmd, **kwargs)
        warm_up()
        request = {
            "connection_file": f"{self.sockets}/kernel.json",
            "folder": str(Path(kwargs.get("cwd") or ".").resolve()),
            "env": {**(kwargs.get("env") or os.environ), **ENVIRONMENT},
        }
        loop = asyncio.get_running_loop()
        fork: Any = await loop.run_in_executor(None, Fork, request)  # the zygote may still be importing
        self.process = fork
        self.pid = self.pgid = fork.pid
        return self.connection_info

    async def wait(self) -> int | None:
        """Wait for the kernel's end, without polling."""
        fork: Any = self.process
        if isinstance(fork, Fork) and fork.poll() is None:
            await fork.ended()
        return await super().wait()

    async def cleanup(self, restart: bool = False) -> None:
        """Nothing of the kernel stays on disk."""
        await super().cleanup(restart)
        if not restart and getattr(self, "sockets", None):
            shutil.rmtree(self.sockets, ignore_errors=True)
            self.sockets = ""
