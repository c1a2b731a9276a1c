"""The places where the course plugs into nbgrader's own converters."""

import re
from typing import Any

from bleach.sanitizer import ALLOWED_ATTRIBUTES, ALLOWED_TAGS
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions as NbgraderClearSolutions
from nbgrader.preprocessors import NbGraderPreprocessor

HIDDEN_BEGIN, HIDDEN_END = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"
DESCRIPTION = 300  # characters
OURS = ("CheckFailed", "NotRun")  # errors that say nothing secret
Resources = dict[str, Any]


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
    """Keeps hidden tests, their inputs and their source lines out of the feedback, and folded code folded.

    Pictures are described, for those who cannot see them, by what stands in their place in plain text.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, index: int
    ) -> tuple[NotebookNode, Resources]:
        """Blank the hidden region, tracebacks that would quote it, and all but the title of a folded cell."""
        if HIDDEN_BEGIN in cell.source:
            self.hide(cell)
        for output in cell.get("outputs", []):
            if any(kind.startswith("image/") for kind in output.get("data", {})):
                output.metadata["alt"] = str(output.data.get("text/plain", "picture"))[:DESCRIPTION]
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            cell.source = cell.source.split("\n")[0].replace("@title ", "")
        return cell, resources

    def hide(self, cell: NotebookNode) -> None:
        """Leave nothing of the hidden lines: not as text, nor in what a student's function was given and printed."""
        hidden = cell.source
        region = rf"[^\n]*{HIDDEN_BEGIN}.*?{HIDDEN_END}[^\n]*"
        cell.source = re.sub(region, "# (hidden check)", hidden, flags=re.DOTALL)
        cell.outputs = [output for output in cell.get("outputs", []) if output.output_type == "error"]
        for output in cell.outputs:
            # The text of other errors may be the student's, made of what their function was given.
            if output.ename not in OURS:
                told = f": {output.evalue}" if output.evalue and output.evalue in hidden else ""
                output.evalue, output.traceback = "", [f"{output.ename}{told}"]


class SanitizeFeedback(NbGraderPreprocessor):
    """Students' Markdown and HTML outputs run no script and load nothing from elsewhere."""

    clean = SanitizeHTML(
        tags=[*ALLOWED_TAGS, "br", "hr", "p", "div", "span", "pre", "sub", "sup", "h1", "h2", "h3", "h4", "h5", "h6",
              "table", "caption", "thead", "tbody", "tr", "th", "td"],
        attributes={**ALLOWED_ATTRIBUTES, "*": ["class", "style"], "td": ["colspan"], "th": ["colspan"]},
        styles=["color", "background-color", "font-weight", "text-align", "padding", "margin", "border"],
    )  # fmt: skip

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        """The instructor's own text is left as it is; outputs are cleaned everywhere, they may come from students."""
        if cell.cell_type == "code" or not cell.metadata.get("nbgrader", {}).get("locked"):
            self.clean.preprocess_cell(cell, resources, index)
        for output in cell.get("outputs", []):
            if output.get("data") == {}:
                output.data = {"text/plain": "(not shown: it could run a script)"}
        return cell, resources
