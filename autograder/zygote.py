"""The process that kernels are forked from: it imports once what notebooks import, then forks on request.

    python -m autograder.zygote FD [MODULE ...]

FD is a listening unix socket (SEQPACKET). Each connection stands for one kernel. A request comes in; the zygote
answers with the kernel's pid, its pidfd and the folder of its sockets; the kernel says "ready" when it listens; at its
end the zygote reports exit code, CPU seconds and peak memory. A client that closes its connection takes its kernel
with it. Standard input closed means that the owner is gone: all kernels end.

Where some of the modules are slow to import, a fork imports these, and is passed the requests for kernels that need
them. The others do not wait for that, and their kernels are smaller: forking them costs a third.
"""

import array
import contextlib
import ctypes
import gc
import json
import os
import random
import secrets
import selectors
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from .sandbox import PR_SET_PDEATHSIG, SLOTS, SOCKETS, Fence, SandboxError, fork_into
from .warm import SLOW, warm

REQUEST_BYTES = 65536
LINKS = 2  # descriptors that a kernel may get: at most one that leads to another process, and one of a file
HUGE = 2**21  # bytes
MADV_COLLAPSE = 25  # asm-generic/mman-common.h
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h: orphans below this process become its children


@dataclass
class Running:
    """A kernel, or the sandbox around it, and the connection of its client."""

    pid: int
    pidfd: int
    client: socket.socket
    slot: int


@dataclass
class Second:
    """The fork with the slow imports, and the way to it."""

    pid: int
    requests: socket.socket


def main() -> None:
    """Import, then serve until standard input closes."""
    listener = socket.socket(fileno=int(sys.argv[1]))
    slow = tuple(name for name in sys.argv[2:] if name.split(".")[0] in SLOW)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the owner, which then closes standard input
    get_ready(tuple(name for name in sys.argv[2:] if name not in slow))
    Zygote(listener, fork_second(listener, slow) if slow else None).serve()


def get_ready(modules: tuple[str, ...]) -> None:
    """Import them, and make forks cheap."""
    gc.disable()  # imports make nothing but what stays; looking through it again and again would take a third longer
    warm(modules)
    gc.freeze()  # what is loaded now stays shared with the forks; looking for garbage in it would take 0.4 s
    bytearray(2**20)  # has the C library tidy its free memory, or each fork would, and copy all of that for it
    use_huge_pages()
    gc.enable()
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def fork_second(listener: socket.socket, modules: tuple[str, ...]) -> Second:
    """Have a fork of this process import more and serve those who need that."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid == 0:
        listener.close()
        ours.close()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # until it can notice an end by itself
        get_ready(modules)
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, 0)
        SecondZygote(theirs).serve()
    theirs.close()
    return Second(pid, ours)


def use_huge_pages() -> None:
    """Gather what is in memory into huge pages, where Linux can (6.1): few entries to be copied by each fork.

    It takes half a second, and each fork then a third of the time. https://man7.org/linux/man-pages/man2/madvise.2.html
    """
    madvise = ctypes.CDLL(None).madvise
    for line in Path("/proc/self/maps").read_text().splitlines():
        place, rights, _, _, _, *name = line.split(maxsplit=5)
        if rights == "rw-p" and name in ([], ["[heap]"]):
            start, end = (int(address, 16) for address in place.split("-"))
            start, end = -(-start // HUGE) * HUGE, end // HUGE * HUGE
            if start < end:
                madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), MADV_COLLAPSE)


class Zygote:
    """Waits for requests, ends of kernels, and clients or an owner that go away."""

    def __init__(self, listener: socket.socket, second: Second | None = None) -> None:
        self.listener, self.second = listener, second
        self.events = selectors.DefaultSelector()
        if second:  # none of the two goes on alone; the owner starts both again
            self.events.register(os.pidfd_open(second.pid), selectors.EVENT_READ, self.owner_gone)
        self.events.register(listener, selectors.EVENT_READ, self.accept)
        self.events.register(sys.stdin, selectors.EVENT_READ, self.owner_gone)
        self.kernels: dict[int, Running] = {}  # by pid
        self.next_slot = secrets.randbelow(SLOTS)  # other zygotes on this machine begin elsewhere

    def serve(self) -> NoReturn:
        """The loop; it ends with the process."""
        while True:
            for key, _ in self.events.select():
                key.data()

    def accept(self) -> None:
        """A new client; its request follows."""
        client, _ = self.listener.accept()
        self.events.register(client, selectors.EVENT_READ, lambda: self.request(client))

    def request(self, client: socket.socket) -> None:
        """Read what the client wants."""
        self.events.unregister(client)
        with contextlib.suppress(OSError):  # the client may be gone already; then its kernel goes too
            message, links, _, _ = socket.recv_fds(client, REQUEST_BYTES, LINKS)
            self.dispatch(client, message, links)

    def dispatch(self, client: socket.socket, message: bytes, links: list[int]) -> None:
        """Start a kernel for the client, tell it why there is none, or leave it to the second zygote."""
        started = False
        try:
            request = json.loads(message or b"null")
            if request and self.second and not request["quick"]:
                socket.send_fds(self.second.requests, [message], [client.fileno(), *links])
            elif request:
                self.start(client, request, links)
                started = True
        except (SandboxError, OSError) as error:
            with contextlib.suppress(OSError):
                client.send(json.dumps({"error": str(error)}).encode())
        finally:
            for link in links:
                os.close(link)
            if not started:
                client.close()

    def start(self, client: socket.socket, request: dict[str, Any], links: list[int]) -> None:
        """Fork, inside a sandbox or not; send back what the client needs to reach, signal and watch the kernel.

        links: descriptors that it is to have.
        """
        slot = self.free_slot()
        if request["fence"] is None:
            folder = os.open(request["sockets"], os.O_PATH)
            pid = os.fork()
            if pid == 0:
                self.become(lambda: serve_unprotected(client, request, folder, links))
        else:
            files = read_files(Path(request["folder"]), request["fence"]["folder_bytes"])
            sandbox = fork_into(lambda: serve(client, request, SOCKETS, links), Fence(**request["fence"]), files,
                                slot=slot, keep=[client.fileno(), *links], trusted=request["judge"])  # fmt: skip
            pid, folder = sandbox.pid, sandbox.folder
        pidfd = os.pidfd_open(pid)
        kernel = self.kernels[pid] = Running(pid, pidfd, client, slot)
        self.events.register(pidfd, selectors.EVENT_READ, lambda: self.ended(kernel))
        self.events.register(client, selectors.EVENT_READ, lambda: self.client_gone(kernel))
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [pidfd, folder]))]
        with contextlib.suppress(OSError):  # a client that is gone is noticed soon
            client.sendmsg([json.dumps({"pid": pid}).encode()], rights)
        os.close(folder)

    def free_slot(self) -> int:
        """A number that no running kernel has."""
        used = {kernel.slot for kernel in self.kernels.values()}
        while True:
            self.next_slot = (self.next_slot + 1) % SLOTS
            if self.next_slot not in used:
                return self.next_slot

    def become(self, main: Callable[[], None]) -> NoReturn:
        """In a plain fork: drop what belongs to the zygote, then run; a sandbox does this by itself."""
        code = 1
        try:
            self.events.close()
            self.listener.close()
            if self.second:
                self.second.requests.close()
            for kernel in self.kernels.values():
                kernel.client.close()
                os.close(kernel.pidfd)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            main()
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
        self.end_orphans()

    def end_orphans(self) -> None:
        """What kernels without a sandbox have left behind is given to this process, to be ended."""
        ours = {*self.kernels, self.second.pid if self.second else 0}
        for pid in map(int, Path("/proc/thread-self/children").read_text().split()):
            if pid not in ours:
                with contextlib.suppress(ProcessLookupError, ChildProcessError):
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)

    def client_gone(self, kernel: Running) -> None:
        """Nobody waits for this kernel any more."""
        self.events.unregister(kernel.client)
        end_group(kernel.pid)  # its end is then noticed like any other

    def owner_gone(self) -> NoReturn:
        """End all kernels, and this process."""
        for pid in self.kernels:
            end_group(pid)
        os._exit(0)


class SecondZygote(Zygote):
    """Is handed clients together with their requests."""

    def accept(self) -> None:
        """A client; or none, which means that the first zygote is gone."""
        message, files, _, _ = socket.recv_fds(self.listener, REQUEST_BYTES, 1 + LINKS)
        if not message:
            self.owner_gone()
        self.dispatch(socket.socket(fileno=files[0]), message, files[1:])


def end_group(pid: int) -> None:
    """Kill a kernel and what it started, or the first process of a sandbox and with it all others."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def read_files(folder: Path, most: int) -> dict[str, bytes]:
    """The files below a folder that a kernel may have: relative path -> content. No notebooks, no links.

    Raises OSError where they hold more than `most` bytes.
    """
    files: dict[str, bytes] = {}
    size = 0
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(top, name) for name in names):
            if path.suffix.lower() != ".ipynb" and path.is_file() and not path.is_symlink():
                size += path.stat().st_size
                if size > most:
                    raise OSError(f"the files in {folder} are more than the {most / 1e6:.0f} MB a sandbox may hold")
                files[str(path.relative_to(folder))] = path.read_bytes()
    return files


# ---------------------------------------------------------------- in the fork
def serve_unprotected(client: socket.socket, request: dict[str, Any], folder: int, links: list[int]) -> None:
    """A kernel in a folder and environment of its own, and nothing else of its own."""
    os.close(folder)
    os.setsid()  # signals meant for the kernel also reach what it starts
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["env"])
    serve(client, request, request["sockets"], links)


def serve(client: socket.socket, request: dict[str, Any], sockets: str, links: list[int]) -> None:
    """Be a kernel, or a judge, until told to stop."""
    from matplotlib_inline.backend_inline import _enable_matplotlib_integration

    os.environ.update(request["variables"])
    reseed()
    run = prepare_judge(links) if request["judge"] else prepare_kernel(request, sockets, links)
    _enable_matplotlib_integration()  # pyplot was imported before there was a shell to tell
    client.send(b'{"ready": true}')
    client.close()  # student code finds no way to the zygote
    run()


def prepare_kernel(request: dict[str, Any], sockets: str, links: list[int]) -> Callable[[], None]:
    """An ipykernel; links: to a judge, and to a file with pictures, as far as there are these."""
    from .figures import open_gallery, tell_pictures
    from .kernelapp import KernelApp, be_student, keep_all_messages
    from .shell import QUIET

    signal.signal(signal.SIGINT, signal.default_int_handler)
    connection = Path(sockets, "kernel.json")
    connection.write_text(json.dumps({**request["connection"], "ip": f"{sockets}/kernel"}), encoding="utf-8")
    app = KernelApp.instance(connection_file=str(connection), parent_handle=os.getppid(), config=QUIET)
    app.initialize([])
    keep_all_messages(app)
    if request["pictures"]["sealed"]:
        open_gallery(links.pop())
    if request["pictures"]["wanted"]:
        tell_pictures(app.shell)
    for link in links:
        be_student(app, socket.socket(fileno=link))
    return app.start


def prepare_judge(links: list[int]) -> Callable[[], None]:
    """A judge; links: to the student's kernel, and to its client."""
    from .judgeapp import Judge

    return Judge(*(socket.socket(fileno=link) for link in links)).serve


def reseed() -> None:
    """Random numbers unlike those of other forks."""
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    if torch := sys.modules.get("torch"):
        torch.default_generator.seed()  # torch.seed() would note for each kind of device where it was called from


if __name__ == "__main__":
    main()
