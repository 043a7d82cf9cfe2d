"""What every exporter does, and the formats there are."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fazhi.errors import ConfigurationError, WriteError
from fazhi.export.csv import write_csv
from fazhi.export.graphml import write_graphml
from fazhi.export.linked import LinkedData
from fazhi.export.rdf import write_rdf
from fazhi.graph.merge import Graph, united
from fazhi.graph.model import RecordGraph
from fazhi.knowledge.schema import load_schema

__all__ = ["FORMATS", "Written", "ending_of", "export"]


@dataclass(frozen=True, slots=True)
class Written:
    """How much an export holds."""

    nodes: int
    edges: int


Writer = Callable[[Iterable[RecordGraph], Path, LinkedData | None], Written]


def rdf(name: str) -> Writer:
    """Make a writer of one RDF syntax."""

    def write(graphs: Iterable[RecordGraph], path: Path, data: LinkedData | None) -> Written:
        schema = load_schema()
        counts = write_rdf(graphs, path, name, data)
        return Written(sum(counts.get(k, 0) for k in schema.nodes), sum(counts.get(k, 0) for k in schema.edges))

    return write


def whole(write_graph: Callable[[Graph, Path], None]) -> Writer:
    """Make a writer of a format that needs the whole graph at once."""

    def write(graphs: Iterable[RecordGraph], path: Path, _: LinkedData | None) -> Written:
        graph = united(graphs)
        write_graph(graph, path)
        return Written(len(graph.nodes), len(graph.edges))

    return write


#: Writers and file endings by format; CSV makes a folder.
FORMATS: Mapping[str, tuple[Writer, str]] = {
    "turtle": (rdf("turtle"), ".ttl"),
    "ntriples": (rdf("ntriples"), ".nt"),
    "nquads": (rdf("nquads"), ".nq"),
    "trig": (rdf("trig"), ".trig"),
    "jsonld": (rdf("jsonld"), ".jsonld"),
    "graphml": (whole(write_graphml), ".graphml"),
    "csv": (whole(write_csv), ""),
}


def ending_of(form: str) -> str:
    """Give the usual ending of a format's files.

    Args:
        form: One of `FORMATS`.

    Returns:
        The ending; nothing for CSV, which makes a folder.

    Raises:
        ConfigurationError: If there is no such format.

    Examples:
        >>> ending_of("turtle")
        '.ttl'
    """
    if form not in FORMATS:
        raise ConfigurationError(f"there is no format {form}", f"one of {', '.join(FORMATS)}")
    return FORMATS[form][1]


def export(graphs: Iterable[RecordGraph], form: str, path: Path, data: LinkedData | None = None) -> Written:
    """Write record graphs in one format; the same graphs give the same bytes.

    Args:
        graphs: The graphs of records.
        form: One of `FORMATS`.
        path: The file, or for CSV the folder, to write.
        data: How RDF is made: its base, vocabulary and regions; None for the project's own base.

    Returns:
        How many nodes and edges were written.

    Raises:
        ConfigurationError: If there is no such format.
        WriteError: If the file cannot be written.
    """
    if ending_of(form) and path.is_dir():
        raise WriteError(f"{path}: is a folder", "name a file")
    try:
        with replaced(path, folder=form == "csv") as place:
            return FORMATS[form][0](graphs, place, data)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise WriteError(f"{path}: {reason}", "check the path and the free space") from error


@contextmanager
def replaced(path: Path, folder: bool) -> Iterator[Path]:
    """Write beside a file and put the result in its place, so that no half-written file is left."""
    if folder:
        path.mkdir(parents=True, exist_ok=True)
        yield path
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
