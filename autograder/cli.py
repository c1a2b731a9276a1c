"""The command line: `python -m autograder build | check | prove | grade`. No logic lives here."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from . import UserError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
console = Console(width=None if sys.stdout.isatty() else 160)
Root = Annotated[Path, typer.Option("--root", help="The course's folder.", show_default="here")]


def one_line_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Bad input ends with one clear line per problem and exit code 1, never with a traceback."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> None:
        # nbgrader looks for alembic on the PATH, which may not hold this environment's programs.
        os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        try:
            command(*args, **kwargs)
        except UserError as error:
            for line in str(error).split("\n"):
                print(f"autograder: {line}", file=sys.stderr)
            raise typer.Exit(1) from error
        except KeyboardInterrupt as error:
            print("autograder: stopped; what was finished before is kept", file=sys.stderr)
            raise typer.Exit(130) from error

    return wrapped


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that is told (done, all), with the time left."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, every: bar.update(task, completed=done, total=every)


@app.command()
@one_line_errors
def build(root: Root = Path()) -> None:
    """Make source/ and release/ from notebooks/."""
    from . import build as builder
    from .course import load_config

    changed = builder.build(root.resolve(), load_config(root.resolve()))
    for path in changed:
        print(path.relative_to(root.resolve()))
    print(f"{len(changed)} files changed")


@app.command()
@one_line_errors
def check(root: Root = Path()) -> None:
    """Fail if source/ or release/ is stale, or a notebook is unsound."""
    from . import build as builder
    from .course import load_config

    print(f"{builder.check(root.resolve(), load_config(root.resolve()))} notebooks are sound and up to date")


@app.command()
@one_line_errors
def prove(
    chapters: Annotated[list[str] | None, typer.Argument(help="Chapters to prove; all if none is named.")] = None,
    root: Root = Path(),
    mutate: Annotated[bool, typer.Option("--mutate", help="Try wrong answers made from the references.")] = False,
) -> None:
    """Run every answer bank against its checks: wrong answers must be caught and named, correct ones accepted.

    With --mutate: wrong answers made from the references by small changes, of which 95 in 100 must be caught. One that
    is no mistake at all belongs into the bank, as correct.
    """
    from . import prove as prover
    from .course import load_course
    from .job import need_sandbox
    from .pool import open_pool

    course = load_course(root.resolve())
    sections = [section for section in course.sections if not chapters or section.chapter in chapters]
    if not sections:
        raise UserError(f"no chapter {', '.join(chapters or [])}; there are {', '.join(course.chapters)}")
    need_sandbox()
    outcomes = []
    with open_pool() as pool, progress_bar("proving") as tell:
        for section_outcomes in prover.prove(course, sections, pool, mutate):
            outcomes.append(section_outcomes)
            tell(len(outcomes), len(sections))
    tallies = list(prover.by_exercise(sections, outcomes))
    if mutate:
        caught = print_mutants(tallies)
        if caught < prover.CAUGHT:
            raise UserError(f"the checks catch {caught:.1%} of the mutants; {prover.CAUGHT:.0%} is the aim")
    elif off := print_banks(tallies):
        raise UserError(f"{off} answers are judged badly; see above")


def print_banks(tallies: list[tuple[Any, str, Any]]) -> int:
    """Exercise x what the checks made of its bank; the number of answers that they judged badly."""
    table = Table("section", "exercise", "wrong: caught", "named right", "seen by students", "correct: accepted",
                  title="Answer banks")  # fmt: skip
    lines = []
    for section, exercise, t in tallies:
        counts = (f"{n}/{t.wrong}" for n in (t.caught, t.named, t.seen))
        table.add_row(section.heading, exercise, *counts, f"{t.accepted}/{t.correct}")
        lines += [f"{section.heading}: {exercise}: {text}" for text in t.off]
    console.print(table)
    print("\n".join(lines), end="\n" * bool(lines))
    wrong, correct = (sum(getattr(t, name) for _, _, t in tallies) for name in ("wrong", "correct"))
    print(f"{len(tallies)} exercises, {wrong} wrong and {correct} correct answers, {len(lines)} of them judged badly")
    return len(lines)


def print_mutants(tallies: list[tuple[Any, str, Any]]) -> float:
    """Exercise x mutants that its checks caught, and the survivors; the share of all that was caught."""
    table = Table("section", "exercise", "caught", "survivors", title="Mutants of the references")
    for section, exercise, t in tallies:
        table.add_row(section.heading, exercise, f"{t.caught}/{t.wrong}", "\n".join(t.survivors))
    console.print(table)
    tried, caught = (sum(getattr(t, name) for _, _, t in tallies) for name in ("wrong", "caught"))
    share: float = caught / max(1, tried)
    print(f"{tried} mutants, {caught} of them caught: {share:.1%}")
    return share


class Isolation(StrEnum):
    """Where student code runs."""

    sandbox = "sandbox"
    process = "process"


@app.command()
@one_line_errors
def grade(
    assignments: Annotated[list[str] | None, typer.Argument(help="Assignments to grade; all if none is named.")] = None,
    root: Root = Path(),
    isolation: Annotated[
        Isolation, typer.Option(help="sandbox, or process: no protection from what students' code does.")
    ] = Isolation.sandbox,
    scheduler: Annotated[str, typer.Option(help="A Dask cluster to run on, as tcp://HOST:PORT.")] = "",
    feedback: Annotated[bool, typer.Option(help="Write feedback pages.")] = True,
    force: Annotated[bool, typer.Option("--force", help="Grade again what is unchanged since it was graded.")] = False,
) -> None:
    """Grade what is in submitted/, or the sample class if there is nothing."""
    from . import scratch
    from .kernels import warm_up
    from .warm import imports

    root = root.resolve()
    wanted = assignments or sorted({path.name for path in (root / "submitted").glob("*/*/")})
    scratch.settle()
    if wanted and not scheduler:  # it needs some seconds, as do the imports below
        warm_up(imports(root / "source" / name for name in wanted), watch=False)
    gc.disable()  # imports make nothing but what stays
    from . import database, sample
    from . import grade as grader
    from .course import load_config
    from .job import Options, plan

    gc.freeze()  # or it would be looked through again and again, while notebooks wait for the processor
    gc.enable()
    config = load_config(root)
    if not wanted:
        print("submitted/ is empty: grading the sample class in examples/")
        sample.write_class(root)
        config, force = sample.settings_for(root, config), True
    options = Options(isolation == Isolation.sandbox, scheduler, feedback, force)
    failed = False
    jobs = plan(config, assignments or [], options)
    with grader.workers(jobs) as pool:
        for job in jobs:
            with progress_bar(job.assignment) as tell:
                results = grader.grade(job, pool, tell)
            print_marks(results)
            failed = failed or any(result.failure for result in results)
            if feedback:
                print(f"feedback: {job.base / job.coursedir.feedback_directory}/STUDENT/{job.assignment}/")
            print(f"gradebook: {database.shown(job.coursedir.db_url)}")
    if failed:
        raise UserError("some submissions could not be graded for a reason of ours; see above")


def print_marks(results: list[Any]) -> None:
    """Student x notebook, with what went wrong; then repairs and what could not be graded."""
    names = list(dict.fromkeys(notebook.name for result in results for notebook in result.notebooks))
    table = Table("student", *names, "total", "what went wrong", title=results[0].assignment, show_lines=True)
    notes, looks = [], []
    for result in results:
        cells = {n.name: "not graded" if n.refused else f"{n.score:g}/{n.points:g}" for n in result.notebooks}
        total = f"{sum(n.score for n in result.notebooks):g}/{sum(n.points for n in result.notebooks):g}"
        refused = [f"{n.name}: not graded: {n.refused}" for n in result.notebooks if n.refused]
        wrong = refused + [mistake for n in result.notebooks for mistake in n.mistakes]
        if len(wrong) > 5:
            wrong = [*wrong[:4], f"and {len(wrong) - 4} more (see feedback)"]
        if blank := sum(n.not_attempted for n in result.notebooks):
            wrong.append(f"{blank} not attempted")
        total += " *" if refused else ""
        failed = [f"GRADING FAILED: {result.failure}"] if result.failure else []
        told = "\n".join(failed + wrong)
        student, told = escape(printable(result.student)), escape(printable(told))
        table.add_row(student, *(cells.get(n, "-") for n in names), total, told)
        notes += [f"{result.student}: {text}" for text in result.repairs]
        looks += [f"{result.student}: {n.name}: {text}" for n in result.notebooks for text in n.flags]
    console.print(table)
    to_read = sum(n.to_read for result in results for n in result.notebooks)
    print(f"Points of the automatic checks. {to_read} answers in words wait for a reader (nbgrader formgrader).")
    if any(n.refused for result in results for n in result.notebooks):
        print("* not complete: a notebook could not be graded, for the reason given")
    flagged = "Flagged: the points of these tests wait for you (nbgrader formgrader), unless they are just unproven."
    for title, lines in ((flagged, looks), ("Repaired from the release version:", notes)):
        if lines:
            print("\n  ".join([title, *map(printable, lines)]))


def printable(text: str) -> str:
    """Text that does nothing to a terminal, whatever students have put into it."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in text)
