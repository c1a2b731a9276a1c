"""Markdown -> source -> release, and what an author is told when something is wrong."""

import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder import UserError, build
from autograder.course import load_config, load_course

from .conftest import ROOT

SECTION = """---
jupyter:
  section:
    title: A test
    minutes: 5
    goals: [learn]
---

```python locked="setup"
%run ../shared/checks.py
```

Some words.

```python exercise="double"
def double(x):
    ### BEGIN SOLUTION
    return x + x  # twice the value
    ### END SOLUTION
```

```python check="double" points=1
@check("double")
def visible(check):
    check.equal("double(1)", double(1), 2)
```

```python hidden="double" points=2
@check("double", hidden=True)
def hidden(check):
    check.equal("a large number", double(10**9), 2 * 10**9)
```

<!-- #region free_text="why" points=2 -->
Because two times one is two, said the teacher.
<!-- #endregion -->

```quiz
id: quiz_two
How much is one and one?
+ 2 -> Right.
- 3 -> One too many.
- 1 -> One too few.
```
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A course of one small notebook."""
    (tmp_path / "notebooks" / "ch01_small").mkdir(parents=True)
    (tmp_path / "notebooks" / "shared").mkdir()
    for name in ("notebooks/course.toml", "notebooks/shared/checks.py", "nbgrader_config.py"):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    write(tmp_path, SECTION)
    return tmp_path


def write(root: Path, text: str) -> None:
    (root / "notebooks/ch01_small/01_test.md").write_text(text, encoding="utf-8")


def make(root: Path) -> list[Path]:
    return build.build(root, load_config(root))


def problem(root: Path, old: str, new: str) -> str:
    """What the author reads after replacing `old` by `new`; nothing may be built then."""
    assert old in SECTION
    write(root, SECTION.replace(old, new))
    with pytest.raises(UserError) as caught:
        make(root)
    assert not (root / "source").exists() and not (root / "release").exists()
    assert "\n" not in str(caught.value), "one line"
    return str(caught.value)


def read(root: Path, kind: str) -> nbformat.NotebookNode:
    return nbformat.read(root / kind / "ch01_small/01_test.ipynb", as_version=4)


def test_builds_both_versions_and_repeats_byte_for_byte(small: Path) -> None:
    assert len(make(small)) == 2
    first = {path: path.read_bytes() for path in small.rglob("*.ipynb")}
    assert make(small) == [], "nothing changes the second time"
    for path in first:
        path.unlink()
    make(small)
    assert {path: path.read_bytes() for path in small.rglob("*.ipynb")} == first
    assert build.check(small, load_config(small)) == 1


def test_cell_ids_are_grade_ids_or_hashes(small: Path) -> None:
    make(small)
    for kind in ("source", "release"):
        notebook = read(small, kind)
        nbformat.validate(notebook)
        assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
        for cell in notebook.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            assert cell.id == grade_id if grade_id else re.fullmatch(r"header|footer|[0-9a-f]{12}", cell.id)
    assert "version" not in json.dumps(read(small, "source").metadata), "no version noise"


def test_release_hides_solutions_and_keeps_stubs(small: Path) -> None:
    make(small)
    cells = {cell.id: cell.source for cell in read(small, "release").cells}
    assert cells["double"].endswith("# YOUR CODE HERE\n    raise NotImplementedError")
    assert cells["quiz_two"] == 'quiz_two = "?"  # replace the question mark by your letter'
    assert cells["why"] == "*Your answer here.*"
    assert "large number" not in cells["double_hidden"] and "2 points" in cells["double_hidden"]
    assert "Right." not in json.dumps(cells)


def test_shared_cells_are_inlined_and_folded(small: Path) -> None:
    make(small)
    cell = next(cell for cell in read(small, "release").cells if cell.id == "setup")
    assert "class CheckFailed" in cell.source and "%run" not in cell.source
    assert cell.metadata.jupyter.source_hidden and cell.metadata.cellView == "form"
    assert cell.metadata.editable is False


def test_quiz_choices_are_shuffled_the_same_way_every_time(small: Path) -> None:
    make(small)
    cells = {cell.id: cell.source for cell in read(small, "source").cells}
    letter = re.findall(r'quiz_two = "(\w)"', cells["quiz_two"])[0]
    question = next(source for source in cells.values() if "How much is one and one?" in source)
    assert f"* **{letter}** 2" in question
    assert f"'{letter}': 'Right.'" in cells["quiz_two_check"]


def test_colab_badge_follows_the_repository_setting(small: Path) -> None:
    make(small)
    assert "(https://colab.research.google.com/)" in read(small, "release").cells[0].source
    toml = small / "notebooks/course.toml"
    toml.write_text(toml.read_text().replace('repository = ""', 'repository = "someone/course"'))
    make(small)
    address = "https://colab.research.google.com/github/someone/course/blob/main/release/ch01_small/01_test.ipynb"
    assert address in read(small, "release").cells[0].source


@pytest.mark.parametrize(
    ("old", "new", "cell", "mend"),
    [
        (' points=1', "", "double", "points are missing; add points=N"),
        (' points=2\n', " points=0\n", "double", "points are missing; add points=N"),
        ('check="double"', 'chekc="double"', "@check", "unknown option 'chekc'; known: check"),
        ("double(x):", "double(x:", "double", "stub does not parse (line 1)"),
        ("    ### BEGIN SOLUTION\n", "", "double", "no ### BEGIN SOLUTION"),
        ("    ### BEGIN SOLUTION\n    return x + x  # twice the value\n    ### END SOLUTION\n", "    return x + x\n",
         "double", "no ### BEGIN SOLUTION"),
        ("Some words.", "Say return x + x  # twice the value.", "Say", "shows in the student's version"),
        ("Some words.", 'See check.equal("a large number", double(10**9), 2 * 10**9)', "See",
         "shows in the student's version"),
        ("../shared/checks.py", "../shared/cheks.py", "setup", "../shared/cheks.py does not exist"),
        ('free_text="why"', 'free_text="double"', "double", "occurs twice"),
        ('exercise="double"', 'exercise="dou ble"', "dou ble", "letters, digits"),
    ],
)  # fmt: skip
def test_every_mistake_of_an_author_names_file_cell_and_mend(
    small: Path, old: str, new: str, cell: str, mend: str
) -> None:
    text = problem(small, old, new)
    assert "ch01_small/01_test" in text and f"cell '{cell}" in text and mend in text


def test_an_unfinished_solution_region_is_told(small: Path) -> None:
    assert "no end solution statement" in problem(small, "    ### END SOLUTION\n", "")


@pytest.mark.parametrize("change", ["edit", "delete", "add"])
@pytest.mark.parametrize("kind", ["source", "release"])
def test_check_fails_when_a_built_file_is_stale(small: Path, kind: str, change: str) -> None:
    make(small)
    path = small / kind / "ch01_small/01_test.ipynb"
    if change == "edit":
        path.write_text(path.read_text(encoding="utf-8").replace("Some words", "Other words"), encoding="utf-8")
    elif change == "delete":
        path.unlink()
    else:
        path = path.with_name("02_stranger.ipynb")
        path.write_text("{}")
    with pytest.raises(UserError, match=rf"{kind}/ch01_small/{path.name}: .*run `make build`"):
        build.check(small, load_config(small))


def test_front_matter_is_required(small: Path) -> None:
    assert "no front matter" in problem(small, SECTION[: SECTION.index("```python locked")], "")
    assert "missing ['goals']" in problem(small, "    goals: [learn]\n", "")


def test_the_command_line_ends_in_one_line_and_no_traceback(tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, "-m", "autograder", "build"], cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1 and "nbgrader_config.py is missing" in ran.stderr


def test_the_committed_notebooks_are_fresh() -> None:
    assert build.check(ROOT, load_config(ROOT)) == len(load_course(ROOT).sections)
