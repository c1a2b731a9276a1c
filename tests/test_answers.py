"""The answer banks: every correct answer keeps its points, every wrong one loses them with its own message."""

import json
import os
import re
from pathlib import Path

import pytest

from autograder.course import Section, load_course
from autograder.prove import load_bank, prove_section
from autograder.runner import Limits

from .conftest import ROOT

COURSE = load_course(ROOT)


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "1"])
@pytest.mark.parametrize("section", COURSE.sections, ids=lambda section: section.name)
def test_checks_judge_every_answer_of_the_bank(section: Section, seed: str) -> None:
    """With the seed of grading as grading does it; with another one in a single process, as plain nbgrader does."""
    outcomes = prove_section(COURSE, section, Limits(judged=seed == "0"), seed)
    bad = [f"{o.answer.exercise}: {o.answer.mistake or 'correct'}: {o.verdict}" for o in outcomes if o.verdict]
    assert not bad, "\n".join(bad)
    exercises = {outcome.answer.exercise for outcome in outcomes}
    print(f"{section.heading}: {len(exercises)} exercises, {len(outcomes)} answers")
    for exercise in exercises:
        mine = [outcome.answer for outcome in outcomes if outcome.answer.exercise == exercise]
        assert sum(bool(answer.mistake) for answer in mine) >= 4, f"{exercise}: too few wrong answers"
        assert sum(not answer.mistake for answer in mine) >= 2, f"{exercise}: too few correct answers"


def test_every_message_has_three_parts() -> None:
    """Each Mistake in a check names itself, a reason and where to look, and gives nothing away twice."""
    for section in COURSE.sections:
        text = section.path.read_text(encoding="utf-8")
        for parts in re.findall(r'Mistake\("([^"]+)",[^"\n]*?"([^"]+)",\s*"([^"]+)"\)', text):
            assert all(parts) and len(set(parts)) == 3, parts


def test_bank_files_parse() -> None:
    for section in COURSE.sections:
        path = section.bank
        assert load_bank(path)
        compile(path.read_text(encoding="utf-8"), path, "exec")


@pytest.mark.skipif("CURRICULUM_ANSWERS" not in os.environ, reason="set it to the curriculum's answers.json")
def test_the_bank_holds_every_answer_of_the_curriculum() -> None:
    given = json.loads(Path(os.environ["CURRICULUM_ANSWERS"]).read_text(encoding="utf-8"))

    def plain(code: str) -> str:  # 5.3: the provided backward pass is called _backward here, so that names stay apart
        code = re.sub(r"\s", "", code).replace("'", '"')
        return code.replace("student_backward", "backward").replace("backward(X,y,P,C,yh)", "_backward(X,y,P,C)")

    sections = {section.heading.split()[0]: section for section in COURSE.sections}
    missing: list[str] = []
    for number, exercise in given.items():
        section = sections.get(number[:3])
        if section is None:
            continue
        bank = {plain(a.code) for a in load_bank(section.bank)}
        correct = [code for part in exercise["also_correct"] for code in part.split("\n# ---\n")]
        for code in correct + [answer["code"] for answer in exercise["wrong"]]:
            if plain(code) not in bank:
                missing.append(f"{number}: {code}")
    assert not missing, "\n".join(missing)
