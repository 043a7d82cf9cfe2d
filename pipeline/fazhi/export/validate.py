"""Whether a file of RDF is a valid graph: its syntax, the ontology's shapes, what SKOS and Data Cube demand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from fazhi.errors import KnowledgeError, ReadError
from fazhi.export.terms import named
from fazhi.resources import data_dir

if TYPE_CHECKING:
    import rdflib

__all__ = ["Fault", "validate"]

#: Syntaxes by the ending of a file's name.
SYNTAXES = {
    f".{syntax.file_extension}": syntax
    for syntax in (ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG,
                   ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML)
}  # fmt: skip
STRING = named("xsd:string").value
SHACL = "http://www.w3.org/ns/shacl#"
HEADER = re.compile(r"^# (reason|remedy): (.+)$", re.M)
PREFIX = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([\w.-]*):\s*<([^>]*)>", re.I)
SUBJECT = re.compile(r"^\s*(?:\{?\"@id\": \"([^\"]+)\"|<([^>\s]+)>|([\w.-]*):((?:\\.|[^\s;,\\])*))")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file, where, and what to do about it.

    Examples:
        >>> str(Fault(Path("a.ttl"), 3, "region/1", "fz:name must be one Chinese text", "give one, marked @zh"))
        'a.ttl:3: region/1: fz:name must be one Chinese text (give one, marked @zh)'
    """

    path: Path
    line: int
    focus: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        focus = f"{self.focus}: " if self.focus else ""
        return f"{self.path}:{self.line}: {focus}{self.reason} ({self.remedy})"


def validate(path: Path) -> list[Fault]:
    """Check a file of RDF, such as `fazhi export` writes.

    Args:
        path: A file whose ending tells its syntax: .ttl, .nt, .nq, .trig, .jsonld, .rdf.

    Returns:
        What is wrong, in the order of the lines; nothing for a valid graph.

    Raises:
        ReadError: If the file cannot be read, or its ending names no RDF syntax.
    """
    if not path.is_file():
        raise ReadError(f"{path}: no such file", "check the path")
    syntax = SYNTAXES.get(path.suffix)
    if syntax is None:
        raise ReadError(f"{path}: the ending names no RDF syntax", f"rename it to one of {', '.join(SYNTAXES)}")
    try:
        read = ox.parse(path=str(path), format=syntax, base_iri=path.absolute().as_uri())
        triples = list({quad.triple: None for quad in read})
    except SyntaxError as error:
        return [Fault(path, error.lineno or 1, "", error.msg, f"correct the {syntax.name}")]
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}", "check the path") from error
    if not any(triple.object == named("fz:Report") for triple in triples):
        return [Fault(path, 1, "", "there is no fz:Report in it", "give a file that fazhi export wrote")]
    found = [*shape_faults(triples), *integrity_faults(triples)]
    lines = lines_of(path, {focus for focus, _, _ in found})
    faults = (Fault(path, lines.get(focus, 1), focus, reason, remedy) for focus, reason, remedy in found)
    return sorted(faults, key=lambda fault: (fault.line, str(fault)))


def shape_faults(triples: Iterable[ox.Triple]) -> Iterator[tuple[str, str, str]]:
    """Hold a graph against the shapes; give focus node, reason and remedy."""
    import pyshacl  # noqa: PLC0415 - slow to import, and only this command needs it
    import rdflib  # noqa: PLC0415

    shapes = rdflib.Graph().parse(data_dir("ontology") / "shapes.ttl")
    _, report, _ = pyshacl.validate(as_rdflib(triples), shacl_graph=shapes, inference="none")
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(rdflib.RDF.type, rdflib.URIRef(SHACL + "ValidationResult")):
        focus, message, value = (
            report.value(result, rdflib.URIRef(SHACL + name)) for name in ("focusNode", "resultMessage", "value")
        )
        reason, _, remedy = str(message).partition(": ")
        given = f", not {str(value)[:60]}" if value is not None else ""
        yield str(focus), reason + given, remedy


def as_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Give triples to rdflib."""
    import rdflib  # noqa: PLC0415

    graph = rdflib.Graph()
    for triple in triples:
        graph.add((node(triple.subject), node(triple.predicate), node(triple.object)))
    return graph


def node(term: object) -> rdflib.term.Node:
    """Give a term to rdflib."""
    import rdflib  # noqa: PLC0415

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        return rdflib.Literal(term.value, datatype=None if datatype == STRING else rdflib.URIRef(datatype))
    return rdflib.BNode(str(getattr(term, "value", term)))


def integrity_faults(triples: Iterable[ox.Triple]) -> Iterator[tuple[str, str, str]]:
    """Ask the questions of ontology/integrity, which a valid graph answers with nothing."""
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    for path in sorted((data_dir("ontology") / "integrity").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        head = dict(HEADER.findall(text))
        if head.keys() != {"reason", "remedy"}:
            raise KnowledgeError(f"{path}: no reason or no remedy in its head", "see the other files")
        solutions = store.query(text)
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:
            focus = solution["focus"]
            yield str(getattr(focus, "value", focus)), head["reason"], head["remedy"]


def lines_of(path: Path, wanted: Iterable[str]) -> Mapping[str, int]:
    """Find the lines that begin with some subjects."""
    missing = set(wanted)
    found: dict[str, int] = {}
    spaces: dict[str, str] = {}
    if not missing:
        return found
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if declared := PREFIX.match(line):
                spaces[declared[1]] = declared[2]
            elif subject := SUBJECT.match(line):
                whole = subject[1] or subject[2] or spaces.get(subject[3], "") + subject[4].replace("\\", "")
                if whole in missing:
                    missing.discard(whole)
                    found[whole] = number
    return found
