"""Peak memory of extraction and of build on many copies of a report with changed names."""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.texts import copied
from fazhi.knowledge.regions import RegionTable
from fazhi.resources import data_dir

#: What is run in a process of its own, whose peak is read at its end.
PROGRAM = """
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from fazhi.run import build, extract_to
summary = (build if sys.argv[1] == "build" else extract_to)([Path(sys.argv[2])], Path(sys.argv[3]))
assert summary.read == len(list(Path(sys.argv[2]).iterdir())), summary.errors[:3]
print(summary.read, getrusage(RUSAGE_SELF).ru_maxrss / 1024)
"""
SAMPLE, PLACE = "禅城区-2024", "禅城"
LONG = 6


def copies(folder: Path, count: int) -> int:
    """Write copies of a sample, as long as real reports, each of a region of the table; give their characters."""
    text = (data_dir("samples") / f"{SAMPLE}.txt").read_text("utf-8")
    table = RegionTable.load(data_dir("ontology") / "regions.tsv")
    names = sorted({r.name for r in table if r.level == "county" and len(table.candidates(r.name)) == 1})
    names = [name for name in names if len(name) == 3 and name.endswith("区")]
    random.Random(7).shuffle(names)
    total = 0
    for number in range(count):
        name = names[number % len(names)]
        parts = [copied(text, PLACE, name[:2], number * LONG + part) for part in range(LONG)]
        whole = "\n".join(parts).replace("2024", str(2015 + number // len(names)))
        (folder / f"{name}-{number}.txt").write_text(whole, "utf-8")
        total += len(whole)
    return total


def measure(command: str, source: Path, target: Path) -> tuple[float, float]:
    """Run a command on a folder; give seconds and peak MB."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, command, source, target], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - start, float(done.stdout.split()[-1])


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 300, 1000])
    options = parser.parse_args()
    table = Table("reports", "million chars", "extract MB", "extract s", "build MB", "build s")
    for count in options.counts:
        with tempfile.TemporaryDirectory() as name:
            source = Path(name, "in")
            source.mkdir()
            characters = copies(source, count)
            extract_seconds, extract_peak = measure("extract", source, Path(name, "records"))
            build_seconds, build_peak = measure("build", source, Path(name, "kg"))
        table.add_row(
            str(count), f"{characters / 1e6:.1f}", f"{extract_peak:.0f}", f"{extract_seconds:.0f}",
            f"{build_peak:.0f}", f"{build_seconds:.0f}",
        )  # fmt: skip
    Console().print(table)


if __name__ == "__main__":
    main()
