"""Where notebooks are executed: processes of this machine, or the workers of a Dask cluster.

Both take pure functions and give futures. A worker that is lost costs nothing but time: its task is done again.
"""

import asyncio
import contextlib
import hashlib
import logging
import multiprocessing
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Protocol, TypeVar

from . import UserError, scratch
from .kernels import cool_down, warm_up
from .warm import COURSE

Item = TypeVar("Item")
Result = TypeVar("Result")
ATTEMPTS = 5  # workers that may end under one task, before the task is to blame
PAUSE_SECONDS = 0.2  # before another worker is started in the place of one that ended
STARTING = threading.Lock()  # multiprocessing starts its fork server anew if it was killed, but not twice at a time
RETRIES = 2  # of tasks that raise an exception on a cluster
START_SECONDS, CHECK_SECONDS = 10, 60  # to find a scheduler; for all workers of a cluster to describe themselves
LOST_SECONDS = 60  # without any worker, before a cluster is given up
PACKAGES = ("distributed", "ipykernel", "matplotlib", "nbclient", "nbconvert", "nbformat", "nbgrader", "numpy", "torch")
TRY_SANDBOX = "from autograder.sandbox import missing; print(*missing(), sep='\\n')"


class WorkerLost(RuntimeError):
    """A task's worker processes ended again and again."""


class Pool(Protocol):
    """What grading needs of it."""

    size: int

    def share(self, value: Result) -> Any:
        """What to submit in place of a value that many tasks need."""

    def submit(self, function: Callable[..., Result], *args: Any) -> "Future[Result]":
        """Have function(*args) done somewhere."""

    def close(self, now: bool = False) -> None:
        """End the workers; `now`: whatever they do."""


def open_pool(scheduler: str, modules: tuple[str, ...] = COURSE, fenced: bool = True) -> Pool:
    """A pool of this machine's cores, or of the cluster at a scheduler's address. Raises UserError."""
    return ClusterPool(scheduler, fenced) if scheduler else LocalPool(modules)


def in_order(items: Iterable[Item], begin: Callable[[Item], Callable[[], Result]], ahead: int) -> Iterator[Result]:
    """The outcomes of all items, in their order, with at most `ahead` begun and not yet fetched."""
    begun: queue.SimpleQueue[Callable[[], Result]] = queue.SimpleQueue()
    for item in items:
        begun.put(begin(item))
        if begun.qsize() >= ahead:
            yield begun.get()()
    while not begun.empty():
        yield begun.get()()


# ---------------------------------------------------------------- this machine
class LocalPool:
    """One more worker process than there are cores, as each one waits a little now and then."""

    def __init__(self, modules: tuple[str, ...]) -> None:
        warm_up(modules)
        self.size = (os.cpu_count() or 1) + 1
        # Workers are forks of a process that has imported what they need; off Linux and macOS they import it anew.
        self.context: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
        if sys.platform != "win32":
            self.context.set_forkserver_preload(["autograder.execute", "autograder.feedback"])
        self.threads = ThreadPoolExecutor(self.size)
        self.idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self.workers = [Worker(self.context) for _ in range(self.size)]
        for worker in self.workers:
            self.idle.put(worker)
        self.stopping = False

    def share(self, value: Result) -> Result:
        """The value itself."""
        return value

    def submit(self, function: Callable[..., Result], *args: Any) -> "Future[Result]":
        """Have function(*args) done by the next worker that is free."""
        return self.threads.submit(self._run, function, args)

    def _run(self, function: Callable[..., Result], args: tuple[Any, ...]) -> Result:
        worker = self.idle.get()
        try:
            for _ in range(ATTEMPTS):
                try:
                    failed, result = worker.do(function, args)
                except (EOFError, OSError):  # the process ended
                    worker.kill()
                    if self.stopping:
                        break
                    time.sleep(PAUSE_SECONDS)
                    continue
                if failed:
                    raise result
                return result
            raise WorkerLost(f"{ATTEMPTS} worker processes ended while they ran it")
        finally:
            self.idle.put(worker)

    def close(self, now: bool = False) -> None:
        """End workers and zygote."""
        self.stopping = now
        self.threads.shutdown(wait=False, cancel_futures=now)
        if now:
            for worker in self.workers:
                worker.kill()
        self.threads.shutdown()
        for worker in self.workers:
            worker.kill()
        end_helpers()
        cool_down()


def end_helpers() -> None:
    """multiprocessing's own processes would end by themselves, but only some time after this one."""
    for helper in (getattr(forkserver, "_forkserver", None), getattr(resource_tracker, "_resource_tracker", None)):
        with contextlib.suppress(Exception):
            helper._stop()  # type: ignore[union-attr]


class Worker:
    """A process that does one task after the other."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.process: BaseProcess | None = None
        self.connection: Connection | None = None

    def start(self) -> None:
        """A new process."""
        connection, theirs = self.context.Pipe()
        process = self.context.Process(target=serve, args=(theirs, dict(os.environ)), daemon=True)
        try:
            with STARTING:
                process.start()
        except BaseException:  # the server that should have forked it was killed
            connection.close()
            raise
        finally:
            theirs.close()
        self.process, self.connection = process, connection

    def do(self, function: Callable[..., Any], args: tuple[Any, ...]) -> tuple[bool, Any]:
        """(False, the function's result) or (True, what it raised). Raises EOFError or OSError if the process ends."""
        if self.process is None:
            self.start()
        assert self.connection
        self.connection.send((function, args))
        answer: tuple[bool, Any] = self.connection.recv()
        return answer

    def kill(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
            assert self.connection
            self.connection.close()
            self.process = self.connection = None


def serve(connection: Connection, environment: dict[str, str]) -> None:
    """The life of a worker process."""
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which ends this process
    threading.Thread(target=end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):  # the grader has gone
        while True:
            function, args = connection.recv()
            try:
                answer = (False, function(*args))
            except BaseException as error:
                answer = (True, error)
            connection.send(answer)


def end_with_parent() -> None:
    """A grader that is killed leaves no workers behind."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


# ---------------------------------------------------------------- a cluster
class ClusterPool:
    """The workers of a Dask cluster; each starts a zygote of its own with its first notebook.

    An address tls://... uses the certificates that Dask's configuration names.
    """

    def __init__(self, scheduler: str, fenced: bool) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise UserError("--scheduler needs Dask: pip install distributed") from error
        be_quiet()
        try:
            asyncio.run(knock(scheduler))  # a client that fails to start would leave threads and tracebacks behind
            self.client = Client(scheduler, timeout=START_SECONDS, set_as_default=False)
        except Exception as error:  # of the network, of the address, of TLS
            raise UserError(f"no Dask scheduler at {scheduler}: {one_line(error)}") from error
        self.waiting: set[Future[Any]] = set()
        self.lost, self.closed = "", threading.Event()
        try:
            self.size = self.check(scheduler, fenced)
        except BaseException:
            self.close(now=True)
            raise
        self.executor: Any = self.client.get_executor(pure=False, retries=RETRIES)
        threading.Thread(target=self.watch, daemon=True).start()

    def check(self, scheduler: str, fenced: bool) -> int:
        """Threads of all workers. Raises UserError if there are none, or if one cannot do the work."""
        asking = ThreadPoolExecutor(1)
        try:
            threads: dict[str, int] = self.client.nthreads()
            # Not a task: a worker that lacks our package would never answer.
            asked = asking.submit(self.client.run, describe, fenced, on_error="return")
            problems = [problem(worker, told) for worker, told in asked.result(CHECK_SECONDS).items()]
        except TimeoutError as error:
            raise UserError(f"some Dask worker gave no answer within {CHECK_SECONDS} seconds") from error
        except OSError as error:
            raise UserError(f"the Dask scheduler at {scheduler} is gone: {one_line(error)}") from error
        if not threads:
            raise UserError(f"the Dask cluster at {scheduler} has no workers: dask worker {scheduler}")
        if wrong := list(filter(None, problems)):
            more = f" (and {len(wrong) - 1} more workers)" if len(wrong) > 1 else ""
            raise UserError(f"{wrong[0]}{more}")
        return sum(threads.values())

    def share(self, value: Result) -> Any:
        """A task that holds it, so that it is sent once, and again if the worker that has it is lost."""
        return self.client.submit(same, value, pure=False) if value else value

    def submit(self, function: Callable[..., Result], *args: Any) -> "Future[Result]":
        """Have function(*args) done by some worker, in order; Dask does it again elsewhere if that one is lost."""
        future: Future[Result] = Future()
        self.waiting.add(future)
        # Tasks sent within a tenth of a second would otherwise count as one, without an order.
        task = self.executor.submit(on_worker, function, *args, fifo_timeout=0)
        task.add_done_callback(lambda done: self.answer(future, done))
        if self.lost:
            self.give_up()
        return future

    def answer(self, future: "Future[Result]", done: "Future[Result]") -> None:
        """Pass a result on, and keep nothing of it."""
        self.waiting.discard(future)
        with contextlib.suppress(InvalidStateError):  # given up meanwhile
            if done.cancelled():
                future.set_exception(WorkerLost("the connection to the Dask scheduler was lost"))
            elif error := done.exception():
                future.set_exception(error)
            else:
                future.set_result(done.result())

    def watch(self) -> None:
        """Nobody shall wait for a cluster that is gone."""
        seen = time.monotonic()
        while not self.closed.wait(1):
            with contextlib.suppress(Exception):
                if self.client.nthreads():
                    seen, self.lost = time.monotonic(), ""
            if time.monotonic() - seen > LOST_SECONDS:
                self.lost = f"the Dask cluster has had no workers for {LOST_SECONDS} seconds"
                self.give_up()

    def give_up(self) -> None:
        """No result is expected any more."""
        for future in list(self.waiting):
            with contextlib.suppress(InvalidStateError):
                future.set_exception(WorkerLost(self.lost))

    def close(self, now: bool = False) -> None:
        """Leave the cluster; it cancels what was not fetched."""
        self.closed.set()
        with contextlib.suppress(Exception):
            self.client.close(timeout=START_SECONDS)


async def knock(scheduler: str) -> None:
    """Raise what is wrong with an address, with what answers there, or with our certificates."""
    from distributed.comm.core import connect
    from distributed.security import Security

    comm = await connect(scheduler, timeout=START_SECONDS, **Security().get_connection_args("client"))
    await comm.close()


def be_quiet() -> None:
    """What goes wrong is told by us, in one line; Dask's own messages would run through the progress bar."""
    for name in ("asyncio", "tornado", *filter(lambda name: name.startswith(("distributed", "tornado.")),
                                               logging.root.manager.loggerDict)):  # fmt: skip
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", module="distributed")


def one_line(error: BaseException) -> str:
    """The first line of a message, with all that caused it left out."""
    return (str(error).strip().split("\n")[0] or type(error).__name__).removesuffix(":")


def problem(worker: str, told: Any) -> str:
    """Why a worker, which was asked to describe itself, cannot grade; empty: it can."""
    if isinstance(told, BaseException):
        return f"the Dask worker {worker} cannot grade: {one_line(told)}"
    (packages, lacking), ours = told, installed()
    differ = [f"{name} {packages.get(name)} (here {ours[name]})" for name in ours if packages.get(name) != ours[name]]
    if differ:
        return f"the Dask worker {worker} has other versions: {', '.join(differ)}"
    return f"the Dask worker {worker}: {' '.join(lacking)}" if lacking else ""


# ---------------------------------------------------------------- on a worker
def on_worker(function: Callable[..., Result], *args: Any) -> Result:
    """A task."""
    scratch.settle()
    return function(*args)


def same(value: Result) -> Result:
    """A task that has its value."""
    return value


async def describe(fenced: bool) -> tuple[dict[str, str], list[str]]:
    """(versions of what marks depend on, what is missing for a sandbox)"""
    lacking = ""
    if fenced:  # tried out by another process, since this one has threads
        command = [sys.executable, "-c", TRY_SANDBOX]
        ran = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, timeout=CHECK_SECONDS)
        lacking = ran.stdout.strip() if ran.returncode == 0 else ran.stderr.strip().split("\n")[-1]
    return installed(), lacking.split("\n") if lacking else []


def installed() -> dict[str, str]:
    """Package -> version; of this one, also a hash of its files."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    found = {"Python": ".".join(map(str, sys.version_info[:2])), "autograder": f"with files {digest.hexdigest()[:8]}"}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return found
