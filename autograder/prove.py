"""Answer banks against the checks: every wrong answer must lose points with its own message.

A bank lies beside its section as NAME_answers.py and holds entries such as

    # %% relu: correct
    def relu(x): return np.clip(x, 0, None)

    # %% relu: wrong: cut off at 1
    def relu(x): return np.clip(x, 0, 1)

where the text after `wrong:` is the name of the mistake in the message the student must get.
The reference (from source/) and the untouched stub (from release/) are added by themselves.
"""

import ast
import re
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade

from . import UserError
from .course import Course, Section
from .execute import Limits, execute
from .lint import nbgrader

ENTRY = re.compile(r"^# %% (\w+): (correct|wrong)(?:: (.+))?$", re.MULTILINE)
NOT_ATTEMPTED, NOT_RUN = "not attempted", "not run"
PLAIN = {"KeyboardInterrupt": "ran too long", "CellTimeoutError": "ran too long", "NotRun": NOT_RUN}


@dataclass(frozen=True)
class Answer:
    """One entry of a bank; `mistake` is empty for a correct answer."""

    exercise: str
    mistake: str
    code: str


@dataclass(frozen=True)
class Outcome:
    """What the checks made of an answer: points of points, and the names in their messages."""

    answer: Answer
    score: float
    points: float
    messages: list[str]

    @property
    def verdict(self) -> str:
        """Empty if the checks behaved, else what is off."""
        told = ", ".join(self.messages) or "no message"
        if not self.answer.mistake:
            return "" if self.score == self.points else f"a correct answer lost points ({told})"
        if self.score == self.points:
            return "a wrong answer kept all its points"
        if self.answer.mistake == NOT_ATTEMPTED and self.score > 0:
            return f"the untouched stub got {self.score:g} points"
        return "" if self.messages[0] == self.answer.mistake else f"the first message does not name it (said: {told})"


def load_bank(path: Path) -> list[Answer]:
    """The entries of a bank file. Raises UserError if it is missing or an entry has no name."""
    if not path.is_file():
        raise UserError(f"{path.parent.name}/{path.name} is missing: every section needs its answer bank")
    parts = ENTRY.split(path.read_text(encoding="utf-8"))
    answers = []
    for exercise, kind, mistake, code in zip(parts[1::4], parts[2::4], parts[3::4], parts[4::4], strict=True):
        if kind == "wrong" and not mistake:
            raise UserError(f"{path.name}: a wrong answer to {exercise} needs `wrong: name of the mistake`")
        answers.append(Answer(exercise, mistake if kind == "wrong" else "", code.strip()))
    return answers


def prove_section(course: Course, section: Section, limits: Limits, seed: str = "") -> list[Outcome]:
    """Run all answers to a section's exercises, each followed by its checks, in one kernel.

    seed: the hidden checks' random inputs; new ones each time if it is empty.
    """
    path = Path(section.chapter) / f"{section.name}.ipynb"
    source, release = (nbformat.read(course.root / kind / path, as_version=4) for kind in ("source", "release"))
    cells = {nbgrader(cell).get("grade_id", ""): cell for cell in source.cells}
    stubs = {nbgrader(cell).get("grade_id", ""): cell.source for cell in release.cells}
    exercises = [name for name in cells if name and f"{name}_hidden" in cells]
    answers = load_bank(section.bank)
    strangers = sorted({answer.exercise for answer in answers} - set(exercises))
    if strangers:
        raise UserError(f"{section.name}_answers.py: no exercise {strangers[0]!r}; there are {', '.join(exercises)}")
    for name in exercises:
        answers += [Answer(name, "", cells[name].source), Answer(name, NOT_ATTEMPTED, stubs[name])]
    answers.sort(key=lambda answer: exercises.index(answer.exercise))
    ran = execute_answers(answers, cells, source, section.name, limits, seed)
    return [judge(answer, ran.cells, index) for index, answer in enumerate(answers)]


def execute_answers(
    answers: list[Answer], cells: dict[str, NotebookNode], source: NotebookNode, name: str, limits: Limits, seed: str
) -> NotebookNode:
    """One notebook: the section's locked cells, then each answer and its two checks.

    An answer may call the functions of earlier exercises; it finds the reference.
    """
    locked = [cell for cell in source.cells if nbgrader(cell).get("locked") and not nbgrader(cell)["grade"]]
    steps = [*locked]
    for index, answer in enumerate(answers):
        if index and answer.exercise != answers[index - 1].exercise:
            earlier = answers[index - 1].exercise
            steps += [new_code_cell(forget(cells[earlier].source)), new_code_cell(cells[earlier].source)]
        steps.append(new_code_cell(forget(cells[answer.exercise].source)))
        steps.append(new_code_cell(answer.code))
        for kind in ("check", "hidden"):
            check = cells[f"{answer.exercise}_{kind}"]
            steps.append(new_code_cell(check.source, metadata={**check.metadata, "answer": index}))
    book = nbformat.writes(new_notebook(cells=steps, metadata=source.metadata))
    seconds = int(limits.cell_seconds * len(steps))
    fence = limits.fence and replace(limits.fence, cpu_seconds=seconds)
    done = execute(book, {}, replace(limits, notebook_seconds=seconds, fence=fence, check_seed=seed))
    if done.stopped:
        raise UserError(f"{name}: the answers could not be run: {done.stopped}")
    return nbformat.reads(done.notebook, as_version=4)


def forget(code: str) -> str:
    """Code that removes what a solution cell defines, so that no answer lives on its predecessor's."""
    nodes = ast.parse(code).body
    names = [node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    for node in nodes:
        targets = node.targets if isinstance(node, ast.Assign) else []
        names += [target.id for target in targets if isinstance(target, ast.Name)]
    return f"for name in {names}:\n    globals().pop(name, None)"


def judge(answer: Answer, cells: list[NotebookNode], index: int) -> Outcome:
    """Points by nbgrader's own rule, and the mistakes named in the messages."""
    checks = [cell for cell in cells if cell.metadata.get("answer") == index]
    grades = [determine_grade(cell) for cell in checks]
    return Outcome(answer, sum(g[0] for g in grades), sum(g[1] for g in grades), messages(checks))


def messages(cells: list[NotebookNode]) -> list[str]:
    """The names of the mistakes that failed checks speak of, in order, each once."""
    found = []
    for cell in cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                title = output.evalue.split("\n")[0].removeprefix("✗ ").split(": ", 1)[-1]
                found.append(title if output.ename == "CheckFailed" else PLAIN.get(output.ename, output.ename))
    return list(dict.fromkeys(found))
