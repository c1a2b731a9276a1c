"""The sandbox: every test starts a real one, as root where the tests run as root, and as an ordinary user."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder import sandbox

ROOT = Path(__file__).parents[1]
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
PACKAGES = next(path for path in sys.path if path.endswith("site-packages"))

if sys.platform != "linux" or (lacking := sandbox.missing()):
    pytest.skip(f"no sandbox on this machine: {sys.platform} {lacking}", allow_module_level=True)

# Runs outside: starts one sandbox for the code it is given, and prints what that reported, as JSON.
DRIVER = """
import importlib.util, json, os, sys, time
order = json.loads(sys.argv[1])
spec = importlib.util.spec_from_file_location("sandbox", order["module"])
sandbox = sys.modules["sandbox"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sandbox)
for name in order["imports"]:
    importlib.import_module(name)
receiver, sender = os.pipe()
def report(value):
    os.write(sender, json.dumps(value).encode() + b"\\n")
def attempt(act, *arguments):
    try:
        return repr(act(*arguments))
    except BaseException as error:
        return type(error).__name__ + ": " + str(error)
def libc(name, *arguments):
    import ctypes
    library = ctypes.CDLL(None, use_errno=True)
    result = getattr(library, name)(*arguments)
    return result if result >= 0 else os.strerror(ctypes.get_errno())
names = {"report": report, "attempt": attempt, "libc": libc, "sandbox": sandbox}
files = {name: text.encode() for name, text in order["files"].items()}
started = time.perf_counter()
box = sandbox.fork_into(lambda: exec(order["code"], names), sandbox.Fence(**order["fence"]), files,
                        keep=(sender,), visible=order["visible"], trusted=order["trusted"])
seconds = time.perf_counter() - started
os.close(sender)
exec(order["outside"], {"box": box})
with open(receiver) as pipe:
    reports = [json.loads(line) for line in pipe]
exit = os.waitstatus_to_exitcode(os.waitpid(box.pid, 0)[1])
print(json.dumps({"reports": reports, "exit": exit, "seconds": seconds, "pid": box.pid}))
"""


@dataclass
class Result:
    reports: list[Any]
    exit: int
    seconds: float
    pid: int


class Who:
    """Starts sandboxes as one user."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.prefix, self.python = [], sys.executable
        self.packages = [] if PACKAGES.startswith(sys.prefix) else [PACKAGES]
        if os.geteuid() == 0 and name == "user":
            self.prefix = NOBODY
            if subprocess.run([*NOBODY, "test", "-x", os.path.realpath(sys.executable)]).returncode:
                # Our Python lies in a closed folder; another one of the same version can use the same packages.
                self.python, self.packages = f"/usr/bin/python3.{sys.version_info.minor}", [PACKAGES]
                if not os.access(self.python, os.X_OK):
                    pytest.skip("no Python that an ordinary user may start")

    def command(self, code: str, **order: Any) -> list[str]:
        order = {"imports": [], "files": {}, "fence": {}, "outside": "", "trusted": False, **order}
        order |= {"module": str(self.folder / "sandbox.py"), "code": code, "visible": self.packages}
        environment = ["env", f"HOME={self.folder}", f"PYTHONPATH={':'.join(self.packages)}", "SECRET_TOKEN=hunter2",
                       "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1"]  # fmt: skip
        return [*self.prefix, *environment, self.python, "-c", DRIVER, json.dumps(order)]

    def run(self, code: str, **order: Any) -> Result:
        """Run code in a sandbox, which it tells about with report(value)."""
        ran = subprocess.run(self.command(code, **order), capture_output=True, text=True, cwd="/", timeout=100)
        assert ran.returncode == 0, ran.stderr[-2000:]
        return Result(**json.loads(ran.stdout))

    def ask(self, code: str, **order: Any) -> Any:
        """The one thing that code reports."""
        result = self.run(code, **order)
        assert result.exit == 0 and len(result.reports) == 1, result
        return result.reports[0]


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder that every user may enter, with a copy of the module."""
    path = Path(tempfile.mkdtemp(prefix="sandbox-test-", dir="/tmp"))  # TMPDIR may be closed to others
    path.chmod(0o755)
    shutil.copy(sandbox.__file__, path)
    (path / "sandbox.py").chmod(0o644)
    yield path
    shutil.rmtree(path)


@pytest.fixture(params=["root", "user"] if os.geteuid() == 0 else ["user"])
def who(request: pytest.FixtureRequest, folder: Path) -> Who:
    return Who(request.param, folder)


# ---------------------------------------------------------------- files
def test_host_files_are_not_there(who: Who, folder: Path) -> None:
    (folder / "gradebook.db").write_text("marks")
    paths = [str(ROOT / "autograder"), str(ROOT / "source"), "/root/.bashrc", "/etc/shadow", "/home", "/sys", "/var",
             "/run", str(folder / "gradebook.db"), "/proc/1/environ", "/proc/1/mem", "/proc/1/root"]  # fmt: skip
    found = who.ask(f"""
import os
def readable(path):
    try:
        return bool(os.listdir(path) if os.path.isdir(path) else open(path, "rb"))
    except OSError:
        return False
report([path for path in {paths!r} if readable(path)])
""")
    assert found == []


def test_only_own_folders_can_be_written(who: Who) -> None:
    written = who.ask("""
import os
def writable(folder):
    try:
        open(os.path.join(folder, "probe"), "w").close()
        return True
    except OSError:
        return False
found = []
for top, folders, files in os.walk("/"):
    found += [top] * writable(top)
    if top.startswith(("/proc", "/usr")) or top.count("/") > 4:
        folders.clear()  # the rest would take seconds
report(found
       + [path for path in ("/usr", "/usr/lib", "/proc", "/proc/sys/kernel/core_pattern") if os.access(path, os.W_OK)])
""")
    assert sorted(path for path in written if not path.startswith("/tmp/")) == [
        "/dev/shm", "/sockets", "/submission", "/tmp"]  # fmt: skip


def test_work_folder_has_the_files_without_notebooks(who: Who) -> None:
    seen = who.ask("""
import glob, os
report([os.getcwd(), sorted(glob.glob("**", recursive=True)), open("data/a.csv").read()])
open("data/a.csv", "a").write("more")
""", files={"data/a.csv": "1,2", "helper.py": "x = 1", "solution.ipynb": "{}", "data/B.IPYNB": "{}"})  # fmt: skip
    assert seen == ["/submission", ["data", "data/a.csv", "helper.py"], "1,2"]


def test_all_files_together_are_limited(who: Who) -> None:
    written, error = who.ask("""
import os
written, error = 0, ""
try:
    for folder in (".", "/tmp", os.path.expanduser("~"), "/dev/shm", "/sockets"):
        for number in range(10):
            with open(f"{folder}/{number}", "wb", buffering=0) as file:
                written += file.write(bytes(1_000_000))
except OSError as problem:
    error = os.strerror(problem.errno)
report([written, error])
""", fence={"folder_bytes": 8_000_000})  # fmt: skip
    assert 7_000_000 <= written <= 8_000_000 and error == "No space left on device"


def test_size_and_number_of_files_are_limited(who: Who) -> None:
    size, count = who.ask("""
import os
try:
    with open("big", "wb", buffering=0) as file:
        for _ in range(100):
            file.write(bytes(100_000))
except OSError:
    pass
count = 0
try:
    while True:
        os.mkdir("d"); os.chdir("d"); count += 1
except OSError:
    pass
report([os.path.getsize("/submission/big"), count])
""", fence={"file_bytes": 1_000_000})  # fmt: skip
    assert size == 1_000_000 and 10_000 < count < 20_000


# ---------------------------------------------------------------- the rest of the host
def test_no_network(who: Who) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        said = who.ask(f"""
import socket
connect = socket.create_connection
report([attempt(connect, ("127.0.0.1", {port}), 1), attempt(connect, ("1.1.1.1", 80), 1),
        [name for _, name in socket.if_nameindex()], bool(socket.socketpair())]
       + [attempt(socket.socket, family) for family in (socket.AF_PACKET, socket.AF_VSOCK, socket.AF_ALG)]
       + [attempt(socket.socket, socket.AF_NETLINK, socket.SOCK_RAW, 12)])  # netfilter
""")
    assert "Connection refused" in said[0]  # by the sandbox's own loopback
    assert "Network is unreachable" in said[1]
    assert said[2:4] == [["lo"], True]
    assert all("not permitted" in text for text in said[4:])


def test_host_processes_are_invisible_and_safe(who: Who) -> None:
    host = subprocess.Popen([*who.prefix, "sleep", "60"])
    try:
        seen = who.ask(f"""
import os, signal
seen = [sorted(int(name) for name in os.listdir("/proc") if name.isdigit()), os.getppid(), os.getpid()]
seen.append(attempt(os.kill, {host.pid}, 9))
seen.append(attempt(os.kill, -1, 9))  # all others; here there are none
seen.append(attempt(os.kill, 1, 9))  # process 1 is deaf to it
report(seen)
""")
        assert seen[:3] == [[1, 2], 1, 2] and "No such process" in seen[3] and seen[5] == "None"
        assert host.poll() is None
    finally:
        host.kill()
        host.wait()


def test_environment_descriptors_and_rights(who: Who) -> None:
    seen = who.ask("""
import os
status = sandbox._fields("/proc/self/status")
report([open("/proc/self/environ").read().strip("\\0"), dict(os.environ),
        [os.readlink(f"/proc/self/fd/{fd}") for fd in range(40) if os.path.exists(f"/proc/self/fd/{fd}")],
        [status[name] for name in status if name.startswith("Cap")], status["Uid"].split(),
        status["NoNewPrivs"], status["Seccomp"]])
""", files={"a": "1"})  # fmt: skip
    raw, variables, descriptors, rights, users, no_new, filtered = seen
    assert "hunter2" not in raw and "SECRET_TOKEN" not in variables and variables["OMP_NUM_THREADS"] == "1"
    assert variables["HOME"] == sandbox.HOME
    assert {name.split(":")[0] for name in descriptors} <= {"/dev/null", "pipe"}
    assert sum(name.startswith("pipe") for name in descriptors) == 1
    assert rights == ["0000000000000000"] * 5 and users == ["60000"] * 4
    assert (no_new, filtered) == ("1", "2")


def test_system_calls_that_lead_out_are_denied(who: Who) -> None:
    said = who.ask("""
import ctypes, fcntl, os
report([libc("mount", b"tmpfs", b"/tmp", b"tmpfs", 0, None), libc("umount2", b"/tmp", 2),
        libc("ptrace", 0, 0, 0, 0), libc("chroot", b"/tmp"),
        *(libc("unshare", flag) for flag in (1 << 28, 1 << 17, 1 << 30)),
        libc("syscall", sandbox._number("clone"), ctypes.c_long((1 << 28) | 17), 0, 0, 0, 0),
        *(libc("syscall", number, 0, 0, 0, 0, 0) for number in sandbox.NEWER.values()),
        *(libc("syscall", number, 0, 0, 0, 0, 0) for name, number in
          sandbox.MACHINES[sandbox.platform.machine()][1].items() if name not in sandbox.FILTERED),
        *(attempt(os.write, os.open(f"/proc/self/{name}", os.O_WRONLY), text) for name, text in
          (("uid_map", b"0 0 1"), ("oom_score_adj", b"-500")) if os.access(f"/proc/self/{name}", os.W_OK)),
        attempt(os.mknod, "/tmp/disk", 0o60600, 8), libc("setgroups", 0, None),
        libc("personality", 0x0040000), attempt(fcntl.ioctl, 0, 0x5412, b"x")])
""")
    assert all("Operation not permitted" in str(text) or "Permission denied" in str(text) for text in said), said
    assert who.ask("report(libc('syscall', 435, 0, 0))") == "Function not implemented"  # clone3


# ---------------------------------------------------------------- limits
@pytest.mark.slow
def test_fork_and_thread_bombs_stop(who: Who) -> None:
    children, threads = who.ask("""
import os, threading, time
threading.stack_size(65536)
children = 0
try:
    while True:
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)
        children += 1
except BlockingIOError:
    pass
os.kill(-1, 9)
for _ in range(children):
    os.wait()
threads = 0
try:
    while True:
        threading.Thread(target=time.sleep, args=(1,), daemon=True).start()
        threads += 1
except RuntimeError:
    pass
report([children, threads])
os._exit(0)
""", fence={"processes": 30})  # fmt: skip
    assert 20 <= children <= 29 and 20 <= threads <= 29


def test_orphans_are_reaped(who: Who) -> None:
    assert who.ask("""
import os, time
for _ in range(5):
    if os.fork() == 0:
        os.fork()
        os._exit(0)
    os.wait()
while len([name for name in os.listdir("/proc") if name.isdigit()]) > 2:
    time.sleep(0.01)
report("reaped")
""") == "reaped"  # fmt: skip


def test_too_much_memory_is_an_error(who: Who) -> None:
    # The 50 MB fit, the 300 MB do not; the process lives on.
    assert who.ask("""
small = bytearray(50_000_000)
report(attempt(bytearray, 300_000_000))
""", fence={"memory_bytes": 200_000_000}) == "MemoryError: "  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("way", ["children", "shared", "files"])
def test_memory_of_all_processes_is_limited(who: Who, way: str) -> None:
    # In children, in shared memory and in files, where the limit of one process does not count.
    code = {"children": """
import os, time
for _ in range(4):
    if os.fork() == 0:
        hoard = bytearray(b"x") * 60_000_000
        time.sleep(60)
time.sleep(60)
""", "shared": """
import mmap, time
hoard = mmap.mmap(-1, 240_000_000)
hoard[::4096] = b"x" * len(range(0, len(hoard), 4096))
time.sleep(60)
""", "files": """
import time
for number in range(5):
    with open(f"/dev/shm/{number}", "wb") as file:
        file.write(bytes(15_000_000))
hoard = bytearray(b"x") * 60_000_000
time.sleep(60)
"""}  # fmt: skip
    started = time.monotonic()
    assert who.run(code[way], fence={"memory_bytes": 100_000_000}).exit == sandbox.OUT_OF_MEMORY
    assert time.monotonic() - started < 20


@pytest.mark.slow
def test_memory_is_measured_often(who: Who) -> None:
    # Ten children, each within the limit of a process, together ten times the limit; none of them gets that far.
    result = who.run("""
import os, time
time.sleep(2)  # a quiet process must not be measured less often
for _ in range(10):
    if os.fork() == 0:
        hoard = bytearray(b"x") * 90_000_000
        report(os.getpid())
        time.sleep(60)
time.sleep(60)
""", fence={"memory_bytes": 100_000_000})
    assert result.exit == sandbox.OUT_OF_MEMORY and len(result.reports) < 6


@pytest.mark.slow
def test_cpu_seconds_are_limited(who: Who) -> None:
    assert who.run("while True: pass", fence={"cpu_seconds": 1}).exit == 128 + signal.SIGXCPU


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [60, 0.3], ids=["at once", "one after the other"])
def test_cpu_seconds_of_all_processes_are_limited(who: Who, seconds: float) -> None:
    code = f"""
import os, time
def work():
    until = time.process_time() + {seconds}
    while time.process_time() < until: pass
while True:
    for _ in range(4):
        if os.fork() == 0:
            if os.fork() == 0:
                work()
            work()
            os._exit(0)
    for _ in range(4):
        os.wait()
"""
    started = time.monotonic()
    assert who.run(code, fence={"cpu_seconds": 4}).exit == sandbox.OUT_OF_TIME
    assert time.monotonic() - started < 30


# ---------------------------------------------------------------- signals and ends
def test_interrupt_reaches_python(who: Who) -> None:
    result = who.run("""
import time
try:
    report("ready")
    time.sleep(60)
except KeyboardInterrupt:
    report("interrupted")
""", outside="import os, signal, time; time.sleep(0.3); os.kill(box.pid, signal.SIGINT)")  # fmt: skip
    assert result.reports == ["ready", "interrupted"] and result.exit == 0


@pytest.mark.parametrize(("code", "exit_code"), [
    ("import os; os.kill(os.getpid(), 9)", 128 + 9),
    ("import os; os.abort()", 128 + signal.SIGABRT),
    ("import sys; sys.exit(3)", 3),
    ("1 / 0", 1),
    ("import os; os._exit(7)", 7),
])  # fmt: skip
def test_exit_codes(who: Who, code: str, exit_code: int) -> None:
    assert who.run(code).exit == exit_code


def test_trusted_code_is_process_1_behind_the_same_walls(who: Who, folder: Path) -> None:
    said = who.ask(f"host = {str(folder)!r}" + """
import os, signal
def interrupted():
    signal.raise_signal(signal.SIGINT)
report([os.getpid(), [name for name in os.listdir("/proc") if name.isdigit()], attempt(os.listdir, host),
        attempt(open, "/etc/shadow"), attempt(bytearray, 2_000_000_000), attempt(interrupted), dict(os.environ).keys()
        & {"SECRET_TOKEN"} == set()])
""", trusted=True)  # fmt: skip
    assert said[:2] == [1, ["1"]] and said[4:] == ["MemoryError: ", "KeyboardInterrupt: ", True], said
    assert all(text.startswith("FileNotFoundError") for text in said[2:4]), said
    assert [who.run(code, trusted=True).exit for code in ("1 / 0", "import sys; sys.exit(3)")] == [1, 3]
    busy = who.run("while True: pass", trusted=True, fence={"cpu_seconds": 1})
    assert busy.exit == -9, "beyond the soft limit, which process 1 need not heed, comes the hard one"


def test_stopped_process_can_be_killed(who: Who) -> None:
    outside = "import os, time; time.sleep(0.3); os.kill(box.pid, 9)"
    assert who.run("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", outside=outside).exit == -9


def test_nothing_is_left(who: Who, folder: Path) -> None:
    def host() -> tuple[str, list[str], set[str]]:
        return Path("/proc/self/mountinfo").read_text(), sorted(os.listdir(folder)), set(os.listdir("/tmp"))

    before = host()
    token = f"left-{time.monotonic_ns()}"
    who.run(f"""
import os, subprocess, sys
open("/tmp/{token}", "w").close()
subprocess.Popen(["sleep", "6{os.getpid()}"], start_new_session=True)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        import time
        time.sleep(600)
os._exit(0)
""")
    after = host()
    assert after[:2] == before[:2] and token not in after[2]
    assert f"6{os.getpid()}" not in processes()


def processes() -> str:
    """The command lines of all processes."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return "\n".join(lines)


def test_dies_with_its_parent(who: Who) -> None:
    token = f"7{os.getpid()}{time.monotonic_ns() % 1000}"
    code = f"import subprocess; subprocess.Popen(['sleep', '{token}']); report(1); import time; time.sleep(600)"
    driver = subprocess.Popen(who.command(code, outside="print(box.pid, flush=True)"), stdout=subprocess.PIPE, cwd="/")
    assert driver.stdout is not None
    driver.stdout.readline()
    wait_for(lambda: f"sleep {token}\n" in processes() + "\n" or f"sleep {token} " in processes())
    driver.kill()
    driver.wait()
    driver.stdout.close()
    wait_for(lambda: f"sleep {token}" not in processes())


def wait_for(condition: Any) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


# ---------------------------------------------------------------- the caller's side
def test_sockets_can_be_reached_and_links_not_followed(who: Who) -> None:
    result = who.run("""
import os, socket
os.symlink("/etc/passwd", "/sockets/link")
server = socket.socket(socket.AF_UNIX)
server.bind("/sockets/kernel-1")
server.listen()
report(server.accept()[0].recv(100).decode())
""", outside="""
import os, socket, time
client = socket.socket(socket.AF_UNIX)
while True:
    try:
        client.connect(box.sockets + "/kernel-1")
        break
    except (FileNotFoundError, ConnectionRefusedError):
        time.sleep(0.01)
try:
    said = open(box.sockets + "/link").read()
except OSError as error:
    said = os.strerror(error.errno)
client.sendall(said.encode())
""")  # fmt: skip
    assert result.reports == ["Too many levels of symbolic links"]


def test_a_step_that_fails_is_named_and_nothing_runs(who: Who) -> None:
    for order, step in (({"files": {"big": "x" * 100_000}, "fence": {"folder_bytes": 50_000}}, "data files"),
                        ({"fence": {"processes": 1}}, "fork")):  # fmt: skip
        ran = subprocess.run(who.command("report('ran')", **order), capture_output=True, text=True, cwd="/")
        assert f"sandbox.SandboxError: {step}: " in ran.stderr and not ran.stdout


def test_threads_are_refused() -> None:
    code = """
import threading, time
from autograder import sandbox
threading.Thread(target=time.sleep, args=(0.5,)).start()
sandbox.fork_into(lambda: None, sandbox.Fence())
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert "SandboxError: fork: this process has more than one thread" in ran.stderr


def test_missing_says_why(who: Who) -> None:
    lines = who.ask("report(sandbox.missing())")  # in a sandbox there is no other
    assert "new namespaces: " in lines[0] and "Operation not permitted" in lines[0]
    assert any("seccomp filter is in force" in line for line in lines)


def test_missing_names_the_switch(who: Who) -> None:
    # A user namespace may set the limit of those below it, without any effect outside.
    code = f"import sys; sys.path.insert(0, {str(who.folder)!r}); import sandbox; print(*sandbox.missing(), sep='\\n')"
    script = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"'
    command = [*who.prefix, "unshare", "--user", "--map-user=1000", "--keep-caps", "sh", "-c", script, "sh"]
    ran = subprocess.run([*command, who.python, "-c", code], capture_output=True, text=True, cwd="/")
    assert "User namespaces are switched off: sysctl user.max_user_namespaces is 0." in ran.stdout, ran


# ---------------------------------------------------------------- everyday work
@pytest.mark.slow
def test_numpy_torch_and_figures_work(who: Who) -> None:
    code = """
import io, subprocess, sys
import matplotlib, numpy, torch
matplotlib.use("agg")
from matplotlib import pyplot
layer = torch.nn.Linear(3, 1)
torch.optim.Adam(layer.parameters()).zero_grad()
layer(torch.ones(4, 3)).sum().backward()
pyplot.plot(numpy.arange(5) @ numpy.ones((5, 3)) if False else [1, 2], label="$x^2$"); pyplot.legend()
pyplot.savefig("figure.png")
report([list(layer.weight.grad[0].tolist()), open("figure.png", "rb").read(4)[1:].decode(),
        subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True).stdout,
        subprocess.run("echo $HOME; ls | wc -l", shell=True, capture_output=True, text=True).stdout])
"""
    imports = ["numpy", "torch", "matplotlib.pyplot"]
    assert who.ask(code, imports=imports) == [[4.0, 4.0, 4.0], "PNG", "42\n", "/tmp/home\n1\n"]


@pytest.mark.slow
def test_an_ipython_kernel_answers(who: Who) -> None:
    code = """
import os
from ipykernel.kernelapp import IPKernelApp
app = IPKernelApp.instance(transport="ipc", ip="/sockets/kernel", shell_port=1, iopub_port=2, stdin_port=3,
                           control_port=4, hb_port=5, parent_handle=os.getppid(), connection_file="/tmp/kernel.json")
app.initialize(["--HistoryManager.hist_file=:memory:", "--Session.key="])
app.start()
"""
    outside = """
import os, signal, time
from jupyter_client import BlockingKernelClient
from pathlib import Path
while not Path(box.sockets, "kernel-5").exists():
    time.sleep(0.02)
client = BlockingKernelClient(transport="ipc", ip=box.sockets + "/kernel", shell_port=1, iopub_port=2, stdin_port=3,
                              control_port=4, hb_port=5)
client.session.key = b""
client.start_channels()
client.wait_for_ready(timeout=20)
said = []
def hear(message):
    said.append(message["content"].get("text") or message["content"].get("ename"))
client.execute_interactive("print(6 * 7); import os; os.path.exists('/etc/shadow')", output_hook=hear)
wanted = client.execute("import time; time.sleep(60)")
time.sleep(0.5)
os.kill(box.pid, signal.SIGINT)
answer = client.get_shell_msg(timeout=20)
assert "42\\n" in said and answer["content"]["ename"] == "KeyboardInterrupt", (said, answer)
client.stop_channels()
os.kill(box.pid, signal.SIGKILL)
"""
    assert who.run(code, imports=["ipykernel.ipkernel"], outside=outside).exit == -9


@pytest.mark.slow
def test_time_to_enter(who: Who, capsys: pytest.CaptureFixture[str]) -> None:
    seconds = sorted(who.run("pass").seconds for _ in range(5))
    with capsys.disabled():
        print(f"\n{who.name}: sandbox ready after {1000 * seconds[0]:.1f} ms (fastest of 5)")
    assert seconds[0] < 1
