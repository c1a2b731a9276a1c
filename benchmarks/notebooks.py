"""How long each notebook runs, with its solutions, one after the other.

    python benchmarks/notebooks.py [--repeat 3]

warm: in a sandboxed fork that has numpy, torch and matplotlib imported, as in grading; cold: in an ordinary kernel.
"""

import argparse
import statistics
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from autograder.course import load_course
from autograder.execute import execute
from autograder.kernels import warm_up
from autograder.runner import Limits

ROOT = Path(__file__).parents[1]


def warm(path: Path) -> float:
    """Seconds in a warm kernel."""
    return execute(path.read_text(encoding="utf-8"), {}, Limits()).seconds


def cold(path: Path) -> float:
    """Seconds in a new kernel, with its start and all imports."""
    started = time.perf_counter()
    NotebookClient(nbformat.read(path, as_version=4), timeout=120).execute()
    return time.perf_counter() - started


def main() -> None:
    """Print a table: the median of the repetitions for each notebook, then median and worst of the notebooks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=1)
    repeat = parser.parse_args().repeat
    warm_up()
    rows = []
    for section in load_course(ROOT).sections:
        path = ROOT / "source" / section.chapter / f"{section.name}.ipynb"
        rows.append([statistics.median(way(path) for _ in range(repeat)) for way in (warm, cold)])
        print(f"{section.heading[:50]:50}  warm {rows[-1][0]:5.1f} s   cold {rows[-1][1]:5.1f} s", flush=True)
    for name, choose in (("median", statistics.median), ("worst", max)):
        print(f"{name:50}  warm {choose(r[0] for r in rows):5.1f} s   cold {choose(r[1] for r in rows):5.1f} s")


if __name__ == "__main__":
    main()
