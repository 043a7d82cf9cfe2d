"""The vocabularies of ontology/vocab: SKOS concepts, read once into plain objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from fazhi.errors import KnowledgeError
from fazhi.naming import comparable
from fazhi.resources import data_dir

__all__ = ["ID", "ONTOLOGY", "Concept", "Vocabulary", "load_vocabulary"]

#: Namespace of classes and properties.
ONTOLOGY = "https://w3id.org/fazhi/ontology#"
#: Namespace of things; a concept's id is the part behind it.
ID = "https://w3id.org/fazhi/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its names and what the vocabulary says of it."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    english: str = ""
    definition: str = ""
    broader: tuple[str, ...] = ()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def scheme(self) -> str:
        """The kind of concept: mechanism, agency, document or indicator."""
        return self.id.partition("/")[0]

    def note(self, name: str, default: str = "") -> str:
        """Give the first value of one of the project's own properties.

        Args:
            name: The property's local name, such as ``kind``.
            default: What to give where it is not set.

        Returns:
            The value.
        """
        values = self.notes.get(name)
        return values[0] if values else default


class Vocabulary:
    """Concepts by id and by name.

    Args:
        concepts: The concepts; ids must differ.

    Raises:
        KnowledgeError: If two concepts have one id.

    Examples:
        >>> found = load_vocabulary().find("mechanism", "双随机一公开")
        >>> found.label if found else None
        '双随机、一公开'
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.by_id: dict[str, Concept] = {}
        self.names: dict[tuple[str, str], Concept] = {}
        for concept in concepts:
            if concept.id in self.by_id:
                raise KnowledgeError(f"two concepts have the id {concept.id}", "merge them")
            self.by_id[concept.id] = concept
        for concept in self.by_id.values():
            self.names[concept.scheme, comparable(concept.label)] = concept
        for concept in self.by_id.values():
            for alias in concept.aliases:
                self.names.setdefault((concept.scheme, comparable(alias)), concept)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def scheme(self, name: str) -> list[Concept]:
        """List the concepts of one kind.

        Args:
            name: mechanism, agency, document or indicator.

        Returns:
            The concepts in the order of the files.
        """
        return [concept for concept in self if concept.scheme == name]

    def find(self, scheme: str, name: str) -> Concept | None:
        """Find a concept by any of its names; quotes, marks and width do not matter.

        Args:
            scheme: mechanism, agency, document or indicator.
            name: A name.

        Returns:
            The concept, or None.
        """
        return self.names.get((scheme, comparable(name)))

    def broader_labels(self, concept: Concept) -> tuple[str, ...]:
        """Name the concepts directly above one.

        Args:
            concept: A concept of this vocabulary.

        Returns:
            Labels, in the order of the file.
        """
        return tuple(self.by_id[above].label for above in concept.broader if above in self.by_id)


@lru_cache(maxsize=4)
def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Read every Turtle file of a vocabulary folder.

    Args:
        folder: A folder of .ttl files; None for the one that ships with fazhi.

    Returns:
        The vocabulary; reading the same folder again gives the same object.

    Raises:
        KnowledgeError: If a file is not Turtle or a concept has no Chinese label.
    """
    folder = folder or data_dir("ontology") / "vocab"
    return Vocabulary(concept for path in sorted(folder.glob("*.ttl")) for concept in read_concepts(path))


def read_concepts(path: Path) -> Iterator[Concept]:
    """Read the concepts of one Turtle file in the order in which they stand."""
    found: dict[str, dict[str, list[str]]] = {}
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if triple.subject.value.startswith(ID):
                values = found.setdefault(triple.subject.value[len(ID) :], {})
                values.setdefault(key_of(triple), []).append(triple.object.value.removeprefix(ID))
    except (SyntaxError, OSError, ValueError) as error:
        raise KnowledgeError(f"{path}: {error}", "mend the Turtle") from error
    for identifier, values in found.items():
        if SKOS + "inScheme" in values:
            yield concept_of(path, identifier, values)


def key_of(triple: ox.Quad) -> str:
    """Name a triple's property, with the language where it is not Chinese."""
    language = triple.object.language if isinstance(triple.object, ox.Literal) else None
    return triple.predicate.value + (f"@{language}" if language and language != "zh" else "")


def concept_of(path: Path, identifier: str, values: Mapping[str, list[str]]) -> Concept:
    """Make one concept from the values of its properties."""
    labels = values.get(SKOS + "prefLabel")
    if not labels:
        raise KnowledgeError(f"{path}: {identifier} has no Chinese label", 'add skos:prefLabel "..."@zh')
    return Concept(
        id=identifier,
        label=labels[0],
        aliases=(*values.get(SKOS + "altLabel", ()), *values.get(SKOS + "hiddenLabel", ())),
        english=values.get(SKOS + "prefLabel@en", [""])[0],
        definition=values.get(SKOS + "definition", [""])[0],
        broader=tuple(values.get(SKOS + "broader", ())),
        notes={k[len(ONTOLOGY) :]: tuple(v) for k, v in values.items() if k.startswith(ONTOLOGY)},
    )
