"""What the zygote imports before it forks, so that no kernel has to: everything slow that its notebooks import.

Nothing here may start a thread: a fork copies only the thread that forks.
"""

import ast
import contextlib
import importlib
import io
import json
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

KERNEL = ("autograder.kernelapp", "autograder.judgeapp", "autograder.figures", "matplotlib_inline.backend_inline",
          # ... and what a kernel would import while it starts
          "ipykernel.debugger", "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.oinspect",
          "IPython.extensions.storemagic", "IPython.utils.wildcard", "sqlite3", "tornado.platform.asyncio")  # fmt: skip
OPTIMIZERS = "torch.optim"
COURSE = ("numpy", "torch", OPTIMIZERS, "matplotlib.pyplot", "ipywidgets", "sklearn.datasets",
          "sklearn.model_selection", "sklearn.preprocessing")  # fmt: skip

SLOW = ("torch", "sklearn")  # a kernel without these need not wait for them; autograder/zygote.py


def imports(folders: Iterable[Path]) -> tuple[str, ...]:
    """The modules that the notebooks in these folders import, and OPTIMIZERS if they use such."""
    found: dict[str, None] = {}
    for path in sorted(path for folder in folders for path in folder.glob("*.ipynb")):
        with contextlib.suppress(ValueError, KeyError, TypeError):  # no notebook; others will say so
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                if cell["cell_type"] == "code":
                    code = "".join(cell["source"])
                    found |= dict.fromkeys(imported(code))
                    found |= {OPTIMIZERS: None} if "optim" in code else {}
    return tuple(found)


def imported(code: str) -> Iterable[str]:
    """The modules that a cell imports; none if it is not plain Python."""
    with contextlib.suppress(SyntaxError):
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module


def is_quick(codes: Iterable[str]) -> bool:
    """Whether no line of a notebook's cells and modules imports what is slow; a kernel can still do so, slowly."""
    slow = re.compile(rf"^[ \t]*(from|import)\b[^#\n]*\b({'|'.join(SLOW)})\b", re.MULTILINE)
    return not any(slow.search(code) for code in codes)


def warm(modules: tuple[str, ...]) -> None:
    """Import what every kernel needs, and `modules`; then do what first uses of them would spend time on."""
    before = set(sys.modules)
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # ipykernel does without it; it would cost 0.1 s each time
    for module in (*KERNEL, *modules):
        try:
            importlib.import_module(module)
        except Exception:  # a notebook that cannot import it will say so itself
            continue
    new = sys.modules.keys() - before
    if "torch" in new:
        sys.modules["torch"].set_num_threads(1)
    if OPTIMIZERS in modules:
        warm_optimizers()
    if "matplotlib" in new:
        warm_matplotlib()
    if "autograder.shell" in new:
        sys.modules["autograder.shell"].make_shell()
    threads = len(os.listdir("/proc/self/task"))
    if threads != 1:
        raise RuntimeError(f"the warm process has {threads} threads; it must have one")


def warm_optimizers() -> None:
    """The first step of an optimizer imports PyTorch's compiler, some 800 modules."""
    import torch

    weight = torch.nn.Parameter(torch.zeros(1))
    weight.grad = torch.ones(1)
    torch.optim.Adam([weight]).step()


def warm_matplotlib() -> None:
    """A first figure loads fonts, the layout engine and the PNG writer."""
    from matplotlib import pyplot

    figure, axis = pyplot.subplots(layout="constrained")
    axis.plot([0, 1], label="$x$")
    axis.legend()
    axis.set_title("warm")
    figure.savefig(io.BytesIO(), format="png")
    pyplot.close("all")
