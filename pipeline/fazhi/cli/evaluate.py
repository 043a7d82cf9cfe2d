"""``fazhi evaluate``: records judged against gold records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from fazhi.cli.progress import note
from fazhi.errors import FazhiError
from fazhi.evaluate import Evaluation, evaluate

__all__ = ["register", "table_of"]


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("evaluate")
    def command(
        gold: Annotated[Path, typer.Argument(help="Folder of gold records.")],
        records: Annotated[Path, typer.Argument(help="Folder of records under the same names.")],
        errors: Annotated[bool, typer.Option("--errors", help="List what was false and what was missed.")] = False,
        least: Annotated[float, typer.Option("--min", help="Fail below this macro F1.", min=0, max=1)] = 0.0,
    ) -> None:
        """Print precision, recall and F1 of records against gold records, by kind and on average."""
        found = evaluate(gold, records)
        console = Console(soft_wrap=True)
        if found.absent:
            note(f"no record, so counted as empty: {', '.join(found.absent)}")
        for line in found.errors if errors else ():
            console.print(line, markup=False, highlight=False)
        console.print(table_of(found))
        for name, (right, of) in found.extras.items():
            console.print(f"{name}: {right}/{of}", highlight=False)
        console.print(f"macro F1: {found.macro:.3f}", highlight=False)
        if found.macro < least:
            raise FazhiError(f"macro F1 {found.macro:.3f} is below {least}", "see --errors")


def table_of(found: Evaluation) -> Table:
    """Make a table of the scores."""
    table = Table(f"{found.reports} reports", "P", "R", "F1", "true", "false", "missed", box=None)
    for kind, score in found.scores.items():
        numbers = (f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}")
        table.add_row(kind, *numbers, str(score.true), str(score.false), str(score.missed))
    return table
