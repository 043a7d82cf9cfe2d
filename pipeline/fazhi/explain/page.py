"""An explanation as one HTML page: no script, nothing loaded, every word of the report escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from fazhi.explain.findings import KINDS, LONGEST_HEADING, Explanation, Finding, Mark
from fazhi.explain.reasons import GLYPHS, ROLES, head_rows, printable, rule_words, why
from fazhi.explain.segments import Lines, Segment, segments
from fazhi.passages import Role

__all__ = ["to_html"]

CHINESE = {
    "m": "机制", "a": "机构", "d": "文件", "o": "数据", "r": "地区", "h": "荣誉", "c": "协作",
    "n": "仅提及", "x": "未采纳",
}  # fmt: skip
#: Kinds that a reader asks for; the others are there from the start.
HIDDEN = "nx"
#: Their colours in the legend, which stay when they are switched off.
SWITCHED = {"n": "#a8447f", "x": "#c0392b"}
#: How many lines under a segment can tell that more facts than one cover it.
LINES = 2
#: Nothing may be loaded or run, whatever a report holds.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(explanation: Explanation) -> str:
    """Write an explanation as one self-contained page.

    Args:
        explanation: The explained report.

    Returns:
        HTML; it holds its style and no script, and the same explanation gives the same page.
    """
    title = said(explanation.record.report.title or explanation.record.doc)
    style = files("fazhi.explain").joinpath("page.css").read_text("utf-8") + "".join(rules_of(explanation))
    return (
        '<!DOCTYPE html>\n<html lang="zh-Hans"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style></head>\n<body>\n"
        f"<header><div><h1>{title}</h1>{head(explanation)}</div></header>\n"
        f'<div class="body"><div>{bar(explanation)}\n<main>\n{"".join(paragraphs(explanation))}</main></div>\n'
        f"<aside>{''.join(lists(explanation))}</aside></div>\n</body></html>\n"
    )


def said(words: str) -> str:
    """Escape words of a report, also for attributes."""
    return escape(printable(words).replace("\n", " "))


def rules_of(explanation: Explanation) -> Iterator[str]:
    """Write the rules of style that need the page's ids: a kind switched off, a chosen fact in the text."""
    for letter in KINDS:
        if letter not in HIDDEN:
            yield f"body:not(:has(#t-{letter}:checked)){{--{letter}:transparent;--{letter}l:transparent}}\n"
            yield f"body:not(:has(#t-{letter}:checked)) :is(.pop a.{letter},#k-{letter},sup.{letter}){{display:none}}\n"
    for finding in explanation.findings:
        chosen = f"body:has(#{finding.id}:target)"
        yield f"{chosen} .e-{finding.id}{{background:#fff3bf}}{chosen} .f-{finding.id}{{outline:2px solid #111}}\n"


def head(explanation: Explanation) -> str:
    """Write what the report is and whom it speaks for."""
    rows = "".join(
        f"<div{' class=wide' if name == 'jurisdiction' else ''}><dt>{name}</dt>"
        f"<dd>{said(value)}{''.join(f' <q>{said(q)}</q>' for q in quotes)}</dd></div>"
        for name, value, quotes in head_rows(explanation)
        if name != "title" or value != explanation.record.report.title
    )
    return f'<dl class="head">{rows}</dl>'


def bar(explanation: Explanation) -> str:
    """Write the legend, whose entries switch the kinds on and off."""
    parts = []
    for letter, name in KINDS.items():
        number = len(explanation.of_kind(letter))
        checked = "" if letter in HIDDEN else " checked"
        colour = SWITCHED.get(letter, f"var(--{letter}l)")
        fill = "transparent" if letter in HIDDEN else f"var(--{letter})"
        parts.append(
            f'<label><input type="checkbox" id="t-{letter}"{checked}>'
            f'<span class="dot" style="background:{fill};border-color:{colour}"></span>'
            f"<b>{CHINESE[letter]}</b> {name} <small>{number}</small></label>"
        )
    parts.append('<label><input type="checkbox" id="t-ids"> ids</label>')
    parts.append('<label><input type="checkbox" id="t-more"> all details</label>')
    glyphs = "".join(f"<span>{glyph} {status}</span>" for status, glyph in GLYPHS.items())
    return f'<nav class="bar">{"".join(parts)}<span class="status">{glyphs}</span></nav>'


def paragraphs(explanation: Explanation) -> Iterator[str]:
    """Write the text, one paragraph a line, with the role of its passage where that changes."""
    spans = [(f, m, i) for f in explanation.findings for i, m in enumerate(f.marks, 1)]
    by_line = Lines(explanation.record.text)
    marked = by_line.group((m.start, m.end) for _, m, _ in spans)
    stated = [(f.id, e) for f in explanation.findings if f.letter not in HIDDEN for e in f.evidence]
    evidence = by_line.group((e.start, e.end) for _, e in stated)
    sentences = by_line.group((s.start, s.end) for s in explanation.source.sentences)
    role = ""
    for line, (start, end) in enumerate(by_line.bounds):
        here = [spans[i] for i in marked[line]]
        about = [stated[i] for i in evidence[line]]
        turns: dict[int, str] = {}
        for number in sentences[line]:
            sentence = explanation.source.sentences[number]
            if sentence.role != role:
                role = str(sentence.role)
                turns[max(start, sentence.start)] = role
        if start < end:
            ranges = [(m.start, m.end) for _, m, _ in here] + [(e.start, e.end) for _, e in about]
            parts = [
                turn(turns.get(piece.start)) + segment(explanation, piece, here, [i for i, _ in about])
                for piece in segments(start, end, ranges, turns)
            ]
            yield f'<p class="{line_class(explanation, start, end)}">{"".join(parts)}</p>\n'


def line_class(explanation: Explanation, start: int, end: int) -> str:
    """Name the classes of a line: the role of its passage and the depth of a heading."""
    sentence = explanation.source.sentence_at(start)
    title = explanation.record.report.title
    if title and explanation.record.text.startswith(title, start):
        return f"{sentence.role} big"
    depth = sentence.depth if end - start <= LONGEST_HEADING else 0
    return f"{sentence.role} {('', 'big', 'mid')[min(depth, 2)]}".strip()


def turn(role: str | None) -> str:
    """Write the label where a passage of another role begins."""
    return f'<span class="role {role}">{ROLES[Role(role)]}</span>' if role else ""


def segment(
    explanation: Explanation, piece: Segment, here: list[tuple[Finding, Mark, int]], about: list[str]
) -> str:  # fmt: skip
    """Write one segment with all the findings that lie over it; the innermost fact colours it."""
    words = escape(printable(explanation.record.text[piece.start : piece.end]))
    over = [here[i] for i in piece.over if i < len(here)]
    classes = [
        f"e-{identifier}" for identifier in dict.fromkeys(about[i - len(here)] for i in piece.over if i >= len(here))
    ]
    if not over:
        return f'<span class="{" ".join(classes)}">{words}</span>' if classes else words
    facts = [f for f, _, _ in over if f.letter not in HIDDEN]
    style = colours([f.letter for f in facts])
    classes += [f"f-{f.id}" for f, _, _ in over]
    kinds = {f.letter for f, _, _ in over}
    classes += [f"only-{letter}" for letter in HIDDEN if kinds == {letter}]
    classes += [letter for letter in HIDDEN if letter in kinds]
    anchors = "".join(f'<i id="{f.id}-{number}"></i>' for f, m, number in over if m.start == piece.start)
    signs = "".join(sign(f, m) for f, m, _ in over if m.end == piece.end)
    first = facts[0] if facts else over[0][0]
    box = "".join(row(f, m) for f, m, _ in over)
    return (
        f'{anchors}<span class="s {" ".join(dict.fromkeys(classes))}"{style}>'
        f'<a href="#{first.id}">{words}</a><span class="pop">{box}</span></span>{signs}'
    )


def colours(letters: list[str]) -> str:
    """Write the style of a segment: the ground of its innermost fact, and a line for each kind of fact."""
    if not letters:
        return ""
    under = list(dict.fromkeys(letters))[:LINES]
    lines = "".join(f";--u{n}:var(--{letter}l)" for n, letter in enumerate(under))
    gap = ";--gap:#fff" if len(under) > 1 else ""
    return f' style="--f:var(--{under[0]}){lines}{gap}"'


def sign(finding: Finding, mark: Mark) -> str:
    """Write what stands behind a mark: its status where it is not carried out, its id on demand."""
    glyph = GLYPHS.get(mark.status, "") if mark.status != "implemented" else ""
    shown = f'<sup class="{finding.letter}">{glyph}</sup>' if glyph and finding.letter == "m" else ""
    return shown + (f'<sup class="i {finding.letter}">{finding.id}</sup>' if finding.letter not in HIDDEN else "")


def row(finding: Finding, mark: Mark) -> str:
    """Write one finding of a segment's box."""
    state = mark.status if finding.letter == "m" and mark.status else finding.state
    words = [state, finding.reason, mark.rule, "" if mark.confidence is None else f"{mark.confidence:.2f}"]
    return (
        f'<a class="{finding.letter}" href="#{finding.id}" style="border-color:var(--{finding.letter}l)">'
        f'<span class="id">{finding.id}</span> {said(finding.name)}'
        f"<small>{' · '.join(said(word) for word in words if word)}</small></a>"
    )


def lists(explanation: Explanation) -> Iterator[str]:
    """Write the lists of findings, one a kind."""
    for letter, name in KINDS.items():
        found = explanation.of_kind(letter)
        if found:
            cards = "".join(card(explanation, finding) for finding in found)
            summary = f"<summary>{CHINESE[letter]} {name} · {len(found)}</summary>"
            yield f'<details open id="k-{letter}">{summary}{cards}</details>\n'


def card(explanation: Explanation, finding: Finding) -> str:
    """Write one finding with its evidence, rule and reasons."""
    sure = "" if finding.confidence is None else f'<span class="sure">{finding.confidence:.2f}</span>'
    glyphs = "".join(dict.fromkeys(GLYPHS.get(m.status, "") for m in finding.evidence)) if finding.letter == "m" else ""
    quotes = "" if finding.letter in HIDDEN else "".join(quote(explanation, finding))
    fields = "; ".join(f"{said(name)}: {said(value)}" for name, value in finding.fields)
    reasons = [w for mark in finding.marks[:3] for w in why(explanation, finding, mark)]
    details = [fields, *map(said, map(rule_words, finding.rules)), *map(said, dict.fromkeys(reasons))]
    points = "".join(f"<li>{detail}</li>" for detail in details if detail)
    places = " ".join(
        f'<a href="#{finding.id}-{number}">{mark.start}–{mark.end}</a>' for number, mark in enumerate(finding.marks, 1)
    )
    left = f"<p>{said(finding.reason)}</p>" if finding.reason else ""
    return (
        f'<div class="card" id="{finding.id}" style="border-color:var(--{finding.letter}l)">'
        f'<div><span class="id">{finding.id}</span><b>{said(finding.name)}</b>{sure}</div>'
        f'<p class="state">{glyphs} {said(finding.state)}</p>{left}{quotes}'
        f'<ul class="more">{points}<li>offsets {places}</li></ul></div>\n'
    )


def quote(explanation: Explanation, finding: Finding) -> Iterator[str]:
    """Write the evidence, each piece a link to where it stands."""
    for piece in finding.evidence:
        number = next(
            (n for n, mark in enumerate(finding.marks, 1) if piece.start <= mark.start < piece.end), 1
        )  # fmt: skip
        words = said(explanation.record.text[piece.start : piece.end])
        yield f'<p><q><a href="#{finding.id}-{number}">{words}</a></q></p>'
