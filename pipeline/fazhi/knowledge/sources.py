"""The files of vocabularies, in Turtle or CSV, read into entries that know their file and line."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from fazhi.errors import KnowledgeError
from fazhi.naming import comparable, id_part
from fazhi.resources import data_dir

__all__ = ["COLUMNS", "ID", "ONTOLOGY", "SCHEMES", "SKOS", "Entry", "files_of", "read_entries", "shipped_files"]

#: Namespace of classes and properties.
ONTOLOGY = "https://w3id.org/fazhi/ontology#"
#: Namespace of things; a concept's id is the part behind it.
ID = "https://w3id.org/fazhi/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMES = ("mechanism", "agency", "document", "indicator", "unit", "notion")
#: The columns of a user's CSV; further ones may be properties of the ontology.
COLUMNS = ("scheme", "label", "aliases", "kind", "theme", "broader", "english", "definition")
PROPERTIES = (
    "kind", "theme", "since", "pattern", "weak", "agencyLevel", "bare", "former", "issuer", "year", "docNumber",
    "unquoted", "unit", "measure", "object",
)  # fmt: skip
#: What `fazhi vocab suggest` tells beside a name.
REMARKS = ("reports", "regions", "example")
KEYS = {
    "label": SKOS + "prefLabel", "aliases": SKOS + "altLabel", "broader": SKOS + "broader",
    "english": SKOS + "prefLabel@en", "definition": SKOS + "definition",
} | {name: ONTOLOGY + name for name in PROPERTIES}  # fmt: skip
PREFIX = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([\w.-]*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)
SUBJECT = re.compile(r"^[ \t]*(?:<([^>\s]+)>|([\w.-]*):([^\s;,]+))[ \t]+(?:a|[\w.-]*:\w+|<[^>\s]+>)\s", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one file says of one concept: values by property, and the lines where it begins to say so."""

    path: Path
    lines: tuple[int, ...]
    id: str
    values: Mapping[str, tuple[str, ...]]

    @property
    def scheme(self) -> str:
        """The kind of concept."""
        return self.id.partition("/")[0]

    @property
    def surfaces(self) -> tuple[str, ...]:
        """The Chinese names."""
        return tuple(
            name for key in ("prefLabel", "altLabel", "hiddenLabel") for name in self.values.get(SKOS + key, ())
        )

    @property
    def place(self) -> str:
        """The file and line, for messages."""
        return f"{self.path}:{self.lines[0]}"


def shipped_files() -> tuple[Path, ...]:
    """List the vocabulary files that ship with fazhi.

    Returns:
        Turtle files, by name.
    """
    return tuple(sorted((data_dir("ontology") / "vocab").glob("*.ttl")))


def files_of(folder: Path) -> tuple[Path, ...]:
    """List the vocabulary files of a user's folder.

    Args:
        folder: A folder of .ttl and .csv files, which may lie in folders below.

    Returns:
        The files, by name; hidden ones are left out.

    Raises:
        KnowledgeError: If there is no such folder or nothing in it.
    """
    if not folder.is_dir():
        raise KnowledgeError(f"{folder}: there is no such folder", "give a folder of .ttl or .csv files")
    found = (path for path in folder.rglob("*") if path.suffix.lower() in (".ttl", ".csv"))
    files = tuple(sorted(path for path in found if path.name[0] not in ".~"))
    if not files:
        raise KnowledgeError(f"{folder}: there is no .ttl or .csv file", "put your vocabulary there")
    return files


def read_entries(paths: Iterable[Path], known: Iterable[Entry] = ()) -> list[Entry]:
    """Read vocabulary files.

    Args:
        paths: Turtle and CSV files.
        known: Entries read before, whose names a CSV may give as broader.

    Returns:
        The entries in the order in which they stand.

    Raises:
        KnowledgeError: If a file cannot be read or understood; it names the line.
    """
    found: list[Entry] = []
    rows: list[Entry] = []
    for path in paths:
        entries = list(read_csv(path) if path.suffix.lower() == ".csv" else read_turtle(path))
        found += entries
        rows += entries if path.suffix.lower() == ".csv" else []
    return with_broader(found, [*known, *found]) if rows else found


def text_of(path: Path) -> str:
    """Read a file's text."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise KnowledgeError(f"{path}: {error.strerror}", "check the path and your rights") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        remedy = "save it as UTF-8; in a spreadsheet: CSV UTF-8"
        raise KnowledgeError(f"{path}:{line}: the file is not UTF-8", remedy) from error


def read_turtle(path: Path) -> Iterator[Entry]:
    """Read the concepts of a Turtle file."""
    text = text_of(path)
    found: dict[str, dict[str, list[str]]] = {}
    try:
        for triple in ox.parse(text, format=ox.RdfFormat.TURTLE):
            if isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(ID):
                values = found.setdefault(triple.subject.value[len(ID) :], {})
                values.setdefault(key_of(triple), []).append(value_of(triple))
    except SyntaxError as error:
        reason = error.msg.partition(": ")[2] or error.msg
        raise KnowledgeError(f"{path}:{error.lineno}: not Turtle: {reason}", "mend the Turtle") from error
    lines = subject_lines(text)
    for identifier, values in found.items():
        if identifier.partition("/")[2]:
            where = tuple(lines.get(ID + identifier, (1,)))
            yield Entry(path, where, identifier, {key: tuple(value) for key, value in values.items()})


def key_of(triple: ox.Quad) -> str:
    """Name a triple's property, with the language where it is not Chinese."""
    language = triple.object.language if isinstance(triple.object, ox.Literal) else None
    return triple.predicate.value + (f"@{language}" if language and not language.startswith("zh") else "")


def value_of(triple: ox.Quad) -> str:
    """Give a triple's value; a concept's is its id."""
    thing = triple.object
    return thing.value.removeprefix(ID) if isinstance(thing, ox.NamedNode | ox.Literal) else str(thing)


def subject_lines(text: str) -> dict[str, list[int]]:
    """Find the lines on which the subjects of a Turtle text stand."""
    prefixes = dict(PREFIX.findall(text))
    lines: dict[str, list[int]] = defaultdict(list)
    line = at = 0
    for match in SUBJECT.finditer(text):
        line, at = line + text.count("\n", at, match.start()), match.start()
        iri, prefix, local = match.groups()
        if iri or prefix in prefixes:
            lines[iri or prefixes[prefix] + local.replace("\\", "")].append(line + 1)
    return lines


def read_csv(path: Path) -> Iterator[Entry]:
    """Read the concepts of a CSV file with a header; several values of a field stand between bars."""
    reader = csv.reader(text_of(path).splitlines(keepends=True), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        unknown = [name for name in header if name not in (*COLUMNS, *PROPERTIES, *REMARKS)]
        if unknown or not {"scheme", "label"} <= set(header) or len(set(header)) < len(header):
            what = f"unknown column {unknown[0]!r}" if unknown else "the columns scheme and label are needed, each once"
            raise KnowledgeError(f"{path}:1: {what}", f"let the first line be {','.join(COLUMNS)}")
        line = reader.line_num + 1
        for row in reader:
            if any(cell.strip() for cell in row):
                yield entry_of(path, line, header, row)
            line = reader.line_num + 1
    except csv.Error as error:
        place = f"{path}:{reader.line_num}"
        raise KnowledgeError(f"{place}: not CSV: {error}", 'put fields with commas or quotes between "') from error


def entry_of(path: Path, line: int, header: list[str], row: list[str]) -> Entry:
    """Make an entry from a row."""
    if len(row) > len(header):
        cause = f"{path}:{line}: {len(row)} fields under {len(header)} columns"
        raise KnowledgeError(cause, 'put a field with commas between "; separate aliases by |')
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
    scheme, label = cells["scheme"], cells.get("label", "")
    if scheme not in SCHEMES:
        raise KnowledgeError(f"{path}:{line}: unknown scheme {scheme!r}", f"use one of {', '.join(SCHEMES)}")
    if not id_part(label):
        raise KnowledgeError(f"{path}:{line}: the concept has no label", "fill the column label")
    values = {
        KEYS[name]: tuple(part.strip() for part in re.split("[|｜]", cell) if part.strip())
        if name not in ("label", "english", "definition", "pattern")
        else (cell,)
        for name, cell in cells.items()
        if name in KEYS and cell
    }
    return Entry(path, (line,), f"{scheme}/{id_part(label)}", values | {SKOS + "inScheme": (scheme + "/",)})


def with_broader(entries: list[Entry], known: list[Entry]) -> list[Entry]:
    """Turn the names that CSV files give as broader into ids."""
    names: dict[tuple[str, str], str] = {}
    for entry in known:
        for label in entry.values.get(SKOS + "prefLabel", ()):
            names[entry.scheme, comparable(label)] = entry.id
    for entry in known:
        for surface in entry.surfaces:
            names.setdefault((entry.scheme, comparable(surface)), entry.id)
    ids = {entry.id for entry in known}
    return [resolved(entry, names, ids) if entry.path.suffix.lower() == ".csv" else entry for entry in entries]


def resolved(entry: Entry, names: Mapping[tuple[str, str], str], ids: set[str]) -> Entry:
    """Turn the names that one row gives as broader into ids."""
    above = []
    for name in entry.values.get(SKOS + "broader", ()):
        found = name if name in ids else names.get((entry.scheme, comparable(name)))
        if found is None:
            remedy = f"give the label of a known {entry.scheme}, or add it"
            raise KnowledgeError(f"{entry.place}: unknown broader {entry.scheme} {name}", remedy)
        above.append(found)
    return (
        Entry(entry.path, entry.lines, entry.id, {**entry.values, SKOS + "broader": tuple(above)}) if above else entry
    )
