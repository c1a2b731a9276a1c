"""The sample class: twelve submissions to chapter 2, made from its release version and answer banks.

examples/README.md says what each student did, examples/expected_marks.csv what they must get.
"""

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from traitlets.config import Config

from .course import Course, Section, load_course
from .lint import nbgrader
from .prove import load_bank

CHAPTER = "ch02_neurons"
Pick = Callable[[str], str | None]


class Material:
    """Release version, reference answers and answer bank of one section."""

    def __init__(self, course: Course, section: Section) -> None:
        path = Path(section.chapter) / f"{section.name}.ipynb"
        self.name = section.name
        self.release = nbformat.read(course.root / "release" / path, as_version=4)
        source = nbformat.read(course.root / "source" / path, as_version=4)
        self.reference = {nbgrader(c)["grade_id"]: c.source for c in source.cells if nbgrader(c).get("solution")}
        self.bank = load_bank(section.bank)
        self.exercises = list(dict.fromkeys(answer.exercise for answer in self.bank))

    def answered(self, pick: Pick) -> NotebookNode:
        """The release version with pick(grade_id) in each solution cell; None leaves the stub."""
        notebook = copy.deepcopy(self.release)
        for cell in notebook.cells:
            if nbgrader(cell).get("solution"):
                cell.source = pick(nbgrader(cell)["grade_id"]) or cell.source
        return notebook

    def correct(self, grade_id: str) -> str:
        """The last correct answer of the bank, else the reference."""
        codes = [a.code for a in self.bank if a.exercise == grade_id and not a.mistake]
        return codes[-1] if codes else self.reference[grade_id]

    def wrong(self, grade_id: str) -> str | None:
        """The first wrong answer of the bank; another letter for a question; no words."""
        codes = [a.code for a in self.bank if a.exercise == grade_id and a.mistake]
        if codes:
            return codes[0]
        if grade_id.startswith("quiz_"):
            right = self.reference[grade_id].split('"')[-2]
            return f'{grade_id} = "{"B" if right == "A" else "A"}"'
        return None

    def half(self, grade_id: str) -> str | None:
        """The reference for the first two exercises and the first question."""
        questions = [name for name in self.reference if name.startswith("quiz_")]
        return self.reference[grade_id] if grade_id in (*self.exercises[:2], questions[0]) else None


def write_class(root: Path) -> None:
    """Write the submissions to examples/submitted/, in the place of earlier ones."""
    course = load_course(root)
    materials = [Material(course, section) for section in course.sections if section.chapter == CHAPTER]
    folder = root / "examples"
    shutil.rmtree(folder / "submitted", ignore_errors=True)
    for student, make in STUDENTS.items():
        for material in materials:
            path = folder / "submitted" / student / CHAPTER / f"{material.name}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(make(material), encoding="utf-8")


def settings_for(root: Path, config: Config) -> Config:
    """The course's settings, but with submissions, gradebook and feedback in examples/."""
    settings = Config(config)
    folders = {kind: str(root / kind.removesuffix("_directory")) for kind in ("source_directory", "release_directory")}
    book = f"sqlite:///{root / 'examples' / 'gradebook.db'}"  # never the real one, wherever the course keeps it
    settings.merge(Config({"CourseDirectory": {"root": str(root / "examples"), "db_url": book, **folders}}))
    settings.Execute.timeout = 10  # seconds: chapter 2 needs far less, and one student's loop never ends
    return settings


# ---------------------------------------------------------------- the students
def text(notebook: NotebookNode) -> str:
    """A notebook as a file's text."""
    return nbformat.writes(notebook)


def reference(material: Material) -> NotebookNode:
    """All answers right."""
    return material.answered(lambda grade_id: material.reference[grade_id])


def crash_on_import(material: Material) -> str:
    """2.1: a package that is not there; 2.2: the third exercise ends Python itself; 2.3: all right."""
    notebook = reference(material)
    for cell in notebook.cells:
        if nbgrader(cell).get("grade_id") == "weighted_sum":
            cell.source = "import a_package_that_is_not_there\n\n" + cell.source
        if nbgrader(cell).get("grade_id") == "softplus":
            cell.source = "import os\n\nos._exit(1)\n" + cell.source
    return text(notebook)


def endless_loop(material: Material) -> str:
    """2.2: softplus never ends; everything else is right."""
    notebook = reference(material)
    for cell in notebook.cells:
        if nbgrader(cell).get("grade_id") == "softplus":
            cell.source = "def softplus(x):\n    while True:\n        x = x + 1"
    return text(notebook)


def saved_by_colab(material: Material) -> str:
    """All right, in the format that Colab writes."""
    notebook = json.loads(text(reference(material)))
    notebook["nbformat_minor"] = 0
    notebook["metadata"]["colab"] = {"provenance": [], "toc_visible": True}
    notebook["metadata"]["accelerator"] = "GPU"
    for number, cell in enumerate(notebook["cells"]):
        cell.pop("id")
        cell["metadata"]["id"] = f"aBc{number:03d}XyZ"
        if cell["cell_type"] == "code":
            cell["metadata"].update(cellView="form", colab={"base_uri": "https://localhost:8080/"}, outputId="0a1b2c")
            cell["metadata"]["executionInfo"] = {"status": "ok", "timestamp": 1, "user_tz": -60, "elapsed": 3}
    return json.dumps(notebook)


def deleted_test(material: Material) -> str:
    """All right, but the check cells of the first exercise are gone."""
    notebook = reference(material)
    gone = {f"{material.exercises[0]}_check", f"{material.exercises[0]}_hidden"}
    notebook.cells = [cell for cell in notebook.cells if nbgrader(cell).get("grade_id") not in gone]
    return text(notebook)


def duplicated_test(material: Material) -> str:
    """All right, but the first check cell is there twice."""
    notebook = reference(material)
    position = [nbgrader(cell).get("grade_id") for cell in notebook.cells].index(f"{material.exercises[0]}_check")
    notebook.cells.insert(position + 1, copy.deepcopy(notebook.cells[position]))
    notebook.cells[position + 1].id = "copy"
    return text(notebook)


def stripped_metadata(material: Material) -> str:
    """All right, but an editor has removed all cell metadata and ids."""
    notebook = json.loads(text(reference(material)))
    notebook["nbformat_minor"] = 4
    for cell in notebook["cells"]:
        cell.pop("id")
        cell["metadata"] = {}
    return json.dumps(notebook)


def truncated_json(material: Material) -> str:
    """All right, but the second file was cut off during the upload."""
    whole = text(reference(material))
    return whole[: len(whole) // 2] if material.name.startswith("02") else whole


STUDENTS: dict[str, Callable[[Material], str]] = {
    "all_wrong": lambda material: text(material.answered(material.wrong)),
    "blank": lambda material: text(material.release),
    "crash_on_import": crash_on_import,
    "deleted_test": deleted_test,
    "duplicated_test": duplicated_test,
    "endless_loop": endless_loop,
    "full_other": lambda material: text(material.answered(material.correct)),
    "full_reference": lambda material: text(reference(material)),
    "partial": lambda material: text(material.answered(material.half)),
    "saved_by_colab": saved_by_colab,
    "stripped_metadata": stripped_metadata,
    "truncated_json": truncated_json,
}
