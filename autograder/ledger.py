"""nbgrader's gradebook with one writer: opened once for a whole run, one transaction for each submission.

nbgrader's own commands open it a dozen times for each submission and commit after every cell; then most of the time
goes into opening, and a run that is killed leaves half a submission. The scores are nbgrader's own here too.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbgrader
from alembic.script import ScriptDirectory
from nbformat import NotebookNode
from nbgrader.api import (
    Base,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.plugins.base import BasePlugin
from nbgrader.preprocessors import AssignLatePenalties, GetGrades, SaveAutoGrades
from nbgrader.preprocessors.base import NbGraderPreprocessor
from sqlalchemy import NullPool, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from traitlets.config import Config

BUSY_SECONDS = 60  # another program, such as the formgrader, may be writing


@dataclass(frozen=True)
class Worth:
    """One notebook of an assignment: points of its cells that are graded automatically."""

    name: str
    automatic: dict[str, float] = field(default_factory=dict)


class LateCommit(Session):
    """A session for nbgrader's functions that commit at every step: what they write is written together."""

    def commit(self) -> None:
        """Later, as one; see Ledger.transaction()."""

    def settle(self) -> None:
        """Write now; what the database computes from that, such as sums, is asked for anew."""
        self.flush()
        self.expire_all()


class Ledger(Gradebook):
    """The gradebook of a run. Use as a context manager, which closes it."""

    def __init__(self, url: str, course_id: str) -> None:
        """Open, and make nbgrader's tables if there are none. Raises what SQLAlchemy raises."""
        parts = make_url(url)
        if parts.get_backend_name() == "sqlite":
            parts = parts.update_query_dict({"timeout": str(BUSY_SECONDS)})
        address = parts.render_as_string(hide_password=False)
        make(address)
        super().__init__(address, course_id)
        self.names: dict[str, str] = {}  # of cells, by id

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, although nbgrader's functions in it commit at every step."""
        outer: Any = self.db  # type: ignore[has-type]
        with self.engine.begin() as connection:
            # This session's rollback ends the connection's transaction, too.
            maker = sessionmaker(bind=connection, class_=LateCommit, join_transaction_mode="rollback_only")
            self.db = scoped_session(maker)
            try:
                yield
                self.db.flush()
            finally:
                self.db.remove()
                self.db = outer

    def worth(self, assignment: str) -> list[Worth]:
        """The notebooks of an assignment, by name."""
        notebooks = sorted(self.find_assignment(assignment).notebooks, key=lambda notebook: notebook.name)
        return [Worth(n.name, {c.name: c.max_score for c in n.grade_cells if c.cell_type == "code"}) for n in notebooks]

    def submitted(self, assignment: str, student: str) -> SubmittedAssignment | None:
        """What the gradebook has of one student's work."""
        query = self.db.query(SubmittedAssignment).filter(SubmittedAssignment.student_id == student)
        return query.join(SubmittedAssignment.assignment).filter_by(name=assignment).one_or_none()

    def rows(self, submitted: SubmittedAssignment) -> "dict[str, Notebook]":
        """notebook -> its rows"""
        return {notebook.name: Notebook(self, notebook) for notebook in submitted.notebooks}

    def grades(self, assignment: str, student: str) -> dict[str, dict[str, Grade]]:
        """notebook -> cell -> grade"""
        submitted = self.submitted(assignment, student)
        return {n.name: self.by_cell(n.grades) for n in submitted.notebooks} if submitted else {}

    def by_cell(self, rows: list[Any]) -> dict[str, Any]:
        """Grades or comments by the name of their cell, without asking for each cell anew."""
        if any(row.cell_id not in self.names for row in rows):
            self.names = {row.id: row.name for row in self.db.query(BaseCell.id, BaseCell.name)}
        return {self.names[row.cell_id]: row for row in rows}


def make(address: str) -> None:
    """Make nbgrader's tables where they are missing, all at once; nbgrader would do it step by step.

    Without its version it is new, or left by a program that was killed while it made it.
    """
    engine = create_engine(address, poolclass=NullPool)
    with engine.begin() as connection:
        if not inspect(connection).has_table("alembic_version"):
            Base.metadata.create_all(connection)
            connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
            scripts = ScriptDirectory(str(Path(nbgrader.__file__).parent / "alembic"))
            connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": scripts.get_current_head()})


class Notebook:
    """The rows of one submitted notebook, fetched together, for nbgrader's preprocessors to find them in."""

    def __init__(self, ledger: Ledger, row: SubmittedNotebook) -> None:
        self.db, self.row = ledger.db, row
        self.grades: dict[str, Grade] = ledger.by_cell(row.grades)
        self.comments: dict[str, Comment] = ledger.by_cell(row.comments)

    def find_grade(self, grade_cell: str, *_: str) -> Grade:
        """As Gradebook.find_grade."""
        return self.grades[grade_cell]

    def find_comment(self, solution_cell: str, *_: str) -> Comment:
        """As Gradebook.find_comment."""
        return self.comments[solution_cell]

    def save(self, node: NotebookNode, config: Config) -> None:
        """Scores by nbgrader's rule, `No response.` where a solution is untouched, and the penalty for lateness."""
        _Save(config=config).on(self, node)
        _Penalty(config=config).assign(self)

    def show(self, node: NotebookNode) -> dict[str, Any]:
        """Write scores and comments into the notebook's metadata; returns what the feedback page also needs."""
        _Get().on(self, node)
        penalty = self.row.late_submission_penalty or 0
        return {"score": self.row.score - penalty, "max_score": self.row.max_score, "late_penalty": penalty}


class _OnRows(NbGraderPreprocessor):
    """A preprocessor of nbgrader that is given its rows, where its own preprocess() would open the gradebook."""

    def on(self, rows: Notebook, node: NotebookNode) -> None:
        self.gradebook = rows
        self.notebook_id = self.assignment_id = self.student_id = ""
        NbGraderPreprocessor.preprocess(self, node, {})


class _Save(_OnRows, SaveAutoGrades):
    """Scores and comments into the gradebook."""


class _Get(_OnRows, GetGrades):
    """Scores and comments out of it."""


class _Penalty(AssignLatePenalties):
    def assign(self, rows: Notebook) -> None:
        row, late = rows.row, rows.row.assignment.total_seconds_late
        row.late_submission_penalty = None
        if late > 0:
            self.init_plugin()
            plugin: BasePlugin = self.plugin_inst
            rows.db().settle()
            penalty = plugin.late_submission_penalty(row.assignment.student_id, row.score, late)
            if penalty is not None:
                row.late_submission_penalty = self._check_late_penalty(row, penalty)
