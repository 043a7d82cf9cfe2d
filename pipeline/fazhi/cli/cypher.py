"""``fazhi cypher``: a read-only query of the user's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from fazhi.ask import Rows
from fazhi.cli.ask import Format, print_rows
from fazhi.cli.target import Database, KnowledgeGraphFolder, On, opened
from fazhi.errors import QueryError

__all__ = ["register", "run_cypher"]


def register(app: typer.Typer) -> None:
    """Add the command.

    Args:
        app: The command line's application.
    """

    @app.command("cypher")
    def command(
        query: Annotated[str, typer.Argument(help="One statement that only reads.")],
        param: Annotated[
            list[str] | None, typer.Option("--param", "-p", help="key=value for $key, see below; may be repeated.")
        ] = None,
        kg: KnowledgeGraphFolder = Path("kg"),
        on: On = None,
        database: Database = None,
        format_: Annotated[Format, typer.Option("--format", help="table, csv or json.")] = Format.TABLE,
    ) -> None:
        """Run a read-only Cypher query on the graph.

        The value of a parameter is JSON, such as 2023, 0.9, true or ["a","b"]; anything else is a text. A text of
        digits, such as a code, is written '"440306"'.
        """
        print_rows(run_cypher(kg, query, param or [], on, database), format_)


def run_cypher(kg: Path, query: str, words: list[str], on: str | None = None, database: str | None = None) -> Rows:
    """Run a read-only query on the store of a folder or on a server.

    Args:
        kg: The folder.
        query: One statement.
        words: ``key=value`` words.
        on: The address of the Neo4j server to ask instead of the folder.
        database: The server's database; None for the user's home database.

    Returns:
        The rows, with the columns of the first one.

    Raises:
        ConfigurationError: If the address cannot be used, or there is no password.
        StoreError: If the folder holds no graph or another process writes to it, or the server is not there.
        QueryError: If the statement is wrong or would write, or a parameter has no value or two.
    """
    params: dict[str, Any] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise QueryError(f"--param {word} has no value", "write key=value")
        if key in params:
            raise QueryError(f"--param {key} is given twice", "give it once")
        params[key] = value_of(value)
    with opened(kg, on, database) as store:
        return Rows.of(store.query(query, params))


def value_of(text: str) -> Any:
    """Read the value of a parameter: JSON, or else a text.

    Examples:
        >>> value_of("2023"), value_of("0.9"), value_of('"440306"'), value_of("枫桥经验")
        (2023, 0.9, '440306', '枫桥经验')
    """
    try:
        return json.loads(text)
    except ValueError:
        return text
