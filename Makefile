# Two commands: `make grade` and `make test`. Each sets up everything it needs in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: grade test check build lab lock clean

grade: .venv/ready           ## grade submitted/, or the sample class if it is empty
	@$(BIN)/python -m autograder grade $(ASSIGNMENT)

test: check .venv/browser .venv/postgres .venv-colab/ready  ## all tests
	@$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadgroup --durations 20

check: .venv/ready           ## lint, types, fresh notebooks, unit tests: under a minute
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m autograder check
	@$(BIN)/python -m pytest -m "not slow"

build: .venv/ready           ## notebooks/*.md -> source/ and release/
	@$(BIN)/python -m autograder build

lab: .venv/ready             ## JupyterLab with nbgrader; the README is the start page
	@JUPYTER_CONFIG_DIR=.jupyter $(BIN)/jupyter lab

lock: requirements.in        ## renew requirements.txt from requirements.in
	@bash tests/tools/lock.sh $(PYTHON)

clean:                       ## remove environments and everything grading wrote for the sample class
	rm -rf .venv .venv-colab .venv-otter examples/submitted examples/autograded examples/feedback examples/gradebook.db

.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@echo "setting up .venv (once, one to two minutes)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# A browser for the tests in JupyterLab: one that is there, else Debian's, else Playwright's.
.venv/browser: .venv/ready
	@bash tests/tools/browser.sh $(BIN)/playwright
	@touch $@

# A PostgreSQL server for the tests of the gradebook: one that is there, else a Python package's.
.venv/postgres: .venv/ready
	@bash tests/tools/postgres.sh $(BIN)/python
	@touch $@

# The package versions that Google Colab has, for the tests of the students' notebooks.
.venv-colab/ready: tests/colab-requirements.txt
	@echo "setting up .venv-colab (once)"
	@$(PYTHON) -m venv .venv-colab
	@.venv-colab/bin/python -m pip install --quiet --disable-pip-version-check -r tests/colab-requirements.txt
	@touch $@

# Otter, which benchmarks/grade.py compares with.
.venv-otter/ready: benchmarks/otter-requirements.txt requirements.txt
	@echo "setting up .venv-otter (once)"
	@$(PYTHON) -m venv .venv-otter
	@.venv-otter/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/otter-requirements.txt
	@touch $@
