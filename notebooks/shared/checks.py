"""Checks that speak: what we saw, the likely reason, what to look at.

A check cell reads

    @check("relu")
    def visible(check):
        check.equal("relu([-3, 5])", relu(np.array([-3, 5])), [0, 5],
                    Mistake("cut off at 1", [0, 1], "reason ...", "look at ..."))

runs at once, and ends in one of four states: right, wrong, crashed, not attempted.
"""
import contextlib
import dis
import linecache
import os
import re
import sys
import textwrap
import warnings
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np


class Mistake(NamedTuple):
    """A typical mistake: its name, the value it leads to, and two lines for the student.

    `gives` is that value, or a function of the student's value that recognises the mistake.
    """

    name: str
    gives: Any
    reason: str
    look: str


class CheckFailed(AssertionError):
    """A check that did not pass; its text is all the student gets to see (no traceback)."""

    def __init__(self, title: str, *lines: tuple[str, str]) -> None:
        self.title = title
        self.lines = []
        for head, text in lines:
            start = f"  {head + ':':<15}"
            self.lines += textwrap.wrap(text, 100, initial_indent=start, subsequent_indent=" " * len(start),
                                        break_long_words=False, break_on_hyphens=False)  # fmt: skip
        super().__init__("\n".join([f"✗ {title}", *self.lines]))

    def _render_traceback_(self, *_: Any) -> list[str]:  # IPython shows this instead of a traceback
        return [f"\x1b[1;31m✗ {self.title}\x1b[0m", *self.lines]


CRASHES = [  # (pattern in Python's message, name, reason, look at)
    (r"truth value of an array", "one True or False for a whole array",
     "max(), if, and, or ask for ONE True or False, but an array holds many.",
     "NumPy's functions that compare element by element."),
    (r"only (length-1|0-dimensional|size-1) arrays", "a function for single numbers",
     "float(), int() and the math module take one number at a time, not an array.",
     "NumPy's functions of the same name."),
    (r"iteration over a 0-d array|object is not iterable", "loops over the first axis only",
     "a loop over the input fits vectors, but not single numbers or matrices.",
     "operations that act on a whole array."),
    (r"'list' object has no|not supported between.*'list'|operand.*'list'|can't multiply sequence",
     "a list used like an array", "a plain Python list does not compute element by element.", "np.asarray."),
    (r"requires grad.* numpy|numpy\(\) on Tensor that requires grad", "still part of the graph",
     "a tensor that records gradients does not turn into an array.", "how to take a tensor out of autograd's graph."),
    (r"before Module.__init__\(\) call|no attribute '_modules'", "parent not initialised",
     "nn.Module was not set up before layers were stored in it.", "the first line of your __init__."),
    (r"not implemented for '|expected scalar type|same dtype|found dtype", "number types that do not fit",
     "torch does not compute this with whole numbers, or mixes two types of numbers.", "the dtype of each tensor."),
    (r"mat1 and mat2|matmul: Input|not aligned|size mismatch", "matrices that do not fit",
     "the inner sizes of a matrix product differ.", "the shape of each factor, and its order."),
    (r"Cannot cast ufunc|can't be cast to the desired output type", "input overwritten",
     "fractions were written into an array of whole numbers.", "lines with += or -=; make a new array instead."),
    (r"maximum recursion", "calls itself for ever", "the function calls itself and never ends.", "the name you call."),
    (r"could not be broadcast|must match the size of tensor", "shapes that do not fit",
     "two arrays of different shapes meet; a sum or a maximum may have lost its axis.", "the shapes, line by line."),
    (r"OverflowError|overflow", "overflow", "e to the power of a large number does not fit into a float.",
     "the sign of the exponent: can you arrange that exp() only ever sees values up to 0?"),
    (r"invalid value", "not a number (nan)", "an operation such as inf / inf, inf - inf or 0 * inf has no result.",
     "which of your intermediate values becomes inf or 0 first."),
    (r"divide by zero|division by zero", "division by zero",
     "a denominator, or the argument of a logarithm, became 0.", "the values that reach that line."),
]
HERE = (lambda: 0).__code__.co_filename  # this cell, to leave its own lines out of messages


def as_numbers(value: Any) -> Any:
    """`value` as a NumPy array, or None when it is not made of numbers."""
    try:
        array = np.asarray(value.detach().cpu().numpy() if hasattr(value, "detach") else value)
    except Exception:  # a ragged list, a list of tensors with gradients, a class, ...
        return None
    if array.dtype.kind == "O" and array.size:  # of numbers, as np.frompyfunc makes it
        with contextlib.suppress(Exception):
            array = np.array(array.tolist())
    return array if array.dtype.kind in "biufc" else None


def names_used(function: Any) -> tuple[set[str], set[str]]:
    """What a function's code, and that of functions within it, reads: (global names, attributes and imports).

    Its own name counts as one of the first.
    """
    codes = [getattr(function, "__code__", None)]
    used: tuple[set[str], set[str]] = {getattr(codes[0], "co_name", "")}, set()
    for code in codes:  # it grows
        for step in dis.get_instructions(code) if code else ():
            if step.opname in ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_ATTR", "LOAD_METHOD", "IMPORT_NAME", "IMPORT_FROM"):
                used[step.opname not in ("LOAD_GLOBAL", "LOAD_NAME")].add(step.argval)
        codes += [part for part in getattr(code, "co_consts", ()) if hasattr(part, "co_code")]
    return used


def listen(call: Callable[[], Any]) -> tuple[Any, bool]:
    """What call() returns, and whether Python warned; NumPy's division by 0 is a warning here, not an error."""
    with warnings.catch_warnings(record=True) as heard, np.errstate(divide="warn", invalid="warn"):
        warnings.simplefilter("always")
        got = call()
    return got, bool(heard)


def same(a: Any, b: Any, rtol: float = 1e-6, atol: float = 1e-9) -> bool:
    """Same shape and, within the tolerance, the same numbers; True is not 1 here."""
    a, b = as_numbers(a), as_numbers(b)
    if a is None or b is None or a.shape != b.shape or (a.dtype == bool) != (b.dtype == bool):
        return False
    return bool(np.allclose(a, b, rtol=rtol, atol=atol))


def show(value: Any, limit: int = 120) -> str:
    """A short text for a value: 4 digits, one line."""
    array = as_numbers(value)
    text = repr(value) if array is None else np.array2string(array, precision=4, separator=", ", threshold=12)
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def close_look(got: Any, want: Any) -> tuple[str, str, str]:
    """(name, reason, look at) for a wrong value that no listed mistake explains."""
    array, target = as_numbers(got), np.asarray(want)
    if got is None or (isinstance(got, list) and got and all(part is None for part in got)):
        return "nothing returned", "the function ends without `return`.", "the last line of the function."
    if callable(got):
        return "a function returned", "a function was returned, not its value.", "a pair of round brackets."
    if array is None:
        kind = type(got).__name__
        return "not a number", f"the result is of type {kind}.", "the type that the docstring promises."
    if array.shape == () != target.shape:
        return ("one number for the whole array", "the array was reduced to a single number.",
                "the shape that the docstring promises.")
    if array.shape != target.shape:
        return ("wrong shape", f"the result has shape {array.shape}, not {target.shape}.",
                "the shapes in the docstring, and the axis each operation works on.")
    if array.dtype == bool and target.dtype != bool:
        return ("truth values", "True and False were returned, not the numbers 1 and 0.",
                "how to turn truth values into numbers.")
    if np.isnan(array).any():
        return "not a number (nan)", "an operation such as inf / inf or 0 * inf.", "which value becomes inf first."
    if np.isinf(array).any() and not np.isinf(target).any():
        return ("overflow", "e to the power of a large number, or a division by 0, is too large for a float.",
                "the sign of the exponent; the denominator.")
    return "wrong value", "the shape is right, the numbers are not.", "the formula, term by term, with this input."


class Check:
    """One check; `hidden` keeps inputs and values to itself and turns silent overflow into an error."""

    def __init__(self, name: str, hidden: bool = False, crashes: tuple[Mistake, ...] = ()) -> None:
        self.name, self.hidden, self.passed = name, hidden, 0
        self.crashes = [(re.escape(m.gives), m.name, m.reason, m.look) for m in crashes] + CRASHES
        # The inputs are the same in every run; CHECK_SEED=... draws others.
        self.seed = zlib.crc32(name.encode()) ^ int(os.environ.get("CHECK_SEED", "0"))
        self.rng = np.random.default_rng(self.seed)

    def __call__(self, body: Callable[["Check"], None]) -> None:
        """Run `body(self)`, as a decorator; raise CheckFailed if anything is not right."""
        self.file = body.__code__.co_filename
        level: Any = "raise" if self.hidden else None  # None leaves it as it is
        # nbgrader gives 0 to a check that writes to stderr, so a warning must not end up there.
        with warnings.catch_warnings(record=True) as warned, contextlib.redirect_stderr(sys.stdout):
            warnings.simplefilter("default")
            try:
                with np.errstate(over=level, divide=level, invalid=level):
                    body(self)
                failure = None
            except (CheckFailed, KeyboardInterrupt) as error:
                failure = error
            except BaseException as error:
                failure = self.crash(error)
        for text in sorted({str(warning.message) for warning in warned})[:3]:
            print(f"note: Python warned: {text}")
        if failure is not None:
            raise failure from None
        if self.passed:
            print(f"✓ {self.name}: all {'hidden ' if self.hidden else ''}checks passed")

    def crash(self, error: BaseException) -> CheckFailed:
        """The message for any error that stopped the student's code."""
        if isinstance(error, NotImplementedError) and not str(error):  # torch raises it with a text
            return CheckFailed(f"{self.name}: not attempted", ("What we saw", "the cell still holds its placeholder."),
                               ("Look at", "the task above; replace `raise NotImplementedError` by your code."))
        if isinstance(error, NameError) and getattr(error, "name", None) == self.name:
            return CheckFailed(f"{self.name}: not found", ("What we saw", f"there is no `{self.name}` yet."),
                               ("Likely reason", "its cell was not run, stopped with an error, or uses another name."),
                               ("Look at", "the cell above: run it, then this one."))
        where, said = self.place(error.__traceback__), f"{type(error).__name__}: {error}"
        name, reason, look = "crashed", "an error inside the function.", "that line, with the input in mind."
        if not where:
            name, reason = "crashed when called", "the function does not take, or give back, what the task says."
            look = "the parameters and the result in the docstring."
        for pattern, *known in self.crashes:
            if re.search(pattern, said):
                name, reason, look = known
                break
        kind = next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins" or not self.hidden)
        saw = f"the code stopped{where} with {kind}" + ("." if self.hidden else f": {error}")
        return CheckFailed(f"{self.name}: {name}", ("What we saw", saw), ("Likely reason", reason), ("Look at", look))

    def place(self, trace: Any) -> str:
        """' in line 3 (`return max(0, x)`)' for the student's last line in a traceback."""
        place = ""
        while trace is not None:
            code = trace.tb_frame.f_code
            if trace.tb_frame.f_globals.get("__name__") == "__main__" and code.co_filename not in (HERE, self.file):
                line = linecache.getline(code.co_filename, trace.tb_lineno).strip()
                place = f" in line {trace.tb_lineno}" + (f" (`{line}`)" if line else "")
            trace = trace.tb_next
        return place

    def fail(self, name: str, saw: str, reason: str, look: str) -> None:
        """Stop with this message. The seed of hidden inputs is for the instructor."""
        seed = f" (inputs: seed {self.seed})" if self.hidden else ""
        lines = ("What we saw", saw + seed), ("Likely reason", reason), ("Look at", look)
        raise CheckFailed(f"{self.name}: {name}", *lines)

    def equal(self, what: str, got: Any, want: Any, *mistakes: Mistake, rtol: float = 1e-6, atol: float = 1e-9) -> None:
        """`got` must have the shape and the numbers of `want`; `mistakes` explain other values."""
        array, target = as_numbers(got), np.asarray(want)
        truth = array is not None and array.dtype == bool and target.dtype != bool
        if not truth and same(got, want, rtol, atol):
            self.passed += 1
            return
        saw = f"{what} is wrong." if self.hidden else f"{what} gave {show(got)}; expected {show(want)}."
        for mistake in mistakes if got is not None else ():
            hit = mistake.gives(got) if callable(mistake.gives) else same(got, mistake.gives, max(rtol, 1e-6), atol)
            if hit:
                self.fail(mistake.name, saw, mistake.reason, mistake.look)
        name, reason, look = close_look(got, want)
        self.fail(name, saw, reason, look)

    def that(self, condition: Any, name: str, saw: str, reason: str, look: str) -> None:
        """`condition` must hold; the rest is the message if it does not."""
        if not condition:
            self.fail(name, saw, reason, look)
        self.passed += 1

    def unchanged(self, what: str, after: Any, before: Any) -> None:
        """An input must not be modified by the function."""
        same_still = np.array_equal(as_numbers(after), as_numbers(before))
        self.that(same_still, "input overwritten", f"after the call, {what} had changed.",
                  "the function writes into the array it was given, and the caller's data are lost.",
                  "lines that assign to x[...] or use +=; work on a new array instead.")

    def parts(self, what: str, got: Any, *names: str) -> Any:
        """`got` must be a tuple (or list) of the named results; it is returned."""
        wanted = f"{len(names)} results: {', '.join(names)}"
        self.that(got is not None, "nothing returned", f"{what} gave None.", "the function ends without `return`.",
                  "the last line of the function.")
        self.that(isinstance(got, tuple | list) and len(got) == len(names), f"not {len(names)} results",
                  f"{what} gave {type(got).__name__}; expected {wanted}.",
                  "some results are missing, or there are too many.",
                  "the line with `return`, and the docstring: which results, in which order?")
        return got

    def refuses(self, what: str, call: Callable[[], Any], name: str, reason: str, look: str) -> None:
        """`call()` must raise ValueError: input that makes no sense must not get an answer."""
        try:
            got = call()
        except ValueError:
            self.passed += 1
            return
        gave = "was accepted without a word." if self.hidden else f"gave {show(got)}; expected a ValueError."
        self.fail(name, f"{what} {gave}", reason, look)

    def choice(self, answer: Any, letters: str, right: str = "", feedback: dict[str, str] | None = None) -> None:
        """A concept question: `answer` must be one of `letters`, and `right` where that is given."""
        letter = answer.strip().upper() if isinstance(answer, str) else ""
        if letter in ("", "?"):
            raise CheckFailed(f"{self.name}: not attempted", ("What we saw", "no letter was chosen."),
                              ("Look at", f"the question above; the answer is one of {', '.join(letters)}."))
        if letter not in tuple(letters):
            self.fail("not a choice", f"the answer {show(answer)}.", "it is none of the letters of this question.",
                      f"the choices {', '.join(letters)}; write the letter in quotes.")
        told = (feedback or {}).get(letter, "")
        if right and letter != right:
            raise CheckFailed(f"{self.name}: {letter} is not the best answer", ("What we saw", f"you chose {letter}."),
                              ("Likely reason", told), ("Look at", "the section above, then the other choices again."))
        print(f"✓ {told}" if right else f"✓ {letter} is noted; you get the mark after handing in.")


check = Check  # read as a decorator: @check("relu")


def reveal(guess: Any, truth: Any, why: str) -> None:
    """Compare a prediction with the truth, once there is a prediction. Never graded."""
    if guess is ...:
        print("First replace the dots by your guess and run that cell, then this one.")
        return
    hit = same(guess, truth, rtol=0.02) if as_numbers(truth) is not None else guess == truth
    print(("✓ You saw it coming. " if hit else f"Surprise: it is {show(truth)}. ") + why)
