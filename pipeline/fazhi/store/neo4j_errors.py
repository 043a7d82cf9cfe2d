"""What goes wrong with a Neo4j server, said in one line with a remedy."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from neo4j.exceptions import (
    ConfigurationError as DriverConfigurationError,
)

from fazhi.errors import FazhiError, QueryError, StoreError
from fazhi.store.settings import Neo4jSettings

__all__ = ["explained", "quiet_driver"]

UNREACHABLE = "see that the server runs and the address and port are right"
AGAIN = "load again when the server is back: what is complete stays, the rest follows"
READ_ONLY = ("Forbidden", "ReadOnly", "WriteOnReadOnly")
#: Codes that speak of the statement itself.
STATEMENT = "Neo.ClientError.Statement."


@contextmanager
def explained(settings: Neo4jSettings, *, query: bool = False) -> Iterator[None]:
    """Turn the driver's errors into fazhi's.

    Args:
        settings: The server, whose address, user and database the messages name.
        query: Whether a query of the user's runs, so that a wrong statement is the user's.

    Raises:
        StoreError: If the server cannot be reached, or does not let us do it.
        QueryError: If the statement is wrong or would write.
    """
    try:
        yield
    except FazhiError:
        raise
    except (Neo4jError, DriverError, OSError) as error:
        raise explanation(error, settings, query) from error


def explanation(error: Exception, settings: Neo4jSettings, query: bool) -> FazhiError:
    """Choose the words."""
    uri = settings.uri
    if isinstance(error, AuthError):
        user = settings.username
        return StoreError(f"{uri}: wrong user or password for {user}", "check NEO4J_USERNAME, NEO4J_PASSWORD")
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return unreachable(error, settings, query)
    if isinstance(error, DriverConfigurationError | OSError | ValueError):
        return StoreError(f"{uri}: {line(error)}", UNREACHABLE)
    if isinstance(error, Neo4jError):
        return refused(error, settings, query)
    return StoreError(f"{uri}: {line(error)}", UNREACHABLE)


def unreachable(error: Exception, settings: Neo4jSettings, query: bool) -> FazhiError:
    """Say that the server does not answer, or no longer."""
    said = line(error)
    if "routing" in said and settings.database:
        return StoreError(
            f"{settings.uri}: nobody serves the database {settings.database}",
            "check the database's name and that it runs",
        )
    if "handshake" in said.lower() or "protocol" in said.lower():
        return StoreError(f"{settings.uri}: this is no Neo4j 5", "give the address of a Neo4j 5 server")
    return StoreError(
        f"{settings.uri}: the server cannot be reached", UNREACHABLE if query else f"{UNREACHABLE}; {AGAIN}"
    )


def refused(error: Neo4jError, settings: Neo4jSettings, query: bool) -> FazhiError:
    """Say why the server did not do something."""
    code, uri = error.code or "", settings.uri
    database = settings.database or "the home database"
    if "DatabaseNotFound" in code or "DatabaseUnavailable" in code:
        return StoreError(f"{uri}: there is no database {database}", "check the database's name and that it runs")
    if code == STATEMENT + "AccessMode" or (query and any(word in code for word in READ_ONLY)):
        return QueryError("the query would write", "fazhi only reads here; use MATCH and RETURN")
    if any(word in code for word in READ_ONLY):
        return StoreError(
            f"{uri}: {settings.username} may not write to {database}",
            "use a user with the right to write, and a database that is not read-only",
        )
    if code.startswith("Neo.ClientError.Schema."):
        return StoreError(
            f"{uri}: data or an index of others is in the way: {line(error)}",
            "use a database of its own, or remove what is named here",
        )
    if query and isinstance(error, ClientError):
        return QueryError(line(error), "see the Cypher above")
    if isinstance(error, TransientError):
        return StoreError(f"{uri}: the server is too busy: {line(error)}", "try again later")
    return StoreError(f"{uri}: {line(error)}", "see the server's log")


def line(error: Exception) -> str:
    """Give the first line of what an error says."""
    said = (error.message if isinstance(error, Neo4jError) else str(error)) or type(error).__name__
    return said.strip().splitlines()[0].strip()


def quiet_driver() -> None:
    """Keep the driver from writing retries and pool errors to the user's screen; they end up in one error."""
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
