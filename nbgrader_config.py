"""Course settings, read by nbgrader, JupyterLab's formgrader and our grader alike."""

from pathlib import Path

c = get_config()  # noqa: F821 (given by traitlets)

c.CourseDirectory.root = str(Path(__file__).parent)
c.CourseDirectory.course_id = "neural_networks"
c.Exchange.root = str(Path(__file__).parent / "exchange")

# An LMS's download: no student's archive can stop the others, or pass for another student's.
c.ZipCollectApp.extractor_plugin = "autograder.collect.Extractor"
c.ZipCollectApp.collector_plugin = "autograder.collect.Collector"

# What students find in place of a solution.
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\nraise NotImplementedError"}
c.ClearSolutions.text_stub = "*Your answer here.*"
c.GenerateAssignment.preprocessors = [
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.LockCells",
    "autograder.preprocessors.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Limits for student code, per cell and (ours only) per notebook.
c.Execute.timeout = 20  # seconds

# Feedback pages: no hidden tests, no scripts, and pictures where a live widget cannot be shown.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "autograder.preprocessors.PrepareFeedback",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
# What students have written or shown runs no script, in these pages and in the formgrader.
c.HTMLExporter.preprocessors = ["autograder.preprocessors.SanitizeFeedback"]
c.HTMLExporter.filters = {"markdown2html": "autograder.preprocessors.markdown2html"}
c.NbConvertBase.display_data_priority = [
    "text/html", "image/svg+xml", "image/png", "image/jpeg", "text/latex", "text/markdown", "text/plain"
]  # fmt: skip
