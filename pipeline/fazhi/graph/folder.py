"""The records of a folder as graphs, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fazhi.graph.build import graph_of
from fazhi.graph.model import RecordGraph
from fazhi.knowledge.regions import RegionTable
from fazhi.knowledge.vocabulary import Vocabulary
from fazhi.model import Record

__all__ = ["RECORDS", "graphs_in"]

#: The records' folder inside a knowledge graph's folder.
RECORDS = "records"


def graphs_in(
    folder: Path, regions: RegionTable | None = None, vocabulary: Vocabulary | None = None
) -> Iterator[RecordGraph]:
    """Read the records of a folder and turn each into a graph.

    Args:
        folder: A folder of JSON records.
        regions: The region table.
        vocabulary: Names, aliases and broader terms.

    Yields:
        Graphs, in the order of the file names.

    Raises:
        RecordError: If a file is not a record.
    """
    for path in sorted(folder.glob("*.json")):
        yield graph_of(Record.load(path), regions, vocabulary)
