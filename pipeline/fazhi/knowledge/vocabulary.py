"""The vocabularies of ontology/vocab and a user's own: SKOS concepts, read once into plain objects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from fazhi import naming
from fazhi.errors import KnowledgeError
from fazhi.knowledge import lint, sources
from fazhi.knowledge.cache import cached, digest_of, no_collection
from fazhi.knowledge.sources import ID, ONTOLOGY, SKOS, Entry, files_of, read_entries, shipped_files
from fazhi.naming import comparable

__all__ = ["ID", "ONTOLOGY", "Concept", "Vocabulary", "knowledge_files", "load_vocabulary"]

#: Properties of which a user's values come beside the shipped ones; all others take their place.
UNITED = (SKOS + "altLabel", SKOS + "hiddenLabel", ONTOLOGY + "weak")


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
    #: The kind of concept: mechanism, agency, document or indicator; the first part of its id.
    scheme: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scheme", self.id.partition("/")[0])

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
        digest: A hash of the files that they come from, if from files.
        names: Indexes of concepts by scheme and comparable name, where they are known already.

    Raises:
        KnowledgeError: If two concepts have one id.

    Examples:
        >>> found = load_vocabulary().find("mechanism", "双随机一公开")
        >>> found.label if found else None
        '双随机、一公开'
    """

    def __init__(
        self, concepts: Iterable[Concept], digest: str = "", names: dict[str, dict[str, int]] | None = None
    ) -> None:
        self.concepts = list(concepts)
        self.digest = digest
        self.by_id = {concept.id: concept for concept in self.concepts}
        for identifier, count in Counter(concept.id for concept in self.concepts).items():
            if count > 1:
                raise KnowledgeError(f"two concepts have the id {identifier}", "merge them")
        self.names = index_of(self.concepts) if names is None else names

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def __len__(self) -> int:
        return len(self.concepts)

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
        names = self.names.get(scheme)
        index = names.get(comparable(name)) if names else None
        return None if index is None else self.concepts[index]

    def broader_labels(self, concept: Concept) -> tuple[str, ...]:
        """Name the concepts directly above one.

        Args:
            concept: A concept of this vocabulary.

        Returns:
            Labels, in the order of the file.
        """
        return tuple(self.by_id[above].label for above in concept.broader if above in self.by_id)


def index_of(concepts: Iterable[Concept]) -> dict[str, dict[str, int]]:
    """Find the index of the concept that a comparable name of a scheme means; labels come before aliases."""
    listed = list(concepts)
    names: dict[str, dict[str, int]] = {}
    for index, concept in enumerate(listed):
        names.setdefault(concept.scheme, {})[comparable(concept.label)] = index
    for index, concept in enumerate(listed):
        for alias in concept.aliases:
            names[concept.scheme].setdefault(comparable(alias), index)
    return names


def knowledge_files(extra: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """List the files of the vocabularies in the order in which they count.

    Args:
        extra: Users' folders, the later before the earlier.

    Returns:
        The shipped files, then the users'.

    Raises:
        KnowledgeError: If a folder is missing or holds no vocabulary.
    """
    return (*shipped_files(), *(path for folder in extra for path in files_of(folder)))


@lru_cache(maxsize=4)
@no_collection()
def load_vocabulary(extra: tuple[Path, ...] = ()) -> Vocabulary:
    """Read the vocabularies that ship with fazhi and those of a user on top.

    A user's concept with the id of a shipped one adds names to it; what else it says takes the place of what
    the shipped one says.

    Args:
        extra: Folders of Turtle or CSV files.

    Returns:
        The vocabulary; asking again gives the same object.

    Raises:
        KnowledgeError: If a file cannot be understood; it names file and line.
    """
    files = knowledge_files(extra)
    code = (Path(module.__file__ or "") for module in (naming, lint, sources))
    digest = digest_of((*files, *code, Path(__file__)))
    made = cached("vocabulary", digest, lambda: compiled(extra))
    return Vocabulary(map(restored, made["concepts"]), digest, made["names"])


def restored(row: list[Any]) -> Concept:
    """Make a concept from a row of the cache."""
    identifier, label, aliases, english, definition, broader, notes = row
    frozen = {name: tuple(values) for name, values in notes.items()}
    return Concept(identifier, label, tuple(aliases), english, definition, tuple(broader), frozen)


def compiled(extra: tuple[Path, ...]) -> dict[str, Any]:
    """Read the files and bring what they say into the form that the cache holds."""
    shipped = read_entries(shipped_files())
    own = read_entries((path for folder in extra for path in files_of(folder)), shipped) if extra else []
    entries = [entry for entry in (*shipped, *own) if lint.is_concept(entry)]
    wrong = lint.stoppers([entry for entry in own if lint.is_concept(entry)], entries) if own else []
    if wrong:
        first = wrong[0]
        raise KnowledgeError(f"{first.path}:{first.line}: {first.concept}: {first.reason}", first.remedy)
    concepts = [concept_of(group) for group in lint.grouped(entries).values()]
    rows = [(c.id, c.label, c.aliases, c.english, c.definition, c.broader, dict(c.notes)) for c in concepts]
    return {"concepts": rows, "names": index_of(concepts)}


def concept_of(entries: list[Entry]) -> Concept:
    """Make one concept from what files say of it, later ones last."""
    values: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        for key, value in entry.values.items():
            values[key] = tuple(dict.fromkeys((*values.get(key, ()), *value))) if key in UNITED else value
    labels = values.get(SKOS + "prefLabel")
    if not labels:
        remedy = 'add skos:prefLabel "…"@zh'
        raise KnowledgeError(f"{entries[0].place}: {entries[0].id} has no Chinese label", remedy)
    old = [label for entry in entries for label in entry.values.get(SKOS + "prefLabel", ()) if label != labels[0]]
    return Concept(
        id=entries[0].id,
        label=labels[0],
        aliases=(*old, *values.get(SKOS + "altLabel", ()), *values.get(SKOS + "hiddenLabel", ())),
        english=values.get(SKOS + "prefLabel@en", ("",))[0],
        definition=values.get(SKOS + "definition", ("",))[0],
        broader=values.get(SKOS + "broader", ()),
        notes={k[len(ONTOLOGY) :]: v for k, v in values.items() if k.startswith(ONTOLOGY)},
    )
