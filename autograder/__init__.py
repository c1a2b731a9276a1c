"""Builds, checks and grades the notebooks of the course; nbgrader keeps the gradebook."""


class UserError(Exception):
    """Something the user can mend; its text is the one line they get to see."""
