"""From mentions to entries: one entry an entity, the strongest relation, the clearest evidence, the rest behind it."""

from __future__ import annotations

from typing import Any

import pytest

from fazhi.extractor.figures import Measure
from fazhi.extractor.numbers import Figure
from fazhi.knowledge.confidence import load_confidences
from fazhi.knowledge.regions import region_table
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.model import Producer, Record
from fazhi.passages import Clause, Mention, clauses_of
from fazhi.resolve.record import Reading, resolve
from fazhi.resolve.titles import comes_from_above

TEXT = (
    "宝安区推行“综合查一次”。区司法局学习《某区养犬办法》，印发《某区养犬办法》。"
    "下一步推行综合查一次。与福田区、中山市协作。"
)


def clause_at(offset: int) -> Clause:
    return next(c for c in clauses_of(TEXT, 0, len(TEXT)) if c.start <= offset < c.end + 1)


def mention(kind: str, words: str, label: str, number: int = 0, **more: Any) -> Mention:
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(words, start + 1)
    return Mention(kind, start, start + len(words), more.pop("name", words), label, **more)


def resolved(**facts: Any) -> Record:
    mentions = {kind: facts.pop(kind, []) for kind in ("regions", "agencies", "documents", "mechanisms")}
    table = region_table()
    reading = Reading("a", TEXT, None, 2023, None, None, "", "a.txt", "0" * 64, mentions, clause_at, **facts)
    return resolve(reading, table, load_vocabulary(), Producer(name="t", version="1"), table.by_code("440306"))


def test_two_statuses_of_one_mechanism_in_one_entry() -> None:
    one = mention("mechanism", "综合查一次", "mechanism", note="implemented|全国|", confidence=0.8)
    other = mention("mechanism", "综合查一次", "mechanism", 1, note="planned||", confidence=0.9)
    (entry,) = resolved(mechanisms=[one, other]).mechanisms
    assert (entry.name, entry.mentions, entry.known) == ("综合查一次", 2, True)
    assert [(a.status.value, a.first) for a in entry.adoptions] == [("implemented", "全国"), ("planned", None)]
    assert entry.adoptions[0].evidence == "宝安区推行“综合查一次”"


def test_clearest_mention_is_the_evidence_and_the_others_follow() -> None:
    doubtful = mention("mechanism", "综合查一次", "mechanism", note="implemented||", confidence=0.5)
    clear = mention("mechanism", "综合查一次", "mechanism", 1, note="implemented||", confidence=0.9)
    (entry,) = resolved(mechanisms=[doubtful, clear]).mechanisms
    (adoption,) = entry.adoptions
    assert adoption.evidence == "下一步推行综合查一次"
    assert [e.evidence for e in adoption.more_evidence] == ["宝安区推行“综合查一次”"]
    assert adoption.confidence == load_confidences().of("adoptions", "", "implemented")


def test_strongest_relation_of_a_document_counts() -> None:
    studied = mention("document", "《某区养犬办法》", "normative", name="某区养犬办法", note="studied||")
    note = "issued|某府〔2023〕1号|"
    issued = mention("document", "《某区养犬办法》", "normative", 1, name="某区养犬办法", note=note)
    (entry,) = resolved(documents=[studied, issued]).documents
    assert (entry.relation, entry.mentions, entry.doc_number) == ("issued", 2, "某府〔2023〕1号")
    assert entry.evidence == "印发《某区养犬办法》"
    assert entry.surfaces == ("某区养犬办法",)


@pytest.mark.parametrize(
    ("words", "above"),
    [
        ("国务院办公厅", True),
        ("财政部", True),
        ("省政府", True),
        ("市司法局", True),
        ("区政府", False),
        ("市场监管局", False),
        ("广东省行政执法监督条例", True),
        ("深圳经济特区平安建设条例", True),
        ("深圳市宝安区法治建设工作要点", False),
        ("关于加强合法性审查的通知", False),
    ],
)
def test_what_comes_from_above(words: str, above: bool) -> None:
    table = region_table()
    own = table.by_code("440306")
    assert own is not None
    assert comes_from_above(words, table.path(own, 2023)) is above


def test_short_title_of_ones_own_plan_is_no_second_document() -> None:
    full = mention("document", "《某区养犬办法》", "normative", name="某区管理养犬办法", rule="title", note="issued||")
    short = mention("document", "养犬办法", "normative", 1, name="管理养犬办法", rule="grammar", note="implemented||")
    (entry,) = resolved(documents=[full, short]).documents
    assert (entry.title, entry.relation, entry.mentions) == ("某区管理养犬办法", "issued", 2)


def test_same_body_of_two_jurisdictions_is_two_agencies() -> None:
    own = mention("agency", "司法局", "government", name="司法局", note="区")
    city = own._replace(note="市")
    found = resolved(agencies=[own, city, own]).agencies
    assert [(a.name, a.region, a.region_id, a.mentions) for a in found] == [
        ("司法局", "宝安区", "region/440306", 2),
        ("司法局", "深圳市", "region/440300", 1),
    ]


def test_own_region_is_not_among_the_others() -> None:
    table = region_table()
    found = [
        mention("region", name, "county", rule="full", confidence=0.95, concept=table.candidates(name)[0].id)
        for name in ("宝安区", "福田区", "中山市")
    ]
    assert [(r.name, r.path[0]) for r in resolved(regions=found).regions] == [
        ("福田区", "广东省"),
        ("中山市", "广东省"),
    ]


def test_region_inside_another_name_does_not_count() -> None:
    region = mention("region", "某区", "county", rule="full", confidence=0.95)
    title = mention("document", "《某区养犬办法》", "normative", note="issued||")
    assert resolved(regions=[region], documents=[title]).regions == ()


def test_cooperation_with_a_region_above_is_none() -> None:
    partner = mention("region", "福田区", "county", rule="full", confidence=0.95, concept="region/440304")
    start, end = clause_at(partner.start)
    found = resolved(regions=[partner], cooperations=[(start, end, (partner.start,), "")])
    assert [c.with_ for c in found.collaborations] == [("福田区",)]


@pytest.mark.parametrize("count", [1, 2])
def test_figure_stated_twice_word_for_word_is_one(count: int) -> None:
    measure = Measure(0, 8, Figure(0, 2, 36.0, "件", False), "调解纠纷数", ("up", 2.0, "%"), "第一")
    (found,) = resolved(measures=[tuple(measure)] * count).observations
    assert (found.value, found.unit, found.year, found.rank) == (36, "件", 2023, "第一")
    assert found.change and (found.change.direction, found.change.value) == ("up", 2)


def test_rejections_carry_reason_and_evidence() -> None:
    left_out = mention("mechanism", "综合查一次", "mechanism", note="vague modifier")
    (rejection,) = resolved(rejected=[left_out]).rejected
    assert (rejection.kind, rejection.reason, rejection.evidence) == ("mechanism", "vague modifier", "综合查一次")
