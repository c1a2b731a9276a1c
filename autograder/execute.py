"""Notebook in, executed notebook out: a pure function with limits, and a process for each submission.

A cell that runs too long, or kills its kernel, gets an error of its own; what was earned before stands.
"""

import json
import os
import signal
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import nbformat
import psutil
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets.config import Config

from .kernels import CAN_FORK, Reserve, WarmKernelManager, server

Resources = dict[str, Any]
RUNNING: set[int] = set()  # processes of submissions
STOPPING = threading.Event()  # set: no further submission is started


@dataclass(frozen=True)
class Limits:
    """What one notebook may use: seconds per cell, seconds in all, bytes of output per cell."""

    cell_seconds: float = 20
    notebook_seconds: float = 120
    output_bytes: int = 2_000_000


@dataclass(frozen=True)
class Execution:
    """An executed notebook (JSON), the seconds it took, and why it was stopped early, if it was."""

    notebook: str
    seconds: float
    stopped: str = ""


class LimitedExecute(Execute):
    """nbgrader's own execution, with a time limit for the whole notebook and for the output."""

    def limit(self, limits: Limits) -> None:
        """Must be called before the first cell."""
        self.limits, self.deadline = limits, time.monotonic() + limits.notebook_seconds
        self.stopped, self.used = "", 0
        self.shutdown_kernel = "immediate"
        self.iopub_timeout = 10  # seconds; a busy machine may need more than nbclient's 4

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
            self.stopped = "the code ended its own Python process"
            self.not_run(cell)
        except CellTimeoutError:
            self.stopped = "a cell ran too long and could not be interrupted"
            self.not_run(cell)
        return cell, resources

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


def execute(notebook: str, files: dict[str, bytes], limits: Limits) -> Execution:
    """Run a notebook (JSON) in a fresh kernel and folder that holds `files` (relative path -> content)."""
    node = nbformat.reads(notebook, as_version=4)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="work-") as folder, tempfile.TemporaryDirectory(prefix="zmq-") as sockets:
        for name, content in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        runner = LimitedExecute(config=connection(sockets), kernel_manager_class=WarmKernelManager)
        runner.limit(limits)
        runner.preprocess(node, {"metadata": {"path": folder}})
    return Execution(nbformat.writes(node), time.monotonic() - started, runner.stopped)


def connection(folder: str) -> Config:
    """How to reach the kernel: unix sockets in `folder`, which other users cannot enter; ports on Windows."""
    return Config() if os.name == "nt" else Config({"KernelManager": {"transport": "ipc", "ip": f"{folder}/kernel"}})


# ---------------------------------------------------------------- one process per submission
def run_submission(notebooks: dict[str, str], files: dict[str, bytes], limits: Limits) -> dict[str, Execution]:
    """Execute all notebooks (name -> JSON) of one submission in a process of their own.

    Whatever happens there, the notebooks that were finished come back; a missing name was not finished.
    """
    with tempfile.TemporaryDirectory(prefix="autograder-") as folder:
        if STOPPING.is_set():
            return {}
        process = server().Process(target=_work, args=(notebooks, files, limits, folder))
        process.start()
        RUNNING.add(process.pid)
        try:
            process.join(timeout=len(notebooks) * (limits.notebook_seconds + limits.cell_seconds + 30))
        finally:
            end_process_tree(process.pid)
            RUNNING.discard(process.pid)
        results = {}
        for path in Path(folder).glob("*.json"):
            results[path.stem] = Execution(**json.loads(path.read_text(encoding="utf-8")))
        return results


def _work(notebooks: dict[str, str], files: dict[str, bytes], limits: Limits, folder: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which ends this process
    if CAN_FORK:
        for _ in notebooks:
            Reserve()
    for name, notebook in notebooks.items():
        result = json.dumps(asdict(execute(notebook, files, limits)))
        partial = Path(folder) / f"{name}.part"
        partial.write_text(result, encoding="utf-8")
        partial.rename(partial.with_suffix(".json"))


def stop_all() -> None:
    """End every submission that is being executed, and start no other."""
    STOPPING.set()
    for pid in list(RUNNING):
        end_process_tree(pid)


def end_process_tree(pid: int | None) -> None:
    """Kill a process and all that it started."""
    try:
        process = psutil.Process(pid)
        family = [*process.children(recursive=True), process]
    except psutil.NoSuchProcess:
        return
    for member in family:
        try:
            member.kill()
        except psutil.NoSuchProcess:
            continue
    psutil.wait_procs(family, timeout=5)
