"""The graph as an object: for notebooks and programs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import networkx as nx

from fazhi.ask import Rows, ask
from fazhi.graph.folder import graphs_of, records_of
from fazhi.graph.network import to_networkx
from fazhi.model import Record
from fazhi.store import EmbeddedStore
from fazhi.store.base import STORE, Closing

__all__ = ["KnowledgeGraph"]


class KnowledgeGraph(Closing):
    """The graph that `fazhi build` made in a folder; open it with a ``with`` statement or close it.

    Args:
        folder: The folder, such as ``kg``.

    Examples:
        >>> from fazhi.run import build
        >>> from tempfile import TemporaryDirectory
        >>> from fazhi.resources import data_dir
        >>> with TemporaryDirectory() as folder:
        ...     _ = build([data_dir("samples")], Path(folder))
        ...     with KnowledgeGraph.open(folder) as graph:
        ...         rows = graph.ask("adopters", mechanism="“综合查一次”", year=2022)
        >>> [(row["region"], row["first"]) for row in rows if row["status"] == "IMPLEMENTS"]
        [('义乌市', '全省')]
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self.store = EmbeddedStore(records_of(self.folder).with_name(STORE), read_only=True)

    @classmethod
    def open(cls, folder: Path | str) -> Self:
        """Open a graph for reading.

        Args:
            folder: The folder that `fazhi build` made.

        Returns:
            The graph.

        Raises:
            StoreError: If the folder holds no graph, or another process writes to it.
        """
        return cls(folder)

    def close(self) -> None:
        """Let go of the graph's folder."""
        self.store.close()

    def ask(self, question: str, **params: Any) -> Rows:
        """Answer one of the questions of queries/.

        Args:
            question: Its name; `fazhi ask` lists them.
            params: Its parameters; names may be aliases and carry quotes.

        Returns:
            The rows.

        Raises:
            QueryError: If the question or a parameter is unknown.
            UnknownNameError: If the graph holds no such name; it suggests the nearest.
        """
        return ask(self.store, question, params)

    def cypher(self, query: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Run a read-only query.

        Args:
            query: One Cypher statement.
            params: Values of its parameters.

        Returns:
            The rows, with the columns of the first one.

        Raises:
            QueryError: If the query is wrong or would write.
        """
        return Rows.of(self.store.query(query, params))

    def records(self) -> list[Record]:
        """Read the records that the graph was built from.

        Returns:
            The records, by file name.

        Raises:
            StoreError: If the folder holds none.
            RecordError: If one of them is damaged.
        """
        return [Record.load(path) for path in sorted(records_of(self.folder).glob("*.json"))]

    def to_networkx(self) -> nx.MultiDiGraph[Any]:
        """Give the whole graph as a networkx graph.

        Returns:
            A directed multigraph; nodes are ids with their properties and ``label``, edges carry ``type``.

        Raises:
            StoreError: If the folder holds no records.
            RecordError: If one of them is damaged.
        """
        return to_networkx(graphs_of(self.folder))
