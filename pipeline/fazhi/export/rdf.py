"""RDF in all its syntaxes, streamed: quads from `linked`, bytes from pyoxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from fazhi.errors import ConfigurationError
from fazhi.export.jsonld import write_jsonld
from fazhi.export.linked import LinkedData
from fazhi.export.spool import Spool
from fazhi.export.terms import PREFIXES
from fazhi.graph.model import LABELS, RecordGraph

__all__ = ["SYNTAXES", "write_quads", "write_rdf"]

#: What pyoxigraph writes; the first two hold triples, so that it is left out which report says what.
SYNTAXES: Mapping[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
}
#: First segments of ids, which are prefixes in Turtle.
KINDS = (*LABELS, "statement", "annotation", "passage", "text", "graph", "extraction", "producer", "dataset")


def write_rdf(
    graphs: Iterable[RecordGraph], path: Path, form: str, data: LinkedData | None = None
) -> Mapping[str, int]:
    """Write record graphs as RDF; the same graphs give the same bytes, in whatever order they come.

    Memory does not grow with the number of graphs: they wait in a file beside the output, which goes at the end.

    Args:
        graphs: The graphs of records.
        path: The file.
        form: turtle, ntriples, nquads, trig or jsonld.
        data: Turns graphs into quads; None for the project's own base and nothing from the vocabularies.

    Returns:
        How many nodes of each label and edges of each type were written.

    Raises:
        ConfigurationError: If the format is none of these.
    """
    data = data or LinkedData()
    with Spool(path.with_name(f"{path.name}.spool")) as spool:
        spool.fill(graphs)
        write_quads(data.quads(spool), path, form, data.terms.base)
    return dict(data.counts)


def write_quads(quads: Iterable[ox.Quad], path: Path, form: str, base: str) -> None:
    """Write quads as they come.

    Args:
        quads: Quads.
        path: The file.
        form: turtle, ntriples, nquads, trig or jsonld.
        base: What the IRIs of things begin with, for the prefixes.

    Raises:
        ConfigurationError: If the format is none of these.
    """
    if form == "jsonld":
        write_jsonld(quads, path)
        return
    if form not in SYNTAXES:
        raise ConfigurationError(f"there is no RDF format {form}", f"one of {', '.join((*SYNTAXES, 'jsonld'))}")
    syntax = SYNTAXES[form]
    given: Iterator[ox.Quad] | Iterator[ox.Triple] = iter(quads)
    if not syntax.supports_datasets:
        given = (quad.triple for quad in quads)
    prefixes = PREFIXES | {kind: f"{base}{kind}/" for kind in KINDS}
    ox.serialize(given, str(path), syntax, prefixes=prefixes)
    if syntax in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG):
        order_prefixes(path, len(prefixes))


def order_prefixes(path: Path, count: int) -> None:
    """Sort the first lines of a file, which pyoxigraph writes in another order every time."""
    with path.open("r+b") as file:
        lines = sorted(file.readline() for _ in range(count))
        file.seek(0)
        file.writelines(lines)
