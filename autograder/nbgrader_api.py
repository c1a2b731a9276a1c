"""Running nbgrader's own converters quietly, and telling why one failed."""

import logging
import re
import warnings
from typing import Any

from nbgrader.converters.base import BaseConverter
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import OperationalError, SAWarning
from traitlets.config import Config

from . import UserError, database

warnings.filterwarnings("ignore", category=SAWarning)  # nbgrader's own queries cause harmless ones


class LastError(logging.Handler):
    """Keeps the last line of every error that nbgrader logs."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Tracebacks end with the line that says what happened."""
        self.lines += record.getMessage().strip().split("\n")[-1:]


def convert(converter: type[BaseConverter], config: Config, *overrides: dict[str, dict[str, Any]]) -> None:
    """Run an nbgrader converter with the course's settings, later overrides winning.

    Raises UserError with the reason nbgrader gave.
    """
    settings = Config(config)
    for override in overrides:
        settings.merge(Config(override))
    log = logging.getLogger(f"autograder.{converter.__name__}")
    log.propagate = False
    errors = LastError()
    log.handlers = [errors]
    coursedir = CourseDirectory(config=settings, log=log)
    try:
        converter(coursedir=coursedir, config=settings, force=True, log=log).start()
    except Exception as error:
        reasons = [line for line in errors.lines if "traceback" not in line and "error processing" not in line]
        reason = reasons[-1] if reasons else f"{type(error).__name__}: {error}"
        cause = error.__context__
        if isinstance(cause, OperationalError) and "no such" not in str(cause):  # nbgrader blames an old one
            reason = f"the gradebook cannot be used: {database.reason(cause)}"
        raise UserError(re.sub(r"^[\w.]+\.(\w+: )", r"\1", reason)) from error
