"""A few random kills, as benchmarks/kills.py makes them by the hundred: every mark is there once, and right."""

import runpy
import sys
import tempfile
from pathlib import Path

import pytest

from .conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="zygote and sandbox need Linux"),
]


def test_marks_survive_kills() -> None:
    attack = runpy.run_path(str(ROOT / "benchmarks" / "kills.py"))["attack"]
    with tempfile.TemporaryDirectory(prefix="kills-", dir="/tmp") as folder:  # a socket's path must be short
        killed, wrong = attack(Path(folder), kills=6, students=6, notebooks=1, per_class=6, seed=1)
    assert not wrong, "\n".join(wrong)
    assert killed.total() == 6
