"""Fixtures: copies of the course in a temporary folder, so that no test writes into the real one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Grade, Gradebook

ROOT = Path(__file__).parents[1]
CHAPTER = "ch02_neurons"


def graded_cells(database: Path, assignment: str) -> Iterator[tuple[tuple[str, str, str], Grade]]:
    """(student, notebook, cell) and nbgrader's grade of it, for a whole gradebook."""
    with Gradebook(f"sqlite:///{database}", "neural_networks") as book:
        for submission in book.assignment_submissions(assignment):
            for notebook in submission.notebooks:
                for item in notebook.grades:
                    yield (submission.student.id, notebook.name, item.name), item


def run(course: Path, *command: str) -> None:
    """`python -m command` in a course, as on its command line; it must succeed."""
    environment = dict(os.environ, PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    ran = subprocess.run([sys.executable, "-m", *command], cwd=course, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the whole course without student data."""
    for name in ("notebooks", "source", "release"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return tmp_path
