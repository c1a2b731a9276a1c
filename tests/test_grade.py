"""Grading: the sample class gets the marks a hand check predicts, and bad input is told in one line."""

import csv
import ctypes
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import psutil
import pytest
from nbgrader.api import Gradebook

from autograder import grade as grader
from autograder import sample
from autograder.cli import print_marks
from autograder.course import load_config
from autograder.job import plan

from .conftest import CHAPTER, ROOT, graded_cells, run

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("grade")]  # one worker: the class is graded once
HONEST = ("full_reference", "full_other", "partial", "blank", "all_wrong", "saved_by_colab")
Marks = dict[tuple[str, str, str], tuple[float | None, bool]]


def autograder(root: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder", *arguments, "--root", str(root)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, **options)  # type: ignore[call-overload, no-any-return]


def marks(database: Path) -> Marks:
    """(student, notebook, cell) -> (automatic score, waits for a reader)"""
    return {key: (item.auto_score, item.needs_manual_grade) for key, item in graded_cells(database, CHAPTER)}


def test_what_students_write_does_nothing_to_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    notebook = grader.NotebookResult("relu", mistakes=["relu: [/bold] \x1b[2J\ud83d"])
    print_marks([grader.StudentResult("eve", CHAPTER, [notebook], repairs=["\x1b[31m[/b]"])])
    told = capsys.readouterr().out
    assert "[/bold]" in told and "\x1b" not in told and "eve: ?[31m[/b]" in told


def test_ctrl_c_is_not_lost_where_python_lets_no_exception_out(capsys: pytest.CaptureFixture[str]) -> None:
    class Interrupted:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), grader.interruptible():
        Interrupted()
        time.sleep(20)
    assert time.monotonic() - started < 10 and capsys.readouterr().err == ""


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A copy of the course in which the sample class was graded, and what was printed."""
    root = tmp_path_factory.mktemp("course")
    for name in ("notebooks", "source", "release"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    ran = autograder(root, "grade")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return root / "examples", ran.stdout


def expected() -> Iterator[dict[str, str]]:
    with (ROOT / "examples" / "expected_marks.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def test_the_class_gets_the_marks_of_the_hand_check(graded: tuple[Path, str]) -> None:
    folder, printed = graded
    found = marks(folder / "gradebook.db")
    words = {name for name in {key[2] for key in found} if name.startswith("explain_")}
    rows = list(expected())
    assert len(rows) == 12
    for row in rows:
        student = row.pop("student")
        line = re.search(rf"│ {student} .*", printed)
        assert line, f"{student} is missing in the table"
        for notebook, points in row.items():
            mine = {k[2]: v for k, v in found.items() if k[:2] == (student, notebook) and k[2] not in words}
            if points == "not graded":
                assert all(score is None and waits for score, waits in mine.values()), "never a silent 0"
                assert "not graded" in line[0]
            else:
                assert sum(score or 0 for score, _ in mine.values()) == float(points), (student, notebook)
                assert f"{points}/" in line[0]


def test_damage_and_refusals_are_told(graded: tuple[Path, str]) -> None:
    printed = " ".join(graded[1].split())
    assert "deleted_test: 01_artificial_neuron: weighted_sum_check was missing: restored" in printed
    assert "duplicated_test: 01_artificial_neuron: a second copy of weighted_sum_check was removed" in printed
    assert "stripped_metadata: 01_artificial_neuron: 21 cells had lost their nbgrader marks" in printed
    assert "truncated_json" in printed and "the file ends in the middle" in re.sub(r"[│\s]+", " ", printed)


def test_feedback_shows_pictures_and_messages_but_no_hidden_test(graded: tuple[Path, str]) -> None:
    pages = sorted((graded[0] / "feedback").rglob("*.html"))
    assert len(pages) == 35, "12 students, 3 notebooks, one of them unreadable"
    hidden = [
        line.strip()
        for path in (ROOT / "source" / CHAPTER).glob("*.ipynb")
        for cell in nbformat.read(path, as_version=4).cells
        if "_hidden" in cell.id
        for line in cell.source.split("\n")
        if len(line.strip()) > 30 and "title" not in line
    ]
    assert len(hidden) > 100
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "data:image/png;base64," in text
        plain = re.sub(r"<[^>]+>", "", text).replace("&quot;", '"').replace("&#39;", "'").replace("&gt;", ">")
        assert not [line for line in hidden if line in plain], page
        assert "HIDDEN TESTS" not in plain and "Model is not available" not in plain
    wrong = (graded[0] / "feedback/all_wrong" / CHAPTER / "01_artificial_neuron.html").read_text(encoding="utf-8")
    assert "weighted_sum: bias forgotten" in wrong and "Likely reason" in wrong


def test_grading_again_changes_no_mark_and_keeps_what_was_marked_by_hand(graded: tuple[Path, str]) -> None:
    folder = graded[0]
    database = folder / "gradebook.db"
    with Gradebook(f"sqlite:///{database}", "neural_networks") as book:
        item = book.find_grade("explain_perceptron", "01_artificial_neuron", CHAPTER, "full_other")
        item.manual_score, item.needs_manual_grade = 1.5, False
        book.db.commit()
    before = marks(database)
    config = sample.settings_for(folder.parent, load_config(folder.parent))
    job = plan(config, [CHAPTER])[0]
    job.students = ["full_other", "truncated_json"]
    with grader.workers([job]) as pool:
        results = grader.grade(job, pool, lambda done, every: None)
    assert [result.failure for result in results] == ["", ""]
    after = marks(database)
    assert {key: value[0] for key, value in after.items()} == {key: value[0] for key, value in before.items()}
    with Gradebook(f"sqlite:///{database}", "neural_networks") as book:
        item = book.find_grade("explain_perceptron", "01_artificial_neuron", CHAPTER, "full_other")
        assert item.manual_score == 1.5


def test_what_is_graded_is_not_executed_again(graded: tuple[Path, str], course: Path) -> None:
    for name in ("submitted", "autograded", "feedback"):
        shutil.copytree(graded[0] / name, course / name)
    shutil.copy(graded[0] / "gradebook.db", course)
    (course / "nbgrader_config.py").open("a").write("\nc.Execute.timeout = 10  # as for the sample class\n")
    folder, printed = course, graded[1]
    before = {path: path.stat().st_mtime_ns for path in (folder / "autograded").rglob("*.ipynb")}
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "neural_networks") as book:
        comment = book.find_comment("explain_perceptron", "01_artificial_neuron", CHAPTER, "full_other")
        comment.manual_comment = "A fine drawing of a line."
        book.db.commit()
    old, changed = (folder / "submitted" / name / CHAPTER / "02_relu_family.ipynb" for name in ("partial", "all_wrong"))
    shutil.copy(old, changed)
    ran = autograder(folder, "grade")
    assert ran.returncode == 0, ran.stderr
    after = {path: path.stat().st_mtime_ns for path in (folder / "autograded").rglob("*.ipynb")}
    again = {path.relative_to(folder / "autograded").parts[0] for path in before if before[path] != after[path]}
    assert again == {"all_wrong"}, "only the submission that is new was executed"
    lines = {line.split("│")[1].strip(): line for line in ran.stdout.split("\n") if line.count("│") > 4}
    expected_lines = {line.split("│")[1].strip(): line for line in printed.split("\n") if line.count("│") > 4}
    assert {name for name in lines if lines[name] != expected_lines[name]} <= {"all_wrong", ""}
    page = folder / "feedback" / "full_other" / CHAPTER / "01_artificial_neuron.html"
    assert "A fine drawing of a line." in page.read_text(encoding="utf-8"), "feedback follows the reader's comments"


def test_what_nbgrader_has_graded_is_left_alone(course: Path) -> None:
    keep_one_notebook(course)
    submit(course, "early")
    run(course, "nbgrader", "generate_assignment", CHAPTER, "--force")
    run(course, "nbgrader", "autograde", CHAPTER)
    submit(course, "late")
    before = snapshot(course / "autograded" / "early")
    ran = autograder(course, "grade", CHAPTER)
    assert ran.returncode == 0 and "early" in ran.stdout and "late" in ran.stdout
    assert snapshot(course / "autograded" / "early") == before
    assert autograder(course, "grade", CHAPTER, "--force", "--no-feedback").returncode == 0
    assert snapshot(course / "autograded" / "early") != before


@pytest.mark.skipif(os.geteuid() != 0, reason="takes a right away that only root has")
def test_without_a_sandbox_nothing_runs_unless_the_instructor_says_so(course: Path) -> None:
    keep_one_notebook(course)
    submit(course)
    before = snapshot(course)
    powerless = ["setpriv", "--bounding-set=-sys_admin", sys.executable, "-m", "autograder", "grade", CHAPTER]
    ran = subprocess.run([*powerless, "--root", str(course)], capture_output=True, text=True, cwd=ROOT)
    assert ran.returncode == 1 and "Traceback" not in ran.stderr
    assert "autograder: The sandbox cannot be set up here (new namespaces: Operation not permitted)." in ran.stderr
    assert "This root user lacks CAP_SYS_ADMIN" in ran.stderr and "--isolation=process" in ran.stderr
    assert "docker run --privileged" in ran.stderr and snapshot(course) == before
    options = ["--root", str(course), "--isolation", "process"]
    ran = subprocess.run([*powerless, *options], capture_output=True, text=True, cwd=ROOT)
    assert ran.returncode == 0 and re.search(r"│ someone +│ 0/15", ran.stdout), ran.stderr


def test_plain_nbgrader_gives_the_same_marks_for_honest_work(graded: tuple[Path, str], course: Path) -> None:
    for student in HONEST:
        shutil.copytree(graded[0] / "submitted" / student, course / "submitted" / student)
    run(course, "nbgrader", "generate_assignment", CHAPTER, "--force")
    run(course, "nbgrader", "autograde", CHAPTER)
    plain = marks(course / "gradebook.db")
    ours = {key: value for key, value in marks(graded[0] / "gradebook.db").items() if key[0] in HONEST}
    assert len(plain) == len(ours) > 200
    # (whether an answer waits for a reader also depends on what was marked by hand above)
    assert {key: value[0] for key, value in plain.items()} == {key: value[0] for key, value in ours.items()}


def test_ctrl_c_ends_cleanly_and_keeps_what_was_finished(course: Path) -> None:
    command = [sys.executable, "-m", "autograder", "grade", "--root", str(course)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    grading = subprocess.Popen(command, text=True, start_new_session=True, **quiet)  # type: ignore[call-overload]
    for _ in range(600):
        time.sleep(0.1)
        if list(course.glob("examples/feedback/*/*/03_*.html")):
            break
    started = psutil.Process(grading.pid).children(recursive=True)
    assert len(started) > 3
    os.killpg(grading.pid, signal.SIGINT)
    _, told = grading.communicate(timeout=60)
    assert grading.returncode == 130 and "Traceback" not in told
    assert told.endswith("autograder: stopped; what was finished before is kept\n")
    _, left = psutil.wait_procs(started, timeout=10)
    assert not [process for process in left if process.status() != psutil.STATUS_ZOMBIE]
    wanted = {row["student"]: row for row in expected()}
    found = marks(course / "examples/gradebook.db")
    students = {key[0] for key in found}
    assert 1 <= len(students) < len(wanted)
    for student in students:
        for name in ("01_artificial_neuron", "02_relu_family", "03_sigmoid_tanh_softmax"):
            points = sum(score or 0 for key, (score, _) in found.items() if key[:2] == (student, name))
            assert wanted[student][name] in (f"{points:g}", "not graded")


# ---------------------------------------------------------------- bad input
def submit(root: Path, student: str = "someone") -> Path:
    folder = root / "submitted" / student / CHAPTER
    shutil.copytree(root / "release" / CHAPTER, folder)
    return folder


def refuse(root: Path, *arguments: str, **options: object) -> str:
    """The one line that the instructor reads; no file may be left or changed."""
    before = snapshot(root)
    ran = autograder(root, "grade", *arguments, **options)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert ran.stderr.count("\n") == 1 and "Traceback" not in ran.stderr
    assert snapshot(root) == before, "something was written"
    return ran.stderr


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() if p.is_file() else b"" for p in sorted(root.rglob("*"))}


def test_unknown_assignment(course: Path) -> None:
    submit(course)
    known = "assignments with a source version: ch01_tensors, ch02_neurons"
    assert known in refuse(course, "ch99_nothing")


def test_no_submissions(course: Path) -> None:
    assert f"no submissions in {course}/submitted/STUDENT/{CHAPTER}/" in refuse(course, CHAPTER)
    (course / "submitted" / "someone").mkdir(parents=True)
    assert "no submissions" in refuse(course, CHAPTER)


def test_missing_release(course: Path) -> None:
    submit(course)
    shutil.rmtree(course / "release")
    assert f"no notebooks in {course}/release/{CHAPTER}" in refuse(course, CHAPTER)


def test_unreadable_gradebook(course: Path) -> None:
    submit(course)
    (course / "gradebook.db").write_bytes(b"this is no database" * 100)
    assert "gradebook.db cannot be used: file is not a database" in refuse(course, CHAPTER)


def test_gradebook_of_another_program(course: Path) -> None:
    submit(course)
    with sqlite3.connect(course / "gradebook.db") as other:
        other.execute("CREATE TABLE student (name TEXT)")
    assert "gradebook.db cannot be used: it is not nbgrader's" in refuse(course, CHAPTER)


def test_output_folder_in_the_way(course: Path) -> None:
    submit(course)
    (course / "feedback").write_text("a file")
    assert f"cannot write to {course}/feedback: Not a directory" in refuse(course, CHAPTER)


def without_override() -> None:
    """Let even root be bound by a folder's permissions."""
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE


@pytest.mark.skipif(sys.platform != "linux", reason="permissions as on Linux")
def test_read_only_output(course: Path) -> None:
    submit(course)
    course.chmod(0o555)
    try:
        line = refuse(course, CHAPTER, preexec_fn=without_override if os.geteuid() == 0 else None)
    finally:
        course.chmod(0o755)
    assert f"cannot write to {course}/autograded: Permission denied" in line


def test_broken_settings(course: Path) -> None:
    submit(course)
    (course / "nbgrader_config.py").write_text("c = get_config(\n")
    assert "nbgrader_config.py cannot be read: SyntaxError" in refuse(course, CHAPTER)


def keep_one_notebook(root: Path) -> None:
    """An assignment of one notebook is enough for these tests."""
    for name in ("02_relu_family", "03_sigmoid_tanh_softmax"):
        for kind in ("source", "release"):
            (root / kind / CHAPTER / f"{name}.ipynb").unlink()


def test_a_student_may_keep_functions_in_a_module(course: Path) -> None:
    keep_one_notebook(course)
    folder = course / "submitted" / "tidy" / CHAPTER
    shutil.copytree(course / "source" / CHAPTER, folder)
    path = folder / "01_artificial_neuron.ipynb"
    notebook = nbformat.read(path, as_version=4)
    cell = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "weighted_sum")
    (folder / "my_neurons.py").write_text(f"import numpy as np\n{cell.source}", encoding="utf-8")
    cell.source = "from my_neurons import weighted_sum"
    nbformat.write(notebook, path)
    for change in ("", "def weighted_sum(*_): return 7"):
        if change:
            (folder / "my_neurons.py").write_text(change)
        ran = autograder(course, "grade", CHAPTER, "--no-feedback")
        assert ran.returncode == 0, ran.stdout + ran.stderr
        found = {key[2]: score for key, (score, _) in marks(course / "gradebook.db").items()}
        assert (found["weighted_sum_check"] > 0) == (found["weighted_sum_hidden"] > 0) == (not change), found
    assert (course / "autograded" / "tidy" / CHAPTER / "my_neurons.py").read_text() == change


@pytest.mark.usefixtures("alembic")
def test_a_late_submission_costs_what_the_course_says(course: Path) -> None:
    keep_one_notebook(course)
    for student, time_of_day in (("early", "11:59"), ("late", "12:01")):
        folder = course / "submitted" / student / CHAPTER
        shutil.copytree(course / "source" / CHAPTER, folder)
        (folder / "timestamp.txt").write_text(f"2030-01-01 {time_of_day}:00 UTC")
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "neural_networks") as book:
        book.update_or_create_assignment(CHAPTER, duedate="2030-01-01 12:00:00 UTC")
    for _ in range(2):
        ran = autograder(course, "grade", CHAPTER, "--force")
        assert ran.returncode == 0, ran.stdout + ran.stderr
        with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "neural_networks") as book:
            early, late = (book.find_submission_notebook("01_artificial_neuron", CHAPTER, student)
                           for student in ("early", "late"))  # fmt: skip
            assert late.score == early.score > 0
            assert (early.late_submission_penalty, late.late_submission_penalty) == (None, late.score)
    (page,) = (course / "feedback" / "late").rglob("*.html")
    assert "Late submission penalty" in re.sub(r"\s+", " ", page.read_text(encoding="utf-8"))


def test_a_strange_submission_does_not_stop_the_others(course: Path) -> None:
    keep_one_notebook(course)
    submit(course, "Ünï çode")
    (course / "submitted/a_folder_in_place" / CHAPTER / "01_artificial_neuron.ipynb").mkdir(parents=True)
    (course / "submitted/nothing" / CHAPTER).mkdir(parents=True)
    (submit(course, "garbled") / "01_artificial_neuron.ipynb").write_text("{'not': json")
    ran = autograder(course, "grade", CHAPTER)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"│ Ünï çode +│ 0/15", ran.stdout)
    assert len(re.findall(r"│ not graded +│ 0/15 \*", ran.stdout)) == 3
    garbled = [value for key, value in marks(course / "gradebook.db").items() if key[0] == "garbled"]
    assert len(garbled) > 5 and set(garbled) == {(None, True)}, "waits for a human, never a silent 0"


def test_a_failure_of_ours_is_told_and_does_not_stop_the_others(course: Path) -> None:
    keep_one_notebook(course)
    for student in ("first", "in_the_way", "last"):
        submit(course, student)
    (course / "autograded").mkdir()
    (course / "autograded" / "in_the_way").write_text("a file where nbgrader needs a folder")
    ran = autograder(course, "grade", CHAPTER)
    assert ran.returncode == 1 and "Traceback" not in ran.stderr
    assert ran.stderr.endswith("autograder: some submissions could not be graded for a reason of ours; see above\n")
    assert re.search(r"│ in_the_way +│.*GRADING FAILED", ran.stdout)
    assert re.search(r"│ first +│ 0/15", ran.stdout) and re.search(r"│ last +│ 0/15", ran.stdout)


def test_flagged_points_are_neither_given_nor_lost(course: Path) -> None:
    keep_one_notebook(course)
    weak = "x, w = np.ones(3), np.ones(3)\nassert np.isclose(weighted_sum(x, w, 0.5), x @ w + 0.5)"
    for kind in ("source", "release"):
        replace(course / kind / CHAPTER / "01_artificial_neuron.ipynb", "weighted_sum_check", weak)
    cheat = submit(course, "cheat") / "01_artificial_neuron.ipynb"
    replace(cheat, "weighted_sum", "def weighted_sum(x, w, b):\n    x[...] = 0\n    return b")
    honest = submit(course, "honest") / "01_artificial_neuron.ipynb"
    replace(honest, "weighted_sum", "def weighted_sum(x, w, b):\n    return sum(x * w) + b")
    ran = autograder(course, "grade", CHAPTER)
    assert "cheat: 01_artificial_neuron: weighted_sum_check: passed only because weighted_sum changes" in ran.stdout
    assert "  honest" not in ran.stdout
    mark = marks(course / "gradebook.db")
    assert mark["cheat", "01_artificial_neuron", "weighted_sum_check"] == (None, True)
    assert mark["honest", "01_artificial_neuron", "weighted_sum_check"] == (1, False)


def replace(path: Path, grade_id: str, source: str) -> None:
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)
    cell.source = source
    path.chmod(0o644)
    nbformat.write(notebook, path)
