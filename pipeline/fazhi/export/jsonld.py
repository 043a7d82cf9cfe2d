"""JSON-LD, written as the quads come, with the context of the ontology."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from fazhi.export.terms import PREFIXES
from fazhi.knowledge.schema import RDF, TEXT, XSD, Schema, load_schema
from fazhi.knowledge.sources import ONTOLOGY

__all__ = ["context_of", "jsonld", "write_jsonld"]

TYPE = RDF + "type"
STRING = XSD + "string"


def context_of(schema: Schema) -> dict[str, Any]:
    """Make the JSON-LD context of an ontology.

    Classes and properties are known by their local names; a text without further mark is in Chinese where the
    property's texts are.

    Args:
        schema: The ontology.

    Returns:
        The context.

    Examples:
        >>> context_of(load_schema())["evidence"]
        {'@id': 'fz:evidence', '@language': 'zh'}
    """
    found: dict[str, Any] = dict(PREFIXES)
    classes = [kind.term for kind in schema.nodes.values()]
    classes += [edge.statement for edge in schema.edges.values() if edge.statement]
    for term in classes:
        local = term.iri.removeprefix(ONTOLOGY)
        found[local] = f"fz:{local}"
    for edge in schema.edges.values():
        local = edge.term.iri.removeprefix(ONTOLOGY)
        found[local] = {"@id": f"fz:{local}", "@type": "@id"}
    holders = [kind.properties for kind in schema.nodes.values()]
    holders += [edge.properties for edge in schema.edges.values()]
    for properties in holders:
        for prop in properties.values():
            local = prop.term.iri.removeprefix(ONTOLOGY)
            found[local] = {"@id": f"fz:{local}"} | coercion(prop.datatype)
    return dict(sorted(found.items()))


def coercion(datatype: str | None) -> dict[str, str]:
    """Say what the plain values of a property are."""
    if datatype is None:
        return {"@type": "@id"}
    if datatype == STRING:
        return {}
    return {"@language": "zh"} if datatype == TEXT else {"@type": datatype.replace(XSD, "xsd:")}


def write_jsonld(quads: Iterable[ox.Quad], path: Path, schema: Schema | None = None) -> None:
    """Write one JSON-LD document; quads of one graph and subject that come together stay together.

    Args:
        quads: Quads.
        path: The file.
        schema: The ontology; None for the one that ships with fazhi.
    """
    with path.open("w", encoding="utf-8") as out:
        out.writelines(jsonld(quads, schema))


def jsonld(quads: Iterable[ox.Quad], schema: Schema | None = None) -> Iterator[str]:
    """Write one JSON-LD document piece by piece.

    Args:
        quads: Quads; those of one graph and subject that come together stay together.
        schema: The ontology; None for the one that ships with fazhi.

    Yields:
        The document.
    """
    context = context_of(schema or load_schema())
    yield '{"@context": ' + json.dumps(context, ensure_ascii=False) + ',\n "@graph": ['
    comma = "\n"
    for graph, content in groupby(quads, key=lambda quad: quad.graph_name):
        if isinstance(graph, ox.DefaultGraph):
            for text in subjects(content, context):
                yield comma + text
                comma = ",\n"
            continue
        yield f'{comma}{{"@id": {json.dumps(iri(graph), ensure_ascii=False)}, "@graph": ['
        comma = ",\n"
        inner = "\n "
        for text in subjects(content, context):
            yield inner + text
            inner = ",\n "
        yield "]}"
    yield "\n]}\n"


def subjects(quads: Iterable[ox.Quad], context: Mapping[str, Any]) -> Iterator[str]:
    """Write one object a run of quads of one subject."""
    for subject, content in groupby(quads, key=lambda quad: quad.subject):
        found: dict[str, list[Any]] = {}
        for quad in content:
            key, value = entry(quad.predicate.value, quad.object, context)
            found.setdefault(key, []).append(value)
        values = {key: listed[0] if len(listed) == 1 else listed for key, listed in found.items()}
        yield json.dumps({"@id": iri(subject)} | values, ensure_ascii=False)


def entry(predicate: str, value: Any, context: Mapping[str, Any]) -> tuple[str, Any]:
    """Give the key and the value of one triple, as short as the context allows."""
    if predicate == TYPE:
        local = value.value.removeprefix(ONTOLOGY)
        return "@type", local if local in context else short(value.value)
    term = context.get(predicate.removeprefix(ONTOLOGY)) if predicate.startswith(ONTOLOGY) else None
    if isinstance(value, ox.Literal):
        written, coerced = {"@value": value.value}, {}
        if value.language:
            written["@language"], coerced = value.language, {"@language": value.language}
        elif value.datatype.value != STRING:
            written["@type"] = short(value.datatype.value)
            coerced = {"@type": written["@type"]}
    else:
        written, coerced = {"@id": iri(value)}, {"@type": "@id"}
    if term and coerced == {key: term[key] for key in ("@type", "@language") if key in term}:
        return predicate.removeprefix(ONTOLOGY), native(value.value, coerced.get("@type"))
    return short(predicate), written


def native(text: str, datatype: str | None) -> str | int | bool:
    """Write whole numbers and truth values as JSON does."""
    if datatype == "xsd:integer":
        return int(text)
    return text == "true" if datatype == "xsd:boolean" else text


@lru_cache(maxsize=1024)
def short(term: str) -> str:
    """Write a term with its prefix."""
    for prefix, space in PREFIXES.items():
        if term.startswith(space):
            return f"{prefix}:{term.removeprefix(space)}"
    return term


def iri(term: Any) -> str:
    """Write an IRI or a blank node."""
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)
