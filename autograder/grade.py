"""A class, graded: intake -> execute (many at once) -> record (one writer) -> feedback (many at once).

Submissions are recorded in their order. A run that ends in the middle leaves whole submissions behind; the next run
goes on where it ended, and executes again only what has changed.
"""

import contextlib
import copy
import functools
import hashlib
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import CheckCellMetadata, IgnorePattern, LimitOutput, OverwriteCells, OverwriteKernelspec

from . import UserError, database
from .execute import Execution, execute, write_files
from .feedback import render
from .intake import NOT_HANDED_IN, Submission, take_in
from .job import Job, gradebook
from .judge import CALLED, DEFINES, FLAGS, SHARED, calls_of, mark, note_calls, with_reference
from .ledger import Ledger, Notebook, Worth
from .lint import by_grade_id, nbgrader
from .nbgrader_api import convert
from .pictures import Pictures, pictures_of
from .pool import Pool, after, in_order, open_pool
from .prove import NOT_ATTEMPTED, NOT_RUN, messages
from .runner import Limits
from .warm import imports


@dataclass
class NotebookResult:
    """One notebook of one student: points of the automatic checks, and what went wrong."""

    name: str
    score: float = 0
    points: float = 0
    to_read: int = 0
    not_attempted: int = 0
    mistakes: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    refused: str = ""


@dataclass
class StudentResult:
    """One submission; `failure` is set if grading itself went wrong."""

    student: str
    assignment: str
    notebooks: list[NotebookResult] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    failure: str = ""


Progress = Callable[[int, int], None]
Shown = tuple[str, dict[str, Any]]  # the first two arguments of feedback.render
AGAIN_SECONDS = 0.05
NOTE = ".graded.json"  # in autograded and feedback folders: what they were made from
DRAFT = ".{}.part"  # beside such a folder, until it takes its place


# ---------------------------------------------------------------- the whole class
def workers(jobs: list[Job]) -> contextlib.AbstractContextManager[Pool]:
    """The processes that do the work for all jobs."""
    options = jobs[0].options
    return open_pool(options.scheduler, imports(job.folder("source") for job in jobs), options.sandbox)


def grade(job: Job, pool: Pool, progress: Progress) -> list[StudentResult]:
    """Grade one assignment for all its students; progress(done, all) is told after each.

    One bad submission never stops the others: what went wrong is in its result. Raises KeyboardInterrupt after
    Ctrl-C, with everything that was recorded until then kept.
    """
    with gradebook(job) as ledger, interruptible() as safely:
        with tempfile.TemporaryDirectory(prefix="autograder-") as folder:
            register_assignment(job, Path(folder))
        run = Run(job, pool, ledger, safely)
        for number, _ in enumerate(run.all(), 1):
            progress(number, len(job.students))
    return [run.results[student] for student in job.students]


@contextlib.contextmanager
def interruptible() -> Iterator[Callable[[], contextlib.AbstractContextManager[None]]]:
    """Ctrl-C ends the run at once, but not within `with safely():`; what that records is finished first."""
    state = {"busy": False, "stop": False}

    def stop(*_: object) -> None:
        state["stop"] = True
        if not state["busy"]:
            raise KeyboardInterrupt

    @contextlib.contextmanager
    def safely() -> Iterator[None]:
        state["busy"] = True
        try:
            yield
        finally:
            state["busy"] = False
        if state["stop"]:
            raise KeyboardInterrupt

    def again(ignored: Any) -> None:
        """Where Python was busy with something that it lets no exception out of, come back a moment later."""
        if ignored.exc_type is KeyboardInterrupt:
            threading.Timer(AGAIN_SECONDS, os.kill, (os.getpid(), signal.SIGINT)).start()
        else:
            hook(ignored)

    hook, sys.unraisablehook = sys.unraisablehook, again
    usual = signal.signal(signal.SIGINT, stop)
    try:
        yield safely
    finally:
        signal.signal(signal.SIGINT, usual)
        sys.unraisablehook = hook


@dataclass
class Ran:
    """A submission and its executed notebooks; none of these if it was graded before and is unchanged."""

    submission: Submission
    fingerprint: str
    executions: dict[str, Execution] = field(default_factory=dict)
    graded_before: bool = False


class Run:
    """One assignment being graded."""

    def __init__(self, job: Job, pool: Pool, ledger: Ledger, safely: Callable[[], Any]) -> None:
        self.job, self.pool, self.ledger, self.safely = job, pool, ledger, safely
        self.files = data_files(job.folder("source"))
        self.shared = pool.share(self.files)
        paths = sorted(job.folder("release").glob("*.ipynb"))
        self.releases = {path.stem: nbformat.read(path, as_version=4) for path in paths}
        self.frames = {name: autograde_version(job, name, release) for name, release in self.releases.items()}
        source = job.folder("source")
        self.sources = {name: nbformat.read(source / f"{name}.ipynb", as_version=4) for name in self.frames}
        for name, frame in self.frames.items():
            mark(frame, self.sources[name])
        self.references: dict[str, Future[Execution]] = {}
        self.calls: dict[str, dict[str, Any]] = {}  # of the references: notebook -> test -> what it calls
        self.pictures: dict[str, Any] = {}  # of the references, shared
        self.worth = ledger.worth(job.assignment)
        self.results: dict[str, StudentResult] = {}
        self.remove_drafts()

    def with_reference(self, name: str) -> Future[Execution]:
        """A notebook with the reference in it, executed when this is first asked for."""
        if name not in self.references:
            filled = with_reference(self.frames[name], self.sources[name])
            text, pictures = nbformat.writes(filled), Pictures(wanted=True)
            self.references[name] = self.pool.submit(execute, text, self.shared, self.job.limits, pictures)
        return self.references[name]

    def submit(self, name: str, node: NotebookNode, files: dict[str, bytes], reference: Execution,
               ) -> Future[Execution]:  # fmt: skip
        """Have a student's notebook executed, with the student's own files.

        Of its tests it is known now what they call with the reference.
        """
        if name not in self.calls:
            executed = self.read(reference)
            self.pictures[name] = self.pool.share(pictures_of(executed))
            self.calls[name] = calls_of(executed)
        note_calls(node, self.calls[name])
        text, pictures = nbformat.writes(node), self.pictures[name]
        return self.pool.submit(execute, text, self.shared, self.job.limits, pictures, files)

    def all(self) -> Iterator[StudentResult]:
        """Every student's result, in order, once marks and feedback are written."""
        pages: deque[Callable[[], StudentResult]] = deque()
        for finish in map(self.settle, in_order(self.job.students, self.begin, 2 * self.pool.size)):
            pages.append(finish)
            if len(pages) > self.pool.size:
                yield pages.popleft()()
        while pages:
            yield pages.popleft()()

    def begin(self, student: str) -> Callable[[], tuple[str, Ran | Exception]]:
        """Take a submission in, put the hidden tests back, and have it executed."""
        try:
            folder = self.job.folder("submitted", student)
            submission = take_in(folder, student, self.job.assignment, self.releases, self.files)
            ready = {name: with_tests(node, self.frames[name]) for name, node in submission.notebooks.items()}
            texts = {name: nbformat.writes(node) for name, node in ready.items()}
            ran = Ran(submission, fingerprint(texts, self.files | submission.files, submission, self.job.limits))
            ran.graded_before = not self.job.options.force and self.is_graded(ran, ready)
            tasks: dict[str, Future[Execution]] = {}
            if not ran.graded_before:
                tasks = {name: after(self.with_reference(name),
                                     functools.partial(self.submit, name, node, submission.files))
                         for name, node in ready.items()}  # fmt: skip
        except Exception as error:
            failed = error
            return lambda: (student, failed)

        def outcome() -> tuple[str, Ran | Exception]:
            try:
                ran.executions = {name: task.result() for name, task in tasks.items()}
            except Exception as error:
                return student, error
            return student, ran

        return outcome

    def is_graded(self, ran: Ran, ready: dict[str, NotebookNode]) -> bool:
        """Whether just this has been graded, by an earlier run or by `nbgrader autograde`."""
        submission = ran.submission
        folder = self.job.folder("autograded", submission.student)
        if not ready or not all((folder / f"{name}.ipynb").is_file() for name in ready):
            return False
        if not set(ready) <= set(self.ledger.grades(self.job.assignment, submission.student)):
            return False  # another gradebook
        try:
            note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            executed = self.read_autograded(submission)
            return all(sources(executed[name]) == sources(node) for name, node in ready.items())
        return bool(note.get("fingerprint") == ran.fingerprint)

    def settle(self, outcome: tuple[str, Ran | Exception]) -> Callable[[], StudentResult]:
        """Record marks; what is returned waits for the feedback pages and writes them."""
        student, ran = outcome
        result = self.results[student] = StudentResult(student, self.job.assignment)
        shown: dict[str, Shown] = {}
        pages: dict[str, Future[str]] = {}
        try:
            if isinstance(ran, Exception):
                raise ran
            result.repairs = [f"{name}: {text}" for name, texts in ran.submission.repairs.items() for text in texts]
            result.repairs += ran.submission.left_out
            with self.safely():
                shown = self.look_up(ran, result) if ran.graded_before else self.record(ran, result)
            if self.job.options.feedback and self.is_outdated(student, shown):
                pages = {name: self.pool.submit(render, *page, self.job.config) for name, page in shown.items()}
        except Exception as error:
            result.failure = explain(error)

        def finish() -> StudentResult:
            try:
                if pages:
                    self.write_feedback(student, shown, {name: page.result() for name, page in pages.items()})
            except Exception as error:
                result.failure = explain(error)
            return result

        return finish

    def remove_drafts(self) -> None:
        """Half-written folders are left behind where a run was killed."""
        for student in self.job.students:
            for folder in (self.job.folder(kind, student) for kind in ("autograded", "feedback")):
                shutil.rmtree(folder.with_name(DRAFT.format(folder.name)), ignore_errors=True)

    # ------------------------------------------------------------ one writer
    def record(self, ran: Ran, result: StudentResult) -> dict[str, Shown]:
        """Write one submission's marks and executed notebooks; what a feedback page needs."""
        submission = ran.submission
        nodes = {name: self.read(execution) for name, execution in ran.executions.items()}
        target = self.job.folder("autograded", submission.student)
        with self.ledger.transaction():
            rows = self.rows(submission)
            for name, node in nodes.items():
                rows[name].save(node, self.job.config)
                withhold(rows[name], node)
            self.without_marks(submission, rows)
            self.ledger.db().settle()
            draft = self.write_autograded(ran, nodes, target) if nodes else None
            result.notebooks = self.read_marks(submission, nodes)
            shown = self.show(submission, rows, nodes)
        # Nothing of an earlier attempt may look like the result of this one.
        shutil.rmtree(self.job.folder("feedback", submission.student), ignore_errors=True)
        put_in_place(draft, target)
        return shown

    def look_up(self, ran: Ran, result: StudentResult) -> dict[str, Shown]:
        """The same for what is graded already: marks and comments may have been given by hand since."""
        nodes = self.read_autograded(ran.submission)
        result.notebooks = self.read_marks(ran.submission, nodes)
        submitted: Any = self.ledger.submitted(ran.submission.assignment, ran.submission.student)
        return self.show(ran.submission, self.ledger.rows(submitted), nodes)

    def show(
        self, submission: Submission, rows: dict[str, Notebook], nodes: dict[str, NotebookNode]
    ) -> dict[str, Shown]:
        """Graded notebooks with scores and comments in their metadata, and what the heads of their pages say.

        Nothing where no pages are wanted.
        """
        shown: dict[str, Shown] = {}
        for name, node in nodes.items() if self.job.options.feedback else ():
            facts = {"student": submission.student, "assignment": submission.assignment, "notebook": name}
            facts |= rows[name].show(node)
            shown[name] = json.dumps(node), facts
        return shown

    def rows(self, submission: Submission) -> dict[str, Notebook]:
        """The gradebook's rows of a submission, made if they are missing."""
        self.ledger.update_or_create_student(submission.student)
        stamp: dict[str, Any] = {"timestamp": submission.timestamp} if submission.timestamp else {}
        row = self.ledger.update_or_create_submission(submission.assignment, submission.student, **stamp)
        return self.ledger.rows(row)

    def read(self, execution: Execution) -> NotebookNode:
        """An executed notebook as nbgrader keeps it."""
        node: NotebookNode = nbformat.v4.reads(execution.notebook)
        resources: dict[str, Any] = {}
        for step in (IgnorePattern, LimitOutput):
            node, resources = step(config=self.job.config).preprocess(node, resources)
        return node

    def without_marks(self, submission: Submission, rows: dict[str, Notebook]) -> None:
        """A notebook that was not handed in has 0 points, as in nbgrader; an unreadable one waits for a human."""
        for name, reason in submission.refused.items():
            for item in rows[name].grades.values():
                unreadable = reason != NOT_HANDED_IN
                item.auto_score, item.needs_manual_grade = (None if unreadable else 0), unreadable

    def write_autograded(self, ran: Ran, nodes: dict[str, NotebookNode], target: Path) -> Path:
        """The new autograded folder beside the old one, whose place it takes once the marks are recorded."""
        used = {name: {"seconds": round(e.seconds, 3), "cpu_seconds": round(e.cpu_seconds, 3),
                       "peak_bytes": e.peak_bytes} for name, e in ran.executions.items()}  # fmt: skip
        contents = self.files | ran.submission.files
        contents |= {f"{name}.ipynb": nbformat.writes(node).encode() for name, node in nodes.items()}
        contents[NOTE] = json.dumps({"fingerprint": ran.fingerprint, "used": used}, indent=1).encode()
        if ran.submission.timestamp:
            contents["timestamp.txt"] = ran.submission.timestamp.encode()
        draft = target.with_name(DRAFT.format(target.name))
        shutil.rmtree(draft, ignore_errors=True)
        write_files(draft, contents)
        for name in contents:
            (draft / name).chmod(0o664 if self.job.coursedir.groupshared else 0o444)
        return draft

    def is_outdated(self, student: str, shown: dict[str, Shown]) -> bool:
        """Whether the feedback pages are missing or were made from something else."""
        folder = self.job.folder("feedback", student)
        try:
            known = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return bool(shown)
        return known != digests(shown) or not all((folder / f"{name}.html").is_file() for name in shown)

    def write_feedback(self, student: str, shown: dict[str, Shown], pages: dict[str, str]) -> None:
        """Put the pages in the place of earlier ones, all at once."""
        folder = self.job.folder("feedback", student)
        draft = folder.with_name(DRAFT.format(folder.name))
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        for name, page in pages.items():
            (draft / f"{name}.html").write_text(page, encoding="utf-8")
        (draft / NOTE).write_text(json.dumps(digests(shown)), encoding="utf-8")
        put_in_place(draft, folder)

    # ------------------------------------------------------------ after recording
    def read_autograded(self, submission: Submission) -> dict[str, NotebookNode]:
        """What an earlier run has executed."""
        folder = self.job.folder("autograded", submission.student)
        return {name: nbformat.read(folder / f"{name}.ipynb", as_version=4) for name in submission.notebooks}

    def read_marks(self, submission: Submission, nodes: dict[str, NotebookNode]) -> list[NotebookResult]:
        """What the gradebook now says, notebook by notebook, and the mistakes the checks named."""
        grades = self.ledger.grades(submission.assignment, submission.student)
        return [notebook_result(worth, submission, grades.get(worth.name, {}), nodes) for worth in self.worth]


def notebook_result(worth: Worth, submission: Submission, grades: dict[str, Any],
                    nodes: dict[str, NotebookNode]) -> NotebookResult:  # fmt: skip
    """One line of the instructor's table."""
    result = NotebookResult(worth.name, refused=submission.refused.get(worth.name, ""))
    result.points = sum(worth.automatic.values())
    if worth.name in nodes:
        result.score = sum(grade.score for name, grade in grades.items() if name in worth.automatic)
        result.to_read = sum(grade.needs_manual_grade for name, grade in grades.items() if name not in worth.automatic)
        result.mistakes, result.not_attempted = mistakes(nodes[worth.name])
        result.flags = flags(nodes[worth.name])
    return result


def mistakes(node: NotebookNode) -> tuple[list[str], int]:
    """(`exercise: mistake`, once per exercise, and why execution stopped; exercises without an attempt)"""
    told: dict[str, str] = {}
    stopped: list[str] = []
    for cell in node.cells:
        stopped += [f"stopped: {o.evalue}" for o in cell.get("outputs", []) if o.get("ename") == "NotRun"][:1]
        marks = nbgrader(cell)
        if marks.get("grade") and cell.cell_type == "code":
            exercise = marks["grade_id"].removesuffix("_hidden").removesuffix("_check")
            for message in messages([cell])[:1]:
                told.setdefault(exercise, message)
    wrong = [f"{name}: {text}" for name, text in told.items() if text not in (NOT_ATTEMPTED, NOT_RUN)]
    return wrong + stopped[:1], list(told.values()).count(NOT_ATTEMPTED)


def withhold(rows: Notebook, node: NotebookNode) -> None:
    """The points of what is flagged wait for a human."""
    for cell in node.cells:
        if cell.metadata.get(FLAGS) and not cell.metadata.get(SHARED):
            item = rows.grades[nbgrader(cell)["grade_id"]]
            item.auto_score, item.needs_manual_grade = None, item.manual_score is None


def flags(node: NotebookNode) -> list[str]:
    """`test: what is suspicious`, for the instructor to look at."""
    return [f"{nbgrader(cell).get('grade_id')}: {text}" for cell in node.cells for text in cell.metadata.get(FLAGS, [])]


def explain(error: Exception) -> str:
    """One line for the instructor."""
    return str(error) if isinstance(error, UserError) else f"{type(error).__name__}: {database.reason(error)}"


# ---------------------------------------------------------------- what is the same for all students
def register_assignment(job: Job, aside: Path) -> None:
    """Make the assignment and its cells known to the gradebook, as nbgrader's generate_assignment does."""
    folders = {"release_directory": str(aside), "assignment_id": job.assignment}
    convert(GenerateAssignment, job.config, {"CourseDirectory": folders})


def autograde_version(job: Job, name: str, release: NotebookNode) -> NotebookNode:
    """The release notebook with its hidden tests, put back by nbgrader's own first pass."""
    notebook = copy.deepcopy(release)
    marks = {"student": "", "assignment": job.assignment, "notebook": name, "db_url": job.coursedir.db_url}
    resources = {"nbgrader": marks}
    for step in (OverwriteKernelspec, OverwriteCells, CheckCellMetadata):
        notebook, resources = step(config=job.config).preprocess(notebook, resources)
    return notebook


def with_tests(notebook: NotebookNode, frame: NotebookNode) -> NotebookNode:
    """A submitted notebook with all that is the instructor's taken from the frame."""
    own = by_grade_id(frame)
    cells = []
    for cell in notebook.cells:
        marks = nbgrader(cell)
        if marks:
            filled = copy.deepcopy(own[marks["grade_id"]])
            if marks["solution"]:
                filled.source = cell.source
            cell = filled
        else:
            for key in (DEFINES, CALLED, FLAGS, SHARED):  # these are the instructor's
                cell.metadata.pop(key, None)
        cells.append(cell)
    return NotebookNode({**frame, "cells": cells})


def put_in_place(draft: Path | None, folder: Path) -> None:
    """Let a folder that was written beside another take its place; None: nothing takes it."""
    if folder.exists():
        shutil.rmtree(folder)
    if draft:
        draft.rename(folder)


def sources(notebook: NotebookNode) -> list[str]:
    """The text of all cells."""
    return [cell.source for cell in notebook.cells]


def digests(shown: dict[str, Shown]) -> dict[str, str]:
    """notebook -> a hash of all that its feedback page says"""
    return {name: hashlib.sha256(repr(page).encode()).hexdigest() for name, page in shown.items()}


def data_files(folder: Path) -> dict[str, bytes]:
    """The files that come with an assignment: relative path -> content."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".ipynb"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def fingerprint(texts: dict[str, str], files: dict[str, bytes], submission: Submission, limits: Limits) -> str:
    """Changes with everything that a mark depends on."""
    facts = (version("autograder"), limits, submission.timestamp, sorted(submission.refused))
    digest = hashlib.sha256(repr(facts).encode())
    for name, content in sorted({**{n: text.encode() for n, text in texts.items()}, **files}.items()):
        digest.update(os.fsencode(f"\0{name}\0{len(content)}\0") + content)
    return digest.hexdigest()
