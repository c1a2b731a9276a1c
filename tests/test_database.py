"""A gradebook in an SQLite file, as a killed program may leave it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder import database

KILLED_WHILE_WRITING = """
import os, signal, sqlite3, sys
book = sqlite3.connect(sys.argv[1])
book.execute("PRAGMA cache_size = 1")  # changed pages go to the file before the transaction's end
book.executemany("INSERT INTO student (id) VALUES (?)", [(f"student{n:05}" * 10,) for n in range(1000)])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@pytest.mark.usefixtures("alembic")
def test_what_a_killed_program_began_to_write_is_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "gradebook.db"
    url = f"sqlite:///{file}"
    with Gradebook(url, "neural_networks") as book:
        book.add_student("student00")
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, file], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert Path(f"{file}-journal").stat().st_size > 0
    database.check(url, "neural_networks")
    with Gradebook(url, "neural_networks") as book:
        assert [student.id for student in book.students] == ["student00"]
