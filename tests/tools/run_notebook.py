"""Run one notebook with the packages of the Python that runs this script: IN.ipynb OUT.ipynb."""

import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=60, allow_errors=True, kernel_name="python3").execute()
nbformat.write(notebook, sys.argv[2])
