"""`prove` itself: what it derives from a reference, and what it says of a weak check."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from autograder import prove
from autograder.course import load_course
from autograder.mutants import Mutant, mutants, same
from autograder.runner import Limits

from .conftest import CHAPTER, ROOT

COURSE = load_course(ROOT)
LOSS = '''
def loss(p, y, eps=1e-7):
    """Mean cross-entropy."""
    p = np.clip(p, eps, 1 - eps)
    p = p * 1.0
    if p.ndim > 1 and not y.any():
        p = p.sum(axis=1, keepdims=True)
    return -np.mean(y[0] * np.log(p))
'''


@pytest.mark.parametrize(
    "change",
    ["2e-07 for 1e-07", "-1e-07 for 1e-07", "without p = np.clip(p, eps, 1 - eps)", "without clip", "1 + eps",
     "only eps", "changes p in place", "p.ndim >= 1", "p.ndim < 1", "p.ndim > 1 or not y.any()", "y.all()",
     "never this branch", "without the sign of not y.any()", "p.mean(axis=1, keepdims=True)", "sum without axis",
     "sum without keepdims", "2 for 1", "0 for 1", "returns nothing", "y[0] / np.log(p)", "only y[0]", "np.exp(p)",
     "without log", "y without the index", "False for True"],
)  # fmt: skip
def test_slips_of_the_hand(change: str) -> None:
    found = [mutant for mutant in mutants(LOSS) if mutant.change.split(": ", 1)[1] == change]
    assert found and all(same(mutant.code) != same(LOSS) for mutant in found)


def test_mutants_differ_in_one_place_and_are_python() -> None:
    codes = [mutant.code for mutant in mutants(LOSS)]
    assert len(set(codes)) == len(codes) > 40
    for code in codes:
        assert '"""Mean cross-entropy."""' in ast.unparse(ast.parse(code)), "texts are no code"


def test_exchanged_arguments_matter_only_where_order_does() -> None:
    assert not [m for m in mutants("z = np.maximum(0, x)") if "exchanged" in m.change]
    assert [m.code for m in mutants("z = np.power(x, y)") if "exchanged" in m.change] == ["z = np.power(y, x)"]


def test_comments_and_docstrings_make_no_other_answer() -> None:
    assert same('def f(x):\n    "text"\n    return x  # why') == same("def f(x): return x")
    assert same("def f(x): return -x") != same("def f(x): return x")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("if x:\n    raise ValueError(f'{x + 1}')", "if x:\n    raise ValueError", True),
     ("raise ValueError(x)", "raise TypeError(x)", False),
     ("def f():\n    return None", "def f():\n    return", True),
     ("x = 1\npass", "x = 1", True),
     ("if x:\n    pass", "if x:\n    y = 1", False),
     ("z = ((a - b) / 2) ** 2", "z = ((b - a) / 2) ** 2", True),
     ("z = np.abs(a - b) + abs(a - b)", "z = np.abs(b - a) + abs(b - a)", True),
     ("z = (a - b) ** 3", "z = (b - a) ** 3", False),
     ("z = (c + (a - b)) ** 2", "z = (c + (b - a)) ** 2", False)],
)  # fmt: skip
def test_what_never_matters_makes_no_other_answer(one: str, other: str, alike: bool) -> None:
    assert (same(one) == same(other)) == alike
    assert not [m for m in mutants(one) if same(m.code) == same(one)]


@pytest.mark.slow
def test_mutants_that_never_end_or_end_their_kernel_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    section = next(section for section in COURSE.sections if section.name == "02_relu_family")
    codes = {"right": "def relu(x): return np.maximum(x, 0)", "wrong": "def relu(x): return x",
             "loop": "def relu(x):\n    while True: pass", "exit": "import os\nos._exit(3)"}  # fmt: skip
    order = ["loop", "right", "exit", "wrong", "exit", "right"]
    changed = [Mutant(name, codes[name]) for name in order]
    monkeypatch.setattr(prove, "mutants", lambda code: changed if code.startswith("def relu(") else [])
    monkeypatch.setattr(prove, "load_bank", lambda path: [])
    outcomes = prove.mutate_section(COURSE, section, Limits(cell_seconds=2))
    assert [(o.answer.mistake, o.caught) for o in outcomes] == [(name, name != "right") for name in order]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("entry", "said"),
    [("# %% relu: wrong: all too good\ndef relu(x): return np.maximum(x, 0)",
      "all too good: weak check: a wrong answer kept all its points"),
     ("# %% relu: wrong: something else\ndef relu(x): return x", "something else: the first message does not name it"),
     ("# %% relu: correct\ndef relu(x): return x", "correct: a correct answer lost points")],
)  # fmt: skip
def test_what_is_off_is_pointed_at(course: Path, entry: str, said: str) -> None:
    for path in (course / "notebooks" / CHAPTER).glob("0[13]*.md"):
        path.unlink()
    bank = course / "notebooks" / CHAPTER / "02_relu_family_answers.py"
    bank.write_text(f"{entry}\n", encoding="utf-8")
    command = [sys.executable, "-m", "autograder", "prove", CHAPTER, "--root", str(course)]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 1 and "autograder: 1 answers are judged badly; see above\n" in ran.stderr
    assert f"relu: {said}" in ran.stdout and "Traceback" not in ran.stderr
