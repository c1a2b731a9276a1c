"""What has to be graded: found and checked before anything is written."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from . import UserError, database
from .kernels import SEED
from .ledger import Ledger
from .runner import Limits
from .sandbox import Fence, missing

WITHOUT_SANDBOX = (
    "Students' code would run unprotected, so nothing was graded. The ways there:",
    "- a Linux virtual machine, or Docker: docker run --privileged (it needs namespaces of its own)",
    "- or, if you trust every student: --isolation=process",
)


@dataclass(frozen=True)
class Options:
    """How to grade: in sandboxes or not, on which Dask scheduler, with feedback pages, again what is unchanged."""

    sandbox: bool = True
    scheduler: str = ""
    feedback: bool = True
    force: bool = False


@dataclass
class Job:
    """What has to be graded, and where everything is."""

    config: Config
    coursedir: CourseDirectory
    assignment: str
    students: list[str]
    limits: Limits
    options: Options = Options()

    def folder(self, kind: str, student: str = ".") -> Path:
        """submitted, autograded, feedback, source or release folder of the assignment."""
        return Path(self.coursedir.format_path(getattr(self.coursedir, f"{kind}_directory"), student, self.assignment))

    @property
    def base(self) -> Path:
        """The course's folder."""
        return Path(self.coursedir.root)


def plan(config: Config, assignments: list[str], options: Options = Options()) -> list[Job]:
    """One job per assignment, all submissions found. Raises UserError for anything that would stop grading."""
    coursedir = CourseDirectory(config=config)
    submitted = Path(coursedir.root) / coursedir.submitted_directory
    there: dict[str, list[str]] = {}
    for folder in sorted(submitted.glob("*/*")):
        if folder.is_dir() and not folder.parent.name.startswith("."):
            there.setdefault(folder.name, []).append(folder.parent.name)
    seconds = config.Execute.get("timeout", Limits.cell_seconds)
    fence = Fence() if options.sandbox else None
    limits = Limits(seconds, fence=fence, check_seed=os.environ.get(SEED, ""))
    jobs = []
    for assignment in assignments or sorted(there):
        job = Job(config, coursedir, assignment, there.get(assignment, []), limits, options)
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
    if options.sandbox and not options.scheduler:
        need_sandbox()
    return jobs


def need_sandbox() -> None:
    """Raise UserError, with what is missing and the ways there, unless this machine can have sandboxes."""
    if lacking := missing():
        raise UserError("\n".join([*lacking, *WITHOUT_SANDBOX]))


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
    database.check(job.coursedir.db_url, job.coursedir.course_id)


def gradebook(job: Job) -> Ledger:
    """The course's gradebook, to be used in a with statement."""
    return Ledger(job.coursedir.db_url, job.coursedir.course_id)
