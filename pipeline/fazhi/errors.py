"""Errors that fazhi raises: one base class, narrow kinds, each naming cause and remedy."""

from __future__ import annotations

__all__ = [
    "ConfigurationError",
    "FazhiError",
    "FazhiWarning",
    "KnowledgeError",
    "NotAReportError",
    "QueryError",
    "ReadError",
    "RecordError",
    "StoreError",
    "UnknownNameError",
    "WriteError",
]


class FazhiWarning(UserWarning):
    """Something a user should know that does not stop the work."""


class FazhiError(Exception):
    """Base of every error that fazhi raises on purpose.

    Args:
        cause: What went wrong, naming the file or name concerned.
        remedy: What the user can do about it; empty where nothing can be done.

    Examples:
        >>> str(FazhiError("a.txt: empty file", "give a file with text"))
        'a.txt: empty file (give a file with text)'
    """

    def __init__(self, cause: str, remedy: str = "") -> None:
        self.cause = cause
        self.remedy = remedy
        super().__init__(f"{cause} ({remedy})" if remedy else cause)


class ReadError(FazhiError, OSError):
    """A file or folder that cannot be read, or whose bytes are no text."""


class WriteError(FazhiError, OSError):
    """A file or folder that cannot be written."""


class NotAReportError(FazhiError, ValueError):
    """A text in which nothing speaks of a government's annual rule-of-law report."""


class RecordError(FazhiError, ValueError):
    """A record that does not keep the record contract."""


class KnowledgeError(FazhiError, ValueError):
    """An ontology file, vocabulary or table that is missing or wrong."""


class ConfigurationError(FazhiError, ValueError):
    """A setting or argument that cannot be used."""


class StoreError(FazhiError, RuntimeError):
    """A graph store that cannot be opened, written or read."""


class QueryError(FazhiError, ValueError):
    """A question or query that does not exist, lacks parameters or fails."""


class UnknownNameError(QueryError):
    """A name that the graph does not hold.

    Args:
        cause: What was asked for.
        suggestions: The nearest names that are known, best first.
    """

    def __init__(self, cause: str, suggestions: tuple[str, ...] = ()) -> None:
        self.suggestions = suggestions
        nearest = "nearest known: " + ", ".join(suggestions) if suggestions else "no known name is near"
        super().__init__(cause, nearest)
