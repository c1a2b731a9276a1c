"""The process that tests run in: IPython as in a kernel, but with one socket, and no kernel around it.

autograder/judge.py sends operations. All that a cell puts out is in the answer to `run`.
"""

import contextlib
import functools
import io
import json
import signal
import socket
import sys
from typing import Any

from .link import receive, send
from .shell import Outbox, shell_of
from .standins import open_session


class Printed(io.TextIOBase):
    """Standard output or standard error."""

    def __init__(self, name: str, outbox: Outbox) -> None:
        self.name, self.outbox = name, outbox

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, text: str) -> int:
        """Print."""
        self.outbox.write(self.name, text)
        return len(text)


class Judge:
    """Does what it is asked for, one operation after the other."""

    def __init__(self, student: socket.socket, control: socket.socket) -> None:
        self.control, self.shell, self.outbox = control, shell_of(None), Outbox()
        self.shell.displayhook.session = self.shell.display_pub.session = self.outbox
        sys.stdout, sys.stderr = Printed("stdout", self.outbox), Printed("stderr", self.outbox)
        sys.path.insert(0, "")  # modules among the data files, as in a kernel
        self.session = open_session(student, self.shell.user_ns)
        self.shell.events.register("pre_run_cell", lambda _: self.session.refresh(self.count))
        self.shell.events.register("post_execute", self.session.show_figures)
        self.follow_closing()

    def follow_closing(self) -> None:
        """A test that closes all figures means those of the student's functions, too."""
        pyplot: Any = sys.modules.get("matplotlib.pyplot")
        if pyplot:
            usual = pyplot.close

            @functools.wraps(usual)
            def close(fig: Any = None) -> None:
                usual(fig)
                if isinstance(fig, str) and fig == "all":
                    self.session.close_figures()

            pyplot.close = close

    def serve(self) -> None:
        """Until the client goes away."""
        with contextlib.suppress(EOFError, OSError):
            while True:
                name, *parts = json.loads(receive(self.control))
                if name == "run":
                    send(self.control, json.dumps(self.run(*parts), skipkeys=True, default=str).encode())
                else:
                    getattr(self.session, name)(*parts)

    def run(self, code: str, count: int, room: int, gifts: list[str], reference: list[Any] | None) -> dict[str, Any]:
        """Run a cell: its messages, its error if it has one, and the calls it makes.

        count: its number. room: for its messages, in bytes. gifts: what the student's process gets of its values.
        reference: the only calls whose changes are believed.
        """
        self.outbox.open(room)
        self.count = self.shell.execution_count = count
        self.session.reference = reference
        if reference is not None:  # the second look begins as the first one did
            for memory, was in reversed(self.session.undo):
                memory[:] = was
        self.session.undo = []
        error: BaseException | None
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            result = self.shell.run_cell(code, store_history=True)
            error = result.error_before_exec or result.error_in_exec
            self.session.give(gifts)
        except KeyboardInterrupt as late:
            error = late
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        reply: dict[str, Any] = {"messages": self.outbox.packed(), "cut": self.outbox.cut, "calls": self.session.calls}
        if error is not None or self.shell._last_traceback_during_displayhook:
            reply["error"] = {"ename": type(error).__name__, "evalue": str(error)[:10_000]}
        return reply
