"""The full-size recipes of benchmarks/, end to end on small files in the formats of the real ones."""

import re
import runpy
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from sklearn.datasets import load_digits

from .conftest import ROOT, idx, write_cifar10

sys.path.insert(0, str(ROOT / "notebooks" / "shared"))
import datasets

pytestmark = pytest.mark.slow
LABELS = load_digits().target.astype(np.uint8)
DIGITS = (load_digits().images * 15).astype(np.uint8)  # (1797, 8, 8)


@pytest.fixture
def recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The script's functions by name; they find their data in tmp_path, whatever their checksum."""
    torch.set_num_threads(1)  # a second thread on a busy machine costs seconds
    monkeypatch.setenv("NN_DATA", str(tmp_path))
    monkeypatch.setattr(datasets, "SOURCES", {name: (address, "") for name, (address, _) in datasets.SOURCES.items()})
    return runpy.run_path(str(ROOT / "benchmarks" / "full_scale.py"))


def last_figures(printed: str) -> list[float]:
    """The figures in the last line of a report, without the epoch."""
    return [float(figure) for figure in re.findall(r"\d\.\d+", printed.strip().split("\n")[-1])]


def test_mnist_recipe_learns_digits(recipe: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    large = np.pad(DIGITS.repeat(3, axis=1).repeat(3, axis=2), ((0, 0), (2, 2), (2, 2)))  # 28 x 28
    for part, rows in (("train", slice(0, 1500)), ("t10k", slice(1500, None))):
        for kind, array in (("images-idx3", large[rows]), ("labels-idx1", LABELS[rows])):
            (tmp_path / f"{part}-{kind}-ubyte.gz").write_bytes(idx(array))
    recipe["mnist"](3, None)
    assert last_figures(capsys.readouterr().out)[0] > 0.8


def test_cifar10_recipe_learns_from_a_small_archive(
    recipe: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = np.random.default_rng(0)

    def records(_: int) -> bytes:
        labels = rng.integers(0, 3, 60).astype(np.uint8)
        images = rng.integers(0, 120, (60, 3, 32, 32)).astype(np.uint8)
        images[np.arange(60), labels] += 100  # the class is the colour: red, green or blue
        return np.concatenate([labels[:, None], images.reshape(60, -1)], axis=1).tobytes()

    write_cifar10(tmp_path, records)
    recipe["cifar10"](3, 192)
    assert last_figures(capsys.readouterr().out)[0] > 0.8


def test_sms_recipe_finds_spam(recipe: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rng = np.random.default_rng(0)
    good, bad = ["see", "you", "at", "home", "soon", "thanks"], ["win", "cash", "prize", "now"]
    lines = []
    for _ in range(400):
        spam = rng.random() < 0.3
        words = [*rng.choice(good, 4), *(rng.choice(bad, 3) if spam else [])]
        lines.append(f"{'spam' if spam else 'ham'}\t{' '.join(words)}")
    (tmp_path / "SMSSpamCollection").write_text("\n".join(lines), encoding="utf-8")
    recipe["sms"](40, None)
    found, blocked = last_figures(capsys.readouterr().out)
    assert found > 0.9 and blocked < 0.1


def test_a_missing_file_is_one_line_and_an_exit_code(
    recipe: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = dict.fromkeys(datasets.SOURCES, ("http://127.0.0.1:9/x", ""))
    monkeypatch.setattr(datasets, "SOURCES", nowhere)
    monkeypatch.setattr(sys, "argv", ["full_scale.py", "mnist"])
    with pytest.raises(SystemExit) as stopped:
        recipe["main"]()
    assert "train-images-idx3-ubyte.gz is not in" in str(stopped.value) and "\n" not in str(stopped.value)
