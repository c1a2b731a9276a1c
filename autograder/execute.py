"""Notebook in, executed notebook out: a pure function with limits, which any process on any machine may run.

A cell that runs too long, or kills its kernel, gets an error of its own; what was earned before stands.
"""

import json
import signal
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from .kernels import Fork, WarmKernelManager
from .sandbox import OUT_OF_MEMORY, Fence

Resources = dict[str, Any]
ATTEMPTS = 3
FENCE = Fence()
KILLED = (-signal.SIGKILL, 128 + signal.SIGKILL)  # by itself, by us, by the system or by some administrator


@dataclass(frozen=True)
class Limits:
    """What one notebook may use: seconds per cell, seconds in all, bytes of output per cell.

    fence: limits and walls around its processes; None: no sandbox, which only an instructor may decide.
    """

    cell_seconds: float = 20
    notebook_seconds: float = 120
    output_bytes: int = 2_000_000
    fence: Fence | None = FENCE


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
    Raises KernelStartError where no kernel can be had.
    """
    for _ in range(ATTEMPTS):
        execution, killed = attempt(notebook, files, limits)
        if not killed:
            break
    return execution


def attempt(notebook: str, files: dict[str, bytes], limits: Limits) -> tuple[Execution, bool]:
    """(the outcome of one run, whether its kernel was killed by a signal that cannot be caught)"""
    node = nbformat.reads(notebook, as_version=4)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="work-") as folder:
        for name, content in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        runner = LimitedExecute(config=Config(), kernel_manager_class=WarmKernelManager)
        runner.limit(limits)
        runner.preprocess(node, {"metadata": {"path": folder}})
    fork = runner.fork
    used = (fork.cpu_seconds, fork.peak_bytes) if fork else (0, 0)
    execution = Execution(nbformat.writes(node), time.monotonic() - started, runner.stopped, *used)
    return execution, runner.died and fork is not None and (fork.lost or fork.exit_code in KILLED)


class LimitedExecute(Execute):
    """nbgrader's own execution, with a time limit for the whole notebook and for the output."""

    def limit(self, limits: Limits) -> None:
        """Must be called before the first cell."""
        self.limits, self.deadline = limits, time.monotonic() + limits.notebook_seconds
        self.stopped, self.used, self.died = "", 0, False
        self.fork: Fork | None = None
        self.shutdown_kernel = "immediate"
        self.iopub_timeout = 10  # seconds; a busy machine may need more than nbclient's 4

    def create_kernel_manager(self) -> AsyncKernelManager:
        """A manager whose kernels have the limits' fence."""
        manager: Any = super().create_kernel_manager()
        manager.fence = self.limits.fence
        return manager

    def start_new_kernel_client(self, **kwargs: Any) -> Any:
        """Keep hold of the kernel: how it ended is asked for when nbclient has forgotten it."""
        manager: Any = self.km
        self.fork = manager.provisioner.fork
        return super().start_new_kernel_client(**kwargs)

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        """Run one cell, or note on it why it could not run."""
        if cell.cell_type != "code":
            return cell, resources
        left = self.deadline - time.monotonic()
        if not self.stopped and left <= 0:
            self.stopped = f"the notebook ran longer than {self.limits.notebook_seconds:g} seconds"
        if self.stopped:
            return self.not_run(cell), resources
        self.timeout, self.used = max(1, int(min(self.limits.cell_seconds, left))), 0
        try:
            super().preprocess_cell(cell, resources, index)
        except DeadKernelError:
            self.died, self.stopped = True, self.why_dead()
            self.not_run(cell)
        except CellTimeoutError:
            self.stopped = "a cell ran too long and could not be interrupted"
            self.not_run(cell)
        return cell, resources

    def why_dead(self) -> str:
        """What the end of the kernel's process tells."""
        code = self.fork.exit_code if self.fork else None
        fence = self.limits.fence or Fence()
        if code == OUT_OF_MEMORY:
            return f"the code used more than {fence.memory_bytes / 1e6:.0f} MB of memory"
        if code in (-signal.SIGXCPU, 128 + signal.SIGXCPU):
            return f"the code computed for more than {fence.cpu_seconds:g} seconds"
        return "the code ended its own Python process"

    def not_run(self, cell: NotebookNode) -> NotebookNode:
        """An error in place of a result, so that the cell scores 0 and says why."""
        cell.outputs = [*cell.get("outputs", []), new_output("error", ename="NotRun", evalue=self.stopped,
                                                             traceback=[f"Not run: {self.stopped}."])]  # fmt: skip
        return cell

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        """Drop what a cell prints beyond its limit, while it prints it."""
        if msg["msg_type"] in ("stream", "display_data", "execute_result", "update_display_data"):
            before, self.used = self.used, self.used + len(json.dumps(msg["content"], default=str))
            if self.used > self.limits.output_bytes:
                if before <= self.limits.output_bytes:
                    note = f"\n[output cut after {self.limits.output_bytes:,} bytes]\n"
                    cell.outputs.append(new_output("stream", name="stdout", text=note))
                return None
        return super().process_message(msg, cell, cell_index)
