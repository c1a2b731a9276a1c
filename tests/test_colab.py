"""The notebooks with Colab's versions of IPython, ipywidgets, numpy and others, and without a network."""

import json
import re
import subprocess
import time
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.course import load_course
from autograder.lint import nbgrader

from .conftest import ROOT

PYTHON = ROOT / ".venv-colab" / "bin" / "python"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PYTHON.exists(), reason="`make .venv-colab/ready` first (make test does)"),
]
SECTIONS = load_course(ROOT).sections
FIRST = [section for section in SECTIONS if section.path.name.startswith("01")]  # of each chapter
GATES = {  # section -> what its trained networks must reach: pattern of a printed figure, least and largest value
    "03_network_from_scratch": [(r"16 units, He, lr 0.5 +[\d.]+ +([\d.]+)", 0.93, 1)],  # the worst of its starts
    "01_training_loop": [
        (r"Identity .*accuracy ([\d.]+)", 0.94, 1),
        (r"Sigmoid .*accuracy ([\d.]+)", 0, 0.7),
        (r"epoch 100 .*lr 0.01: ([\d.]+)", 0, 0.1),
    ],
    "02_digits": [
        (r"test accuracy ([\d.]+): \d+ of 360", 0.96, 1),
        (r"test accuracy after 5 epochs: ([\d.]+)", 0.8, 1),  # the Keras twin, with PyTorch below it
    ],
    "04_overfitting": [(r"\nplain +([\d.]+)", 0, 0.75), (r"\nplain +[\d.]+ +([\d.]+)", 0.83, 1)],
    "02_simple_cnn": [
        (r"1200 patches, CNN .*accuracy ([\d.]+)", 0.82, 1),
        (r"1200 patches, perceptron .*accuracy ([\d.]+)", 0, 0.72),
        (r"\nflatten .* ([\d.]+)\n", 0, 0.3),
        (r"moved digits .* ([\d.]+)\n", 0.75, 1),
    ],
    "03_transfer_and_speed": [
        (r"noisy +frozen +10: ([\d.]+)", 0.6, 1),
        (r"noisy +scratch +10: ([\d.]+)", 0, 0.57),
        (r"inverted +frozen +10: ([\d.]+)", 0, 0.48),
        (r"inverted +scratch +10: ([\d.]+)", 0.52, 1),
    ],
    "01_rare_cracks": [
        (r"no weights +finds +(\d+) of 147", 0, 35),
        (r"crack weight 5 +finds +(\d+) of 147", 45, 147),
    ],
    "02_tiny_defects": [(r"\nBCE +([\d.]+)", 0, 0.1), (r"\nDice +([\d.]+)", 0.45, 1)],
    "04_spam_scanner": [(r"linear model +([\d.]+)", 0, 0.68), (r"16 hidden units +([\d.]+)", 0.88, 1)],
    "05_black_box": [
        (r"at the tag +([\d.]+)", 0, 0.2),
        (r"at the tag +[\d.]+ +([\d.]+)", 0.9, 1),
        (r"same cracks without tag +[\d.]+ +([\d.]+)", 0, 0.1),
    ],
}


def run(kind: str, section, tmp_path: Path) -> NotebookNode:  # type: ignore[no-untyped-def]
    path = ROOT / kind / section.chapter / f"{section.name}.ipynb"
    started = time.monotonic()
    runner = ROOT / "tests/tools/run_notebook.py"
    subprocess.run([PYTHON, runner, path, tmp_path / "out.ipynb"], check=True, capture_output=True)
    print(f"{kind}/{section.name}: {time.monotonic() - started:.1f} s with imports")
    return nbformat.read(tmp_path / "out.ipynb", as_version=4)


def test_the_versions_are_colabs() -> None:
    names = ["ipywidgets", "IPython", "numpy", "matplotlib"]
    code = f"for name in {names}: print(__import__(name).__version__)"
    ran = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True)
    assert [version[:4] for version in ran.stdout.split()] == ["7.7.", "7.34", "2.1.", "3.10"]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_the_instructors_version_runs_without_errors_or_warnings(section, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    notebook = run("source", section, tmp_path)
    outputs = [(cell.id, output) for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [(name, o.evalue) for name, o in outputs if o.output_type == "error"]
    assert not [(name, o.text) for name, o in outputs if o.output_type == "stream" and o.name == "stderr"]
    graded = [cell for cell in notebook.cells if nbgrader(cell).get("grade") and cell.cell_type == "code"]
    for cell in graded:
        assert "✓" in json.dumps(cell.outputs, ensure_ascii=False), cell.id
    printed = "".join(output.text for _, output in outputs if output.output_type == "stream")
    for pattern, least, largest in GATES.get(section.name, []):
        figure = re.search(pattern, printed)
        assert figure and least <= float(figure[1]) <= largest, (pattern, figure and figure[0])
    live = [o for _, o in outputs if "application/vnd.jupyter.widget-view+json" in o.get("data", {})]
    assert live and all("image/png" in o.data and o.data["text/plain"] for o in live)


@pytest.mark.parametrize("section", FIRST, ids=lambda section: section.name)
def test_the_untouched_version_says_not_attempted_and_nothing_else(section, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for cell in run("release", section, tmp_path).cells:
        errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        for error in errors:
            assert error.ename == "CheckFailed" and ": not attempted" in error.evalue, (cell.id, error.evalue)
            assert len(error.traceback) == 3 and "not attempted" in error.traceback[0], "no traceback of ours"
        assert bool(errors) == cell.id.endswith("_check"), cell.id
