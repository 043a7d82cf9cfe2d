"""Report files: where they are, and from their bytes to text."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fazhi.errors import FazhiError, NotAReportError, ReadError

__all__ = ["MAX_BYTES", "SUFFIXES", "Original", "find_files", "read_file", "read_text"]

#: Endings of the files that a folder is searched for.
SUFFIXES = (".txt",)
#: The longest real report has under 100,000 characters; what is larger is something else.
MAX_BYTES = 5_000_000
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: What every report of the genre speaks of, whatever its year and level.
GENRE = re.compile(r"法治|依法行政|依法治|行政执法|行政复议|普法")
SUBJECT = re.compile(r"法治政府|依法行政|法治建设")
LEAST_GENRE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Original:
    """A report as read: its text and where it came from."""

    name: str
    text: str
    source: str
    sha256: str
    encoding: str


def find_files(paths: Iterable[Path]) -> Iterator[Path | FazhiError]:
    """Find the report files under some paths.

    Args:
        paths: Files, taken as they are, and folders, searched for `SUFFIXES`.

    Yields:
        Files in the order of the paths and of their names; an error for each path that cannot be read.
    """
    for path in paths:
        if path.is_dir():
            yield from files_in(path)
        elif path.exists():
            yield path
        else:
            yield ReadError(f"{path}: no such file or folder", "check the path")


def files_in(folder: Path) -> Iterator[Path | FazhiError]:
    """Find the report files of a folder and the folders in it."""
    faults: list[OSError] = []
    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=faults.append):
        folders.sort()
        found.extend(Path(root, name) for name in sorted(names) if name.lower().endswith(SUFFIXES))
    for fault in faults:
        yield ReadError(f"{fault.filename}: {fault.strerror}", "give yourself the right to read it")
    if not found and not faults:
        yield ReadError(f"{folder}: no report files in it", f"fazhi reads {', '.join(SUFFIXES)}")
    yield from found


def read_file(path: Path) -> Original:
    """Read a report from a file.

    Args:
        path: The file.

    Returns:
        Its text with its hash; line ends become newlines.

    Raises:
        ReadError: If the file cannot be read, is empty or too large, or its bytes are no text.
        NotAReportError: If nothing in it speaks of the genre's subjects.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(f"{path}: {size / 1e6:.0f} MB is too large for a report", "split it into reports")
        data = path.read_bytes()
    except OSError as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(f"{path}: {error.strerror}", "check the path and your rights") from error
    text, encoding = decode(data, str(path))
    check_genre(text, str(path))
    return Original(path.stem, text, str(path), hashlib.sha256(data).hexdigest(), encoding)


def read_text(text: str, name: str = "text") -> Original:
    """Take a report's text as it is.

    Args:
        text: The report.
        name: A short name for it.

    Returns:
        The report with the hash of its UTF-8 bytes.

    Raises:
        ReadError: If the text is blank or cannot be written as UTF-8.
        NotAReportError: If nothing in it speaks of the genre's subjects.

    Examples:
        >>> read_text("全面推进法治政府建设，规范行政执法，做好行政复议和普法工作。").encoding
        'str'
    """
    if not text.strip():
        raise ReadError(f"{name}: empty text", "give a report")
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise ReadError(f"{name}: character {error.start} is half a surrogate pair", "decode its bytes anew") from error
    check_genre(text, name)
    return Original(name, unified(text), name, hashlib.sha256(data).hexdigest(), "str")


def decode(data: bytes, source: str) -> tuple[str, str]:
    """Decode bytes: by their mark, else as strict UTF-8, else as strict GB18030.

    Args:
        data: The bytes of a file.
        source: The file's name, for messages.

    Returns:
        The text and the encoding's name.

    Raises:
        ReadError: If the bytes are empty or fit no encoding.

    Examples:
        >>> decode("依法行政".encode("gb18030"), "a.txt")
        ('依法行政', 'gb18030')
    """
    if not data.strip():
        raise ReadError(f"{source}: empty file", "give a file with a report's text")
    encoding = next((name for mark, name in BOMS if data.startswith(mark)), None)
    for name in (encoding,) if encoding else ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return unified(text), name
    raise ReadError(f"{source}: neither UTF-8 nor GB18030 text", "save the report as plain text in UTF-8")


def unified(text: str) -> str:
    """Write every line end as a newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_genre(text: str, source: str) -> None:
    """Refuse a text that is no report of the genre."""
    if not SUBJECT.search(text) and sum(1 for _ in GENRE.finditer(text)) < LEAST_GENRE_WORDS:
        raise NotAReportError(
            f"{source}: not a report on rule-of-law work", "give an annual report 法治政府建设年度报告"
        )
