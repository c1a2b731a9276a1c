"""Every chapter: full marks for the reference, none for the untouched version, in plain nbgrader and in ours."""

import shutil
from pathlib import Path

import pytest

from autograder import kernels
from autograder.course import load_course

from .conftest import ROOT, graded_cells, run

COURSE = load_course(ROOT)
pytestmark = pytest.mark.slow
Scores = dict[tuple[str, str, str], tuple[float, float]]


def scores(database: Path, assignment: str) -> Scores:
    """(student, notebook, cell) -> (points of the automatic check, most it can give)"""
    cells = graded_cells(database, assignment)
    return {key: (item.auto_score, item.max_score_gradecell) for key, item in cells if item.cell_type == "code"}


def hand_in(course: Path, chapter: str) -> None:
    for student, kind in (("reference", "source"), ("untouched", "release")):
        shutil.copytree(ROOT / kind / chapter, course / "submitted" / student / chapter)


@pytest.mark.parametrize("chapter", COURSE.chapters)
def test_reference_and_untouched_version(chapter: str, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kernels.warm_up()
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", kernels.PROVISIONER)  # test_grade.py uses ordinary ones
    hand_in(course, chapter)
    run(course, "autograder", "grade", chapter)
    ours = scores(course / "gradebook.db", chapter)
    (course / "gradebook.db").unlink()
    shutil.rmtree(course / "autograded")
    run(course, "nbgrader", "generate_assignment", chapter, "--force")
    run(course, "nbgrader", "autograde", chapter)
    plain = scores(course / "gradebook.db", chapter)
    assert plain == ours
    sections = [section for section in COURSE.sections if section.chapter == chapter]
    assert len(ours) >= 2 * len(sections) * (3 + 2 * 3)
    for (student, notebook, cell), (score, points) in ours.items():
        assert points > 0 and score == (points if student == "reference" else 0), (student, notebook, cell)
