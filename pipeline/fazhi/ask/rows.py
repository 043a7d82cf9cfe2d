"""The rows that answer a question."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TextIO

from fazhi.errors import ConfigurationError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Rows", "shown"]


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: named columns and rows in the query's order.

    Examples:
        >>> rows = Rows(("region", "year"), ({"region": "宝安区", "year": 2023},))
        >>> len(rows), rows[0]["region"]
        (1, '宝安区')
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]

    @classmethod
    def of(cls, found: Sequence[Mapping[str, Any]]) -> Self:
        """Take rows as a store gives them.

        Args:
            found: Rows with the same columns.

        Returns:
            An answer with the columns of the first one; without columns where there is none.

        Examples:
            >>> Rows.of([{"n": 1}, {"n": 2}]).columns, Rows.of([]).columns
            (('n',), ())
        """
        return cls(tuple(found[0]) if found else (), tuple(found))

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> Mapping[str, Any]:
        return self.rows[index]

    def column(self, name: str) -> list[Any]:
        """Give the values of one column.

        Args:
            name: The column's name.

        Returns:
            One value a row.
        """
        return [row[name] for row in self.rows]

    def to_pandas(self) -> pd.DataFrame:
        """Give the rows as a data frame.

        Returns:
            A data frame with this answer's columns.

        Raises:
            ConfigurationError: If pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415
        except ImportError as error:
            raise ConfigurationError("pandas is not installed", "pip install pandas") from error
        return pd.DataFrame([dict(row) for row in self.rows], columns=list(self.columns))

    def write_csv(self, out: TextIO) -> None:
        """Write the rows as CSV; the items of a list are joined by ``|``.

        Args:
            out: A text stream.
        """
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        for row in self.rows:
            writer.writerow([shown(row[name], "|") for name in self.columns])

    def write_json(self, out: TextIO) -> None:
        """Write the rows as a JSON array of objects.

        Args:
            out: A text stream.
        """
        rows = [{name: row[name] for name in self.columns} for row in self.rows]
        out.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def shown(value: Any, between: str = "、") -> str:
    """Write a value for people.

    Args:
        value: What a query gave.
        between: What stands between the items of a list.

    Returns:
        Text; nothing for null, whole numbers without a point, truth values and nodes as JSON has them.

    Examples:
        >>> shown(56.0), shown(None), shown([2023, 2024], "|"), shown(True)
        ('56', '', '2023|2024', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return between.join(shown(item, between) for item in value)
    return str(value)
