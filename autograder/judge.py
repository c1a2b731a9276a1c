"""A notebook run by two processes: students' cells in one, tests in another that no student's code enters.

The student's kernel runs everything but tests. The judge's kernel runs the tests, and of the instructor's other cells
those that tests build on; what students' cells define is there as stand-ins, see standins.py.
"""

import ast
import builtins
import contextlib
import copy
import functools
import json
import re
import select
import signal
import socket
import threading
from dataclasses import replace
from typing import Any

from jupyter_core.utils import run_sync
from nbclient.client import timestamp
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from .kernels import Fork, Setup, start, wanted
from .link import receive, send
from .lint import by_grade_id, nbgrader
from .preprocessors import HIDDEN_BEGIN, HIDDEN_END
from .runner import GRACE_SECONDS, LimitedExecute, Resources, check

DEFINES = "defines"  # in a cell's metadata: the names that stand for the student's work
CALLED = "calls"  # in a test's metadata: what it calls, with the reference; afterwards with the student's work
REFERENCE = "reference"  # in a test's metadata: the solution is the reference, its calls are to be noted
FLAGS = "flags"  # in a test's metadata: what an instructor should look at
SHARED = "shared"  # in a test's metadata: it runs in the student's kernel, and its points are unproven
KNOWN = 300  # cells of which it is kept what they define: most are the same for all students
LAST_SECONDS = 2  # in which a process that does not answer any more is found to have ended
WORD = re.compile(r"[^\W\d]\w*")
IMPORTS = (ast.Import, ast.ImportFrom)
PARSING = threading.Lock()  # CPython 3.11 mixes up the depths of what several threads parse at once
NAMES = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)


# ---------------------------------------------------------------- what the judge needs to know
def mark(frame: NotebookNode, source: NotebookNode) -> NotebookNode:
    """A notebook whose solution cells say what the reference defines there."""
    references = by_grade_id(source)
    for name, cell in by_grade_id(frame).items():
        if cell.cell_type == "code" and name in references and nbgrader(references[name]).get("solution"):
            cell.metadata[DEFINES] = defined(references[name].source)
    return frame


def with_reference(frame: NotebookNode, source: NotebookNode) -> NotebookNode:
    """A marked notebook with the reference in its solution cells."""
    references = by_grade_id(source)
    filled = copy.deepcopy(frame)
    for name, cell in by_grade_id(filled).items():
        if nbgrader(cell).get("solution"):
            cell.source = references.get(name, cell).source
    return filled


def calls_of(executed: NotebookNode) -> dict[str, Any]:
    """test -> what it has called"""
    return {name: cell.metadata[CALLED] for name, cell in by_grade_id(executed).items() if CALLED in cell.metadata}


def note_calls(notebook: NotebookNode, calls: dict[str, Any]) -> None:
    """Let a notebook's tests know what they call with the reference."""
    for name, cell in by_grade_id(notebook).items():
        if name in calls:
            cell.metadata[CALLED] = calls[name]


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
    with contextlib.suppress(SyntaxError, ValueError), PARSING:
        return ast.parse(code).body
    return []


@functools.lru_cache(KNOWN)
def loaded(code: str) -> frozenset[str]:
    """The names that a cell asks for, anywhere in it."""
    nodes = [node for statement in parse(code) for node in ast.walk(statement)]
    names = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    return frozenset(names - set(dir(builtins)))


def imported(node: ast.Import | ast.ImportFrom) -> set[str]:
    """The names that an import defines."""
    return {(alias.asname or alias.name).split(".")[0] for alias in node.names}


@functools.lru_cache(KNOWN)
def modules_of(code: str) -> frozenset[str]:
    """The names that the imports of a cell define at its top level."""
    return frozenset(name for node in parse(code) if isinstance(node, IMPORTS) for name in imported(node))


@functools.lru_cache(KNOWN)
def changed(code: str) -> frozenset[str]:
    """The names that a cell defines, or whose values it may change, at its top level."""
    names: set[str] = set()
    waiting: list[ast.AST] = list(parse(code))
    while waiting:
        node = waiting.pop()
        if isinstance(node, NAMES):
            names.add(node.name)
        elif isinstance(node, IMPORTS):
            names |= imported(node)
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
    return frozenset(names)


def needed(cells: list[NotebookNode]) -> list[bool]:
    """For each cell, whether the judge runs it: tests, and what they build on."""
    modules = {name for cell in cells if is_instructors(cell) for name in modules_of(cell.source)}
    wanted: set[str] = set()
    result = []
    for cell in reversed(cells):
        runs = is_test(cell)
        if is_instructors(cell):
            runs = bool(modules_of(cell.source)) or bool(wanted & (changed(cell.source) - modules))
        if runs:
            wanted |= loaded(cell.source)
        result.append(runs)
    return result[::-1]


def parts(code: str) -> tuple[str, str]:
    """The statements of a test that students see, and those in its hidden part."""
    found: tuple[list[str], list[str]] = ([], [])
    lines, inside, secret = code.splitlines(), False, set()
    for number, line in enumerate(lines, start=1):
        inside = (inside or HIDDEN_BEGIN in line) and HIDDEN_END not in line
        secret |= {number} if inside else set()
    for node in parse(code):
        reach = range(node.lineno, (node.end_lineno or node.lineno) + 1)
        found[not secret.isdisjoint(reach)].extend(lines[number - 1] for number in reach)
    return "\n".join(found[0]), "\n".join(found[1])


def gifts(cells: list[NotebookNode]) -> list[list[str]]:
    """For each cell, the names that it gives to later cells of the student's kernel if it is a test.

    Only those of the part that students see: the hidden part does not change them.
    """
    wanted: set[str] = set()
    result: list[list[str]] = []
    for cell in reversed(cells):
        if is_test(cell):
            shown, hidden = parts(cell.source)
            result.append(sorted(wanted & changed(shown) - changed(hidden)))
        else:
            result.append([])
            # Not parsed: it may be huge, or nested without end.
            wanted |= set(WORD.findall(cell.source)) if cell.cell_type == "code" else set()
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
class Judge:
    """The process that tests run in, seen from outside."""

    def __init__(self, setup: Setup, folder: str, student: socket.socket) -> None:
        """student: leads to the student's kernel. Raises KernelStartError."""
        self.control, theirs = socket.socketpair()
        with theirs:
            request = wanted(folder, setup) | {"judge": True}
            self.fork: Fork = run_sync(start)(request, [student, theirs])

    def tell(self, *operation: Any) -> None:
        """Have something done that has no answer."""
        with contextlib.suppress(OSError):  # it has ended; the next question will find out
            send(self.control, json.dumps(operation).encode())

    def answer(self, seconds: float) -> dict[str, Any] | None:
        """Its answer; None if there is none after that time. Raises EOFError if it has ended."""
        if not select.select([self.control], [], [], max(0.0, seconds))[0]:
            return None
        try:
            return dict(json.loads(receive(self.control)))
        except OSError:
            raise EOFError("it has ended") from None

    def end(self) -> None:
        """Have it end, and wait for that."""
        self.control.close()
        run_sync(self.fork.end)()
        self.fork.close()


class JudgedExecute(LimitedExecute):
    """Runs a notebook in two processes; outputs, errors and limits are as in one."""

    judge: Judge

    def forks(self) -> list[Fork | None]:
        """The student's kernel, and the judge."""
        return [self.fork, self.judge.fork]

    def preprocess(self, nb: NotebookNode, resources: Resources | None = None, km: Any = None) -> Any:
        """Run all cells."""
        self.runs, self.gifts, self.bound, self.count = needed(nb.cells), gifts(nb.cells), set[str](), 0
        self.known: dict[str, list[Any]] = {}
        link, student = socket.socketpair()
        with link:
            with student:
                self.judge = Judge(self.setup, self.data, student)
            self.setup = replace(self.setup, link=link)
            try:
                return super().preprocess(nb, resources, km)
            finally:
                self.judge.end()

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        """Run one cell where it belongs."""
        if cell.cell_type != "code":
            return cell, resources
        self.count, self.index = self.count + 1, index
        if is_test(cell):
            self.test(cell, resources)
        else:
            super().preprocess_cell(cell, resources, index)
            self.follow(cell)
            if cell.metadata.get(SHARED) and not failed(cell):
                cell.metadata[FLAGS] = ["unproven: this test ran in the student's own process"]
        cell.execution_count = self.count
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = self.count
        return cell, resources

    def follow(self, cell: NotebookNode) -> None:
        """Keep the judge up to date with a cell of the student's kernel."""
        if self.runs[self.index] and self.begin():
            if again := self.bound & changed(cell.source):
                self.bound -= again
                self.judge.tell("forget", sorted(again))
            self.ask(cell.source)
        elif names := cell.metadata.get(DEFINES):
            self.bound |= set(names)
            self.judge.tell("bind", list(names), cell.source)

    def ask(self, code: str, reference: list[Any] | None = None) -> dict[str, Any]:
        """Have the judge run a cell: its messages and calls, `error`, and `late` if it had to be interrupted.

        Without an answer, `stopped` says why. reference: believe only changes that these calls make.
        """
        try:
            gifts = [] if reference else self.gifts[self.index]
            self.judge.tell("run", code, self.count, self.limits.output_bytes, gifts, reference)
            if answer := self.judge.answer(self.timeout or 0):
                return answer
            for fork in self.forks():
                if fork:
                    fork.send_signal(signal.SIGINT)
            if answer := self.judge.answer(GRACE_SECONDS):
                return {**answer, "late": True}
            self.stopped = "a test ran too long and could not be interrupted"
        except EOFError:
            self.judge.fork.wait()
            self.stopped, self.died_in = self.why_dead(self.judge.fork), self.index
        return {"messages": [], "calls": []}

    def test(self, cell: NotebookNode, resources: Resources) -> None:
        """Have the judge run a test."""
        cell.outputs = []
        if not self.begin():
            self.not_run(cell)
            return
        began = timestamp()
        answer = self.ask(cell.source)
        cell.metadata["execution"] = {"iopub.status.busy": began, "iopub.status.idle": timestamp()}
        for kind, content in answer["messages"]:
            self.show(kind, content, cell)
        if answer.get("cut"):
            self.note_cut(cell)
        if "error" in answer and not failed(cell):
            cell.outputs.append(new_output("error", **answer["error"], traceback=[answer["error"]["evalue"]]))
        if "late" in answer:
            cell.outputs.append(new_output("error", **self.error_on_timeout))
            super().preprocess_cell(new_code_cell("None"), resources, self.index)  # does the student's still answer?
            self.nb.cells[self.index] = cell
        try:
            check(cell)
        except Exception:  # a function of the student's has displayed what cannot be kept
            cell.outputs = [new_output("error", ename="Broken", evalue="what it displayed cannot be kept")]
        silent = answer.get("error", {}).get("ename") == "Broken"
        if self.fork and self.fork.ends(LAST_SECONDS if silent else 0):
            self.stopped = self.guard.reason or self.why_dead()
            self.died_in = -1 if self.guard.reason else self.index
        if self.stopped:
            cell.outputs = []
            self.not_run(cell)
        else:
            self.weigh(cell, answer["calls"])

    def show(self, kind: str, content: dict[str, Any], cell: NotebookNode) -> None:
        """Put on a cell what the judge has sent, if there is room for it."""
        message = {"msg_type": kind, "content": content, "parent_header": {}, "header": {"msg_type": kind},
                   "metadata": {}, "size": len(str(content))}  # fmt: skip
        self.process_message(message, cell, self.index)

    def weigh(self, cell: NotebookNode, calls: list[Any]) -> None:
        """Look whether a test that was passed was passed as the reference passes it; note on the cell what differs."""
        name = nbgrader(cell).get("grade_id", "")
        usual = cell.metadata.get(CALLED, self.known.get(name))
        cell.metadata[CALLED] = calls
        if cell.metadata.get(REFERENCE):
            self.known[name] = calls
        elif usual is not None and not failed(cell):
            flags = differences(usual, calls)
            unlike = unexpected(usual, calls)
            if unlike and "error" in self.ask(cell.source, usual):
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
        got = mine.get(name, mine.get(f"{name}.forward", []))
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
            if set(changes or ()) - set(known[min(place, len(known) - 1)][1] or ()):
                return name
    return ""
