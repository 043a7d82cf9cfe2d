"""Loading into Neo4j beside what the bare driver reaches, the loader's memory, and the time of each question.

python -m benchmarks.neo4j_load [--reports N] [--rounds N]: the rows, batches and server are the same for both.
"""

from __future__ import annotations

import argparse
import pickle
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import neo4j
from rich.console import Console
from rich.table import Table
from tools.neo4j_server import Server

from benchmarks.many_reports import many, sample_graphs
from fazhi.ask import Names, load_questions
from fazhi.ask import ask as answer
from fazhi.graph.model import RecordGraph, listed
from fazhi.knowledge.schema import load_schema
from fazhi.store.loading import ROWS, batches, chunks
from fazhi.store.neo4j import Neo4jStore
from fazhi.store.settings import Neo4jSettings
from fazhi.store.statements import Statements

Rows = list[dict[str, Any]]
#: One statement with its rows, none of them twice in a batch.
Step = tuple[str, Rows]
LOADER = """
import pickle, sys
from pathlib import Path
from benchmarks.many_reports import many
from fazhi.store.neo4j import Neo4jStore
graphs = pickle.loads(Path(sys.argv[1]).read_bytes())
with Neo4jStore() as store:
    store.load(many(graphs, int(sys.argv[2])))
# What getrusage calls a peak is that of the process which started this one, if that was higher.
print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))
"""
TIMES = 7


def steps(batch: Sequence[RecordGraph]) -> list[Step]:
    """Write a batch as the bare driver's UNWIND/MERGE statements."""
    schema, statements = load_schema(), Statements(load_schema())
    nodes: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    edges: dict[tuple[str, str, str], Rows] = defaultdict(list)
    for graph in batch:
        for node in graph.nodes:
            nodes[node.label][node.id] = {"id": node.id, "properties": listed(node.properties)}
        for edge in graph.edges:
            row = {"source": edge.source, "target": edge.target, "properties": listed(edge.properties)}
            edges[edge.type, edge.source_label, edge.target_label].append(row)
    found = [(statements.merge_nodes(schema.nodes[label]), list(rows.values())) for label, rows in nodes.items()]
    found += [(statements.merge_edges(schema.edges[key[0]], *key[1:]), rows) for key, rows in edges.items()]
    return [(statement, chunk) for statement, rows in found for chunk in chunks(rows, ROWS)]


def bare(store: Neo4jStore, prepared: Sequence[Sequence[Step]]) -> None:
    """Load with nothing but the driver, one transaction a batch."""

    def work(transaction: neo4j.ManagedTransaction, batch: Sequence[Step]) -> None:
        for statement, rows in batch:
            transaction.run(statement, {"rows": rows}).consume()

    with store.driver.session() as session:
        for batch in prepared:
            session.execute_write(work, batch)


def seconds(work: Callable[[], object]) -> float:
    """Time some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def speed(store: Neo4jStore, graphs: Sequence[RecordGraph], rounds: int) -> None:
    """Load by turns with the bare driver and with ours, each time into an empty database."""
    prepared = [steps(batch) for batch in batches(graphs)]
    edges = sum(len(graph.edges) for graph in graphs)
    ways: dict[str, Callable[[], object]] = {
        "bare driver": lambda: bare(store, prepared), "fazhi": lambda: store.load(graphs)
    }  # fmt: skip
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            store.wipe()
            store.constrain()
            taken[name].append(seconds(way))
    rates = {name: edges / min(times) for name, times in taken.items()}
    table = Table("loader", "reports", "edges", "best s", "edges/s", "ratio")
    for name, rate in rates.items():
        best, ratio = f"{min(taken[name]):.1f}", f"{rate / rates['bare driver']:.2f}"
        table.add_row(name, str(len(graphs)), str(edges), best, f"{rate:.0f}", ratio)
    Console().print(table)


def memory(server: Server, store: Neo4jStore, graphs: Sequence[RecordGraph], counts: Sequence[int]) -> None:
    """Measure the loader's peak in processes of its own."""
    signing = {"NEO4J_URI": server.url, "NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}
    table = Table("reports", "peak MB")
    with tempfile.TemporaryDirectory() as name:
        kept = Path(name, "graphs")
        kept.write_bytes(pickle.dumps(graphs))
        for count in counts:
            store.wipe()
            store.constrain()
            words = [sys.executable, "-c", LOADER, str(kept), str(count)]
            done = subprocess.run(words, env=signing, capture_output=True, text=True, check=True)
            table.add_row(str(count), f"{int(done.stdout) / 1024:.0f}")
    Console().print(table)


def questions(store: Neo4jStore, graphs: Sequence[RecordGraph]) -> None:
    """Time every question, with its names found before."""
    region = next(e.source for e in graphs[0].edges if e.type == "IMPLEMENTS")
    other = next(e.source for e in graphs[1].edges if e.type == "IMPLEMENTS")
    first: dict[str, str] = {}
    for node in graphs[0].nodes:
        first.setdefault(node.label.lower(), node.id)
    given = {**first, "region": region, "other": other, "mechanism": "枫桥经验", "text": "复议"}
    given["mechanism"] = Names(store).find("mechanism", given["mechanism"])
    table = Table("question", "median ms", "rows")
    for question in load_questions().values():
        params = {p.name: given[p.name] for p in question.parameters.values() if p.required}
        rows = answer(store, question.name, params)
        ask = partial(answer, store, question.name, params)
        median = statistics.median(seconds(ask) for _ in range(TIMES))
        table.add_row(question.name, f"{1000 * median:.0f}", str(len(rows)))
    Console().print(table)


def main() -> None:
    """Measure and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    # `kill` ends the server too, and not only this program.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    originals = sample_graphs()
    graphs = list(many(originals, options.reports))
    with Server(heap="2g") as server, Neo4jStore(Neo4jSettings(server.url, server.user, server.password)) as store:
        speed(store, graphs, options.rounds)
        questions(store, graphs)
        del graphs
        memory(server, store, originals, [options.reports // 4, options.reports])


if __name__ == "__main__":
    main()
