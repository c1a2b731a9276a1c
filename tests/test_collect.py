"""`nbgrader zip_collect` with our plug-ins: no student's archive stops the others or passes for another student's."""

import io
import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from autograder import collect

from .conftest import CHAPTER, ROOT, run

pytestmark = pytest.mark.slow
NAMES = r'c.FileNameCollectorPlugin.named_regexp = r".*/extracted/(?P<student_id>[^/_]+)_hw/(?P<file_id>[^/]+)"'
MOODLE = (r'c.FileNameCollectorPlugin.named_regexp = '
          r'r".*_(?P<student_id>\w+)_attempt_(?P<timestamp>[0-9\-]+)_(?P<file_id>\w+)"')  # fmt: skip


def zipped(files: dict[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return memory.getvalue()


def collected(folder: Path, files: dict[str, bytes], setting: str = NAMES) -> tuple[dict[str, bytes], str]:
    """(submitted/STUDENT/FILE -> content, what was said) after the command; it must succeed."""
    shutil.copytree(ROOT / "release" / CHAPTER, folder / "release" / CHAPTER)
    config = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (folder / "nbgrader_config.py").write_text(f"{config}\n{setting}\n", encoding="utf-8")
    archive = folder / "downloaded" / CHAPTER / "archive"
    archive.mkdir(parents=True)
    for name, content in files.items():
        (archive / name).write_bytes(content)
    said = run(folder, "nbgrader", "zip_collect", CHAPTER)
    assert "Traceback" not in said
    submitted = folder / "submitted"
    return {f"{path.parts[-3]}/{path.name}": path.read_bytes() for path in submitted.rglob("*.ipynb")}, said


def test_a_nested_archive_named_like_another_students(tmp_path: Path) -> None:
    forged = {"a.ipynb": b"mallory", "extracted/zoe_hw/a.ipynb": b"forged", "extracted/zoe_hw.zip": b""}
    forged["extracted/zoe_hw.zip"] = zipped({"a.ipynb": b"forged", "b.ipynb": b"mallory too"})
    found, said = collected(tmp_path, {"mallory_hw.zip": zipped(forged), "zoe_hw.zip": zipped({"a.ipynb": b"zoe"})})
    assert found == {"mallory/a.ipynb": b"mallory", "mallory/b.ipynb": b"mallory too", "zoe/a.ipynb": b"zoe"}
    assert "mallory has handed in another file of this name" in said


def test_broken_and_huge_archives_are_left_out(tmp_path: Path) -> None:
    deep = zipped({"a.ipynb": b"x"})
    for _ in range(collect.DEPTH + 1):
        deep = zipped({"inner.zip": deep})
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w:gz") as archive:
        member = tarfile.TarInfo("work/b.ipynb")
        member.size = 3
        archive.addfile(member, io.BytesIO(b"tom"))
    found, said = collected(tmp_path, {
        "ann_hw.zip": zipped({"deeper/a.ipynb": b"ann"}), "ben_hw.zip": b"PK\x03\x04 cut off", "cat_hw.zip": deep,
        "dan_hw.zip": zipped({f"{n}.txt": b"" for n in range(collect.MOST_FILES + 1)}),
        "eve_hw.zip": zipped({"a.ipynb": b"0" * (collect.MOST_BYTES + 1)}), "tom_hw.tar.gz": tar.getvalue(),
        "zed_hw.zip": zipped({"../../../out.ipynb": b"zed"}),
    })  # fmt: skip
    assert found == {"ann/a.ipynb": b"ann", "tom/b.ipynb": b"tom", "zed/out.ipynb": b"zed"}
    assert "ben_hw.zip is left out: it cannot be unpacked" in said
    assert "cat_hw.zip is left out: it holds archives in archives, more than 3 deep" in said
    for name in ("dan", "eve"):
        assert f"{name}_hw.zip is left out: it holds more than 500 MB or 5,000 files" in said
    assert not (tmp_path / "out.ipynb").exists()


def test_files_with_their_students_name_and_a_time(tmp_path: Path) -> None:
    old, new = "ps_amy_attempt_2026-01-30-15-00-00_a.ipynb", "ps_amy_attempt_2026-01-31-15-00-00_a.ipynb"
    inside = {"ps_amy_attempt_2027-01-30-15-00-00_a.ipynb": b"forged"}
    archive = "ps_ben_attempt_2026-01-30-15-00-00_a.zip"
    files = {old: b"old", new: b"new", "notes.txt": b"?", archive: zipped(inside)}
    found, _ = collected(tmp_path, files, MOODLE)
    assert found["amy/a.ipynb"] == b"new"
    assert {name for name in found if name.startswith("amy/")} == {"amy/a.ipynb"}
