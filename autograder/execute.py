"""Notebook in, executed notebook out: a pure function with limits, which any process on any machine may run."""

import signal
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from traitlets.config import Config

from .judge import JudgedExecute, is_marked
from .kernels import CAN_FORK, KernelStartError, Setup, SilentKernel, WarmKernelManager
from .pictures import NONE, Pictures, only_shows
from .runner import LimitedExecute, Limits
from .warm import is_quick

ATTEMPTS, MOST_ATTEMPTS = 3, 10  # of a notebook whose kernel is killed: in the same cell; in all
KILLED = (-signal.SIGKILL, 128 + signal.SIGKILL)  # by itself, by us, by the system or by some administrator
Files = Mapping[str, bytes]  # relative path -> content
NOTHING: Files = {}


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


def execute(notebook: str, files: Files, limits: Limits, pictures: Pictures = NONE, own: Files = NOTHING) -> Execution:
    """Run a notebook (JSON) in a fresh kernel and folder that holds `files`.

    pictures: of figures that need not be drawn again. own: the student's own files, which tests do not see.
    A kernel that was killed from outside says nothing about the student's work: the notebook is run again.
    Raises KernelStartError where no kernel can be had, or none that lasts.
    """
    started = time.monotonic()
    deaths: Counter[int] = Counter()  # by cell: code that kills its kernel does so in the same cell each time
    for _ in range(MOST_ATTEMPTS):
        try:
            execution, killed_in, lost = attempt(notebook, files, limits, pictures, own)
        except SilentKernel:
            if time.monotonic() - started > limits.notebook_seconds:
                raise
            continue
        deaths[killed_in] += not lost
        late = time.monotonic() - started > limits.notebook_seconds / ATTEMPTS
        if killed_in < 0 or deaths[killed_in] == ATTEMPTS or (late and not lost):
            return execution
    raise KernelStartError(f"{MOST_ATTEMPTS} kernels were killed from outside")


def attempt(
    notebook: str, files: Files, limits: Limits, pictures: Pictures, own: Files
) -> tuple[Execution, int, bool]:
    """(the outcome of one run, in which cell its kernel was killed by SIGKILL or -1, whether the zygote went too)"""
    node = nbformat.reads(notebook, as_version=4)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="work-") as work:
        visible = {**own, **files}
        data = write_files(Path(work) / "data", files)
        folder = write_files(Path(work) / "own", visible) if own else data
        runner = (JudgedExecute if limits.judged and CAN_FORK and is_marked(node) else LimitedExecute)(
            config=Config(), kernel_manager_class=WarmKernelManager)  # fmt: skip
        codes = [cell.source for cell in node.cells if cell.cell_type == "code"]
        codes += [content.decode(errors="replace") for name, content in visible.items() if name.endswith(".py")]
        usable = pictures if only_shows(codes) else NONE
        runner.setup = Setup(limits.fence, limits.check_seed, is_quick(codes), usable)
        runner.data = str(data)
        runner.limit(limits)
        try:
            runner.preprocess(node, {"metadata": {"path": str(folder)}})
        finally:
            runner.guard.end()
    forks = [fork for fork in runner.forks() if fork]
    used = (sum(fork.cpu_seconds for fork in forks), max((fork.peak_bytes for fork in forks), default=0))
    text = nbformat.writes(node).encode("utf-8", "replace").decode("utf-8")  # a kernel may send half characters
    execution = Execution(text, time.monotonic() - started, runner.stopped, *used)
    lost = any(fork.lost for fork in forks)
    killed = lost or any(fork.exit_code in KILLED for fork in forks)
    return execution, runner.died_in if killed else -1, lost


def write_files(folder: Path, files: Files) -> Path:
    """Put files into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder
