"""``fazhi vocab``: check a vocabulary of one's own, and find names that it lacks."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from fazhi.cli.extract import OntologyFolders
from fazhi.cli.target import KnowledgeGraphFolder
from fazhi.graph.folder import records_of, vocabulary_of
from fazhi.knowledge.lint import Finding, lint
from fazhi.knowledge.suggest import Suggestion, suggest, write_csv
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.model import Record

__all__ = ["register", "suggestions"]

#: So many warnings of one rule and file are shown.
SHOWN = 5


class Form(StrEnum):
    """How suggestions are written."""

    TABLE = "table"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Add the commands.

    Args:
        app: The command line's application.
    """
    commands = typer.Typer(help="Check and extend the vocabularies.", no_args_is_help=True)
    app.add_typer(commands, name="vocab")

    @commands.command("check")
    def check(
        folders: Annotated[
            list[Path] | None, typer.Argument(help="Folders of .ttl or .csv files; none for the vocabulary that ships.")
        ] = None,
        everything: Annotated[bool, typer.Option("--all", help="Show all warnings, however many.")] = False,
    ) -> None:
        """Look for faults: file, line, concept, reason, remedy; the exit code is 1 where there are errors."""
        found = lint(folders or [])
        show(found, everything)
        if any(finding.severity == "error" for finding in found):
            raise SystemExit(1)

    @commands.command("suggest")
    def suggest_(
        kg: KnowledgeGraphFolder = Path("kg"),
        least: Annotated[int, typer.Option("--min", min=1, help="Reports that a name must stand in.")] = 2,
        ontology: OntologyFolders = None,
        form: Annotated[Form, typer.Option("--format", help="table, or csv for a file to curate.")] = Form.TABLE,
    ) -> None:
        """List the names in a graph's records that no concept covers, those of most regions first."""
        found = suggestions(kg, least, tuple(ontology or ()))
        if form is Form.CSV:
            write_csv(found, sys.stdout)
        else:
            Console().print(table_of(found))


def suggestions(kg: Path, least: int = 2, ontology: tuple[Path, ...] = ()) -> list[Suggestion]:
    """List the names in a graph's records that no concept covers.

    Args:
        kg: The folder that fazhi build made.
        least: The number of reports that a name must stand in.
        ontology: Folders of the user's vocabulary; none for those that the graph was built with.

    Returns:
        The suggestions.

    Raises:
        StoreError: If the folder holds no records.
    """
    paths = sorted(records_of(kg).glob("*.json"))
    vocabulary = load_vocabulary(ontology) if ontology else vocabulary_of(kg)
    return suggest((Record.load(path) for path in paths), vocabulary, least)


def show(found: list[Finding], everything: bool) -> None:
    """Print findings, of many warnings of one kind the first ones, and how many there are."""
    console = Console(soft_wrap=True, highlight=False)
    seen: Counter[tuple[str, Path]] = Counter()
    for finding in found:
        seen[finding.rule, finding.path] += finding.severity == "warning"
        if everything or finding.severity == "error" or seen[finding.rule, finding.path] <= SHOWN:
            console.print(str(finding), markup=False)
    for (rule, path), count in seen.items():
        if count > SHOWN and not everything:
            console.print(f"{path}: {count - SHOWN} more warnings of the kind {rule}; --all shows them", markup=False)
    counts = Counter(finding.severity for finding in found)
    console.print(f"{counts['error']} errors, {counts['warning']} warnings")


def table_of(found: Iterable[Suggestion]) -> Table:
    """Make a table for the eye."""
    table = Table(row_styles=["", "dim"])
    for name in ("scheme", "name", "also", "reports", "regions", "example"):
        table.add_column(name, overflow="fold")
    for item in found:
        cells = (item.scheme, item.label, " ".join(item.aliases), str(len(item.reports)), str(len(item.regions)))
        table.add_row(*map(Text, (*cells, item.example)))
    return table
