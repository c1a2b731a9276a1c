"""A notebook run by two processes: students' cells in one, tests in another that no student's code enters.

The student's kernel runs everything but tests. The judge's kernel runs the tests, and of the instructor's other cells
those that tests build on; what students' cells define is there as stand-ins, see standins.py.
"""

import ast
import builtins
import contextlib
import copy
import socket
from collections.abc import Iterator
from typing import Any

from jupyter_core.utils import ensure_async
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from .execute import LimitedExecute, Resources
from .kernels import Fork
from .lint import nbgrader
from .roles import CALLS, JUDGE, STUDENT

DEFINES = "defines"  # in a cell's metadata: the names that stand for the student's work
CALLED = "calls"  # in a test's metadata: what it calls, with the reference; afterwards with the student's work
REFERENCE = "reference"  # in a test's metadata: the solution is the reference, its calls are to be noted
FLAGS = "flags"  # in a test's metadata: what an instructor should look at
SHARED = "shared"  # in a test's metadata: it runs in the student's kernel, and its points are unproven
NAMES = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
SESSION = "__import__('autograder.standins', fromlist=['session']).session()"


# ---------------------------------------------------------------- what the judge needs to know
def mark(frame: NotebookNode, source: NotebookNode) -> NotebookNode:
    """A notebook whose solution cells say what the reference defines there."""
    references = {nbgrader(cell).get("grade_id"): cell for cell in source.cells if nbgrader(cell).get("solution")}
    for cell in frame.cells:
        reference = references.get(nbgrader(cell).get("grade_id"))
        if reference is not None and cell.cell_type == "code":
            cell.metadata[DEFINES] = defined(reference.source)
    return frame


def with_reference(frame: NotebookNode, source: NotebookNode) -> NotebookNode:
    """A marked notebook with the reference in its solution cells."""
    references = {nbgrader(cell).get("grade_id"): cell for cell in source.cells}
    filled = copy.deepcopy(frame)
    for cell in filled.cells:
        if nbgrader(cell).get("solution"):
            cell.source = references.get(nbgrader(cell)["grade_id"], cell).source
    return filled


def calls_of(executed: NotebookNode) -> dict[str, Any]:
    """test -> what it has called"""
    return {nbgrader(cell)["grade_id"]: cell.metadata[CALLED] for cell in executed.cells if CALLED in cell.metadata}


def note_calls(notebook: NotebookNode, calls: dict[str, Any]) -> None:
    """Let a notebook's tests know what they call with the reference."""
    for cell in notebook.cells:
        if nbgrader(cell).get("grade_id") in calls:
            cell.metadata[CALLED] = calls[nbgrader(cell)["grade_id"]]


def is_marked(notebook: NotebookNode) -> bool:
    """Whether it says what students' work is; only then tests can run apart from it."""
    return any(DEFINES in cell.metadata for cell in notebook.cells)


# ---------------------------------------------------------------- which cells the judge needs
def defined(code: str) -> list[str]:
    """The names that a solution cell defines."""
    names = []
    for node in parse(code):
        names += [node.name] if isinstance(node, NAMES) else []
        targets = getattr(node, "targets", None) or [getattr(node, "target", node)]
        if isinstance(node, ast.Assign | ast.AnnAssign):
            names += [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
    return list(dict.fromkeys(names))


def parse(code: str) -> list[ast.stmt]:
    """The statements of a cell; none if it is no plain Python."""
    try:
        return ast.parse(code).body
    except (SyntaxError, ValueError):
        return []


def loaded(code: str) -> set[str]:
    """The names that a cell asks for, anywhere in it."""
    nodes = [node for statement in parse(code) for node in ast.walk(statement)]
    return {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)} - set(dir(builtins))


def changed(code: str) -> set[str]:
    """The names that a cell defines, or whose values it may change, at its top level."""
    names: set[str] = set()
    waiting: list[ast.AST] = list(parse(code))
    while waiting:
        node = waiting.pop()
        if isinstance(node, NAMES):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            names.add(node.id)
        elif isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            names |= {name.id for name in ast.walk(node.value) if isinstance(name, ast.Name)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            owner = node.value.func
            while isinstance(owner, ast.Attribute | ast.Subscript | ast.Call):
                owner = owner.func if isinstance(owner, ast.Call) else owner.value
            if isinstance(owner, ast.Name) and owner is not node.value.func:
                names.add(owner.id)
        if not isinstance(node, (*NAMES, ast.Lambda)):
            waiting += ast.iter_child_nodes(node)
    return names


def needed(cells: list[NotebookNode]) -> list[bool]:
    """For each cell, whether the judge runs it: tests, and what they build on."""
    imported: set[str] = set()
    for cell in cells:
        for node in parse(cell.source) if is_instructors(cell) else []:
            if isinstance(node, ast.Import | ast.ImportFrom):
                imported |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    wanted: set[str] = set()
    result = []
    for cell in reversed(cells):
        runs = is_test(cell)
        if is_instructors(cell):
            imports = any(isinstance(node, ast.Import | ast.ImportFrom) for node in parse(cell.source))
            runs = imports or bool(wanted & (changed(cell.source) - imported))
        if runs:
            wanted |= loaded(cell.source)
        result.append(runs)
    return result[::-1]


def is_test(cell: NotebookNode) -> bool:
    """Whether the judge runs it in place of the student's kernel."""
    marks = nbgrader(cell)
    graded = cell.cell_type == "code" and marks.get("grade") and not marks.get("solution")
    return bool(graded) and not cell.metadata.get(SHARED)


def is_instructors(cell: NotebookNode) -> bool:
    """Whether it is code of the instructor's, but no test."""
    marks = nbgrader(cell)
    return cell.cell_type == "code" and bool(marks.get("locked")) and not marks.get("grade")


# ---------------------------------------------------------------- running them
class Judge(LimitedExecute):
    """The kernel that tests run in; it may wait for the student's."""

    student: LimitedExecute
    timed_out = False
    calls: list[Any]  # of the last cell, see standins.py

    @contextlib.contextmanager
    def ready(self, nb: NotebookNode, resources: Resources) -> Iterator[None]:
        """With a kernel that listens; as nbconvert's preprocess()."""
        NotebookClient.__init__(self, NotebookNode({**nb, "cells": list(nb.cells)}))  # it puts in what it has run
        self.reset_execution_trackers()
        self._check_assign_resources(resources)
        try:
            with self.setup_kernel():
                assert self.kc
                self.wait_for_reply(self.kc.kernel_info())
                yield
        finally:
            self.guard.end()

    async def _async_handle_timeout(self, timeout: int, cell: NotebookNode | None = None) -> Any:
        self.timed_out = True
        manager: Any = self.student.km
        await ensure_async(manager.interrupt_kernel())
        return await super()._async_handle_timeout(timeout, cell)

    def heed(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        """Keep what a cell has called out of its outputs."""
        if msg["msg_type"] == "display_data" and CALLS in msg["content"].get("data", {}):
            self.calls = msg["content"]["data"][CALLS]
            return None
        return super().heed(msg, cell, cell_index)

    def tell(self, code: str, index: int) -> None:
        """Run a line of ours."""
        self.preprocess_cell(new_code_cell(code), self.resources, index)


class JudgedExecute(LimitedExecute):
    """Runs a notebook in two kernels; outputs, errors and limits are as in one."""

    judge: Judge

    def forks(self) -> list[Fork | None]:
        """The student's kernel, and the judge's."""
        return [self.fork, self.judge.fork]

    def preprocess(self, nb: NotebookNode, resources: Resources | None = None, km: Any = None) -> Any:
        """Run all cells."""
        self.runs, self.bound, self.count = needed(nb.cells), set[str](), 0
        self.known: dict[str, list[Any]] = {}
        self.judge = Judge(config=self.config, kernel_manager_class=self.kernel_manager_class)
        self.judge.limit(self.limits)
        self.judge.calls = []
        self.judge.student = self
        self.role, self.judge.role = STUDENT, JUDGE
        self.link, self.judge.link = links = socket.socketpair()
        try:
            with self.judge.ready(nb, resources or {}):
                return super().preprocess(nb, resources, km)
        finally:
            for link in links:
                link.close()

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        """Run one cell where it belongs."""
        if cell.cell_type != "code":
            return cell, resources
        if is_test(cell) and not self.stopped:
            self.test(cell, resources, index)
        else:
            super().preprocess_cell(cell, resources, index)
            if not self.stopped:
                self.follow(cell, index)
            if cell.metadata.get(SHARED) and not failed(cell):
                cell.metadata[FLAGS] = ["unproven: this test ran in the student's own process"]
        self.count += 1
        cell.execution_count = self.count
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = self.count
        return cell, resources

    def follow(self, cell: NotebookNode, index: int) -> None:
        """Keep the judge up to date with a cell of the student's kernel."""
        if self.runs[index]:
            if again := self.bound & changed(cell.source):
                self.bound -= again
                self.judge.tell(f"{SESSION}.forget({sorted(again)!r})", index)
            self.judge.tell(cell.source, index)
        elif names := cell.metadata.get(DEFINES):
            self.bound |= set(names)
            self.judge.tell(f"{SESSION}.bind({list(names)!r}, {cell.source!r})", index)

    def test(self, cell: NotebookNode, resources: Resources, index: int) -> None:
        """Run a test in the judge's kernel."""
        self.judge.timed_out = False
        self.judge.preprocess_cell(cell, resources, index)
        if self.fork and self.fork.poll() is not None:
            self.stopped, self.died_in = self.guard.reason or self.why_dead(), -1 if self.guard.reason else index
        elif self.judge.stopped:
            self.stopped, self.died_in = self.judge.stopped, self.judge.died_in
            return  # it says so already
        elif self.judge.timed_out:
            super().preprocess_cell(new_code_cell("None"), resources, index)  # does it still answer?
            self.nb.cells[index] = cell
        if self.stopped:
            cell.outputs = []
            self.not_run(cell)
        else:
            self.weigh(cell, resources, index)

    def weigh(self, cell: NotebookNode, resources: Resources, index: int) -> None:
        """Look whether a test that was passed was passed as the reference passes it; note on the cell what differs."""
        name = nbgrader(cell).get("grade_id", "")
        calls = cell.metadata.get(CALLED, self.known.get(name))
        cell.metadata[CALLED] = self.judge.calls
        if cell.metadata.get(REFERENCE):
            self.known[name] = self.judge.calls
        elif calls is not None and not failed(cell):
            self.compare(calls, cell, resources, index)

    def compare(self, calls: list[Any], cell: NotebookNode, resources: Resources, index: int) -> None:
        """Flag what is unlike the reference's calls, and what is passed only by a change that the reference lacks."""
        flags = differences(calls, self.judge.calls)
        if unlike := unexpected(calls, self.judge.calls):
            second = new_code_cell(cell.source, metadata=cell.metadata)
            self.judge.tell(f"{SESSION}.reference = {calls!r}", index)
            self.judge.preprocess_cell(second, resources, index)
            self.judge.tell(f"{SESSION}.reference = None", index)
            if failed(second):
                flags.append(f"passed only because {unlike} changes what it is given, and the reference does not")
        if flags:
            cell.metadata[FLAGS] = flags


def failed(cell: NotebookNode) -> bool:
    """Whether a test has ended in an error."""
    return any(output.output_type == "error" for output in cell.outputs)


def by_function(calls: list[Any]) -> dict[str, list[Any]]:
    """function -> [(shape of its result, what it changed), ...]"""
    found: dict[str, list[Any]] = {}
    for name, shape, changes in calls:
        found.setdefault(name, []).append((shape, changes))
    return found


def differences(reference: list[Any], calls: list[Any]) -> list[str]:
    """What is unlike the reference, although the test was passed."""
    told = []
    mine = by_function(calls)
    for name, expected in by_function(reference).items():
        got = mine.get(name, [])
        if (None, None) in got:
            continue
        if len(got) < len(expected) and "." not in name:  # a class may leave methods to its parent
            told.append(f"{name} was called {len(got)} times, and {len(expected)} times in the reference")
        for (shape, _), (usual, _) in zip(got, expected, strict=False):
            if shape is not None and usual is not None and shape != usual:
                told.append(f"{name} gave numbers of shape {tuple(shape)}, the reference {tuple(usual)}")
                break
    return told


def unexpected(reference: list[Any], calls: list[Any]) -> str:
    """The first function that changed something which the reference does not change; empty if there is none."""
    usual = by_function(reference)
    for name, made in by_function(calls).items():
        known = usual.get(name) or [(None, [])]
        for place, (_, changes) in enumerate(made):
            if set(changes or ()) - set(known[min(place, len(known) - 1)][1]):
                return name
    return ""
