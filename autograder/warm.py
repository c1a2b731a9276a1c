"""Imported once, by the process that kernels are forked from: everything slow that notebooks import.

Must not start a thread: a fork copies only the thread that forks.
"""

import io
import os

import ipykernel.ipkernel
import ipykernel.kernelapp
import ipykernel.zmqshell  # noqa: F401
import ipywidgets  # noqa: F401
import matplotlib_inline.backend_inline  # noqa: F401
import sklearn.datasets
import sklearn.model_selection
import sklearn.preprocessing  # noqa: F401
import torch
from matplotlib import pyplot

torch.set_num_threads(1)

# The first step of an optimizer imports torch's compiler, some 800 modules.
weight = torch.nn.Parameter(torch.zeros(1))
weight.grad = torch.ones(1)
torch.optim.Adam([weight]).step()

# A first figure loads fonts, the layout engine and the PNG writer.
figure, axis = pyplot.subplots(layout="constrained")
axis.plot([0, 1], label="$x$")
axis.legend()
axis.set_title("warm")
figure.savefig(io.BytesIO(), format="png")
pyplot.close("all")


def check_single_thread() -> None:
    """Raise RuntimeError if a library has started a thread: forks would hang on what it holds."""
    threads = len(os.listdir("/proc/self/task"))
    if threads != 1:
        raise RuntimeError(f"the warm process has {threads} threads; it must have one")
