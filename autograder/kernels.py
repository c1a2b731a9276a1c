"""Warm, sandboxed kernels for any Jupyter client: each is a fork of a process that has imported what notebooks need.

`WarmProvisioner` is a kernel provisioner like jupyter_client's own (entry point `warm-provisioner`); nbclient,
`nbgrader autograde` and papermill use it when the environment variable JUPYTER_DEFAULT_PROVISIONER_NAME names it. The
zygote, autograder/zygote.py, is started with the first kernel, or by `warm_up()`, and ends with the process that
started it; other processes find it through AUTOGRADER_ZYGOTE. Without AUTOGRADER_ISOLATION=process every kernel runs
in a sandbox, autograder/sandbox.py, with copies of the files in its working folder that are not notebooks.
"""

import array
import asyncio
import atexit
import contextlib
import json
import os
import queue
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import zmq
import zmq.asyncio
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_client.session import DELIM
from traitlets import Type, default

from .pictures import NONE, Pictures
from .sandbox import Fence
from .warm import COURSE

CAN_FORK = sys.platform == "linux"
PROVISIONER = "warm-provisioner"  # its name as an entry point
ZYGOTE = "AUTOGRADER_ZYGOTE"  # environment variable: the zygote's socket
SEED = "CHECK_SEED"  # environment variable: other inputs for the notebooks' hidden checks
ISOLATION = "AUTOGRADER_ISOLATION"  # environment variable: "sandbox" (the default) or "process"
ENVIRONMENT = {
    # One thread each: kernels share the cores, and a second thread on a busy machine costs seconds.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "NBGRADER_EXECUTION": "autograde",
}
PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV")  # to the zygote: no secrets
REPLY_BYTES = 4096
START_SECONDS = 60  # a zygote that imports needs some of them
GREETING_SECONDS = 0.2  # most kernels need a hundredth of it
STARTS = 3  # a kernel that ends while it starts may have been killed
END_SECONDS = 3

# What a kernel sends is what students' code sends: it has the key, and may write to the sockets itself.
MESSAGE_BYTES = 4_000_000  # longer messages are not looked into
FRAME_BYTES = 16_000_000  # ZeroMQ drops the connection to a kernel that sends more at once ...
WAITING_MESSAGES = 4  # ... and does not read more than these, for each socket, before they are fetched
TOO_LONG = {"status": "error", "ename": "TooLong", "evalue": f"more than {MESSAGE_BYTES:,} bytes", "traceback": []}


class KernelStartError(RuntimeError):
    """No kernel could be started; the message says why."""


class SilentKernel(KernelStartError):
    """A kernel ended, or did not answer, before it was sent anything."""


@dataclass(frozen=True)
class Setup:
    """What a kernel is to be like.

    fence: its walls; None: no sandbox. seed: other random inputs for hidden checks, if it is not empty. quick: whether
    it can do without what is slow to import. pictures: of figures that need not be drawn. link: leads to a judge.
    """

    fence: Fence | None
    seed: str = ""
    quick: bool = False
    pictures: Pictures = NONE
    link: socket.socket | None = None


def usual() -> Setup:
    """That of a kernel for any Jupyter client, by the environment."""
    return Setup(None if os.environ.get(ISOLATION) == "process" else Fence(), os.environ.get(SEED, ""))


# ---------------------------------------------------------------- the zygote, seen from outside
class ZygoteOwner:
    """Starts the zygote, starts it again if it dies, ends it.

    The listening socket stays here: who asks for a kernel while the zygote imports, or starts anew, simply waits.
    """

    def __init__(self, modules: tuple[str, ...]) -> None:
        self.folder = tempfile.mkdtemp(prefix="zygote-")  # only this user may enter
        self.address = f"{self.folder}/socket"
        self.modules = modules
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.listener.bind(self.address)
        self.listener.listen(128)
        self.stopping = False
        self.process = self.launch()
        self.watcher = threading.Thread(target=self.watch, daemon=True)

    def launch(self) -> "subprocess.Popen[bytes]":
        """A new zygote; it lives as long as its standard input is open."""
        file = self.listener.fileno()
        command = [sys.executable, "-m", "autograder.zygote", str(file), *self.modules]
        kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        return subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[file], env=kept | ENVIRONMENT,
                                start_new_session=True)  # fmt: skip  (no Ctrl-C from here)

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
            self.process.wait(timeout=1)
        except subprocess.TimeoutExpired:  # it still imports
            self.process.kill()
            self.process.wait()
        self.listener.close()
        shutil.rmtree(self.folder, ignore_errors=True)


_owner: ZygoteOwner | None = None
_lock = threading.Lock()


def warm_up(modules: tuple[str, ...] = COURSE, watch: bool = True) -> None:
    """Start this process's own zygote now, while something else is done; it needs some seconds for its imports.

    watch: have a thread start it again if it dies; False: not yet, as this process will fork.
    """
    global _owner
    with _lock:
        if CAN_FORK and _owner is None:
            _owner = ZygoteOwner(modules)
            os.environ[ZYGOTE] = _owner.address
            atexit.register(cool_down)
        if watch and _owner is not None and _owner.watcher.ident is None:
            _owner.watcher.start()


def forget_zygote() -> None:
    """In a fork of the process that owns the zygote: leave it to that process."""
    global _owner
    if _owner is not None:
        assert _owner.process.stdin
        _owner.process.stdin.close()
        _owner.listener.close()
        _owner = None


def cool_down() -> None:
    """End the zygote that this process started."""
    global _owner
    with _lock:
        if _owner is not None:
            os.environ.pop(ZYGOTE, None)
            _owner.stop()
            _owner = None


# ---------------------------------------------------------------- one kernel
class Fork:
    """A kernel forked by the zygote; to jupyter_client it looks like a subprocess.Popen.

    Once it has ended: exit_code as of subprocess (128 + n if it died of signal n within a sandbox), cpu_seconds,
    peak_bytes; `lost` if the zygote went with it, so that nobody knows why it ended.
    """

    stdout = stderr = stdin = None

    def __init__(self, request: dict[str, Any], links: Sequence[Any] = ()) -> None:
        """Ask for a kernel, which gets the sockets and files in `links`; `start` waits for it.

        Raises OSError where there is no zygote.
        """
        self.connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.connection.connect(os.environ[ZYGOTE])
        socket.send_fds(self.connection, [json.dumps(request).encode()], [link.fileno() for link in links])
        self.connection.setblocking(False)
        self.fenced = request["fence"] is not None
        self.files: list[int] = []
        self.pid = 0
        self.exit_code: int | None = None
        self.cpu_seconds, self.peak_bytes, self.lost = 0.0, 0, False

    async def start(self) -> None:
        """Wait until the kernel listens. Raises KernelStartError, or ConnectionError if the zygote ended."""
        ready = False
        while not (ready and self.files):  # the kernel may be quicker than the zygote
            await self.news()
            message, rights, _, _ = self.connection.recvmsg(REPLY_BYTES, socket.CMSG_SPACE(8))
            told = json.loads(message or b"{}")
            if "pid" in told:
                self.pid, self.files = told["pid"], list(array.array("i", rights[0][2]))
            elif "ready" in told:
                ready = True
            else:
                self.close()
                if told:
                    raise KernelStartError(told.get("error") or f"it ended at once, with code {told['exit_code']}")
                raise ConnectionResetError("the zygote ended")

    @property
    def sockets(self) -> str:
        """The folder of the kernel's sockets, as a path for this process."""
        return f"/proc/self/fd/{self.files[1]}"

    async def news(self) -> None:
        """Wait for a message, without asking again and again."""
        loop, event = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self.connection, event.set)
        try:
            await event.wait()
        finally:
            loop.remove_reader(self.connection)

    def poll(self) -> int | None:
        """Exit code, or None while it runs."""
        if self.exit_code is None:
            with contextlib.suppress(BlockingIOError):
                message = self.connection.recv(REPLY_BYTES) or b'{"exit_code": -9, "lost": true}'
                for name, value in json.loads(message).items():
                    setattr(self, name, value)
        return self.exit_code

    def ends(self, seconds: float) -> bool:
        """Whether it has ended, or does so within that time."""
        if self.poll() is None:
            select.select([self.connection], [], [], seconds)
        return self.poll() is not None

    def wait(self) -> int | None:
        """Exit code, once it has ended."""
        self.connection.setblocking(True)
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Signal the kernel and what it has started."""
        with contextlib.suppress(ProcessLookupError):
            if self.fenced:
                signal.pidfd_send_signal(self.files[0], number)  # the sandbox passes it on
            else:
                os.killpg(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    terminate = kill  # there is nothing to tidy up in a kernel

    async def end(self) -> None:
        """Make it end, and wait for it; a sandbox that is asked to end can still report what was used."""
        for number in (signal.SIGTERM if self.fenced else signal.SIGKILL, signal.SIGKILL):
            if self.poll() is None:
                self.send_signal(number)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.news(), END_SECONDS)

    def close(self) -> None:
        """Give back the descriptors; a kernel that still runs ends."""
        self.connection.close()
        while self.files:
            os.close(self.files.pop())


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel as a fork of the zygote; off Linux, as jupyter_client does."""

    fork: Fork | None = None
    folder = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.setup = usual()

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Unix sockets instead of ports: they pass into a sandbox without a network."""
        manager: Any = self.parent
        if CAN_FORK and not self.folder:
            self.folder = tempfile.mkdtemp(prefix="kernel-")
            manager.transport, manager.ip = "ipc", f"{self.folder}/kernel"
            manager.connection_file = f"{self.folder}/kernel.json"
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Ask the zygote for a kernel. Raises KernelStartError."""
        if not CAN_FORK:
            return await super().launch_kernel(cmd, **kwargs)
        info: Any = self.connection_info
        folder = str(Path(kwargs.get("cwd") or ".").resolve())
        setup = self.setup
        request = wanted(folder, setup, kwargs.get("env"))
        request |= {"connection": {**info, "key": info["key"].decode()}, "sockets": self.folder}
        with contextlib.ExitStack() as stack:
            links: list[Any] = [setup.link] if setup.link else []
            if setup.pictures.sealed:
                links.append(stack.enter_context(in_memory(setup.pictures.sealed)))
            self.fork = fork = await start(request, links)
        self.process = fork  # type: ignore[assignment]
        self.pid, self.pgid = fork.pid, None
        info["ip"] = f"{fork.sockets}/kernel"
        return info

    async def kill(self, restart: bool = False) -> None:
        """End the kernel and wait for its end, without polling."""
        if self.fork is None:
            await super().kill(restart)
        else:
            await self.fork.end()

    async def terminate(self, restart: bool = False) -> None:
        """As kill: there is nothing to tidy up in a kernel."""
        await self.kill(restart)

    async def send_signal(self, signum: int) -> None:
        """Signal the kernel."""
        if self.fork is None:
            await super().send_signal(signum)
        else:
            self.fork.send_signal(signum)

    async def wait(self) -> int | None:
        """Wait for the kernel's end, without polling."""
        while self.fork is not None and self.process is not None and self.fork.poll() is None:
            await self.fork.news()
        return await super().wait()

    async def cleanup(self, restart: bool = False) -> None:
        """Nothing of the kernel stays behind."""
        await super().cleanup(restart)
        if self.fork is not None:
            self.fork.close()
        if not restart and self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = ""


def in_memory(content: bytes) -> IO[bytes]:
    """A file that is in no folder."""
    file = os.fdopen(os.memfd_create("pictures"), "w+b")
    file.write(content)
    file.flush()
    return file


def wanted(folder: str, setup: Setup, env: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the zygote has to know of a kernel with the files of a folder, and, without walls, this environment."""
    pictures = {"sealed": bool(setup.pictures.sealed), "wanted": setup.pictures.wanted}
    request = {"folder": folder, "sockets": folder, "judge": False, "quick": setup.quick, "pictures": pictures,
               "fence": None if setup.fence is None else asdict(setup.fence),
               "variables": {SEED: setup.seed} if setup.seed else {}}  # fmt: skip
    return request if setup.fence else {**request, "env": {**(env or os.environ), **ENVIRONMENT}}


async def start(request: dict[str, Any], links: Sequence[Any] = ()) -> Fork:
    """A kernel that listens; asked for again where it or the zygote ends meanwhile. Raises KernelStartError."""
    if ZYGOTE not in os.environ:
        warm_up()
    deadline, failed = time.monotonic() + START_SECONDS, 0
    while True:
        try:
            fork = Fork(request, links)
            await asyncio.wait_for(fork.start(), max(0.0, deadline - time.monotonic()))
            return fork
        except TimeoutError as error:
            raise KernelStartError(f"no kernel after {START_SECONDS} seconds") from error
        except KernelStartError:
            failed += 1
            if failed == STARTS:
                raise
        except OSError as error:
            if time.monotonic() > deadline:
                raise KernelStartError(f"no zygote: {error}") from error
            await asyncio.sleep(0.2)


# ---------------------------------------------------------------- for our own client: no trust, no idle waits
class WaryChannel(AsyncZMQSocketChannel):
    """A socket whose other end may send anything, at any pace."""

    async def _recv(self, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        assert self.socket is not None
        # Messages that never end must not keep the event loop from noticing that time is up.
        await asyncio.sleep(0)
        return read_message(await self.socket.recv_multipart(copy=False))


def read_message(frames: list[zmq.Frame]) -> dict[str, Any]:
    """A Jupyter message with its `size` in bytes; without its content if it is too long, empty if it is none.

    Not jupyter_client's own way, which checks signatures and looks for dates everywhere: half of a client's work.
    """
    size = sum(len(frame) for frame in frames)
    try:
        start = next(n for n, frame in enumerate(frames[:10]) if len(frame) == len(DELIM) and frame.bytes == DELIM)
        parts = frames[start + 2 : start + 6]  # after the signature
        if max(map(len, parts[:2])) > MESSAGE_BYTES:
            raise ValueError("headers that long are none")
        known = 2 if size > MESSAGE_BYTES else 4
        read = [json.loads(part.bytes) for part in parts[:known]] + [{}, dict(TOO_LONG)][known - 2 :]
        header, parent, metadata, content = read
        if isinstance(header["msg_type"], str) and all(isinstance(part, dict) for part in read):
            header["date"] = datetime.fromisoformat(header["date"])
            return {"header": header, "msg_id": header["msg_id"], "msg_type": header["msg_type"],
                    "parent_header": parent, "metadata": metadata, "content": content, "buffers": [],
                    "size": size}  # fmt: skip
    except Exception:  # forged; the ways are many
        pass
    return {"header": {}, "msg_id": "", "msg_type": "", "parent_header": {}, "metadata": {}, "content": {},
            "buffers": [], "size": size}  # fmt: skip


class ReadyClient(AsyncKernelClient):
    """A client for kernels that listen already when they are handed over, and that nobody trusts."""

    shell_channel_class = Type(WaryChannel)
    iopub_channel_class = Type(WaryChannel)

    @default("context")
    def _limited_context(self) -> zmq.asyncio.Context:
        self._created_context = True
        context = zmq.asyncio.Context()
        context.setsockopt(zmq.MAXMSGSIZE, FRAME_BYTES)  # for all its sockets
        context.setsockopt(zmq.RCVHWM, WAITING_MESSAGES)
        return context

    def start_channels(self, *args: Any, **kwargs: Any) -> None:
        """Only those that are read: what comes in elsewhere would pile up."""
        super().start_channels(stdin=False, hb=False, control=False)

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until both ends know each other; jupyter_client's own would wait another 0.2 s for nothing.

        Raises SilentKernel if the kernel ends or `timeout` seconds pass.
        """
        end = time.monotonic() + (timeout or START_SECONDS)
        # The kernel greets who subscribes to its output, once the subscription has arrived. ipykernel sometimes
        # overlooks that, as it sends by other ways, too, on a socket that tells only once what has arrived.
        while time.monotonic() < end and await self.is_alive():
            with contextlib.suppress(queue.Empty):
                await self.get_iopub_msg(timeout=GREETING_SECONDS)
                return
            self.kernel_info()  # whatever it sends then shows that the subscription works
        raise SilentKernel("the kernel did not answer")

    wait_for_ready = _async_wait_for_ready


class WarmKernelManager(AsyncKernelManager):
    """jupyter_client's manager, with forks as kernels; `setup`: what they are to be like, if not as usual."""

    setup: Setup | None = None
    provisioner: Any

    @default("client_factory")
    def _our_client(self) -> type[AsyncKernelClient]:
        return ReadyClient if CAN_FORK else AsyncKernelClient

    async def _async_pre_start_kernel(self, **kwargs: Any) -> tuple[list[str], dict[str, Any]]:
        self.provisioner = WarmProvisioner(kernel_id="", kernel_spec=self.kernel_spec, parent=self)
        self.provisioner.setup = self.setup or usual()
        return await super()._async_pre_start_kernel(**kwargs)
