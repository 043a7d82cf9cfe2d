"""Reports in Word files (.docx): paragraphs and the rows of tables, in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from fazhi.errors import ReadError
from fazhi.read.numbering import Numbering

__all__ = ["word_text"]


def word_text(data: bytes, source: str) -> str:
    """Read a Word file.

    Args:
        data: The file's bytes.
        source: The file's name, for messages.

    Returns:
        One line a paragraph or row of a table; the cells of a row are divided by tabs.

    Raises:
        ReadError: If the file is damaged.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        lines = [line.strip() for line in lines_of(document, Numbering(document))]
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise ReadError(f"{source}: a Word file that cannot be opened ({error})", "save it anew as .docx") from error
    return "".join(f"{line}\n" for line in lines if line)


def lines_of(container: Document | _Cell, numbering: Numbering) -> Iterator[str]:
    """Give paragraphs, with the numbers that Word shows before them, and rows in their order."""
    for item in container.iter_inner_content():
        if isinstance(item, Paragraph):
            text = text_of(item)
            number = numbering.before(item)
            yield from (number + text if text.strip() else text).split("\n")
        else:
            yield from rows_of(item, numbering)


def text_of(paragraph: Paragraph) -> str:
    """Give the text of a paragraph as it stands with all tracked changes accepted, in whatever its runs are wrapped."""
    runs = paragraph._p.xpath(".//w:r[not(ancestor::w:del or ancestor::w:moveFrom or ancestor::w:txbxContent)]")
    return "".join(run.text for run in runs)


def rows_of(table: Table, numbering: Numbering) -> Iterator[str]:
    """Give the rows of a table; a cell that is merged over several places counts once."""
    for row in table.rows:
        cells = {cell._tc: cell for cell in row.cells}.values()
        texts = [list(lines_of(cell, numbering)) for cell in cells]
        if len(texts) == 1:
            yield from texts[0]
        else:
            yield "\t".join("".join(lines).strip() for lines in texts)
