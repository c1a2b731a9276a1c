"""nbgrader's execution of a notebook, with limits that a student's code cannot lift.

A cell that runs too long, or kills its kernel, gets an error of its own; what was earned before stands.
"""

import math
import os
import signal
import threading
import time
from dataclasses import dataclass
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellControlSignal, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, validate
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute

from .kernels import Fork, Setup
from .sandbox import OUT_OF_MEMORY, OUT_OF_TIME, Fence

Resources = dict[str, Any]
FENCE = Fence()
GRACE_SECONDS = 15  # for an interrupt to work, and for the last messages
RECEIVED_BYTES = 300_000_000  # by how much one notebook's messages may fill this process, while they are read
OUTPUT = ("stream", "display_data", "execute_result", "update_display_data", "error")
SHOWN_OF_ERROR = 500  # characters of an error's text, where there is no room for more


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
    """Raise ValidationError if a notebook cannot hold a cell's outputs, as only forged messages make them."""
    results = {"outputs": cell.outputs, "execution_count": cell.execution_count}
    cells = [{"cell_type": "code", "id": "any", "metadata": {}, "source": "", **results}]
    validate({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


class LimitedExecute(Execute):
    """nbgrader's own execution, with a time limit for the whole notebook and for the output."""

    setup: Setup
    data: str  # the folder that holds the assignment's files, and none of the student's

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
        """A manager whose kernels are what this notebook needs."""
        manager: Any = super().create_kernel_manager()
        manager.setup = self.setup
        return manager

    def start_new_kernel_client(self, **kwargs: Any) -> Any:
        """Keep hold of the kernel: how it ended is asked for when nbclient has forgotten it."""
        manager: Any = self.km
        self.fork = manager.provisioner.fork
        if self.setup.link:
            self.setup.link.close()  # the kernel has it now
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
