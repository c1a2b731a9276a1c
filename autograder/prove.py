"""Answer banks against the checks: every wrong answer must lose points with its own message.

A bank lies beside its section as NAME_answers.py and holds entries such as

    # %% relu: correct
    def relu(x): return np.clip(x, 0, None)

    # %% relu: wrong: cut off at 1
    def relu(x): return np.clip(x, 0, 1)

where the text after `wrong:` is the name of the mistake in the message the student must get.
The reference (from source/) and the untouched stub (from release/) are added by themselves.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade

from . import UserError
from .course import Course, Section
from .execute import execute
from .judge import DEFINES, FLAGS, REFERENCE, defined
from .lint import by_grade_id, nbgrader
from .mutants import mutants, same
from .pool import Pool, in_order
from .runner import Limits

ENTRY = re.compile(r"^# %% (\w+): (correct|wrong)(?:: (.+))?$", re.MULTILINE)
NOT_ATTEMPTED, NOT_RUN = "not attempted", "not run"
CAUGHT = 0.95  # share of the mutants that checks must catch
MUTANT_LIMITS = Limits(cell_seconds=10)  # some never end
PLAIN = {"KeyboardInterrupt": "ran too long", "CellTimeoutError": "ran too long", "NotRun": NOT_RUN}


@dataclass(frozen=True)
class Answer:
    """One entry of a bank; `mistake` is empty for a correct answer."""

    exercise: str
    mistake: str
    code: str


@dataclass(frozen=True)
class Outcome:
    """What the checks made of an answer: points of points, the names in their messages, and whether the check that
    students can see was enough to take points."""

    answer: Answer
    score: float
    points: float
    messages: list[str]
    seen: bool
    flags: tuple[str, ...] = ()

    @property
    def caught(self) -> bool:
        """Whether it lost points."""
        return self.score < self.points

    @property
    def verdict(self) -> str:
        """Empty if the checks behaved, else what is off."""
        told = ", ".join(self.messages) or "no message"
        if not self.answer.mistake:
            if self.flags:
                return f"a correct answer is flagged: {self.flags[0]}"
            return f"a correct answer lost points ({told})" if self.caught else ""
        if not self.caught:
            return "weak check: a wrong answer kept all its points"
        if self.answer.mistake == NOT_ATTEMPTED and self.score > 0:
            return f"the untouched stub got {self.score:g} points"
        named = self.messages[:1] == [self.answer.mistake]
        return "" if named else f"the first message does not name it (said: {told})"


@dataclass(frozen=True)
class Tally:
    """How the checks of one exercise did: counts of wrong and of correct answers, and what is off.

    survivors: the mistakes of wrong answers that kept all their points.
    """

    wrong: int
    caught: int
    named: int
    seen: int
    correct: int
    accepted: int
    off: list[str]
    survivors: list[str]


def tally(outcomes: list[Outcome]) -> Tally:
    """Count the outcomes of one exercise; the untouched stub is one of its wrong answers."""
    wrong = [outcome for outcome in outcomes if outcome.answer.mistake]
    correct = [outcome for outcome in outcomes if not outcome.answer.mistake]
    off = [f"{o.answer.mistake or 'correct'}: {o.verdict}" for o in outcomes if o.verdict]
    return Tally(len(wrong), sum(o.caught for o in wrong), sum(not o.verdict for o in wrong),
                 sum(o.seen for o in wrong), len(correct), sum(not o.caught for o in correct), off,
                 [o.answer.mistake for o in wrong if not o.caught])  # fmt: skip


def prove(course: Course, sections: list[Section], pool: Pool, mutate: bool = False) -> Iterator[list[Outcome]]:
    """The outcomes of each section, in order, with many sections at work at once. Raises UserError.

    mutate: not of the bank, but of mutants of the references.
    """
    work = (mutate_section, MUTANT_LIMITS) if mutate else (prove_section, Limits())
    return in_order(sections, lambda section: pool.submit(work[0], course, section, work[1]).result, len(sections))


def by_exercise(sections: list[Section], outcomes: list[list[Outcome]]) -> Iterator[tuple[Section, str, Tally]]:
    """(section, exercise, its tally), in order."""
    for section, results in zip(sections, outcomes, strict=True):
        for exercise, group in itertools.groupby(results, lambda outcome: outcome.answer.exercise):
            yield section, exercise, tally(list(group))


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

    seed: other random inputs for the hidden checks than their usual ones, if it is not empty.
    """
    source, cells = read_cells(course, section, "source")
    stubs = read_cells(course, section, "release")[1]
    exercises = exercises_of(cells)
    answers = load_bank(section.bank)
    strangers = sorted({answer.exercise for answer in answers} - set(exercises))
    if strangers:
        raise UserError(f"{section.name}_answers.py: no exercise {strangers[0]!r}; there are {', '.join(exercises)}")
    for name in exercises:
        answers.insert(0, Answer(name, "", cells[name].source))  # the others are compared with it
        answers.append(Answer(name, NOT_ATTEMPTED, stubs[name].source))
    answers.sort(key=lambda answer: exercises.index(answer.exercise))
    ran, stopped = execute_answers(answers, cells, source, limits, seed)
    if stopped:
        raise UserError(f"{section.name}: the answers could not be run: {stopped}")
    return [judge(answer, ran.cells, index) for index, answer in enumerate(answers)]


def mutate_section(course: Course, section: Section, limits: Limits) -> list[Outcome]:
    """What the checks make of every mutant of the section's references; those in the bank as correct are left out."""
    source, cells = read_cells(course, section, "source")
    bank = load_bank(section.bank)
    outcomes = []
    for exercise in exercises_of(cells):
        alike = {same(answer.code) for answer in bank if answer.exercise == exercise and not answer.mistake}
        code = cells[exercise].source
        answers = [Answer(exercise, m.change, m.code) for m in mutants(code) if same(m.code) not in alike]
        while answers:
            ran, stopped = execute_answers(answers, cells, source, limits, "0")
            results = [judge(answer, ran.cells, index) for index, answer in enumerate(answers)]
            # An answer that ends its kernel is caught; those after it have not been tried.
            tried = next((n for n, r in enumerate(results, 1) if NOT_RUN in r.messages), 0) if stopped else 0
            outcomes += results[: tried or None]
            answers = answers[tried:] if tried else []
    return outcomes


def read_cells(course: Course, section: Section, kind: str) -> tuple[NotebookNode, dict[str, NotebookNode]]:
    """A section's notebook in source/ or release/, and its cells by grade_id."""
    notebook = nbformat.read(course.root / kind / section.chapter / f"{section.name}.ipynb", as_version=4)
    return notebook, by_grade_id(notebook)


def exercises_of(cells: dict[str, NotebookNode]) -> list[str]:
    """The names of the exercises, in order."""
    return [name for name in cells if name and f"{name}_hidden" in cells]


def execute_answers(
    answers: list[Answer], cells: dict[str, NotebookNode], source: NotebookNode, limits: Limits, seed: str
) -> tuple[NotebookNode, str]:
    """One notebook, executed: the section's locked cells, then each answer and its two checks; why it ended early.

    An answer may call the functions of earlier exercises; it finds the reference.
    """
    locked = [cell for cell in source.cells if nbgrader(cell).get("locked") and not nbgrader(cell)["grade"]]
    names = exercises_of(cells)
    before = names[: names.index(answers[0].exercise)]
    steps = [*locked, *(new_code_cell(cells[name].source, metadata=work(cells[name])) for name in before)]
    for index, answer in enumerate(answers):
        if index and answer.exercise != answers[index - 1].exercise:
            earlier = answers[index - 1].exercise
            steps += [new_code_cell(forget(cells[earlier].source)),
                      new_code_cell(cells[earlier].source, metadata=work(cells[earlier]))]  # fmt: skip
        steps.append(new_code_cell(forget(cells[answer.exercise].source)))
        reference = cells[answer.exercise]
        steps.append(new_code_cell(answer.code, metadata=work(reference)))
        for kind in ("check", "hidden"):
            check = cells[f"{answer.exercise}_{kind}"]
            marks = {"answer": index, REFERENCE: answer.code == reference.source}
            steps.append(new_code_cell(check.source, metadata={**check.metadata, **marks}))
    book = nbformat.writes(new_notebook(cells=steps, metadata=source.metadata))
    seconds = int(limits.cell_seconds * len(steps))
    fence = limits.fence and replace(limits.fence, cpu_seconds=seconds)
    done = execute(book, {}, replace(limits, notebook_seconds=seconds, fence=fence, check_seed=seed))
    return nbformat.reads(done.notebook, as_version=4), done.stopped


def work(reference: NotebookNode) -> dict[str, list[str]]:
    """The metadata of an answer: the names that the reference defines."""
    return {DEFINES: defined(reference.source)}


def forget(code: str) -> str:
    """Code that removes what a solution cell defines, so that no answer lives on its predecessor's."""
    return f"for name in {defined(code)}:\n    globals().pop(name, None)"


def judge(answer: Answer, cells: list[NotebookNode], index: int) -> Outcome:
    """Points by nbgrader's own rule, and the mistakes named in the messages."""
    checks = [cell for cell in cells if cell.metadata.get("answer") == index]
    grades = [grade_of(cell) for cell in checks]
    points = sum(possible for _, possible in grades)
    flags = tuple(flag for cell in checks for flag in cell.metadata.get(FLAGS, ()))
    score, seen = sum(score for score, _ in grades), grades[0][0] < grades[0][1]
    return Outcome(answer, score, points, messages(checks), seen, flags)


def grade_of(cell: NotebookNode) -> tuple[float, float]:
    """(points, most points) of a check; those of a flagged one wait for a human."""
    score, points = determine_grade(cell)
    return 0 if cell.metadata.get(FLAGS) else score, points


def messages(cells: list[NotebookNode]) -> list[str]:
    """The names of the mistakes that failed checks speak of, in order, each once."""
    found = []
    for cell in cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                title = output.evalue.split("\n")[0].removeprefix("✗ ").split(": ", 1)[-1]
                found.append(title if output.ename == "CheckFailed" else PLAIN.get(output.ename, output.ename))
    return list(dict.fromkeys(found))
