"""IPython's shell as kernels have it, made before the fork, as making it takes longer than running a cell."""

import ast
import contextlib
import functools
import inspect
import os
import sys
import tempfile
import warnings
import zlib
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import Any

from ipykernel import compiler
from ipykernel.compiler import XCachingCompiler
from ipykernel.ipkernel import IPythonKernel
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.profiledir import ProfileDir
from jupyter_client.session import Session
from traitlets.config import Config

QUIET = Config({"HistoryManager": {"enabled": False}})
CELL_FILES = f"{os.sep}ipykernel_"  # ipykernel's names for the code of cells
FIRST_CELLS = ("[1, 'one']", "def fail():\n    return 1 / 0  # as students' cells do\nfail()", "1 +")


class Outbox(Session):
    """Keeps what the shell would send, as [type, content] of Jupyter's messages, up to `room` bytes."""

    messages: list[Any]
    room = 0
    cut = False  # whether there was more

    def open(self, room: int) -> None:
        """Begin anew."""
        self.messages, self.room, self.cut = [], room, False

    def send(self, _stream: Any, message: Any, content: Any = None, *_: Any, **__: Any) -> None:  # type: ignore[override]
        """Keep a message."""
        kept = [message, content] if isinstance(message, str) else [message["msg_type"], message["content"]]
        if self.fits(len(str(kept))):
            self.messages.append(kept)

    def write(self, name: str, text: str) -> None:
        """Keep what is printed, as one message until another comes."""
        room = max(self.room, 0)
        self.fits(len(text))
        if text := text[:room]:
            kind, content = self.messages[-1] if self.messages else ("", {})
            if kind == "stream" and content["name"] == name:
                content["text"].append(text)
            else:
                self.messages.append(["stream", {"name": name, "text": [text]}])

    def fits(self, size: int) -> bool:
        """Whether there is room for it, which is used up then."""
        self.room -= size
        self.cut = self.cut or self.room < 0
        return self.room >= 0

    def packed(self) -> list[Any]:
        """All messages."""
        for kind, content in self.messages:
            if kind == "stream":
                content["text"] = "".join(content["text"])
        return self.messages


def make_shell() -> None:
    """Make the shell, and have it show a value and errors: that imports, and reads, much."""
    with tempfile.TemporaryDirectory() as folder:
        shell: Any = ZMQInteractiveShell.instance(compiler_class=XCachingCompiler, config=QUIET,
                                                  profile_dir=ProfileDir(location=folder))  # fmt: skip
    inspect.getmodule = quick_getmodule  # type: ignore[assignment]
    compiler.murmur2_x86 = lambda data, seed: zlib.crc32(data.encode(errors="replace"), seed)  # in C; for cells' names
    manager = shell.input_transformer_manager
    manager.do_token_transforms = quick_transforms(manager, manager.do_token_transforms)
    shell.should_run_async = quick_should_run_async(shell.should_run_async)
    shell.displayhook.session = shell.display_pub.session = outbox = Outbox()
    outbox.open(0)
    usual = dict(shell.user_ns)
    for code in FIRST_CELLS:
        shell.run_cell(code, store_history=False)
    shell.user_ns.clear()
    shell.user_ns.update(usual)
    del sys.last_type, sys.last_value, sys.last_traceback


def quick_transforms(manager: Any, usual: Callable[[list[str]], list[str]]) -> Callable[[list[str]], list[str]]:
    """As IPython's, but what is Python already, and so has no magics, is not looked through token by token."""
    transformers = list(manager.token_transformers)

    @functools.lru_cache(1)  # it is asked twice for each cell
    def is_python(code: str) -> bool:
        with contextlib.suppress(Exception), warnings.catch_warnings(action="ignore"):
            ast.parse(code)
            return True
        return False

    def transform(lines: list[str]) -> list[str]:
        return lines if manager.token_transformers == transformers and is_python("".join(lines)) else usual(lines)

    return transform


def quick_should_run_async(usual: Callable[..., bool]) -> Callable[..., bool]:
    """As IPython's, but what holds neither keyword is not compiled to see whether it awaits anything."""

    def should_run_async(code: str, *, transformed_cell: str, **more: Any) -> bool:
        awaits = "await" in transformed_cell or "async" in transformed_cell
        return awaits and usual(code, transformed_cell=transformed_cell, **more)

    return should_run_async


_getmodule = inspect.getmodule


def quick_getmodule(thing: Any, _filename: str | None = None) -> ModuleType | None:
    """As the original, which for a cell's code looks at all modules, in vain; a look costs a fork a page of memory."""
    if isinstance(thing, FrameType) and CELL_FILES in thing.f_code.co_filename:
        return None
    return _getmodule(thing, _filename)


def shell_of(kernel: IPythonKernel | None) -> Any:
    """In a fork: the shell, as the kernel's or as that of a process without kernel."""
    shell: Any = ZMQInteractiveShell.instance()
    shell.init_environment()
    if kernel:
        shell.kernel, shell.parent, shell.profile_dir = kernel, kernel, kernel.profile_dir
    shell.user_ns["_dh"][:] = [os.getcwd()]  # where `%cd -` leads to
    return shell
