"""A progress bar on the error stream, and the closing words of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from fazhi.run import Progress as Report
from fazhi.run import Summary

__all__ = ["bar", "close", "note"]


@contextmanager
def bar() -> Iterator[Report]:
    """Show a bar for each step of a run.

    Yields:
        A function that takes the step, what is done and the total.
    """
    columns = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    # elsewhere than on a terminal rich would leave an empty line
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        tasks: dict[str, TaskID] = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=total)
            progress.update(tasks[step], completed=done, total=total)

        yield report


def note(words: str) -> None:
    """Write a line to the error stream as it is; rich would read brackets in a file's name as its markup.

    Args:
        words: The line.
    """
    typer.echo(words, err=True)


def close(summary: Summary) -> None:
    """Say what a run did and what it left out; a run with errors ends with a non-zero exit.

    Args:
        summary: What the run did.

    Raises:
        SystemExit: If a file was left out because of an error.
    """
    words = [f"{summary.read} read"]
    words += [f"{summary.unchanged} unchanged"] if summary.unchanged else []
    words += [f"{summary.removed} removed"] if summary.removed else []
    note("reports: " + ", ".join(words))
    if summary.counts and any(summary.counts.nodes.values()):
        console = Console(stderr=True, soft_wrap=True, highlight=False)
        console.print(counted("entities", summary.counts.nodes))
        console.print(counted("edges", summary.counts.edges))
    if summary.passed:
        endings = ", ".join(f"{number} x {ending or 'no ending'}" for ending, number in sorted(summary.passed.items()))
        note(f"passed over in folders: {endings}")
    for reason, number in sorted(summary.rejected.items()):
        note(f"left out of the graph: {number} x {reason}")
    for sources in summary.copies:
        advice = "perhaps one report, which counts as several (remove all but one, build with --prune)"
        note(f"{', '.join(sources)}: {advice}")
    for source in summary.gone:
        note(f"{source}: its file is gone; --prune removes it from the graph")
    for error in summary.errors:
        note(f"fazhi: {error}")
    if summary.errors:
        raise SystemExit(1)


def counted(title: str, numbers: Mapping[str, int]) -> Table:
    """Make a table of counts that are not zero."""
    table = Table(title, "", box=None, pad_edge=False)
    for name, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0])):
        if number:
            table.add_row(name, str(number))
    return table
