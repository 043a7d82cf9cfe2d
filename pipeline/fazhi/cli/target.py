"""Which graph a command works on: that of a folder, or one in a Neo4j server."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from fazhi.errors import ConfigurationError
from fazhi.graph.folder import records_of
from fazhi.store import EmbeddedStore, GraphStore
from fazhi.store.base import STORE
from fazhi.store.settings import Neo4jSettings

__all__ = ["Database", "KnowledgeGraphFolder", "On", "opened", "settings_for"]

KnowledgeGraphFolder = Annotated[Path, typer.Option("--kg", help="The folder that fazhi build made.")]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="neo4j://HOST", help="Ask a Neo4j server, not the folder; see fazhi load."),
]
Database = Annotated[
    str | None, typer.Option("--database", help="The server's database; default: the user's home database.")
]


def opened(kg: Path, on: str | None = None, database: str | None = None) -> GraphStore:
    """Open a graph for questions.

    Args:
        kg: The folder that holds it.
        on: The address of the Neo4j server that holds it, or None.
        database: The server's database; None for the user's home database.

    Returns:
        The store.

    Raises:
        ConfigurationError: If the address cannot be used, or there is no password.
        StoreError: If the folder holds no graph, or the server does not let us in.
    """
    if on is None:
        if database is not None:
            raise ConfigurationError("--database is of a Neo4j server, and none is named", "name it with --on")
        return EmbeddedStore(records_of(kg).with_name(STORE), read_only=True)
    from fazhi.store.neo4j import Neo4jStore  # noqa: PLC0415 - the driver is slow to import

    return Neo4jStore(settings_for(on, database))


def settings_for(uri: str | None, database: str | None = None) -> Neo4jSettings:
    """Find out how to sign in at a server; a password that is set nowhere is asked for on a terminal.

    Args:
        uri: The address; None for NEO4J_URI.
        database: The database; None for NEO4J_DATABASE, else the user's home database.

    Returns:
        Address and sign-in.

    Raises:
        ConfigurationError: If the address is missing or cannot be used, or there is no password.
    """
    return Neo4jSettings.find(uri, database, ask=password_of if sys.stdin.isatty() else None)


def password_of(user: str, uri: str) -> str:
    """Ask a person for a password, which the terminal does not show."""
    return getpass.getpass(f"Password of {user} at {uri}: ")
