"""Readers for answers that students fill into a dictionary by hand."""
import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np


def untouched(answer: Any) -> bool:
    """Nothing has been filled in: every value is still the placeholder."""
    return isinstance(answer, Mapping) and all(is_open(value) for value in answer.values())


def is_open(value: Any) -> bool:
    """`...` or None, or a list that still holds one."""
    return value is ... or value is None or (isinstance(value, list | tuple) and any(map(is_open, value)))


def open_entries(answer: Mapping[str, Any], keys: Iterable[str]) -> list[str]:
    """The entries that are missing or not filled in."""
    return [key for key in keys if key not in answer or is_open(answer[key])]


def form_problem(answer: Any, keys: Iterable[str]) -> tuple[str, str, str, str] | None:
    """What is wrong with the dictionary itself: (name, what we saw, likely reason, look at), or None."""
    keys = list(keys)
    if not isinstance(answer, Mapping):
        return ("not a dictionary", f"the answer is of type {type(answer).__name__}.",
                "the braces, or the colons between keys and values, were lost.", "the form the cell had at the start.")
    strange = [key for key in answer if key not in keys]
    if strange:
        return ("unknown entry", f"the key {str(strange[0])[:40]!r} is not one of the entries.",
                "a key was misspelt or added.", f"the keys: {', '.join(keys)}.")
    return None


def flat_numbers(value: Any) -> np.ndarray | None:
    """All numbers in a number, list, tuple, array or tensor, one after the other; None if anything else is there."""
    if hasattr(value, "tolist"):  # arrays, tensors, NumPy's numbers
        value = value.tolist()
    if isinstance(value, list | tuple):
        parts = [flat_numbers(part) for part in value]
        good = [part for part in parts if part is not None]
        return np.concatenate([np.zeros(0), *good]) if len(good) == len(parts) else None
    if isinstance(value, str | bytes | bool):
        return None
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return np.array([number]) if math.isfinite(number) else None
