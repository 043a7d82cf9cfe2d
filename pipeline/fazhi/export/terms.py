"""IRIs and literals of the linked data: namespaces, ids behind a base, values by datatype."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from urllib.parse import quote, urlsplit

import pyoxigraph as ox

from fazhi.errors import ConfigurationError
from fazhi.graph.model import Value
from fazhi.knowledge.schema import RDF, RDFS, TEXT, XSD
from fazhi.knowledge.sources import ID, ONTOLOGY, SKOS

__all__ = ["PREFIXES", "Terms", "checked_base", "literal", "named"]

PREFIXES = {
    "fz": ONTOLOGY,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "skos": SKOS,
    "org": "http://www.w3.org/ns/org#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "qb": "http://purl.org/linked-data/cube#",
    "sdmxd": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "dcterms": "http://purl.org/dc/terms/",
    "dctype": "http://purl.org/dc/dcmitype/",
    "schema": "https://schema.org/",
    "void": "http://rdfs.org/ns/void#",
}
#: What an IRI's path cannot hold; Chinese and the other characters of an id stay readable.
UNSAFE = re.compile(r'[\x00-\x20<>"{}|^`\\\[\]?#\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]|%(?![0-9A-Fa-f]{2})')
#: Terms kept, since those of one report come again and again.
KEPT = 4096


def checked_base(base: str) -> str:
    """Check the beginning of all IRIs.

    Args:
        base: An absolute address that ends in a slash.

    Returns:
        The same.

    Raises:
        ConfigurationError: If it is none.

    Examples:
        >>> checked_base("https://example.org/law/")
        'https://example.org/law/'
    """
    parts = urlsplit(base)
    if parts.scheme not in ("http", "https") or not parts.netloc or not base.endswith("/") or UNSAFE.search(base):
        raise ConfigurationError(f"{base} cannot begin an IRI", "give one such as https://example.org/law/")
    return base


@cache
def named(curie: str) -> ox.NamedNode:
    """Make the IRI of a term.

    Args:
        curie: A prefix of `PREFIXES` and a local name.

    Returns:
        The IRI.

    Examples:
        >>> named("skos:Concept").value
        'http://www.w3.org/2004/02/skos/core#Concept'
    """
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


@lru_cache(maxsize=KEPT)
def literal(value: Value, datatype: str) -> ox.Literal:
    """Write a value; texts are in Chinese.

    Args:
        value: A text, number or truth value.
        datatype: The IRI of its datatype.

    Returns:
        The literal.

    Examples:
        >>> literal("宝安区", TEXT).language, literal(40.0, XSD + "decimal").value, literal(True, XSD + "boolean").value
        ('zh', '40', 'true')
    """
    if datatype == TEXT:
        return ox.Literal(str(value), language="zh")
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, float):
        text = str(int(value)) if value.is_integer() else format(Decimal(str(value)), "f")
    else:
        text = str(value)
    return ox.Literal(text, datatype=ox.NamedNode(datatype))


class Terms:
    """Makes the IRIs of ids.

    Args:
        base: What all of them begin with.

    Raises:
        ConfigurationError: If the base is no absolute address.

    Examples:
        >>> Terms().iri("mechanism/枫桥经验").value
        'https://w3id.org/fazhi/id/mechanism/枫桥经验'
    """

    def __init__(self, base: str = ID) -> None:
        self.base = checked_base(base)
        self.kept: dict[str, ox.NamedNode] = {}

    def iri(self, identifier: str) -> ox.NamedNode:
        """Make the IRI of an id.

        Args:
            identifier: An id of the graph.

        Returns:
            The id behind the base.
        """
        found = self.kept.get(identifier)
        if found is None:
            safe = UNSAFE.sub(lambda match: quote(match[0]), identifier)
            if len(self.kept) >= KEPT:
                self.kept.clear()
            found = self.kept[identifier] = ox.NamedNode(self.base + safe)
        return found

    def within(self, kind: str, report: str) -> str:
        """Make the id of what a report has one of, such as its named graph.

        Args:
            kind: The first segment.
            report: The report's id.

        Returns:
            The id.

        Examples:
            >>> Terms().within("graph", "report/440306/2023/0a1b2c3d")
            'graph/440306/2023/0a1b2c3d'
        """
        return kind + report.removeprefix("report")
