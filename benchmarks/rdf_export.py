"""Speed and memory of the RDF export, beside rdflib's serializers on the same triples in the same run.

python -m benchmarks.rdf_export --records 1000
"""

from __future__ import annotations

import argparse
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rich.console import Console
from rich.table import Table

from benchmarks.many_reports import many, sample_graphs
from fazhi.export.linked import LinkedData
from fazhi.export.rdf import write_quads, write_rdf
from fazhi.export.spool import Spool
from fazhi.export.validate import as_rdflib
from fazhi.graph import RecordGraph

#: What is run in a process of its own, whose peak is read at its end.
PROGRAM = """
import pickle, sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from benchmarks.many_reports import many
from fazhi.export.rdf import write_rdf
graphs = pickle.loads(Path(sys.argv[4]).read_bytes())
before = getrusage(RUSAGE_SELF).ru_maxrss
write_rdf(many(graphs, int(sys.argv[1])), Path(sys.argv[2]), sys.argv[3])
print(before / 1024, getrusage(RUSAGE_SELF).ru_maxrss / 1024)
"""
#: The names of the same syntaxes in rdflib.
RDFLIB = {"turtle": "turtle", "ntriples": "nt"}


def timed(work: Callable[[], object]) -> float:
    """Run something and give the seconds of processor time that it took."""
    start = time.process_time()
    work()
    return time.process_time() - start


def speeds(graphs: list[RecordGraph], count: int, small: int, folder: Path, console: Console) -> None:
    """Compare triples a second: rdflib's serializer, ours, and our whole export from record graphs to the file."""
    with Spool(folder / "spool") as spool:
        spool.fill(many(graphs, small))
        triples = list({quad.triple: None for quad in LinkedData().quads(spool)})
    building = timed(lambda: as_rdflib(triples))
    stored = as_rdflib(triples)
    quads = [ox.Quad(*triple) for triple in triples]
    table = Table(
        title=f"triples a second of processor time: {len(triples):,} for the serializers, whole: {count} records"
    )
    for column in ("syntax", "rdflib, graph at hand", "ours, quads at hand", "times", "our whole export", "times", "s"):
        table.add_column(column, justify="right")
    for form, name in RDFLIB.items():
        writing = timed(partial(stored.serialize, str(folder / "theirs"), format=name, encoding="utf-8"))
        theirs = len(triples) / writing
        ours = len(triples) / timed(partial(write_quads, quads, folder / "ours", form, "https://example.org/"))
        seconds = timed(lambda form=form: write_rdf(many(graphs, count), folder / "all", form))  # type: ignore[misc]
        with (folder / "all").open("rb") as file:
            number = sum(1 for line in file if line.strip())
        rate = number / seconds
        table.add_row(
            form, f"{theirs:,.0f}", f"{ours:,.0f}", f"{ours / theirs:.1f}", f"{rate:,.0f}", f"{rate / theirs:.1f}",
            f"{seconds:.1f}",
        )  # fmt: skip
    console.print(table)
    console.print(f"rdflib makes its graph of {len(triples):,} triples in {building:.1f} s more")


def memory(graphs: list[RecordGraph], counts: list[int], folder: Path, console: Console) -> None:
    """Measure peak memory of exports of several sizes, each in a process of its own."""
    (folder / "graphs").write_bytes(pickle.dumps(graphs))
    table = Table(title="peak memory in MB, before the export and at its end")
    for column in ("records", "syntax", "before", "peak"):
        table.add_column(column, justify="right")
    for form in ("nquads", "jsonld"):
        for count in counts:
            command = [sys.executable, "-c", PROGRAM, str(count), str(folder / "out"), form, str(folder / "graphs")]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            before, peak = done.stdout.split()
            table.add_row(str(count), form, f"{float(before):.0f}", f"{float(peak):.0f}")
    console.print(table)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1000, help="records in the whole export")
    parser.add_argument("--rdflib", type=int, default=35, help="records whose triples rdflib holds in memory")
    arguments = parser.parse_args()
    console = Console(width=140)
    with tempfile.TemporaryDirectory() as name:
        graphs = sample_graphs()
        memory(graphs, [arguments.records // 4, arguments.records], Path(name), console)
        speeds(graphs, arguments.records, arguments.rdflib, Path(name), console)
    console.print(f"rdflib {rdflib.__version__}, pyoxigraph {ox.__version__}")


if __name__ == "__main__":
    main()
