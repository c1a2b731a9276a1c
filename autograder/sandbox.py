"""What a fork gives up before it runs code that students wrote (Linux; standard library only).

`fork_into` forks the calling process, which has everything imported, into namespaces of its own. Nothing is
executed anew, so the imports stay. The child builds a file tree in memory that holds Python, the system's
programs and a work folder; drops its user, rights, environment and descriptors; sets limits; and forbids the
system calls that lead out again. All of it vanishes with its last process. The tree of processes:

    caller ── init (process 1 in there: forwards signals, reaps orphans, watches memory) ── main() ── ...

`main` is no process 1, because Linux ignores signals to that one, also those of CPU limits and of os.abort(); but
where its code is trusted, it is, as each fork of a large process takes hundredths of a second.
"""

import atexit
import ctypes
import errno
import functools
import os
import platform
import signal
import socket
import struct
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

if sys.platform == "linux":
    import fcntl
    import resource

WORK = "/submission"  # where main() starts, with the data files
SOCKETS = "/sockets"  # the only folder that the caller sees too
HOME = "/tmp/home"
FIRST_USER, SLOTS = 60000, 5000  # slot n has user and group FIRST_USER + n
SETUP_SECONDS = 30  # it takes milliseconds
OUT_OF_TIME, OUT_OF_MEMORY = 124, 125  # exit codes when all processes together used too much
LOOK_SECONDS = 0.05  # between two looks at what they use; each takes a tenth of a millisecond

# ---------------------------------------------------------------- names of the kernel's interface
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 2, 4, 8, 1 << 14, 1 << 18  # linux/mount.h
ATTR_RDONLY, ATTR_NOSUID, ATTR_NODEV, ATTR_NOSYMFOLLOW = 1, 2, 4, 1 << 21  # linux/mount.h, MOUNT_ATTR_*
OPEN_TREE_CLONE, OPEN_TREE_CLOEXEC, MOVE_MOUNT_F_EMPTY_PATH, MNT_DETACH = 1, os.O_CLOEXEC, 4, 2  # linux/mount.h
AT_FDCWD, AT_EMPTY_PATH, AT_RECURSIVE = -100, 0x1000, 0x8000  # linux/fcntl.h
CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC = 1 << 17, 1 << 25, 1 << 26, 1 << 27  # linux/sched.h
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 1 << 28, 1 << 29, 1 << 30  # linux/sched.h
NAMESPACES = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWPID | CLONE_NEWNET
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP = 1, 4, 22, 24  # linux/prctl.h
PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 38, 47, 4  # linux/prctl.h
CAP_SYS_ADMIN, CAPABILITY_VERSION_3 = 21, 0x20080522  # linux/capability.h
SECCOMP_MODE_FILTER, RET_KILL, RET_ERROR, RET_ALLOW = 2, 0x80000000, 0x00050000, 0x7FFF0000  # linux/seccomp.h
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # linux/bpf_common.h: LD|W|ABS, JMP|JEQ|K, ...
TIOCSTI, TIOCLINUX = 0x5412, 0x541C  # asm-generic/ioctls.h: typing into a terminal
SIOCSIFFLAGS, IFF_UP, NETLINK_ROUTE = 0x8914, 1, 0  # linux/sockios.h, linux/if.h, linux/netlink.h

# Machine: AUDIT_ARCH_* (linux/audit.h), and numbers of system calls that differ (asm/unistd.h).
MACHINES: dict[str, tuple[int, dict[str, int]]] = {
    "x86_64": (0xC000003E, {
        "clone": 56, "socket": 41, "socketpair": 53, "personality": 135, "ioctl": 16, "pivot_root": 155, "mount": 165,
        "umount2": 166, "chroot": 161, "unshare": 272, "setns": 308, "ptrace": 101, "process_vm_readv": 310,
        "process_vm_writev": 311, "kcmp": 312, "bpf": 321, "perf_event_open": 298, "userfaultfd": 323,
        "add_key": 248, "request_key": 249, "keyctl": 250, "memfd_create": 319, "shmget": 29, "open_by_handle_at": 304,
        "msgget": 68, "semget": 64,
        "kexec_load": 246, "kexec_file_load": 320, "init_module": 175, "finit_module": 313, "delete_module": 176,
        "swapon": 167, "swapoff": 168, "reboot": 169, "syslog": 103, "modify_ldt": 154}),
    "aarch64": (0xC00000B7, {
        "clone": 220, "socket": 198, "socketpair": 199, "personality": 92, "ioctl": 29, "pivot_root": 41, "mount": 40,
        "umount2": 39, "chroot": 51, "unshare": 97, "setns": 268, "ptrace": 117, "process_vm_readv": 270,
        "process_vm_writev": 271, "kcmp": 272, "bpf": 280, "perf_event_open": 241, "userfaultfd": 282,
        "add_key": 217, "request_key": 218, "keyctl": 219, "memfd_create": 279, "shmget": 194, "open_by_handle_at": 265,
        "msgget": 186, "semget": 190,
        "kexec_load": 104, "kexec_file_load": 294, "init_module": 105, "finit_module": 273, "delete_module": 106,
        "swapon": 224, "swapoff": 225, "reboot": 142, "syslog": 116}),
}  # fmt: skip
NEWER = {  # asm-generic/unistd.h: the same on every machine
    "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "open_tree": 428, "move_mount": 429,
    "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433, "pidfd_getfd": 438, "process_madvise": 440,
    "mount_setattr": 442, "memfd_secret": 447, "open_tree_attr": 467,
}  # fmt: skip
CLONE3 = 435
FILTERED = ("clone", "socket", "socketpair", "personality", "ioctl")  # allowed with some arguments

# ---------------------------------------------------------------- what is let in
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc/ld.so.cache", "/etc/alternatives",
          "/etc/localtime")  # fmt: skip
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
LINKS = {"dev/ptmx": "pts/ptmx", "dev/fd": "/proc/self/fd", "dev/stdin": "/proc/self/fd/0",
         "dev/stdout": "/proc/self/fd/1", "dev/stderr": "/proc/self/fd/2"}  # fmt: skip
VARIABLES = ("LANG", "LC_ALL", "TZ", "MPLBACKEND", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NBGRADER_EXECUTION")
FORWARDED = (signal.SIGINT, signal.SIGTERM)


class SandboxError(Exception):
    """The sandbox could not be set up; the message names the step. Nothing has run in it."""


@dataclass(frozen=True)
class Fence:
    """Limits of one sandbox.

    memory_bytes: beyond what the fork inherits; for each process (MemoryError), and for all together
    (OUT_OF_MEMORY). processes: with threads, of which a kernel has a dozen. cpu_seconds: of each process (SIGXCPU),
    and of all together (OUT_OF_TIME).
    file_bytes: size of one file. open_files: per process. folder_bytes: all files together. Files lie in memory: those
    that are written count there, too.
    """

    memory_bytes: int = 600_000_000
    processes: int = 64
    cpu_seconds: int = 120
    file_bytes: int = 50_000_000
    open_files: int = 256
    folder_bytes: int = 100_000_000


@dataclass(frozen=True)
class Sandbox:
    """A running sandbox: its first process, a child of the caller, and an open descriptor of its sockets' folder.

    SIGINT to `pid` reaches main() and its process group; SIGTERM ends these, whatever they do against it, and the
    sandbox with them; SIGKILL ends all at once, and what they used remains unknown.
    Wait for `pid` as for any child: exit code of main(), 128 + the signal it died of, OUT_OF_TIME or OUT_OF_MEMORY.
    """

    pid: int
    folder: int

    @property
    def sockets(self) -> str:
        """Path of SOCKETS for the calling process, until it closes `folder`. No symbolic link in it is followed."""
        return f"/proc/self/fd/{self.folder}"


@dataclass(frozen=True)
class Plan:
    """All that the child needs to know."""

    fence: Fence
    files: Mapping[str, bytes]
    user: int
    keep: Collection[int]
    visible: Collection[str]
    outside: tuple[int, int] | None  # the caller's user and group, where a user namespace is needed
    trusted: bool


def fork_into(main: Callable[[], object], fence: Fence, files: Mapping[str, bytes] | None = None, *, slot: int = 0,
              keep: Collection[int] = (), visible: Iterable[str | Path] = (),
              trusted: bool = False) -> Sandbox:  # fmt: skip
    """Run `main` in a fork of this process that can do no harm, in a folder with copies of `files`.

    files: relative path -> content; notebooks among them are left out. slot: 0 to SLOTS, different for sandboxes
    that root runs at the same time: each has a user of its own, because Linux counts processes by user.
    keep: descriptors that main() may use; the others, also 0 to 2, lead to /dev/null. visible: further paths that
    may be read. trusted: main() means to end when it is asked to, and heeds the limits of a single process; then it is
    process 1 itself, which saves a fork. The sandbox ends with the process that called this. Raises SandboxError when a
    step fails (then nothing has run), or where this process has other threads.
    """
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        raise SandboxError(f"machine: neither Linux on x86_64 nor on aarch64, but {sys.platform} {platform.machine()}")
    if len(os.listdir("/proc/self/task")) > 1:
        raise SandboxError("fork: this process has more than one thread")
    outside = None if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    plan = Plan(fence, files or {}, FIRST_USER + slot, keep, _visible(visible), outside, trusted)
    ours, theirs = socket.socketpair()
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, (*FORWARDED, signal.SIGCHLD))
    try:
        pid = _clone(NAMESPACES | (CLONE_NEWUSER if outside else 0))
        if pid == 0:
            ours.close()
            _child(main, plan, theirs)
    except OSError as error:
        ours.close()
        raise SandboxError(f"new namespaces: {os.strerror(error.errno or 0)}") from error
    finally:
        theirs.close()
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)
    with ours:
        ours.settimeout(SETUP_SECONDS)
        try:
            text, folders, _, _ = socket.recv_fds(ours, 4096, 1)
            if not folders:
                raise SandboxError(text.decode(errors="replace") or "the child ended without a word")
        except BaseException as error:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            if isinstance(error, TimeoutError):
                raise SandboxError(f"no answer from the child in {SETUP_SECONDS} seconds") from error
            raise
    os.set_inheritable(folders[0], False)
    return Sandbox(pid, folders[0])


def missing() -> list[str]:
    """What this machine lacks for a sandbox, one line each; found by trying. Empty: it works."""
    if sys.platform != "linux":
        return [f"The sandbox needs Linux; this is {platform.system()}."]
    receiver, sender = os.pipe()
    pid = os.fork()  # to have a single thread
    if pid == 0:
        problem = "the test process failed"
        try:
            sandbox = fork_into(lambda: None, Fence())
            code = os.waitstatus_to_exitcode(os.waitpid(sandbox.pid, 0)[1])
            problem = f"the test process ended with code {code}" if code else ""
        except BaseException as error:
            problem = str(error)
        finally:
            os.write(sender, problem.encode())
            os._exit(0)
    os.close(sender)
    with open(receiver, encoding="utf-8") as pipe:
        problem = pipe.read()
    os.waitpid(pid, 0)
    return [f"The sandbox cannot be set up here ({problem}).", *_reasons()] if problem else []


def _reasons() -> list[str]:
    """Known reasons that hold on this machine."""
    status = _fields("/proc/self/status")
    reasons = []
    if tuple(int(part) for part in platform.release().split("-")[0].split(".")[:2]) < (5, 14):
        reasons.append(f"Linux 5.14 or later is needed; this is {platform.release()}.")
    if os.geteuid() == 0 and not int(status["CapEff"], 16) >> CAP_SYS_ADMIN & 1:
        reasons.append("This root user lacks CAP_SYS_ADMIN, as in a container that was started without it.")
    if os.geteuid() != 0:
        for switch, bad in (("kernel/unprivileged_userns_clone", "0"), ("user/max_user_namespaces", "0"),
                            ("kernel/apparmor_restrict_unprivileged_userns", "1")):  # fmt: skip
            with suppress(OSError):
                if Path("/proc/sys", switch).read_text().strip() == bad:
                    reasons.append(f"User namespaces are switched off: sysctl {switch.replace('/', '.')} is {bad}.")
    if "Seccomp" not in status:
        reasons.append("This Linux was built without seccomp.")
    elif status["Seccomp"] != "0":
        reasons.append("A seccomp filter is in force, as in a container; it may forbid new namespaces.")
    return reasons


# ---------------------------------------------------------------- the child
def _child(main: Callable[[], object], plan: Plan, report: socket.socket) -> NoReturn:
    """Become process 1: set everything up, fork the process of main(), and look after it."""
    step = "start"
    try:
        for name, act in (("user namespace", _map_user), ("file view", _build_root), ("network", _start_network),
                          ("descriptors", _close_files), ("user and rights", _drop_rights),
                          ("data files", _copy_files), ("environment", _clear_environment), ("limits", _limit),
                          ("system call filter", _filter_calls)):  # fmt: skip
            step = name
            act(plan, report.fileno())
        step = "fork"
        _call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)
        folder = os.open(SOCKETS, os.O_PATH | os.O_DIRECTORY)
        # The C library's own: unlike a bare clone, it knows its process number afterwards.
        kernel = 0 if plan.trusted else os.fork()
        if kernel or plan.trusted:
            socket.send_fds(report, [b"ready"], [folder])  # fails where the caller has died meanwhile
        if kernel == 0:
            report.close()
            os.close(folder)
            _run(main)
        os.closerange(0, max(map(int, os.listdir("/proc/self/fd"))) + 1)
        _look_after(kernel, plan.fence)
    except BaseException as error:
        report.send(f"{step}: {error}".encode())
    finally:
        os._exit(1)


def _run(main: Callable[[], object]) -> NoReturn:
    """The life of the process that students see."""
    code = 1
    try:
        os.setsid()
        for number in FORWARDED:
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        _call("prctl", PR_SET_DUMPABLE, 1)  # so that process 1 may measure its memory
        atexit._clear()  # the caller's handlers are not ours
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _look_after(kernel: int, fence: Fence) -> NoReturn:
    """Process 1 of the namespace: when it exits, Linux kills all others."""
    allowed = fence.memory_bytes + _memory("self", "status", "RssAnon", "VmSwap") + _written()
    while True:
        received = signal.sigtimedwait((*FORWARDED, signal.SIGCHLD), LOOK_SECONDS)
        if received and received.si_signo != signal.SIGCHLD:
            with suppress(ProcessLookupError):
                os.killpg(kernel, signal.SIGKILL if received.si_signo == signal.SIGTERM else received.si_signo)
        pid = 1
        while pid:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == kernel:
                code = os.waitstatus_to_exitcode(status)
                os._exit(code if code >= 0 else 128 - code)
        others = [name for name in os.listdir("/proc") if name.isdigit() and name != "1"]
        files = _written()
        used = files + sum(_memory(name, "status", "RssAnon", "RssShmem", "VmSwap") for name in others)
        # The quick sum counts shared pages again for each process. The true one takes milliseconds.
        if used > allowed and files + sum(map(_share, others)) > allowed:
            os._exit(OUT_OF_MEMORY)
        if len(others) > 1 and sum(map(_seconds, others)) + _seconds_of_ended() > fence.cpu_seconds:
            os._exit(OUT_OF_TIME)  # a single process has a limit of its own


def _written() -> int:
    """Bytes of memory that files take."""
    tree = os.statvfs(WORK)
    return tree.f_frsize * (tree.f_blocks - tree.f_bfree)


def _seconds(process: str) -> float:
    """CPU seconds of a process and of those of its children that have ended; 0 where there is none any more."""
    try:
        with open(f"/proc/{process}/stat", "rb") as file:
            spent = file.read().rpartition(b")")[2].split()[11:15]  # utime, stime, cutime, cstime
    except OSError:
        return 0
    return sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")


def _seconds_of_ended() -> float:
    """CPU seconds of this process's children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _share(process: str) -> int:
    """Bytes of memory, with those that n processes share counted as 1/n."""
    share = _memory(process, "smaps_rollup", "Pss_Anon", "Pss_Shmem", "SwapPss")
    return share or _memory(process, "status", "RssAnon", "RssShmem", "VmSwap")  # it may hide the former


def _memory(process: str, file: str, *names: str) -> int:
    """Sum of some of the fields in /proc/process/file, in bytes; 0 where there is no such process any more."""
    try:
        fields = _fields(f"/proc/{process}/{file}")
    except OSError:
        return 0
    return sum(1024 * int(fields[name].split()[0]) for name in names if name in fields)


def _fields(path: str) -> dict[str, str]:
    """The lines `name: value` of a file in /proc."""
    with open(path, encoding="utf-8", errors="replace") as file:
        return {name: value.strip() for name, _, value in (line.partition(":") for line in file)}


# ---------------------------------------------------------------- the steps, in order
def _map_user(plan: Plan, report: int) -> None:
    if plan.outside:
        user, group = plan.outside
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{plan.user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{plan.user} {group} 1")


def _build_root(plan: Plan, report: int) -> None:
    os.umask(0o022)
    _call("mount", None, b"/", None, MS_REC | MS_PRIVATE, None)  # what is mounted here stays here
    # Taken before the new tree covers anything of the old one; files and folders, with what is mounted below them.
    trees = {path: _tree(path, ATTR_RDONLY | ATTR_NOSUID | ATTR_NODEV) for path in plan.visible}
    trees |= {path: _tree(path, ATTR_RDONLY | ATTR_NOSUID) for path in DEVICES}
    size = f"size={plan.fence.folder_bytes},nr_inodes=20000,mode=755"
    _call("mount", b"tmpfs", b"/tmp", b"tmpfs", MS_NOSUID | MS_NODEV, size.encode())
    os.chdir("/tmp")
    for path, tree in trees.items():
        _attach(tree, "." + path)
    for path in SYSTEM:
        if os.path.islink(path):
            _place("." + path).symlink_to(os.readlink(path))
    for path, target in LINKS.items():
        _place(path).symlink_to(target)
    _place("etc/passwd").write_text(f"root:x:0:0::/:/bin/false\nstudent:x:{plan.user}:{plan.user}::{HOME}:/bin/sh\n")
    _place("etc/group").write_text(f"root:x:0:\nstudent:x:{plan.user}:\n")
    _place("etc/hosts").write_text("127.0.0.1 localhost\n")
    for folder in ("proc", "dev/pts"):
        os.makedirs(folder)
    _call("mount", b"proc", b"proc", b"proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, None)
    _call("mount", b"devpts", b"dev/pts", b"devpts", MS_NOSUID | MS_NOEXEC, b"newinstance,ptmxmode=0666,mode=620")
    for folder in (WORK, SOCKETS, "/tmp", "/dev/shm"):  # parts of the one tree, which has one size limit
        os.makedirs("." + folder, exist_ok=True)  # Python may be installed below /tmp
        os.chmod("." + folder, 0o700)
        os.chown("." + folder, plan.user, plan.user)
        _attach(_tree("." + folder, ATTR_NOSUID | ATTR_NODEV | (folder == SOCKETS) * ATTR_NOSYMFOLLOW), "." + folder)
    _attributes(AT_FDCWD, b".", 0, ATTR_RDONLY | ATTR_NOSUID | ATTR_NODEV)  # the tree itself, not what is mounted in it
    _call("syscall", _number("pivot_root"), b".", b".")  # the old root now lies on top of the new one
    _call("umount2", b".", MNT_DETACH)
    os.chdir(WORK)


def _start_network(plan: Plan, report: int) -> None:
    socket.sethostname("sandbox")
    # ipykernel binds a port of its own machine, for what forked processes print.
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def _close_files(plan: Plan, report: int) -> None:
    # Closing them would free their numbers, and forgotten Python objects would close what gets those next.
    null = os.open("/dev/null", os.O_RDWR)
    for number in map(int, os.listdir("/proc/self/fd")):
        if number not in (report, null, *plan.keep):
            os.dup2(null, number, inheritable=number < 3)


def _drop_rights(plan: Plan, report: int) -> None:
    with suppress(OSError):  # EINVAL: beyond the last one
        for capability in range(64):
            _call("prctl", PR_CAPBSET_DROP, capability)
    if not plan.outside:
        os.setgroups([])
        os.setresgid(plan.user, plan.user, plan.user)
        os.setresuid(plan.user, plan.user, plan.user)
    _call("prctl", PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    _call("capset", struct.pack("Ii", CAPABILITY_VERSION_3, 0), bytes(24))
    _call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _call("prctl", PR_SET_DUMPABLE, 0)  # the memory of process 1 is closed to the others
    status = _fields("/proc/self/status")
    if any(int(status[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")):
        raise OSError("capabilities are left")


def _copy_files(plan: Plan, report: int) -> None:
    for folder in (f"{HOME}/.ipython/profile_default", f"{HOME}/.config/matplotlib"):
        os.makedirs(folder)
    for name, content in plan.files.items():
        if not name.lower().endswith(".ipynb"):  # may hold solutions and tests
            _place(f"{WORK}/{name}").write_bytes(content)


def _clear_environment(plan: Plan, report: int) -> None:
    kept = {name: os.environ[name] for name in VARIABLES if name in os.environ}
    os.environ.clear()
    _call("clearenv")
    stat = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    start, end = int(stat[47]), int(stat[48])  # env_start, env_end: /proc/self/environ still shows what was there
    ctypes.memset(start, 0, end - start)
    os.environ.update(kept, PATH=f"{sys.prefix}/bin:/usr/local/bin:/usr/bin:/bin", HOME=HOME, TMPDIR="/tmp",
                      IPYTHONDIR=f"{HOME}/.ipython", MPLCONFIGDIR=f"{HOME}/.config/matplotlib")  # fmt: skip
    os.environ.setdefault("LANG", "C.UTF-8")
    tempfile.tempdir = None  # it may remember the caller's


def _limit(plan: Plan, report: int) -> None:
    fence, present = plan.fence, _memory("self", "status", "VmData")
    for name, soft, hard in (
        (resource.RLIMIT_CORE, 1, 1),  # none; at 0, Linux would still feed a host's crash reporter
        (resource.RLIMIT_CPU, fence.cpu_seconds, fence.cpu_seconds + 1),  # SIGKILL at the hard limit
        (resource.RLIMIT_DATA, present + fence.memory_bytes, present + fence.memory_bytes),
        (resource.RLIMIT_FSIZE, fence.file_bytes, fence.file_bytes),
        (resource.RLIMIT_NOFILE, fence.open_files, fence.open_files),
        (resource.RLIMIT_NPROC, fence.processes, fence.processes),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
    ):
        most = resource.getrlimit(name)[1]
        values = (soft, hard) if most == resource.RLIM_INFINITY else (min(soft, most), min(hard, most))
        resource.setrlimit(name, values)


def _filter_calls(plan: Plan, report: int) -> None:
    program = b"".join(_program())
    code = ctypes.create_string_buffer(program)
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))  # struct sock_fprog
    _call("prctl", PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header)


def _program() -> Iterable[bytes]:
    """The filter, in the kernel's classic BPF: 8 bytes an instruction."""
    architecture, numbers = MACHINES[platform.machine()]
    deny, compat = RET_ERROR | errno.EPERM, 0x40000000  # __X32_SYSCALL_BIT: the same calls by other numbers

    def op(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    def by_argument(name: str, argument: int, test: int, values: tuple[int, ...], hit: int, miss: int) -> bytes:
        count = len(values)
        tests = [op(test, value, yes=count - place) for place, value in enumerate(values)]
        return b"".join((op(EQUAL, numbers[name], no=count + 3), op(LOAD, 16 + 8 * argument), *tests,
                         op(RETURN, miss), op(RETURN, hit)))  # fmt: skip

    yield op(LOAD, 4) + op(EQUAL, architecture, yes=1) + op(RETURN, RET_KILL) + op(LOAD, 0)
    yield op(AT_LEAST, compat, no=1) + op(RETURN, deny)
    # The flags of clone3 lie in memory, out of the filter's reach; "no such call" makes the C library use clone.
    yield op(EQUAL, CLONE3, no=1) + op(RETURN, RET_ERROR | errno.ENOSYS)
    for name, number in (numbers | NEWER).items():
        if name not in FILTERED:
            yield op(EQUAL, number, no=1) + op(RETURN, deny)
    families = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6)  # there is no network behind the latter
    # ZeroMQ aborts where it may not ask for the network's interfaces.
    yield op(EQUAL, numbers["socket"], no=6) + op(LOAD, 16) + op(EQUAL, socket.AF_NETLINK, no=3)
    yield op(LOAD, 32) + op(EQUAL, NETLINK_ROUTE, no=1) + op(RETURN, RET_ALLOW) + op(LOAD, 0)
    yield by_argument("clone", 0, ANY_BIT, (NAMESPACES | CLONE_NEWUSER,), deny, RET_ALLOW)
    yield by_argument("socket", 0, EQUAL, families, RET_ALLOW, deny)
    yield by_argument("socketpair", 0, EQUAL, families, RET_ALLOW, deny)
    yield by_argument("personality", 0, EQUAL, (0, 0xFFFFFFFF), RET_ALLOW, deny)
    yield by_argument("ioctl", 1, EQUAL, (TIOCSTI, TIOCLINUX), deny, RET_ALLOW)
    yield op(RETURN, RET_ALLOW)


# ---------------------------------------------------------------- system calls
@functools.cache
def _library() -> ctypes.PyDLL:
    """The C library. PyDLL keeps Python's lock, so that a clone in here leaves the lock in a known state."""
    return ctypes.PyDLL(None, use_errno=True)


def _call(name: str, *arguments: Any) -> int:
    """A function of the C library, with errors as OSError."""
    result: int = getattr(_library(), name)(*(ctypes.c_long(a) if isinstance(a, int) else a for a in arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return result


def _number(name: str) -> int:
    """The system call's number on this machine."""
    return (MACHINES[platform.machine()][1] | NEWER)[name]


def _clone(flags: int) -> int:
    """os.fork() into new namespaces."""
    ctypes.pythonapi.PyOS_BeforeFork()
    pid = -1
    try:
        pid = _call("syscall", _number("clone"), flags | signal.SIGCHLD, 0, 0, 0, 0)
    finally:
        if pid == 0:
            ctypes.pythonapi.PyOS_AfterFork_Child()
        else:
            ctypes.pythonapi.PyOS_AfterFork_Parent()
    return pid


def _visible(further: Iterable[str | Path]) -> list[str]:
    """Paths to show, none inside another: Python's, the system's, and further ones."""
    python = (sys.prefix, sys.base_prefix, os.path.dirname(os.path.dirname(os.path.realpath(sys.executable))))
    paths = {os.path.abspath(path) for path in (*python, *map(str, further))}
    paths |= {os.path.realpath(path) for path in paths}
    paths |= {path for path in SYSTEM if os.path.exists(path) and not os.path.islink(path)}
    return [p for p in sorted(paths) if not any(p.startswith(f"{other}/") for other in paths)]


def _tree(path: str, attributes: int) -> int:
    """A detached copy of what lies at `path`, to be mounted elsewhere."""
    flags = OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE
    try:
        tree = _call("syscall", _number("open_tree"), AT_FDCWD, path.encode(), flags)
        _attributes(tree, b"", AT_EMPTY_PATH | AT_RECURSIVE, attributes)
    except OSError as error:
        raise OSError(error.errno, f"{path}: {error.strerror}") from error
    return tree


def _attributes(place: int, path: bytes, flags: int, attributes: int) -> None:
    change = struct.pack("QQQQ", attributes, 0, 0, 0)  # struct mount_attr: set, clear, propagation, user namespace
    _call("syscall", _number("mount_setattr"), place, path, flags, change, len(change))


def _attach(tree: int, target: str) -> None:
    """Mount a tree at a path, which is made if need be."""
    if os.path.isdir(f"/proc/self/fd/{tree}"):
        os.makedirs(target, exist_ok=True)
    else:
        _place(target).touch()
    _call("syscall", _number("move_mount"), tree, b"", AT_FDCWD, target.encode(), MOVE_MOUNT_F_EMPTY_PATH)
    os.close(tree)


def _place(path: str) -> Path:
    """A path whose parent folders exist."""
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    return place
