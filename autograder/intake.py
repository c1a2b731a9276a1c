"""One submission -> clean notebooks: the release version as a frame, the student's text put into it.

Only the text of solution cells and the student's own extra cells is taken over. Whatever else was
lost, edited or doubled comes back from the release version, and every repair is told.
"""

import contextlib
import copy
import difflib
import itertools
import json
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell
from nbgrader.utils import parse_utc

from .lint import nbgrader

NOT_HANDED_IN = "not handed in"
MAX_BYTES = 20_000_000
MAX_PARTS = 1_000_000  # lists and objects; each takes 64 bytes of memory for 3 in the file
MAX_OTHER_BYTES = 20_000_000  # of all files beside the notebooks
MAX_EXTRAS = 2000  # cells of a student's own in one notebook
MAX_DIGITS = 300  # of a number in a file; Python refuses some thousands
TIMESTAMP_BYTES = 1000
ENDING = re.compile(r"\.ipynb(\.txt|\.json)?$", re.IGNORECASE)  # some browsers add one
MAX_DEPTH, MAX_ENTRIES = 6, 10_000  # of a submitted folder, in which files are looked for
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp")
NEW_CELL = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}


class Unreadable(Exception):
    """A notebook that cannot be graded; its text is the reason for the instructor."""


@dataclass
class Submission:
    """What arrived from one student for one assignment.

    notebooks: name -> clean notebook; repairs: name -> what was mended; refused: name -> reason.
    files: what else was handed in, path relative to the notebooks -> content; left_out: what of that was not taken.
    """

    student: str
    assignment: str
    notebooks: dict[str, NotebookNode] = field(default_factory=dict)
    repairs: dict[str, list[str]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    timestamp: str = ""


@dataclass
class Cell:
    """A submitted cell, reduced to what may be used."""

    kind: str
    source: str
    grade_id: str
    cell_id: str
    points: Any = None
    attachments: dict[str, Any] = field(default_factory=dict)


def take_in(
    folder: Path, student: str, assignment: str, releases: dict[str, NotebookNode], given: Collection[str] = ()
) -> Submission:
    """Read everything one student handed in for one assignment; never raises for what is in the files.

    given: the files that come with the assignment; a student's copies of them are not read.
    """
    submission = Submission(student, assignment)
    files, others = find_notebooks(folder, releases)
    for name, release in releases.items():
        if name not in files:
            submission.refused[name] = why_missing(folder, name, others[name])
            continue
        try:
            cells = read_cells(files[name])
            submission.notebooks[name], submission.repairs[name] = restore(cells, release)
        except Unreadable as problem:
            submission.refused[name] = str(problem)
            continue
        if files[name].stem != name:
            submission.repairs[name].append(f"file was named {files[name].name}")
        submission.repairs[name] += [f"another file was not looked at: {path.relative_to(folder)}"
                                     for path in others[name]]  # fmt: skip
    submission.files, submission.left_out = other_files(folder, list(files.values()), given)
    stamp = folder / "timestamp.txt"
    if os.path.isfile(stamp) and not os.path.islink(stamp):
        submission.timestamp = read_timestamp(stamp)
    return submission


def find_notebooks(
    folder: Path, releases: dict[str, NotebookNode]
) -> tuple[dict[str, Path], dict[str, list[Path]]]:
    """(name -> file, name -> other files that could have been meant).

    By name, where that in the topmost folder wins; then by names such as `01_x (1).ipynb`, `01_x-Copy1.ipynb`,
    `Copy of 01_x.ipynb`; then by the marks of the cells.
    """
    there = sorted((path for path in plain_files(folder) if ENDING.search(path.name) and not is_hidden(path, folder)),
                   key=lambda path: (len(path.parts), path))  # fmt: skip
    stems = {path: ENDING.sub("", path.name).lower() for path in there}
    found: dict[str, Path] = {}
    others: dict[str, list[Path]] = {}
    names = [name.lower() for name in releases]
    for name in releases:
        called = [path for path in there if stems[path] == name.lower()]
        alike = [path for path in there if name.lower() in stems[path] and stems[path] not in names]
        if called or len(alike) == 1:
            found[name] = (called or alike)[0]
        others[name] = [path for path in (*called, *alike) if path != found.get(name)]
    missing = [name for name in releases if name not in found and not others[name]]
    taken = {*found.values(), *itertools.chain.from_iterable(others.values())}
    marks = {path: marks_in(path) for path in there if path not in taken} if missing else {}
    for name in missing:
        own = set(grade_ids(releases[name].cells)) - {""}
        marked = [path for path in marks if marks[path] & own]
        if len(marked) == 1:
            found[name] = marked[0]
        else:
            others[name] = marked
    return found, others


def is_hidden(path: Path, folder: Path) -> bool:
    """Whether a file is a copy that some program keeps for itself."""
    parts = path.relative_to(folder).parts
    return any(part in (".ipynb_checkpoints", "__MACOSX") or part.startswith("._") for part in parts)


def marks_in(path: Path) -> set[str]:
    """The grade_ids in a notebook file; none if it cannot be read."""
    try:
        return {cell.grade_id for cell in read_cells(path)}
    except Unreadable:
        return set()


def why_missing(folder: Path, name: str, others: list[Path]) -> str:
    """Why there is no file for a notebook."""
    if not os.access(folder, os.R_OK | os.X_OK):
        return "the folder cannot be read"
    if os.path.lexists(folder / f"{name}.ipynb"):
        return "a link, a folder or the like, not a plain file"
    if others:
        return f"several files could be it: {', '.join(str(path.relative_to(folder)) for path in others)}"
    instead = [path.name for path in plain_files(folder) if path.stem.lower() == name.lower()]
    return f"no notebook, but there is {instead[0]}" if instead else NOT_HANDED_IN


def plain_files(folder: Path) -> Iterator[Path]:
    """The files in a folder that is neither endlessly deep nor endlessly full; links are not followed."""
    folders, left = [(folder, 0)], MAX_ENTRIES
    while folders:
        top, depth = folders.pop(0)
        with contextlib.suppress(OSError), os.scandir(top) as entries:
            for entry in itertools.islice(entries, left):
                left -= 1
                if entry.is_file(follow_symlinks=False):
                    yield Path(entry.path)
                elif entry.is_dir(follow_symlinks=False) and depth < MAX_DEPTH:
                    folders.append((Path(entry.path), depth + 1))


def other_files(folder: Path, notebooks: list[Path], given: Collection[str]) -> tuple[dict[str, bytes], list[str]]:
    """What lies beside the notebooks, such as a module or a picture, and what of that is too big or unreadable."""
    base = Path(os.path.commonpath([path.parent for path in notebooks])) if notebooks else folder
    found: dict[str, bytes] = {}
    left_out, room = [], MAX_OTHER_BYTES
    for path in sorted(plain_files(base)):
        name = path.relative_to(base)
        if path.name == "timestamp.txt" or any(map(is_clutter, name.parts)) or is_given(str(name), given):
            continue
        with contextlib.suppress(OSError):
            if path.stat().st_size <= room:
                found[str(name)] = path.read_bytes()
                room -= len(found[str(name)])
                continue
        left_out.append(f"the file {str(name)!r} was left out: unreadable, or more than "
                        f"{MAX_OTHER_BYTES / 1e6:.0f} MB with those before it")  # fmt: skip
    return found, left_out


def is_clutter(part: str) -> bool:
    """Whether part of a path says that it is hidden, made by Python, or a notebook."""
    return part.startswith(".") or part == "__pycache__" or bool(ENDING.search(part))


def is_given(name: str, given: Collection[str]) -> bool:
    """Whether the place of a file is taken by one that comes with the assignment."""
    above = {name, *map(str, Path(name).parents)}
    return any(other in above or other.startswith(f"{name}/") for other in given)


def read_timestamp(path: Path) -> str:
    """nbgrader's timestamp.txt, or nothing if it holds no date."""
    try:
        with path.open("rb") as file:
            text = file.read(TIMESTAMP_BYTES).decode().strip()
        parse_utc(text)
    except (ValueError, OverflowError, OSError):
        return ""
    return text


# ---------------------------------------------------------------- file -> cells
def read_cells(path: Path) -> list[Cell]:
    """The cells of a notebook file of any format. Raises Unreadable with the reason."""
    raw = parse(path)
    if "worksheets" in raw or raw.get("nbformat") == 3:
        try:
            raw = nbformat.convert(nbformat.from_dict(raw), 4)
        except Exception as error:
            raise Unreadable(f"notebook format 3 that cannot be converted ({type(error).__name__})") from error
    cells = raw.get("cells")
    if not isinstance(cells, list):
        raise Unreadable("no notebook: it has no list of cells")
    return [read_cell(cell) for cell in cells if isinstance(cell, dict)]


def parse(path: Path) -> dict[str, Any]:
    """The JSON object in a file. Raises Unreadable."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Unreadable(f"{size / 1e6:.0f} MB is more than the {MAX_BYTES / 1e6:.0f} MB allowed")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"the file cannot be read: {error.strerror}") from error
    try:
        if data.count(b"[") + data.count(b"{") > MAX_PARTS:
            raise Unreadable(f"more than {MAX_PARTS:,} brackets: it would fill the memory")
        raw = json.loads(data.decode(json.detect_encoding(data)), strict=False, parse_int=whole)
    except UnicodeDecodeError as error:
        kind = "a ZIP archive" if data[:2] == b"PK" else "not text"
        raise Unreadable(f"the file is {kind}") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(why_not_json(data, error)) from error
    if not isinstance(raw, dict):
        raise Unreadable("no notebook: the file holds something else")
    return raw


def why_not_json(data: bytes, error: Exception) -> str:
    """Empty, cut off in the middle, or something else altogether."""
    if not data.strip(b"\0 \r\n\t"):
        return "the file is empty"
    if isinstance(error, json.JSONDecodeError):
        if error.pos >= len(error.doc.rstrip()) or "Unterminated" in error.msg:
            return f"the file ends in the middle (line {error.lineno}): an incomplete upload?"
        return f"damaged JSON in line {error.lineno}: {error.msg}"
    return "damaged JSON: nested too deeply"


def whole(digits: str) -> int:
    """A number of a file; one that nobody can mean is 0."""
    return int(digits) if len(digits) <= MAX_DIGITS else 0


def text_of(value: Any) -> str:
    """A text without halves of signs, which no file can hold."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def pictures_in(attachments: Any) -> dict[str, Any]:
    """Of the attachments of a cell, the pictures."""
    found = {text_of(name): {kind: data for kind, data in as_dict(bundle).items()
                             if isinstance(data, str) and kind in PICTURES and data.isascii()}
             for name, bundle in as_dict(attachments).items()}  # fmt: skip
    return {name: bundle for name, bundle in found.items() if bundle}


def read_cell(cell: dict[str, Any]) -> Cell:
    """Type, text and names of a cell; wrong types are read as empty."""
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        source = ""
    metadata = as_dict(cell.get("metadata"))
    marks = as_dict(metadata.get("nbgrader"))
    kind = str(cell.get("cell_type"))
    return Cell(
        kind=kind if kind in NEW_CELL else "raw",
        source=text_of(source).replace("\r\n", "\n").replace("\r", "\n"),
        grade_id=text_of(marks.get("grade_id", "")),
        cell_id=text_of(cell.get("id") or metadata.get("id") or ""),
        points=marks.get("points"),
        attachments=pictures_in(cell.get("attachments")),
    )


def as_dict(value: Any) -> dict[str, Any]:
    """The value if it is a dictionary, else an empty one."""
    return value if isinstance(value, dict) else {}


# ---------------------------------------------------------------- cells -> the release version's frame
def restore(cells: list[Cell], release: NotebookNode) -> tuple[NotebookNode, list[str]]:
    """The release notebook with the student's text, and what had to be repaired.

    Raises Unreadable if the cells belong to some other notebook.
    """
    frame = release.cells
    match = match_cells(cells, frame)
    graded = [i for i, cell in enumerate(frame) if nbgrader(cell)]
    if not any(i in match for i in graded):
        raise Unreadable("none of its cells belong to this assignment")
    repairs: list[str] = []
    notebook = copy.deepcopy(release)
    notebook.cells = []
    extras = place_extras(cells, frame, match, repairs)
    notebook.cells += extras.get(-1, [])
    for index, cell in enumerate(frame):
        given = cells[match[index]] if index in match else None
        notebook.cells.append(fill(cell, given, repairs))
        notebook.cells += extras.get(index, [])
    names = {index: name for index, name in enumerate(grade_ids(frame)) if name and index in match}
    unmarked = sum(cells[match[index]].grade_id != name for index, name in names.items())
    if unmarked:
        repairs.append(f"{unmarked} cells had lost their nbgrader marks: recognised")
    return notebook, repairs


def fill(cell: NotebookNode, given: Cell | None, repairs: list[str]) -> NotebookNode:
    """A copy of a release cell with the student's text, where a student may write."""
    filled, marks = copy.deepcopy(cell), nbgrader(cell)
    name = marks.get("grade_id", "")
    if given is None:
        if name:
            repairs.append(f"{name} was missing: restored" + (" (empty)" if marks["solution"] else ""))
        return filled
    if marks.get("solution") and given.kind != cell.cell_type:
        repairs.append(f"{name} had become a {given.kind} cell: turned back")
    if marks.get("solution") or not marks:
        filled.source = given.source
        if given.attachments and filled.cell_type == "markdown":
            filled.attachments = nbformat.from_dict(given.attachments)
    elif given.source.strip() != cell.source.strip():
        repairs.append(f"{name} had been edited: restored")
    if marks.get("grade") and given.grade_id and given.points != marks["points"]:
        repairs.append(f"{name} had other points: restored")
    return filled


def place_extras(
    cells: list[Cell], frame: list[NotebookNode], match: dict[int, int], repairs: list[str]
) -> dict[int, list[NotebookNode]]:
    """The student's own cells, listed under the frame cell they follow (-1: none)."""
    frame_of = {there: index for index, there in match.items()}
    locked = {nbgrader(cell).get("grade_id"): cell for cell in frame if nbgrader(cell).get("locked")}
    known = set(grade_ids(frame))
    extras: dict[int, list[NotebookNode]] = {}
    last, number = -1, 0
    for position, cell in enumerate(cells):
        if position in frame_of:
            last = frame_of[position]
        elif cell.grade_id in locked or any(cell.source == other.source for other in locked.values()):
            repairs.append(f"a second copy of {cell.grade_id or 'a locked cell'} was removed")
        elif cell.source.strip():
            if number == MAX_EXTRAS:
                repairs.append(f"more than {MAX_EXTRAS:,} cells of their own: the others were left out")
                break
            number += 1
            if cell.grade_id and cell.grade_id in known:
                repairs.append(f"{cell.grade_id} occurs twice: the second one kept as an ordinary cell")
            elif cell.grade_id:
                repairs.append(f"{cell.grade_id[:50]!r} is no cell of this assignment: kept as an ordinary cell")
            extra = NEW_CELL[cell.kind](cell.source, id=f"extra-{number}")
            if cell.attachments and cell.kind == "markdown":
                extra.attachments = nbformat.from_dict(cell.attachments)
            extras.setdefault(last, []).append(extra)
    return extras


def match_cells(cells: list[Cell], frame: list[NotebookNode]) -> dict[int, int]:
    """Frame index -> submitted index, by the surest sign first."""
    match: dict[int, int] = {}
    taken: set[int] = set()

    def pair(index: int, position: int) -> None:
        match[index] = position
        taken.add(position)

    def free(index: int) -> list[int]:
        return [p for p in range(len(cells)) if p not in taken] if index not in match else []

    names = grade_ids(frame)
    signs = [
        lambda cell, i: bool(names[i]) and cell.grade_id == names[i],
        lambda cell, i: not cell.grade_id and cell.cell_id == frame[i].id,
        lambda cell, i: not cell.grade_id and cell.kind == frame[i].cell_type and cell.source == frame[i].source,
        lambda cell, i: cell.kind == "code" and bool(defined(frame[i])) and defines(cell.source, defined(frame[i])),
    ]
    for sign in signs:
        for index, frame_cell in enumerate(frame):
            found = [p for p in free(index) if sign(cells[p], index)]
            if found:
                # Of several copies of a solution cell, one that was worked on beats the untouched stub.
                worked = [p for p in found if cells[p].source != frame_cell.source]
                pair(index, worked[0] if worked and nbgrader(frame_cell).get("solution") else found[0])
    for index, cell in enumerate(frame):  # last resort: what stands between the same neighbours
        candidates = [p for p in free(index) if between(match, index, p) and similar(cells[p], cell)]
        if candidates:
            pair(index, candidates[0])
    return match


def grade_ids(frame: list[NotebookNode]) -> list[str]:
    """The grade_id of each cell, or nothing."""
    return [str(nbgrader(cell).get("grade_id", "")) for cell in frame]


def defined(cell: NotebookNode) -> list[str]:
    """Top-level names that a release solution cell defines."""
    if cell.cell_type != "code" or not nbgrader(cell).get("solution"):
        return []
    found = re.findall(r"^(?:def|class) (\w+)|^(\w+) *=", cell.source, re.MULTILINE)
    return [function or variable for function, variable in found]


def defines(source: str, names: list[str]) -> bool:
    """Whether the code defines all the names at its top level (it need not parse)."""
    return all(re.search(rf"^(?:(?:async )?def|class) {name}\b|^{name} *=[^=]", source, re.MULTILINE) for name in names)


def between(match: dict[int, int], index: int, position: int) -> bool:
    """Whether a submitted position lies between the partners of the nearest matched frame cells."""
    before = [match[i] for i in match if i < index]
    after = [match[i] for i in match if i > index]
    return (not before or position > max(before)) and (not after or position < min(after))


def similar(cell: Cell, frame_cell: NotebookNode) -> bool:
    """An answer in words may say anything; other cells must resemble the release version."""
    if cell.grade_id or cell.kind != frame_cell.cell_type or nbgrader(frame_cell).get("locked"):
        return False
    if nbgrader(frame_cell).get("solution"):
        return cell.kind == "markdown"
    return difflib.SequenceMatcher(None, cell.source, frame_cell.source).quick_ratio() > 0.6
