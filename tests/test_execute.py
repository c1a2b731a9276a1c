"""Execution in a process of its own: limits hold, and what was earned before them stands."""

import time
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder.execute import execute
from autograder.runner import Limits

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


def test_cells_that_are_more_than_python_run_too() -> None:
    told, _, _ = run("import asyncio\nprint(await asyncio.sleep(0, 'waited'))",
                     "async def number():\n    return 7\n[await number() for _ in range(2)]",
                     "%pprint\nfolder = %pwd\nprint(bool(folder))", "!echo from a shell",
                     "async = 1", "def f(): return\nreturn")  # fmt: skip
    assert told[:2] == ["waited\n", ""] and told[2].endswith("True\n") and told[3].split() == ["from", "a", "shell"]
    assert "invalid syntax" in told[4] and "outside function" in told[5]


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


def test_a_warning_in_a_test_cell_is_no_error() -> None:
    cells = [new_code_cell("import warnings; warnings.warn('careful')") for _ in range(2)]
    cells[1].metadata["nbgrader"] = {"grade": True}
    done = execute(nbformat.writes(new_notebook(cells=cells)), {}, Limits(5, 60))
    outputs = [cell.outputs for cell in nbformat.reads(done.notebook, as_version=4).cells]
    assert [output[0].name for output in outputs] == ["stderr", "stdout"] and "careful" in outputs[1][0].text


# ---------------------------------------------------------------- what only hostile code does
RAW = """
import os, signal, time
from jupyter_client.session import DELIM
signal.signal(signal.SIGINT, signal.SIG_IGN)
kernel = get_ipython().kernel
socket, session = kernel.iopub_thread.socket, kernel.session
def forge(kind, content, parent=None, header={}):
    message = session.msg(kind, content, parent=kernel.get_parent() if parent is None else parent)
    message["header"].update(header)
    return session.serialize(message, b"topic")
"""
ATTACKS = {
    "no message": "for frames in ([b'x'], [b'x', DELIM], [b'x', DELIM] + 4 * [b'{}'], [b'x'] * 500):\n"
                  "    socket.send_multipart(frames)",
    "wrong fields": "for part in (None, [], 7, 'x', {'name': 7}, {'text': []}):\n"
                    "    for kind in ('stream', 'error', 'display_data', 'comm_open', 'clear_output', 7, None):\n"
                    "        try: socket.send_multipart(forge(kind, part))\n"
                    "        except Exception: pass",
    "deep": "deep = '[' * 100_000 + ']' * 100_000\n"
            "frames = forge('stream', {}); frames[-1] = deep.encode(); frames[2] = session.sign(frames[3:])\n"
            "socket.send_multipart(frames)",
    "headers": "socket.send_multipart(forge('stream', {}, header={'x': 'x' * 9_000_000}))",
    "half a character": "socket.send_multipart(forge('stream', {'name': 'stdout', 'text': chr(0xd800)}))",
    "widgets": "for n in range(300):\n"
               "    data = {'state': {'x': 'x' * 500_000}}\n"
               "    socket.send_multipart(forge('comm_open', {'comm_id': str(n), 'data': data}))",
    "500 MB at once": "from IPython.display import display; display({'text/plain': 'x' * 250_000_000}, raw=True)\n"
                      "print('x' * 250_000_000)",
    "updates": "for n in range(20_000):\n"
               "    content = {'data': {'text/plain': 'x' * 9000}, 'metadata': {}, 'transient': {'display_id': '1'}}\n"
               "    socket.send_multipart(forge('update_display_data', content))",
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_messages_from_hostile_code_cost_only_its_own_marks(attack: str) -> None:
    before = peak()
    started = time.monotonic()
    told, stopped, _ = run("print('earned')", RAW + ATTACKS[attack], "print('later')", limits=Limits(5, 60))
    assert told[0] == "earned\n" and (stopped or told[2] == "later\n")
    assert sum(map(len, told)) < 3_000_000
    assert time.monotonic() - started < 40 and peak() - before < 450_000_000


# The connection's descriptor, written to by a child that the kernel's own library knows nothing of.
WIRE = """
import stat
wires = [n for n in range(3, 100) if os.path.exists(f'/proc/self/fd/{n}') and stat.S_ISSOCK(os.fstat(n).st_mode)]
frame = b'\\3' + (1_000_000).to_bytes(8, 'big') + bytes(1_000_000)  # ZMTP: long, more to come
def pour(wire):
    try:
        while True: os.write(wire, frame)
    except OSError:
        os._exit(0)
for wire in wires:
    if os.fork() == 0: pour(wire)
"""


@pytest.mark.parametrize(("code", "reason"), [
    ("frames = forge('stream', {})\nwhile True: socket.send_multipart(frames)", "too long"),
    ("while True: kernel.shell_stream and kernel.shell_stream.socket.send_multipart([b'x'])", "too long"),
    (WIRE + "while True: time.sleep(1)", ""),
], ids=["flood", "shell", "endless message"])  # fmt: skip
def test_floods_end_in_time(code: str, reason: str) -> None:
    before = peak()
    started = time.monotonic()
    told, stopped, _ = run("print('earned')", RAW + code, "print('later')", limits=Limits(3, 60))
    assert told[0] == "earned\n" and stopped and reason in stopped and "later\n" not in told[2]
    assert time.monotonic() - started < 3 + 15 + 10 and peak() - before < 700_000_000


def test_notebooks_are_limited_in_all_that_they_print() -> None:
    limits = Limits(20, 60, output_bytes=300_000, notebook_output_bytes=1_000_000)
    cells = [*["print('x' * 280_000)"] * 6, "raise ValueError('y' * 900_000)", "print('z')"]
    told, stopped, _ = run(*cells, limits=limits)
    assert [len(text) > 279_000 for text in told[:4]] == [True, True, True, False] and not stopped
    assert sum(map(len, told)) < 1_001_000 and 0 < told[6].count("y") < 1000


def test_no_display_of_an_earlier_cell_is_changed() -> None:
    _, _, notebook = run("x = display('first', display_id=True)\nx.update('second')", "x.update('third')")
    assert notebook.cells[0].outputs[0].data["text/plain"] == "'second'"


def test_what_is_printed_fast_arrives_whole() -> None:
    told, _, _ = run("for n in range(150_000): print(n)", "for n in range(3000): display(n)")
    assert told[0].split() == [str(n) for n in range(150_000)]


def test_kernels_that_kill_themselves_have_no_more_time() -> None:
    started = time.monotonic()
    run("import os, time\ntime.sleep(3)\nos.kill(os.getpid(), 9)", limits=Limits(5, 6))
    assert time.monotonic() - started < 6


def peak() -> int:
    """The most memory that this process has had since this was last asked."""
    fields = Path("/proc/self/status").read_text().split()
    most = 1024 * int(fields[fields.index("VmHWM:") + 1])
    Path("/proc/self/clear_refs").write_text("5")
    return most
