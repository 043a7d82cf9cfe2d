"""What shortcomings and plans call by another form than the report did before: 说理式文书 for 说理式行政处罚文书."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fazhi.extractor.gazetteer import Gazetteer
from fazhi.extractor.heads import HEAD
from fazhi.extractor.source import Source, places_of
from fazhi.naming import comparable
from fazhi.passages import Mention, Role

__all__ = ["recalled"]

#: The passages that come back to what was named before.
LATER = frozenset((Role.SHORTCOMINGS, Role.PLANS))
DECISION = "重大行政决策|重大决策"
#: What a full name begins with and a later, shorter one leaves out.
MATTER = re.compile(
    rf"(?:{DECISION}|行政执法|行政机关|行政处罚|行政审批|行政复议|行政应诉|政务服务|规范性文件|证明事项|矛盾纠纷"
    r"|(?:党政)?主要负责人|领导干部|法治政府建设|基层|镇街|乡镇)"
)
#: What carries a way of governing on and is no other one: 法律明白人|培养工程, 首违不罚|清单.
CARRIED_ON = re.compile(r"(?:培[养育]|建设|提升|动态(?:管理|调整))?(?:工程|行动|清单|机制|制度|工作|品牌)?")
#: With what a second matter is joined to the known one: 综合执法|与部门执法衔接机制 is about two.
JOINED = frozenset("与和及同、")
SHORTEST = 4
#: The least that names something where no list of a decision's steps tells of what; the least of two parts of a name.
SHORTEST_REST = 5
SHORTEST_PART = 3


class Known(NamedTuple):
    """A way of governing that was named before: its mention, and its name reduced, whole and in parts.

    `rest` is the name without the matter that it is about, and `core` without its head.
    """

    mention: Mention
    name: str
    rest: str
    core: str


def recalled(source: Source, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Give one identity to what a report names first in full and then, in shortcomings and plans, otherwise.

    Args:
        source: The report.
        mentions: The mechanism mentions in the order of the text.
        gazetteer: The automaton over the vocabularies.

    Returns:
        The mentions; those of the later passages bear the name and concept of the earlier ones that they speak of,
        and short forms there that nothing had found are added.
    """
    if all(sentence.role not in LATER for sentence in source.sentences):
        return list(mentions)
    found = list(mentions)
    later: list[int] = []
    known: dict[str, Known] = {}
    identities: set[str] = set()
    for index, mention in enumerate(found):
        if source.sentence_at(mention.start).role in LATER:
            later.append(index)
        else:
            identities.add(identity(mention))
            for name in (mention.name, source.text[mention.start : mention.end]):
                note(known, mention, name)
    for index in later:
        mention = found[index]
        if identity(mention) in identities:
            continue
        same = next((k for k in known.values() if is_same(source.text, mention, k)), None)
        if same is None:
            identities.add(identity(mention))
            note(known, mention, mention.name)
        else:
            name, label, concept = same.mention[3:6]
            found[index] = mention._replace(name=name, label=label, concept=concept)
    added = short_forms(source, found, known.values(), gazetteer)
    return sorted([*found, *added], key=lambda m: (m.start, -m.end))


def identity(mention: Mention) -> str:
    """Give what tells one way of governing from another."""
    return mention.concept or comparable(mention.name)


def note(known: dict[str, Known], mention: Mention, name: str) -> None:
    """Note a name under which a way of governing was met, unless it is only a matter."""
    whole = comparable(name)
    if whole not in known and not MATTER.fullmatch(whole):
        matter = MATTER.match(whole)
        known[whole] = Known(mention, whole, whole[matter.end() :] if matter else whole, core_of(whole))


def core_of(name: str) -> str:
    """Cut off a name's head if enough is left."""
    for head in HEAD.finditer(name):
        if head.end() == len(name) and head.start() >= SHORTEST:
            return name[: head.start()]
    return name


def is_same(text: str, mention: Mention, known: Known) -> bool:
    """Tell whether a later mention speaks of what was named before: by a shorter, a longer or a tighter form."""
    name = comparable(text[mention.start : mention.end])
    core = core_of(name)
    if len(core) < SHORTEST or MATTER.fullmatch(core):
        return False
    if (known.rest != known.name and core_of(known.rest) == core) or bridged(core, known.core):
        return True
    if mention.concept:
        carried = known.mention.concept and name.startswith(known.name)
        return bool(carried and CARRIED_ON.fullmatch(name, len(known.name)))
    return mention.rule != "quoted" and (
        known.name.endswith(name) or known.core.startswith(core) or goes_further(name, known)
    )


def goes_further(name: str, known: Known) -> bool:
    """Tell whether a name speaks of a part of a known one: 法治督察|整改闭环管理."""
    return any(
        len(whole) >= SHORTEST and name.startswith(whole) and name[len(whole) : len(whole) + 1] not in JOINED
        for whole in (known.name, known.rest)
    )


def bridged(short: str, long: str) -> bool:
    """Tell whether a name leaves out the middle of another: 说理式|文书."""
    return SHORTEST < len(short) < len(long) and any(
        long.startswith(short[:at]) and long.endswith(short[at:]) for at in range(SHORTEST_PART, len(short) - 1)
    )


def short_forms(
    source: Source, mentions: Iterable[Mention], known: Iterable[Known], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Find in the later passages forms of known names that nothing else found."""
    later = "".join(source.text[s.start : s.end] for s in source.sentences if s.role in LATER)
    forms = {form: k for k in reversed(list(known)) for form in forms_of(k) if form in later}
    taken = bytearray(len(source.text))
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        mention = forms[form].mention
        other = gazetteer.entry(form, "mechanism")
        if other and other.concept.id != mention.concept:
            continue
        for start in places_of(form, source.text):
            end = start + len(form)
            if (
                source.sentence_at(start).role in LATER
                and not any(taken[start:end])
                and source.text[end : end + 1] != "伍"
            ):
                taken[start:end] = b"\1" * len(form)
                yield mention._replace(start=start, end=end)


def forms_of(known: Known) -> Iterator[str]:
    """Give the forms by which a later passage may call something known."""
    if len(known.name) >= SHORTEST:
        yield known.name
        yield known.name.replace("行政执法", "执法")
    least = SHORTEST if known.name.startswith(tuple(DECISION.split("|"))) else SHORTEST_REST
    if known.rest != known.name and len(known.rest) >= least:
        yield known.rest
