"""Linking across reports: whether `fazhi ask` finds the regions of a mechanism that the gold records name.

A cell is a (mechanism, region, year, status). For the mechanisms that most gold records name, the cells that
`adopters` returns are compared with the cells of the gold records. Where a gold record names the broader mechanism and
ours the narrower (a joint inspection is a random one), `family_adopters` answers, which follows the broader relation.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fazhi import KnowledgeGraph
from fazhi.errors import UnknownNameError
from fazhi.evaluate import reduced
from fazhi.graph.build import STATUSES
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.model import Status
from fazhi.run import build

__all__ = ["Linking", "linking"]

Cell = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Linking:
    """Cells of one mechanism: those of both sides, those of one only, and the gold's that narrower ones answer too."""

    mechanism: str
    both: int
    false: int
    missed: int
    family: int

    @property
    def cells(self) -> int:
        """All cells that either side has."""
        return self.both + self.false + self.missed

    @property
    def gold(self) -> int:
        """The cells of the gold records."""
        return self.both + self.missed


def linking(sets: Sequence[tuple[Path, Path]], count: int = 25) -> list[Linking]:
    """Compare the answers about the commonest mechanisms with the gold records.

    Args:
        sets: Folders of gold records, each with the folder of its reports.
        count: How many mechanisms.

    Returns:
        One row a mechanism, the commonest first.
    """
    golds = [json.loads(path.read_text("utf-8")) for gold, _ in sets for path in sorted(gold.glob("*.json"))]
    named = Counter(name for gold in golds for name in {known_as(m["name"]) for m in core_mechanisms(gold)})
    common = [name for name, _ in sorted(named.items(), key=lambda item: (-item[1], item[0]))[:count]]
    with tempfile.TemporaryDirectory() as folder:
        build([texts for _, texts in sets], Path(folder))
        with KnowledgeGraph.open(folder) as graph:
            return [
                compared(name, cells_of(golds, name), answered(graph, name), answered(graph, name, "family_adopters"))
                for name in common
            ]


def core_mechanisms(gold: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """Give the mechanisms of a gold record that are not optional."""
    return (mechanism for mechanism in gold["mechanisms"] if not mechanism.get("optional"))


def known_as(name: str) -> str:
    """Give the vocabulary's name of a mechanism, so that one that annotators name in two ways counts once."""
    concept = load_vocabulary().find("mechanism", name)
    return concept.label if concept else name


def cells_of(golds: Iterable[Mapping[str, Any]], name: str) -> dict[Cell, bool]:
    """Give the gold's cells of a mechanism, each with whether it is optional.

    Annotators name a mechanism as its report does: what the vocabulary knows as names of one concept is one here too.
    Where the name is another concept's, a form in the text that is this one's (权责清单 in 权责清单动态管理) makes the
    cell optional: who answers with it is not wrong, who does not misses nothing.
    """
    concept = load_vocabulary().find("mechanism", name)
    names = {reduced(name), *map(reduced, (concept.label, *concept.aliases) if concept else ())}
    cells: dict[Cell, bool] = defaultdict(lambda: True)
    for gold in golds:
        for mechanism in gold["mechanisms"]:
            if names.isdisjoint(map(reduced, (mechanism["name"], *mechanism["surfaces"]))):
                continue
            known = load_vocabulary().find("mechanism", mechanism["name"])
            other = known is not None and known is not concept
            for adoption in mechanism["adoptions"]:
                cell = (gold["report"]["region"], gold["report"]["year"], STATUSES[Status(adoption["status"])])
                cells[cell] = cells[cell] and bool(other or mechanism.get("optional") or adoption.get("optional"))
    return dict(cells)


def answered(graph: KnowledgeGraph, name: str, question: str = "adopters") -> set[Cell]:
    """Give the cells that the graph answers with."""
    try:
        rows = graph.ask(question, mechanism=name, status="any")
    except UnknownNameError:
        return set()
    return {(row["region"], row["year"], row["status"]) for row in rows}


def compared(name: str, gold: Mapping[Cell, bool], found: set[Cell], family: set[Cell]) -> Linking:
    """Count cells; those that are optional in the gold count neither way."""
    core = {cell for cell, optional in gold.items() if not optional}
    return Linking(name, len(core & found), len(found - set(gold)), len(core - found), len(core & (found | family)))
