"""Live pictures: pure functions that draw for all settings, and a picture where widgets are missing."""

import itertools
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import ipywidgets
import matplotlib
import nbformat
import pytest
from matplotlib.figure import Figure

from autograder.course import Section, load_course

from .conftest import ROOT

matplotlib.use("agg")
sys.path.insert(0, str(ROOT / "notebooks" / "shared"))
import explore as helper

COURSE = load_course(ROOT)
SECTIONS = pytest.mark.parametrize("section", COURSE.sections, ids=lambda section: section.name)
MANY = 30  # pictures of one exploration, at most
Demo = tuple[Callable[..., Figure], str, dict[str, Any]]


def demo_of(section: Section) -> Demo:
    """(draw, sentence, controls) of a section's exploration, run from the released notebook."""
    notebook = nbformat.read(ROOT / "release" / section.chapter / f"{section.name}.ipynb", as_version=4)
    code = {cell.id: cell.source for cell in notebook.cells if cell.cell_type == "code"}
    captured: list[Demo] = []
    space: dict[str, Any] = {"__name__": "notebook"}
    for name in ("setup", "helpers", "provided"):
        exec(code.get(name, ""), space)
    space["explore"] = lambda draw, sentence, **controls: captured.append((draw, sentence, controls))
    space["Buttons"] = helper.Buttons
    for source in code.values():
        if "# @title Try it:" in source:
            exec(source, space)
    (demo,) = captured  # exactly one
    return demo


def settings(controls: dict[str, Any]) -> list[dict[str, Any]]:
    """The start, all menus with the extremes of each slider, and there each button, pressed twice."""
    start = {name: helper.first_value(control) for name, control in controls.items()}
    menus = {name: c for name, c in controls.items() if isinstance(c, list)}
    sliders = {name: c for name, c in controls.items() if type(c) is tuple}
    buttons = {name: c for name, c in controls.items() if isinstance(c, helper.Buttons)}
    grid = [start]
    for words in itertools.product(*menus.values()):
        chosen = start | dict(zip(menus, words, strict=True))
        grid.append(chosen)
        grid += [chosen | {name: edge} for name, c in sliders.items() for edge in c[:2]]
        grid += [chosen | {name: c[edge] for name, c in sliders.items()} for edge in (0, 1)]
    for chosen in list(grid) if buttons else []:
        for name, control in buttons.items():
            for rule in control.rules.values():
                now = chosen
                for _ in range(2):
                    frames = [now | {name: frame} for frame in helper.pressed(rule, name, now)]
                    grid += frames
                    now = frames[-1]
    return grid


def plain_figure() -> Figure:
    """Two panels with a line each: the measure for the time that a live picture may take."""
    figure, axes = helper.new_figure(columns=2)
    for axis in axes:
        axis.plot(range(100), label="line")
        axis.set(xlabel="x", ylabel="y", title="title")
        axis.legend()
    return figure


@pytest.mark.slow
@SECTIONS
def test_draws_many_settings_purely_without_warnings_and_fast(
    section: Section, recwarn: pytest.WarningsRecorder
) -> None:
    draw, sentence, controls = demo_of(section)
    assert sentence.endswith(("?", ".", "!"))
    seconds, plain_seconds = [], []
    grid = settings(controls)
    for parameters in grid if len(grid) <= MANY else random.Random(0).sample(grid, MANY):
        started = time.process_time()  # not the clock on the wall: other tests may be running
        figure = draw(**parameters)
        png = helper.to_png(figure)
        seconds.append(time.process_time() - started)
        if len(seconds) % 4 == 1:
            started = time.process_time()
            helper.to_png(plain_figure())
            plain_seconds.append(time.process_time() - started)
        assert isinstance(figure, Figure) and png.startswith(b"\x89PNG") and 3_000 < len(png) < 150_000
    assert not [str(w.message) for w in recwarn]
    for parameters in grid[:3]:
        assert helper.to_png(draw(**parameters)) == helper.to_png(draw(**parameters))
    ratio = statistics.median(seconds) / statistics.median(plain_seconds)
    print(f"{draw.__name__}: {1000 * statistics.median(seconds):.0f} ms, {ratio:.2f} of a plain figure's time")
    assert ratio < 1


def shown(monkeypatch: pytest.MonkeyPatch, **controls: Any) -> dict[str, Any]:
    bundles: list[dict[str, Any]] = []
    monkeypatch.setattr(helper, "display", lambda bundle, raw: bundles.append(bundle))

    def draw(level: float, kind: str) -> Figure:
        figure, axis = helper.new_figure()
        axis.set_title(f"{kind} {level}")
        return figure

    helper.explore(draw, "Move it.", **controls)
    return bundles[0]


def test_one_output_serves_pages_with_and_without_widgets(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = shown(monkeypatch, level=(0, 1, 0.1, 0.5), kind=["a", "b"])
    assert bundle["text/plain"] == "Move it." and bundle["image/png"]
    box = ipywidgets.Widget._instances if hasattr(ipywidgets.Widget, "_instances") else None
    model = bundle["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert model and (box is None or model in box)


def test_a_button_changes_the_picture_and_a_list_is_a_film(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def draw(speed: float, frame: int) -> Figure:
        seen.append(frame)
        return helper.new_figure()[0]

    made: list[ipywidgets.Button] = []

    class Button(ipywidgets.Button):  # type: ignore[misc]
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            made.append(self)

    monkeypatch.setattr(helper, "display", lambda bundle, raw: None)
    monkeypatch.setattr(ipywidgets, "Button", Button)
    rules = {"Next": lambda frame, speed: frame + speed, "Run": lambda frame, speed: [1, 2, 3]}
    helper.explore(draw, "Press.", speed=(1, 5, 1, 2), frame=helper.Buttons(0, rules))
    assert [button.description for button in made] == ["Next", "Run"]
    for button in made:
        button.click()
    assert seen == [0, 2, 1, 2, 3]


def test_without_ipywidgets_the_picture_and_the_sentence_stay(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    bundle = shown(monkeypatch, level=(0, 1, 0.1, 0.5), kind=["a"])
    assert set(bundle) == {"text/plain", "image/png"} and capsys.readouterr().out == "Move it.\n"
