"""The places where the course plugs into nbgrader's own converters."""

import re
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions as NbgraderClearSolutions
from nbgrader.preprocessors import NbGraderPreprocessor

HIDDEN_BEGIN, HIDDEN_END = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"
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
    """Keeps hidden tests, their inputs and their source lines out of the feedback, and folded code folded."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, index: int
    ) -> tuple[NotebookNode, Resources]:
        """Blank the hidden region, tracebacks that would quote it, and all but the title of a folded cell."""
        if HIDDEN_BEGIN in cell.source:
            region = rf"[^\n]*{HIDDEN_BEGIN}.*?{HIDDEN_END}[^\n]*"
            cell.source = re.sub(region, "# (hidden check)", cell.source, flags=re.DOTALL)
            for output in cell.get("outputs", []):
                # A check speaks for itself; any other error would quote the hidden lines.
                if output.output_type == "error" and output.ename != "CheckFailed":
                    output.traceback = [f"{output.ename}: {output.evalue}"]
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            cell.source = cell.source.split("\n")[0].replace("@title ", "")
        return cell, resources
