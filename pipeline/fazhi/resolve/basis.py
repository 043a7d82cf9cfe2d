"""What an entity was found by: the words under which its confidence is looked up.

Of the parts that were tried, those are in it that lessen the log loss on annotated reports left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from fazhi.knowledge.confidence import Basis
from fazhi.passages import Mention

__all__ = ["agency_basis", "clearest", "mechanism_basis", "region_basis"]


def clearest(mentions: Sequence[Mention]) -> Mention:
    """Choose the mention that its finder trusts most, the first of equal ones."""
    return mentions[0] if len(mentions) == 1 else max(mentions, key=lambda m: m.confidence)


def region_basis(mentions: Sequence[Mention]) -> Basis:
    """Name the basis of a region: the rule of its clearest mention."""
    return "regions", clearest(mentions).rule


def agency_basis(mentions: Sequence[Mention]) -> Basis:
    """Name the basis of a body: the rule, whether the text says whose it is, and whether it is named again."""
    best = clearest(mentions)
    return "agencies", best.rule, "owned" if best.note else "bare", often(mentions)


def mechanism_basis(mentions: Sequence[Mention]) -> Basis:
    """Name the basis of a mechanism: the rule of its clearest mention, and whether it is named again."""
    return "mechanisms", clearest(mentions).rule, often(mentions)


def often(mentions: Sequence[Mention]) -> str:
    """Say whether an entity is named once or again."""
    return "again" if len(mentions) > 1 else "once"
