"""Classes to grade, for benchmarks/grade.py: three small notebooks made here, or our chapter 2.

Each function fills a folder that both `nbgrader` and `python -m autograder` take for a course.
"""

import ast
import json
import shutil
import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.course import load_course
from autograder.lint import nbgrader
from autograder.sample import Material

ROOT = Path(__file__).parents[1]
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "benchmark"\n'


# ---------------------------------------------------------------- cells
def text(source: str) -> NotebookNode:
    """Something to read."""
    return new_markdown_cell(source)


def code(source: str) -> NotebookNode:
    """An ordinary code cell."""
    return new_code_cell(textwrap.dedent(source).strip())


def marked(cell: NotebookNode, name: str, **marks: object) -> NotebookNode:
    """The cell with nbgrader's metadata."""
    usual = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3}
    cell.metadata["nbgrader"] = {"grade_id": name, **usual, **marks}
    return cell


def locked(name: str, source: str) -> NotebookNode:
    """A cell that students cannot change."""
    return marked(code(source), name, locked=True)


def solution(name: str, source: str) -> NotebookNode:
    """A function for students to write; all after its first line is the solution."""
    head, body = textwrap.dedent(source).strip().split("\n", 1)
    return marked(code(f"{head}\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"), name, solution=True)


def check(name: str, points: int, visible: str, hidden: str = "", result: str = "") -> NotebookNode:
    """A test: visible lines, hidden lines, and perhaps an expression that gives the points."""
    region = f"### BEGIN HIDDEN TESTS\n{textwrap.dedent(hidden).strip()}\n### END HIDDEN TESTS" if hidden else ""
    parts = [textwrap.dedent(visible).strip(), region, result]
    return marked(code("\n".join(part for part in parts if part)), name, grade=True, locked=True, points=points)


def words(name: str, points: int, source: str) -> NotebookNode:
    """A question that a human marks."""
    return marked(text(source), name, grade=True, solution=True, points=points)


# ---------------------------------------------------------------- the class of three notebooks
NOTEBOOKS = {
    "npy": [
        text("# Arrays"),
        locked("imports", "import numpy as np"),
        solution("softmax", """
            def softmax(z):
                e = np.exp(z - z.max(axis=-1, keepdims=True))
                return e / e.sum(axis=-1, keepdims=True)
            """),
        check("softmax_check", 2, "assert np.allclose(softmax(np.array([[1.0, 2.0, 3.0]])).sum(), 1)",
              "assert np.allclose(softmax(np.array([[1000.0, 1000.0]])), 0.5)"),
        solution("dense", """
            def dense(x, W, b):
                return x @ W + b
            """),
        check("dense_check", 3, "assert dense(np.ones((2, 3)), np.ones((3, 4)), np.zeros(4)).shape == (2, 4)", """
            rng = np.random.default_rng(0)
            x, W, b = rng.normal(size=(5, 3)), rng.normal(size=(3, 2)), rng.normal(size=2)
            assert np.allclose(dense(x, W, b), x @ W + b)
            """),
        solution("slope", """
            def slope(f, x, h=1e-5):
                g = np.zeros_like(x)
                for i in range(x.size):
                    d = np.zeros_like(x)
                    d.flat[i] = h
                    g.flat[i] = (f(x + d) - f(x - d)) / (2 * h)
                return g
            """),
        check("slope_check", 4,
              "right = [np.allclose(slope(lambda x: (x**2).sum(), np.array([1.0, 2.0])), [2, 4], atol=1e-4)]",
              "right.append(np.allclose(slope(lambda x: np.sin(x).sum(), np.zeros((2, 2))), 1, atol=1e-4))",
              "4 * sum(right) / len(right)"),
        words("why", 2, "Why is the largest score subtracted first?"),
    ],
    "torch_": [
        text("# Training"),
        locked("imports", """
            import time
            import torch
            from torch import nn
            torch.manual_seed(0)
            """),
        locked("data", """
            X = torch.randn(512, 20)
            y = (X[:, :3].sum(1, keepdim=True) > 0).float()
            """),
        solution("make_model", """
            def make_model():
                return nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 1))
            """),
        check("make_model_check", 2, "model = make_model()\nassert model(X).shape == (512, 1)",
              "assert sum(p.numel() for p in model.parameters()) == 20 * 64 + 64 + 64 + 1"),
        solution("train", """
            def train(model, X, y, steps=700):
                optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
                losses = []
                for _ in range(steps):
                    optimizer.zero_grad()
                    loss = nn.functional.binary_cross_entropy_with_logits(model(X), y)
                    loss.backward()
                    optimizer.step()
                    losses.append(loss.item())
                return losses
            """),
        check("train_check", 5, """
            started = time.perf_counter()
            losses = train(make_model(), X, y)
            seconds = time.perf_counter() - started
            assert losses[-1] < losses[0]
            """, "assert losses[-1] < 0.2"),
        code('print(f"loss {losses[-1]:.6f} after {seconds:.3f} s with {torch.get_num_threads()} thread")'),
    ],
    "mpl": [
        text("# Pictures"),
        locked("imports", "import matplotlib.pyplot as plt\nimport numpy as np"),
        solution("plot_loss", """
            def plot_loss(losses):
                figure, axis = plt.subplots(figsize=(6, 4))
                axis.plot(losses, label="loss")
                axis.set(xlabel="step", ylabel="loss", title="Loss")
                axis.legend()
                return axis
            """),
        check("plot_loss_check", 2, """
            axis = plot_loss(np.exp(-np.linspace(0, 5, 200)))
            assert axis.get_xlabel() == "step"
            """, "assert len(axis.lines) == 1"),
        code("""
            x = np.linspace(-3, 3, 400)
            figure, axes = plt.subplots(1, 3, figsize=(12, 3))
            for axis, name, y in zip(axes, ["tanh", "sigmoid", "relu"], [np.tanh(x), 1 / (1 + np.exp(-x)), x.clip(0)]):
                axis.plot(x, y)
                axis.set_title(name)
                axis.grid(True)
            plt.show()
            """),
        solution("boundary", """
            def boundary(f):
                xx, yy = np.meshgrid(np.linspace(-2, 2, 100), np.linspace(-2, 2, 100))
                figure, axis = plt.subplots()
                axis.contourf(xx, yy, f(xx, yy), levels=20)
                axis.set_title("boundary")
                return axis
            """),
        check("boundary_check", 3, 'assert boundary(lambda a, b: a * b).get_title() == "boundary"'),
        code("""
            plt.imshow(np.random.default_rng(0).random((28, 28)), cmap="gray")
            plt.colorbar()
            plt.show()
            """),
    ],
}  # fmt: skip
WRONG = {  # what one student in ten hands in: number -> (exercise, answer)
    8: ("softmax", "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum(axis=-1, keepdims=True)"),
    7: ("slope", "def slope(f, x):\n    return 2 * x"),
}
UNANSWERED = 9  # one student in ten leaves the first notebook as it was


def write_three(root: Path, submissions: int, generate: Callable[[str], None]) -> str:
    """The class of three notebooks; `generate(assignment)` must run nbgrader generate_assignment. Its name."""
    assignment = "ps1"
    (root / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    for name, cells in NOTEBOOKS.items():
        for index, cell in enumerate(cells):
            cell["id"] = f"{name}-{index}"
        notebook = new_notebook(cells=cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}})
        write(root / "source" / assignment / f"{name}.ipynb", notebook)
    generate(assignment)
    for number in range(submissions):
        for name in NOTEBOOKS:
            notebook = nbformat.read(root / "release" / assignment / f"{name}.ipynb", as_version=4)
            if not (number % 10 == UNANSWERED and name == "npy"):
                answer(notebook, {str(nbgrader(cell).get("grade_id")): cell.source for cell in NOTEBOOKS[name]}, number)
            notebook.cells.append(new_markdown_cell(f"Notes of student {number}", id="notes"))
            write(root / "submitted" / f"student{number:04}" / assignment / f"{name}.ipynb", notebook)
    return assignment


def answer(notebook: NotebookNode, source: dict[str, str], number: int) -> None:
    """Fill in the solutions, or what this student takes for one."""
    exercise, mistake = WRONG.get(number % 10, ("", ""))
    for cell in notebook.cells:
        name = nbgrader(cell).get("grade_id", "")
        if name == "why":
            cell.source = "Because exp overflows."
        elif nbgrader(cell).get("solution"):
            lines = [line for line in source[name].split("\n") if "SOLUTION" not in line]
            cell.source = mistake if name == exercise else "\n".join(lines)


def write(path: Path, notebook: NotebookNode) -> None:
    """Write a notebook and the folders it is in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)


# ---------------------------------------------------------------- our chapter 2
def write_chapter2(root: Path, submissions: int, generate: Callable[[str], None]) -> str:
    """Chapter 2 with answers from its banks; `generate(assignment)` must run nbgrader generate_assignment. Its name."""
    assignment = "ch02_neurons"
    for kind in ("source", "release"):
        shutil.copytree(ROOT / kind / assignment, root / kind / assignment)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    generate(assignment)
    course = load_course(ROOT)
    materials = [Material(course, section) for section in course.sections if section.chapter == assignment]
    for number in range(submissions):
        for material in materials:
            reference = material.reference.__getitem__
            picks = (reference, material.half, material.wrong, material.correct, one_wrong(material, number), reference)
            notebook = material.answered(picks[number % len(picks)])
            notebook.cells.append(new_markdown_cell(f"Notes of student {number}", id="notes"))
            write(root / "submitted" / f"student{number:04}" / assignment / f"{material.name}.ipynb", notebook)
    return assignment


def one_wrong(material: Material, number: int) -> Callable[[str], str | None]:
    """The reference, but one exercise with one of its bank's wrong answers, in turn."""
    mistakes = [entry for entry in material.bank if entry.mistake]
    chosen = mistakes[number % len(mistakes)]
    return lambda name: chosen.code if name == chosen.exercise else material.reference[name]


CLASSES = {"three": write_three, "chapter2": write_chapter2}


# ---------------------------------------------------------------- the same class for Otter
def write_otter(course: Path, assignment: str, folder: Path) -> None:
    """Each notebook as an assignment of Otter's: NOTEBOOK.zip with its tests, STUDENT/NOTEBOOK.ipynb with the calls.

    A test runs the very source of nbgrader's check cell, in the notebook's own namespace and at the same place.
    """
    folder.mkdir()
    for path in sorted((course / "source" / assignment).glob("*.ipynb")):
        checks = {nbgrader(c)["grade_id"]: c for c in nbformat.read(path, as_version=4).cells if is_check(c)}
        with zipfile.ZipFile(folder / f"{path.stem}.zip", "w") as archive:
            archive.writestr("otter_config.json", json.dumps({"print_summary": False}))
            for name, cell in checks.items():
                archive.writestr(f"tests/{name}.py", otter_test(name, nbgrader(cell)["points"], cell.source))
    for path in sorted((course / "submitted").glob(f"*/{assignment}/*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if is_check(cell):
                cell.source, cell.metadata = "", {"otter": {"tests": [nbgrader(cell)["grade_id"]]}}
        write(folder / path.parts[-3] / path.name, notebook)


def is_check(cell: NotebookNode) -> bool:
    """Whether nbgrader runs this cell to give points."""
    return cell.cell_type == "code" and bool(nbgrader(cell).get("grade"))


def otter_test(name: str, points: float, source: str) -> str:
    """A test file of Otter's. Otter knows no partial credit within a test: fewer points than all count as failed."""
    last = ast.parse(source).body[-1]
    lines = source.split("\n")
    cut = last.lineno - 1 if isinstance(last, ast.Expr) else len(lines)  # an expression gives the points
    body, value = "\n".join(lines[:cut]), "\n".join(lines[cut:]) or "None"
    return textwrap.dedent(f"""
        from otter.test_files import test_case

        OK_FORMAT = False
        name = {name!r}
        points = {points}

        @test_case()
        def run(env):
            exec({body!r}, env)
            assert eval({value!r}, env) in (None, points)
        """)
