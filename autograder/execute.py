"""Notebook in, executed notebook out: a pure function with limits, which any process on any machine may run.

A cell that runs too long, or kills its kernel, gets an error of its own; what was earned before stands.
"""

import math
import os
import signal
import socket
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellControlSignal, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, validate
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from .kernels import CAN_FORK, Fork, KernelStartError, SilentKernel, WarmKernelManager
from .sandbox import OUT_OF_MEMORY, OUT_OF_TIME, Fence
from .warm import is_quick

Resources = dict[str, Any]
ATTEMPTS, MOST_ATTEMPTS = 3, 10  # of a notebook whose kernel is killed: in the same cell; in all
FENCE = Fence()
GRACE_SECONDS = 15  # for an interrupt to work, and for the last messages
RECEIVED_BYTES = 300_000_000  # by how much one notebook's messages may fill this process, while they are read
OUTPUT = ("stream", "display_data", "execute_result", "update_display_data", "error")
SHOWN_OF_ERROR = 500  # characters of an error's text, where there is no room for more
KILLED = (-signal.SIGKILL, 128 + signal.SIGKILL)  # by itself, by us, by the system or by some administrator


@dataclass(frozen=True)
class Limits:
    """What one notebook may use: seconds per cell, seconds in all, bytes of output per cell, and in all.

    fence: limits and walls around its processes; None: no sandbox, which only an instructor may decide.
    check_seed: other random inputs for the hidden checks than their usual ones, if it is not empty.
    judged: whether tests run in a process of their own, as grading has it.
    """

    cell_seconds: float = 20
    notebook_seconds: float = 120
    output_bytes: int = 2_000_000
    notebook_output_bytes: int = 10_000_000
    fence: Fence | None = FENCE
    check_seed: str = ""
    judged: bool = True


@dataclass(frozen=True)
class Execution:
    """An executed notebook (JSON), the seconds it took, and why it was stopped early, if it was.

    cpu_seconds and peak_bytes are those of its kernel, with the memory that kernels share.
    """

    notebook: str
    seconds: float
    stopped: str = ""
    cpu_seconds: float = 0
    peak_bytes: int = 0


def execute(notebook: str, files: dict[str, bytes], limits: Limits) -> Execution:
    """Run a notebook (JSON) in a fresh kernel and folder that holds `files` (relative path -> content).

    A kernel that was killed from outside says nothing about the student's work: the notebook is run again.
    Raises KernelStartError where no kernel can be had, or none that lasts.
    """
    started = time.monotonic()
    deaths: Counter[int] = Counter()  # by cell: code that kills its kernel does so in the same cell each time
    for _ in range(MOST_ATTEMPTS):
        try:
            execution, killed_in, lost = attempt(notebook, files, limits)
        except SilentKernel:
            if time.monotonic() - started > limits.notebook_seconds:
                raise
            continue
        deaths[killed_in] += not lost
        late = time.monotonic() - started > limits.notebook_seconds / ATTEMPTS
        if killed_in < 0 or deaths[killed_in] == ATTEMPTS or (late and not lost):
            return execution
    raise KernelStartError(f"{MOST_ATTEMPTS} kernels were killed from outside")


def attempt(notebook: str, files: dict[str, bytes], limits: Limits) -> tuple[Execution, int, bool]:
    """(the outcome of one run, in which cell its kernel was killed by SIGKILL or -1, whether the zygote went too)"""
    from .judge import JudgedExecute, is_marked  # which builds on this module

    node = nbformat.reads(notebook, as_version=4)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="work-") as folder:
        for name, content in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        runner = (JudgedExecute if limits.judged and CAN_FORK and is_marked(node) else LimitedExecute)(
            config=Config(), kernel_manager_class=WarmKernelManager)  # fmt: skip
        runner.limit(limits)
        modules = (content.decode(errors="replace") for name, content in files.items() if name.endswith(".py"))
        runner.quick = is_quick((*(cell.source for cell in node.cells if cell.cell_type == "code"), *modules))
        try:
            runner.preprocess(node, {"metadata": {"path": folder}})
        finally:
            runner.guard.end()
    forks = [fork for fork in runner.forks() if fork]
    used = (sum(fork.cpu_seconds for fork in forks), max((fork.peak_bytes for fork in forks), default=0))
    text = nbformat.writes(node).encode("utf-8", "replace").decode("utf-8")  # a kernel may send half characters
    execution = Execution(text, time.monotonic() - started, runner.stopped, *used)
    lost = any(fork.lost for fork in forks)
    killed = lost or any(fork.exit_code in KILLED for fork in forks)
    return execution, runner.died_in if killed else -1, lost


class Guard:
    """Kills a kernel from a thread of its own, whatever the messages keep this process busy with."""

    def __init__(self) -> None:
        self.deadline = math.inf
        self.reason = ""  # why it had to be killed
        self.done = threading.Event()
        self.thread: threading.Thread | None = None

    def watch(self, fork: Fork) -> None:
        """Begin."""
        self.kernel = os.dup(fork.files[0])
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self) -> None:
        """Kill the kernel once it is too late, or once this process has received too much."""
        most = resident() + RECEIVED_BYTES
        while not self.reason and not self.done.wait(0.1):
            if time.monotonic() > self.deadline:
                self.reason = "a cell ran too long and could not be interrupted"
            elif resident() > most:
                self.reason = "the code sent more messages than can be read"
        if self.reason:
            signal.pidfd_send_signal(self.kernel, signal.SIGKILL)

    def end(self) -> None:
        """Stop watching."""
        self.done.set()
        if self.thread:
            self.thread.join()
            os.close(self.kernel)


def resident() -> int:
    """Bytes of memory of this process."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def check(cell: NotebookNode) -> None:
    """Raise ValueError if a notebook cannot hold a cell's outputs, as only forged messages make them."""
    for output in cell.outputs:
        validate(output, ref="output", version=4)
    if not isinstance(cell.execution_count, int | None):
        raise ValueError("no number")


class LimitedExecute(Execute):
    """nbgrader's own execution, with a time limit for the whole notebook and for the output."""

    link: socket.socket | None = None  # to a judge
    quick = False  # whether its kernel can do without slow imports

    def forks(self) -> list[Fork | None]:
        """The kernels."""
        return [self.fork]

    def limit(self, limits: Limits) -> None:
        """Must be called before the first cell."""
        self.limits, self.deadline = limits, time.monotonic() + limits.notebook_seconds
        self.stopped, self.died_in, self.room_in_all = "", -1, limits.notebook_output_bytes
        self.fork: Fork | None = None
        self.guard = Guard()
        self.shutdown_kernel = "immediate"
        self.iopub_timeout = 10  # seconds; a busy machine may need more than nbclient's 4

    def create_kernel_manager(self) -> AsyncKernelManager:
        """A manager whose kernels have the limits' fence."""
        manager: Any = super().create_kernel_manager()
        manager.fence, manager.seed = self.limits.fence, self.limits.check_seed
        manager.link, manager.quick = self.link, self.quick
        return manager

    def start_new_kernel_client(self, **kwargs: Any) -> Any:
        """Keep hold of the kernel: how it ended is asked for when nbclient has forgotten it."""
        manager: Any = self.km
        self.fork = manager.provisioner.fork
        if self.link:
            self.link.close()  # the kernel has it now
        if self.fork:
            self.guard.watch(self.fork)
        return super().start_new_kernel_client(**kwargs)

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        """Run one cell, or note on it why it could not run."""
        if cell.cell_type != "code":
            return cell, resources
        if not self.begin():
            return self.not_run(cell), resources
        try:
            super().preprocess_cell(cell, resources, index)
            check(cell)
        except DeadKernelError:
            self.died_in = -1 if self.guard.reason else index
            self.stopped = self.guard.reason or self.why_dead()
        except CellTimeoutError:
            self.stopped = "a cell ran too long and could not be interrupted"
        except Exception:  # of a forged reply
            cell.outputs, cell.execution_count = [], None
            self.stopped = "the code sent messages that no kernel sends"
        return (self.not_run(cell) if self.stopped else cell), resources

    def begin(self) -> bool:
        """Whether there is time for another cell; its `timeout` begins now."""
        left = self.deadline - time.monotonic()
        if not self.stopped and left <= 0:
            self.stopped = f"the notebook ran longer than {self.limits.notebook_seconds:g} seconds"
        self.timeout = max(1, int(min(self.limits.cell_seconds, left)))
        self.guard.deadline = time.monotonic() + self.timeout + GRACE_SECONDS
        self.room, self.cut = self.limits.output_bytes, False
        # A cell may update its own displays, not those of earlier cells, which may have been graded by them.
        self._display_id_map: dict[str, dict[int, list[int]]] = {}
        return not self.stopped

    def why_dead(self, fork: Fork | None = None) -> str:
        """What the end of the kernel's process, or of another, tells."""
        fork = fork or self.fork
        code = fork.exit_code if fork else None
        fence = self.limits.fence or Fence()
        if code == OUT_OF_MEMORY:
            return f"the code used more than {fence.memory_bytes / 1e6:.0f} MB of memory"
        if code in (OUT_OF_TIME, -signal.SIGXCPU, 128 + signal.SIGXCPU):
            return f"the code computed for more than {fence.cpu_seconds:g} seconds"
        return "the code ended its own Python process"

    def not_run(self, cell: NotebookNode) -> NotebookNode:
        """An error in place of a result, so that the cell scores 0 and says why."""
        cell.outputs = [*cell.get("outputs", []), new_output("error", ename="NotRun", evalue=self.stopped,
                                                             traceback=[f"Not run: {self.stopped}."])]  # fmt: skip
        return cell

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        """Heed a message, unless it is forged: then any field may have any value."""
        try:
            return self.heed(msg, cell, cell_index)
        except CellControlSignal:
            raise
        except Exception:
            return None

    def heed(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        """Drop what a cell prints beyond its limit, while it prints it; and all that is no output, as of widgets."""
        kind = msg["msg_type"]
        if kind not in OUTPUT:
            if kind in ("status", "execute_input", "clear_output"):
                return super().process_message(msg, cell, cell_index)
            return None
        if kind == "stream" and cell.metadata.get("nbgrader", {}).get("grade"):
            msg["content"]["name"] = "stdout"  # nbgrader gives no points for a test that prints a mere warning
        kept = self.take(msg["size"])
        if kept == msg["size"]:
            return super().process_message(msg, cell, cell_index)
        if kept and kind == "stream":
            msg["content"]["text"] = msg["content"].get("text", "")[:kept]
            super().process_message(msg, cell, cell_index)
        self.note_cut(cell)
        return None

    def note_cut(self, cell: NotebookNode) -> None:
        """Say once that a cell's output is not whole."""
        if not self.cut:
            self.cut = True
            note = f"\n[output cut after {self.limits.output_bytes:,} bytes]\n"
            cell.outputs.append(new_output("stream", name="stdout", text=note))

    def on_cell_executed(self, **kwargs: Any) -> None:
        """Let nbgrader note an error; shortened, where there is no room for it."""
        reply = kwargs["execute_reply"]
        content, size = reply["content"], reply.get("size", 0)
        if content["status"] == "error" and self.take(size) < size:
            content.update(evalue=content["evalue"][:SHOWN_OF_ERROR], traceback=[])
        super().on_cell_executed(**kwargs)

    def take(self, size: int) -> int:
        """Bytes of a message that there is room for in the cell and the notebook; they are used up by it."""
        kept = min(size, self.room, self.room_in_all)
        self.room, self.room_in_all = self.room - kept, self.room_in_all - kept
        return kept
