"""Speed and memory of the RDF export, beside rdflib's serializers on the same triples in the same run.

python benchmarks/rdf_export.py --records 1000
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
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

#: What is run in a process of its own, whose peak is read at its end.
PROGRAM = """
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from benchmarks.many_reports import many, sample_graphs
from fazhi.export.rdf import write_rdf
graphs = sample_graphs()
before = getrusage(RUSAGE_SELF).ru_maxrss
write_rdf(many(graphs, int(sys.argv[1])), Path(sys.argv[2]), sys.argv[3])
print(before / 1024, getrusage(RUSAGE_SELF).ru_maxrss / 1024)
"""
#: The names of the same syntaxes in rdflib.
RDFLIB = {"turtle": "turtle", "ntriples": "nt"}


def timed(work: Callable[[], object]) -> float:
    """Run something and give the seconds that it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def speeds(count: int, small: int, folder: Path, console: Console) -> None:
    """Compare triples a second: our serializer, our whole export, rdflib's serializer."""
    graphs = sample_graphs()
    with Spool(folder / "spool") as spool:
        spool.fill(many(graphs, small))
        quads = list(LinkedData().quads(spool))
    triples = list({quad.triple: None for quad in quads})
    stored = as_rdflib(triples)
    table = Table(title=f"triples a second; rdflib on {len(triples):,} of them, the whole export of {count} records")
    for column in ("syntax", "rdflib serializer", "our serializer", "times", "our whole export", "times", "seconds"):
        table.add_column(column, justify="right")
    for form, name in RDFLIB.items():
        theirs = len(triples) / timed(
            lambda name=name: stored.serialize(str(folder / "theirs"), format=name, encoding="utf-8")
        )
        defaults = [ox.Quad(*triple) for triple in triples]
        ours = len(triples) / timed(
            lambda form=form, quads=defaults: write_quads(quads, folder / "ours", form, "https://example.org/")
        )
        seconds = timed(lambda form=form: write_rdf(many(graphs, count), folder / "all", form))
        with Spool(folder / "spool") as spool:
            spool.fill(many(graphs, count))
            number = sum(1 for _ in LinkedData().quads(spool))
        whole = number / seconds
        table.add_row(
            form, f"{theirs:,.0f}", f"{ours:,.0f}", f"{ours / theirs:.1f}", f"{whole:,.0f}", f"{whole / theirs:.1f}",
            f"{seconds:.1f} for {number:,}",
        )  # fmt: skip
    console.print(table)


def memory(counts: list[int], folder: Path, console: Console) -> None:
    """Measure peak memory of exports of several sizes, each in a process of its own."""
    table = Table(title="peak memory in MB, before the export and at its end")
    for column in ("records", "syntax", "before", "peak", "seconds"):
        table.add_column(column, justify="right")
    for form in ("nquads", "jsonld"):
        for count in counts:
            start = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", PROGRAM, str(count), folder / "out", form],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            before, peak = done.stdout.split()
            table.add_row(
                str(count), form, f"{float(before):.0f}", f"{float(peak):.0f}", f"{time.perf_counter() - start:.1f}"
            )
    console.print(table)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1000, help="records in the whole export")
    parser.add_argument("--rdflib", type=int, default=35, help="records whose triples rdflib holds in memory")
    arguments = parser.parse_args()
    console = Console(width=140)
    with tempfile.TemporaryDirectory() as name:
        speeds(arguments.records, arguments.rdflib, Path(name), console)
        memory([arguments.records // 4, arguments.records, 2 * arguments.records], Path(name), console)
    console.print(f"rdflib {rdflib.__version__}, pyoxigraph {ox.__version__}")


if __name__ == "__main__":
    main()
