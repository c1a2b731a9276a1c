"""In a student's kernel: figures that the reference has drawn, too, are not drawn again; see pictures.py."""

import base64
import functools
import hashlib
import io
import os
import pickle
from collections.abc import Callable
from types import BuiltinFunctionType, FunctionType
from typing import Any

import matplotlib
import msgpack
from matplotlib import backend_bases
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import TransformNode

from .pictures import MIME, ciphered, veiled

LIBRARIES = {None, "builtins", "collections", "copyreg", "cycler", "datetime", "functools", "itertools", "matplotlib",
             "mpl_toolkits", "numpy", "operator"}  # fmt: skip
FigureCanvasBase: Any = backend_bases.FigureCanvasBase
CANVASES = (FigureCanvasBase, FigureCanvasAgg)
OF_PYPLOT = ("_number", "_restore_to_pylab")  # in a figure's state, but not in its picture


class Describer(pickle.Pickler):
    """Pickles a figure in the same way in any process.

    Raises PicklingError where the pickle does not say how it is drawn, as with a function of the notebook's.
    """

    def reducer_override(self, thing: Any) -> Any:
        """How to pickle it, where not as usual."""
        if isinstance(thing, TransformNode):  # its parents, which depend on it, are listed by address
            return object.__new__, (type(thing),), {**vars(thing), "_parents": None}
        if isinstance(thing, Figure):
            usual: Any = thing.__getstate__()
            state = {key: value for key, value in usual.items() if key not in OF_PYPLOT}
            return object.__new__, (type(thing),), state
        if isinstance(thing, FunctionType | BuiltinFunctionType | type):
            module = thing.__module__ and thing.__module__.split(".")[0]
            if module not in LIBRARIES:
                raise pickle.PicklingError(f"{module} is no library")
        return NotImplemented


def name_of(figure: Figure, *options: Any) -> str:
    """A hash of all that a figure's picture depends on; empty if that cannot be told."""
    state: dict[str, Any] = vars(figure)
    settings: Any = matplotlib.rcParams
    description = io.BytesIO()
    try:
        if state["_canvas_callbacks"].callbacks.get("draw_event"):  # code that changes it while it is drawn
            return ""
        Describer(description, pickle.HIGHEST_PROTOCOL).dump((dict.copy(settings), options, figure))
    except Exception:  # anything may be in a figure
        return ""
    return hashlib.sha256(description.getbuffer()).hexdigest()


def replace_print_figure(instead: Callable[[str, io.BytesIO, Callable[[], None]], None]) -> None:
    """Have instead(name, file, draw) called where a figure is to be written as PNG into memory, as for a notebook."""
    usual = FigureCanvasBase.print_figure

    @functools.wraps(usual)
    def print_figure(canvas: Any, filename: Any, *args: Any, **options: Any) -> Any:
        in_memory = type(filename) is io.BytesIO and options.get("format") == "png"
        name = name_of(canvas.figure, args, options) if in_memory and type(canvas) in CANVASES else ""
        if not name:
            return usual(canvas, filename, *args, **options)
        instead(name, filename, lambda: usual(canvas, filename, *args, **options))
        return None

    FigureCanvasBase.print_figure = print_figure


def open_gallery(file: int) -> None:
    """Draw only what is not among the pictures; file: the descriptor of a file with the sealed ones."""
    with os.fdopen(file, "rb") as opened:
        opened.seek(0)
        sealed = msgpack.unpackb(opened.read())

    def take(name: str, file: io.BytesIO, draw: Callable[[], None]) -> None:
        picture = sealed.get(veiled(name))
        if picture:
            file.write(ciphered(name, picture))
        else:
            draw()

    replace_print_figure(take)


def tell_pictures(shell: Any) -> None:
    """After each cell, tell what was drawn, in an output of its own."""
    drawn: dict[str, str] = {}

    def keep(name: str, file: io.BytesIO, draw: Callable[[], None]) -> None:
        start = file.tell()
        draw()
        drawn[name] = base64.b64encode(file.getvalue()[start:]).decode()

    def publish(*_: object) -> None:
        if drawn:
            shell.display_pub.publish({MIME: dict(drawn)})
            drawn.clear()

    replace_print_figure(keep)
    shell.events.register("post_run_cell", publish)
