"""Figures that the reference has drawn are not drawn again; all others are, and nobody can tell the difference."""

import base64
import hashlib

import msgpack
import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder.execute import execute
from autograder.pictures import NONE, Pictures, ciphered, only_shows, pictures_of
from autograder.runner import Limits

pytestmark = pytest.mark.slow

# Counts what is drawn; the count is in what the last cell prints.
SETUP = """import io
import numpy as np
import matplotlib.pyplot as plt
from matplotlib.figure import Figure

drawn, usual = [], Figure.draw
def draw(self, renderer):
    drawn.append(self)
    usual(self, renderer)
Figure.draw = draw
x = np.linspace(-3, 3, 50)
"""
COUNT = "print(len(drawn))"
LINE = "figure, axis = plt.subplots(figsize=(4, 2), layout='constrained')\naxis.plot(x, {}, label='$y$')\naxis.legend()"
KINDS = {
    "shown": LINE.format("np.maximum(x, 0)") + "\nplt.show()",
    "left open": "plt.imshow(np.outer(x, x))\nplt.colorbar()\nplt.title('a')",
    "two at once": "plt.plot(x)\nplt.figure()\nplt.bar([1, 2], [3, 4])",
    "a result": "f = Figure()\nf.subplots().scatter(x, x ** 2)\nf",
    "bytes": "f, file = Figure(), io.BytesIO()\nf.subplots(1, 2)[0].annotate('b', (0, 0), (1, 1), arrowprops={})\n"
             "f.savefig(file, format='png', dpi=50)\nprint(file.getvalue().hex())",
}  # fmt: skip


def run(*codes: str, pictures: Pictures = NONE) -> NotebookNode:
    cells = [new_code_cell(code) for code in (SETUP, *codes, COUNT)]
    done = execute(nbformat.writes(new_notebook(cells=cells)), {}, Limits(), pictures)
    assert not done.stopped
    return nbformat.reads(done.notebook, as_version=4)


def shown(notebook: NotebookNode) -> list[object]:
    outputs = [output for cell in notebook.cells[1:-1] for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    return [output.get("data", output.get("text")) for output in outputs]


def times_drawn(notebook: NotebookNode) -> int:
    return int(notebook.cells[-1].outputs[0].text)


@pytest.fixture(scope="module")
def reference() -> Pictures:
    return pictures_of(run(*KINDS.values(), pictures=Pictures(wanted=True)))


def test_figures_of_the_reference_are_not_drawn_and_look_the_same(reference: Pictures) -> None:
    plain, quick = run(*KINDS.values()), run(*KINDS.values(), pictures=reference)
    assert shown(quick) == shown(plain)
    assert len([data for data in shown(plain) if "image/png" in data]) == 5  # type: ignore[operator]
    assert times_drawn(quick) == 3, "by pyplot, which draws what a cell leaves open"
    assert times_drawn(plain) >= 3 + 6


OTHERS = {
    "another number": LINE.format("np.maximum(x, 1e-9)") + "\nplt.show()",
    "another setting": "plt.rcParams['lines.linewidth'] = 3\n" + LINE.format("np.maximum(x, 0)") + "\nplt.show()",
    "a notebook's function": "def percent(y, _):\n    return f'{y:.0%}'\n" + LINE.format("np.maximum(x, 0)")
                             + "\naxis.yaxis.set_major_formatter(percent)\nplt.show()",
    "code that draws": LINE.format("np.maximum(x, 0)")
                       + "\nvars(figure)['can' 'vas'].mpl_connect('draw_event', print)\nplt.show()",
    "another format": "from matplotlib_inline.backend_inline import set_matplotlib_formats\n"
                      "set_matplotlib_formats('retina')\n" + KINDS["shown"],
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_other_figures_are_drawn(kind: str, reference: Pictures) -> None:
    plain, quick = run(OTHERS[kind]), run(OTHERS[kind], pictures=reference)
    assert times_drawn(quick) == times_drawn(plain) > 0
    if kind != "code that draws":  # it prints an address
        assert shown(quick) == shown(plain)


def test_code_that_asks_how_a_figure_was_drawn_has_it_drawn(reference: Pictures) -> None:
    ask = "print(axis.get_position())"
    assert not only_shows(["x = 1", ask])
    plain, quick = (run(KINDS["shown"], ask, pictures=pictures) for pictures in (NONE, reference))
    assert shown(quick) == shown(plain)
    assert only_shows(["scaler.transform(x)\naxis.text(0, 0, 'a', transform=axis.transAxes)"])


def test_nobody_reads_a_picture_without_its_figure(reference: Pictures) -> None:
    sealed = msgpack.unpackb(reference.sealed)
    assert len(sealed) == 6
    assert not any(b"PNG" in picture[:8] for picture in sealed.values())
    drawn = run(*KINDS.values(), pictures=Pictures(wanted=True))
    told = {name: picture for cell in drawn.cells for output in cell.outputs
            for name, picture in output.get("data", {}).get("application/figures+json", {}).items()}  # fmt: skip
    for name, picture in told.items():
        assert name not in sealed
        assert ciphered(name, sealed[hashlib.sha256(name.encode()).hexdigest()]) == base64.b64decode(picture)


def test_a_figure_with_code_of_the_notebook_has_no_name() -> None:
    assert not pictures_of(run(OTHERS["a notebook's function"], pictures=Pictures(wanted=True))).sealed
