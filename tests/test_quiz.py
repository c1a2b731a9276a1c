"""The quiz of the review: which reply, which count; what stays without widgets; answers filled in by hand."""

import sys
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import ipywidgets
import numpy as np
import pytest
import torch

from .conftest import ROOT

sys.path.insert(0, str(ROOT / "notebooks" / "shared"))
import quiz as helper
from forms import flat_numbers, form_problem, open_entries, untouched
from quiz import Score
from review import REVIEW

QUESTIONS: helper.Questions = [
    ("Two plus two?", [("4", "Right: count."), ("3", "One too few."), ("5", "One too many.")]),
    ("<b> & co?", [("yes", "Right: so it is."), ("no", "Look again.")]),
]


def right(score: Score, number: int) -> int:
    return score.right[number]


def wrong(score: Score, number: int) -> int:
    return (score.right[number] + 1) % len(score.questions[number][1])


def test_the_right_choice_gets_its_reply_and_counts() -> None:
    score = Score(QUESTIONS)
    assert score.counter() == "0 / 2 correct"
    assert score.check(0, right(score, 0)) == "✓ Right: count."
    assert score.counter() == "1 / 2 correct"


def test_each_wrong_choice_gets_its_own_reply_and_counts_nothing() -> None:
    score = Score(QUESTIONS)
    told = {score.check(0, choice) for choice in range(3) if choice != right(score, 0)}
    assert told == {"✗ One too few.", "✗ One too many."}
    assert score.counter() == "0 / 2 correct"


def test_a_question_counts_once_however_often_it_is_checked() -> None:
    score = Score(QUESTIONS)
    for _ in range(3):
        score.check(0, right(score, 0))
    assert score.counter() == "1 / 2 correct"
    score.check(1, right(score, 1))
    assert score.counter() == "2 / 2 correct"


def test_the_counter_follows_when_an_answer_is_changed() -> None:
    score = Score(QUESTIONS)
    score.check(0, right(score, 0))
    score.mark(0, wrong(score, 0))  # marked, not checked: no longer an answer
    assert score.counter() == "0 / 2 correct"
    assert score.check(0, wrong(score, 0)).startswith("✗")
    assert score.counter() == "0 / 2 correct"
    score.mark(0, right(score, 0))
    assert score.counter() == "0 / 2 correct", "a right choice counts when it is checked"
    score.check(0, right(score, 0))
    assert score.counter() == "1 / 2 correct"
    score.mark(0, right(score, 0))
    assert score.counter() == "1 / 2 correct", "marking the checked choice again changes nothing"


def test_nothing_chosen_is_told_and_counts_nothing() -> None:
    score = Score(QUESTIONS)
    assert score.check(0, None) == "First choose one of the answers."
    assert score.counter() == "0 / 2 correct"


def test_the_order_is_shuffled_and_the_same_in_every_run() -> None:
    assert Score(REVIEW).questions == Score(REVIEW).questions
    orders = {tuple(text for text, _ in Score(REVIEW, seed).questions[0][1]) for seed in range(20)}
    assert len(orders) > 5
    for seed in range(20):
        score = Score(REVIEW, seed)
        for number, (_, choices) in enumerate(REVIEW):
            assert score.questions[number][1][score.right[number]] == choices[0]
            assert sorted(score.questions[number][1]) == sorted(choices)


def test_neither_place_nor_length_gives_the_review_away() -> None:
    score = Score(REVIEW)
    assert len(score.right) == 5
    assert max(score.right.count(place) for place in range(4)) <= 2
    ranks = []
    for question, choices in REVIEW:
        assert len(choices) == 4 and len({reply for _, reply in choices}) == 4, question
        lengths = [len(text) for text, _ in choices]
        assert max(lengths) < 80, "longer ones do not fit on a line"
        ranks.append(sorted(lengths, reverse=True).index(lengths[0]))
    assert len(set(ranks)) >= 3 and ranks.count(0) <= 2, "sometimes longest, sometimes shortest"


class Page:
    """The widgets that quiz() made, and what it displayed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bundles: list[dict[str, Any]] = []
        self.made: dict[str, list[Any]] = {"RadioButtons": [], "Button": [], "HTML": [], "VBox": []}
        monkeypatch.setattr(helper, "display", lambda bundle, raw: self.bundles.append(bundle))
        for name in self.made:
            monkeypatch.setattr(ipywidgets, name, self.recorded(name, getattr(ipywidgets, name)))
        helper.quiz(QUESTIONS)
        self.counters, self.replies = self.made["HTML"][:2], [self.made["HTML"][2], self.made["HTML"][4]]

    def recorded(self, name: str, kind: Callable[..., Any]) -> Callable[..., Any]:
        def make(*args: Any, **options: Any) -> Any:
            self.made[name].append(kind(*args, **options))
            return self.made[name][-1]

        return make


def test_buttons_replies_and_counter_work_together(monkeypatch: pytest.MonkeyPatch) -> None:
    page, score = Page(monkeypatch), Score(QUESTIONS)
    radio, button, reply = page.made["RadioButtons"][0], page.made["Button"][0], page.replies[0]
    assert radio.value is None and [counter.value for counter in page.counters] == ["<b>0 / 2 correct</b>"] * 2
    button.click()
    assert "First choose" in reply.value
    radio.value = right(score, 0)
    assert reply.value == "", "the old reply is gone"
    button.click()
    assert "✓ Right: count." in reply.value
    assert [counter.value for counter in page.counters] == ["<b>1 / 2 correct</b>"] * 2
    radio.value = wrong(score, 0)
    assert reply.value == "" and page.counters[0].value == "<b>0 / 2 correct</b>"
    button.click()
    assert "✗ One too" in reply.value and page.counters[1].value == "<b>0 / 2 correct</b>"


def test_one_output_serves_pages_with_and_without_widgets(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(monkeypatch)
    (bundle,) = page.bundles
    assert bundle["image/png"] and bundle["application/vnd.jupyter.widget-view+json"]["model_id"]
    for text in ("Two plus two?", "<b> & co?", "JupyterLab", *(label[3:] for label in Score(QUESTIONS).labels(0))):
        assert text in bundle["text/plain"]
    assert "Right:" not in bundle["text/plain"], "the text holds no answers"
    assert "&lt;b&gt; &amp; co?" in page.made["HTML"][5].value, "text is escaped for HTML"


def test_without_ipywidgets_the_questions_are_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    monkeypatch.setattr(helper, "display", lambda *args, **options: pytest.fail("nothing to display"))
    helper.quiz(REVIEW)
    text, errors = capsys.readouterr()
    assert "JupyterLab" in text and not errors
    for question, choices in REVIEW:
        assert " ".join(question.split()) in " ".join(text.split())
        assert all(choice in text for choice, _ in choices)


@pytest.mark.parametrize(
    "value",
    [[0.5, 2], (0.5, 2), np.array([0.5, 2]), np.float32([[0.5], [2]]), torch.tensor([0.5, 2.0], requires_grad=True),
     [torch.tensor(0.5), np.int64(2)], [Fraction(1, 2), 2], [[0.5], [2]]],
)  # fmt: skip
def test_numbers_may_be_written_in_many_ways(value: Any) -> None:
    assert flat_numbers(value) == pytest.approx([0.5, 2])


def test_what_is_no_number_is_none() -> None:
    values = ["0.5", ["0.5"], True, [0.5, False], np.array([True]), None, {"a": 1}, [0.5, None], 1j, print, 10**400]
    for value in (*values, float("nan"), [0.5, np.inf]):
        assert flat_numbers(value) is None
    assert flat_numbers(3) == [3]
    nothing = flat_numbers([])
    assert nothing is not None and len(nothing) == 0


def test_open_misspelt_and_lost_entries() -> None:
    keys = ["z", "dw"]
    assert untouched({"z": ..., "dw": [..., ...]}) and not untouched({"z": 1, "dw": [..., ...]}) and not untouched([])
    assert open_entries({"z": 1, "dw": [2, ...]}, keys) == ["dw"] and open_entries({"dw": 0}, keys) == ["z"]
    assert form_problem({"z": 1}, keys) is None
    for answer, name in [([1], "not a dictionary"), (None, "not a dictionary"), ({"Z": 1}, "unknown entry")]:
        problem = form_problem(answer, keys)
        assert problem and problem[0] == name and len(problem) == 4
