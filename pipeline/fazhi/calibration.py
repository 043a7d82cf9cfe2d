"""Confidence made from annotated reports, and measured on them: how often are facts of one basis right?

A fact is right where the gold record has it: an entity by its name, an agency with its region, a document with its
relation, an adoption by mechanism and status, a figure by value, unit and place. What gold holds as optional counts
neither way. Rare bases lean on coarser ones: a basis with n facts, r of them right, has the confidence
(r + M p) / (n + M), where p is that of the basis without its last part (additive smoothing, as for back-off
language models; M was chosen by the log loss of reports left out).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from typing import Any, NamedTuple

from fazhi.evaluate import figure_likeness, name_likeness, pair, reduced
from fazhi.knowledge.confidence import Basis, Confidences

__all__ = ["BINS", "Bin", "Fitted", "Judged", "Tracer", "fit", "left_out", "log_loss", "reliability", "verdicts"]

Entry = Mapping[str, Any]
#: How many facts a coarser basis's share weighs as much as.
PRIOR = 4.0
#: A kind by itself starts from this, as if that many facts had been seen half right.
START = (1.0, 2.0)
#: No fact is quite sure, none quite wrong.
LEAST, MOST = 0.01, 0.99
#: The bins' lower bounds in the table of reliability.
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
ENTITIES = ("regions", "agencies", "documents", "mechanisms")


class Judged(NamedTuple):
    """A fact's confidence, and whether gold has the fact."""

    kind: str
    confidence: float
    right: bool


class Fitted(NamedTuple):
    """What is known of a basis."""

    facts: int
    right: int
    confidence: float


class Bin(NamedTuple):
    """Facts of alike confidence: how sure they are on average, and the share that is right."""

    low: float
    facts: int
    predicted: float
    observed: float


class Tracer(Confidences):
    """Gives each basis a number of its own for a confidence, so that a record tells each fact's basis."""

    STEP = 1e-6

    def __init__(self) -> None:
        super().__init__({})
        self.bases: dict[Basis, int] = {}

    def of(self, *basis: str) -> float:
        """Give the number of a basis as a share.

        Args:
            basis: What a fact was found by.

        Returns:
            The basis's number times `STEP`.
        """
        return self.bases.setdefault(basis, len(self.bases)) * self.STEP

    def basis(self, confidence: float) -> Basis:
        """Give the basis behind a number.

        Args:
            confidence: What `of` gave.

        Returns:
            The basis.
        """
        return list(self.bases)[round(confidence / self.STEP)]


def verdicts(gold: Entry, record: Entry) -> Iterator[Judged]:
    """Judge every fact of a record that carries a confidence.

    Args:
        gold: The gold record.
        record: The record as JSON holds it.

    Yields:
        The judged facts, without those whose gold entry is optional.
    """
    for kind in (*ENTITIES, "observations", "honours"):
        facts = record.get(kind, ())
        like = figure_likeness if kind == "observations" else name_likeness
        match = pair(gold.get(kind, ()), facts, like)
        for at, fact in enumerate(facts):
            wanted = gold[kind][match[at]] if at in match else None
            if not (wanted and wanted.get("optional")):
                yield Judged(kind, fact["confidence"], wanted is not None and agrees(kind, wanted, fact))
        if kind == "mechanisms":
            yield from judged_adoptions(gold.get(kind, ()), facts, match)
    yield from judged_collaborations(gold.get("collaborations", ()), record.get("collaborations", ()))


def agrees(kind: str, wanted: Entry, fact: Entry) -> bool:
    """Tell whether a fact says the same of its entity as gold does."""
    if kind == "agencies" and wanted.get("region"):
        return reduced(wanted["region"]) == reduced(fact.get("region"))
    if kind == "documents":
        return fact["relation"] in (wanted["relation"], *wanted.get("relation_also", ()))
    return True


def judged_adoptions(gold: Sequence[Entry], facts: Sequence[Entry], match: Mapping[int, int]) -> Iterator[Judged]:
    """Judge the statuses; that of a mechanism that gold does not have is wrong."""
    for at, fact in enumerate(facts):
        wanted = gold[match[at]] if at in match else None
        if wanted and wanted.get("optional"):
            continue
        statuses = {a["status"]: bool(a.get("optional")) for a in wanted["adoptions"]} if wanted else {}
        for adoption in fact["adoptions"]:
            if not statuses.get(adoption["status"]):
                yield Judged("adoptions", adoption["confidence"], adoption["status"] in statuses)


def judged_collaborations(gold: Sequence[Entry], facts: Iterable[Entry]) -> Iterator[Judged]:
    """Judge cooperation by the partners: one of them in common is enough."""
    partners = [({reduced(name) for name in entry["with"]}, bool(entry.get("optional"))) for entry in gold]
    for fact in facts:
        named = {reduced(name) for name in fact["with"]}
        found = [optional for others, optional in partners if others & named]
        if not (found and all(found)):
            yield Judged("collaborations", fact["confidence"], bool(found))


def fit(judged: Iterable[tuple[Basis, bool]], prior: float = PRIOR) -> dict[Basis, Fitted]:
    """Make the table of confidences.

    Args:
        judged: The bases of facts, and whether each is right.
        prior: How many facts a coarser basis's share weighs as much as.

    Returns:
        What is known of each basis and of all the coarser ones above it, in order.

    Examples:
        >>> fit([(("documents", "title"), True)] * 9 + [(("documents", "grammar"), False)])[("documents",)]
        Fitted(facts=10, right=9, confidence=0.83)
    """
    seen: Counter[Basis] = Counter()
    right: Counter[Basis] = Counter()
    for basis, is_right in judged:
        for length in range(1, len(basis) + 1):
            seen[basis[:length]] += 1
            right[basis[:length]] += is_right
    shares: dict[Basis, float] = {}
    for basis in sorted(seen, key=lambda b: (len(b), b)):
        above = shares.get(basis[:-1])
        gained, weight = START if above is None else (prior * above, prior)
        shares[basis] = (right[basis] + gained) / (seen[basis] + weight)
    return {
        basis: Fitted(seen[basis], right[basis], min(MOST, max(LEAST, round(share, 2))))
        for basis, share in sorted(shares.items())
    }


def left_out(reports: Sequence[Sequence[tuple[Basis, bool]]], prior: float = PRIOR) -> Iterator[Judged]:
    """Judge each report's facts by the confidences that the other reports give.

    Args:
        reports: The facts of each report: their bases, and whether each is right.
        prior: How many facts a coarser basis's share weighs as much as.

    Yields:
        The facts with those confidences.
    """
    for at, report in enumerate(reports):
        others = [fact for number, facts in enumerate(reports) if number != at for fact in facts]
        sure = Confidences({basis: known.confidence for basis, known in fit(others, prior).items()})
        yield from (Judged(basis[0], sure.of(*basis), is_right) for basis, is_right in report)


def reliability(judged: Sequence[Judged]) -> list[Bin]:
    """Set what was predicted beside what was seen.

    Args:
        judged: Facts.

    Returns:
        The bins that hold facts, the least sure first.
    """
    bins = []
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = [fact for fact in judged if low <= fact.confidence < high]
        if inside:
            predicted = sum(fact.confidence for fact in inside) / len(inside)
            bins.append(Bin(low, len(inside), predicted, sum(fact.right for fact in inside) / len(inside)))
    return bins


def log_loss(judged: Iterable[Judged]) -> float:
    """Give the mean of -log of the probability that was given to what is so; less is better.

    Args:
        judged: Facts.

    Returns:
        Nats a fact.
    """
    losses = [-log(fact.confidence if fact.right else 1 - fact.confidence) for fact in judged]
    return sum(losses) / len(losses) if losses else 0.0
