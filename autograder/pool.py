"""Where notebooks are executed: processes of this machine, or, in cluster.py, the workers of a Dask cluster.

Both take pure functions and give futures. A worker that is lost costs nothing but time: its task is done again.
"""

import contextlib
import gc
import multiprocessing
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Protocol, TypeVar

from . import scratch
from .kernels import CAN_FORK, cool_down, forget_zygote, warm_up
from .warm import COURSE

Item = TypeVar("Item")
Result = TypeVar("Result")
ATTEMPTS = 10  # workers that may end under one task, before the task is to blame; and that may not even start
PAUSE_SECONDS = 0.2  # before another worker is started in the place of one that ended
STARTING = threading.Lock()  # multiprocessing starts its fork server anew if it was killed, but not twice at a time


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


@contextlib.contextmanager
def open_pool(scheduler: str = "", modules: tuple[str, ...] = COURSE, fenced: bool = True) -> Iterator[Pool]:
    """A pool of this machine's cores, or of the cluster at a scheduler's address. Raises UserError.

    Its workers end at once if something is raised while it is open.
    """
    scratch.settle()
    pool: Pool
    if scheduler:
        from .cluster import ClusterPool  # with Dask, which takes a second to import

        pool = ClusterPool(scheduler, fenced)
    else:
        pool = LocalPool(modules)
    try:
        yield pool
    except BaseException:
        pool.close(now=True)
        raise
    pool.close()


def in_order(items: Iterable[Item], begin: Callable[[Item], Callable[[], Result]], ahead: int) -> Iterator[Result]:
    """The outcomes of all items, in their order, with at most `ahead` begun and not yet fetched."""
    begun: queue.SimpleQueue[Callable[[], Result]] = queue.SimpleQueue()
    for item in items:
        begun.put(begin(item))
        if begun.qsize() >= ahead:
            yield begun.get()()
    while not begun.empty():
        yield begun.get()()


def after(first: "Future[Item]", begin: Callable[[Item], "Future[Result]"]) -> "Future[Result]":
    """The outcome of what is begun with the outcome of something else, as soon as that is there."""
    outcome: Future[Result] = Future()

    def finish(second: Future[Result]) -> None:
        try:
            outcome.set_result(second.result())
        except BaseException as error:
            outcome.set_exception(error)

    def go_on(done: Future[Item]) -> None:
        try:
            begin(done.result()).add_done_callback(finish)
        except BaseException as error:
            outcome.set_exception(error)

    first.add_done_callback(go_on)
    return outcome


# ---------------------------------------------------------------- this machine
class LocalPool:
    """One more worker process than there are cores, as each one waits a little now and then."""

    def __init__(self, modules: tuple[str, ...]) -> None:
        warm_up(modules, watch=False)
        self.size = (os.cpu_count() or 1) + 1
        # Workers are forks of a process that has imported what they need: later ones of a server for this, as
        # this process has threads by then. Off Linux and macOS they import it anew.
        self.context: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
        if sys.platform != "win32":
            self.context.set_forkserver_preload(["autograder.execute", "autograder.feedback"])
        self.threads = ThreadPoolExecutor(self.size)
        self.idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self.workers = [Worker(self.context) for _ in range(self.size)]
        if CAN_FORK and threading.active_count() == 1:
            for worker in self.workers:
                worker.start(multiprocessing.get_context("fork"))
        warm_up()
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
        lost = {True: 0, False: 0}  # workers, by whether they had started
        try:
            while not self.stopping and max(lost.values()) < ATTEMPTS:
                try:
                    failed, result = worker.do(function, args)
                except (EOFError, OSError):  # the process ended
                    lost[worker.process is not None] += 1
                    worker.kill()
                    time.sleep(PAUSE_SECONDS)
                    continue
                if failed:
                    raise result
                return result
            raise WorkerLost(f"{ATTEMPTS} worker processes ended while they ran it, or before")
        finally:
            self.idle.put(worker)

    def close(self, now: bool = False) -> None:
        """End workers and zygote."""
        self.stopping = now
        self.threads.shutdown(wait=False, cancel_futures=now)
        if now:  # the threads then notice, and put away what is left of them
            for worker in self.workers:
                worker.interrupt()
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

    def start(self, context: Any) -> None:
        """A new process, of one of multiprocessing's contexts."""
        connection, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, dict(os.environ)), daemon=True)
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
            self.start(self.context)
        assert self.connection
        self.connection.send((function, args))
        answer: tuple[bool, Any] = self.connection.recv()
        return answer

    def interrupt(self) -> None:
        """End the process; may be called by another thread than the one that waits for it."""
        process = self.process
        if process is not None:
            process.kill()

    def kill(self) -> None:
        """End the process, and forget it."""
        process, connection = self.process, self.connection
        self.process = self.connection = None
        if process is not None:
            process.kill()
            process.join()
        if connection is not None:
            connection.close()


def serve(connection: Connection, environment: dict[str, str]) -> None:
    """The life of a worker process."""
    forget_zygote()
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which ends this process
    threading.Thread(target=end_with_parent, daemon=True).start()
    gc.freeze()  # what is imported stays
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
