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
        lines = [line.strip() for line in lines_of(document)]
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise ReadError(f"{source}: a Word file that cannot be opened ({error})", "save it anew as .docx") from error
    return "".join(f"{line}\n" for line in lines if line)


def lines_of(container: Document | _Cell) -> Iterator[str]:
    """Give paragraphs and rows in their order."""
    for item in container.iter_inner_content():
        if isinstance(item, Paragraph):
            yield from text_of(item).split("\n")
        else:
            yield from rows_of(item)


def text_of(paragraph: Paragraph) -> str:
    """Give the text of a paragraph as it stands with all tracked changes accepted, in whatever its runs are wrapped."""
    runs = paragraph._p.xpath(".//w:r[not(ancestor::w:del or ancestor::w:moveFrom or ancestor::w:txbxContent)]")
    return "".join(run.text for run in runs)


def rows_of(table: Table) -> Iterator[str]:
    """Give the rows of a table; a cell that is merged over several places counts once."""
    for row in table.rows:
        cells = {cell._tc: list(lines_of(cell)) for cell in row.cells}
        if len(cells) == 1:
            yield from next(iter(cells.values()))
        else:
            yield "\t".join("".join(lines).strip() for lines in cells.values())
