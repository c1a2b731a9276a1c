"""Grade the folder that classes.write_otter() made: what `otter run` does, for all notebooks in one process.

    .venv-otter/bin/python benchmarks/otter_run.py FOLDER

Runs in Otter's own environment. For each notebook it writes FOLDER/results/STUDENT/NOTEBOOK.json with the points of
each test, and the executed notebook beside it.
"""

import json
import sys
from pathlib import Path

import nbformat
from otter.api import grade_submission

OTTER_FIRST, OTTER_LAST = 2, 1  # cells that Otter adds before and after those of the notebook


def main() -> None:
    """One submission after the other, as Otter does without containers."""
    folder = Path(sys.argv[1]).resolve()
    for path in sorted(folder.glob("*/*.ipynb")):
        results = grade_submission(str(path), str(folder / f"{path.stem}.zip"), quiet=True)
        place = folder / "results" / path.parent.name
        place.mkdir(parents=True, exist_ok=True)
        points = {name: results.get_score(name) for name in results.test_files}
        (place / f"{path.stem}.json").write_text(json.dumps(points), encoding="utf-8")
        executed = results.notebook
        executed.cells = executed.cells[OTTER_FIRST:-OTTER_LAST]
        nbformat.write(executed, place / path.name)


if __name__ == "__main__":
    main()
