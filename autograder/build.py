"""notebooks/*.md -> source/*.ipynb (instructor) -> release/*.ipynb (student).

The Markdown is the only thing an author edits. In the first line of a code block

    exercise="relu"             the student's cell, with its solution
    check="relu" points=1       the check the student sees
    hidden="relu" points=2      the check that runs after handing in
    locked="setup"              a cell the student cannot change
    explore="neuron bench"      a live picture, its code folded away
    reveal="my_guess"           the truth about a prediction, folded away

`<!-- #region free_text="why" points=2 -->` is answered in words, a ```quiz block becomes a
concept question, and `%run ../shared/NAME.py` is replaced by that file.
"""

import hashlib
import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jupytext
import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.converters import GenerateAssignment
from traitlets.config import Config

from .course import Course, Section, load_course
from .lint import Problem, cell_name, complain, lint, lint_release, nbgrader
from .nbgrader_api import convert
from .preprocessors import HIDDEN_BEGIN, HIDDEN_END

COLAB = "https://colab.research.google.com"
OPTIONS = {"exercise", "check", "hidden", "locked", "explore", "free_text", "points", "reveal", "shows"}
QUIZ = re.compile(r"```quiz\n(.*?)\n```", re.DOTALL)
LETTERS = "ABCDEFGH"


# ---------------------------------------------------------------- Markdown -> source
def source_notebook(course: Course, section: Section) -> tuple[NotebookNode, list[Problem]]:
    """The instructor's notebook of a section, and what is wrong with it."""
    where = f"notebooks/{section.chapter}/{section.path.name}"
    problems: list[Problem] = []
    cells: list[NotebookNode] = []
    for cell in jupytext.read(section.path).cells:
        expanded = list(split_quizzes(cell)) if cell.cell_type == "markdown" else [cell]
        for part in expanded:
            problems += [Problem(where, cell_name(part), text) for text in settle(part, section.path.parent)]
            cells.append(part)
    points = sum(nbgrader(cell).get("points", 0) for cell in cells)
    cells = [header(course, section, points), *cells, footer(course, section)]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=notebook_metadata(section))
    name_cells(notebook)
    return notebook, problems + [Problem(where, *p) for p in lint(notebook)]


def notebook_metadata(section: Section) -> dict[str, Any]:
    """Kernel and coverage, without anything that changes from machine to machine."""
    return {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "section": {"covers": section.covers.split()},
    }


def header(course: Course, section: Section, points: float) -> NotebookNode:
    """Title, badge, time, neighbours and goals."""
    facts = [f"about {section.minutes} minutes", f"{points:g} points"]
    if section.needs:
        facts.append(f"before this: {section.needs}")
    badge = f"[![Open in Colab]({COLAB}/assets/colab-badge.svg)]({colab_url(course, section)})"
    lines = [f"# {section.heading}", "", f"{badge}  {' · '.join(facts)}", ""]
    neighbours = navigation(course, section)
    if neighbours:
        lines += [neighbours, ""]
    lines += ["**After this notebook you can**", "", *(f"* {goal}" for goal in section.goals)]
    return new_markdown_cell("\n".join(lines), id="header")


def footer(course: Course, section: Section) -> NotebookNode:
    """Where to go from here."""
    return new_markdown_cell(navigation(course, section) or course.title, id="footer")


def navigation(course: Course, section: Section) -> str:
    """Links to the previous and the next notebook, as far as they exist."""
    here = course.sections.index(section)
    links = []
    if here > 0:
        links.append(f"← Previous: {link(course, section, course.sections[here - 1])}")
    if here + 1 < len(course.sections):
        links.append(f"Next: {link(course, section, course.sections[here + 1])} →")
    return " · ".join(links)


def link(course: Course, here: Section, there: Section) -> str:
    """A relative link, and one for Colab, where relative links lead nowhere."""
    folder = "" if here.chapter == there.chapter else f"../{there.chapter}/"
    text = f"[{there.heading}]({folder}{there.name}.ipynb)"
    return f"{text} ([in Colab]({colab_url(course, there)}))" if course.repository else text


def colab_url(course: Course, section: Section) -> str:
    """Address that opens the released notebook in Colab, or Colab's start page."""
    if not course.repository:
        return f"{COLAB}/"
    path = f"{course.repository}/blob/{course.branch}/release/{section.chapter}/{section.name}.ipynb"
    return f"{COLAB}/github/{path}"


def split_quizzes(cell: NotebookNode) -> Iterator[NotebookNode]:
    """A Markdown cell, cut where it holds ```quiz blocks; each becomes three cells."""
    for index, text in enumerate(QUIZ.split(cell.source)):
        if index % 2:
            yield from quiz_cells(text)
        elif text.strip():
            yield new_markdown_cell(text.strip(), metadata=cell.metadata)


def quiz_cells(text: str) -> list[NotebookNode]:
    """Question, answer cell and check of one concept question.

    text: a line `id: NAME`, the question, then `+ right -> feedback` and `- wrong -> feedback` lines.
    """
    lines = text.strip().split("\n")
    name = lines[0].removeprefix("id:").strip()
    choices = [line for line in lines if re.match(r"[+-] .* -> ", line)]
    question = " ".join(line for line in lines[1:] if line not in choices)
    random.Random(f"quiz {name}").shuffle(choices)  # the right one is written first
    options, feedback = zip(*(choice[2:].split(" -> ", 1) for choice in choices), strict=True)
    letters = LETTERS[: len(choices)]
    right = "".join(letter for letter, line in zip(letters, choices, strict=True) if line.startswith("+"))
    told = "".join(f"        {letter!r}: {words!r},\n" for letter, words in zip(letters, feedback, strict=True))
    return [
        new_markdown_cell(
            f"**{question}**\n\n" + "\n".join(f"* **{a}** {text}" for a, text in zip(letters, options, strict=True))
        ),
        new_code_cell(
            f'### BEGIN SOLUTION {name} = "?"  # replace the question mark by your letter\n'
            f'{name} = "{right}"\n### END SOLUTION',
            metadata={"exercise": name},
        ),
        new_code_cell(
            f'@check("{name}")\ndef visible(check):\n    check.choice({name}, "{letters}")\n'
            f'### {HIDDEN_BEGIN}\n@check("{name}", hidden=True)\ndef hidden(check):\n'
            f'    feedback = {{\n{told}    }}\n'
            f'    check.choice({name}, "{letters}", "{right}", feedback)\n### {HIDDEN_END}',
            metadata={"check": name, "points": 1},
        ),
    ]


def settle(cell: NotebookNode, folder: Path) -> Iterator[str]:
    """Turn the author's options into nbgrader's metadata, in place; yield what is wrong with them."""
    options = dict(cell.metadata)
    unknown = sorted(set(options) - OPTIONS - {"language", "nbgrader"})
    if unknown:
        yield f"unknown option {unknown[0]!r}; known: {', '.join(sorted(OPTIONS))}"
    graded = next((key for key in ("check", "hidden", "free_text") if key in options), "")
    points = options.get("points")
    if graded and not (isinstance(points, int | float) and points > 0):
        yield "points are missing; add points=N (above 0) to its first line"
        points = 1
    cell.metadata = NotebookNode()
    if "locked" in options:
        cell.metadata.nbgrader = tag(options["locked"], locked=True)
    elif "exercise" in options:
        cell.metadata.nbgrader = tag(options["exercise"], solution=True)
    elif graded == "free_text":
        cell.metadata.nbgrader = tag(options["free_text"], solution=True, grade=True, points=points)
    elif graded:
        cell.metadata.nbgrader = tag(f"{options[graded]}_{graded}", grade=True, locked=True, points=points)
    if "explore" in options:
        fold(cell, f"Try it: {options['explore']} (run this cell)")
    if "reveal" in options:
        fold(cell, "Reveal (run this cell when you have made your guess)")
    if cell.cell_type == "code" and "%run " in cell.source:
        yield from inline(cell, folder)
        fold(cell, "Helper code (run this cell, no need to read it)")
    elif graded in ("check", "hidden"):
        worth = f"{points:g} point" + ("s" if points != 1 else "")
        if graded == "hidden":
            cell.source = f"### {HIDDEN_BEGIN}\n{cell.source}\n### {HIDDEN_END}"
            fold(cell, f"Hidden check of {options['hidden']} ({worth}, runs after you hand in)")
        else:
            fold(cell, f"Check {options['check']} ({worth})")


def tag(
    grade_id: str, *, grade: bool = False, solution: bool = False, locked: bool = False, points: float | None = None
) -> NotebookNode:
    """nbgrader's cell metadata, schema version 3."""
    facts: dict[str, Any] = {
        "grade": grade, "grade_id": grade_id, "locked": locked, "schema_version": 3, "solution": solution, "task": False
    }  # fmt: skip
    if points is not None:
        facts["points"] = points
    return NotebookNode(facts)


def fold(cell: NotebookNode, title: str) -> None:
    """Hide a cell's code in JupyterLab and Colab; both show the title instead."""
    cell.source = f"# @title {title}\n{cell.source}"
    cell.metadata["jupyter"] = {"source_hidden": True}
    cell.metadata["cellView"] = "form"


def inline(cell: NotebookNode, folder: Path) -> Iterator[str]:
    """Replace each `%run PATH` line by the file's text."""
    parts = []
    for line in cell.source.split("\n"):
        path = folder / line.removeprefix("%run ").strip()
        if line.startswith("%run ") and path.is_file():
            parts.append(path.read_text(encoding="utf-8").strip())
        elif line.startswith("%run "):
            yield f"{line.split()[1]} does not exist; look into notebooks/shared/"
        else:
            parts.append(line)
    cell.source = "\n\n\n".join(parts)


def name_cells(notebook: NotebookNode) -> None:
    """Cell ids: the grade_id, else a hash of the source, so that they never change by themselves."""
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        digest = hashlib.sha256(cell.source.encode()).hexdigest()[:12]
        given = cell.id if cell.id in ("header", "footer") else digest
        name = nbgrader(cell).get("grade_id", given)
        seen[name] = seen.get(name, 0) + 1
        cell.id = name if seen[name] == 1 else f"{name}-{seen[name]}"


# ---------------------------------------------------------------- source -> release
def release_notebooks(config: Config, source: Path, release: Path, chapter: str) -> None:
    """nbgrader's generate_assignment on one chapter, without a database."""
    folders = {"source_directory": str(source), "release_directory": str(release), "assignment_id": chapter}
    no_database = {"GenerateAssignment": {"no_database": True}, "SaveCells": {"enabled": False}}
    convert(GenerateAssignment, config, {"CourseDirectory": folders}, no_database)


# ---------------------------------------------------------------- the commands
def build_into(course: Course, config: Config, target: Path) -> list[Problem]:
    """Build source/ and release/ of the whole course below target; return what is wrong."""
    problems: list[Problem] = []
    for section in course.sections:
        notebook, found = source_notebook(course, section)
        problems += found
        write(notebook, target / "source" / section.chapter / f"{section.name}.ipynb")
    if problems:
        return problems
    for chapter in course.chapters:
        copy_data_files(course.root / "notebooks" / chapter, target / "source" / chapter)
        release_notebooks(config, target / "source", target / "release", chapter)
    for section in course.sections:
        path = Path(section.chapter) / f"{section.name}.ipynb"
        source, release = (nbformat.read(target / kind / path, as_version=4) for kind in ("source", "release"))
        problems += [Problem(f"release/{path}", *found) for found in lint_release(source, release)]
    return problems


def copy_data_files(chapter: Path, target: Path) -> None:
    """A chapter's data/ folder goes along with its notebooks."""
    if (chapter / "data").is_dir():
        shutil.copytree(chapter / "data", target / "data")


def write(notebook: NotebookNode, path: Path) -> None:
    """One notebook as JSON with a final newline."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(notebook, version=4) + "\n", encoding="utf-8")


def stale_files(built: Path, root: Path) -> list[Problem]:
    """Files below source/ and release/ that differ from what the build makes."""
    problems = []
    for kind in ("source", "release"):
        fresh = {p.relative_to(built): p for p in (built / kind).rglob("*") if p.is_file()}
        there = {p.relative_to(root): p for p in (root / kind).rglob("*") if p.is_file()}
        for path in sorted(set(fresh) | set(there)):
            if path not in there or path not in fresh or fresh[path].read_bytes() != there[path].read_bytes():
                problems.append(Problem(str(path), "whole file", "is not what the build makes; run `make build`"))
    return problems


def build(root: Path, config: Config) -> list[Path]:
    """Rebuild source/ and release/; nothing is touched unless everything is right.

    Returns the files that changed. Raises UserError that lists the problems.
    """
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder)
        complain(build_into(load_course(root), config, built))
        changed = [root / problem.file for problem in stale_files(built, root)]
        for path in changed:
            fresh = built / path.relative_to(root)
            if fresh.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(fresh, path)
            else:
                path.unlink()
    return changed


def check(root: Path, config: Config) -> int:
    """Verify that source/ and release/ are sound and fresh; return the number of notebooks.

    Raises UserError that lists the problems.
    """
    course = load_course(root)
    with tempfile.TemporaryDirectory() as folder:
        complain(build_into(course, config, Path(folder)))
        complain(stale_files(Path(folder), root))
    return len(course.sections)
