"""What every exporter does, and the formats there are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from fazhi.errors import ConfigurationError, FazhiError
from fazhi.export.csv import write_csv
from fazhi.export.graphml import write_graphml
from fazhi.export.rdf import write_rdf
from fazhi.graph.merge import Graph, united
from fazhi.graph.model import RecordGraph

__all__ = ["FORMATS", "ending_of", "export"]

Writer = Callable[[Graph, Path], None]


def rdf(name: str) -> Writer:
    """Make a writer of one RDF syntax."""
    return lambda graph, path: write_rdf(graph, path, name)


#: Writers and file endings by format; CSV makes a folder.
FORMATS: Mapping[str, tuple[Writer, str]] = {
    "turtle": (rdf("turtle"), ".ttl"),
    "ntriples": (rdf("ntriples"), ".nt"),
    "jsonld": (rdf("jsonld"), ".jsonld"),
    "graphml": (write_graphml, ".graphml"),
    "csv": (write_csv, ""),
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


def export(graphs: Iterable[RecordGraph], form: str, path: Path) -> Graph:
    """Write record graphs in one format; the same graphs give the same bytes.

    Args:
        graphs: The graphs of records.
        form: One of `FORMATS`.
        path: The file, or for CSV the folder, to write.

    Returns:
        The union that was written.

    Raises:
        ConfigurationError: If there is no such format.
        FazhiError: If the file cannot be written.
    """
    ending_of(form)
    graph = united(graphs)
    try:
        with replaced(path, folder=form == "csv") as place:
            FORMATS[form][0](graph, place)
    except OSError as error:
        raise FazhiError(f"{path}: {error.strerror or error}", "check the path and the free space") from error
    return graph


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
