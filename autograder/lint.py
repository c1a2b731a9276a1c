"""What can be wrong with a built notebook, said so that an author can mend it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from . import UserError
from .preprocessors import HIDDEN_BEGIN, HIDDEN_END

MARKERS = ("BEGIN SOLUTION", "END SOLUTION", HIDDEN_BEGIN, HIDDEN_END, "MARK SCHEME")


@dataclass(frozen=True)
class Problem:
    """One thing an author has to mend."""

    file: str
    cell: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}: cell '{self.cell}': {self.text}"


def nbgrader(cell: NotebookNode) -> dict[str, Any]:
    """nbgrader's metadata of a cell, or an empty dictionary."""
    return dict(cell.metadata.get("nbgrader", {}))


def by_grade_id(notebook: NotebookNode) -> dict[str, NotebookNode]:
    """nbgrader's cells of a notebook."""
    return {nbgrader(cell)["grade_id"]: cell for cell in notebook.cells if "grade_id" in nbgrader(cell)}


def cell_name(cell: NotebookNode) -> str:
    """grade_id, else the author's option, else the first line."""
    keys = ("exercise", "check", "hidden", "locked", "free_text")
    options = [cell.metadata[key] for key in keys if key in cell.metadata]
    first = next((line for line in cell.source.split("\n") if line.strip()), "empty")
    return str(nbgrader(cell).get("grade_id") or (options[0] if options else first[:40]))


def lint(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """(cell, problem) for what is wrong with a source notebook."""
    seen = set()
    for cell in notebook.cells:
        facts = nbgrader(cell)
        grade_id = facts.get("grade_id")
        if grade_id in seen:
            yield cell_name(cell), "this name occurs twice in the notebook; give each cell its own"
        seen.add(grade_id or "")
        if grade_id and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", grade_id):
            yield cell_name(cell), "names may hold letters, digits, - and _ only, at most 64"
        if cell.cell_type == "code" and facts.get("solution") and "BEGIN SOLUTION" not in cell.source:
            yield cell_name(cell), "no ### BEGIN SOLUTION ... ### END SOLUTION; mark the lines to remove"


def lint_release(source: NotebookNode, release: NotebookNode) -> Iterator[tuple[str, str]]:
    """(cell, problem) for stubs that do not parse and for anything a student must not see."""
    secrets = [line for cell in source.cells for line in secret_lines(cell)]
    for cell in release.cells:
        text = cell.source + "".join(str(output) for output in cell.get("outputs", []))
        for marker in MARKERS:
            if marker in text:
                yield cell_name(cell), f"{marker!r} is left in the student's version; balance the markers"
        leak = next((line for line in secrets if line in text), None)
        if leak:
            yield cell_name(cell), f"a solution or hidden test shows in the student's version: {leak[:50]!r}; reword it"
        if cell.cell_type == "code" and nbgrader(cell).get("solution"):
            try:
                ast.parse(cell.source)
            except SyntaxError as error:
                yield cell_name(cell), f"the stub does not parse (line {error.lineno}); keep def and docstring outside"


def secret_lines(cell: NotebookNode) -> Iterator[str]:
    """The telling lines of solutions and hidden tests: long enough not to occur by chance."""
    visible = set()
    secret = []
    inside = False
    for line in cell.source.split("\n"):
        if any(marker in line for marker in MARKERS):
            inside = "BEGIN" in line
        elif inside:
            secret.append(line.strip())
        else:
            visible.add(line.strip())
    if cell.cell_type == "markdown" and nbgrader(cell).get("solution"):
        secret = [line.strip() for line in cell.source.split("\n")]
    yield from (line for line in secret if len(line) >= 24 and line not in visible)


def complain(problems: list[Problem]) -> None:
    """One line for each problem."""
    if problems:
        raise UserError("\n".join(str(problem) for problem in problems))
