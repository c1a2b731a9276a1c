"""Imported once, by the process that kernels are forked from: everything slow that notebooks import.

Must not start a thread: a fork copies only the thread that forks.
"""

import io

import ipykernel.ipkernel
import ipykernel.kernelapp
import ipykernel.zmqshell  # noqa: F401
import ipywidgets  # noqa: F401
import matplotlib_inline.backend_inline  # noqa: F401
import torch
from matplotlib import pyplot

torch.set_num_threads(1)

# A first figure loads fonts, the layout engine and the PNG writer.
figure, axis = pyplot.subplots(layout="constrained")
axis.plot([0, 1], label="$x$")
axis.legend()
axis.set_title("warm")
figure.savefig(io.BytesIO(), format="png")
pyplot.close("all")
