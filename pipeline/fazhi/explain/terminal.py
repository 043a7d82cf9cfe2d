"""An explanation in the terminal: the coloured text, the lists, and one fact with all that speaks for it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from fazhi.explain.findings import KINDS, Explanation, Finding, Mark
from fazhi.explain.reasons import GLYPHS, head_rows, printable, rule_words, why
from fazhi.explain.segments import Lines, segments

__all__ = ["show_fact", "show_report"]

#: Dark words on light grounds, told apart by readers who see few colours.
STYLES = {
    "m": "black on #a9cdf0", "a": "black on #f8cd80", "d": "black on #9bdcc2", "o": "black on #efe67a",
    "r": "black on #ecb9d7", "h": "black on #f6ab84", "c": "black on #bcbcf0", "n": "underline", "x": "strike red",
}  # fmt: skip


def show_report(explanation: Explanation, rejected: bool = False) -> Group:
    """Show a whole report.

    Args:
        explanation: The explained report.
        rejected: Whether to mark and list what was only named and what was left out.

    Returns:
        Something that rich prints.
    """
    letters = [letter for letter in KINDS if rejected or letter not in "nx"]
    parts: list[RenderableType] = [head(explanation), legend(explanation, letters), Text()]
    parts.extend(lines(explanation, [f for f in explanation.findings if f.letter in letters]))
    parts.append(Text())
    for letter in letters:
        found = explanation.of_kind(letter)
        if found:
            parts.append(table(letter, found))
    if not rejected:
        left, named = len(explanation.of_kind("x")), len(explanation.of_kind("n"))
        parts.append(Text(f"{left} rejected and {named} only named: --rejected shows them and why", style="dim"))
    return Group(*parts)


def head(explanation: Explanation) -> Panel:
    """Show what the report is and whom it speaks for."""
    grid = Table.grid(padding=(0, 2))
    for name, value, quotes in head_rows(explanation):
        words = Text(printable(value))
        if quotes:
            words.append("\nread from: " + " ".join(f"“{printable(quote)}”" for quote in quotes), style="dim")
        grid.add_row(Text(name, style="dim"), words)
    return Panel(grid, title=Text(printable(explanation.record.doc)), title_align="left")


def legend(explanation: Explanation, letters: list[str]) -> Text:
    """Show which colour is which kind, and which sign which status."""
    words = Text()
    for letter in letters:
        words.append(f" {letter} {KINDS[letter]} {len(explanation.of_kind(letter))} ", style=STYLES[letter])
        words.append(" ")
    return words.append("\n" + "  ".join(f"{glyph} {status}" for status, glyph in GLYPHS.items()), style="dim")


def lines(explanation: Explanation, findings: list[Finding]) -> Iterator[Text]:
    """Show the text line by line, with the role of its passage where that changes."""
    role = ""
    marks = [(finding, mark) for finding in findings for mark in finding.marks]
    by_line = Lines(explanation.record.text)
    touching = by_line.group((mark.start, mark.end) for _, mark in marks)
    for number, (start, end) in enumerate(by_line.bounds):
        line = explanation.record.text[start:end]
        if line.strip():
            now = explanation.role_at(end - len(line.lstrip()))
            if now != role:
                yield Text(f"── {now} ", style="bold dim")
                role = now
            yield stretch(explanation, start, end, [marks[i] for i in touching[number]])


def stretch(explanation: Explanation, start: int, end: int, marks: list[tuple[Finding, Mark]]) -> Text:
    """Colour a stretch of the text; the innermost finding gives the colour, ids stand behind what they name."""
    shown = Text()
    for piece in segments(start, end, [(m.start, m.end) for _, m in marks]):
        over = [marks[i] for i in piece.over]
        colours = [STYLES[f.letter] for f, _ in over]
        style = " ".join([colours[0], "underline"] if len(set(colours)) > 1 else colours[:1])
        shown.append(printable(explanation.record.text[piece.start : piece.end]), style=style)
        ends = [tag(f, m) for f, m in over if m.end == piece.end]
        if ends:
            shown.append(f"[{' '.join(ends)}]", style="dim")
    return shown


def tag(finding: Finding, mark: Mark) -> str:
    """Give the id behind a mark, with the sign of a status other than implemented."""
    return finding.id + (GLYPHS.get(mark.status, "") if mark.status != "implemented" and finding.letter == "m" else "")


def table(letter: str, findings: list[Finding]) -> Table:
    """List the findings of one kind."""
    left = letter in "nx"
    shown = Table(title=Text(KINDS[letter], style=STYLES[letter]), title_justify="left", box=None, pad_edge=False)
    for name in ("id", "name", "reason" if left else "state", "rule", "" if left else "confidence"):
        shown.add_column(name, overflow="fold")
    for finding in findings:
        state = finding.reason if left else finding.state
        also = [f"({name} {value})" for name, value in finding.fields] if left else []
        sure = "" if finding.confidence is None else f"{finding.confidence:.2f}"
        cells = (finding.id, finding.name, " ".join([state, *also]), ", ".join(finding.rules), sure)
        shown.add_row(*(Text(printable(cell)) for cell in cells))
    return shown


def show_fact(explanation: Explanation, identifier: str) -> Group:
    """Show one finding: its evidence in its paragraphs, offsets, the passage's role, the rule, and the reasons.

    Args:
        explanation: The explained report.
        identifier: Its id, such as m3.

    Returns:
        Something that rich prints.

    Raises:
        ConfigurationError: If the report has no such finding.
    """
    finding = explanation.find(identifier)
    grid = Table.grid(padding=(0, 2))
    sure = "" if finding.confidence is None else f"{finding.confidence:.2f}"
    rows = [("fact", KINDS[finding.letter]), ("state", finding.state), ("confidence", sure), ("reason", finding.reason)]
    for name, value in (*rows, *finding.fields):
        if value:
            grid.add_row(Text(name, style="dim"), Text(printable(value)))
    title = Text(
        f"{finding.id}  {printable(finding.name)}", style=STYLES[finding.letter] if finding.letter != "x" else ""
    )
    parts: list[RenderableType] = [Panel(grid, title=title, title_align="left")]
    for mark in finding.marks:
        parts.extend(place(explanation, finding, mark))
    return Group(*parts)


def place(explanation: Explanation, finding: Finding, mark: Mark) -> Iterator[Text]:
    """Show one mark of a finding in its paragraph."""
    text = explanation.record.text
    start = text.rfind("\n", 0, mark.start) + 1
    end = text.find("\n", mark.end)
    end = len(text) if end < 0 else end
    evidence = [e for e in finding.evidence if e.start < end and start < e.end]
    shown = Text()
    for piece in segments(start, end, [(mark.start, mark.end), *((e.start, e.end) for e in evidence)]):
        style = STYLES[finding.letter] if 0 in piece.over else "underline" if piece.over else ""
        shown.append(printable(text[piece.start : piece.end]), style=style)
    heading = explanation.heading_at(mark.start)
    place_words = f"{mark.start}-{mark.end}, passage of {explanation.role_at(mark.start)}"
    yield Text(f"\n{place_words}{f', under {printable(heading)}' if heading else ''}", style="bold")
    yield shown
    if evidence:
        offsets = ", ".join(f"{e.start}-{e.end}" for e in evidence)
        yield Text(f"  evidence (underlined): {offsets}", style="dim")
    if mark.rule:
        sure = "" if mark.confidence is None else f"; sure to {mark.confidence:.2f}"
        yield Text(f"  rule {printable(rule_words(mark.rule))}{sure}", style="dim")
    for reason in why(explanation, finding, mark):
        yield Text(f"  {printable(reason)}")
