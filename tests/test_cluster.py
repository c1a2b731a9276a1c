"""Grading on a real Dask cluster: machines are network namespaces, and one of them is lost in the middle."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell

from autograder import kernels, sample
from autograder.course import load_course

from .conftest import CHAPTER
from .postgres import HOW_TO_INSTALL, programs, server
from .test_grade import autograder, keep_one_notebook, refuse, submit
from .test_postgres import NOTEBOOK, keep_gradebook_at, marks

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("cluster"),
    pytest.mark.skipif(sys.platform != "linux", reason="clusters of Linux machines only"),
]
KINDS = ("full_reference", "partial", "all_wrong", "blank", "full_other", "partial")
PATIENCE = 90  # seconds, on a busy machine


# ---------------------------------------------------------------- a cluster
class Cluster:
    """A scheduler and workers, each with a folder for temporary files; `machine`: in which network namespace."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.address = folder, ""
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(
        self, name: str, *command: str, machine: str = "", env: dict[str, str] | None = None, **more: Any
    ) -> Path:
        """A process; returns its log."""
        (self.folder / name).mkdir(exist_ok=True)
        environment = dict(os.environ, TMPDIR=str(self.folder / name), **(env or {}))
        environment.pop(kernels.ZYGOTE, None)  # of the process that runs the tests
        inside = ["ip", "netns", "exec", machine] if machine else []
        log = self.folder / f"{name}.log"
        with log.open("wb") as file:
            self.processes[name] = subprocess.Popen([*inside, *command], stdout=file, stderr=file, cwd=self.folder,
                                                    env=environment, start_new_session=True, **more)  # fmt: skip
        return log

    def start_scheduler(self, host: str = "127.0.0.1", machine: str = "") -> None:
        log = self.start("scheduler", *DASK, "scheduler", "--host", host, "--port", "0", "--no-dashboard",
                         machine=machine)  # fmt: skip
        told = wait_for(log, "Scheduler at:")
        self.address = told.split("Scheduler at:")[1].split()[0]

    def start_worker(self, name: str, *options: str, command: tuple[str, ...] = (), **more: Any) -> None:
        """A worker; returns once the scheduler knows it."""
        common = ("worker", self.address, "--nthreads", "1", "--no-dashboard")
        log = self.start(name, *(command or DASK), *common, *options, **more)
        wait_for(log, "Registered to:")

    def family(self, name: str) -> list[psutil.Process]:
        """A process and all that it has started."""
        process = psutil.Process(self.processes[name].pid)
        return [process, *process.children(recursive=True)]

    def kill(self, name: str) -> list[psutil.Process]:
        """As if the machine had lost its power."""
        family = self.family(name)
        for process in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        self.processes.pop(name).wait()
        return family

    def stop(self, name: str) -> list[psutil.Process]:
        """Ask a process to end."""
        family = self.family(name)
        process = self.processes.pop(name)
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        finally:
            for left in family:
                with contextlib.suppress(psutil.NoSuchProcess):
                    psutil.wait_procs([left], timeout=5)
        return family

    def end(self) -> None:
        for name in list(self.processes):
            self.kill(name)


ZYGOTE = "autograder.zygote"
DASK = (sys.executable, "-m", "dask")


def wait_for(log: Path, words: str) -> str:
    """The text of a log that holds some words."""
    deadline = time.monotonic() + PATIENCE
    while words not in (text := log.read_text()):
        assert time.monotonic() < deadline, text
        time.sleep(0.1)
    return text


def still_alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    _, left = psutil.wait_procs(processes, timeout=15)
    return [process for process in left if process.status() != psutil.STATUS_ZOMBIE]


def zygotes(family: list[psutil.Process]) -> int:
    """How many there are; their forks have the same command line."""
    number = 0
    for process in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            parent = process.parent()
            here, above = process.cmdline(), parent.cmdline() if parent else []
            number += ZYGOTE in here and ZYGOTE not in above
    return number


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path, as sockets need."""
    with tempfile.TemporaryDirectory(prefix="cl-", dir="/tmp") as name:
        yield Path(name)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    """A scheduler on this machine, still without workers."""
    cluster = Cluster(folder)
    try:
        cluster.start_scheduler()
        yield cluster
    finally:
        cluster.end()


# ---------------------------------------------------------------- machines
NAMES = [f"ag{os.getpid() % 100000}n{number}" for number in range(3)]  # of namespaces and, at most 15 letters, devices


def ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True, text=True)


@pytest.fixture
def machines() -> Iterator[list[str]]:
    """Three network namespaces on one bridge; machine n has the address 10.213.0.(n + 1)."""
    if os.geteuid() != 0 or not shutil.which("ip"):
        pytest.skip("network namespaces are made by root, with the program ip (iproute2)")
    try:
        build_network()
        yield NAMES
    except subprocess.CalledProcessError as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no network namespaces here: {error.stderr}")
    finally:
        for name in NAMES:
            subprocess.run(["ip", "netns", "del", name], capture_output=True)


def build_network() -> None:
    hub = NAMES[0]
    for name in NAMES:
        ip("netns", "add", name)
        ip("-n", name, "link", "set", "lo", "up")
    ip("-n", hub, "link", "add", "bridge", "type", "bridge")
    ip("-n", hub, "addr", "add", "10.213.0.1/24", "dev", "bridge")
    ip("-n", hub, "link", "set", "bridge", "up")
    for number, name in enumerate(NAMES[1:], 2):
        ip("-n", hub, "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name)
        ip("-n", hub, "link", "set", name, "master", "bridge", "up")
        ip("-n", name, "addr", "add", f"10.213.0.{number}/24", "dev", "eth0")
        ip("-n", name, "link", "set", "eth0", "up")


# ---------------------------------------------------------------- a class
def write_class(root: Path) -> None:
    """Submissions of one notebook, which comes with a data file; each prints where it ran."""
    keep_one_notebook(root)
    for kind in ("source", "release"):
        (root / kind / CHAPTER / "numbers.csv").write_text("1,2,3")
    course = load_course(root)
    material = sample.Material(course, next(section for section in course.sections if section.name == NOTEBOOK))
    for number, kind in enumerate(KINDS):
        path = submit(root, f"student{number}") / f"{NOTEBOOK}.ipynb"
        node = nbformat.reads(sample.STUDENTS[kind](material), as_version=4)
        node.cells.append(new_code_cell("import os, socket, torch\n"
                                        "print(open('numbers.csv').read(), os.getcwd(), socket.gethostname())"))
        path.write_text(nbformat.writes(node), encoding="utf-8")


def printed(root: Path) -> list[str]:
    """What the last cell of each executed notebook says."""
    paths = sorted(root.glob(f"autograded/*/*/{NOTEBOOK}.ipynb"))
    return [nbformat.read(path, as_version=4).cells[-1].outputs[0].text for path in paths]


def grade_there(root: Path, machine: str, address: str) -> "subprocess.Popen[str]":
    command = ["ip", "netns", "exec", machine, sys.executable, "-m", "autograder", "grade", CHAPTER]
    return subprocess.Popen([*command, "--root", str(root), "--scheduler", address], text=True, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)  # fmt: skip


def wait_until_graded(root: Path, grading: "subprocess.Popen[str]", number: int) -> None:
    """Until so many submissions are graded, and others not."""
    deadline = time.monotonic() + 2 * PATIENCE
    while len(list(root.glob(f"autograded/*/{CHAPTER}"))) < number:
        assert time.monotonic() < deadline and grading.poll() is None, grading.communicate()
        time.sleep(0.05)


def test_a_machine_is_lost_and_all_marks_are_right(
    course: Path, folder: Path, machines: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    write_class(course)
    local, again = (Path(shutil.copytree(course, tmp_path_factory.mktemp(n), dirs_exist_ok=True)) for n in "ab")
    told = autograder(local, "grade", CHAPTER)
    assert told.returncode == 0, told.stdout + told.stderr
    right = marks(f"sqlite:///{local}/gradebook.db")
    table = told.stdout.split("feedback: ")[0]
    cluster = Cluster(folder)
    try:
        cluster.start_scheduler("10.213.0.1", machines[0])
        for number, name in enumerate(machines[1:], 2):
            cluster.start_worker(name, "--host", f"10.213.0.{number}", machine=name)
        grading = grade_there(course, machines[0], cluster.address)
        wait_until_graded(course, grading, 1)
        deadline = time.monotonic() + PATIENCE  # the machine that runs the reference is warm before the other one
        while [zygotes(cluster.family(name)) for name in machines[1:]] != [1, 1]:  # each machine has its own
            assert time.monotonic() < deadline and grading.poll() is None, grading.communicate()
            time.sleep(0.05)
        gone = cluster.kill(machines[1])
        assert len(list(course.glob(f"autograded/*/{CHAPTER}"))) < len(KINDS), "in the middle"
        said, complained = grading.communicate(timeout=300)
        assert grading.returncode == 0, said + complained
        assert said.split("feedback: ")[0] == table and len(complained.splitlines()) == 1, complained
        assert marks(f"sqlite:///{course}/gradebook.db") == right
        assert printed(course) == printed(local) == ["1,2,3 /submission sandbox\n"] * len(KINDS)
        assert len(list(course.glob("feedback/*/*/*.html"))) == len(KINDS)
        assert not still_alive(gone)

        cluster.start_worker(machines[1], "--host", "10.213.0.2", machine=machines[1])
        if programs():
            with server() as grades:
                keep_gradebook_at(again, grades)
                grading = grade_there(again, machines[0], cluster.address)
                said, complained = grading.communicate(timeout=300)
                assert grading.returncode == 0, said + complained
                assert marks(grades) == right
        elif os.environ.get("CI"):
            pytest.fail(HOW_TO_INSTALL)
        for name in machines[1:]:
            assert not still_alive(cluster.stop(name))
            assert not [p.name for p in (folder / name).iterdir() if not p.name.startswith("dask")], "nothing is left"
    finally:
        cluster.end()


def test_ctrl_c_leaves_the_cluster_idle(course: Path, cluster: Cluster) -> None:
    from distributed import Client

    write_class(course)
    cluster.start_worker("worker")
    command = [sys.executable, "-m", "autograder", "grade", CHAPTER, "--root", str(course)]
    grading = subprocess.Popen([*command, "--scheduler", cluster.address], text=True, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)  # fmt: skip
    wait_until_graded(course, grading, 1)
    grading.send_signal(signal.SIGINT)
    _, told = grading.communicate(timeout=60)
    assert grading.returncode == 130 and "Traceback" not in told
    assert told.endswith("autograder: stopped; what was finished before is kept\n")
    with Client(cluster.address, set_as_default=False) as client:
        deadline = time.monotonic() + PATIENCE
        while any(client.processing().values()):
            assert time.monotonic() < deadline
            time.sleep(0.2)


# ---------------------------------------------------------------- bad input
def complain(course: Path, address: str) -> str:
    """The one line; nothing is written."""
    keep_one_notebook(course)
    submit(course)
    return refuse(course, CHAPTER, "--scheduler", address)


def test_no_scheduler(course: Path) -> None:
    assert "no Dask scheduler at tcp://127.0.0.1:1: Timed out" in complain(course, "tcp://127.0.0.1:1")


@pytest.mark.parametrize(("address", "line"), [
    ("somewhere", "no Dask scheduler at somewhere: missing port number in address"),
    ("http://127.0.0.1:80", "unknown address scheme 'http'"),
    ("tls://127.0.0.1:80", "perhaps check your TLS configuration?"),
])  # fmt: skip
def test_no_address(course: Path, address: str, line: str) -> None:
    assert line in complain(course, address)


def test_no_workers(course: Path, cluster: Cluster) -> None:
    assert "has no workers: dask worker tcp://127.0.0.1:" in complain(course, cluster.address)


def test_a_worker_without_our_package(course: Path, cluster: Cluster) -> None:
    # With -S, Python does not see packages that are installed in editable form.
    environment = {"PYTHONPATH": sysconfig.get_path("purelib")}
    cluster.start_worker("bare", "--no-nanny", command=(sys.executable, "-S", "-m", "dask"), env=environment)
    line = complain(course, cluster.address)
    assert "the Dask worker tcp://127.0.0.1:" in line and "No module named 'autograder'" in line


def test_a_worker_with_other_versions(course: Path, cluster: Cluster) -> None:
    other = cluster.folder / "packages" / "nbgrader-0.9.5.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: nbgrader\nVersion: 0.9.5\n")
    cluster.start_worker("old", "--no-nanny", env={"PYTHONPATH": str(other.parent)})
    assert "has other versions: nbgrader 0.9.5 (here 0.9.6)" in complain(course, cluster.address)


def without_sandbox() -> None:
    """No new namespaces, as in a container of the usual kind."""
    import ctypes

    ctypes.CDLL(None).prctl(24, 21, 0, 0, 0)  # PR_CAPBSET_DROP, CAP_SYS_ADMIN


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root can give up rights")
def test_a_worker_that_cannot_build_the_sandbox(course: Path, cluster: Cluster) -> None:
    cluster.start_worker("weak", "--no-nanny", preexec_fn=without_sandbox)
    line = complain(course, cluster.address)
    assert "The sandbox cannot be set up here" in line and "CAP_SYS_ADMIN" in line
