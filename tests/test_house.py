"""Promises of the house that no single module keeps: imports, prose, coverage, one list of versions."""

import ast
import re
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

from autograder.course import load_course

from .conftest import ROOT

COURSE = load_course(ROOT)
SECTIONS = pytest.mark.parametrize("section", COURSE.sections, ids=lambda section: section.name)
COLAB = {"numpy", "torch", "matplotlib", "ipywidgets", "sklearn", "IPython"}
COVERS = {  # section -> ids of the coverage checklist it must teach
    "2.1": "A12 A13 A14 B02 B03 B32 C02 D02 D03",
    "2.2": "A17 A18 A19 A20 A21 A22 A23 B06 C04 D04 D07",
    "2.3": "A18 A24 A25 A26 B05 B07 B08 C04 D05 D06 D07",
}
ERRORS = {  # section -> entries of the list of common errors that a cell there must show
    "2.1": "E17 E27 E28 E29 E71",
    "2.2": "E01 E04 E05 E06 E26 E61 E62 E73",
    "2.3": "E07 E08 E09 E10 E11 E30 E33 E35 E02",
}


def release(section) -> nbformat.NotebookNode:  # type: ignore[no-untyped-def]
    return nbformat.read(ROOT / "release" / section.chapter / f"{section.name}.ipynb", as_version=4)


def number(section) -> str:  # type: ignore[no-untyped-def]
    return str(section.heading.split()[0])


@SECTIONS
def test_student_notebooks_import_only_what_colab_has(section) -> None:  # type: ignore[no-untyped-def]
    for cell in release(section).cells:
        if cell.cell_type == "code":
            assert not re.search(r"^[!%]", cell.source, re.MULTILINE), "no magics, no pip"
            for node in ast.walk(ast.parse(cell.source)):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert {name.split(".")[0] for name in names} <= COLAB | sys.stdlib_module_names, cell.id


@SECTIONS
def test_anatomy(section) -> None:  # type: ignore[no-untyped-def]
    notebook = release(section)
    text = "\n".join(cell.source for cell in notebook.cells)
    first, last = notebook.cells[0].source, notebook.cells[-1].source
    assert first.startswith(f"# {section.heading}\n") and "minutes" in first and "Open in Colab" in first
    for wanted in ("reveal(", "explore(", "Quick quiz", "In your own words", "What to take along", "Key terms"):
        assert wanted in text, wanted
    if section is not COURSE.sections[-1]:
        assert "Next: " in last
    assert len(re.findall(r"^quiz_\w+ = ", text, re.MULTILINE)) == 3
    marks = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    for exercise in [m.grade_id for m in marks if m.solution and not m.grade and not m.grade_id.startswith("quiz_")]:
        points = [m.points for m in marks if m.grade_id in (f"{exercise}_check", f"{exercise}_hidden")]
        assert points[0] == 1 and 2 <= sum(points) <= 4, exercise


@SECTIONS
def test_prose_is_short(section) -> None:  # type: ignore[no-untyped-def]
    prose = section.path.read_text(encoding="utf-8").split("---", 2)[2]
    prose = re.sub(r"```.*?```|<!--.*?-->.*?<!--.*?-->|\$\$.*?\$\$|\|.*?\|\n", " ", prose, flags=re.DOTALL)
    words = len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\$.*?\$|`.*?`", " ", prose)))
    print(f"{section.heading}: {words} words")
    assert 250 <= words <= 700


@SECTIONS
def test_coverage_ids_are_tagged(section) -> None:  # type: ignore[no-untyped-def]
    assert set(COVERS[number(section)].split()) <= set(section.covers.split())
    shown = set(" ".join(re.findall(r'shows="([^"]+)"', section.path.read_text(encoding="utf-8"))).split())
    assert set(ERRORS[number(section)].split()) <= shown


def test_exercises_of_chapter_2() -> None:
    text = "".join(section.path.read_text(encoding="utf-8") for section in COURSE.sections if "ch02" in section.chapter)
    assert len(re.findall(r'^```python exercise="', text, re.MULTILINE)) == 14


def test_conda_and_make_install_the_same_list() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    pip = next(entry for entry in environment["dependencies"] if isinstance(entry, dict))["pip"]
    assert pip == ["-r requirements.txt", "-e ."]
    assert "-r requirements.txt" in (ROOT / "Makefile").read_text()
    pins = [line for line in (ROOT / "requirements.txt").read_text().split("\n") if line and line[0] != "#"]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins), "full pins, no hashes, no local versions"
    assert "torch==2.13.0" in pins and not [pin for pin in pins if re.match(r"nvidia|cuda|triton", pin)]


def test_documents_name_only_files_that_exist() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_no_path_of_somebodys_machine() -> None:
    for folder in ("autograder", "notebooks", "docs", "release", "source", "tests", "examples"):
        for path in Path(ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in {".py", ".md", ".ipynb", ".toml", ".txt", ".sh", ".csv"}:
                text = path.read_text(encoding="utf-8")
                assert not re.search(r"/(home|Users|root|work)/\w+", text), path
