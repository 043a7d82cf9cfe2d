"""Merges two independent annotations of the same reports: core is what both list, optional what only one does.

python -m tools.annotations FIRST SECOND OUT

Writes a merged gold record for each report that both folders hold, and prints how far the two agree.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fazhi.evaluate import KINDS, Evaluation, evaluate, figure_likeness, name_likeness, pair, reduced

__all__ = ["agreement", "merged"]

Entry = dict[str, Any]
LIKENESS = {
    "regions": name_likeness, "agencies": name_likeness, "documents": name_likeness, "mechanisms": name_likeness,
    "observations": figure_likeness,
}  # fmt: skip


def merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> Entry:
    """Merge the annotations of one report.

    Where both list an entry, the first one's words stand, with the surfaces of both; a document's relation of the
    second is an other right one, and an agency's region on which they differ is not judged.

    Args:
        first: A gold record.
        second: Another one of the same report.

    Returns:
        The merged record.
    """
    record: Entry = dict(first)
    for kind, like in LIKENESS.items():
        match = pair(first[kind], second[kind], like)
        other = {i: second[kind][j] for j, i in match.items()}
        entries = [
            both(kind, entry, other[i]) if i in other else doubtful(entry) for i, entry in enumerate(first[kind])
        ]
        entries += [doubtful(entry) for j, entry in enumerate(second[kind]) if j not in match]
        record[kind] = entries
    return record


def doubtful(entry: Mapping[str, Any]) -> Entry:
    """Mark an entry that only one annotator lists."""
    return {**entry, "optional": True}


def both(kind: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> Entry:
    """Merge one entry that both list."""
    entry: Entry = {**one, "optional": bool(one.get("optional") or other.get("optional"))}
    if "surfaces" in one:
        names = [*one["surfaces"], *other.get("surfaces", ()), *([other["name"]] if kind == "mechanisms" else [])]
        entry["surfaces"] = list(dict.fromkeys(names))
    if kind == "agencies" and reduced(one.get("region")) != reduced(other.get("region")):
        entry["region"] = None
    if kind == "documents" and one["relation"] != other["relation"]:
        entry["relation_also"] = sorted({*one.get("relation_also", ()), other["relation"]})
    if kind == "mechanisms":
        entry["adoptions"] = adoptions(one["adoptions"], other["adoptions"])
    return entry


def adoptions(one: Sequence[Entry], other: Sequence[Entry]) -> list[Entry]:
    """Merge the adoptions of one mechanism: a status is core where both give it."""
    shared = {a["status"] for a in one if not a.get("optional")} & {a["status"] for a in other if not a.get("optional")}
    listed = [*one, *(a for a in other if a["status"] not in {b["status"] for b in one})]
    return [a if a["status"] in shared else doubtful(a) for a in listed]


def agreement(first: Path, second: Path) -> Evaluation:
    """Judge the second annotation by the first one, as a record is judged.

    Args:
        first: A folder of gold records.
        second: Another one.

    Returns:
        The evaluation; its F1 is how far two readers agree.
    """
    return evaluate(first, second)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("first", "second", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    for path in sorted(options.first.glob("*.json")):
        beside = options.second / path.name
        if not beside.exists():
            print(f"{path.name}: annotated once only")
            continue
        one, two = (json.loads(p.read_text("utf-8")) for p in (path, beside))
        record = merged(one, two)
        counts.update(kind for kind in LIKENESS for entry in record[kind] if not entry.get("optional"))
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        (options.out / path.name).write_text(text, encoding="utf-8")
    scores = agreement(options.first, options.second).scores
    for kind in KINDS:
        print(f"{kind:13} agreement F1 {scores[kind].f1:.3f}" + (f", core {counts[kind]}" if counts[kind] else ""))


if __name__ == "__main__":
    main()
