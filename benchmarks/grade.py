"""Our grader, plain nbgrader and Otter on the same submissions, in one run on one machine.

    python benchmarks/grade.py [--submissions 10] [--class three|chapter2|both] [--graders ours,nbgrader,otter]
                               [--repeat 1] [--memory 3] [--curve 10,100,1000]

Time: each grader as its command line, one after the other (with --repeat: in turn, medians), one thread per kernel.
CPU seconds are those of all processes that a command started. Memory: a run of its own over the first --memory
submissions, as looking on costs time; PSS, which shares out what processes have in common. It comes first, so that
the timed runs find all programs in the file cache. Otter runs without containers in .venv-otter, which `make` sets
up. Linux only. Everything printed was measured; it is Markdown, to be kept.
"""

import argparse
import base64
import contextlib
import ctypes
import datetime
import importlib.metadata
import json
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

import nbformat
import psutil
from classes import CLASSES, write_otter
from nbformat import NotebookNode
from nbgrader.api import Gradebook

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
OTTER = ROOT / ".venv-otter"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
ENVIRONMENT = {
    # Without bytecode on disk every start of Python would compile all it imports.
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    **dict.fromkeys(THREADS, "1"),
    "PATH": os.pathsep.join([str(BIN), os.environ.get("PATH", "")]),
    "PYTHONPATH": str(ROOT),  # the autograder beside this script, wherever the command runs
}
MIB = 2**20
OURS, OURS_BARE = "autograder grade", "autograder grade --no-feedback"
PLAIN, PLAIN_FEEDBACK, PLAIN_BOTH = "nbgrader autograde", "nbgrader generate_feedback", "nbgrader, both"
OTTER_RUN = "otter run"
PR_SET_CHILD_SUBREAPER = 36
TIME_LEGEND = """nb: notebook. cells: their own run time, busy to idle. beyond: more than that (less where several run
at the same time). x: times the throughput of. others: share of the machine that other programs took meanwhile.
"""


class CannotRun(Exception):
    """A grader that does not work here; the message says why."""


# ---------------------------------------------------------------- running a command
@dataclass(frozen=True)
class Usage:
    """Seconds of a command: by the clock, of the processors for it and all it started, and for anybody else."""

    wall: float
    cpu: float
    others: float

    def __add__(self, more: "Usage") -> "Usage":
        return Usage(self.wall + more.wall, self.cpu + more.cpu, self.others + more.others)


Look = Callable[[int], None]


def run(command: list[str], folder: Path, look: Look | None = None, every: float = 0.05) -> Usage:
    """Run a command to its end; meanwhile `look(pid)` again and again. Raises CannotRun if it fails."""
    before, busy_before, started = cpu_of_children(), busy(), time.perf_counter()
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=log, stderr=subprocess.STDOUT)
        while look:
            look(process.pid)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=every)
                break
        process.wait()
        wall, all_busy = time.perf_counter() - started, busy() - busy_before
        bury()
        log.seek(0)
        if process.returncode:
            raise CannotRun(f"`{' '.join(command[-4:])}` ended with {process.returncode}: {log.read()[-600:].strip()}")
    cpu = cpu_of_children() - before
    return Usage(wall, cpu, max(0.0, all_busy - cpu))


def cpu_of_children() -> float:
    """Processor seconds of all processes below this one that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def busy() -> float:
    """Seconds that the machine's processors have worked for anybody."""
    times = psutil.cpu_times()
    return sum(times) - times.idle - times.iowait - times.guest - times.guest_nice  # guests count as user too


def adopt() -> None:
    """Processes that lose their parent become ours, so that their CPU time is counted too."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def bury(patience: float = 5) -> None:
    """Wait for what a command left running; end it if it stays."""
    deadline = time.monotonic() + patience
    with contextlib.suppress(ChildProcessError):
        while True:
            if os.waitpid(-1, os.WNOHANG)[0]:
                continue
            if time.monotonic() > deadline:
                left = psutil.Process().children(recursive=True)
                print(f"left running by the grader, ended now: {[process.name() for process in left]}")
                for process in left:
                    process.kill()
                deadline += patience
            time.sleep(0.02)


# ---------------------------------------------------------------- the graders
@dataclass(frozen=True)
class Step:
    """One command to be timed. Steps of the same place work on the same copy of the class, one after the other."""

    name: str
    place: str
    command: Callable[[Path, str], list[str]]  # (course, assignment) -> arguments

    def run(self, places: Path, assignment: str, look: Look | None = None) -> Usage:
        """Run it in its copy of the class."""
        course = places / self.place
        return run(self.command(course, assignment), course, look)


def ours(*options: str) -> Callable[[Path, str], list[str]]:
    """Our command line."""
    return lambda course, name: [sys.executable, "-m", "autograder", "grade", name, "--root", str(course), *options]


def plain(verb: str) -> Callable[[Path, str], list[str]]:
    """nbgrader's command line."""
    return lambda course, name: [sys.executable, "-m", "nbgrader", verb, name, "--force"]


def otter(course: Path, name: str) -> list[str]:
    """Otter in its own environment."""
    return [str(OTTER / "bin" / "python"), str(ROOT / "benchmarks" / "otter_run.py"), str(course)]


STEPS = {
    "ours": [Step(OURS, "autograder", ours()), Step(OURS_BARE, "autograder-bare", ours("--no-feedback"))],
    "nbgrader": [
        Step(PLAIN, "nbgrader", plain("autograde")),
        Step(PLAIN_FEEDBACK, "nbgrader", plain("generate_feedback")),
    ],
    "otter": [Step(OTTER_RUN, "otter", otter)],
}


def steps_here(graders: list[str]) -> list[Step]:
    """The steps that can run on this machine; says what is left out."""
    steps = []
    for grader in graders:
        try:
            prepare(grader)
        except CannotRun as reason:
            print(f"{grader} is left out: {reason}\n")
            continue
        steps += STEPS[grader]
    return steps


def prepare(grader: str) -> None:
    """Set up Otter's environment, and see what our grader can do."""
    if grader == "ours" and not has_no_feedback():
        print("autograder grade has no option --no-feedback: timed with feedback only")
        STEPS["ours"].pop()
    if grader == "otter":
        made = subprocess.run(["make", ".venv-otter/ready"], cwd=ROOT, capture_output=True, text=True, check=False)
        if made.returncode:
            raise CannotRun(f"make .venv-otter/ready failed: {made.stderr.strip()[-300:]}")


def has_no_feedback() -> bool:
    """Whether our grader knows --no-feedback."""
    command = [sys.executable, "-m", "autograder", "grade", "--help"]
    text = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout
    return "--no-feedback" in text


# ---------------------------------------------------------------- the class
@dataclass(frozen=True)
class Class:
    """A class on disk: `pattern` is never written to, graders work on copies."""

    pattern: Path
    assignment: str

    @property
    def notebooks(self) -> int:
        """How many there are to grade."""
        return len(list(self.pattern.glob(f"submitted/*/{self.assignment}/*.ipynb")))

    def copy(self, place: Path) -> None:
        """A fresh copy, in Otter's form if it is for Otter."""
        shutil.rmtree(place, ignore_errors=True)
        if place.name == "otter":
            write_otter(self.pattern, self.assignment, place)
        else:
            shutil.copytree(self.pattern, place)


def make_class(kind: str, submissions: int, folder: Path) -> Class:
    """Write a class of a kind into folder."""
    folder.mkdir(parents=True)
    return Class(folder, CLASSES[kind](folder, submissions, lambda name: generate(folder, name)))


def generate(course: Path, assignment: str) -> None:
    """Make the release version, and make the assignment known to the gradebook."""
    run([sys.executable, "-m", "nbgrader", "generate_assignment", assignment, "--force", "--create"], course)


# ---------------------------------------------------------------- 1. time
def time_steps(made: Class, steps: list[Step], places: Path, repeat: int) -> dict[str, Usage]:
    """Median of each step. Each round starts with another grader, and on fresh copies."""
    usages: dict[str, list[Usage]] = {}
    failed: set[str] = set()
    order = list(dict.fromkeys(step.place for step in steps))
    for number in range(repeat):
        for place in order[number % len(order) :] + order[: number % len(order)]:
            made.copy(places / place)
            for step in steps:
                if step.place != place or place in failed:
                    continue
                try:
                    usages.setdefault(step.name, []).append(step.run(places, made.assignment))
                except CannotRun as reason:
                    failed.add(place)
                    print(f"{step.name} is left out: {reason}\n")
    if PLAIN in usages and PLAIN_FEEDBACK in usages:
        usages[PLAIN_BOTH] = [a + b for a, b in zip(usages[PLAIN], usages[PLAIN_FEEDBACK], strict=True)]
    return {
        name: Usage(*(statistics.median(getattr(used, what) for used in every) for what in ("wall", "cpu", "others")))
        for name, every in usages.items()
    }


def executed(place: Path, assignment: str) -> dict[str, NotebookNode]:
    """STUDENT/NOTEBOOK -> the notebook with its outputs, as a grader left it."""
    pattern = "results/*/*.ipynb" if place.name == "otter" else f"autograded/*/{assignment}/*.ipynb"
    paths = sorted(place.glob(pattern))
    students = [path.relative_to(place).parts[1] for path in paths]
    return {
        f"{student}/{path.stem}": nbformat.read(path, as_version=4)
        for student, path in zip(students, paths, strict=True)
    }


def cell_seconds(notebook: NotebookNode) -> float | None:
    """The cells' own run time, busy to idle, as nbclient noted it in the executed notebook; None if it did not."""
    total, known = 0.0, False
    for cell in notebook.cells:
        moments = cell.metadata.get("execution", {})
        started, ended = moments.get("iopub.status.busy"), moments.get("iopub.status.idle")
        ended = ended or moments.get("shell.execute_reply")  # a cell that ended its kernel
        if started and ended:
            known = True
            total += (instant(ended) - instant(started)).total_seconds()
    return total if known else None


def instant(moment: str) -> datetime.datetime:
    """A time stamp of Jupyter's."""
    return datetime.datetime.fromisoformat(moment)


def mean_cell_seconds(place: Path, assignment: str) -> float | None:
    """The cells' own run time per notebook, over all notebooks of a place that tell it."""
    seconds = [cell_seconds(notebook) for notebook in executed(place, assignment).values()]
    known = [value for value in seconds if value is not None]
    return statistics.mean(known) if known else None


def time_table(made: Class, usages: dict[str, Usage], steps: list[Step], places: Path) -> list[list[str]]:
    """Per notebook: clock, processor, the cells' own time, what is beyond it, throughput compared with plain."""
    head = ["command", "wall s", "wall s/nb", "CPU s/nb", "cells s/nb", "wall beyond", "CPU beyond"]
    rows = [[*head, f"x {PLAIN}", f"x {PLAIN_BOTH}", "others"]]
    count = made.notebooks
    own = {step.name: mean_cell_seconds(places / step.place, made.assignment) for step in steps}
    own.pop(PLAIN_FEEDBACK, None)  # runs no cell
    for name, used in usages.items():
        cells = own.get(PLAIN if name == PLAIN_BOTH else name)
        row = [name, f"{used.wall:.1f}", f"{used.wall / count:.2f}", f"{used.cpu / count:.2f}"]
        row += ["-"] * 3 if cells is None else [f"{x:.2f}" for x in (cells, used.wall / count - cells,
                                                                     used.cpu / count - cells)]  # fmt: skip
        row += [f"{usages[base].wall / used.wall:.2f}" if base in usages and name != PLAIN_FEEDBACK else "-"
                for base in (PLAIN, PLAIN_BOTH)]  # fmt: skip
        rows.append([*row, f"{used.others / used.wall / (os.cpu_count() or 1):.0%}"])
    return rows


# ---------------------------------------------------------------- 2. memory
@dataclass
class Memory:
    """Peak memory of a running grader, in bytes, looked at again and again.

    A kernel is ipykernel's own process, or a fork that does not fork further.
    """

    kernels: dict[int, int] = field(default_factory=dict)  # pid -> highest PSS
    tree: int = 0
    together: int = 0  # kernels alive at the same time
    forkers: set[int] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)

    def look(self, _pid: int) -> None:
        """Add up all processes below this one."""
        commands: dict[int, tuple[int, str]] = {}  # pid -> (parent, command line)
        sizes: dict[int, int] = {}
        for process in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error, OSError):
                commands[process.pid] = process.ppid(), " ".join(process.cmdline())
                sizes[process.pid] = self.pss(process)
        self.tree = max(self.tree, sum(sizes.values()))
        forked = forks(commands)
        self.forkers |= set(forked.values())
        own = "ipykernel_launcher"
        now = {pid for pid in sizes if pid in forked or own in commands[pid][1]} - self.forkers
        self.together = max(self.together, len(now))
        for pid in now:
            self.kernels[pid] = max(self.kernels.get(pid, 0), sizes[pid])
        for pid in self.forkers & set(self.kernels):
            del self.kernels[pid]

    def pss(self, process: psutil.Process) -> int:
        """Proportional set size. Raises an OSError for a process that has ended."""
        try:
            text = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
        except PermissionError:
            self.unreadable.add(process.name())
            raise
        return int(text.split("Pss:")[1].split()[0]) * 1024


def forks(commands: dict[int, tuple[int, str]]) -> dict[int, int]:
    """Forks, which have their parent's command line -> their parent.

    The grader's own children are none: between fork and exec they look like it for a moment.
    """
    return {
        pid: parent
        for pid, (parent, command) in commands.items()
        if parent in commands and commands[parent] != (os.getpid(), command) and commands[parent][1] == command
    }


def memory_table(kind: str, submissions: int, steps: list[Step], places: Path) -> list[list[str]]:
    """Grade a small class once more and look on."""
    rows = [["command", "kernels", "at once", "PSS of a kernel, median MiB", "highest MiB", "all processes MiB"]]
    made = make_class(kind, submissions, places / "pattern-memory")
    for step in steps:
        if step.name in (OURS_BARE, PLAIN_FEEDBACK):
            continue
        made.copy(places / step.place)
        memory = Memory()
        try:
            step.run(places, made.assignment, memory.look)
        except CannotRun as reason:
            print(f"memory of {step.name} was not measured: {reason}\n")
            continue
        peaks = [peak / MIB for peak in memory.kernels.values()] or [float("nan")]
        row = [statistics.median(peaks), max(peaks), memory.tree / MIB]
        rows.append([step.name, str(len(memory.kernels)), str(memory.together), *(f"{value:.0f}" for value in row)])
        if memory.unreadable:
            print(f"memory of {step.name} without these, which may not be read: {sorted(memory.unreadable)}\n")
    return rows


# ---------------------------------------------------------------- 3. the curve
@dataclass
class OwnPeak:
    """The highest resident memory of the grader's own process, as the system keeps it."""

    bytes: int = 0

    def look(self, pid: int) -> None:
        """Ask again; a process that has ended tells nothing more."""
        with contextlib.suppress(OSError):
            found = re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
            self.bytes = int(found.group(1)) * 1024 if found else self.bytes


def curve_table(kind: str, sizes: list[int], places: Path) -> list[list[str]]:
    """Our grader on growing classes: memory should be flat, time linear."""
    rows = [["submissions", "wall s", "wall s/submission", "CPU s/submission", "grader's own process, peak MiB"]]
    for size in sizes:
        made = make_class(kind, size, places / f"pattern-{size}")
        step = STEPS["ours"][0]
        made.copy(places / step.place)
        peak = OwnPeak()
        used = step.run(places, made.assignment, peak.look)
        row = [used.wall / size, used.cpu / size]
        rows.append([str(size), f"{used.wall:.0f}", *(f"{value:.2f}" for value in row), f"{peak.bytes / MIB:.0f}"])
        shutil.rmtree(made.pattern)
    return rows


# ---------------------------------------------------------------- 4. the same marks, the same outputs
Marks = dict[tuple[str, str, str], object]


def marks(place: Path, assignment: str) -> Marks:
    """(student, notebook, cell) -> points of the automatic checks and whether a human must look."""
    with Gradebook(f"sqlite:///{place / 'gradebook.db'}") as book:
        return {
            (submission.student.id, notebook.name, grade.name): (grade.auto_score, bool(grade.needs_manual_grade))
            for submission in book.assignment_submissions(assignment)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def otter_marks(place: Path) -> Marks:
    """The same from Otter's results; it knows no cells for humans."""
    return {
        (path.parent.name, path.stem, test): (points, False)
        for path in sorted(place.glob("results/*/*.json"))
        for test, points in json.loads(path.read_text(encoding="utf-8")).items()
    }


def compare_marks(mine: Marks, theirs: Marks) -> str:
    """How many marks agree, and the first that does not."""
    keys = [*theirs, *(key for key in mine if key not in theirs)]
    different = [key for key in keys if mine.get(key) != theirs.get(key)]
    first = [f"; first: {'/'.join(key)}: {mine.get(key)}, not {theirs.get(key)}" for key in different[:1]]
    return f"{len(keys) - len(different)} of {len(keys)} marks are the same{''.join(first)}"


VOLATILE = (
    (re.compile(r"0x[0-9a-fA-F]+"), "ADDRESS"),
    (re.compile(r"\b[0-9a-f]{32}\b"), "ID"),
    (re.compile(r"\b\d+(\.\d+)? ?(s|ms|µs|us|ns|seconds?)\b"), "TIME"),
    (re.compile(r"(ipykernel|work|kernel|zmq|tmp)[-_]\w+(/\d+\.py)?"), "TEMPORARY"),
)


def parts(cell: NotebookNode) -> list[str]:
    """A cell without what changes from run to run: source, all it printed, then errors, values and pictures."""
    streams: dict[str, str] = {}
    others = []
    for output in cell.get("outputs", []):
        if output.output_type == "stream":
            streams[output.name] = streams.get(output.name, "") + output.text
        elif output.output_type == "error":
            others.append("\n".join([output.ename, output.evalue, *output.traceback]))
        else:
            others += [f"{kind}: {shown(kind, data)}" for kind, data in sorted(output.data.items())]
    found = [cell.get("source", ""), *(f"{name}: {text}" for name, text in sorted(streams.items())), *others]
    for pattern, word in VOLATILE:
        found = [pattern.sub(word, part) for part in found]
    return found


def shown(kind: str, data: object) -> str:
    """Data of one MIME type; pictures as a checksum of their bytes."""
    if kind.startswith("image/") and isinstance(data, str) and not kind.endswith("xml"):
        content = base64.b64decode(data)
        return f"{len(content)} bytes, {hash(content)}"
    return data if isinstance(data, str) else json.dumps(data, sort_keys=True)


def compare_outputs(mine: dict[str, NotebookNode], theirs: dict[str, NotebookNode]) -> str:
    """How many cells have the same outputs, and the first that has not."""
    every, same, first = 0, 0, ""
    for name in sorted(mine.keys() | theirs.keys()):
        if name not in mine or name not in theirs:
            first = first or f"; {name} is only on one side"
            continue
        for index, (a, b) in enumerate(zip_longest(mine[name].cells, theirs[name].cells, fillvalue=NotebookNode())):
            if "code" not in (a.get("cell_type"), b.get("cell_type")):
                continue
            every += 1
            differences = [pair for pair in zip_longest(parts(a), parts(b), fillvalue="") if pair[0] != pair[1]]
            same += not differences
            if differences:
                first = first or f"; first: {name}, cell {index}: {excerpt(*differences[0])}"
    return f"{same} of {every} code cells and their outputs are the same{first}"


def excerpt(mine: str, theirs: str) -> str:
    """The surroundings of the first character that differs."""
    where = next((i for i, (a, b) in enumerate(zip_longest(mine, theirs)) if a != b), 0)
    around = slice(max(0, where - 40), where + 80)
    return f"{mine[around]!r}, not {theirs[around]!r}"


def comparisons(steps: list[Step], places: Path, assignment: str) -> Iterator[str]:
    """One line for each thing that was compared with plain nbgrader."""
    here = {step.place for step in steps}
    if "nbgrader" not in here:
        return
    theirs, outputs = marks(places / "nbgrader", assignment), executed(places / "nbgrader", assignment)
    for place in [name for name in ("autograder", "autograder-bare") if name in here]:
        mine = executed(places / place, assignment)
        yield f"{place} and nbgrader: {compare_marks(marks(places / place, assignment), theirs)}"
        yield f"{place} and nbgrader: {compare_outputs(mine, outputs)}"
    if "otter" in here:
        mine_too = otter_marks(places / "otter")
        tests = {test for _, _, test in mine_too}
        automatic = {key: value for key, value in theirs.items() if key[2] in tests}
        yield f"otter and nbgrader (Otter has no partial credit in a test): {compare_marks(mine_too, automatic)}"


# ---------------------------------------------------------------- the report
def print_table(title: str, rows: list[list[str]]) -> None:
    """Markdown, also readable as it is."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    print(f"\n**{title}**\n")
    for row in [rows[0], rule, *rows[1:]]:
        first, *others = zip(row, widths, strict=True)
        print(f"| {first[0]:<{first[1]}} | {' | '.join(f'{cell:>{width}}' for cell, width in others)} |")
    print(flush=True)


def print_heading() -> None:
    """Date, command, machine, versions."""
    names = ("nbgrader", "ipykernel", "torch", "numpy", "matplotlib")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    machine = f"{len(os.sched_getaffinity(0))} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB"
    print(f"{datetime.date.today()}, `python benchmarks/grade.py{''.join(f' {word}' for word in sys.argv[1:])}`  ")
    machine += f", load {os.getloadavg()[0]:.1f} before; Python {platform.python_version()}"
    print(f"{machine}, {versions}", flush=True)


def compare(kind: str, steps: list[Step], options: argparse.Namespace, places: Path) -> None:
    """Everything about one class. Memory comes first, so that all programs are in the file cache when time counts."""
    made = make_class(kind, options.submissions, places / "pattern")
    print(f"\n### {made.assignment}: {options.submissions} submissions, {made.notebooks} notebooks", flush=True)
    if options.memory:
        rows = memory_table(kind, options.memory, steps, places)
        print_table(f"Memory while grading {options.memory} submissions", rows)
    usages = time_steps(made, steps, places, options.repeat)
    done = [step for step in steps if step.name in usages]
    print_table("Time", time_table(made, usages, done, places))
    print(TIME_LEGEND)
    for line in comparisons(done, places, made.assignment):
        print(f"* {line}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--submissions", type=int, default=10)
    parser.add_argument("--class", dest="kind", choices=[*CLASSES, "both"], default="three")
    parser.add_argument("--graders", default=",".join(STEPS), help="which, in this order; default: %(default)s")
    parser.add_argument("--repeat", type=int, default=1, help="rounds; medians are printed")
    parser.add_argument("--memory", type=int, default=3, help="submissions of the memory run")
    parser.add_argument("--curve", default="", help="sizes of classes for our grader alone, e.g. 10,100,1000")
    options = parser.parse_args()
    graders = options.graders.split(",")
    if unknown := set(graders) - set(STEPS):
        parser.error(f"no grader {', '.join(unknown)}; there are {', '.join(STEPS)}")
    adopt()
    print_heading()
    steps = steps_here(graders)
    for kind in CLASSES if options.kind == "both" else [options.kind]:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            compare(kind, steps, options, Path(folder))
            if options.curve:
                sizes = [int(size) for size in options.curve.split(",")]
                print_table("Growing classes", curve_table(kind, sizes, Path(folder)))


if __name__ == "__main__":
    main()
