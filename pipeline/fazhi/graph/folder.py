"""The records of a folder as graphs, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fazhi.errors import StoreError
from fazhi.graph.build import graph_of
from fazhi.graph.model import RecordGraph
from fazhi.knowledge.regions import RegionTable, region_table
from fazhi.knowledge.vocabulary import Vocabulary, load_vocabulary
from fazhi.manifest import MANIFEST, Manifest
from fazhi.model import Record

__all__ = ["RECORDS", "graphs_in", "graphs_of", "records_of", "vocabulary_of"]

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


def graphs_of(kg: Path) -> Iterator[RecordGraph]:
    """Turn the records of a graph's folder into graphs, by what the graph was built with.

    Args:
        kg: The folder that `fazhi build` made.

    Returns:
        Graphs, in the order of the file names.

    Raises:
        StoreError: If the folder holds no records.
        RecordError: If a file is not a record.
    """
    return graphs_in(records_of(kg), region_table(), vocabulary_of(kg))


def records_of(kg: Path) -> Path:
    """Give the folder of a graph's records.

    Args:
        kg: The folder that `fazhi build` made.

    Returns:
        The folder.

    Raises:
        StoreError: If there is none, or nothing in it.
    """
    records = kg / RECORDS
    if next(records.glob("*.json"), None) is None:
        raise StoreError(f"{kg}: there is no graph", "make one with fazhi build")
    return records


def vocabulary_of(kg: Path) -> Vocabulary:
    """Load the vocabulary that a graph was built with.

    Args:
        kg: The folder that `fazhi build` made.

    Returns:
        The shipped vocabulary, with those of the folders that the user named at the build.

    Raises:
        KnowledgeError: If such a folder is no longer there.
        StoreError: If the manifest is damaged.
    """
    manifest = Manifest.load(kg / MANIFEST)
    return load_vocabulary(tuple(map(Path, manifest.ontology)) if manifest else ())
