"""Where a Neo4j server is and how to sign in: arguments, the environment, a .env file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from dotenv import dotenv_values

from fazhi.errors import ConfigurationError

__all__ = ["SCHEMES", "Neo4jSettings"]

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


@dataclass(frozen=True, slots=True)
class Neo4jSettings:
    """Address and sign-in of a Neo4j server; its text never shows the password.

    Args:
        uri: Address, such as ``neo4j://localhost:7687``.
        username: User.
        password: Password.
        database: Database; None for the user's home database.

    Raises:
        ConfigurationError: If the address is none, or holds a password.

    Examples:
        >>> Neo4jSettings("neo4j://localhost", "neo4j", "secret")
        Neo4jSettings(uri='neo4j://localhost', username='neo4j', database=None)
    """

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None

    def __post_init__(self) -> None:
        check_address(self.uri)

    @classmethod
    def find(
        cls,
        uri: str | None = None,
        database: str | None = None,
        *,
        env_file: Path = Path(".env"),
        environment: Mapping[str, str] | None = None,
        ask: Callable[[str, str], str] | None = None,
    ) -> Self:
        """Put the settings together: an argument counts before the environment, this before the file.

        Args:
            uri: Address; None for NEO4J_URI.
            database: Database; None for NEO4J_DATABASE, else the user's home database.
            env_file: A file of NAME=value lines; it need not be there.
            environment: Values by name; None for those of this process.
            ask: Asks a person for the password of a user at an address, where it is set nowhere.

        Returns:
            The settings.

        Raises:
            ConfigurationError: If address or password is missing, or the address cannot be used.

        Examples:
            >>> given = {"NEO4J_URI": "bolt://db.example:7687", "NEO4J_PASSWORD": "secret"}
            >>> Neo4jSettings.find(environment=given).username
            'neo4j'
        """
        try:
            kept = dotenv_values(env_file) if env_file.is_file() else {}
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"{env_file}: cannot be read", "write NAME=value lines") from error
        values = {name: value for name, value in kept.items() if value}
        values |= {k: v for k, v in (os.environ if environment is None else environment).items() if v}
        address = uri or values.get("NEO4J_URI")
        if not address:
            raise ConfigurationError("no Neo4j address is given", "give one (neo4j://localhost) or set NEO4J_URI")
        check_address(address)
        user = values.get("NEO4J_USERNAME") or values.get("NEO4J_USER") or "neo4j"
        password = values.get("NEO4J_PASSWORD") or (ask(user, address) if ask else None)
        if password is None:
            raise ConfigurationError(
                "no Neo4j password is given", "set NEO4J_PASSWORD in the environment or in a .env file"
            )
        return cls(address, user, password, database or values.get("NEO4J_DATABASE"))


def check_address(uri: str) -> None:
    """Refuse what is no address of a Neo4j server, without repeating a password in it."""
    remedy = "write it like neo4j://localhost:7687"
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ConfigurationError("the Neo4j address cannot be read", remedy) from error
    if parts.username or parts.password:
        raise ConfigurationError(
            "the Neo4j address holds a user or password", "set NEO4J_USERNAME and NEO4J_PASSWORD instead"
        )
    if parts.scheme not in SCHEMES or not host:
        raise ConfigurationError(f"{uri}: not the address of a Neo4j server", remedy)
