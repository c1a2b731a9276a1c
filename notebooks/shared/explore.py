"""Live pictures: a pure function `draw(**parameters)` that returns a figure, and its sliders."""
import base64
import io
from collections.abc import Callable
from typing import Any

from IPython.display import display
from matplotlib.figure import Figure

BLUE, ORANGE, GREEN, RED, GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#888888"  # colour-blind safe


def new_figure(width: float = 7.0, height: float = 2.8, columns: int = 1) -> tuple[Figure, Any]:
    """A figure of width x height inches that pyplot does not know, and its axes (an array if several)."""
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots(1, columns)


def to_png(figure: Figure) -> bytes:
    """The figure as PNG bytes, 100 pixels per inch."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    return buffer.getvalue()


def explore(draw: Callable[..., Figure], sentence: str, **controls: Any) -> None:
    """Show draw(...) with one control per parameter; without widgets, the first picture and the sentence.

    A control is (low, high, step, start) for a slider or a list of words, the first chosen, for a menu.
    """
    start = {name: control[0] if isinstance(control, list) else control[3] for name, control in controls.items()}
    picture = to_png(draw(**start))
    # One output, two forms: a page that cannot show widgets (feedback, GitHub) takes the picture.
    bundle: dict[str, Any] = {"text/plain": sentence, "image/png": base64.b64encode(picture).decode()}
    try:
        import ipywidgets as widgets
    except ImportError:
        print(sentence)
        display(bundle, raw=True)
        return
    image, knobs = widgets.Image(value=picture, format="png", layout=widgets.Layout(max_width="700px")), {}
    for name, control in controls.items():
        if isinstance(control, list):
            knobs[name] = widgets.Dropdown(options=control, value=control[0], description=name)
        else:
            low, high, step, value = control
            knobs[name] = widgets.FloatSlider(value, min=low, max=high, step=step, description=name)

    def redraw(_: Any) -> None:
        image.value = to_png(draw(**{name: knob.value for name, knob in knobs.items()}))

    for knob in knobs.values():
        knob.observe(redraw, "value")
    grid = widgets.GridBox(list(knobs.values()), layout=widgets.Layout(grid_template_columns="repeat(2, 320px)"))
    box = widgets.VBox([widgets.Label(sentence), grid, image])
    view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
    bundle["application/vnd.jupyter.widget-view+json"] = view
    display(bundle, raw=True)
