"""Record graphs on disk while they are exported, so that memory does not grow with their number."""

from __future__ import annotations

import json
import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from fazhi.graph.merge import joined
from fazhi.graph.model import OWN, Edge, Node, RecordGraph, Value, label_of, tupled

__all__ = ["Spool"]

#: Shared entities kept in memory, to spare reading them again.
KEPT = 20_000
TABLES = """
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;
    CREATE TABLE reports (id TEXT PRIMARY KEY, graph BLOB) WITHOUT ROWID;
    CREATE TABLE nodes (id TEXT PRIMARY KEY, label TEXT, properties TEXT) WITHOUT ROWID;
    CREATE TABLE edges (source TEXT, type TEXT, target TEXT, PRIMARY KEY (source, type, target)) WITHOUT ROWID;
"""


class Spool:
    """Puts record graphs in order and joins what they say of shared entities, in a file.

    Args:
        path: The file, which is removed at the end.
    """

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self.path = path
        self.database = sqlite3.connect(path)
        self.database.executescript(TABLES)
        self.kept: dict[str, Mapping[str, Value]] = {}
        self.edges_kept: set[tuple[str, str, str]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.close()
        self.path.unlink(missing_ok=True)

    def fill(self, graphs: Iterable[RecordGraph]) -> None:
        """Take graphs in; of two of the same report the later counts.

        Args:
            graphs: The graphs of records; those without report are left out.
        """
        rows = ((graph.report_id, pickle.dumps(graph, 5)) for graph in graphs if graph.report_id is not None)
        self.database.executemany("INSERT OR REPLACE INTO reports VALUES (?, ?)", rows)

    def reports(self) -> Iterator[RecordGraph]:
        """Go through the graphs by report id, joining what they share on the way.

        Yields:
            The graphs.
        """
        for (data,) in self.database.execute("SELECT graph FROM reports ORDER BY id"):
            graph: RecordGraph = pickle.loads(data)  # noqa: S301 - this process wrote it
            self.share(graph)
            yield graph

    def share(self, graph: RecordGraph) -> None:
        """Keep what is not a report's own."""
        for node in graph.nodes:
            if node.label not in OWN:
                self.join(node)
        for edge in graph.edges:
            key = edge.source, edge.type, edge.target
            if not edge.of_one_report and key not in self.edges_kept:
                if len(self.edges_kept) >= KEPT:
                    self.edges_kept.clear()
                self.edges_kept.add(key)
                self.database.execute("INSERT OR IGNORE INTO edges VALUES (?, ?, ?)", key)

    def join(self, node: Node) -> None:
        """Join a shared entity with what is known of it."""
        known = self.kept.get(node.id)
        if known is None:
            row = self.database.execute("SELECT properties FROM nodes WHERE id = ?", (node.id,)).fetchone()
            known = tupled(json.loads(row[0])) if row else None
        if known == node.properties:
            return
        properties = joined(known, node.properties) if known is not None else dict(sorted(node.properties.items()))
        if len(self.kept) >= KEPT:
            self.kept.clear()
        self.kept[node.id] = properties
        if properties != known:
            row = node.id, node.label, json.dumps(properties, ensure_ascii=False)
            self.database.execute("INSERT OR REPLACE INTO nodes VALUES (?, ?, ?)", row)

    def nodes(self) -> Iterator[Node]:
        """Go through the shared entities by id, after all reports.

        Yields:
            The nodes.
        """
        for identifier, label, properties in self.database.execute("SELECT * FROM nodes ORDER BY id"):
            yield Node(label, identifier, tupled(json.loads(properties)))

    def edges(self) -> Iterator[Edge]:
        """Go through the relations that no report owns, after all reports.

        Yields:
            The edges, by source.
        """
        for source, kind, target in self.database.execute("SELECT * FROM edges ORDER BY source, type, target"):
            yield Edge(kind, source, target, label_of(source), label_of(target), {})
