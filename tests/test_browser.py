"""A student in JupyterLab, in a real browser: runs every cell, reads the messages, solves an exercise, moves a slider.

Screenshots go to the folder named by SCREENSHOTS, if it is set.
"""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.reader import NotJSONError
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook

from autograder.course import load_course
from autograder.lint import nbgrader
from autograder.prove import load_bank

from .conftest import CHAPTER, ROOT, run

sync_api = pytest.importorskip("playwright.sync_api")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
IMAGE = ".jp-OutputArea .widget-image, .jp-OutputArea img.jupyter-widgets"
COUNT = "index => window.jupyterapp.shell.currentWidget.content.model.cells.get(index).executionCount"
READY = """() => {
    const kernel = window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel;
    return kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""  # the kernel itself: the indicator on the page says "idle" even before a kernel is asked for
RAN = f"([index, before]) => ![null, before].includes(({COUNT})(index))"  # null: it runs, or never ran
SECTIONS = load_course(ROOT).sections
pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a JupyterLab in a folder, started as `make lab` does."""
    port = free_port()
    command = [Path(sys.executable).with_name("jupyter"), "lab", "--no-browser", "--allow-root", f"--port={port}"]
    command += ["--IdentityProvider.token=test", f"--ServerApp.root_dir={folder}", "--expose-app-in-browser"]
    environment = os.environ | {"JUPYTER_CONFIG_DIR": str(ROOT / ".jupyter"), "JUPYTERLAB_WORKSPACES_DIR": str(folder)}
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{address}/api?token=test")
                break
            except OSError:
                time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and folder of a JupyterLab with the students' notebooks."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "release", folder / "release")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "README.md", folder)
    with served(folder) as address:
        yield address, folder


@pytest.fixture(scope="module")
def browser() -> Iterator["sync_api.Browser"]:
    with sync_api.sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=BROWSER, args=QUIET)
        except sync_api.Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium here: {error.message.splitlines()[0]}")
        yield chromium
        chromium.close()


def keep(page: "sync_api.Page", name: str) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png")


def save(page: "sync_api.Page", path: Path) -> NotebookNode:
    """Press Ctrl-S and read the file, once it is written."""
    before = path.stat().st_mtime_ns
    page.keyboard.press("Control+s")
    for _ in range(100):
        time.sleep(0.1)
        if path.stat().st_mtime_ns != before:
            with contextlib.suppress(NotJSONError):  # still being written
                return nbformat.read(path, as_version=4)
    raise AssertionError(f"{path.name} was not saved")


def texts(cell: NotebookNode) -> str:
    return json.dumps(cell.get("outputs", []), ensure_ascii=False)


def idle(page: "sync_api.Page") -> None:
    page.wait_for_function("() => !document.querySelector('.jp-Notebook').innerText.includes('[*]:')", timeout=60_000)


def test_the_readme_is_the_start_page_and_there_is_no_news_question(lab: tuple[str, Path], browser) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{lab[0]}/?token=test")
    page.wait_for_selector(".jp-MarkdownViewer h1", timeout=60_000)
    assert page.inner_text(".jp-MarkdownViewer h1").startswith("Neural Networks by Inspection")
    time.sleep(2)
    assert "news" not in page.inner_text("body").lower()
    keep(page, "start_page")
    page.close()


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_a_student_works_through_a_notebook(section, lab: tuple[str, Path], browser) -> None:  # type: ignore[no-untyped-def]
    address, folder = lab
    relative = f"release/{section.chapter}/{section.name}.ipynb"
    path = folder / relative
    notebook = nbformat.read(path, as_version=4)
    source = nbformat.read(ROOT / "source" / section.chapter / path.name, as_version=4)
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.goto(f"{address}/lab/workspaces/{section.name}/tree/{relative}?token=test")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.wait_for_function(READY, timeout=60_000)
    keep(page, f"{section.name}_top")

    # One cell after the other with the Run button, untouched: each check says what is missing.
    page.locator(".jp-Notebook .jp-Cell").first.click(position={"x": 5, "y": 5})  # not on a link
    for index, cell in enumerate(notebook.cells[:-1]):  # running the last one would add an empty cell
        page.locator("button[data-command='notebook:run-cell-and-select-next'], "
                     "jp-button[data-command='notebook:run-cell-and-select-next']").first.click()  # fmt: skip
        if cell.cell_type == "code":  # an error would drop the cells that wait behind it
            page.wait_for_function(RAN, arg=[index, 0], timeout=60_000)
    idle(page)
    done = save(page, path)
    for cell in done.cells:
        if cell.cell_type == "code":
            assert cell.execution_count, f"{cell.id} did not run"
            assert (": not attempted" in texts(cell)) == cell.id.endswith("_check"), cell.id
    assert sum("image/png" in texts(cell) for cell in done.cells) >= 3

    # The live picture: a slider moves, the picture follows.
    picture = page.locator(IMAGE).first
    changed = f"old => document.querySelector('{IMAGE}').src !== old"
    picture.scroll_into_view_if_needed()
    before = picture.get_attribute("src")
    page.locator(".jp-OutputArea .noUi-handle").first.focus()
    started = time.monotonic()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(changed, arg=before)
    print(f"{section.name}: three steps of the slider, first new picture after {time.monotonic() - started:.2f} s")
    time.sleep(1)
    for button in page.locator(".jp-OutputArea .widget-hbox button.widget-button").all()[:1]:
        before = picture.get_attribute("src")
        button.click()
        page.wait_for_function(changed, arg=before)
        time.sleep(3)  # a film
    keep(page, f"{section.name}_exploration")

    # The first exercise: a wrong answer gets the message of its mistake, the right one a tick.
    exercise = next(cell.id for cell in source.cells if nbgrader(cell).get("solution"))
    solution = next(cell.source for cell in source.cells if cell.id == exercise)
    solution = "\n".join(line for line in solution.split("\n") if "###" not in line)
    bank = load_bank(section.bank)
    wrong = next(answer for answer in bank if answer.exercise == exercise and answer.mistake)
    position = [cell.id for cell in done.cells].index(exercise)
    check = page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{position + 1}']")
    for code, says in ((wrong.code, wrong.mistake), (solution, f"✓ {exercise}: all checks passed")):
        type_and_run(page, position, code)
        if says not in check.inner_text():  # a naive answer may pass the visible check
            assert code == wrong.code and "✓" in check.inner_text(), check.inner_text()
        keep(page, f"{section.name}_{'wrong' if code == wrong.code else 'right'}")
    assert f"✓ {exercise}: all checks passed" in texts(save(page, path).cells[position + 1])
    page.close()


def type_and_run(page: "sync_api.Page", position: int, code: str) -> None:
    """Replace the code of a cell, run it and the cell after it."""
    before = page.evaluate(COUNT, position + 1)
    cell = page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{position}']")
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    page.wait_for_function(RAN, arg=[position + 1, before], timeout=60_000)
    idle(page)
    time.sleep(0.3)  # the last output is being drawn


HOSTILE = """from IPython.display import HTML, Javascript, display
display(HTML("<b>hostile</b><script>window.ran = 1</script><img src='x' onerror='window.ran = 2'>"))
display({"image/png": PIXEL}, raw=True, metadata={"image/png": {"width": "9 onload=window.ran=3"}})
display(Javascript("window.ran = 4"))"""
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def test_the_formgrader_runs_nothing_of_a_students(course: Path, browser) -> None:  # type: ignore[no-untyped-def]
    notebook = nbformat.read(course / "release" / CHAPTER / "01_artificial_neuron.ipynb", as_version=4)
    notebook.cells.append(new_code_cell(f"PIXEL = {PIXEL!r}\n{HOSTILE}"))
    notebook.cells.append(new_markdown_cell("Read [this](javascript:window.ran=5) <script>window.ran = 6</script>"))
    folder = course / "submitted" / "eve" / CHAPTER
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / "01_artificial_neuron.ipynb")
    run(course, "autograder", "grade", "--no-feedback")
    with Gradebook(f"sqlite:///{course}/gradebook.db", "neural_networks") as book:
        number = book.find_submission_notebook("01_artificial_neuron", CHAPTER, "eve").id
    with served(course) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/formgrader/submissions/{number}/?token=test")
        page.wait_for_selector("b:text('hostile')")
        time.sleep(2)
        assert page.evaluate("window.ran") is None
        assert page.query_selector(f"img[src='data:image/png;base64,{PIXEL}']")
        assert "javascript:" not in "".join(link.get_attribute("href") or "" for link in page.query_selector_all("a"))
        keep(page, "formgrader")
        page.close()
