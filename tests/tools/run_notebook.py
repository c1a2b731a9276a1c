"""Run one notebook with the packages of the Python that runs this script, without a network: IN.ipynb OUT.ipynb."""

import sys

import nbformat
from nbclient import NotebookClient

NO_NETWORK = """
import socket

def _refuse(*_, **__):
    raise OSError("this test has no network")

socket.getaddrinfo = socket.create_connection = socket.socket.connect = socket.socket.connect_ex = _refuse
del socket
"""  # Jupyter's own messages go through ZeroMQ, which does not use Python's sockets

notebook = nbformat.read(sys.argv[1], as_version=4)
notebook.cells.insert(0, nbformat.v4.new_code_cell(NO_NETWORK))
NotebookClient(notebook, timeout=60, allow_errors=True, kernel_name="python3").execute()
del notebook.cells[0]
nbformat.write(notebook, sys.argv[2])
