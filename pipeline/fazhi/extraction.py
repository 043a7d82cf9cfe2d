"""From report files to records, one at a time or over several processes; one bad file never stops the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fazhi.confident import checked, confident
from fazhi.errors import ConfigurationError, FazhiError, KnowledgeError
from fazhi.knowledge.cache import no_collection
from fazhi.knowledge.regions import Region, region_table
from fazhi.language import doc_of, record_of
from fazhi.model import Record
from fazhi.read import SUFFIXES, Original, read_file, read_text
from fazhi.script import as_written, simplified

__all__ = ["Outcome", "extract", "extract_files", "find_region"]

CHUNK = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a record's JSON, or the error that stopped it."""

    path: Path
    record: str | None
    error: FazhiError | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One file to extract, as it is sent to a worker."""

    path: Path
    region: str | None
    ontology: tuple[Path, ...]
    min_confidence: float


def extract(
    report: str | Path,
    region: str | None = None,
    ontology: str | Path | Iterable[str | Path] = (),
    min_confidence: float = 0.0,
) -> Record:
    """Extract the record of one report.

    Args:
        report: A path, or the report's text.
        region: The jurisdiction, such as 深圳市宝安区, where the text leaves it open.
        ontology: Folders with vocabularies of the user's own, or one, on top of those that ship.
        min_confidence: The least confidence of a fact, from 0 to 1; what is below it is left out.

    Returns:
        The record.

    Raises:
        ReadError: If the file cannot be read.
        NotAReportError: If it is no report.
        ConfigurationError: If the region is unknown or ambiguous, or the least confidence is no share from 0 to 1.

    Examples:
        >>> record = extract("2023年，宝安区推进法治建设，落实行政执法“三项制度”，加强普法，办理行政复议案件568宗。")
        >>> record.report.region, [m.name for m in record.mechanisms][:1], record.observations[0].value
        ('宝安区', ['行政执法三项制度'], 568.0)
    """
    checked(min_confidence)
    original = read_file(Path(report)) if is_path(report) else read_text(str(report))
    folders = (ontology,) if isinstance(ontology, str | Path) else ontology
    return record_from(original, region, tuple(map(Path, folders)), min_confidence)


def is_path(report: str | Path) -> bool:
    """Tell a path from a report's text, which is no file's name and does not end like one."""
    if isinstance(report, Path):
        return True
    # no name goes on in another line; os.path, because Path.is_file raises on a text that is too long for a name
    return "\n" not in report and (os.path.isfile(report) or report.lower().endswith(SUFFIXES))  # noqa: PTH113


def record_from(original: Original, region: str | None, ontology: tuple[Path, ...], min_confidence: float) -> Record:
    """Make the record of a report that has been read, as sure as its user wants it."""
    text = simplified(original.text)
    given = find_region(region) if region else None
    with no_collection():  # what a report leaves behind is gone without being looked for
        record = found_in(text, original, given, ontology)
    if text is not original.text:
        record = as_written(record, original.text)
    return confident(record, min_confidence)


def found_in(text: str, original: Original, region: Region | None, ontology: tuple[Path, ...]) -> Record:
    """Run the pipeline on the text of a report."""
    doc = doc_of(text, original.name, ontology)
    return record_of(doc, original.name, original.source, original.sha256, region, ontology)


def find_region(name: str) -> Region:
    """Find the region that a user names.

    Args:
        name: A name, a path written in one (广东省深圳市宝安区) or a code.

    Returns:
        The region.

    Raises:
        ConfigurationError: If the name is unknown or ambiguous.

    Examples:
        >>> find_region("深圳市宝安区").code
        '440306'
    """
    table = region_table()
    region = table.by_code(name) or table.find((name,)) or table.find(table.split(name))
    if region is None:
        many = [" / ".join(r.name for r in table.path(c)) for c in table.candidates(name)[:6]]
        remedy = "say which: " + "; ".join(many) if many else "give its full name or its code"
        raise ConfigurationError(f"{name}: {'an ambiguous' if many else 'an unknown'} region", remedy)
    return region


def extract_files(
    paths: Iterable[Path],
    workers: int = 1,
    regions: Mapping[str, str | None] | None = None,
    ontology: tuple[Path, ...] = (),
    min_confidence: float = 0.0,
) -> Iterator[Outcome]:
    """Extract files in order; the records do not depend on the number of workers.

    Args:
        paths: Report files.
        workers: Processes to use.
        regions: The jurisdictions that the user names, by path.
        ontology: Folders with vocabularies of the user's own, on top of those that ship.
        min_confidence: The least confidence of a fact, from 0 to 1; what is below it is left out.

    Yields:
        One outcome a file, in the order of the paths.

    Raises:
        ConfigurationError: If the region is unknown or ambiguous, or the least confidence is no share from 0 to 1.
        KnowledgeError: If a file of the ontology is missing or wrong.
    """
    named = regions or {}
    checked(min_confidence)
    tasks = (Task(path, named.get(str(path)), ontology, min_confidence) for path in paths)
    if workers <= 1:
        yield from map(run_task, tasks)
        return
    # Not fork: a parent that has opened the store has a JVM inside, which a forked child would hang on.
    with ctrl_c_ignored():
        pool = multiprocessing.get_context("spawn").Pool(workers)
    with pool:
        yield from pool.imap(run_task, tasks, chunksize=CHUNK)


@contextmanager
def ctrl_c_ignored() -> Iterator[None]:
    """Let processes that start in here ignore Ctrl-C for good: it is their parent that stops and ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def run_task(task: Task) -> Outcome:
    """Extract one file and keep its error; what is wrong for every file stops the run."""
    try:
        record = record_from(read_file(task.path), task.region, task.ontology, task.min_confidence)
    except (ConfigurationError, KnowledgeError):
        raise
    except FazhiError as error:
        return Outcome(task.path, None, error)
    return Outcome(task.path, record.to_json())
