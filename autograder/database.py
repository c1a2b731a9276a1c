"""Where the gradebook is kept: checked before anything is written, and shown without its password."""

import contextlib
import sqlite3
from pathlib import Path
from urllib.parse import unquote

from nbgrader.api import Base, Gradebook
from sqlalchemy import Connection, NullPool, create_engine, false, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import NoSuchModuleError

from . import UserError

PATIENCE = 10  # seconds to wait for a server, and for a lock that somebody else holds
UNDEFINED_COLUMN = "42703"
OWN = {name: set(table.columns.keys()) for name, table in Base.metadata.tables.items()}  # nbgrader's tables


def check(url: str, course: str) -> None:
    """Raise UserError unless the gradebook can be read and written; a new one is left to nbgrader to make."""
    try:
        address = parsed(url)
        if address.get_backend_name() == "postgresql":
            try_out(address)
            return
        file = Path(url.removeprefix("sqlite:///"))
        if url.startswith("sqlite:///"):
            if not file.exists():
                return
            inspect_file(file)
        with Gradebook(url, course) as book:
            book.students  # noqa: B018 (the first query)
    except Exception as error:
        raise UserError(f"the gradebook {shown(url)} cannot be used: {reason(error)}") from error


def shown(url: str) -> str:
    """The gradebook's URL as it may be printed: without any password."""
    try:
        address = parsed(url)
    except ValueError:
        return "CourseDirectory.db_url"
    if address.get_backend_name() == "sqlite":
        return url
    query = {name: "***" if "pass" in name else value for name, value in address.query.items()}
    return unquote(address.set(query=query).render_as_string(hide_password=True))


def parsed(url: str) -> URL:
    """The URL in its parts. What is wrong with it is not quoted: any part of it may be a password's."""
    if url.count("@") > 1 and not url.startswith("sqlite"):
        raise ValueError("it has more than one @; write %40 for one in a password")
    try:
        return make_url(url)
    except Exception:
        raise ValueError("it is no URL like postgresql://USER@HOST/DATABASE or sqlite:////PATH") from None


def reason(error: Exception) -> str:
    """The first line of what went wrong, and what to do if that is not plain."""
    if isinstance(error, ModuleNotFoundError):
        return f"its driver {error.name} is not installed (plain postgresql:// has one)"
    if isinstance(error, NoSuchModuleError):
        return f"{error}; PostgreSQL's begins with postgresql://"
    told = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
    old = getattr(getattr(error, "orig", None), "sqlstate", None) == UNDEFINED_COLUMN
    return f"{told}; if an older nbgrader made it, run nbgrader db upgrade" if old else told


def inspect_file(file: Path) -> None:
    """Raise if an SQLite file cannot be written or belongs to another program; nbgrader would add its tables.

    It is opened for writing because SQLite may have to take back first what a killed program was about to write.
    """
    with file.open("r+b"):
        pass
    with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", timeout=PATIENCE, uri=True)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        require_own({name: {row[1] for row in database.execute(f"PRAGMA table_info('{name}')")} for name in names})


def require_own(tables: dict[str, set[str]]) -> None:
    """Raise if there are tables (name -> columns), but not nbgrader's.

    It writes its version last: without one, they may be left by a program that was killed while it made them.
    """
    half_made = all(name in OWN and columns == OWN[name] for name, columns in tables.items())
    if not half_made and not ("alembic_version" in tables and "grade" in tables):  # JupyterHub has the former too
        raise ValueError("it is not nbgrader's")


def try_out(address: URL) -> None:
    """Raise if nbgrader could not work with a PostgreSQL database: do what it will do, and take it all back."""
    waiting = {"connect_timeout": PATIENCE} if address.get_driver_name().startswith("psycopg") else {}
    with create_engine(address, poolclass=NullPool, connect_args=waiting).connect() as connection:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise ValueError(f"its encoding is {encoding}; create it with TEMPLATE template0 ENCODING 'UTF8'")
        seen = inspect(connection)
        require_own({name: {c["name"] for c in seen.get_columns(name)} for name in seen.get_table_names()})
        write_nothing(connection)  # no commit: PostgreSQL takes back even new tables


def write_nothing(connection: Connection) -> None:
    """Make nbgrader's tables if they are missing; insert, change and delete no row in each."""
    Base.metadata.create_all(connection)
    for table in Base.metadata.sorted_tables:
        connection.execute(table.insert().from_select(list(table.c), select(table).where(false())))
        connection.execute(table.update().where(false()).values({column: column for column in table.c}))
        connection.execute(table.delete().where(false()))
