"""The gradebook on a real PostgreSQL server: the same marks as in SQLite, and one clear line if it cannot be used."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Base, Gradebook
from sqlalchemy import MetaData, NullPool, create_engine
from sqlalchemy.engine import make_url
from traitlets.config import Config

from autograder import UserError, database, sample
from autograder.course import load_course
from autograder.ledger import Ledger

from .conftest import CHAPTER, run
from .postgres import HOW_TO_INSTALL, PASSWORD, another_database, execute, programs, server
from .test_grade import autograder, keep_one_notebook, refuse, submit

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("postgres")]  # one worker: one server
NOTEBOOK = "01_artificial_neuron"
STUDENTS = {"Ünï O'Neil; --": "partial", "all_wrong": "all_wrong"}
NAMES = {*STUDENTS, "garbled"}


@pytest.fixture(scope="module")
def grades() -> Iterator[str]:
    """The URL of an empty database on a server of its own."""
    if not programs():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(HOW_TO_INSTALL)
    with server() as url:
        yield url


@pytest.fixture
def empty(grades: str, request: pytest.FixtureRequest, alembic: None) -> str:
    """The URL of another empty database on the same server."""
    return another_database(grades, request.node.name)


def write_class(root: Path) -> None:
    """Three submissions of one notebook; the last file is damaged."""
    keep_one_notebook(root)
    course = load_course(root)
    section = next(section for section in course.sections if section.name == NOTEBOOK)
    material = sample.Material(course, section)
    for student, kind in STUDENTS.items():
        (submit(root, student) / f"{NOTEBOOK}.ipynb").write_text(sample.STUDENTS[kind](material), encoding="utf-8")
    (submit(root, "garbled") / f"{NOTEBOOK}.ipynb").write_text("{'not': json")


def keep_gradebook_at(root: Path, url: str) -> None:
    with (root / "nbgrader_config.py").open("a") as settings:
        settings.write(f"\nc.CourseDirectory.db_url = {url!r}\n")


def marks(url: str) -> dict[str, Any]:
    """All that nbgrader and its formgrader tell about a class, without the ids that each gradebook draws."""
    with Gradebook(url, "neural_networks") as book:
        told: dict[str, Any] = {
            "students": book.student_dicts(),
            "submissions": book.submission_dicts(CHAPTER),
            "notebooks": book.notebook_submission_dicts(NOTEBOOK, CHAPTER),
            "averages": [book.average_assignment_score(CHAPTER), book.average_notebook_score(NOTEBOOK, CHAPTER)],
        }
        for submission in book.assignment_submissions(CHAPTER):
            notebook = submission.notebooks[0]
            told[submission.student.id] = {
                **{item.name: item.to_dict() for item in notebook.grades},
                **{f"{item.name}, comment": item.to_dict() for item in notebook.comments},
                **{f"{cell.name}, cell": cell.to_dict() for cell in notebook.notebook.source_cells},
            }
    return without_ids(told)  # type: ignore[no-any-return]


def without_ids(told: Any) -> Any:
    """Ids removed, and rows in an order that does not depend on the database."""
    if isinstance(told, dict):
        return {key: without_ids(value) for key, value in told.items() if key != "id" or value in NAMES}
    return sorted((without_ids(value) for value in told), key=str) if isinstance(told, list) else told


def rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in a database, ids included."""
    engine, known = create_engine(url, poolclass=NullPool), MetaData()
    known.reflect(engine)
    with engine.connect() as connection:
        return {t.name: sorted(map(tuple, connection.execute(t.select())), key=str) for t in known.sorted_tables}


def test_a_class_gets_the_same_marks_as_in_sqlite(course: Path, grades: str, tmp_path_factory: Any) -> None:
    write_class(course)
    plain = shutil.copytree(course, tmp_path_factory.mktemp("sqlite"), dirs_exist_ok=True)
    keep_gradebook_at(course, grades)
    told = {root: autograder(root, "grade", CHAPTER) for root in (plain, course)}
    for root, ran in told.items():
        assert ran.returncode == 0, ran.stdout + ran.stderr
        assert len(list((root / "feedback").rglob("*.html"))) == len(STUDENTS)
    assert not (course / "gradebook.db").exists()
    table, kept = told[course].stdout.split("feedback: ")
    assert table == told[plain].stdout.split("feedback: ")[0]
    assert "gradebook: postgresql://teacher:***@/grades" in kept and PASSWORD not in str(told[course])

    found = marks(grades)
    assert found == marks(f"sqlite:///{plain / 'gradebook.db'}")
    assert found["all_wrong"]["weighted_sum_check"]["auto_score"] == 0 < found["averages"][0]
    assert found["garbled"]["weighted_sum_check"]["needs_manual_grade"], "waits for a human, never a silent 0"

    before = rows(grades)
    assert len(before["grade"]) == 36 and before["alembic_version"]
    assert autograder(course, "grade", CHAPTER).returncode == 0
    assert rows(grades) == before, "grading again changes nothing, not even an id"

    for command in ("db upgrade", "db student list", "export", f"autograde {CHAPTER} --student all_wrong --force"):
        run(course, "nbgrader", *command.split())
    assert marks(grades)["all_wrong"] == found["all_wrong"], "plain nbgrader works there too"


# ---------------------------------------------------------------- a gradebook that cannot be used
NO_SERVER = f"postgresql://teacher:{PASSWORD}@127.0.0.1:1/grades"


def but(url: str, **parts: str) -> str:
    """The same URL with another password, database, drivername..."""
    return make_url(url).set(**parts).render_as_string(hide_password=False)  # type: ignore[arg-type]


WRONG: dict[str, tuple[Callable[[str], str], str]] = {
    "password": (lambda url: but(url, password="s3cret"), 'password authentication failed for user "teacher"'),
    "server": (lambda _: NO_SERVER, "127.0.0.1:1/grades cannot be used: connection failed: "),
    "driver": (lambda url: but(url, drivername="postgresql+psycopg2"), "its driver psycopg2 is not installed"),
}


@pytest.mark.parametrize("what", WRONG)
def test_one_line_and_nothing_written(course: Path, empty: str, what: str) -> None:
    change, line = WRONG[what]
    keep_one_notebook(course)
    submit(course)
    keep_gradebook_at(course, change(empty))
    told = refuse(course, CHAPTER)
    assert told.startswith("autograder: the gradebook postgresql") and line in told
    assert PASSWORD not in told and "s3cret" not in told
    assert rows(empty) == {}


def refused(url: str) -> str:
    """What the instructor is told about a gradebook; nothing in it may change."""
    with pytest.raises(UserError) as caught:
        database.check(url, "neural_networks")
    told = str(caught.value)
    assert "\n" not in told and PASSWORD not in told and "s3cret" not in told
    return told


@pytest.mark.parametrize(
    ("url", "line"),
    [
        (NO_SERVER.replace("//", "", 1), "CourseDirectory.db_url cannot be used: it is no URL like postgresql://"),
        (NO_SERVER.replace("@127.0.0.1:1", ""), "it is no URL like postgresql://USER@HOST/DATABASE"),
        (NO_SERVER.replace("correct-horse", "word@s3cret"), "it has more than one @; write %40 for one in a password"),
        (NO_SERVER.replace("postgresql", "postgres"), "PostgreSQL's begins with postgresql://"),
        (f"postgresql:///grades?host=/nowhere&password={PASSWORD}", "grades?host=/nowhere&password=*** cannot be used"),
    ],
)
def test_a_url_that_is_wrong(url: str, line: str) -> None:
    assert line in refused(url)


def test_an_unused_database_can_be_used_and_stays_unused(empty: str) -> None:
    database.check(empty, "neural_networks")
    assert rows(empty) == {}


def test_a_database_that_is_not_there(empty: str) -> None:
    assert 'database "nonesuch" does not exist' in refused(but(empty, database="nonesuch"))


def test_a_database_that_cannot_hold_all_letters(empty: str) -> None:
    old = another_database(empty, "latin", "TEMPLATE template0 ENCODING 'LATIN1'")
    assert "its encoding is LATIN1; create it with TEMPLATE template0 ENCODING 'UTF8'" in refused(old)


def test_a_database_of_another_program(empty: str) -> None:
    execute(empty, "CREATE TABLE users (name TEXT)", "CREATE TABLE alembic_version (version_num VARCHAR(32))")
    assert "it is not nbgrader's" in refused(empty)
    assert set(rows(empty)) == {"users", "alembic_version"}


def test_no_right_to_write_and_an_old_gradebook(empty: str) -> None:
    name = make_url(empty).database
    execute(empty, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    assert "in a read-only transaction" in refused(empty)
    execute(empty, "SET default_transaction_read_only = off", f'ALTER DATABASE "{name}" RESET ALL')
    with Gradebook(empty, "neural_networks"):
        pass
    before = rows(empty)
    database.check(empty, "neural_networks")
    execute(empty, "REVOKE UPDATE ON grade FROM teacher")
    assert "permission denied for table grade" in refused(empty)
    assert rows(empty) == before
    execute(empty, "GRANT UPDATE ON grade TO teacher", "ALTER TABLE student DROP COLUMN lms_user_id")
    assert 'column "lms_user_id" of relation "student" does not exist; if an older nbgrader' in refused(empty)


def test_a_gradebook_left_half_made_or_locked(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 1)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), os.pathsep)  # for alembic
    engine = create_engine(empty, poolclass=NullPool)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
    database.check(empty, "neural_networks")
    with Ledger(empty, "neural_networks"):
        pass
    assert rows(empty)["alembic_version"], "completed"
    with engine.connect() as upgrading:
        upgrading.exec_driver_sql("LOCK TABLE grade")
        assert "canceling statement due to lock timeout" in refused(empty)


def test_the_sample_class_never_enters_the_real_gradebook(tmp_path: Path) -> None:
    config = sample.settings_for(tmp_path, Config({"CourseDirectory": {"db_url": NO_SERVER}}))
    assert config.CourseDirectory.db_url == f"sqlite:///{tmp_path}/examples/gradebook.db"
