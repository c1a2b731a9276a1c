"""A student's feedback page: nbgrader's own HTML, made anywhere from a graded notebook and its scores."""

import json
import threading
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

EXPORTERS: dict[str, HTMLExporter] = {}
LOCK = threading.Lock()  # a worker of a cluster may have several threads; an exporter is for one


def render(notebook: str, facts: dict[str, Any], config: Config) -> str:
    """The page (HTML) of a graded notebook (JSON).

    facts: nbgrader's `resources`, with student, assignment, notebook and scores; config: the course's.
    """
    resources = {"unique_key": facts["notebook"], "nbgrader": facts}
    node = nbformat.from_dict(json.loads(notebook))
    with LOCK:
        page, _ = exporter(config).from_notebook_node(node, resources=resources)
    return page


def exporter(settings: Config) -> HTMLExporter:
    """What nbgrader's GenerateFeedback would use; kept, because its templates take long to compile."""
    key = repr(settings)
    if key not in EXPORTERS:
        converter: Any = GenerateFeedback(coursedir=CourseDirectory(config=settings), config=settings)
        EXPORTERS[key] = HTMLExporter(config=converter.config)
        for step in converter.preprocessors:
            if not reads_gradebook(step):
                EXPORTERS[key].register_preprocessor(step, enabled=True)
    return EXPORTERS[key]


def reads_gradebook(step: Any) -> bool:
    """Whether this is GetGrades, by class or by name."""
    name = step if isinstance(step, str) else f"{step.__module__}.{step.__qualname__}"
    return name.endswith("GetGrades")
