"""Loading record graphs in one transaction a batch, whatever the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Protocol, TypeVar

from fazhi.graph.check import check
from fazhi.graph.merge import joined
from fazhi.graph.model import OWN, Edge, Node, RecordGraph, Value, label_of, listed, tupled
from fazhi.knowledge.schema import Schema
from fazhi.store.base import Loaded, Progress, Rows
from fazhi.store.statements import Statements

__all__ = ["Loader", "Transaction", "batches", "load_batches"]

Item = TypeVar("Item")
#: Rows bound to one statement.
ROWS = 2000


class Transaction(Protocol):
    """A running write transaction."""

    def run(self, cypher: str, params: Mapping[str, Any]) -> Rows:
        """Run a statement and give its rows."""
        ...


def batches(graphs: Iterable[RecordGraph], edges: int = 20_000, reports: int = 100) -> Iterator[list[RecordGraph]]:
    """Cut graphs into batches that one transaction can hold.

    Args:
        graphs: Record graphs; those that hold no report are left out.
        edges: Edges after which a batch ends.
        reports: Reports after which a batch ends.

    Yields:
        Batches, in the order of the graphs.
    """
    batch: list[RecordGraph] = []
    size = 0
    for graph in graphs:
        if graph.report_id is None:
            continue
        batch.append(graph)
        size += len(graph.edges)
        if size >= edges or len(batch) >= reports:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def load_batches(
    cut: Iterable[list[RecordGraph]], bring: Callable[[list[RecordGraph]], Loaded], progress: Progress | None = None
) -> Loaded:
    """Load batches one after the other and add up what was done.

    Args:
        cut: Batches of graphs.
        bring: Loads one batch in a transaction of its own.
        progress: Called after each batch with the number of its reports.

    Returns:
        How many reports were new, changed and unchanged.
    """
    whole = Loaded()
    for batch in cut:
        whole += bring(batch)
        if progress:
            progress(len(batch))
    return whole


class Loader:
    """Brings batches of record graphs into a store.

    Args:
        schema: What the graphs and the store keep to.
        alone: Nobody else writes to the store meanwhile, so that what belongs to a new report cannot be there.
    """

    def __init__(self, schema: Schema, *, alone: bool = False) -> None:
        self.schema = schema
        self.alone = alone
        self.statements = Statements(schema)

    def load(self, transaction: Transaction, batch: Sequence[RecordGraph]) -> Loaded:
        """Make the store say what a batch says of its reports, and nothing older of them.

        Args:
            transaction: A running transaction; it is the caller who commits it.
            batch: Graphs with report ids; of two of the same report the later counts.

        Returns:
            What was done.

        Raises:
            RecordError: If a graph does not keep the schema.
        """
        graphs = {graph.report_id: graph for graph in batch if graph.report_id}
        known = self.digests(transaction, list(graphs))
        fresh = {key: graph for key, graph in graphs.items() if known.get(key) != digest(graph)}
        changed = [key for key in fresh if key in known]
        for graph in fresh.values():
            check(graph, self.schema)
        touched = self.cut(transaction, changed)
        self.put_nodes(transaction, [node for graph in fresh.values() for node in graph.nodes])
        self.put_edges(transaction, [edge for graph in fresh.values() for edge in graph.edges])
        self.sweep(transaction, touched)
        return Loaded(len(fresh) - len(changed), len(changed), len(graphs) - len(fresh))

    def forget(self, transaction: Transaction, report_ids: Sequence[str]) -> int:
        """Remove reports with all that only they say.

        Args:
            transaction: A running transaction; it is the caller who commits it.
            report_ids: Ids of reports.

        Returns:
            How many of them were there.
        """
        known = list(self.digests(transaction, report_ids))
        self.sweep(transaction, self.cut(transaction, known))
        return len(known)

    def digests(self, transaction: Transaction, report_ids: Sequence[str]) -> dict[str, str | None]:
        """Read the digests of reports that are there."""
        found: dict[str, str | None] = {}
        for ids in chunks(report_ids):
            for row in transaction.run(self.statements.digests(), {"ids": ids}):
                found[row["id"]] = row["digest"]
        return found

    def cut(self, transaction: Transaction, report_ids: Sequence[str]) -> dict[str, set[str]]:
        """Delete reports with their statements; give the entities that these spoke of, by label."""
        touched: dict[str, set[str]] = defaultdict(set)
        if not report_ids:
            return touched
        params = {"reports": list(report_ids)}
        stated = list(self.statements.stated())
        for edge in stated:
            for source, target in edge.endpoints:
                for row in transaction.run(self.statements.ends(edge, source, target), params):
                    touched[source].add(row["source"])
                    touched[target].add(row["target"])
        for row in transaction.run(self.statements.measured(), params):
            touched["Indicator"].add(row["id"])
        for edge in stated:
            transaction.run(self.statements.forget_edges(edge.type), params)
        transaction.run(self.statements.forget_observations(), params)
        transaction.run(self.statements.forget_reports(), params)
        return {label: ids for label, ids in touched.items() if label not in OWN}

    def sweep(self, transaction: Transaction, touched: Mapping[str, set[str]]) -> None:
        """Delete those of the touched entities that nothing speaks of any more, and so on upwards."""
        waiting = {label: set(ids) for label, ids in touched.items()}
        while any(waiting.values()):
            label = next(label for label, ids in waiting.items() if ids)
            ids, waiting[label] = sorted(waiting[label]), set()
            for chunk in chunks(ids):
                rows = transaction.run(self.statements.orphans(label), {"ids": chunk})
                orphans = {"ids": sorted(row["id"] for row in rows)}
                if not orphans["ids"]:
                    continue
                above = self.statements.above(label)
                for row in transaction.run(above, orphans) if above else ():
                    waiting.setdefault(label_of(row["id"]), set()).add(row["id"])
                transaction.run(self.statements.remove(label), orphans)

    def put_nodes(self, transaction: Transaction, nodes: Iterable[Node]) -> None:
        """Create nodes, and join what is said of those that are there."""
        wanted: dict[str, dict[str, dict[str, Value]]] = defaultdict(dict)
        for node in nodes:
            known = wanted[node.label].get(node.id)
            wanted[node.label][node.id] = joined(known, node.properties) if known else dict(node.properties)
        for label, by_id in sorted(wanted.items()):
            kind = self.schema.nodes[label]
            for ids in chunks(sorted(by_id)):
                rows = [
                    {"id": key, "properties": listed(by_id[key])}
                    for key in self.differing(transaction, label, ids, by_id)
                ]
                if rows:
                    transaction.run(self.statements.merge_nodes(kind), {"rows": rows})

    def differing(
        self, transaction: Transaction, label: str, ids: list[str], by_id: dict[str, dict[str, Value]]
    ) -> list[str]:
        """Join nodes with what the store holds, and name those that have to be written."""
        if label in OWN:
            return ids
        statement = self.statements.existing(self.schema.nodes[label])
        same = set()
        for row in transaction.run(statement, {"ids": ids}):
            stored = tupled({k: v for k, v in row["properties"].items() if v is not None and k != "id"})
            both = joined(stored, by_id[row["id"]])
            by_id[row["id"]] = both
            if both == stored:
                same.add(row["id"])
        return [key for key in ids if key not in same]

    def put_edges(self, transaction: Transaction, edges: Iterable[Edge]) -> None:
        """Create edges."""
        wanted: dict[tuple[str, str, str], dict[tuple[object, ...], Edge]] = defaultdict(dict)
        for edge in edges:
            wanted[edge.type, edge.source_label, edge.target_label][edge.key] = edge
        for (kind, source, target), by_key in sorted(wanted.items()):
            described = self.schema.edges[kind]
            new = self.alone and (described.owned or source in OWN)
            write = self.statements.create_edges if new else self.statements.merge_edges
            statement = write(described, source, target)
            for chunk in chunks(list(by_key.values())):
                rows = [
                    {"source": edge.source, "target": edge.target, "properties": listed(edge.properties)}
                    for edge in chunk
                ]
                transaction.run(statement, {"rows": rows})


def chunks(items: Sequence[Item], size: int = ROWS) -> Iterator[list[Item]]:
    """Cut a sequence into lists of at most some size."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def digest(graph: RecordGraph) -> Value | None:
    """Read the digest that a graph's report node carries."""
    return next((n.properties.get("digest") for n in graph.nodes if n.id == graph.report_id), None)
