"""A Dask cluster as the place where notebooks are executed.

Its workers are asked before anything is written whether they can do the work as this machine would.
"""

import asyncio
import contextlib
import hashlib
import logging
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError, ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from . import UserError, scratch
from .pool import Result, WorkerLost

RETRIES = 2  # of tasks that raise an exception
START_SECONDS, CHECK_SECONDS = 10, 60  # to find a scheduler; for all workers to describe themselves
LOST_SECONDS = 60  # without any worker, before a cluster is given up
PACKAGES = ("distributed", "ipykernel", "matplotlib", "nbclient", "nbconvert", "nbformat", "nbgrader", "numpy", "torch")
TRY_SANDBOX = "from autograder.sandbox import missing; print(*missing(), sep='\\n')"

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
