"""Building a graph: files to records to the store, with a manifest, so that a second run does only what changed."""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from filelock import FileLock, Timeout

from fazhi.confident import checked
from fazhi.errors import FazhiError, RecordError, StoreError
from fazhi.extraction import extract_files
from fazhi.graph import RecordGraph, graph_of
from fazhi.graph.folder import RECORDS
from fazhi.knowledge.regions import region_table
from fazhi.knowledge.sources import files_of
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.language import producer
from fazhi.manifest import MANIFEST, Input, Manifest, replace_file
from fazhi.model import Record
from fazhi.naming import comparable, short_hash
from fazhi.read import find_files
from fazhi.resources import data_dir
from fazhi.store import EmbeddedStore
from fazhi.store.base import STORE, Counts

__all__ = ["Summary", "build", "extract_to", "names_for"]

PENDING = "pending"
#: Held while a build is at work.
LOCK = ".lock"
#: Where the old store waits, inside the pending folder, until the new one is in its place.
OLD = "old"
TITLED = (
    "MATCH (n:Report)-[:COVERS]->(r:Region) WHERE n.title IS NOT NULL "
    "RETURN r.id AS region, n.year AS year, n.title AS title, n.source AS source"
)
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Summary:
    """What a run did."""

    read: int = 0
    unchanged: int = 0
    removed: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    gone: list[str] = field(default_factory=list)
    copies: list[tuple[str, ...]] = field(default_factory=list)
    errors: list[FazhiError] = field(default_factory=list)
    rejected: Counter[str] = field(default_factory=Counter)
    counts: Counts | None = None


def silent(_step: str, _done: int, _total: int) -> None:
    """Show no progress."""


def names_for(paths: Sequence[Path], taken: dict[str, str] | None = None) -> dict[Path, str]:
    """Give each file a record name: its stem, with the folders above where stems are equal.

    Args:
        paths: The files.
        taken: Names that earlier runs gave, by source.

    Returns:
        A name for each file, all different.

    Examples:
        >>> sorted(names_for([Path("a/2023.txt"), Path("b/2023.txt"), Path("c.txt")]).values())
        ['a-2023', 'b-2023', 'c']
    """
    known = taken or {}
    used = set(known.values())
    stems = Counter(path.stem for path in paths)
    names: dict[Path, str] = {}
    for path in paths:
        name = known.get(str(path)) or (path.stem if stems[path.stem] == 1 else f"{path.parent.name}-{path.stem}")
        if str(path) not in known and name in used:
            name = f"{name}-{short_hash(str(path))}"
        used.add(name)
        names[path] = name
    return names


def extract_to(
    paths: Iterable[Path], folder: Path, workers: int = 1, region: str | None = None,
    ontology: tuple[Path, ...] = (), progress: Progress = silent, min_confidence: float = 0.0,
) -> Summary:  # fmt: skip
    """Extract report files to JSON records in a folder.

    Args:
        paths: Files and folders.
        folder: Where the records go; made where it is not there.
        workers: Processes to use.
        region: The jurisdiction of all of them, where the user names it.
        ontology: Folders with vocabularies of the user's own, on top of those that ship.
        progress: Called with the step, what is done and the total.
        min_confidence: The least confidence of a fact, from 0 to 1; what is below it is left out.

    Returns:
        What was done, with the errors of files that were left out.

    Raises:
        StoreError: If a record cannot be written.
        ConfigurationError: If the least confidence is no share from 0 to 1.
    """
    summary = Summary()
    files = found_files(paths, summary)
    folder_made(folder)
    names = names_for(files)
    given = dict.fromkeys(map(str, files), region)
    for done, outcome in enumerate(extract_files(files, workers, given, ontology, min_confidence), 1):
        if outcome.record is None:
            summary.errors.extend([outcome.error] if outcome.error else [])
        else:
            write_record(folder / f"{names[outcome.path]}.json", names[outcome.path], outcome.record)
            summary.read += 1
        progress("extract", done, len(files))
    return summary


def build(
    paths: Iterable[Path], kg: Path, workers: int = 1, region: str | None = None,
    ontology: tuple[Path, ...] = (), prune: bool = False, progress: Progress = silent, min_confidence: float = 0.0,
) -> Summary:  # fmt: skip
    """Build or update the graph of a folder from report files.

    Records and store change together: the new store is made beside the old one and takes its place when
    everything is in it, so that a run that is cut off leaves the graph as it was.

    Args:
        paths: Files and folders.
        kg: The folder of the graph; made where it is not there.
        workers: Processes to use.
        region: The jurisdiction of all new reports, where the user names it.
        ontology: Folders with vocabularies of the user's own, on top of those that ship.
        prune: Remove reports whose file is not among the paths any more.
        progress: Called with the step, what is done and the total.
        min_confidence: The least confidence of a fact, from 0 to 1; what is below it is left out.

    Returns:
        What was done, with the errors of files that were left out.

    Raises:
        StoreError: If the folder cannot be written or another process writes to it.
        ConfigurationError: If the least confidence is no share from 0 to 1.
    """
    checked(min_confidence)
    folder_made(kg / RECORDS)
    with only_writer(kg):
        return built(paths, kg, workers, region, ontology, prune, progress, min_confidence)


@contextmanager
def only_writer(kg: Path) -> Iterator[None]:
    """Keep a second build out of a folder; the system gives the lock back when a process ends, however it ends."""
    lock = FileLock(kg / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StoreError(f"{kg}: another build is at work in it", "wait until it has ended") from error
    except OSError as error:
        raise StoreError(f"{kg / LOCK}: {error.strerror}", "choose a folder that you may write") from error
    try:
        yield
    finally:
        lock.release()


def built(
    paths: Iterable[Path], kg: Path, workers: int, region: str | None,
    ontology: tuple[Path, ...], prune: bool, progress: Progress, min_confidence: float,
) -> Summary:  # fmt: skip
    """Build or update the graph of a folder that nobody else writes to."""
    summary = Summary()
    files = found_files(paths, summary)
    clear_pending(kg)
    made_by = producer()
    folders = [str(folder.absolute()) for folder in ontology]
    fresh = Manifest(producer=f"{made_by.name} {made_by.version}", knowledge=knowledge_hash(ontology), ontology=folders)
    old = Manifest.load(kg / MANIFEST) or fresh
    hashes = {path: file_hash(path) for path in files}
    stale = (old.producer, old.knowledge) != (fresh.producer, fresh.knowledge) or not (kg / STORE).is_dir()
    todo = [p for p in files if stale or is_new(kg, old, p, hashes[p], region, min_confidence)]
    given = {str(p): region or region_given(old, p) for p in todo}
    summary.gone = sorted(source for source in old.inputs if not Path(source).exists())
    removed = summary.gone if prune else []
    if prune:
        summary.removed, summary.gone = len(removed), []
    summary.unchanged = len(files) - len(todo)
    names = names_for(files, {source: Path(i.record).stem for source, i in old.inputs.items()})
    folder_made(kg / PENDING)
    try:
        new = pending_records(todo, names, hashes, kg, summary, workers, given, ontology, progress, min_confidence)
        fresh.inputs = {s: i for s, i in old.inputs.items() if s not in removed and s not in new} | new
        forget = [i for s, i in old.inputs.items() if i.report_id and (s in removed or moved(i, new.get(s)))]
        if new or forget:
            update_store(kg, fresh, [i.report_id or "" for i in forget], new, summary, progress, ontology)
            commit(kg, fresh, new, [old.inputs[s] for s in removed])
        elif old.ontology != folders:  # the same words in another place
            old.model_copy(update={"ontology": folders}).save(kg / MANIFEST)
    finally:
        clear_pending(kg)
    summary.errors.extend(unplaced(fresh.inputs[str(p)]) for p in files if is_unplaced(fresh, p))
    summary.counts = Counts(fresh.nodes or old.nodes, fresh.edges or old.edges)
    return summary


def is_unplaced(manifest: Manifest, path: Path) -> bool:
    """Tell whether a file was read but is not in the graph, because its region or year is unknown."""
    known = manifest.inputs.get(str(path))
    return known is not None and known.report_id is None


def unplaced(item: Input) -> FazhiError:
    """Say what to do with a report whose region or year is unknown."""
    return RecordError(
        f"{item.source}: not in the graph, since its region or year is unknown",
        "name the region with --region, put the year into the file's name",
    )


def clear_pending(kg: Path) -> None:
    """Remove what a run left beside the graph; a store that it had moved away goes back first."""
    if (kg / PENDING / OLD).is_dir() and not (kg / STORE).is_dir():
        (kg / PENDING / OLD).rename(kg / STORE)
    shutil.rmtree(kg / PENDING, ignore_errors=True)


def found_files(paths: Iterable[Path], summary: Summary) -> list[Path]:
    """Find the report files and keep the errors of what cannot be read."""
    files: list[Path] = []
    for item in find_files(paths, summary.passed):
        if isinstance(item, FazhiError):
            summary.errors.append(item)
        elif item not in files:
            files.append(item)
    return files


def pending_records(
    todo: list[Path], names: dict[Path, str], hashes: dict[Path, str], kg: Path, summary: Summary, workers: int,
    given: Mapping[str, str | None], ontology: tuple[Path, ...], progress: Progress, min_confidence: float,
) -> dict[str, Input]:  # fmt: skip
    """Extract what is new into the pending folder."""
    new: dict[str, Input] = {}
    for done, outcome in enumerate(extract_files(todo, workers, given, ontology, min_confidence), 1):
        name = names[outcome.path]
        if outcome.record is None:
            summary.errors.extend([outcome.error] if outcome.error else [])
        else:
            write_record(kg / PENDING / f"{name}.json", name, outcome.record)
            new[str(outcome.path)] = Input(
                source=str(outcome.path), sha256=hashes[outcome.path], record=f"{RECORDS}/{name}.json",
                region=given[str(outcome.path)], min_confidence=min_confidence,
            )  # fmt: skip
            summary.read += 1
        progress("extract", done, len(todo))
    return new


def update_store(
    kg: Path, fresh: Manifest, forget: list[str], new: dict[str, Input], summary: Summary, progress: Progress,
    ontology: tuple[Path, ...],
) -> None:  # fmt: skip
    """Make the new store beside the old one."""
    place = kg / PENDING / STORE
    try:
        if (kg / STORE).is_dir():
            shutil.copytree(kg / STORE, place)
    except (OSError, shutil.Error) as error:
        cause = error.args[0][0][2] if isinstance(error, shutil.Error) else error.strerror
        raise StoreError(f"{kg}: the store cannot be copied: {cause}", "free some space") from error
    done = 0

    def loaded(reports: int) -> None:
        nonlocal done
        done += reports
        progress("load", done, len(new))

    try:
        with EmbeddedStore(place) as store:
            store.constrain()
            store.forget(forget)
            store.load(pending_graphs(kg, new, summary, ontology), loaded)
            counts = store.counts()
            summary.copies = copies_in(store)
    except StoreError as error:
        remedy = error.remedy or "check the free space and build again"
        raise StoreError(f"{kg}: the graph cannot be written: {error.cause}", remedy) from error
    fresh.nodes, fresh.edges = dict(counts.nodes), dict(counts.edges)


def copies_in(store: EmbeddedStore) -> list[tuple[str, ...]]:
    """Find files that are perhaps one report, such as a page and its PDF: one region, year and title."""
    sources: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for row in store.query(TITLED):
        sources[row["region"], row["year"], comparable(row["title"])].append(row["source"])
    return sorted(tuple(sorted(found)) for found in sources.values() if len(found) > 1)


def pending_graphs(
    kg: Path, new: dict[str, Input], summary: Summary, ontology: tuple[Path, ...]
) -> Iterator[RecordGraph]:
    """Turn the pending records into graphs, one at a time, and count what could not become part of it."""
    table = region_table()
    vocabulary = load_vocabulary(ontology)
    for item in sorted(new.values(), key=lambda i: i.record):
        record = Record.load(kg / PENDING / Path(item.record).name)
        graph = graph_of(record, table, vocabulary)
        item.report_id = graph.report_id
        summary.rejected.update(f"{r.kind}: {r.reason}" for r in graph.rejected)
        yield graph


def commit(kg: Path, fresh: Manifest, new: dict[str, Input], removed: list[Input]) -> None:
    """Put the new store and records in the place of the old ones; the manifest comes last."""
    try:
        if (kg / STORE).is_dir():
            (kg / STORE).rename(kg / PENDING / OLD)
        (kg / PENDING / STORE).rename(kg / STORE)
        for item in new.values():
            (kg / PENDING / Path(item.record).name).replace(kg / item.record)
        for item in removed:
            (kg / item.record).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{kg}: {error.strerror}", "check the folder and build again") from error
    fresh.save(kg / MANIFEST)


def moved(old: Input, new: Input | None) -> bool:
    """Tell whether a report that was read again may have got another id; the newer record speaks for itself."""
    return new is not None and new.sha256 != old.sha256


def write_record(path: Path, name: str, record: str) -> None:
    """Write a record under its name in the folder, which may differ from its file's stem."""
    if not record.startswith(f'{{\n "doc": "{name}"'):
        record = Record.model_validate_json(record).model_copy(update={"doc": name}).to_json()
    replace_file(path, record + "\n")


def folder_made(folder: Path) -> None:
    """Make a folder where it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}", "choose a folder that you may write") from error


def file_hash(path: Path) -> str:
    """Hash a file's bytes; what cannot be read is reported by the reader."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def is_new(kg: Path, manifest: Manifest, path: Path, digest: str, region: str | None, min_confidence: float) -> bool:
    """Tell whether a file has to be read: it, its region as the user names it or the least confidence is another."""
    known = manifest.inputs.get(str(path))
    if (
        known is None
        or (known.sha256, known.min_confidence) != (digest, min_confidence)
        or not (kg / known.record).is_file()
    ):
        return True
    return region is not None and region != known.region


def region_given(manifest: Manifest, path: Path) -> str | None:
    """Give the region that the user named for a file in an earlier run."""
    known = manifest.inputs.get(str(path))
    return known.region if known else None


@lru_cache(maxsize=4)
def knowledge_hash(ontology: tuple[Path, ...] = ()) -> str:
    """Hash the ontology's files and the user's: other knowledge makes other records."""
    shipped = (path for path in data_dir("ontology").rglob("*") if path.suffix in (".ttl", ".tsv"))
    digest = hashlib.sha256()
    for path in (*sorted(shipped), *(path for folder in ontology for path in files_of(folder))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
