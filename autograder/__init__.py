"""Builds, checks and grades the notebooks of the course; nbgrader keeps the gradebook."""

import sys

# Every program that reads notebooks imports jsonschema, which builds a parser for internationalized addresses if this
# package is there: 1.6 seconds, for a check that no notebook asks for.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


class UserError(Exception):
    """Something the user can mend; its text is the one line they get to see."""
