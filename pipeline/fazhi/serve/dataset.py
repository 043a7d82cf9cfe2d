"""The RDF of a built graph, open for reading, with the texts of its reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from fazhi.errors import StoreError
from fazhi.export.linked import LinkedData
from fazhi.export.spool import Spool
from fazhi.export.terms import Terms, named
from fazhi.graph.build import graph_of
from fazhi.graph.folder import records_of, vocabulary_of
from fazhi.graph.model import RecordGraph
from fazhi.knowledge.regions import region_table
from fazhi.knowledge.sources import ID, ONTOLOGY
from fazhi.model import Record
from fazhi.resources import data_dir

__all__ = ["MOST", "Dataset"]

#: Statements about one thing that a document of it holds at most; the rest is a matter for SPARQL.
MOST = 5000
NAMES = tuple(map(named, ("skos:prefLabel", "fz:title", "rdfs:label", "dcterms:title", "fz:name")))
TEXTS_KEPT = 32
Progress = Callable[[str, int, int], None]


class Dataset:
    """A store of quads on disk, whose IRIs can be looked up.

    Args:
        place: The store's folder, filled before.
        terms: Makes the IRIs.
        records: The record's file of each report, by the report's id.
    """

    def __init__(self, place: Path, terms: Terms, records: dict[str, Path]) -> None:
        self.place = place
        self.terms = terms
        self.records = records
        self.store = ox.Store.read_only(str(place))
        self.text_of = lru_cache(maxsize=TEXTS_KEPT)(self.read_text)

    @classmethod
    def of(cls, kg: Path, folder: Path, base: str = ID, progress: Progress = lambda *_: None) -> Dataset:
        """Describe the graph of a folder as RDF.

        Args:
            kg: The folder that `fazhi build` made.
            folder: An empty folder for what is made.
            base: What the IRIs of things begin with.
            progress: Called with the step, what is done and the total.

        Returns:
            The data set.

        Raises:
            StoreError: If the folder holds no graph or an empty one.
            ConfigurationError: If the base cannot begin an IRI.
        """
        paths = sorted(records_of(kg).glob("*.json"))
        table, vocabulary = region_table(), vocabulary_of(kg)
        data = LinkedData(base, vocabulary=vocabulary, regions=table)
        records: dict[str, Path] = {}

        def graphs() -> Iterator[RecordGraph]:
            for done, path in enumerate(paths, 1):
                graph = graph_of(Record.load(path), table, vocabulary)
                if graph.report_id:
                    records[graph.report_id] = path
                    yield graph
                progress("describe", done, len(paths))

        place = folder / "quads"
        store = ox.Store(str(place))
        with Spool(folder / "spool") as spool:
            spool.fill(graphs())
            store.bulk_extend(data.quads(spool))
        if not records:
            raise StoreError(f"{kg}: no report in it", "build it from reports first")
        ontology = ox.NamedNode(ONTOLOGY.rstrip("#"))
        store.bulk_load(path=str(data_dir("ontology") / "schema.ttl"), to_graph=ontology)
        store.flush()
        del store  # its lock goes with it
        return cls(place, data.terms, records)

    def about(self, iri: ox.NamedNode, most: int = MOST) -> list[ox.Quad]:
        """Give what is said of a thing, in both directions.

        Args:
            iri: The thing; the name of a graph stands for what the graph holds.
            most: How many quads to give at most in each direction.

        Returns:
            Quads: those that begin with it or with a part of it, then those that end with it.
        """
        if self.store.contains_named_graph(iri):
            return [*self.said(iri), *self.store.quads_for_pattern(None, None, None, iri)]
        ending = islice(self.store.quads_for_pattern(None, None, iri, None), most)
        return [*islice(self.said(iri), most), *ending]

    def said(self, iri: ox.NamedNode) -> Iterator[ox.Quad]:
        """Give the quads that begin with a thing or with a part of it: its IRI and a fragment."""
        for quad in self.store.quads_for_pattern(iri, None, None, None):
            yield quad
            if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(f"{iri.value}#"):
                yield from self.store.quads_for_pattern(quad.object, None, None, None)

    def value(self, subject: ox.NamedNode, term: str) -> str:
        """Give a value that a thing has once.

        Args:
            subject: The thing.
            term: The property, such as ``fz:evidence``.

        Returns:
            The literal's text or the IRI; nothing where there is none.
        """
        found = next(self.store.quads_for_pattern(subject, named(term), None, None), None)
        return "" if found is None or isinstance(found.object, ox.Triple) else found.object.value

    def link(self, subject: ox.NamedNode, term: str) -> ox.NamedNode | None:
        """Give the thing that a thing has once.

        Args:
            subject: The thing.
            term: The property, such as ``fz:report``.

        Returns:
            The other thing, or None.
        """
        found = next(self.store.quads_for_pattern(subject, named(term), None, None), None)
        return found.object if found is not None and isinstance(found.object, ox.NamedNode) else None

    def name(self, iri: ox.NamedNode, language: str = "zh") -> str:
        """Give a thing's name in a language.

        Args:
            iri: The thing.
            language: zh or en.

        Returns:
            The name; in Chinese the end of the IRI where there is none, else nothing.
        """
        for predicate in NAMES:
            for quad in self.store.quads_for_pattern(iri, predicate, None, None):
                if isinstance(quad.object, ox.Literal) and (quad.object.language or "zh") == language:
                    return quad.object.value
        return iri.value.removeprefix(self.terms.base).rpartition("#")[2] if language == "zh" else ""

    def read_text(self, report: str) -> str:
        """Read a report's text; nothing where the report is not known."""
        path = self.records.get(report)
        return Record.load(path).text if path else ""
