"""Warm kernels as any Jupyter client finds them: nbclient, papermill and `nbgrader autograde`, all unmodified."""

import asyncio
import getpass
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import papermill
import psutil
import pytest
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder import kernels
from autograder.execute import execute
from autograder.runner import Limits
from autograder.sandbox import WORK

from .conftest import CHAPTER, ROOT, graded_cells, run

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kernels")]  # one worker: it stops and starts the zygote
KERNELSPEC = {"name": "python3", "display_name": "Python 3", "language": "python"}


@pytest.fixture(autouse=True)
def chosen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All that a user sets to have warm kernels."""
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", kernels.PROVISIONER)
    KernelProvisionerFactory.clear_instance()  # the one there is has read the variable
    yield
    KernelProvisionerFactory.clear_instance()


def notebook(*cells: str) -> NotebookNode:
    return new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata={"kernelspec": KERNELSPEC})


def said(cell: NotebookNode) -> str:
    return "".join(output.get("text", output.get("evalue", "")) for output in cell.outputs)


# ---------------------------------------------------------------- three clients
WHERE = "import os, sys\nprint(os.getcwd(), os.getpid() < 10, 'torch' in sys.modules, sorted(os.listdir()))"


def test_nbclient(tmp_path: Path) -> None:
    (tmp_path / "weights.csv").write_text("1,2")
    (tmp_path / "solution.ipynb").write_text("{}")
    node = notebook(WHERE, "1 / 0", "print(open('weights.csv').read())")
    NotebookClient(node, allow_errors=True, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert said(node.cells[0]) == f"{WORK} True True ['weights.csv']\n", "in a sandbox, without the notebooks"
    assert said(node.cells[1]) == "division by zero" and said(node.cells[2]) == "1,2\n"


def test_papermill(tmp_path: Path) -> None:
    node = notebook("rate = 1", WHERE, "print(rate)")
    node.cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(node, tmp_path / "in.ipynb")
    told: Any = papermill.execute_notebook(tmp_path / "in.ipynb", tmp_path / "out.ipynb", {"rate": 3}, cwd=tmp_path)
    assert said(told.cells[2]).startswith(f"{WORK} True True") and said(told.cells[3]) == "3\n"


def test_nbgrader_autograde(course: Path) -> None:
    shutil.copytree(course / "source" / CHAPTER, course / "submitted" / "reference" / CHAPTER)
    probe = course / "submitted" / "reference" / CHAPTER / "01_artificial_neuron.ipynb"
    node = nbformat.read(probe, as_version=4)
    node.cells.append(new_code_cell(WHERE))
    nbformat.write(node, probe)
    run(course, "nbgrader", "generate_assignment", CHAPTER, "--force")
    run(course, "nbgrader", "autograde", CHAPTER)
    cells = graded_cells(course / "gradebook.db", CHAPTER)
    assert [item for _, item in cells if item.cell_type == "code" and item.auto_score != item.max_score] == []
    done = nbformat.read(course / "autograded" / "reference" / CHAPTER / probe.name, as_version=4)
    assert said(done.cells[-1]) == f"{WORK} True True []\n", "no notebook with hidden tests within reach"


def test_a_client_in_another_program_shares_the_zygote() -> None:
    kernels.warm_up()
    code = ("import nbformat, nbclient, psutil\nfrom nbformat.v4 import *\n"
            f"node = new_notebook(cells=[new_code_cell('print(1)')], metadata={{'kernelspec': {KERNELSPEC}}})\n"
            "nbclient.NotebookClient(node).execute()\n"
            "print(node.cells[0].outputs[0].text, len(psutil.Process().children(recursive=True)))")  # fmt: skip
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=100)
    assert ran.stdout == "1\n 0\n", ran.stderr


# ---------------------------------------------------------------- the life of the zygote
def test_without_the_sandbox_the_folder_is_the_real_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(kernels.ISOLATION, "process")
    node = notebook("import os\nprint(os.getcwd())\nopen('made', 'w').close()")
    NotebookClient(node, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert said(node.cells[0]) == f"{tmp_path}\n" and (tmp_path / "made").exists()


def test_a_zygote_that_dies_is_replaced() -> None:
    kernels.warm_up()
    assert kernels._owner
    first = kernels._owner.process.pid
    assert "1\n" in execute(nbformat.writes(notebook("print(1)")), {}, Limits()).notebook.replace("\\n", "\n")
    os.kill(first, signal.SIGKILL)
    assert not execute(nbformat.writes(notebook("print(1)")), {}, Limits()).stopped
    assert kernels._owner.process.pid != first


def test_a_notebook_that_imports_no_slow_module_gets_a_kernel_without_it() -> None:
    probe = "import sys\nprint('torch' in sys.modules)"

    def loaded(code: str, files: dict[str, bytes]) -> str:
        done = execute(nbformat.writes(notebook(code)), files, Limits())
        return said(nbformat.reads(done.notebook, as_version=4).cells[0])

    late = "if False:\n    from torch import nn"
    assert loaded(probe, {}) == "False\n"
    assert loaded(f"{probe}\n{late}", {}) == loaded(probe, {"helper.py": b"import torch"}) == "True\n"
    assert loaded("print(__import__('tor' + 'ch').ones(1))", {}) == "tensor([1.])\n", "slowly, but it works"
    assert kernels._owner
    first = psutil.Process(kernels._owner.process.pid)
    first.children()[0].kill()  # the one with the slow modules
    first.wait(10)
    assert loaded(f"{probe}\n{late}", {}) == "True\n", "both are started again"


def test_a_kernel_that_is_killed_from_outside_is_started_again(tmp_path: Path) -> None:
    text = nbformat.writes(notebook("import time\ntime.sleep(3)\nprint('done')"))
    assassin = ("import psutil, sys, time\ntime.sleep(1.5)\n"
                "[child.kill() for child in psutil.Process(int(sys.argv[1])).children()]")  # fmt: skip
    execute(text, {}, Limits())
    assert kernels._owner
    killer = subprocess.Popen([sys.executable, "-c", assassin, str(kernels._owner.process.pid)])
    done = execute(text, {}, Limits())
    killer.wait()
    assert not done.stopped and "done" in said(nbformat.reads(done.notebook, as_version=4).cells[0])


def test_a_client_that_goes_away_takes_its_kernel_along() -> None:
    kernels.warm_up()
    code = ("import asyncio, time\nfrom autograder.kernels import WarmKernelManager\n"
            "async def main():\n    manager = WarmKernelManager()\n    await manager.start_kernel()\n"
            "    print(manager.provisioner.fork.pid, flush=True)\n    time.sleep(99)\nasyncio.run(main())")  # fmt: skip
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT) as client:
        assert client.stdout
        kernel = psutil.Process(int(client.stdout.readline()))
        client.kill()
        kernel.wait(10)


def test_nothing_is_left_behind() -> None:
    code = ("import nbformat, sys\nfrom autograder.execute import execute\nfrom autograder.runner import Limits\n"
            "execute(sys.argv[1], {'a.txt': b'1'}, Limits())")  # fmt: skip
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:  # a short path, as there are sockets in it
        command = [sys.executable, "-c", code, nbformat.writes(notebook("print(1)"))]
        environment = {name: value for name, value in os.environ.items() if name != kernels.ZYGOTE}
        subprocess.run(command, check=True, cwd=ROOT, env={**environment, "TMPDIR": folder})
        assert set(os.listdir(folder)) <= {f"torchinductor_{getpass.getuser()}"}, "that is PyTorch's own"


def test_random_numbers_threads_and_figures() -> None:
    code = ("import random, numpy, torch, os\nprint(random.random(), numpy.random.random(), torch.rand(1).item(), "
            "torch.get_num_threads(), os.environ['OMP_NUM_THREADS'])")  # fmt: skip
    figure = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('a')"
    numbers = []
    for _ in range(2):
        done = nbformat.reads(execute(nbformat.writes(notebook(code, figure)), {}, Limits()).notebook, as_version=4)
        *random, threads, variable = said(done.cells[0]).split()
        assert (threads, variable) == ("1", "1")
        assert "image/png" in done.cells[1].outputs[-1].data
        numbers += random
    assert len(set(numbers)) == 6


def test_interrupt_reaches_the_cell() -> None:
    async def interrupt() -> dict[str, Any]:
        manager = AsyncKernelManager()
        await manager.start_kernel()
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready()
        client.execute("import time\ntime.sleep(60)")
        await asyncio.sleep(1)
        await manager.interrupt_kernel()
        started = time.monotonic()
        reply: dict[str, Any] = await client.get_shell_msg(timeout=10)
        assert time.monotonic() - started < 5
        client.stop_channels()
        await manager.shutdown_kernel(now=True)
        return reply

    assert asyncio.run(interrupt())["content"]["ename"] == "KeyboardInterrupt"


def test_a_folder_with_too_much_in_it_is_refused_in_one_line(tmp_path: Path) -> None:
    with (tmp_path / "huge.bin").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(RuntimeError, match="more than the 100 MB a sandbox may hold"):
        NotebookClient(notebook("1"), resources={"metadata": {"path": str(tmp_path)}}).execute()


def test_a_greeting_that_is_lost_costs_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    greetings: list[str] = []
    usual = kernels.ReadyClient.get_iopub_msg

    async def lose_the_first(self: kernels.ReadyClient, **kwargs: Any) -> dict[str, Any]:
        message = await usual(self, **kwargs)
        greetings.append(message["msg_type"])
        if len(greetings) == 1:
            raise queue.Empty
        return message

    monkeypatch.setattr(kernels.ReadyClient, "get_iopub_msg", lose_the_first)
    executed = execute(nbformat.writes(notebook("print('hello')")), {}, Limits())
    assert len(greetings) > 1 and executed.seconds < 10, "it asked again, and was answered"
    assert "hello" in executed.notebook and not executed.stopped
