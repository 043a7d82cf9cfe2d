"""What a procedure is applied to: 对规范性文件开展合法性审查 means the review of normative documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi.extractor.source import Source
from fazhi.knowledge.vocabulary import Concept, Vocabulary
from fazhi.passages import Mention

__all__ = ["Objects"]

#: How far behind a procedure its object may stand (合法性审查|文件), and how far before it in the sentence.
BEHIND, BEFORE = 4, 80
#: A review of so many kinds of things is the general one.
MANY = 3
#: Those who carry a procedure out are no adoption of it: 合法性审查|力量薄弱.
STAFF = re.compile(r"(?:专业|专职|工作)?(?:人员|员|力量|队伍|岗|人才|“)")
#: What may stand between two objects of one list: 规范性文件9件、|合同.
LISTED = re.compile(r"[^，。；,;、和与及]{0,8}(?:[、和与及]|以及)[^，。；,;、和与及]{0,6}")


class Objects:
    """Finds the special procedure that a general one stands for, by the objects that the sentence names.

    Args:
        vocabulary: The vocabularies; what a concept is applied to is its ``fz:object``, the general procedure is
            above it.

    Examples:
        >>> general = Concept("mechanism/审查", "审查")
        >>> special = Concept("mechanism/文件审查", "文件审查", broader=(general.id,), notes={"object": ("文件",)})
        >>> mention = Mention("mechanism", 6, 8, "审查", "system", general.id, "vocabulary")
        >>> source = Source("文件均经过了审查。", [])
        >>> [m.name for m in Objects(Vocabulary([general, special])).told(source, mention, 0, 9)]
        ['文件审查']
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.below: dict[str, dict[str, Concept]] = {}
        self.above: dict[str, list[str]] = {}
        for concept in vocabulary.scheme("mechanism"):
            objects = concept.notes.get("object", ())
            for general in generals(vocabulary, concept) if objects else ():
                self.below.setdefault(general, {}).update(dict.fromkeys(objects, concept))
                self.above.setdefault(concept.id, []).append(general)
        self.words = {
            general: re.compile("|".join(sorted(map(re.escape, known), key=lambda word: (-len(word), word))))
            for general, known in self.below.items()
        }

    def resolve(self, source: Source, found: Iterable[Mention]) -> Iterator[Mention]:
        """Give general procedures the names of the special ones.

        Args:
            source: The report.
            found: Mentions of mechanisms.

        Yields:
            The mentions; one for each object where a procedure has several. A general procedure without an object
            is the special one where the report names only one.
        """
        named: list[Mention] = []
        bare: set[int] = set()
        for mention in found:
            if mention.concept in self.below or mention.concept in self.above:
                sentence = source.sentence_at(mention.start)
                words = self.words.get(mention.concept)
                if words and not words.search(source.text, sentence.start, sentence.end):
                    bare.add(mention.start)
                named += self.told(source, mention, sentence.start, sentence.end)
            else:
                named.append(mention)
        specials: dict[str, dict[str, Concept]] = {}
        for mention in named:
            for general in self.above.get(mention.concept, ()):
                concept = next(c for c in self.below[general].values() if c.id == mention.concept)
                specials.setdefault(general, {})[concept.id] = concept
        for mention in named:
            only = list(specials.get(mention.concept, {}).values()) if mention.start in bare else []
            yield specialised(mention, only[0]) if len(only) == 1 else mention

    def told(self, source: Source, mention: Mention, start: int, end: int) -> Iterator[Mention]:
        """Give what one mention stands for in its sentence.

        Args:
            source: The report.
            mention: A general procedure, or a special one whose name begins with its object.
            start: Offset of the sentence.
            end: Offset behind it.

        Yields:
            The mention itself where no object is named.
        """
        text = source.text
        if mention.concept in self.below:
            known, words = self.below[mention.concept], self.words[mention.concept]
            behind = words.search(text, mention.end, min(end, mention.end + BEHIND + words_length(known)))
            if behind and behind.start() - mention.end <= BEHIND and not crossed(text, mention.end, behind.start()):
                concepts = [known[behind[0]]]
            else:
                concepts = named_before(text, max(start, mention.start - BEFORE), mention.start, known, words)
        else:
            concepts = list(self.listed_with(text, start, mention))
        if len(concepts) >= MANY:
            concepts = []
        for concept in concepts:
            yield specialised(mention, concept)
        if not concepts and not (mention.concept in self.below and STAFF.match(text, mention.end)):
            yield mention

    def listed_with(self, text: str, start: int, mention: Mention) -> Iterator[Concept]:
        """Give what a special procedure's name stands for behind other objects: 重大决策、|规范性文件合法性审查."""
        for general in self.above[mention.concept]:
            known, words = self.below[general], self.words[general]
            own = words.match(text, mention.start)
            if own and known[own[0]].id == mention.concept:
                yield from named_before(text, max(start, mention.start - BEFORE), own.end(), known, words)
                return


def specialised(mention: Mention, concept: Concept) -> Mention:
    """Give a mention of a general procedure the name of a special one."""
    return mention._replace(name=concept.label, label=concept.note("kind", "mechanism"), concept=concept.id)


def generals(vocabulary: Vocabulary, concept: Concept) -> list[str]:
    """List the ids of the procedures above a concept in whose names its own names end."""
    names = (concept.label, *concept.aliases)
    found: list[str] = []
    for above in (vocabulary.by_id[identifier] for identifier in concept.broader if identifier in vocabulary.by_id):
        endings = (above.label, *above.aliases)
        found += [above.id] if any(name.endswith(endings) for name in names) else []
        found += generals(vocabulary, above)
    return list(dict.fromkeys(found))


def words_length(known: Iterable[str]) -> int:
    """Give the length of the longest of some words."""
    return max(map(len, known))


def crossed(text: str, start: int, end: int) -> bool:
    """Tell whether a clause or a list's item ends between two offsets."""
    return any(c in "，。；,;、：:\n" for c in text[start:end])


def named_before(text: str, start: int, end: int, known: dict[str, Concept], words: re.Pattern[str]) -> list[Concept]:
    """Give the procedures of the last object before an offset and of those that are listed with it."""
    places = list(words.finditer(text, start, end))
    group = places[-1:]
    for earlier in reversed(places[:-1]):
        if not LISTED.fullmatch(text, earlier.end(), group[0].start()):
            break
        group.insert(0, earlier)
    return list({known[place[0]].id: known[place[0]] for place in group}.values())
