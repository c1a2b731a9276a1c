"""Fixtures: copies of the course in a temporary folder, so that no test writes into the real one."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHAPTER = "ch02_neurons"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the whole course without student data."""
    for name in ("notebooks", "source", "release"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return tmp_path
