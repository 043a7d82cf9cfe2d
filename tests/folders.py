"""A folder with reports in in/ and their graph in kg/: building it, and what it holds."""

from __future__ import annotations

import json
import os
from pathlib import Path

from fazhi import run as runs
from fazhi.api import KnowledgeGraph
from fazhi.run import LOCK

__all__ = ["build", "contents", "counts", "kept", "years"]


def build(place: Path, kg: str = "kg") -> runs.Summary:
    """Build in this process, whose engine is warm, where the command itself is not what is tested."""
    before = Path.cwd()
    os.chdir(place)
    try:
        return runs.build([Path("in")], Path(kg))
    finally:
        os.chdir(before)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def kept(kg: Path) -> dict[str, bytes]:
    """What must not change: manifest and records; nothing may be left beside them."""
    assert {p.name for p in kg.iterdir()} - {LOCK} == {"manifest.json", "records", "store"}
    return {name: data for name, data in contents(kg).items() if not name.startswith(("store", LOCK))}


def counts(kg: Path) -> tuple[dict[str, int], dict[str, int]]:
    manifest = json.loads((kg / "manifest.json").read_text("utf-8"))
    return manifest["nodes"], manifest["edges"]


def years(place: Path) -> list[str]:
    with KnowledgeGraph.open(place / "kg") as graph:
        return sorted(str(row["year"]) for row in graph.ask("reports"))
