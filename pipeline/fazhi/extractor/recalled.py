"""What shortcomings and plans call by another form than the report did before: 说理式文书 for 说理式行政处罚文书."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from fazhi.extractor.gazetteer import Gazetteer
from fazhi.extractor.heads import HEADS_ENDING
from fazhi.extractor.predicates import falls_short
from fazhi.extractor.source import Source, places_of
from fazhi.naming import comparable
from fazhi.passages import LATER, Mention, Role

__all__ = ["recalled"]

DECISIONS = ("重大行政决策", "重大决策")
#: A decision's steps, as shortcomings call them without saying of what, and what may stand before one in its clause.
STEPS = ("公众参与", "专家论证", "风险评估", "后评估")
STEP_BEFORE = re.compile(
    rf"\W*(?:[^，。；]*[、和与及]|(?:[^，。；]{{0,10}}(?:部门|单位|地[方区]|乡镇)[对的在]?)?(?:{'|'.join(DECISIONS)}|决策)?的?)?"
)
#: What a full name begins with and a later, shorter one leaves out.
MATTER = re.compile(
    rf"(?:{'|'.join(DECISIONS)}|行政执法|行政机关|行政处罚|行政审批|行政复议|行政应诉|政务服务|规范性文件|证明事项|矛盾纠纷"
    r"|(?:党政)?主要负责人|领导干部|法治政府建设|基层|镇街|乡镇)"
)
#: What carries a way of governing on and is no other one: 法律明白人|培养工程, 首违不罚|清单.
CARRIED_ON = re.compile(r"(?:培[养育]|建设|提升|动态(?:管理|调整))?(?:工程|行动|清单|机制|制度|工作|品牌)?")
#: With what a second matter is joined to the known one: 综合执法|与部门执法衔接机制 is about two.
JOINED = frozenset("与和及同、")
#: Heads that say nothing of what is called so, as 联系点 does: 行政执法监督联系点 is no 行政执法协调监督.
PLAIN_HEADS = frozenset(("制度", "机制", "体系", "工作", "工作机制", "工作体系"))
SHORTEST = 4
#: The least that names something where no list of a decision's steps tells of what; the least of two parts of a name.
SHORTEST_REST = 5
SHORTEST_PART = 3


class Forms(NamedTuple):
    """A name reduced: whole, without the matter that it is about, and both without their heads."""

    name: str
    rest: str
    core: str
    rest_core: str


class Known(NamedTuple):
    """A way of governing that was named before: its mention and the forms of a name of it."""

    mention: Mention
    forms: Forms


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
    alike: dict[str, list[Known]] = {}
    identities: set[str] = set()
    for index, mention in enumerate(found):
        if source.sentence_at(mention.start).role in LATER:
            later.append(index)
        else:
            identities.add(identity(mention))
            for name in (mention.name, source.text[mention.start : mention.end]):
                note(known, alike, mention, name)
    for index in later:
        mention = found[index]
        if identity(mention) in identities:
            continue
        forms = forms_of(source.text[mention.start : mention.end])
        near = [] if is_topic(forms) else [k for end in ends_of(forms.name) for k in alike.get(end, ())]
        same = next((k for k in near if is_same(mention, forms, k)), None)
        if same is None:
            identities.add(identity(mention))
            note(known, alike, mention, mention.name)
        else:
            name, label, concept = same.mention[3:6]
            found[index] = mention._replace(name=name, label=label, concept=concept)
    found = [stepped(source, m, gazetteer) for m in found]
    found += bare_steps(source, tuple(found), gazetteer)
    added = short_forms(source, found, known.values(), gazetteer)
    return sorted([*found, *added], key=lambda m: (m.start, -m.end))


def identity(mention: Mention) -> str:
    """Give what tells one way of governing from another."""
    return mention.concept or comparable(mention.name)


def note(known: dict[str, Known], alike: dict[str, list[Known]], mention: Mention, name: str) -> None:
    """Note a name under which a way of governing was met, and with what it begins and ends, unless it is a matter."""
    forms = forms_of(name)
    if forms.name not in known and forms.rest:
        known[forms.name] = Known(mention, forms)
        for end in {*ends_of(forms.name), forms.rest[:SHORTEST_PART]}:
            alike.setdefault(end, []).append(known[forms.name])


def ends_of(name: str) -> tuple[str, str]:
    """Give the two ends of a name, of which a form of it keeps one at least."""
    return name[:SHORTEST_PART], name[-SHORTEST_PART:]


@lru_cache(maxsize=1 << 14)
def forms_of(name: str) -> Forms:
    """Reduce a name; its rest is empty if it is only a matter."""
    whole = comparable(name)
    matter = MATTER.match(whole)
    rest = whole[matter.end() :] if matter else whole
    return Forms(whole, rest, core_of(whole), core_of(rest))


def core_of(name: str) -> str:
    """Cut off a name's head if enough is left."""
    heads = (head for head in HEADS_ENDING.get(name[-1:], ()) if name.endswith(head))
    longest = max(map(len, heads), default=0)
    return name[:-longest] if longest and len(name) - longest >= SHORTEST else name


def is_topic(forms: Forms) -> bool:
    """Tell whether a name without its head is too short to be known by, or only a matter."""
    return len(forms.core) < SHORTEST or MATTER.fullmatch(forms.core) is not None


def is_same(mention: Mention, forms: Forms, known: Known) -> bool:
    """Tell whether a later mention speaks of what was named before: by a shorter, a longer or a tighter form."""
    full = known.forms
    own_head = forms.name[len(forms.core) :]
    bridging = not own_head or own_head in PLAIN_HEADS or full.name.endswith(own_head)
    if (full.rest != full.name and full.rest_core == forms.core) or (bridging and bridged(forms.core, full.core)):
        return True
    if mention.concept:
        carried = known.mention.concept and forms.name.startswith(full.name)
        return bool(carried and CARRIED_ON.fullmatch(forms.name, len(full.name)))
    return mention.rule != "quoted" and (
        full.name.endswith(forms.name) or full.core.startswith(forms.core) or goes_further(forms.name, full)
    )


def goes_further(name: str, known: Forms) -> bool:
    """Tell whether a name speaks of a part of a known one: 法治督察|整改闭环管理."""
    return any(
        len(whole) >= SHORTEST and name.startswith(whole) and name[len(whole) : len(whole) + 1] not in JOINED
        for whole in (known.name, known.rest)
    )


def bridged(short: str, long: str) -> bool:
    """Tell whether a name leaves out the middle of another: 说理式|文书."""
    if not SHORTEST < len(short) < len(long) or short[:SHORTEST_PART] != long[:SHORTEST_PART]:
        return False
    return any(long.startswith(short[:at]) and long.endswith(short[at:]) for at in range(SHORTEST_PART, len(short) - 1))


def stepped(source: Source, mention: Mention, gazetteer: Gazetteer) -> Mention:
    """Know a new name of a later passage by which a decision's step is called: 风险评估|把关偏松."""
    if mention.concept or mention.name not in STEPS or source.sentence_at(mention.start).role not in LATER:
        return mention
    entry = gazetteer.entry(DECISIONS[0] + mention.name, "mechanism")
    concept = entry.concept if entry else None
    return mention._replace(name=concept.label, concept=concept.id, rule="pattern") if concept else mention


def bare_steps(source: Source, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Find the steps of a decision that shortcomings call by their own words only: 公众参与|流于形式."""
    text = source.text
    for step in STEPS:
        entry = gazetteer.entry(DECISIONS[0] + step, "mechanism")
        if entry is None:
            continue
        concept = entry.concept
        for start in places_of(step, text):
            end = start + len(step)
            if source.sentence_at(start).role is not Role.SHORTCOMINGS or any(
                m.start <= start < m.end for m in mentions
            ):
                continue
            if STEP_BEFORE.fullmatch(text, source.clause_at(start).start, start) and falls_short(text, end):
                yield Mention("mechanism", start, end, concept.label, "system", concept.id, "pattern", "", 0.7)


def short_forms(
    source: Source, mentions: Iterable[Mention], known: Iterable[Known], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Find in the later passages forms of known names that nothing else found."""
    later = "".join(source.text[s.start : s.end] for s in source.sentences if s.role in LATER)
    forms = {form: k for k in reversed(list(known)) for form in short_names(k.forms) if form in later}
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


def short_names(full: Forms) -> Iterator[str]:
    """Give the forms by which a later passage may call something known."""
    if len(full.name) >= SHORTEST:
        yield full.name
        yield full.name.replace("行政执法", "执法")
    least = SHORTEST_PART if full.name.startswith(DECISIONS) else SHORTEST_REST
    if full.rest != full.name and len(full.rest) >= least:
        yield full.rest
