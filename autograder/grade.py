"""A class, graded: intake -> execute (many at once) -> record (one writer, nbgrader's own code)."""

import contextlib
import os
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import CheckCellMetadata, ClearOutput, DeduplicateIds, OverwriteCells, OverwriteKernelspec
from traitlets.config import Config

from . import UserError
from .execute import STOPPING, Execution, Limits, run_submission, stop_all
from .intake import NOT_HANDED_IN, Submission, take_in
from .kernels import warm_up
from .lint import nbgrader
from .nbgrader_api import convert
from .prove import NOT_ATTEMPTED, NOT_RUN, messages

Overrides = dict[str, dict[str, Any]]
Ran = tuple[Submission, dict[str, Execution]]
SANITIZE = (ClearOutput, DeduplicateIds, OverwriteKernelspec, OverwriteCells, CheckCellMetadata)


@dataclass
class NotebookResult:
    """One notebook of one student: points of the automatic checks, and what went wrong."""

    name: str
    score: float = 0
    points: float = 0
    to_read: int = 0
    not_attempted: int = 0
    mistakes: list[str] = field(default_factory=list)
    refused: str = ""


@dataclass
class StudentResult:
    """One submission; `failure` is set if grading itself went wrong."""

    student: str
    assignment: str
    notebooks: list[NotebookResult] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    failure: str = ""


@dataclass
class Job:
    """What has to be graded, and where everything is."""

    config: Config
    coursedir: CourseDirectory
    assignment: str
    students: list[str]
    limits: Limits

    def folder(self, kind: str, student: str = ".") -> Path:
        """submitted, autograded, feedback, source or release folder of the assignment."""
        return Path(self.coursedir.format_path(getattr(self.coursedir, f"{kind}_directory"), student, self.assignment))

    @property
    def base(self) -> Path:
        """The course's folder."""
        return Path(self.coursedir.root)


Progress = Callable[[int, int], None]


# ---------------------------------------------------------------- before anything is written
def plan(config: Config, assignments: list[str]) -> list[Job]:
    """One job per assignment, all submissions found. Raises UserError for anything that would stop grading."""
    coursedir = CourseDirectory(config=config)
    submitted = Path(coursedir.root) / coursedir.submitted_directory
    there: dict[str, list[str]] = {}
    for folder in sorted(submitted.glob("*/*")):
        if folder.is_dir() and not folder.parent.name.startswith("."):
            there.setdefault(folder.name, []).append(folder.parent.name)
    limits = Limits(cell_seconds=config.Execute.get("timeout", Limits.cell_seconds))
    jobs = []
    for assignment in assignments or sorted(there):
        job = Job(config, coursedir, assignment, there.get(assignment, []), limits)
        for kind in ("source", "release"):
            if not any(job.folder(kind).glob("*.ipynb")):
                known = ", ".join(sorted(p.name for p in job.folder(kind).parent.glob("*/"))) or "none"
                raise UserError(f"no notebooks in {job.folder(kind)}; assignments with a {kind} version: {known}")
        if not job.students:
            raise UserError(f"no submissions in {submitted}/STUDENT/{assignment}/")
        jobs.append(job)
    if not jobs:
        raise UserError(f"no submissions in {submitted}: expected STUDENT/ASSIGNMENT/NOTEBOOK.ipynb")
    preflight(jobs[0])
    return jobs


def preflight(job: Job) -> None:
    """Raise UserError unless the output folders can be written and the gradebook opens; leave no trace."""
    for kind in ("autograded", "feedback"):
        folder = job.base / getattr(job.coursedir, f"{kind}_directory")
        there = next(path for path in (folder, *folder.parents) if path.exists())
        try:
            with tempfile.TemporaryFile(dir=there):
                pass
        except OSError as error:
            raise UserError(f"cannot write to {folder}: {error.strerror}") from error
    file = Path(job.coursedir.db_url.removeprefix("sqlite:///"))
    if job.coursedir.db_url.startswith("sqlite:///") and not file.exists():
        return  # nbgrader will create it
    try:
        if file.exists():
            inspect(file)
        with gradebook(job) as book:
            book.students  # noqa: B018 (the first query)
    except Exception as error:
        reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        raise UserError(f"the gradebook {job.coursedir.db_url} cannot be used: {reason}") from error


def inspect(file: Path) -> None:
    """Raise if an SQLite file cannot be written or belongs to another program; nbgrader would add its tables."""
    with file.open("r+b"):
        pass
    with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    if tables and "alembic_version" not in tables:
        raise ValueError("it is not nbgrader's")


def gradebook(job: Job) -> Gradebook:
    """nbgrader's gradebook of the course, to be used in a with statement."""
    return Gradebook(job.coursedir.db_url, job.coursedir.course_id)


def workers() -> int:
    """Submissions run at a time: one more than there are cores, as each one waits a little now and then."""
    return (os.cpu_count() or 1) + 1


# ---------------------------------------------------------------- the three steps
def grade(job: Job, progress: Progress) -> list[StudentResult]:
    """Grade one assignment for all its students; progress(done, all) is told after each.

    One bad submission never stops the others: what went wrong is in its result.
    """
    releases = {path.stem: nbformat.read(path, as_version=4) for path in sorted(job.folder("release").glob("*.ipynb"))}
    with tempfile.TemporaryDirectory(prefix="autograder-") as folder:
        work = Path(folder)
        warm_up()
        register_assignment(job, work / "release")
        results: dict[str, StudentResult] = {}
        with stop_on_interrupt(), ThreadPoolExecutor(workers()) as pool:
            running = {pool.submit(run, job, student, releases): student for student in job.students}
            try:
                for future in as_completed(running):
                    if STOPPING.is_set():
                        raise KeyboardInterrupt
                    student = running[future]
                    results[student] = settle(job, student, future, work / "submitted")
                    progress(len(results), len(job.students))
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
    return [results[student] for student in job.students]


@contextlib.contextmanager
def stop_on_interrupt() -> Iterator[None]:
    """On Ctrl-C end what is being executed, but finish the submission that is being recorded."""
    STOPPING.clear()
    usual = signal.signal(signal.SIGINT, lambda *_: stop_all())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def settle(job: Job, student: str, future: Future[Ran], staging: Path) -> StudentResult:
    """Record one submission's executed notebooks and make the feedback; whatever happens stays in its result."""
    result = StudentResult(student, job.assignment)
    try:
        submission, executions = future.result()
        result.repairs = [f"{name}: {text}" for name, texts in submission.repairs.items() for text in texts]
        for name in set(submission.notebooks) - set(executions):
            submission.refused[name] = "could not be run to its end, even with time limits"
        if executions:
            record(job, submission, executions, staging)
        else:
            forget_outputs(job, submission.student)
        flag_refused(job, submission)
        if executions:
            convert(GenerateFeedback, job.config, who(submission))
        result.notebooks = read_marks(job, submission, executions)
    except UserError as error:
        result.failure = str(error)
    except Exception as error:
        result.failure = f"{type(error).__name__}: {error}"
    return result


def run(job: Job, student: str, releases: dict[str, NotebookNode]) -> Ran:
    """Take a submission in, put the hidden tests back and execute; writes only to a temporary folder."""
    submission = take_in(job.folder("submitted", student), student, job.assignment, releases)
    ready = {name: nbformat.writes(sanitize(job, submission, name)) for name in submission.notebooks}
    return submission, run_submission(ready, data_files(job.folder("source")), job.limits) if ready else {}


def sanitize(job: Job, submission: Submission, name: str) -> NotebookNode:
    """nbgrader's own first pass over a submitted notebook, in memory."""
    notebook = submission.notebooks[name]
    marks = {"student": submission.student, "assignment": submission.assignment, "notebook": name}
    resources = {"nbgrader": {**marks, "db_url": job.coursedir.db_url}}
    for preprocessor in SANITIZE:
        notebook, resources = preprocessor(config=job.config).preprocess(notebook, resources)
    return notebook


def data_files(folder: Path) -> dict[str, bytes]:
    """The files that come with an assignment: relative path -> content."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".ipynb"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def register_assignment(job: Job, scratch: Path) -> None:
    """Make the assignment and its cells known to the gradebook, as nbgrader's generate_assignment does."""
    folders = {"release_directory": str(scratch), "assignment_id": job.assignment}
    convert(GenerateAssignment, job.config, {"CourseDirectory": folders})


def record(job: Job, submission: Submission, executions: dict[str, Execution], staging: Path) -> None:
    """Write the marks through nbgrader's Autograde, which gets the executed notebooks instead of running them."""
    folder = staging / submission.student / submission.assignment
    folder.mkdir(parents=True)
    for name in executions:
        nbformat.write(submission.notebooks[name], folder / f"{name}.ipynb")
    if submission.timestamp:
        (folder / "timestamp.txt").write_text(submission.timestamp, encoding="utf-8")

    def hand_in(notebook: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        executed = executions[resources["nbgrader"]["notebook"]].notebook
        return nbformat.reads(executed, as_version=4), resources

    steps = ["IgnorePattern", "LimitOutput", "SaveAutoGrades", "AssignLatePenalties", "CheckCellMetadata"]
    after = [f"nbgrader.preprocessors.{step}" for step in steps]
    here = {"CourseDirectory": {"submitted_directory": str(staging)}}
    convert(Autograde, job.config, who(submission), here, {"Autograde": {"autograde_preprocessors": [hand_in, *after]}})


def who(submission: Submission) -> Overrides:
    """Restrict an nbgrader converter to one submission."""
    return {"CourseDirectory": {"student_id": submission.student, "assignment_id": submission.assignment}}


def flag_refused(job: Job, submission: Submission) -> None:
    """nbgrader gives a missing notebook 0 points; an unreadable one waits for a human instead."""
    unreadable = [name for name, reason in submission.refused.items() if reason != NOT_HANDED_IN]
    if not unreadable:
        return
    with gradebook(job) as book:
        book.update_or_create_student(submission.student)
        book.update_or_create_submission(submission.assignment, submission.student)
        for name in unreadable:
            for item in book.find_submission_notebook(name, submission.assignment, submission.student).grades:
                item.auto_score, item.needs_manual_grade = None, True
        book.db.commit()


def forget_outputs(job: Job, student: str) -> None:
    """Nothing could be graded: pages from an earlier attempt must not look like the result of this one."""
    for kind in ("autograded", "feedback"):
        shutil.rmtree(job.folder(kind, student), ignore_errors=True)


# ---------------------------------------------------------------- after recording
def read_marks(job: Job, submission: Submission, executions: dict[str, Execution]) -> list[NotebookResult]:
    """What the gradebook now says, notebook by notebook, and the mistakes the checks named."""
    results = []
    with gradebook(job) as book:
        for notebook in sorted(book.find_assignment(submission.assignment).notebooks, key=lambda n: n.name):
            result = NotebookResult(notebook.name, refused=submission.refused.get(notebook.name, ""))
            automatic = {cell.name for cell in notebook.grade_cells if cell.cell_type == "code"}
            result.points = sum(cell.max_score for cell in notebook.grade_cells if cell.name in automatic)
            if notebook.name in executions:
                grades = book.find_submission_notebook(notebook.name, submission.assignment, submission.student).grades
                result.score = sum(g.score for g in grades if g.name in automatic)
                result.to_read = sum(g.needs_manual_grade for g in grades)
                result.mistakes, result.not_attempted = mistakes(executions[notebook.name])
            results.append(result)
    return results


def mistakes(execution: Execution) -> tuple[list[str], int]:
    """(`exercise: mistake`, once per exercise, and why execution stopped; exercises without an attempt)"""
    told: dict[str, str] = {}
    for cell in nbformat.reads(execution.notebook, as_version=4).cells:
        marks = nbgrader(cell)
        if marks.get("grade") and cell.cell_type == "code":
            exercise = marks["grade_id"].removesuffix("_hidden").removesuffix("_check")
            for message in messages([cell])[:1]:
                told.setdefault(exercise, message)
    wrong = [f"{name}: {text}" for name, text in told.items() if text not in (NOT_ATTEMPTED, NOT_RUN)]
    stopped = [f"stopped: {execution.stopped}"] if execution.stopped else []
    return wrong + stopped, list(told.values()).count(NOT_ATTEMPTED)
