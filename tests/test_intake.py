"""Damaged submissions: repaired from the release version and told, or refused with the reason."""

import copy
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.intake import Submission, take_in

from .conftest import CHAPTER, ROOT

NAME = "01_artificial_neuron"
MINE = "def weighted_sum(x, w, b):\n    return 42.0"
WORDS = "A perceptron is a unit with a threshold."
Edit = Callable[[NotebookNode], None]


@pytest.fixture(scope="module")
def release() -> NotebookNode:
    return nbformat.read(ROOT / "release" / CHAPTER / f"{NAME}.ipynb", as_version=4)


def find(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def index(notebook: NotebookNode, grade_id: str) -> int:
    return notebook.cells.index(find(notebook, grade_id))


def student_work(release: NotebookNode) -> NotebookNode:
    notebook = copy.deepcopy(release)
    find(notebook, "weighted_sum").source = MINE
    find(notebook, "explain_perceptron").source = WORDS
    return notebook


def receive(tmp_path: Path, release: NotebookNode, content: str | bytes, name: str = f"{NAME}.ipynb") -> Submission:
    folder = tmp_path / "submitted"
    folder.mkdir(exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return take_in(folder, "student", CHAPTER, {NAME: release})


def sources(notebook: NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells]


def stripped(notebook: NotebookNode) -> str:
    raw = json.loads(nbformat.writes(notebook))
    raw["nbformat_minor"] = 4
    for cell in raw["cells"]:
        cell.pop("id")
        cell["metadata"] = {}
    return json.dumps(raw)


# ---------------------------------------------------------------- nothing to repair
def test_an_undamaged_notebook_comes_back_as_it_is(tmp_path: Path, release: NotebookNode) -> None:
    work = student_work(release)
    submission = receive(tmp_path, release, nbformat.writes(work))
    clean = submission.notebooks[NAME]
    nbformat.validate(clean)
    assert sources(clean) == sources(work)
    assert [cell.metadata for cell in clean.cells] == [cell.metadata for cell in release.cells]
    assert submission.repairs == {NAME: []} and not submission.refused


@pytest.mark.parametrize("encode", [
    lambda text: b"\xef\xbb\xbf" + text.encode(),
    lambda text: text.encode("utf-16"),
    lambda text: text.replace("\n", "\r\n").encode(),
], ids=["BOM", "UTF-16", "CRLF"])  # fmt: skip
def test_encodings_and_line_ends_do_not_matter(tmp_path: Path, release: NotebookNode, encode) -> None:  # type: ignore[no-untyped-def]
    work = student_work(release)
    submission = receive(tmp_path, release, encode(nbformat.writes(work)))
    assert sources(submission.notebooks[NAME]) == sources(work)


def test_windows_line_ends_inside_cells_do_not_matter(tmp_path: Path, release: NotebookNode) -> None:
    work = student_work(release)
    for cell in work.cells:
        cell.source = cell.source.replace("\n", "\r\n")
    submission = receive(tmp_path, release, nbformat.writes(work))
    assert sources(submission.notebooks[NAME]) == sources(student_work(release))
    assert submission.repairs == {NAME: []}


def test_format_3_is_converted(tmp_path: Path, release: NotebookNode) -> None:
    old = nbformat.convert(student_work(release), 3)
    submission = receive(tmp_path, release, json.dumps(old))
    assert find(submission.notebooks[NAME], "weighted_sum").source == MINE


def test_extra_cells_of_the_student_stay_where_they_were(tmp_path: Path, release: NotebookNode) -> None:
    work = student_work(release)
    work.cells.insert(index(work, "weighted_sum"), new_code_cell("HELP = 1", metadata={"tags": ["skip-execution"]}))
    work.cells.insert(0, new_markdown_cell("my notes"))
    clean = receive(tmp_path, release, nbformat.writes(work)).notebooks[NAME]
    assert sources(clean) == sources(work)
    assert all(not cell.metadata for cell in clean.cells if cell.id.startswith("extra-"))


# ---------------------------------------------------------------- repairs
def drop(*grade_ids: str) -> Edit:
    def edit(notebook: NotebookNode) -> None:
        for grade_id in grade_ids:
            notebook.cells.remove(find(notebook, grade_id))
    return edit


def double(grade_id: str) -> Edit:
    def edit(notebook: NotebookNode) -> None:
        twin = copy.deepcopy(find(notebook, grade_id))
        twin.id = "twin"
        notebook.cells.insert(index(notebook, grade_id) + 1, twin)
    return edit


def rewrite(grade_id: str, source: str) -> Edit:
    def edit(notebook: NotebookNode) -> None:
        find(notebook, grade_id).source = source
    return edit


def remark(grade_id: str, key: str, value: object) -> Edit:
    def edit(notebook: NotebookNode) -> None:
        find(notebook, grade_id).metadata.nbgrader[key] = value
    return edit


def retype(grade_id: str) -> Edit:
    def edit(notebook: NotebookNode) -> None:
        position = index(notebook, grade_id)
        cell = notebook.cells[position]
        notebook.cells[position] = new_markdown_cell(cell.source, metadata=cell.metadata, id=cell.id)
    return edit


def reverse(notebook: NotebookNode) -> None:
    notebook.cells.reverse()


def unmark(notebook: NotebookNode) -> None:
    del find(notebook, "weighted_sum").metadata["nbgrader"]
    notebook.cells[index(notebook, "perceptron") - 1].id = "another"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (drop("weighted_sum_check"), "weighted_sum_check was missing: restored"),
        (drop("setup", "helpers"), "setup was missing: restored"),
        (double("weighted_sum_check"), "a second copy of weighted_sum_check was removed"),
        (rewrite("weighted_sum_check", "pass"), "weighted_sum_check had been edited: restored"),
        (rewrite("helpers", "def check(name): return print"), "helpers had been edited: restored"),
        (remark("weighted_sum_hidden", "points", 100), "weighted_sum_hidden had other points: restored"),
        (retype("weighted_sum"), "weighted_sum had become a markdown cell: turned back"),
        (unmark, "1 cells had lost their nbgrader marks: recognised"),
        (reverse, ""),
    ],
)
def test_damage_is_repaired_from_the_release_and_told(
    tmp_path: Path, release: NotebookNode, edit: Edit, told: str
) -> None:
    work = student_work(release)
    edit(work)
    submission = receive(tmp_path, release, nbformat.writes(work))
    assert sources(submission.notebooks[NAME]) == sources(student_work(release))
    assert told in "\n".join(submission.repairs[NAME])


def test_all_metadata_and_ids_may_be_gone(tmp_path: Path, release: NotebookNode) -> None:
    submission = receive(tmp_path, release, stripped(student_work(release)))
    assert sources(submission.notebooks[NAME]) == sources(student_work(release))
    assert "cells had lost their nbgrader marks" in submission.repairs[NAME][0]


def test_a_deleted_solution_cell_is_found_by_what_it_defines(tmp_path: Path, release: NotebookNode) -> None:
    work = student_work(release)
    work.cells.remove(find(work, "weighted_sum"))
    work.cells.append(new_code_cell(f"# once more, at the end\n{MINE}"))
    clean = receive(tmp_path, release, nbformat.writes(work)).notebooks[NAME]
    assert find(clean, "weighted_sum").source.endswith(MINE)


def test_a_deleted_solution_cell_comes_back_empty(tmp_path: Path, release: NotebookNode) -> None:
    work = student_work(release)
    drop("weighted_sum")(work)
    submission = receive(tmp_path, release, nbformat.writes(work))
    assert "raise NotImplementedError" in find(submission.notebooks[NAME], "weighted_sum").source
    assert submission.repairs[NAME] == ["weighted_sum was missing: restored (empty)"]


def test_both_halves_of_a_split_solution_cell_run_before_the_check(tmp_path: Path, release: NotebookNode) -> None:
    work = student_work(release)
    double("weighted_sum")(work)
    find(work, "weighted_sum").source = "HELP = 42.0"
    work.cells[index(work, "weighted_sum") + 1].source = "def weighted_sum(x, w, b):\n    return HELP"
    submission = receive(tmp_path, release, nbformat.writes(work))
    clean = submission.notebooks[NAME]
    first = index(clean, "weighted_sum")
    assert sources(clean)[first : first + 2] == ["HELP = 42.0", "def weighted_sum(x, w, b):\n    return HELP"]
    assert clean.cells[first + 2].id == "weighted_sum_check"
    assert "weighted_sum occurs twice" in submission.repairs[NAME][0]


def test_the_worked_copy_beats_the_untouched_one(tmp_path: Path, release: NotebookNode) -> None:
    work = copy.deepcopy(release)
    twin = copy.deepcopy(find(work, "weighted_sum"))
    twin.source, twin.id = MINE, "twin"
    work.cells.append(twin)
    clean = receive(tmp_path, release, nbformat.writes(work)).notebooks[NAME]
    assert find(clean, "weighted_sum").source == MINE


@pytest.mark.parametrize("name", [f"{NAME} (1).ipynb", f"{NAME}-Copy1.ipynb", f"Copy of {NAME}.ipynb"])
def test_a_renamed_file_is_recognised(tmp_path: Path, release: NotebookNode, name: str) -> None:
    submission = receive(tmp_path, release, nbformat.writes(student_work(release)), name)
    assert submission.repairs[NAME] == [f"file was named {name}"]


@pytest.mark.parametrize("name", [f"{NAME}.ipynb.txt", f"{NAME}.IPYNB", f"{NAME.upper()}.ipynb", "my homework.ipynb"])
def test_a_file_of_another_name_is_recognised_by_its_cells(tmp_path: Path, release: NotebookNode, name: str) -> None:
    submission = receive(tmp_path, release, nbformat.writes(student_work(release)), name)
    assert find(submission.notebooks[NAME], "weighted_sum").source == MINE
    assert submission.files == {}, "it is no file beside the notebook, too"


def test_the_topmost_file_is_the_one_and_others_are_told(tmp_path: Path, release: NotebookNode) -> None:
    old = tmp_path / "submitted" / "versions"
    old.mkdir(parents=True)
    nbformat.write(release, old / f"{NAME}.ipynb")
    nbformat.write(release, old / f"{NAME}-Copy1.ipynb")
    (tmp_path / "submitted" / "__MACOSX").mkdir()
    (tmp_path / "submitted" / "__MACOSX" / f"._{NAME}.ipynb").write_bytes(b"\0\5")
    submission = receive(tmp_path, release, nbformat.writes(student_work(release)))
    assert find(submission.notebooks[NAME], "weighted_sum").source == MINE
    assert submission.repairs[NAME] == [f"another file was not looked at: versions/{NAME}.ipynb",
                                        f"another file was not looked at: versions/{NAME}-Copy1.ipynb"]  # fmt: skip


@pytest.mark.parametrize(("names", "reason"), [
    ([f"{NAME} (1).ipynb", f"{NAME} (2).ipynb"], f"several files could be it: {NAME} (1).ipynb, {NAME} (2).ipynb"),
    (["a.ipynb", "b.ipynb"], "several files could be it: a.ipynb, b.ipynb"),
    ([f"{NAME}.zip"], f"no notebook, but there is {NAME}.zip"),
    (["notes.txt"], "not handed in"),
])  # fmt: skip
def test_why_there_is_no_notebook(tmp_path: Path, release: NotebookNode, names: list[str], reason: str) -> None:
    for name in names:
        submission = receive(tmp_path, release, nbformat.writes(student_work(release)), name)
    assert submission.refused == {NAME: reason}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32"])
def test_other_encodings_are_read(tmp_path: Path, release: NotebookNode, encoding: str) -> None:
    submission = receive(tmp_path, release, nbformat.writes(student_work(release)).encode(encoding))
    assert find(submission.notebooks[NAME], "weighted_sum").source == MINE


def test_odd_signs_numbers_and_dates_cost_nothing(tmp_path: Path, release: NotebookNode) -> None:
    work = student_work(release)
    work.cells.append(new_code_cell("# ODD"))
    text = nbformat.writes(work).replace("# ODD", r"# \ud83d" + "\t")
    text = text.replace('"nbformat_minor"', f'"big": {"9" * 9000}, "nbformat_minor"')
    (tmp_path / "submitted").mkdir()
    with (tmp_path / "submitted" / "timestamp.txt").open("wb") as stamp:
        stamp.truncate(10**10)
    submission = receive(tmp_path, release, text)
    assert submission.notebooks[NAME].cells[-1].source == "# ?\t" and submission.timestamp == ""
    nbformat.writes(submission.notebooks[NAME]).encode()


def test_pasted_pictures_stay(tmp_path: Path, release: NotebookNode) -> None:
    work, bundle = student_work(release), {"a.png": {"image/png": "aGVsbG8=", "text/html": "<script>"}}
    find(work, "explain_perceptron").attachments = bundle
    work.cells.append(new_markdown_cell("![a](attachment:a.png)", attachments=bundle))
    clean = receive(tmp_path, release, nbformat.writes(work)).notebooks[NAME]
    nbformat.validate(clean)
    for cell in (find(clean, "explain_perceptron"), clean.cells[-1]):
        assert cell.attachments == {"a.png": {"image/png": "aGVsbG8="}}


def test_thousands_of_own_cells_are_left_out_and_told(tmp_path: Path, release: NotebookNode) -> None:
    work = student_work(release)
    work.cells += [new_code_cell(f"# {number}") for number in range(2100)]
    submission = receive(tmp_path, release, nbformat.writes(work))
    assert len(submission.notebooks[NAME].cells) == len(release.cells) + 2000
    assert submission.repairs[NAME] == ["more than 2,000 cells of their own: the others were left out"]


def test_strange_values_in_cells_do_no_harm(tmp_path: Path, release: NotebookNode) -> None:
    raw = json.loads(nbformat.writes(student_work(release)))
    raw["nbformat"], raw["cells"][0]["metadata"] = 99, "none"
    raw["cells"] += [7, {"cell_type": "party", "source": 3}, {"cell_type": "code", "source": ["a = 1\n", "b = 2"]}]
    clean = receive(tmp_path, release, json.dumps(raw)).notebooks[NAME]
    nbformat.validate(clean)
    assert clean.cells[-1].source == "a = 1\nb = 2"


def test_a_timestamp_that_is_no_date_is_left_out(tmp_path: Path, release: NotebookNode) -> None:
    (tmp_path / "submitted").mkdir()
    stamp = tmp_path / "submitted" / "timestamp.txt"
    for text, kept in [("2026-11-20 10:00:00 UTC", True), ("yesterday evening", False)]:
        stamp.write_text(text)
        assert bool(receive(tmp_path, release, "{}").timestamp) == kept


# ---------------------------------------------------------------- refusals
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "the file is empty"),
        ('{"cells": [{"cell_type": "code", "sour', "the file ends in the middle (line 1): an incomplete upload?"),
        ('{"cells": [{"cell_type": "code"},\n', "the file ends in the middle"),
        ('{"cells": [}', "damaged JSON in line 1"),
        ("[" * 100_000, "damaged JSON"),
        ("[1, 2]", "no notebook: the file holds something else"),
        ('{"nbformat": 4}', "no notebook: it has no list of cells"),
        (b"\x00\xff\x00\xfe PK", "the file is not text"),
        (nbformat.writes(nbformat.v4.new_notebook(cells=[new_code_cell("1")])), "none of its cells belong"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, release: NotebookNode, content: str | bytes, reason: str
) -> None:
    submission = receive(tmp_path, release, content)
    assert reason in submission.refused[NAME] and not submission.notebooks


def test_a_missing_a_linked_and_a_huge_file_are_told(
    tmp_path: Path, release: NotebookNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert receive(tmp_path, release, "x", "notes.txt").refused == {NAME: "not handed in"}
    (tmp_path / "submitted" / f"{NAME}.ipynb").symlink_to("/etc/hostname")
    assert "not a plain file" in take_in(tmp_path / "submitted", "s", CHAPTER, {NAME: release}).refused[NAME]
    (tmp_path / "submitted" / f"{NAME}.ipynb").unlink()
    monkeypatch.setattr("autograder.intake.MAX_BYTES", 3_000_000)
    assert "4 MB is more than the 3 MB allowed" in receive(tmp_path, release, "x" * 4_000_000).refused[NAME]


# ---------------------------------------------------------------- folders and files made to break who reads them
def test_endless_folders_and_odd_files_hide_no_notebook(tmp_path: Path, release: NotebookNode) -> None:
    folder = tmp_path / "submitted"
    folder.mkdir()
    here = os.getcwd()
    os.chdir(folder)
    try:
        for _ in range(3000):
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(here)
    os.mkfifo(folder / "a.ipynb")
    (folder / "b.ipynb").symlink_to("/dev/zero")
    (folder / "loop").symlink_to(".")
    submission = receive(tmp_path, release, nbformat.writes(student_work(release)))
    assert list(submission.notebooks) == [NAME] and not submission.refused
    subprocess.run(["rm", "-rf", folder], check=True)  # Python's own way recurses


def test_what_lies_beside_the_notebook_is_taken_along(
    tmp_path: Path, release: NotebookNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "submitted" / "upload"
    names = ("mine.py", "pictures/weld.png", "data.csv/no folder", "given/welds.csv", ".hidden", ".git/config",
             "timestamp.txt", "__pycache__/mine.pyc", f"{NAME}.ipynb.d/x", "old.ipynb/x", "line\nend.txt")  # fmt: skip
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (folder / "link.py").symlink_to("/etc/hostname")
    (folder / f"{NAME}.ipynb").write_text(nbformat.writes(student_work(release)))
    (tmp_path / "submitted" / "elsewhere.txt").write_text("not beside the notebook")
    given = {"data.csv", "given/welds.csv"}
    taken = take_in(tmp_path / "submitted", "s", CHAPTER, {NAME: release}, given)
    expected = {"mine.py", "pictures/weld.png", f"{NAME}.ipynb.d/x", "line\nend.txt"}
    assert {name: content.decode() for name, content in taken.files.items()} == {name: name for name in expected}
    assert not taken.left_out and list(taken.notebooks) == [NAME]
    monkeypatch.setattr("autograder.intake.MAX_OTHER_BYTES", 50)
    taken = take_in(tmp_path / "submitted", "s", CHAPTER, {NAME: release}, given)
    assert set(taken.files) == expected - {"pictures/weld.png"}
    assert len(taken.left_out) == 1 and "the file 'pictures/weld.png' was left out" in taken.left_out[0]


def test_files_that_would_fill_the_memory_are_refused(tmp_path: Path, release: NotebookNode) -> None:
    submission = receive(tmp_path, release, '{"cells": [' + "[]," * 2_000_000 + "[]]}")
    assert "would fill the memory" in submission.refused[NAME]
