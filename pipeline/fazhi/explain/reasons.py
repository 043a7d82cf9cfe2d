"""In words: the rules that find things, and the signs from which a status was read."""

from __future__ import annotations

from collections.abc import Iterator

from fazhi.explain.findings import Explanation, Finding, Mark
from fazhi.extractor import honoured
from fazhi.extractor import status as signs
from fazhi.passages import Role, clauses_of

__all__ = ["GLYPHS", "ROLES", "head_rows", "printable", "rule_words", "why"]

RULES = {
    "vocabulary": "a name that the vocabulary holds",
    "pattern": "a wording with gaps that the vocabulary describes",
    "notion": "a notion that the vocabulary holds, no mechanism",
    "quoted": "a name in quotation marks, with signs of a mechanism around it",
    "grammar": "the grammar of new names: adopting verb or owner, modifier, head",
    "coordinated": "an earlier item of a list that shares the last one's head",
    "listed": "an item of a list closed by 等 and a head",
    "titled": "what the title of an instrument of the region's own names",
    "act": "a name that ends in an act, with what takes it up before or behind it",
    "agreed": "what an agreement with others is about",
    "linked": "two practices that are linked with each other",
    "reckoned": "a matter that is made part of an assessment, a report, a budget or an inspection",
    "founded": "a body of a new kind that is founded",
    "title": "a title in 《》",
    "full": "a region's full name",
    "stem": "a region's name without its level word",
    "weak": "a region's short name that is doubtful alone",
    "word": "a region's short name that is also a word",
    "figure": "the grammar of figures: number, unit, what is measured",
    "won": "a verb of winning and what was won",
    "joint": "words of cooperation behind the name of another region",
}
#: A status at a glance.
GLYPHS = {"implemented": "●", "piloting": "◐", "planned": "○", "deficient": "▽", "awarded": "★"}
ROLES = {
    Role.TITLE: "标题", Role.ACHIEVEMENTS: "成绩", Role.DUTIES: "履职", Role.SHORTCOMINGS: "不足",
    Role.PLANS: "打算", Role.MIXED: "不足与打算", Role.CHROME: "网页",
}  # fmt: skip
CUES = (
    ("speaks of a lack", signs.DEFICIENT),
    ("plans", signs.PLANNED),
    ("tries out", signs.PILOTING),
    ("says it is done", signs.DONE),
    ("honours", honoured.AWARDED),
)
OTHERWISE = {
    "implemented": "no other sign decides, so it is carried out",
    "planned": "the passage speaks of what is to come",
    "deficient": "the passage speaks of what is lacking",
}
#: Control characters and marks of direction could steer a terminal or turn a line around.
UNSAFE: dict[int, str] = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"
)
UNSAFE |= {ord("\t"): " ", ord("\n"): "\n"}
BEFORE = 12


def printable(words: str) -> str:
    """Replace the characters that steer a terminal or a browser; the length stays.

    Args:
        words: Words of a report.

    Returns:
        Words that can be shown.

    Examples:
        >>> printable("红\x1b[31m")
        '红\ufffd[31m'
    """
    return words.translate(UNSAFE)


def rule_words(rule: str) -> str:
    """Say what a rule looks for.

    Args:
        rule: A rule's name.

    Returns:
        Its name with a few words; a name that is not known here as it is.

    Examples:
        >>> rule_words("title")
        'title: a title in 《》'
    """
    return f"{rule}: {RULES[rule]}" if rule in RULES else rule


def why(explanation: Explanation, finding: Finding, mark: Mark) -> Iterator[str]:
    """Say from what a finding's state was read at one of its marks.

    Args:
        explanation: The report.
        finding: The finding.
        mark: One of its marks.

    Yields:
        Sentences.
    """
    if finding.letter == "m" and mark.status:
        yield from why_status(explanation, mark)
    elif finding.letter == "d":
        clause = explanation.source.clause_at(mark.start)
        before = explanation.record.text[max(clause.start, mark.start - BEFORE) : mark.start]
        shown = f"the words before it: …{before}" if before else "no words before it in its clause"
        yield f"{mark.status or finding.state}: {shown}"
    if finding.reason:
        yield f"left out: {finding.reason}"


def why_status(explanation: Explanation, mark: Mark) -> Iterator[str]:
    """Say from what the status of a mechanism was read: the passage's role and the words around it."""
    source = explanation.source
    sentence = source.sentence_at(mark.start)
    clause = source.clause_at(mark.start)
    heading = explanation.heading_at(mark.start)
    yield f"the passage is one of {sentence.role}" + (f", under “{heading}”" if heading else "")
    said = list(cues(source.text, clause.start, clause.end))
    if said:
        yield "its clause " + ", ".join(said)
    following = next(clauses_of(source.text, clause.end + 1, sentence.end), None)
    if mark.status in ("awarded", "piloting") and following:
        yield from ("the next clause " + c for c in cues(source.text, following.start, following.end))
    if not said:
        yield OTHERWISE.get(mark.status, "the words around it say so")
    sure = "" if mark.confidence is None else f", sure to {mark.confidence:.2f}, the name included"
    yield f"together: {mark.status}{sure}"


def cues(text: str, start: int, end: int) -> Iterator[str]:
    """List the signs that a clause holds, with their words."""
    for meaning, pattern in CUES:
        words = list(dict.fromkeys(m[0] for m in pattern.finditer(text, start, end)))
        if words:
            yield f"{meaning} ({'、'.join(words[:3])})"


def head_rows(explanation: Explanation) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Describe the report: whom it speaks for, with the evidence, and what it says of itself.

    Args:
        explanation: The explained report.

    Yields:
        Names, values and the words that they were read from.
    """
    record, report = explanation.record, explanation.record.report
    if report.region:
        sure = "" if report.confidence is None else f", sure to {report.confidence:.2f}"
        path = " / ".join(report.region_path) or report.region
        yield "jurisdiction", f"{path} ({report.level or 'level unknown'}{sure})", report.region_evidence
    else:
        reason = next((r.reason for r in record.rejected if r.kind == "region"), "not told")
        yield "jurisdiction", f"open: {reason}", report.region_evidence
    known = (("year", report.year), ("title", report.title), ("date", report.date), ("issuer", report.issuer))
    for name, value in known:
        yield name, "not found" if value is None else str(value), ()
    yield "source", report.source, ()
    yield "record by", f"{record.producer.name} {record.producer.version}", ()
