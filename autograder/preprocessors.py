"""The places where the course plugs into nbgrader's own converters."""

import builtins
import functools
import re
from html import unescape
from typing import Any

import bleach
from bleach.css_sanitizer import CSSSanitizer
from bleach.sanitizer import ALLOWED_ATTRIBUTES, ALLOWED_PROTOCOLS, ALLOWED_TAGS
from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.filters.markdown_mistune import InvalidNotebook, IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions as NbgraderClearSolutions
from nbgrader.preprocessors import NbGraderPreprocessor

from .servant import TRUSTED

HIDDEN_BEGIN, HIDDEN_END = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"
DESCRIPTION = 300  # characters
HTML_SIGNS = 100_000  # of one output
Resources = dict[str, Any]

# What students' HTML may have.
TAGS = [*ALLOWED_TAGS, "br", "hr", "p", "div", "span", "pre", "sub", "sup", "h1", "h2", "h3", "h4", "h5", "h6", "del",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "img"]  # fmt: skip
STYLES = ["color", "background-color", "font-weight", "text-align", "padding", "margin", "border"]
PROTOCOLS = [*ALLOWED_PROTOCOLS, "data"]  # for pictures


def in_page(_tag: str, name: str, value: str) -> bool:
    """Whether a picture's attribute loads nothing from elsewhere."""
    return name in ("alt", "title") or (name == "src" and value.startswith("data:image/"))


def no_data(_tag: str, name: str, value: str) -> bool:
    """Whether a link's attribute may stay."""
    target = "".join(sign for sign in unescape(value) if sign > " ").lower()  # as a browser reads it
    return name == "title" or (name == "href" and not target.startswith("data:"))


ATTRIBUTES: dict[str, Any] = {**ALLOWED_ATTRIBUTES, "*": ["class", "style"], "td": ["colspan"], "th": ["colspan"],
                              "a": no_data, "img": in_page}  # fmt: skip


class ClearSolutions(NbgraderClearSolutions):
    """nbgrader's preprocessor, with a placeholder of its own where the BEGIN line names one.

    `### BEGIN SOLUTION answer = "?"` leaves `answer = "?"` in the student's notebook;
    a bare `### BEGIN SOLUTION` leaves the course's usual stub.
    """

    def _replace_solution_region(self, cell: NotebookNode, language: str) -> bool:
        named = re.search(rf"{self.begin_solution_delimeter} *(\S.*)", cell.source)
        if cell.cell_type != "code" or named is None:
            return bool(super()._replace_solution_region(cell, language))
        usual: dict[str, str] = self.code_stub  # type: ignore[has-type]
        self.code_stub = {**usual, language: named.group(1)}
        try:
            return bool(super()._replace_solution_region(cell, language))
        finally:
            self.code_stub = usual


class PrepareFeedback(NbGraderPreprocessor):
    """Keeps hidden tests, their inputs and their source lines out of the feedback, and folded code folded."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, index: int
    ) -> tuple[NotebookNode, Resources]:
        """Blank the hidden region, tracebacks that would quote it, and all but the title of a folded cell."""
        marks = cell.metadata.get("nbgrader", {})
        if HIDDEN_BEGIN in cell.source and marks.get("grade") and marks.get("locked"):
            self.hide(cell)
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            cell.source = cell.source.split("\n")[0].replace("@title ", "")
        return cell, resources

    def hide(self, cell: NotebookNode) -> None:
        """Leave nothing of the hidden lines: not as text, nor in what a student's function was given and printed."""
        hidden = cell.source
        region = rf"[^\n]*{HIDDEN_BEGIN}.*?(?:{HIDDEN_END}[^\n]*|\Z)"  # the end may have been cut off
        cell.source = re.sub(region, "# (hidden check)", hidden, flags=re.DOTALL)
        cell.outputs = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        for output in cell.outputs:
            # Name and text of other errors may be the student's, made of what their function was given.
            if output.ename not in TRUSTED:
                name = output.ename if hasattr(builtins, output.ename) else "an error of the student's own kind"
                asserted = re.search(rf"assert\b[^\n]*([\"']){re.escape(output.evalue)}\1", hidden)
                told = f": {output.evalue}" if output.evalue and asserted else ""
                output.evalue, output.traceback = "", [f"{name}{told}"]


class SanitizeFeedback(NbGraderPreprocessor):
    """Outputs run no script and load nothing from elsewhere, everywhere: they may come from students.

    markdown2html, below, sees to text. Pictures are described, for those who cannot see them.
    """

    clean = SanitizeHTML(tags=TAGS, attributes=ATTRIBUTES, styles=STYLES)

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        """Clean the outputs."""
        for output in cell.get("outputs", []):
            if len(output.get("data", {}).get("text/html", "")) > HTML_SIGNS:  # it would take minutes
                output.data["text/html"] = "<p>(too long to be shown)</p>"
        if cell.cell_type != "markdown":
            self.clean.preprocess_cell(cell, resources, index)
        for output in cell.get("outputs", []):
            if "data" in output:
                self.clean_data(output)
        return cell, resources

    def clean_data(self, output: NotebookNode) -> None:
        """What templates would copy into a page as it is."""
        data = output.data
        if not data:
            data["text/plain"] = "(not shown: it could run a script)"
        for kind in data.keys() & {"text/html", "text/latex", "text/plain"}:
            data[kind] = without_links(str(data[kind]))
        output.metadata = sizes(output.metadata)
        if any(kind.startswith("image/") for kind in data):
            output.metadata["alt"] = str(data.get("text/plain", "picture"))[:DESCRIPTION]


def sizes(metadata: dict[str, Any]) -> NotebookNode:
    """Of an output's metadata, the width and height of pictures."""
    found = NotebookNode()
    for kind, about in metadata.items():
        if isinstance(about, dict):
            numbers = {side: about[side] for side in ("width", "height") if isinstance(about.get(side), int | float)}
            found[kind] = NotebookNode(numbers)
    return found


def without_links(text: str) -> str:
    """Text whose formulas have no links, which MathJax would make of them."""
    return text.replace("\\href", "\\text")


@pass_context
def markdown2html(context: Context, source: str) -> str:
    """nbconvert's filter for templates, but what it makes of a student's text runs nothing and loads nothing.

    Markdown has links of its own, so it has to be cleaned after it has become HTML.
    """
    cell = context.get("cell", {})
    if source == cell.get("source") and cell.get("metadata", {}).get("nbgrader", {}).get("locked"):
        return instructors(source) if not cell.get("attachments") else to_html(source, cell.attachments)
    html = to_html(without_links(source), cell.get("attachments", {}))
    return str(bleach.clean(html, TAGS, ATTRIBUTES, PROTOCOLS, css_sanitizer=CSSSanitizer(STYLES)))


def to_html(source: str, attachments: dict[str, Any]) -> str:
    """Markdown as nbconvert shows it."""
    try:
        return str(MarkdownWithMath(renderer=IPythonRenderer(escape=False, attachments=attachments)).render(source))
    except InvalidNotebook:  # a picture that is not there
        return to_html(source.replace("attachment:", "missing:"), {})


@functools.lru_cache(200)
def instructors(source: str) -> str:
    """The same for text of the instructor's, which is the same for all students."""
    return to_html(source, {})
