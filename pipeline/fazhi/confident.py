"""A record without the facts that are too doubtful for its user; they are listed as left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from fazhi.errors import ConfigurationError
from fazhi.model import Adoption, Agency, Fact, Mechanism, Record, Rejection

__all__ = ["checked", "confident"]

F = TypeVar("F", bound=Fact)
#: The lists of a record whose entries are facts, and what each is called where it is left out.
LISTS = (
    ("regions", "region"), ("agencies", "agency"), ("documents", "document"), ("observations", "observation"),
    ("honours", "honour"), ("collaborations", "collaboration"),
)  # fmt: skip


def checked(least: float) -> float:
    """Check a least confidence.

    Args:
        least: The figure that a user gives.

    Returns:
        The figure.

    Raises:
        ConfigurationError: If it is no share from 0 to 1.
    """
    if not 0 <= least <= 1:
        raise ConfigurationError(f"{least}: no confidence", "give a number from 0 to 1")
    return least


def confident(record: Record, least: float) -> Record:
    """Leave out the facts below a confidence.

    A mechanism goes with its last adoption, and a body that goes is no longer named among those that run one. Facts
    without a confidence stay: nothing is known against them.

    Args:
        record: A record.
        least: The least confidence, from 0 to 1; at 0 everything stays.

    Returns:
        The record, what it lost among its rejected.

    Raises:
        ConfigurationError: If `least` is no share from 0 to 1.

    Examples:
        >>> import fazhi
        >>> record = fazhi.extract("2023年，宝安区推进法治政府建设，推行“双随机、一公开”，加强行政执法和普法。")
        >>> [m.name for m in confident(record, 0.5).mechanisms], confident(record, 1.0).mechanisms
        (['双随机、一公开'], ())
    """
    if checked(least) == 0:
        return record
    lost: list[Rejection] = []
    kept = {name: tuple(sure(getattr(record, name), kind, least, lost)) for name, kind in LISTS}
    bodies = gone(record.agencies, kept["agencies"])
    mechanisms = tuple(m for found in record.mechanisms if (m := surer(found, least, bodies, lost)))
    rejected = (*record.rejected, *sorted(lost, key=lambda r: (r.start, r.end, r.kind)))
    return record.model_copy(update={**kept, "mechanisms": mechanisms, "rejected": rejected})


def sure(facts: Iterable[F], kind: str, least: float, lost: list[Rejection]) -> Iterator[F]:
    """Go through the facts that stay; the others are added to the lost."""
    for fact in facts:
        if doubtful(fact.confidence, least):
            lost.append(rejection(fact, kind, fact.confidence, least))
        else:
            yield fact


def surer(mechanism: Mechanism, least: float, bodies: set[str], lost: list[Rejection]) -> Mechanism | None:
    """Give a mechanism with the adoptions that stay, or nothing where none does."""
    if doubtful(mechanism.confidence, least):
        lost.extend(rejection(a, "mechanism", mechanism.confidence, least) for a in mechanism.adoptions)
        return None
    adoptions: tuple[Adoption, ...] = tuple(sure(mechanism.adoptions, "mechanism", least, lost))
    agencies = tuple(name for name in mechanism.agencies if name not in bodies)
    return mechanism.model_copy(update={"adoptions": adoptions, "agencies": agencies}) if adoptions else None


def gone(before: Iterable[Agency], after: Iterable[Agency]) -> set[str]:
    """List the forms that name only bodies that were left out."""
    staying = {form for agency in after for form in (agency.name, *agency.surfaces)}
    return {form for agency in before for form in (agency.name, *agency.surfaces)} - staying


def doubtful(confidence: float | None, least: float) -> bool:
    """Tell whether a confidence is known and too low."""
    return confidence is not None and confidence < least


def rejection(fact: Fact, kind: str, confidence: float | None, least: float) -> Rejection:
    """Report a fact that was left out."""
    reason = f"its confidence, {confidence:.2f}, is below {least:g}"
    return Rejection(kind=kind, reason=reason, evidence=fact.evidence, start=fact.start, end=fact.end)
