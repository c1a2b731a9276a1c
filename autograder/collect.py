"""Plug-ins for `nbgrader zip_collect`: what a student's archive may hold, and whose work its files are.

An LMS's download holds an archive or a file per student, whose name tells the student. Students choose what is in
their archives, so names in there tell nothing about other students.
"""

import re
import shutil
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from nbgrader.plugins.zipcollect import ExtractorPlugin, FileNameCollectorPlugin

MOST_BYTES = 500_000_000  # of all that is unpacked from one archive
MOST_FILES = 5000
DEPTH = 3  # archives in archives in archives
ANY_NAME = "notebook.ipynb"
ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz")


class Refused(Exception):
    """An archive that cannot or should not be unpacked; the message says why."""


class Extractor(ExtractorPlugin):
    """Unpacks archives, as nbgrader's, but one that is broken or too large does not stop the others."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Fill the `extracted` folder from the `archive` folder."""
        source, target = Path(archive_path), Path(extracted_path)
        for path in sorted(path for path in source.rglob("*") if path.is_file() and not path.is_symlink()):
            folder = target / path.parent.relative_to(source)
            folder.mkdir(parents=True, exist_ok=True)
            if not stem(path):
                shutil.copy(path, folder)
                continue
            try:
                unpack(path, folder / stem(path), [MOST_BYTES, MOST_FILES], DEPTH)
            except Refused as reason:
                shutil.rmtree(folder / stem(path), ignore_errors=True)
                self.log.error("%s is left out: %s", path.name, reason)


def stem(path: Path) -> str:
    """An archive's name without its ending; empty if it is no archive."""
    ending = next((ending for ending in ARCHIVES if path.name.lower().endswith(ending)), "")
    return path.name[: -len(ending)] if ending else ""


def unpack(path: Path, folder: Path, room: list[int], depth: int) -> None:
    """Unpack an archive, and those in it, into a folder; what it takes of [bytes, files] is used up. Raises Refused."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for entry in archive.infolist():
                    take(room, entry.file_size)
                    archive.extract(entry, folder)
        else:
            with tarfile.open(path) as archive:
                for member in archive:
                    take(room, member.size)
                    archive.extract(member, folder, filter="data")
    except Refused:
        raise
    except Exception as error:  # both modules have many
        raise Refused(f"it cannot be unpacked ({type(error).__name__}: {error})") from error
    for inner in sorted(folder.rglob("*")):
        if inner.is_symlink():
            inner.unlink()
        elif inner.is_file() and stem(inner):
            if not depth:
                raise Refused(f"it holds archives in archives, more than {DEPTH} deep")
            unpack(inner, inner.parent / stem(inner), room, depth - 1)


def take(room: list[int], size: int) -> None:
    """Use up room for a file. Raises Refused if there is none."""
    room[0], room[1] = room[0] - size, room[1] - 1
    if min(room) < 0:
        raise Refused(f"it holds more than {MOST_BYTES / 1e6:.0f} MB or {MOST_FILES:,} files")


class Collector(FileNameCollectorPlugin):
    """Finds the student by the outermost folder that names one; what is in there cannot name another."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.collected: set[tuple[str, str]] = set()

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """nbgrader's facts about a file: student_id, file_id and perhaps timestamp; None: it is left out."""
        path = Path(submitted_file)
        if path.suffix not in self.valid_ext:
            return None
        found, top = self.match(path)
        if found is None:
            self.log.warning("%s is left out: it does not match FileNameCollectorPlugin.named_regexp", path)
            return None
        key = found["student_id"], found["file_id"]
        better = [parent / path.name for parent in path.parent.parents if parent.is_relative_to(top)]
        if not found.get("timestamp") and (key in self.collected or any(other.is_file() for other in better)):
            self.log.warning("%s is left out: %s has handed in another file of this name", path, key[0])
            return None
        self.collected.add(key)
        return found

    def match(self, path: Path) -> tuple[dict[str, str] | None, Path]:
        """(the facts about a file, the student's folder)"""
        app: Any = self.parent
        root = Path(app._format_collect_path(app.extracted_directory))
        for folder in (folder for folder in reversed(path.parents) if folder != root and folder.is_relative_to(root)):
            owner = self.facts(folder / ANY_NAME)
            if owner:
                facts = self.facts(folder / path.name) or {}
                own = facts.get("student_id") == owner["student_id"]
                return {**owner, **facts} if own else {**owner, "file_id": path.name}, folder
        return self.facts(path), path.parent

    def facts(self, path: Path) -> dict[str, str] | None:
        """What the course's regular expression finds in a path."""
        found = re.match(self.named_regexp, str(path)) if self.named_regexp else None
        return found.groupdict() if found and found.groupdict() else None
