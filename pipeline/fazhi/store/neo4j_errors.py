"""What goes wrong with a Neo4j server, said in one line with a remedy."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from neo4j.exceptions import (
    AuthError,
    ClientError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from fazhi.errors import FazhiError, QueryError, StoreError
from fazhi.store.settings import Neo4jSettings

__all__ = ["explained", "quiet_driver"]

UNREACHABLE = "see that the server runs and the address and port are right"
AGAIN = "load again when the server is back: what is complete stays, the rest follows"
READ_ONLY = ("Forbidden", "ReadOnly", "WriteOnReadOnly")
#: Codes that speak of the statement itself.
STATEMENT = "Neo.ClientError.Statement."
Doing = Literal["open", "read", "write"]


@contextmanager
def explained(settings: Neo4jSettings, doing: Doing = "open") -> Iterator[None]:
    """Turn the driver's errors into fazhi's.

    Args:
        settings: The server, whose address, user and database the messages name.
        doing: What is done; a wrong statement is the user's own only when reading.

    Raises:
        StoreError: If the server cannot be reached, or does not let us do it.
        QueryError: If the statement is wrong or would write.
    """
    try:
        yield
    except FazhiError:
        raise
    except (Neo4jError, DriverError, OSError) as error:
        raise explanation(error, settings, doing) from error


def explanation(error: Exception, settings: Neo4jSettings, doing: Doing) -> FazhiError:
    """Choose the words."""
    if isinstance(error, AuthError):
        cause = f"{settings.uri}: wrong user or password for {settings.username}"
        return StoreError(cause, "check NEO4J_USERNAME and NEO4J_PASSWORD")
    if isinstance(error, Neo4jError):
        return refused(error, settings, doing)
    return unreachable(error, settings, doing)


def unreachable(error: Exception, settings: Neo4jSettings, doing: Doing) -> FazhiError:
    """Say that the server does not answer, or no longer."""
    uri, said = settings.uri, line(error)
    if doing != "open":
        remedy = AGAIN if doing == "write" else "ask again when the server is back"
        return StoreError(f"{uri}: the connection was lost", remedy)
    secure = "; +s and +ssc need a server with TLS" if "+s" in uri.partition(":")[0] else ""
    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        return StoreError(f"{uri}: the server cannot be reached", UNREACHABLE + secure)
    return StoreError(f"{uri}: {said}", UNREACHABLE + secure)


def refused(error: Neo4jError, settings: Neo4jSettings, doing: Doing) -> FazhiError:
    """Say why the server did not do something."""
    code, uri = error.code or "", settings.uri
    database = settings.database or "the home database"
    if "DatabaseNotFound" in code or "DatabaseUnavailable" in code:
        return StoreError(f"{uri}: there is no database {database}", "check its name and that it runs")
    if doing == "read" and (code == STATEMENT + "AccessMode" or any(word in code for word in READ_ONLY)):
        return QueryError("the query would write", "fazhi only reads here; use MATCH and RETURN")
    if any(word in code for word in READ_ONLY):
        return StoreError(
            f"{uri}: {settings.username} may not write to {database}",
            "use a user with the right to write, and a database that is not read-only",
        )
    if ".Schema." in code:
        return StoreError(
            f"{uri}: data or an index of others is in the way: {line(error, whole=True)}",
            "use a database of its own, or remove what is named here",
        )
    if doing == "read" and isinstance(error, ClientError):
        return QueryError(line(error), "correct the query")
    if isinstance(error, TransientError):
        return StoreError(f"{uri}: the server is too busy: {line(error)}", "try again later")
    return StoreError(f"{uri}: {line(error)}", "see the server's log")


def line(error: Exception, whole: bool = False) -> str:
    """Give the first line of what an error says, or all of it in one line."""
    said = (error.message if isinstance(error, Neo4jError) else str(error)) or type(error).__name__
    lines = [part.strip() for part in said.strip().splitlines()]
    return " ".join(lines) if whole else lines[0]


def quiet_driver() -> None:
    """Keep the driver's log off the screen of those who have not asked for logs; its errors reach them anyhow."""
    log = logging.getLogger("neo4j")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
