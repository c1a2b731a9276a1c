"""Grading while its processes are killed (SIGKILL) at random moments; every mark must be there once, and right.

    python benchmarks/kills.py [--kills 100] [--students 20] [--notebooks 3] [--per-class 5] [--seed 0]

A class is graded undisturbed; then again and again from nothing, with some kills each time, until a run completes
(after a kill of the grader it is started anew). Then gradebook, executed notebooks and feedback pages must be those
of the undisturbed run, and no process and no temporary folder may be left. Linux only; prints the kills of each kind.
"""

import argparse
import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import psutil

from autograder import sample
from autograder.course import load_course

ROOT = Path(__file__).parents[1]
CHAPTER = "ch02_neurons"
KINDS = ("full_reference", "partial", "all_wrong", "blank")
WRITTEN = ("autograded", "feedback")
PATIENCE = 10  # seconds in which everything must have ended
Processes = list[psutil.Process]


# ---------------------------------------------------------------- a class
def write_class(root: Path, students: int, notebooks: int) -> None:
    """The first notebooks of a chapter, and submissions of different quality."""
    for kind in ("notebooks", "source", "release"):
        shutil.copytree(ROOT / kind, root / kind, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "nbgrader_config.py", root)
    sections = [section for section in load_course(root).sections if section.chapter == CHAPTER]
    for number, section in enumerate(sections):
        if number >= notebooks:
            for kind in ("source", "release"):
                (root / kind / CHAPTER / f"{section.name}.ipynb").unlink()
            continue
        material = sample.Material(load_course(root), section)
        for student in range(students):
            folder = root / "submitted" / f"student{student:02}" / CHAPTER
            folder.mkdir(parents=True, exist_ok=True)
            text = sample.STUDENTS[KINDS[student % len(KINDS)]](material)
            (folder / f"{section.name}.ipynb").write_text(text, encoding="utf-8")


def forget(root: Path) -> None:
    """Remove all that grading has written."""
    for path in root.glob("gradebook.db*"):
        path.unlink()
    for kind in WRITTEN:
        shutil.rmtree(root / kind, ignore_errors=True)


def outcome(root: Path) -> dict[str, Any]:
    """All that grading has written, without the ids that each gradebook draws, and without seconds."""
    told: dict[str, Any] = {}
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as book:
        assert book.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for (table,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            told[table] = book.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        told["marks"] = sorted(book.execute("""
            SELECT s.student_id, n.name, c.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade,
                   sn.late_submission_penalty
            FROM grade g JOIN base_cell c ON c.id = g.cell_id JOIN submitted_notebook sn ON sn.id = g.notebook_id
            JOIN notebook n ON n.id = sn.notebook_id
            JOIN submitted_assignment s ON s.id = sn.assignment_id"""), key=str)
        told["comments"] = sorted(book.execute("""
            SELECT s.student_id, n.name, c.name, m.auto_comment, m.manual_comment
            FROM comment m JOIN base_cell c ON c.id = m.cell_id JOIN submitted_notebook sn ON sn.id = m.notebook_id
            JOIN notebook n ON n.id = sn.notebook_id
            JOIN submitted_assignment s ON s.id = sn.assignment_id"""), key=str)
    for kind in WRITTEN:
        for path in sorted((root / kind).rglob("*")):
            told[str(path.relative_to(root))] = errors(path) if path.suffix == ".ipynb" else path.suffix != ".html" or (
                path.read_text(encoding="utf-8").rstrip().endswith("</html>"))  # fmt: skip
    return told


def errors(path: Path) -> list[list[str]]:
    """The errors of each cell of an executed notebook."""
    cells = nbformat.read(path, as_version=4).cells
    return [[o.get("evalue", "") for o in cell.get("outputs", []) if o.output_type == "error"] for cell in cells]


# ---------------------------------------------------------------- its processes
def start(root: Path, temporary: Path) -> "subprocess.Popen[str]":
    """A grader."""
    command = [sys.executable, "-m", "autograder", "grade", CHAPTER, "--root", str(root)]
    return subprocess.Popen(command, cwd=ROOT, env=dict(os.environ, TMPDIR=str(temporary)), text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip


def running(parents: Processes, word: str = "") -> Processes:
    """Their children with a word in the command line."""
    found = []
    for parent in parents:
        with contextlib.suppress(psutil.Error):
            found += [child for child in parent.children() if word in " ".join(child.cmdline())]
    return found


def zygotes(grader: Processes) -> Processes:
    """The process that kernels are forked from."""
    return running(grader, "autograder.zygote")


def servers(grader: Processes) -> Processes:
    """The process that workers are forked from."""
    return running(grader, "multiprocessing.forkserver")


def workers(grader: Processes) -> Processes:
    """Forks of the grader, and those that took the place of lost ones."""
    return running(grader, "autograder grade") + running(servers(grader))


VICTIMS: dict[str, Callable[[Processes], Processes]] = {
    "grader": lambda grader: grader,
    "zygote": zygotes,
    "worker": workers,
    "sandbox": lambda grader: running(zygotes(grader)),
    "kernel": lambda grader: running(running(zygotes(grader))),
    "forkserver": servers,
}


def descendants(process: psutil.Process) -> set[psutil.Process]:
    """A process and all below it."""
    with contextlib.suppress(psutil.Error):
        return {process, *process.children(recursive=True)}
    return {process}


def alive(processes: set[psutil.Process]) -> list[str]:
    """Those that have not ended after some seconds."""
    _, left = psutil.wait_procs(list(processes), timeout=PATIENCE)
    told = []
    for process in left:
        with contextlib.suppress(psutil.Error):
            if process.status() != psutil.STATUS_ZOMBIE:
                told.append(f"{process.pid} {' '.join(process.cmdline())}")
    return told


# ---------------------------------------------------------------- the kills
class Killer:
    """Chooses and kills; every kind about equally often."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.killed = Counter(dict.fromkeys(VICTIMS, 0))
        self.seen: set[psutil.Process] = set()

    def kill(self, grader: psutil.Process) -> None:
        """Kill a process, of the kind that was killed least often among those that are there now."""
        kinds = self.random.sample(list(VICTIMS), len(VICTIMS))
        for kind in sorted(kinds, key=self.killed.__getitem__):
            if victims := VICTIMS[kind]([grader]):
                self.seen |= descendants(grader)
                with contextlib.suppress(psutil.NoSuchProcess):
                    self.random.choice(victims).kill()
                    self.killed[kind] += 1
                return


def grade_under_fire(root: Path, temporary: Path, killer: Killer, most: int, pause: float) -> str:
    """Up to so many kills, about so many seconds apart; what the run said that completed."""
    wanted = killer.killed.total() + most
    grading = start(root, temporary)
    at = time.monotonic() + killer.random.uniform(0, 2 * pause)
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            grading.wait(0.02)
        if grading.returncode == -9:
            grading.communicate()
            grading = start(root, temporary)
        elif grading.returncode is not None:
            return grading.communicate()[0] + f"\nexit code {grading.returncode}"
        elif killer.killed.total() < wanted and time.monotonic() >= at:
            before = killer.killed.total()
            killer.kill(psutil.Process(grading.pid))
            if killer.killed.total() > before:
                at = time.monotonic() + killer.random.uniform(0, 2 * pause)


def problems(root: Path, temporary: Path, seen: set[psutil.Process], said: str, right: dict[str, Any]) -> list[str]:
    """What is not as after the undisturbed run."""
    told = [] if said.endswith("\nexit code 0") else [said]
    told += [f"still running: {process}" for process in alive(seen)]
    told += [f"left behind: {path.name}" for path in temporary.iterdir()]
    found = outcome(root)
    told += [f"{key}: {found.get(key)!r:.2000} instead of {right.get(key)!r:.2000}"
             for key in sorted(found.keys() | right.keys()) if found.get(key) != right.get(key)]  # fmt: skip
    return told


def attack(folder: Path, kills: int, students: int, notebooks: int, per_class: int,
           seed: int) -> tuple[Counter[str], list[str]]:  # fmt: skip
    """(kills by kind, all that went wrong)"""
    root, temporary = folder / "course", folder / "t"
    temporary.mkdir()
    write_class(root, students, notebooks)
    before = time.monotonic()
    first = start(root, temporary)
    said = first.communicate()[0]
    seconds = time.monotonic() - before
    right = outcome(root)
    wrong = problems(root, temporary, set(), f"{said}\nexit code {first.returncode}", right)
    print(f"undisturbed: {seconds:.0f} s", flush=True)
    killer = Killer(seed)
    while killer.killed.total() < kills and not wrong:
        forget(root)
        before = time.monotonic()
        most = min(per_class, kills - killer.killed.total())
        said = grade_under_fire(root, temporary, killer, most, seconds / (per_class + 1))
        wrong += problems(root, temporary, killer.seen, said, right)
        killer.seen.clear()
        took = time.monotonic() - before
        print(f"{killer.killed.total()} kills: {dict(killer.killed)}; {took:.0f} s; wrong: {wrong}", flush=True)
    return killer.killed, wrong


def main() -> None:
    """Run, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("kills", 100), ("students", 20), ("notebooks", 3), ("per-class", 5), ("seed", 0)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kills-", dir="/tmp"))
    done, wrong = attack(folder, options.kills, options.students, options.notebooks, options.per_class, options.seed)
    print(f"{done.total()} kills: {dict(done)}")
    if wrong:
        sys.exit(f"wrong (see {folder}):\n" + "\n".join(wrong))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
