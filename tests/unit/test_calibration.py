"""Confidence from annotated reports: what counts as right, how rare bases lean on coarser ones, and the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tools import calibrate

from fazhi.calibration import LEAST, MOST, Bin, Judged, Tracer, fit, left_out, log_loss, reliability, verdicts
from fazhi.errors import KnowledgeError
from fazhi.knowledge.confidence import Confidences, load_confidences, read_confidences


def entry(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "surfaces": [name], "confidence": 0.5, **more}


def judged(kind: str, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[bool]:
    return [fact.right for fact in verdicts({kind: gold}, {kind: found}) if fact.kind == kind]


def test_an_agency_is_right_with_its_region() -> None:
    gold = [entry("司法局", region="宝安区"), entry("财政局", region=None), entry("教育局", optional=True)]
    found = [entry("司法局", region="福田区"), entry("财政局", region="福田区"), entry("教育局"), entry("水利局")]
    assert judged("agencies", gold, found) == [False, True, False]
    assert judged("agencies", gold, [entry("司法局", region="宝安区")]) == [True]


def test_a_document_is_right_with_its_relation() -> None:
    gold: list[dict[str, Any]] = [{"title": "某条例", "relation": "issued", "relation_also": ["implemented"]}]
    for relation, right in (("issued", True), ("implemented", True), ("studied", False)):
        assert judged("documents", gold, [{"title": "某条例", "relation": relation, "confidence": 0.5}]) == [right]


def test_a_status_is_right_where_gold_has_it() -> None:
    def adopting(name: str, *statuses: str, optional: str = "") -> dict[str, Any]:
        return entry(name, adoptions=[{"status": s, "confidence": 0.5, "optional": s == optional} for s in statuses])

    gold = {"mechanisms": [adopting("林长制", "implemented", "planned", optional="planned")]}
    record = {"mechanisms": [adopting("林长制", "implemented", "planned", "deficient"), adopting("河长制", "planned")]}
    found = [(fact.kind, fact.right) for fact in verdicts(gold, record)]
    assert found == [
        ("mechanisms", True), ("mechanisms", False),
        ("adoptions", True), ("adoptions", False), ("adoptions", False),
    ]  # fmt: skip


def test_cooperation_is_right_with_one_partner() -> None:
    gold: list[dict[str, Any]] = [{"with": ["福田区", "中山市"]}, {"with": ["长沙市"], "optional": True}]
    found = [{"with": [name], "confidence": 0.5} for name in ("福田区", "长沙市", "北京市")]
    assert judged("collaborations", gold, found) == [True, False]


def test_a_rare_basis_leans_on_the_coarser_one() -> None:
    table = fit([(("m", "good"), True)] * 90 + [(("m", "bad"), False)] * 10 + [(("m", "rare"), False)])
    rare, bad, kind = (table[basis].confidence for basis in (("m", "rare"), ("m", "bad"), ("m",)))
    assert 0.2 < bad < rare < kind < table["m", "good"].confidence
    assert table[("m",)][:2] == (101, 90)


def test_nothing_is_quite_sure() -> None:
    table = fit([(("m", "good"), True)] * 10_000 + [(("n", "bad"), False)] * 10_000)
    assert (table["m", "good"].confidence, table["n", "bad"].confidence) == (MOST, LEAST)


def test_what_no_report_shows_counts_as_the_coarser() -> None:
    sure = Confidences({("m",): 0.9, ("m", "quoted"): 0.8})
    assert (sure.of("m", "quoted", "once"), sure.of("m", "model", "once"), sure.of("x")) == (0.8, 0.9, 0.5)


def test_a_report_is_judged_by_the_others() -> None:
    right, wrong = [(("m",), True)] * 8, [(("m",), False)] * 8
    first, *_, last = left_out([right, wrong])
    assert (first.confidence, last.confidence) == (0.1, 0.9)


def test_reliability_sets_predicted_beside_observed() -> None:
    facts = [Judged("m", 0.9, True), Judged("m", 0.94, False), Judged("m", 0.3, False)]
    low, high = reliability(facts)
    assert low == Bin(0.0, 1, 0.3, 0.0)
    assert tuple(high) == pytest.approx((0.9, 2, 0.92, 0.5))
    assert log_loss(facts[:1]) < log_loss(facts[1:2])


def test_a_tracer_tells_the_basis() -> None:
    tracer = Tracer()
    given = [tracer.of("m", "quoted"), tracer.of("d"), tracer.of("m", "quoted")]
    assert given[0] == given[2] != given[1]
    assert [tracer.basis(number) for number in given] == [("m", "quoted"), ("d",), ("m", "quoted")]


def test_the_table_is_what_the_corpus_gives() -> None:
    assert calibrate.TABLE.read_text("utf-8") == calibrate.made(), "run: make calibrate"


def test_the_table_tells_rules_apart() -> None:
    sure = load_confidences()
    assert sure.of("mechanisms", "grammar", "once") < sure.of("mechanisms", "vocabulary", "once")
    assert len(sure.shares) > 40


@pytest.mark.parametrize("row", ["m\t1\t1\t1.5", "m\t1\t1\tx", "m\t1"])
def test_a_damaged_table_is_said(row: str, tmp_path: Path) -> None:
    path = tmp_path / "confidence.tsv"
    path.write_text(f"{calibrate.HEAD}\n{row}\n", "utf-8")
    with pytest.raises(KnowledgeError, match=r"confidence\.tsv: .*make calibrate"):
        read_confidences(path)
