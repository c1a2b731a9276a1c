"""Warm kernels: each one is forked from a process that has imported what notebooks need.

A cold kernel spends most of its life importing. multiprocessing's fork server imports `autograder.warm`
once; the process of a submission is a fork of it, and forks a reserve for each of its notebooks before it
starts any thread. A reserve becomes a kernel when it is told where to listen. To Jupyter it is an ordinary one.
"""

import atexit
import json
import multiprocessing
import os
import signal
import sys
from multiprocessing import forkserver
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

CAN_FORK = sys.platform == "linux"
ENVIRONMENT = {
    # One thread each: kernels share the cores, and a second thread on a busy machine costs seconds.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "NBGRADER_EXECUTION": "autograde",
}


def server() -> Any:
    """The multiprocessing context whose processes are forks of the warm one (cold ones off Linux)."""
    os.environ.update(ENVIRONMENT)
    if not CAN_FORK:
        return multiprocessing.get_context("spawn")
    atexit.unregister(cool_down)
    atexit.register(cool_down)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["autograder.warm", "autograder.execute"])
    return context


def warm_up() -> None:
    """Start the warm process now, while something else is done; it needs some seconds."""
    server()
    if CAN_FORK:
        forkserver.ensure_running()


def cool_down() -> None:
    """End the warm process; by itself it would linger for seconds after the grader."""
    running: Any = forkserver._forkserver
    if running._forkserver_pid is not None:
        os.kill(running._forkserver_pid, signal.SIGKILL)
        running._stop()


class Reserve:
    """A fork that waits to become a kernel; afterwards it looks like a subprocess.Popen to jupyter_client."""

    waiting: "list[Reserve]" = []  # noqa: RUF012 (one list for the process)
    stdout = stderr = stdin = None

    def __init__(self) -> None:
        """Fork. Must be called while the process has a single thread."""
        self.exit_code: int | None = None
        orders, self.pipe = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            for other in (*Reserve.waiting, self):  # so that each pipe ends with its owner
                os.close(other.pipe)
            order = os.read(orders, 65536)
            if order:
                serve(**json.loads(order))
            os._exit(0)
        os.close(orders)
        Reserve.waiting.append(self)

    def start(self, connection_file: str, folder: str) -> None:
        """Become a kernel that listens as the connection file says, in that folder."""
        os.write(self.pipe, json.dumps({"connection_file": connection_file, "folder": folder}).encode())
        os.close(self.pipe)

    def poll(self) -> int | None:
        """Exit code, or None while it runs."""
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code

    def wait(self) -> int | None:
        """Exit code, once it has ended."""
        if self.exit_code is None:
            self.exit_code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.exit_code

    def send_signal(self, number: int) -> None:
        """Signal the kernel only."""
        os.kill(self.pid, number)


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel from a reserve instead of as a new program."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Wake a reserve; without one, start the cold kernel that `cmd` describes."""
        if not Reserve.waiting:
            return await super().launch_kernel(cmd, **kwargs)
        reserve = Reserve.waiting.pop(0)
        reserve.start(cast(AsyncKernelManager, self.parent).connection_file, kwargs.get("cwd") or ".")
        self.process = cast(Any, reserve)
        self.pid = self.pgid = reserve.pid
        return self.connection_info


class WarmKernelManager(AsyncKernelManager):
    """jupyter_client's manager, with reserves as kernels."""

    async def _async_pre_start_kernel(self, **kwargs: Any) -> tuple[list[str], dict[str, Any]]:
        self.provisioner = WarmProvisioner(kernel_id="", kernel_spec=self.kernel_spec, parent=self)
        return await super()._async_pre_start_kernel(**kwargs)


def serve(connection_file: str, folder: str) -> None:
    """Be an ipykernel until told to stop; runs in a reserve."""
    import random

    import numpy
    import torch
    from ipykernel.kernelapp import IPKernelApp
    from matplotlib_inline.backend_inline import _enable_matplotlib_integration

    os.setsid()  # signals meant for the kernel also reach what it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(folder)
    random.seed()
    numpy.random.seed()
    torch.seed()
    app = IPKernelApp.instance(connection_file=connection_file, parent_handle=os.getppid())
    app.initialize(["--HistoryManager.hist_file=:memory:"])
    _enable_matplotlib_integration()  # pyplot was imported before there was a shell to tell
    app.start()
