"""The helper that every check cell uses: its four states and the words it finds."""

import sys
from pathlib import Path

import numpy as np
import pytest

from .conftest import ROOT

sys.path.insert(0, str(ROOT / "notebooks" / "shared"))
from checks import Check, CheckFailed, Mistake, check, reveal, same


def message(body, **options) -> str:  # type: ignore[no-untyped-def]
    """What the student reads when `body(check)` fails."""
    with pytest.raises(CheckFailed) as caught:
        Check("relu", **options)(body)
    return str(caught.value)


def test_a_right_answer_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    @check("relu")
    def visible(check: Check) -> None:
        check.equal("relu(2)", 2.0, 2)

    assert capsys.readouterr() == ("✓ relu: all checks passed\n", "")


def test_a_known_mistake_is_named_with_reason_and_look() -> None:
    cut = Mistake("cut off at 1", [0, 1], "values above 1 were cut off.", "the right half of the picture.")
    assert message(lambda check: check.equal("relu([-3, 5])", np.array([0, 1]), [0, 5], cut)) == (
        "✗ relu: cut off at 1\n"
        "  What we saw:   relu([-3, 5]) gave [0, 1]; expected [0, 5].\n"
        "  Likely reason: values above 1 were cut off.\n"
        "  Look at:       the right half of the picture."
    )


def test_the_placeholder_is_not_attempted_rather_than_wrong() -> None:
    def body(check: Check) -> None:
        raise NotImplementedError

    assert message(body).startswith("✗ relu: not attempted\n")


def test_a_missing_function_is_not_found() -> None:
    assert "✗ relu: not found" in message(lambda check: relu(3))  # type: ignore[name-defined]  # noqa: F821


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (lambda: max(0, np.array([1, 2])), "one True or False for a whole array"),
        (lambda: [1, 2] * 0.5, "a list used like an array"),
        (lambda: 0 > [1, 2], "a list used like an array"),
        (lambda: list(3), "loops over the first axis only"),
        (lambda: -[1, 2], "a list used like an array"),
        (lambda: None * 0.5, "crashed when called"),
        (lambda: [1, 2].max(), "a list used like an array"),
        (lambda: 10.0**400, "overflow"),
        (lambda: 1 / 0, "division by zero"),
        (lambda: (_ for _ in ()).throw(SystemExit), "crashed when called"),
    ],
)
def test_a_crash_is_explained(code, name: str) -> None:  # type: ignore[no-untyped-def]
    text = message(lambda check: code())
    assert text.startswith(f"✗ relu: {name}\n") and "the code stopped with" in text


def test_a_hidden_check_turns_overflow_into_an_error_and_keeps_its_inputs_secret() -> None:
    text = message(lambda check: check.equal("a large input", np.exp(np.array([1234.5])), [0]), hidden=True)
    assert text.startswith("✗ relu: overflow") and "1234" not in text
    text = message(lambda check: check.equal("a fresh vector", [77.0], [78.0]), hidden=True)
    assert "a fresh vector is wrong. (inputs: seed" in text and "77" not in text.replace(text[text.index("seed"):], "")


@pytest.mark.parametrize(
    ("got", "name"),
    [
        (None, "nothing returned"),
        (abs, "a function returned"),
        ("0, 5", "not a number"),
        (5, "one number for the whole array"),
        ([0, 5, 6], "wrong shape"),
        ([[0, 5]], "wrong shape"),
        ([False, True], "truth values"),
        ([0, np.nan], "not a number (nan)"),
        ([0, np.inf], "overflow"),
        ([0, 4], "wrong value"),
        ([[0], [1, 2]], "not a number"),
    ],
)
def test_an_unlisted_mistake_still_gets_a_name(got: object, name: str) -> None:
    assert message(lambda check: check.equal("relu([-3, 5])", got, [0, 5])).startswith(f"✗ relu: {name}\n")


def test_truth_values_are_not_numbers_even_when_they_compare_equal() -> None:
    assert "truth values" in message(lambda check: check.equal("f", np.array([True]), [1]))
    assert not same([True], [1]) and same([1.0], np.array([1]))


def test_an_overwritten_input_is_noticed() -> None:
    assert "input overwritten" in message(lambda check: check.unchanged("x", np.array([0]), np.array([1])))


def test_warnings_and_stderr_go_to_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    @check("relu")
    def visible(check: Check) -> None:
        np.log(np.array([0.0]))
        print("progress", file=sys.stderr)
        check.equal("one", 1, 1)

    out, err = capsys.readouterr()
    assert err == "", "nbgrader scores 0 when a check writes to stderr"
    assert "note: Python warned: divide by zero" in out and "progress" in out


def test_an_interrupt_is_not_swallowed() -> None:
    def body(check: Check) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Check("relu")(body)


def test_inputs_repeat_unless_another_seed_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Check("relu").rng.normal()
    assert Check("relu").rng.normal() == first != Check("tanh").rng.normal()
    monkeypatch.setenv("CHECK_SEED", "3")
    assert Check("relu").rng.normal() != first


@pytest.mark.parametrize(
    ("answer", "says"),
    [("?", "not attempted"), ("", "not attempted"), (None, "not attempted"), ("E", "not a choice"), ("A", "No.")],
)
def test_a_question_speaks_per_choice(answer: object, says: str) -> None:
    assert says in message(lambda check: check.choice(answer, "ABCD", "B", {"A": "No.", "B": "Yes."}))


def test_a_right_letter_may_be_small_and_padded(capsys: pytest.CaptureFixture[str]) -> None:
    Check("quiz")(lambda check: check.choice(" b ", "ABCD", "B", {"B": "Yes."}))
    assert capsys.readouterr().out == "✓ Yes.\n"


def test_a_prediction_is_revealed_only_after_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    reveal(..., 42, "because.")
    assert "42" not in capsys.readouterr().out
    reveal(41, 42, "because.")
    assert capsys.readouterr().out == "Surprise: it is 42. because.\n"
    reveal(42, 42, "because.")
    assert capsys.readouterr().out.startswith("✓")


def test_the_traceback_is_replaced_by_the_message() -> None:
    lines = CheckFailed("relu: wrong value", ("What we saw", "0"))._render_traceback_()
    assert "relu: wrong value" in lines[0] and len(lines) == 2


def test_the_helper_imports_only_what_colab_has() -> None:
    for path in (ROOT / "notebooks/shared").glob("*.py"):
        for line in Path(path).read_text(encoding="utf-8").split("\n"):
            if line.startswith(("import ", "from ")):
                module = line.split()[1].split(".")[0]
                assert module in {*sys.stdlib_module_names, "numpy", "torch", "matplotlib", "IPython"}, line
