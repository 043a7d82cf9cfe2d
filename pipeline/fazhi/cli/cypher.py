"""``fazhi cypher``: a read-only query of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fazhi.ask import Rows
from fazhi.cli.ask import Format, KnowledgeGraphFolder, print_rows
from fazhi.errors import QueryError
from fazhi.store import EmbeddedStore
from fazhi.store.base import STORE

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
            list[str] | None, typer.Option("--param", "-p", help="key=value for $key; may be repeated.")
        ] = None,
        kg: KnowledgeGraphFolder = Path("kg"),
        format_: Annotated[Format, typer.Option("--format", help="table, csv or json.")] = Format.TABLE,
    ) -> None:
        """Run a read-only Cypher query on the graph."""
        print_rows(run_cypher(kg, query, param or []), format_)


def run_cypher(kg: Path, query: str, words: list[str]) -> Rows:
    """Run a read-only query on the store of a folder.

    Args:
        kg: The folder.
        query: One statement.
        words: ``key=value`` words; whole numbers become numbers.

    Returns:
        The rows, with the columns of the first one.

    Raises:
        StoreError: If the folder holds no graph or another process writes to it.
        QueryError: If the statement is wrong or would write.
    """
    params: dict[str, str | int] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise QueryError(f"--param {word} has no value", "write key=value")
        params[key] = int(value) if value.lstrip("-").isdigit() else value
    with EmbeddedStore(kg / STORE, read_only=True) as store:
        found = store.query(query, params)
    return Rows(tuple(found[0]) if found else (), tuple(found))
