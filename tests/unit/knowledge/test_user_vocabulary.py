"""A user's vocabulary: read from CSV and Turtle, laid on top of the shipped one, bad files told with their line."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from fazhi.errors import KnowledgeError
from fazhi.knowledge.vocabulary import load_vocabulary

HEAD = "scheme,label,aliases,kind,theme,broader,english,definition\n"


def folder(tmp_path: Path, text: str | bytes, name: str = "words.csv") -> tuple[Path, ...]:
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return (tmp_path,)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_becomes_a_concept(mark: bytes, end: str, tmp_path: Path) -> None:
    row = 'mechanism,巷口议事, 巷口议事会 | 巷头议事 ,mechanism,disputes,枫桥式,"Council, lane-side",定义。\n'
    own = folder(tmp_path, mark + (HEAD + row).replace("\n", end).encode())
    concept = load_vocabulary(own).find("mechanism", "巷头议事")
    assert concept is not None
    assert (concept.id, concept.aliases) == ("mechanism/巷口议事", ("巷口议事会", "巷头议事"))
    assert (concept.english, concept.note("theme")) == ("Council, lane-side", "disputes")
    above = load_vocabulary().find("mechanism", "枫桥式")
    assert above is not None
    assert concept.broader == (above.id,)


def test_a_shipped_concept_is_extended_and_overridden(tmp_path: Path) -> None:
    shipped = load_vocabulary().find("mechanism", "枫桥经验")
    own = load_vocabulary(folder(tmp_path, HEAD + "mechanism,枫桥经验,枫桥新法门,,business,,,新的定义\n"))
    concept = own.find("mechanism", "枫桥新法门")
    assert shipped is not None
    assert concept is not None
    assert concept.id == shipped.id
    assert set(concept.aliases) == {*shipped.aliases, "枫桥新法门"}
    assert (concept.definition, concept.note("theme")) == ("新的定义", "business")
    assert (concept.english, concept.note("kind")) == (shipped.english, shipped.note("kind"))
    assert len(own) == len(load_vocabulary())


def test_turtle_may_add_an_alias_alone(tmp_path: Path) -> None:
    text = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://w3id.org/fazhi/id/mechanism/枫桥经验> skos:altLabel "枫桥新法门"@zh .\n'
    )
    concept = load_vocabulary(folder(tmp_path, text, "a.ttl")).find("mechanism", "枫桥新法门")
    assert concept is not None
    assert concept.label == "枫桥经验"


def test_the_later_folder_counts_and_may_build_on_the_earlier(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    folder(one, HEAD + "mechanism,甲乙机制,,mechanism,disputes,,,一\n")
    folder(two, HEAD + "mechanism,甲乙机制,,platform,,,,二\nmechanism,丙丁机制,,mechanism,,甲乙机制,,\n")
    vocabulary = load_vocabulary((one, two))
    first, second = vocabulary.find("mechanism", "甲乙机制"), vocabulary.find("mechanism", "丙丁机制")
    assert first is not None
    assert second is not None
    assert (first.definition, first.note("kind"), first.note("theme")) == ("二", "platform", "disputes")
    assert second.broader == (first.id,)


def test_remarks_of_suggestions_are_skipped(tmp_path: Path) -> None:
    text = HEAD.strip() + ",reports,regions,example\n" + "indicator,甲乙数,,,,,,,3,2,一句\n"
    assert load_vocabulary(folder(tmp_path, text)).find("indicator", "甲乙数")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("label,aliases\n甲,乙\n", [":1: ", "scheme and label"]),
        ("scheme;label\nmechanism;甲\n", [":1: ", "unknown column"]),
        (HEAD + "mechanism,甲乙机制,,,,,,\nthing,甲\n", [":3: ", "thing"]),
        (HEAD + "mechanism,,,,,,,\n", [":2: ", "no label"]),
        (HEAD + "mechanism,甲,乙,丙,丁,,,,,,,\n", [":2: ", "12 fields"]),
        (HEAD + "mechanism,甲乙机制,,mechanism,,没有的机制,,\n", [":2: ", "没有的机制"]),
        (HEAD + 'mechanism,"甲\n乙,,,,,,\n', ["not CSV"]),
        ((HEAD + "mechanism,甲乙机制,,,,,,\n").encode("gb18030"), [":2: ", "UTF-8"]),
        ("", [":1: ", "scheme and label"]),
    ],
)
def test_bad_csv(text: str | bytes, words: list[str], tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load_vocabulary(folder(tmp_path, text))
    assert all(word in str(caught.value) for word in [*words, str(tmp_path / "words.csv")])
    assert caught.value.remedy


def test_bad_turtle(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"a\.ttl:2: not Turtle: .* \(mend the Turtle\)"):
        load_vocabulary(folder(tmp_path, "@prefix a: <http://a/> .\na:b a:c ;;. x\n", "a.ttl"))


@pytest.mark.parametrize("name", ["", "none", "~$words.csv", ".hidden.csv", "notes.txt"])
def test_a_folder_without_vocabulary(name: str, tmp_path: Path) -> None:
    if name not in ("", "none"):
        (tmp_path / name).write_text(HEAD)
    with pytest.raises(KnowledgeError, match=r"there is no"):
        load_vocabulary((tmp_path / "none" if name == "none" else tmp_path,))
