"""Nodes and edges as rows of CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from fazhi.graph.model import Value

__all__ = ["write_rows"]


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Iterable[Value | None]], between: str = "|") -> None:
    """Write one file.

    Args:
        path: The file.
        header: Names of the columns.
        rows: A value a column; None for an empty cell.
        between: Stands between the items of a list.

    Raises:
        OSError: If the file cannot be written.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     write_rows(Path(folder, "a.csv"), ["name", "ids", "own"], [["甲", ("1", "2"), True], ["乙", None, 2]])
        ...     Path(folder, "a.csv").read_text(encoding="utf-8").splitlines()
        ['name,ids,own', '甲,1|2,true', '乙,,2']
    """
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([cell(value, between) for value in row] for row in rows)


def cell(value: Value | None, between: str) -> str:
    """Write one value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return between.join(value) if isinstance(value, tuple) else str(value)
