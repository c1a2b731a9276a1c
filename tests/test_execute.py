"""Execution in a process of its own: limits hold, and what was earned before them stands."""

import time

import nbformat
import psutil
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder.execute import Limits, execute

pytestmark = pytest.mark.slow


def run(*cells: str, limits: Limits | None = None) -> tuple[list[str], str, NotebookNode]:
    """(text or error of each cell, why it stopped, notebook)"""
    notebook = nbformat.writes(new_notebook(cells=[new_code_cell(cell) for cell in cells]))
    done = execute(notebook, {"data/numbers.txt": b"1 2 3"}, limits or Limits(5, 60))
    executed = nbformat.reads(done.notebook, as_version=4)
    nbformat.validate(executed)
    told = ["".join(o.get("text", o.get("evalue", "")) for o in cell.outputs) for cell in executed.cells]
    return told, done.stopped, executed


def test_cells_run_in_order_with_the_data_files() -> None:
    told, stopped, _ = run("x = open('data/numbers.txt').read()", "print(x)", "1 / 0", "print('still here')")
    assert told == ["", "1 2 3\n", "division by zero", "still here\n"] and not stopped


def test_an_endless_loop_costs_only_its_own_cell() -> None:
    told, stopped, notebook = run("a = 1", "while True:\n    a += 1", "print(a > 1)", limits=Limits(2, 60))
    assert told[0] == "" and told[2] == "True\n" and not stopped
    assert "CellTimeoutError" in [output.ename for output in notebook.cells[1].outputs]


def test_a_loop_that_ignores_interrupts_is_ended() -> None:
    stubborn = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    started = time.monotonic()
    told, stopped, _ = run("print(1)", stubborn, "print(2)", limits=Limits(2, 60))
    assert told[0] == "1\n" and "could not be interrupted" in told[2] == stopped
    assert time.monotonic() - started < 40


def test_code_that_ends_python_keeps_what_came_before() -> None:
    told, stopped, _ = run("print(1)", "import os; os._exit(0)", "print(2)")
    assert told[0] == "1\n" and "ended its own Python process" in told[1] and "ended its own" in told[2]
    assert stopped == "the code ended its own Python process"


def test_the_whole_notebook_has_a_limit() -> None:
    told, stopped, _ = run(*["import time; time.sleep(1.5)"] * 6, limits=Limits(5, 4))
    assert told[0] == "" and "longer than 4 seconds" in told[-1] and "longer than 4 seconds" in stopped


def test_output_is_cut_while_it_is_printed() -> None:
    limits = Limits(3, 60, output_bytes=50_000)
    told, _, _ = run("while True:\n    print('x' * 1000)", "print('next')", limits=limits)
    assert len(told[0]) < 60_000 and "[output cut after 50,000 bytes]" in told[0] and told[1] == "next\n"


@pytest.mark.parametrize("limits", [Limits(), Limits(fence=None)], ids=["sandbox", "process"])
def test_processes_left_behind_are_ended(limits: Limits) -> None:
    told, _, _ = run("import subprocess\nfor alone in (False, True):\n"
                     "    subprocess.Popen(['sleep', '6543.21'], start_new_session=alone)", limits=limits)  # fmt: skip
    assert told == [""]
    deadline = time.monotonic() + 5
    while left := [p for p in psutil.process_iter(["cmdline"]) if "6543.21" in (p.info["cmdline"] or [])]:
        assert time.monotonic() < deadline, left
        time.sleep(0.1)


def test_warm_kernels_share_no_random_state_folder_or_names() -> None:
    code = "import os, numpy as np\nx = globals().get('x', 0) + 1\nprint(x, os.getcwd(), np.random.random())"
    notebook = nbformat.writes(new_notebook(cells=[new_code_cell(code)]))
    for limits in (Limits(20, 60), Limits(20, 60, fence=None)):
        done = [execute(notebook, {}, limits) for _ in range(2)]
        outputs = [nbformat.reads(d.notebook, as_version=4).cells[0].outputs[0].text.split() for d in done]
        assert outputs[0][0] == outputs[1][0] == "1" and outputs[0][2] != outputs[1][2]
        assert outputs[0][1] == outputs[1][1] == "/submission" if limits.fence else outputs[0][1] != outputs[1][1]
