"""The lint: the shipped vocabulary has no errors, and every fault of a user's is found with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi.errors import KnowledgeError
from fazhi.knowledge.lint import Finding, lint
from fazhi.knowledge.vocabulary import load_vocabulary

HEAD = "scheme,label,aliases,kind,theme,broader,english,definition,weak,pattern,year,docNumber\n"
PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix fz: <https://w3id.org/fazhi/ontology#> .
@prefix m: <https://w3id.org/fazhi/id/mechanism/> .
"""
GOOD = "mechanism,巷口议事,巷头议事,mechanism,disputes,枫桥经验,Lane-side council,居民商议公共事务。,,,,\n"


def found_in(folder: Path, rows: str) -> list[Finding]:
    (folder / "words.csv").write_text(HEAD + rows, encoding="utf-8")
    return lint([folder])


def test_the_shipped_vocabulary_has_no_errors() -> None:
    assert [str(finding) for finding in lint() if finding.severity == "error"] == []


def test_every_concept_that_ships_is_defined_where_its_scheme_wants_it() -> None:
    assert [str(finding) for finding in lint() if finding.rule == "definition"] == []


def test_every_named_concept_that_ships_has_both_languages() -> None:
    named = [c for c in load_vocabulary() if c.scheme not in ("unit", "notion")]
    assert [c.id for c in named if not (c.label and c.english)] == []


def test_a_good_row(tmp_path: Path) -> None:
    assert found_in(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("row", "severity", "rule"),
    [
        ("mechanism,枫桥式工作站点,“巷口”,mechanism,disputes,,E,定义,,,,", "error", "quotes"),
        ("mechanism,枫桥式工作站点,巷,mechanism,disputes,,E,定义,,,,", "error", "short"),
        ("mechanism,枫桥式工作站点,甲乙|甲乙,mechanism,disputes,,E,定义,,,,", "warning", "repeated"),
        ("mechanism,枫桥式工作站点,,thing,disputes,,E,定义,,,,", "error", "kind"),
        ("mechanism,枫桥式工作站点,,mechanism,peace,,E,定义,,,,", "error", "theme"),
        ("mechanism,枫桥式工作站点,,,disputes,,E,定义,,,,", "warning", "kind"),
        ("mechanism,枫桥式工作站点,,mechanism,disputes,,,定义,,,,", "warning", "english"),
        ("mechanism,枫桥式工作站点,,mechanism,disputes,,E,,,,,", "warning", "definition"),
        ("agency,巷口议事办公室,,committee,,,E,,,,,", "warning", "definition"),
        ("mechanism,枫桥式工作站点,双随机一公开,mechanism,disputes,,E,定义,,,,", "error", "clash"),
        ("mechanism,枫桥式工作站点,,mechanism,disputes,枫桥式工作站点,E,定义,,,,", "error", "cycle"),
        ("mechanism,枫桥式工作站点,,mechanism,disputes,,E,定义,别名,,,", "error", "weak"),
        ("mechanism,枫桥式工作站点,,mechanism,disputes,,E,定义,,(,,", "error", "pattern"),
        ("document,某某办法规定,,rule,,,E,,,,2019,", "warning", "definition"),
        ("document,某某办法规定,,rule,,,E,,,,2019,某令〔2020〕3号", "error", "year"),
        ("document,某某办法规定,,rule,,,E,,,,19,", "error", "year"),
    ],
)
def test_a_fault(row: str, severity: str, rule: str, tmp_path: Path) -> None:
    found = [(f.severity, f.rule, f.line, f.path.name) for f in found_in(tmp_path, GOOD + row + "\n")]
    assert (severity, rule, 3, "words.csv") in found
    assert all(line == 3 for _, _, line, _ in found)


def test_two_concepts_with_one_label(tmp_path: Path) -> None:
    twins = GOOD + GOOD.replace("巷口议事", "“巷口”-议事").replace("巷头议事", "")
    assert "twin" in [f.rule for f in found_in(tmp_path, twins)]


def test_a_row_given_twice(tmp_path: Path) -> None:
    assert [(f.rule, f.line) for f in found_in(tmp_path, GOOD + GOOD)] == [("twice", 3)]


def test_a_cycle_through_a_shipped_concept(tmp_path: Path) -> None:
    (finding,) = found_in(tmp_path, GOOD + "mechanism,枫桥经验,,,,巷口议事,,,,,,\n")
    assert (finding.rule, finding.severity) == ("cycle", "error")
    assert {"巷口议事", "枫桥经验"} <= set(finding.reason.split(": ")[1].split(" < "))


def test_turtle_faults_have_the_line_of_the_subject(tmp_path: Path) -> None:
    text = (
        PREFIXES
        + 'm:甲机制 a skos:Concept ; skos:inScheme m: ;\n  skos:altLabel "乙机制"@zh ;\n  skos:broader m:没有 .\n'
    )
    (tmp_path / "a.ttl").write_text(text, encoding="utf-8")
    found = {f.rule: f for f in lint([tmp_path])}
    assert {"label", "dangling"} <= set(found)
    assert {f.line for f in found.values()} == {4}
    assert "没有" in found["dangling"].reason


def test_a_subject_that_stands_twice_in_a_file(tmp_path: Path) -> None:
    block = '<https://w3id.org/fazhi/id/mechanism/甲机制> skos:inScheme m: ; skos:prefLabel "甲机制"@zh .\n'
    (tmp_path / "a.ttl").write_text(PREFIXES + block + "\n" + block, encoding="utf-8")
    assert [f.line for f in lint([tmp_path]) if f.rule == "twice"] == [6]


@pytest.mark.parametrize(
    ("rule", "row"),
    [
        ("label", None),
        ("kind", "mechanism,甲乙机制,,thing,,,,"),
        ("cycle", "mechanism,甲乙机制,,mechanism,,甲乙机制,,"),
    ],
)
def test_what_stops_the_use_of_a_vocabulary(rule: str, row: str | None, tmp_path: Path) -> None:
    if row is None:
        (tmp_path / "a.ttl").write_text(PREFIXES + 'm:甲乙机制 skos:inScheme m: ; skos:altLabel "丙"@zh .\n', "utf-8")
    else:
        head = "scheme,label,aliases,kind,theme,broader,english,definition\n"
        (tmp_path / "a.csv").write_text(head + row + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"a\.(ttl:4|csv:2): mechanism/甲乙机制: .*"):
        load_vocabulary((tmp_path,))
    assert rule in [f.rule for f in lint([tmp_path]) if f.severity == "error"]
