"""``fazhi ask``: the questions of queries/, with their answers as a table, CSV or JSON."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from fazhi.ask import Question, Rows, arguments, ask, load_questions, question_named, shown
from fazhi.cli.target import Database, KnowledgeGraphFolder, On, opened

__all__ = ["Format", "answer", "print_rows", "register"]


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("ask")
    def command(
        name: Annotated[str | None, typer.Argument(help="The question; none to list all.")] = None,
        params: Annotated[
            list[str] | None, typer.Argument(help="key=value; a required one may do without key=.")
        ] = None,
        kg: KnowledgeGraphFolder = Path("kg"),
        on: On = None,
        database: Database = None,
        format_: Annotated[Format, typer.Option("--format", help="table, csv or json.")] = Format.TABLE,
    ) -> None:
        """Answer a question about the graph; without a name, list the questions and their parameters."""
        if name is None:
            print_questions(Console())
        else:
            question = question_named(name)
            hidden = {column.name for column in question.columns if column.for_programs}
            print_rows(answer(kg, name, params or [], on, database), format_, hidden)


def answer(kg: Path, name: str, words: list[str], on: str | None = None, database: str | None = None) -> Rows:
    """Answer a question from the store of a folder or from a server.

    Args:
        kg: The folder.
        name: The question's name.
        words: ``key=value`` words.
        on: The address of the Neo4j server to ask instead of the folder.
        database: The server's database; None for the user's home database.

    Returns:
        The rows.

    Raises:
        ConfigurationError: If the address cannot be used, or there is no password.
        StoreError: If the folder holds no graph or another process writes to it, or the server is not there.
        QueryError: If the question, a parameter or a name is not known.
    """
    params = arguments(question_named(name), words)
    with opened(kg, on, database) as store:
        return ask(store, name, params)


def print_rows(rows: Rows, form: Format, hidden: set[str] | None = None) -> None:
    """Write rows to the standard output.

    Args:
        rows: What a query gave.
        form: Table, CSV or JSON.
        hidden: Columns that a table leaves out.
    """
    if form is Format.CSV:
        rows.write_csv(sys.stdout)
    elif form is Format.JSON:
        rows.write_json(sys.stdout)
    else:
        Console().print(table_of(rows, hidden or set()))


def table_of(rows: Rows, hidden: set[str]) -> Table:
    """Make a table for the eye."""
    columns = [name for name in rows.columns if name not in hidden]
    table = Table(caption="1 row" if len(rows) == 1 else f"{len(rows)} rows", row_styles=["", "dim"])
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(row[name])) for name in columns))
    return table


def print_questions(console: Console) -> None:
    """List the questions with their parameters."""
    table = Table("question", "asks", "parameters", show_lines=True)
    for question in load_questions().values():
        table.add_row(question.name, f"{question.chinese}\n{question.english}", parameters_of(question))
    console.print(table)


def parameters_of(question: Question) -> str:
    """Describe a question's parameters, one a line; optional ones in brackets."""
    lines = []
    for parameter in question.parameters.values():
        word = f"{parameter.name}={parameter.default or '…'}"
        word = word if parameter.required else f"\\[{word}]"
        lines.append(f"{word} {parameter.description}")
    return "\n".join(lines)
