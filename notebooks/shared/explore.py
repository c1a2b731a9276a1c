"""Live pictures: a pure function `draw(**parameters)` that returns a figure, and the controls that move it."""
import base64
import io
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from IPython.display import display
from matplotlib.figure import Figure

BLUE, ORANGE, GREEN, RED, GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#888888"  # colour-blind safe


class Buttons(NamedTuple):
    """A parameter that buttons change.

    A rule gets the parameter, then all others by name, and returns its new value; a list of values is a short film.
    """

    start: Any
    rules: dict[str, Callable[..., Any]]


def new_figure(width: float = 7.0, height: float = 2.8, columns: int = 1) -> tuple[Figure, Any]:
    """A figure of width x height inches that pyplot does not know, and its axes (an array if several)."""
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots(1, columns)


def to_png(figure: Figure) -> bytes:
    """The figure as PNG bytes, 100 pixels per inch."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    return buffer.getvalue()


def first_value(control: Any) -> Any:
    """What a control is set to at the start."""
    if isinstance(control, Buttons):
        return control.start
    return control[0] if isinstance(control, list) else control[3]


def pressed(rule: Callable[..., Any], name: str, values: dict[str, Any]) -> list[Any]:
    """What a button's rule makes of the parameter `name`: one value, or the values of a film."""
    value = rule(values[name], **{other: values[other] for other in values if other != name})
    return value if isinstance(value, list) else [value]


def explore(draw: Callable[..., Figure], sentence: str, **controls: Any) -> None:
    """Show draw(...) with one control per parameter; without widgets, the first picture and the sentence.

    A control is (low, high, step, start) for a slider, a list of words (the first is chosen) for a menu, or Buttons.
    """
    values = {name: first_value(control) for name, control in controls.items()}
    picture = to_png(draw(**values))
    # One output, two forms: a page that cannot show widgets (feedback, GitHub) takes the picture.
    bundle: dict[str, Any] = {"text/plain": sentence, "image/png": base64.b64encode(picture).decode()}
    try:
        import ipywidgets as widgets
    except ImportError:
        print(sentence)
        display(bundle, raw=True)
        return
    image = widgets.Image(value=picture, format="png", layout=widgets.Layout(max_width="700px"))
    knobs, buttons = [], []

    def show(name: str, value: Any) -> None:
        values[name] = value
        image.value = to_png(draw(**values))

    def play(name: str, rule: Callable[..., Any]) -> None:
        for index, frame in enumerate(pressed(rule, name, values)):
            time.sleep(0.4 if index else 0)
            show(name, frame)

    for name, control in controls.items():
        if isinstance(control, Buttons):
            for label, rule in control.rules.items():
                button = widgets.Button(description=label, layout=widgets.Layout(width="auto"))
                button.on_click(lambda _, name=name, rule=rule: play(name, rule))
                buttons.append(button)
            continue
        if isinstance(control, list):
            knob = widgets.Dropdown(options=control, value=control[0])
        else:
            slider = widgets.IntSlider if all(isinstance(number, int) for number in control) else widgets.FloatSlider
            knob = slider(control[3], min=control[0], max=control[1], step=control[2])
        knob.description = name.replace("_", " ")
        knob.style.description_width = "110px"  # room for two words
        knob.layout.width = "330px"
        knob.observe(lambda change, name=name: show(name, change["new"]), "value")
        knobs.append(knob)
    grid = widgets.GridBox(knobs, layout=widgets.Layout(grid_template_columns="repeat(2, 340px)"))
    box = widgets.VBox([widgets.Label(sentence), grid, widgets.HBox(buttons), image])
    view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
    bundle["application/vnd.jupyter.widget-view+json"] = view
    display(bundle, raw=True)
