"""Report files: where they are, and from their bytes to text."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fazhi.errors import FazhiError, NotAReportError, ReadError
from fazhi.read.page import looks_like_page, page_text

__all__ = ["MAX_BYTES", "SUFFIXES", "Original", "find_files", "read_file", "read_text"]

#: Endings of the files that a folder is searched for.
SUFFIXES = (".txt", ".html", ".htm", ".shtml", ".docx", ".pdf", ".ofd")
#: Endings of files that hold reports too, but have to be saved as something else first: each of them is told of.
TO_SAVE_ANEW = (".doc", ".wps", ".rtf", ".mht", ".mhtml")
#: What editors and systems put beside a file, such as ~$报告.docx and ._报告.txt.
BESIDE = (".", "~$")
#: The longest real report has under 100,000 characters; what is larger is something else.
MAX_BYTES = 5_000_000
#: Files with fonts and pictures in them are larger.
MAX_PACKAGE_BYTES = 50_000_000
PDF, ZIP, OLD_WORD, RTF = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
#: A web page that a browser saved with its pictures, as a mail (RFC 2557).
ARCHIVED_PAGE = re.compile(
    rb"(?:From|Snapshot-Content-Location|Subject|Date|MIME-Version):.*?^Content-Type:", re.S | re.M
)
WORD, OFD = "word/document.xml", "OFD.xml"
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: What every report of the genre speaks of, whatever its year and level.
GENRE = re.compile(r"法治|依法行政|依法治|行政执法|行政复议|普法")
SUBJECT = re.compile(r"法治政府|依法行政|法治建设")
LEAST_GENRE_WORDS = 3
#: The head of a mail, in bytes, among whose lines one says what it holds.
LONGEST_HEAD = 2000


@dataclass(frozen=True, slots=True)
class Original:
    """A report as read: its text and where it came from."""

    name: str
    text: str
    source: str
    sha256: str
    encoding: str


def find_files(
    paths: Iterable[Path], passed: Counter[str] | None = None, outside: Path | None = None
) -> Iterator[Path | FazhiError]:
    """Find the report files under some paths.

    Args:
        paths: Files, taken as they are, and folders, searched for `SUFFIXES`.
        passed: Counts, by their ending, the files of folders that are passed over.
        outside: A folder that is not searched where it lies in one of the others.

    Yields:
        Files in the order of the paths and of their names; an error for each path that cannot be read.
    """
    passed = Counter() if passed is None else passed
    for path in paths:
        if path.is_dir():
            yield from files_in(path, passed, outside)
        elif path.exists():
            yield path
        else:
            yield ReadError(f"{path}: no such file or folder", "check the path")


def files_in(folder: Path, passed: Counter[str], outside: Path | None = None) -> Iterator[Path | FazhiError]:
    """Find the report files of a folder and the folders in it."""
    faults: list[OSError] = []
    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith(BESIDE))
        if (
            outside is not None
            and outside.name in folders
            and outside.absolute() == Path(root, outside.name).absolute()
        ):
            folders.remove(outside.name)
        for name in sorted(name for name in names if not name.startswith(BESIDE)):
            if name.lower().endswith((*SUFFIXES, *TO_SAVE_ANEW)):
                found.append(Path(root, name))
            else:
                passed[Path(name).suffix.lower()] += 1
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
        Its text with the hash of its bytes; line ends become newlines. What it is shows in its bytes, not in its name.

    Raises:
        ReadError: If the file cannot be read, is empty or too large, or holds no text.
        NotAReportError: If nothing in it speaks of the genre's subjects.
    """
    shown = os.fsencode(path).decode("utf-8", "replace")
    if shown != str(path):
        raise ReadError(f"{shown}: its name is not in UTF-8", "rename it")
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_PACKAGE_BYTES else None
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror}", "check the path and your rights") from error
    if data is None:
        raise ReadError(
            f"{path}: over {MAX_PACKAGE_BYTES // 1_000_000} MB is too large for a report", "split it into reports"
        )
    text, encoding = text_of(data, str(path))
    check_genre(text, str(path))
    return Original(path.stem, text, str(path), hashlib.sha256(data).hexdigest(), encoding)


def text_of(data: bytes, source: str) -> tuple[str, str]:
    """Read a file's bytes as what they are: PDF, Word, OFD, a web page or text.

    Args:
        data: The bytes of a file.
        source: The file's name, for messages.

    Returns:
        The text, and its encoding or the kind of file.

    Raises:
        ReadError: If there is no text in it.
    """
    package = package_of(data, source)
    if package:
        return package
    if len(data) > MAX_BYTES:
        raise ReadError(f"{source}: {len(data) / 1e6:.0f} MB is too large for a report", "split it into reports")
    text, encoding = decode(data, source)
    if not looks_like_page(text):
        return text, encoding
    page = page_text(text)
    if not page:
        raise ReadError(f"{source}: a web page without text, probably a frame around it", "save the page with the text")
    return page, encoding


def package_of(data: bytes, source: str) -> tuple[str, str] | None:
    """Read a file that is more than text; its libraries are slow to import, and few files need them."""
    if data.startswith(PDF):
        from fazhi.read.printed import pdf_text  # noqa: PLC0415

        return pdf_text(data, source), "PDF"
    if data.startswith(ZIP):
        names = members(data, source)
        if WORD in names:
            from fazhi.read.word import word_text  # noqa: PLC0415

            return word_text(data, source), "Word"
        if OFD in names:
            from fazhi.read.printed import ofd_text  # noqa: PLC0415

            return ofd_text(data, source), "OFD"
        raise ReadError(f"{source}: an archive, neither Word nor OFD", "unpack it")
    if data.startswith(OLD_WORD):
        raise ReadError(f"{source}: a file of old Word or WPS", "save it as .docx")
    if data.startswith(RTF):
        raise ReadError(f"{source}: a file in RTF", "save it as .docx")
    if ARCHIVED_PAGE.match(data, 0, LONGEST_HEAD):
        raise ReadError(f"{source}: a web page saved as one archive", "save it as a page, .html")
    return None


def members(data: bytes, source: str) -> set[str]:
    """List what is in an archive; one that would unpack to far more than a report is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except zipfile.BadZipFile as error:
        raise ReadError(f"{source}: a damaged file ({error})", "save or download it anew") from error
    if sum(info.file_size for info in infos) > 4 * MAX_PACKAGE_BYTES:
        raise ReadError(f"{source}: too large for a report when unpacked", "split it into reports")
    return {info.filename for info in infos}


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
    if not text or text.isspace():
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
    encoding = next((name for mark, name in BOMS if data.startswith(mark)), None)
    at = 0
    for name in (encoding,) if encoding else ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError as error:
            at = max(at, error.start)
            continue
        if "\x00" in text:
            break
        if not text.strip():
            raise ReadError(f"{source}: empty file", "give a file with a report's text")
        return unified(text), name
    place = f", broken at byte {at}" if at else ""
    raise ReadError(f"{source}: neither UTF-8 nor GB18030 text{place}", "save the report as plain text in UTF-8")


def unified(text: str) -> str:
    """Write every line end as a newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_genre(text: str, source: str) -> None:
    """Refuse a text that is no report of the genre."""
    if not SUBJECT.search(text) and sum(1 for _ in GENRE.finditer(text)) < LEAST_GENRE_WORDS:
        raise NotAReportError(
            f"{source}: not a report on rule-of-law work", "give an annual report 法治政府建设年度报告"
        )
