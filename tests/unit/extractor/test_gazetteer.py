"""Names from the vocabulary, in all their spellings, the longest at each place."""

from __future__ import annotations

import pytest

from fazhi.extractor.gazetteer import Gazetteer, vocabulary_gazetteer
from fazhi.extractor.source import Source
from fazhi.knowledge.vocabulary import Concept, Vocabulary, load_vocabulary


def made(*concepts: Concept) -> Gazetteer:
    return Gazetteer.of(Vocabulary(concepts))


def named(*names: str) -> Gazetteer:
    return made(*(Concept(f"mechanism/{name}", name) for name in names))


def names(gazetteer: Gazetteer, text: str) -> list[str]:
    return [hit.entry.name for hit in gazetteer.find(Source(text, []))]


def test_longest_name_wins() -> None:
    gazetteer = named("一网通办", "一网通办改革", "改革")
    assert names(gazetteer, "深化一网通办改革，一网通办提速") == ["一网通办改革", "一网通办"]


def test_first_of_equal_surfaces_counts() -> None:
    gazetteer = made(Concept("mechanism/a", "甲制度"), Concept("mechanism/b", "“甲制度”"))
    assert names(gazetteer, "推行甲制度") == ["甲制度"]


def test_hit_lies_in_the_text_and_not_in_the_folded_one() -> None:
    text = "推行“一网”“通办”。"
    (hit,) = named("一网通办").find(Source(text, []))
    assert text[hit.start : hit.end] == "一网”“通办"


def test_empty_gazetteer_finds_nothing() -> None:
    assert names(made(), "推行一网通办") == []


@pytest.mark.parametrize(
    "text",
    ["开展“双随机、一公开”抽查", "开展双随机一公开抽查", "开展“双随机，一公开”抽查", "开展“双随机”“一公开”抽查"],
)
def test_spellings_of_a_known_mechanism(text: str) -> None:
    assert "双随机、一公开" in names(vocabulary_gazetteer(load_vocabulary()), text)


def test_same_vocabulary_gives_the_same_gazetteer() -> None:
    assert vocabulary_gazetteer(load_vocabulary()) is vocabulary_gazetteer(load_vocabulary())


def test_a_part_of_a_longer_number_is_no_name() -> None:
    gazetteer = made(Concept("mechanism/13710工作制度", "13710工作制度", ("13710",)))
    assert names(gazetteer, "索引号：11371002MB，落实13710，抓督办") == ["13710工作制度"]
