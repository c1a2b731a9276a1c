"""A student's feedback page: nbgrader's own HTML, made anywhere from a graded notebook and its scores."""

import contextlib
import copy
import functools
import json
import signal
import threading
from collections.abc import Iterator
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter, html
from nbconvert.filters import Highlight2HTML
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from .preprocessors import PrepareFeedback, SanitizeFeedback, markdown2html

EXPORTERS: dict[str, HTMLExporter] = {}
# Done before, by the one who holds the gradebook.
GRADES = ("nbgrader.preprocessors.GetGrades", "nbgrader.preprocessors.getgrades.GetGrades")
SAFE = (PrepareFeedback, SanitizeFeedback)  # whatever the course's settings say
RENDER_SECONDS = 10
SHOWN, SHOWN_LINES = 5000, 100  # characters, and lines of an error, where a page would take too long
KEPT = 300  # cells whose HTML is kept
LOCK = threading.Lock()  # a worker of a cluster may have several threads; an exporter is for one


class AsItIs(str):
    """In place of BeautifulSoup, with which nbconvert looks for pictures without a description: ours have one.

    To parse a page again, and write it again, would take more than half of the time that a page takes.
    """

    def select(self, _: str) -> list[Any]:
        """Nothing is left to do."""
        return []


_html: Any = html
_html.BeautifulSoup = lambda page, features: AsItIs(page)


class Highlight(Highlight2HTML):
    """nbconvert's filter that gives code its colours; most cells are the same for all students."""

    def __init__(self) -> None:
        super().__init__()
        self.coloured = functools.lru_cache(KEPT)(self.colour)

    def __call__(self, source: str, language: str | None = None, metadata: Any = None) -> str:
        """HTML of some code; metadata: its cell's, where nbconvert notes the language of a cell magic."""
        magic = (metadata or {}).get("magics_language")
        return str(self.coloured(source, language, magic if isinstance(magic, str) else None))

    def colour(self, source: str, language: str | None, magic: str | None) -> Any:
        """As nbconvert does it."""
        return super().__call__(source, language, {"magics_language": magic} if magic else None)


def render(notebook: str, facts: dict[str, Any], config: Config) -> str:
    """The page (HTML) of a graded notebook (JSON).

    facts: nbgrader's `resources`, with student, assignment, notebook and scores; config: the course's.
    """
    resources = {"unique_key": facts["notebook"], "nbgrader": facts}
    with LOCK:
        for simplify, limit in ((as_it_is, RENDER_SECONDS), (as_text, 3 * RENDER_SECONDS)):
            with contextlib.suppress(TimeoutError), seconds(limit):
                return exporter(config).from_notebook_node(simplify(read(notebook)), resources=resources)[0]
        return exporter(config).from_notebook_node(without_extras(read(notebook)), resources=resources)[0]


def read(notebook: str) -> NotebookNode:
    """A notebook whose texts are whole strings, as json.dumps writes it."""
    return nbformat.from_dict(json.loads(notebook))


def exporter(settings: Config) -> HTMLExporter:
    """What nbgrader's GenerateFeedback would use, made safe; kept, because its templates take long to compile."""
    key = repr(settings)
    if key not in EXPORTERS:
        converter: Any = GenerateFeedback(coursedir=CourseDirectory(config=settings), config=settings)
        done = (*GRADES, *map(full_name, SAFE))
        config = copy.deepcopy(converter.config)
        wanted = (*config.HTMLExporter.pop("preprocessors", ()), *converter.preprocessors)
        EXPORTERS[key] = made = HTMLExporter(config=config)
        for step in (*SAFE, *(step for step in wanted if full_name(step) not in done)):
            made.register_preprocessor(step, enabled=True)
        own = {"highlight_code": Highlight(), "markdown2html": markdown2html,
               "strip_files_prefix": lambda text: text}  # for links of IPython 2's; it may need minutes
        made.filters = {**made.filters, **own}
    return EXPORTERS[key]


def full_name(step: Any) -> str:
    """The name of a preprocessor's class, which settings may give as a class or by name."""
    return step if isinstance(step, str) else f"{step.__module__}.{step.__qualname__}"


@contextlib.contextmanager
def seconds(limit: float) -> Iterator[None]:
    """Raise TimeoutError in the block after so many seconds, where that is possible: in the main thread, on Unix."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError

    usual = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit, 1)  # and again, where some code swallows what is raised
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, usual)


def as_it_is(node: NotebookNode) -> NotebookNode:
    """All of the notebook."""
    return node


def as_text(node: NotebookNode) -> NotebookNode:
    """The notebook with its Markdown as plain text, and no HTML: some of both takes Python's converters minutes."""
    for cell in node.cells:
        if cell.cell_type == "markdown":
            cell.source = "\n".join("    " + line for line in cell.source.split("\n"))
        for output in cell.get("outputs", []):
            for kind in ("text/markdown", "text/html"):
                output.get("data", {}).pop(kind, None)
    return node


def without_extras(node: NotebookNode) -> NotebookNode:
    """What of such a notebook is graded, with the beginning of each text only."""
    node.cells = [cell for cell in as_text(node).cells if cell.metadata.get("nbgrader")]
    for cell in node.cells:
        cell.source = cell.source[:SHOWN]
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if output.output_type == "error"]
        for output in cell.get("outputs", []):
            output.traceback = [line[:SHOWN] for line in output.traceback[:SHOWN_LINES]]
    note = "This notebook is too large or too unusual to be shown as a whole: only what was graded is."
    node.cells.insert(0, new_markdown_cell(note))
    return node
