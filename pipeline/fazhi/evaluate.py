"""Records judged against gold records: precision, recall and F1 a kind, as the guideline's scorer counts them.

Matching is one to one: a gold entry is found once, and a second prediction of the same entry is a false one. Names
match when their reduced forms are equal (any name or surface against any), or when one holds the other and is at most
5/3 as long. Optional gold entries count neither way. Adoptions are judged as (mechanism, status) pairs, observations
as (value, unit) at the same evidence.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fazhi.errors import RecordError

__all__ = ["KINDS", "Evaluation", "Score", "evaluate"]

#: The kinds whose F1 makes the macro average, in the order of the report.
KINDS = ("regions", "agencies", "documents", "mechanisms", "adoptions", "observations")
DROPPED = re.compile(r"[\s“”‘’\"'《》〈〉<>「」、，,。.·;；:：（）()\[\]—\-+＋]")
Entry = Mapping[str, Any]
Likeness = Callable[[Entry, Entry], float]
LEAST_CONTAINED = 0.6
LEAST_DICE = 0.4
NEAR = 6


@dataclass(slots=True)
class Score:
    """Counts of one kind over all reports."""

    true: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the predicted that is right."""
        return self.true / (self.true + self.false) if self.true + self.false else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.true / (self.true + self.missed) if self.true + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, true: int, false: int, missed: int) -> None:
        """Add one report's counts."""
        self.true, self.false, self.missed = self.true + true, self.false + false, self.missed + missed


@dataclass(slots=True)
class Evaluation:
    """Scores by kind, side figures as (right, of), the errors as lines, and the reports without a record."""

    scores: dict[str, Score] = field(default_factory=lambda: {kind: Score() for kind in KINDS})
    extras: dict[str, tuple[int, int]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    reports: int = 0

    @property
    def macro(self) -> float:
        """Mean of the kinds' F1."""
        return sum(score.f1 for score in self.scores.values()) / len(KINDS)

    def add_extra(self, name: str, right: int, of: int) -> None:
        """Add to a side figure."""
        before = self.extras.get(name, (0, 0))
        self.extras[name] = (before[0] + right, before[1] + of)


def evaluate(gold_dir: Path, record_dir: Path) -> Evaluation:
    """Judge the records of a folder against the gold records of another.

    Args:
        gold_dir: Gold records, one JSON file a report.
        record_dir: Records under the same file names; a missing one counts as empty.

    Returns:
        The evaluation.

    Raises:
        RecordError: If a folder holds no gold records or no record of their names, or a file is no record.
    """
    paths = sorted(gold_dir.glob("*.json"))
    if not paths:
        raise RecordError(f"{gold_dir}: no gold records in it", "give a folder of JSON records")
    found = Evaluation(absent=[path.stem for path in paths if not (record_dir / path.name).exists()])
    if len(found.absent) == len(paths):
        raise RecordError(
            f"{record_dir}: no record under the name of any gold record, such as {paths[0].name}",
            "extract the same reports with -o",
        )
    for path in paths:
        gold = loaded(path)
        record = {} if path.stem in found.absent else loaded(record_dir / path.name)
        try:
            judge(found, path.stem, gold, record)
        except KeyError as error:
            raise RecordError(f"{path}: {error} is missing in it or in its record", "see docs/record.md") from error
        found.reports += 1
    return found


def loaded(path: Path) -> dict[str, Any]:
    """Read one record as plain JSON, since gold records lack what the contract adds."""
    try:
        record = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        raise RecordError(f"{path}: {getattr(error, 'strerror', None) or error}", "give records in JSON") from error
    if not isinstance(record, dict):
        raise RecordError(f"{path}: not one JSON object", "give one record a file")
    return record


def judge(found: Evaluation, name: str, gold: Entry, record: Entry) -> None:
    """Judge one report."""
    for kind in ("regions", "agencies", "documents", "mechanisms"):
        match = pair(gold[kind], record.get(kind, ()), name_likeness)
        tally(found, name, kind, gold[kind], record.get(kind, ()), match)
        if kind == "mechanisms":
            judge_adoptions(found, gold[kind], record.get(kind, ()), match)
        elif kind == "documents":
            on = core_pairs(gold[kind], record.get(kind, ()), match)
            right = sum(p.get("relation") in [g["relation"], *g.get("relation_also", [])] for g, p in on)
            found.add_extra("document relation", right, len(on))
        elif kind == "agencies":
            on = [(g, p) for g, p in core_pairs(gold[kind], record.get(kind, ()), match) if g.get("region")]
            right = sum(reduced(g["region"]) == reduced(p.get("region")) for g, p in on)
            found.add_extra("agency region", right, len(on))
    observations = record.get("observations", ())
    match = pair(gold["observations"], observations, figure_likeness)
    tally(found, name, "observations", gold["observations"], observations, match)
    judge_report(found, gold["report"], record.get("report", {}))
    judge_evidence(found, record)


def judge_adoptions(found: Evaluation, gold: Sequence[Entry], record: Sequence[Entry], match: dict[int, int]) -> None:
    """Judge (mechanism, status) pairs; a false mechanism's adoptions are false too."""
    wanted = adoptions(gold, [("gold", i) for i in range(len(gold))])
    keys = [("gold", match[j]) if j in match else ("false", j) for j in range(len(record))]
    given = adoptions(record, keys)
    true = sum(1 for key in given if key in wanted and not wanted[key])
    false = sum(
        1 for key in given if key not in wanted and not (key[0][0] == "gold" and gold[key[0][1]].get("optional"))
    )
    missed = sum(1 for key, optional in wanted.items() if not optional and key not in given)
    found.scores["adoptions"].add(true, false, missed)
    found_ones = core_pairs(gold, record, match)
    found.add_extra("status", sum(same_statuses(g, p) for g, p in found_ones), len(found_ones))
    claims = [(g, p) for g, p in found_ones if firsts(g)]
    found.add_extra("first", sum(bool(firsts(g) & firsts(p)) for g, p in claims), len(claims))
    claimed = [(g, p) for g, p in found_ones if firsts(p)]
    found.add_extra("first where claimed", sum(bool(firsts(g) & firsts(p)) for g, p in claimed), len(claimed))


def judge_report(found: Evaluation, gold: Entry, record: Entry) -> None:
    """Judge whose report it is and of which year."""
    found.add_extra("report region", int(reduced(gold["region"]) == reduced(record.get("region"))), 1)
    path = [reduced(name) for name in record.get("region_path") or ()]
    above = [reduced(name) for name in gold["region_path"][:2]]
    found.add_extra("report province+prefecture", int(all(name in path for name in above)), 1)
    found.add_extra("report year", int(gold["year"] == record.get("year")), 1)


def judge_evidence(found: Evaluation, record: Entry) -> None:
    """Judge whether evidence stands in the record's text word for word."""
    facts = [f for kind in ("documents", "observations") for f in record.get(kind, ())]
    facts += [a for m in record.get("mechanisms", ()) for a in m.get("adoptions", ())]
    text = record.get("text", "")
    right = sum(bool(f.get("evidence")) and f["evidence"] in text for f in facts)
    found.add_extra("evidence is verbatim", right, len(facts))


def reduced(name: str | None) -> str:
    """Reduce a name for comparison."""
    return DROPPED.sub("", unicodedata.normalize("NFKC", name or "")).lower()


def names(entry: Entry) -> set[str]:
    """Give all the names of an entry, reduced."""
    raw = [entry.get("name"), entry.get("title"), *entry.get("surfaces", ()), *entry.get("aliases", ())]
    return {name for name in map(reduced, raw) if name}


def name_likeness(gold: Entry, record: Entry) -> float:
    """Give 1.0 for an equal name, the length ratio for containment of at least 0.6, else 0."""
    one, other = names(gold), names(record)
    if one & other:
        return 1.0
    best = 0.0
    for x in one:
        for y in other:
            short, long = sorted((x, y), key=len)
            if len(short) >= 3 and short in long:
                best = max(best, len(short) / len(long))
    return best if best >= LEAST_CONTAINED else 0.0


def figure_likeness(gold: Entry, record: Entry) -> float:
    """Compare figures by value and unit, then by evidence and indicator."""
    try:
        same = abs(float(gold["value"]) - float(record["value"])) < 1e-6
    except (TypeError, ValueError, KeyError):
        return 0.0
    if not same or reduced(gold["unit"]) != reduced(record.get("unit")):
        return 0.0
    a, b = reduced(gold.get("evidence")), reduced(record.get("evidence"))
    near = bool(a and b and (a in b or b in a)) or any(a[k : k + NEAR] in b for k in range(max(0, len(a) - NEAR + 1)))
    x, y = pairs_of(reduced(gold["indicator"])), pairs_of(reduced(record.get("indicator")))
    dice = 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0
    return 1.0 + dice if near or dice >= LEAST_DICE else 0.0


def pairs_of(text: str) -> set[str]:
    """Give the pairs of neighbouring characters."""
    return {text[k : k + 2] for k in range(len(text) - 1)}


def pair(gold: Sequence[Entry], record: Sequence[Entry], like: Likeness) -> dict[int, int]:
    """Match one to one, the likest first: record index to gold index."""
    scored = sorted(
        ((score, i, j) for i, g in enumerate(gold) for j, p in enumerate(record) if (score := like(g, p)) > 0),
        key=lambda t: (-t[0], bool(gold[t[1]].get("optional")), t[1], t[2]),
    )
    taken: set[int] = set()
    match: dict[int, int] = {}
    for _, i, j in scored:
        if i not in taken and j not in match:
            taken.add(i)
            match[j] = i
    return match


def tally(
    found: Evaluation,
    name: str,
    kind: str,
    gold: Sequence[Entry],
    record: Sequence[Entry],
    match: dict[int, int],
) -> None:
    """Count one kind of one report and list its errors."""
    core = {i for i, entry in enumerate(gold) if not entry.get("optional")}
    wrong = [shown(record[j]) for j in range(len(record)) if j not in match]
    missed = [shown(gold[i]) for i in sorted(core - set(match.values()))]
    found.scores[kind].add(sum(i in core for i in match.values()), len(wrong), len(missed))
    found.errors += [f"{name} {kind} false: {w}" for w in wrong] + [f"{name} {kind} missed: {m}" for m in missed]


def shown(entry: Entry) -> str:
    """Name an entry in a line of errors."""
    if "indicator" in entry:
        return f"{entry['indicator']} = {entry.get('value')}{entry.get('unit')}"
    return str(entry.get("name") or entry.get("title"))


def core_pairs(gold: Sequence[Entry], record: Sequence[Entry], match: dict[int, int]) -> list[tuple[Entry, Entry]]:
    """Give the matched pairs whose gold entry is not optional."""
    return [(gold[i], record[j]) for j, i in match.items() if not gold[i].get("optional")]


def adoptions(mechanisms: Sequence[Entry], keys: Iterable[tuple[str, int]]) -> dict[tuple[tuple[str, int], str], bool]:
    """Give (mechanism, status) pairs with whether they are optional."""
    found: dict[tuple[tuple[str, int], str], bool] = {}
    for mechanism, key in zip(mechanisms, keys, strict=True):
        for adoption in mechanism.get("adoptions", ()):
            pair_key = (key, adoption["status"])
            optional = bool(mechanism.get("optional") or adoption.get("optional"))
            found[pair_key] = found.get(pair_key, True) and optional
    return found


def same_statuses(gold: Entry, record: Entry) -> bool:
    """Tell whether a mechanism has the statuses of the gold; those that are optional there may be left out."""
    given = {a["status"] for a in record.get("adoptions", ())}
    core = {a["status"] for a in gold["adoptions"] if not a.get("optional")}
    return core <= given <= {a["status"] for a in gold["adoptions"]}


def firsts(mechanism: Entry) -> set[str]:
    """Give the scopes within which a mechanism is claimed to be first."""
    return {a["first"] for a in mechanism.get("adoptions", ()) if a.get("first")}
