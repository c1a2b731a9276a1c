"""The notebooks with Colab's versions of IPython, ipywidgets, numpy and others, and without a network."""

import json
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
    if section.name == "02_digits":  # the Keras twin ran, with PyTorch below it
        printed = "".join(o.text for _, o in outputs if o.output_type == "stream")
        assert float(printed.split("test accuracy after 5 epochs: ")[1][:5]) > 0.8
    live = [o for _, o in outputs if "application/vnd.jupyter.widget-view+json" in o.get("data", {})]
    assert live and all("image/png" in o.data and o.data["text/plain"] for o in live)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_the_untouched_version_says_not_attempted_and_nothing_else(section, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for cell in run("release", section, tmp_path).cells:
        errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        for error in errors:
            assert error.ename == "CheckFailed" and ": not attempted" in error.evalue, (cell.id, error.evalue)
            assert len(error.traceback) == 3 and "not attempted" in error.traceback[0], "no traceback of ours"
        assert bool(errors) == cell.id.endswith("_check"), cell.id
