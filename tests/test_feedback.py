"""Feedback pages: nothing of hidden checks, no script of a student's, and an end to every page."""

import contextlib
import json
import re
import time
from collections.abc import Iterator

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Config

from autograder import feedback
from autograder.course import load_config

from .conftest import ROOT

HIDDEN = """x = 1
### BEGIN HIDDEN TESTS
assert relu(-3.25) == 0, "too low"
### END HIDDEN TESTS"""
FACTS = {"student": "s", "assignment": "a", "notebook": "n", "score": 1, "max_score": 2, "late_penalty": 0}


def page(*cells: NotebookNode, config: Config | None = None) -> str:
    node = new_notebook(cells=list(cells), metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
    return feedback.render(json.dumps(node), FACTS, config or load_config(ROOT))


def check(*outputs: NotebookNode) -> NotebookNode:
    """A hidden check that had these outputs."""
    marks = {"grade": True, "locked": True, "solution": False, "grade_id": "relu_hidden", "points": 1, "score": 0}
    return new_code_cell(HIDDEN, outputs=list(outputs), metadata={"nbgrader": {**marks, "cell_type": "code"}})


def error(name: str, text: str) -> NotebookNode:
    return new_output("error", ename=name, evalue=text, traceback=[f"---> relu(-3.25)\n{name}: {text}"])


@pytest.mark.parametrize("config", [load_config(ROOT), Config()], ids=["ours", "nbgrader's own settings"])
def test_hidden_checks_stay_hidden_whatever_the_settings_say(config: Config) -> None:
    printed = new_output("stream", name="stdout", text="I was given -3.25")
    shown = new_output("display_data", data={"text/plain": "array([-3.25])"})
    told = page(check(printed, shown, error("ValueError", "-3.25 is odd")), config=config)
    assert "3.25" not in told and "HIDDEN TESTS" not in told and "ValueError" in told
    for name, text in (("array([-3.25])", "x"), ("AssertionError", "-3.25"), ("Given_m3_25", "-3.25")):
        assert not re.search("3.25", page(check(error(name, text)), config=config).split("</style>")[-1]), name
    own = new_code_cell(f"# {'BEGIN HIDDEN TESTS ' * 3}", outputs=[error("ValueError", "mine")])
    assert "mine" in page(own, config=config), "cells of students hide nothing"
    assert "too low" in page(check(error("AssertionError", "too low")), config=config), "the instructor's own words"
    assert "bias forgotten" in page(check(error("CheckFailed", "relu: bias forgotten")), config=config)


def test_nothing_of_a_student_runs_or_loads() -> None:
    markdown = new_markdown_cell('Hello <script>boom()</script> <img src="http://x.example/p.png" onerror="boom()">')
    html = '<b>bold</b><iframe src="file:///etc/passwd"></iframe><table><tr><td style="color: red">1</td></tr></table>'
    svg, script = "<svg onload='boom()'/>", "boom()"
    shown = ({"text/html": html}, {"application/javascript": script, "text/plain": "y"}, {"image/svg+xml": svg})
    outputs = [new_output("display_data", data=data) for data in shown]
    told = page(markdown, new_code_cell("show()", outputs=outputs))
    assert not re.search(r"<(script|iframe|img)[^>]*(boom|x\.example|file:)", told)
    assert "<script>boom" not in told and "onload='boom" not in told and "<b>bold</b>" in told and "<td" in told
    assert "not shown: it could run a script" in told


def test_nothing_runs_by_way_of_markdown_links_sizes_or_formulas() -> None:
    sizes = {"image/png": {"width": "1 onload=boom()", "height": 20}, "height": "1 onload=boom()"}
    latex = {"text/latex": r"$\href{javascript:boom()}{x}$"}
    outputs = [new_output("display_data", data={"image/png": "aGVsbG8="}, metadata=sizes),
               new_output("display_data", data=latex)]  # fmt: skip
    link = "<a href='&#100;a&#9;ta:text/html,boom()'>a</a>"
    markdown = "[a](javascript:boom()) ![b](http://x.example/p.png) ![c](data:image/png;base64,aGVsbG8=) `a < b`\n\n"
    formula = r"$\href{javascript:boom()}{x}$"
    told = page(new_markdown_cell(link + markdown + formula), new_code_cell("x", outputs=outputs))
    assert "boom()" not in re.sub(r"\\text\{javascript:boom\(\)}|<style.*?</style>", "", told, flags=re.DOTALL)
    assert "x.example" not in told and "\\href" not in told
    assert "height=20" in told and 'src="data:image/png;base64,aGVsbG8="' in told and "<code>a &lt; b</code>" in told


@pytest.mark.slow
def test_markdown_that_takes_forever_becomes_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    page(new_markdown_cell("The first page takes longer."))
    monkeypatch.setattr(feedback, "RENDER_SECONDS", 3)
    started = time.monotonic()
    told = page(new_markdown_cell("<b>" * 60_000), new_markdown_cell("# still there"))
    assert "still there" in told and "&lt;b&gt;" * 1000 in told
    assert time.monotonic() - started < 30


def test_a_page_that_takes_forever_shows_what_is_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextlib.contextmanager
    def over(_limit: float) -> Iterator[None]:
        raise TimeoutError
        yield

    monkeypatch.setattr(feedback, "seconds", over)
    told = page(check(error("CheckFailed", "relu: bias forgotten")), new_markdown_cell("my own words"),
                new_code_cell("1 + 1", outputs=[new_output("stream", name="stdout", text="2")]))  # fmt: skip
    assert "bias forgotten" in told and "only what was graded" in told and "own words" not in told
    long = check()
    long.source = long.source.replace("assert", "# " + "x" * feedback.SHOWN + "\nassert").replace("x = 1\n", "")
    assert "xxx" not in page(long), "what is hidden stays so where its end is cut off"
    html = new_output("display_data", data={"text/html": "<p><b>" * 50_000})
    monkeypatch.undo()
    assert "too long to be shown" in page(new_code_cell("x", outputs=[html]))


def test_a_missing_picture_stops_no_page() -> None:
    there = new_markdown_cell("![a](attachment:a.png)", attachments={"a.png": {"image/png": "aGVsbG8="}})
    told = page(there, new_markdown_cell("![b](attachment:b.png) still there"))
    assert "data:image/png;base64,aGVsbG8=" in told and "still there" in told


def test_pictures_are_described() -> None:
    data = {"image/png": "aGVsbG8=", "text/plain": 'Move the slider "a" & look'}
    forged = new_output("display_data", data={"image/png": "aGVsbG8="}, metadata={"alt": '"><script>boom()</script>'})
    told = page(new_code_cell("show()", outputs=[new_output("display_data", data=data), forged]))
    assert 'alt="Move the slider &quot;a&quot; &amp; look"' in told
    assert len(re.findall(r"<img[^>]*\salt=", told)) == len(re.findall("<img", told)) == 2
    assert "<script>boom" not in told


def test_code_has_its_colours() -> None:
    told = page(new_code_cell("import os"), new_code_cell("%%html\n<b>bold</b>"))
    assert '<span class="kn">import</span>' in told and '<span class="nt">b</span>' in told
