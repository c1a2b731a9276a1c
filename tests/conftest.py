"""Fixtures: copies of the course in a temporary folder, so that no test writes into the real one."""

import gzip
import io
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
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


def run(course: Path, *command: str) -> str:
    """What `python -m command` says in a course, as on its command line; it must succeed."""
    environment = dict(os.environ, PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    ran = subprocess.run([sys.executable, "-m", *command], cwd=course, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
    return ran.stdout + ran.stderr


def idx(array: np.ndarray) -> bytes:
    """A gzip file in MNIST's format."""
    header = bytes([0, 0, 8, array.ndim]) + b"".join(length.to_bytes(4, "big") for length in array.shape)
    return gzip.compress(header + array.tobytes())


def write_cifar10(folder: Path, records: Callable[[int], bytes]) -> None:
    """CIFAR-10's archive with the records of batch 0 to 4 for the training and 5 for the test."""
    with tarfile.open(folder / "cifar-10-binary.tar.gz", "w:gz") as archive:
        for number, name in enumerate([*(f"data_batch_{n}.bin" for n in range(1, 6)), "test_batch.bin"]):
            content = records(number)
            member = tarfile.TarInfo(f"cifar-10-batches-bin/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))


@pytest.fixture
def alembic(monkeypatch: pytest.MonkeyPatch) -> None:
    """nbgrader makes a new gradebook by a program that it looks for on the PATH."""
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), os.pathsep)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the whole course without student data."""
    for name in ("notebooks", "source", "release"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return tmp_path
