"""Extraction measured against gold records: the annotated reports beside the checkout, and the corpora of tests/."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.command import lines_of, run

from fazhi.evaluate import Evaluation, evaluate
from fazhi.model import Record
from fazhi.run import extract_to

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "gold" / "score.py"
CORPUS = ROOT / "tests" / "corpus"
#: Folder of gold records, folder of texts, the least macro F1, and the reports whose region is found.
SETS = {
    "visible": (SHARED / "gold", SHARED / "reports", 0.93, 3),
    "dev": (CORPUS / "dev", CORPUS / "dev", 0.90, 16),
    "held": (CORPUS / "held", CORPUS / "held", 0.88, 8),
}


class Golden:
    """A set of gold records with the records that fazhi makes of their texts."""

    def __init__(self, name: str, records: Path) -> None:
        self.gold, self.texts, self.least, self.regions = SETS[name]
        self.records = records
        self.summary = extract_to([self.texts], records)
        self.found: Evaluation = evaluate(self.gold, records)


@pytest.fixture(scope="module", params=SETS)
def golden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Golden:
    name = str(request.param)
    if not SETS[name][1].is_dir():
        pytest.skip("the annotated reports are not beside this checkout (../shared)")
    return Golden(name, tmp_path_factory.mktemp(name))


def test_every_text_becomes_a_record(golden: Golden) -> None:
    assert golden.summary.errors == []
    assert golden.summary.read == golden.found.reports == len(list(golden.gold.glob("*.json")))


def test_macro_f1(golden: Golden) -> None:
    assert golden.found.macro >= golden.least, {kind: s.f1 for kind, s in golden.found.scores.items()}


def test_region_and_year(golden: Golden) -> None:
    extras, reports = golden.found.extras, golden.found.reports
    assert extras["report year"] == (reports, reports)
    assert extras["report region"][0] >= golden.regions
    assert extras["report province+prefecture"][0] >= golden.regions


def test_evidence_is_verbatim(golden: Golden) -> None:
    right, of = golden.found.extras["evidence is verbatim"]
    assert right == of > 0
    for path in golden.records.glob("*.json"):
        record = Record.load(path)
        text = (golden.texts / f"{path.stem}.txt").read_text("utf-8")
        assert record.text == text
        for item in record.evidences():
            assert text[item.start : item.end] == item.evidence


#: Side figures that the yardstick has not.
OURS = ("status:", "first where claimed:")


def test_scores_agree_with_the_yardstick(golden: Golden) -> None:
    if not SCORER.is_file():
        pytest.skip("the scorer is not beside this checkout (../shared/gold/score.py)")
    yardstick = subprocess.run(
        [sys.executable, SCORER, golden.records, "--gold", golden.gold, "--text", golden.texts],
        capture_output=True, text=True, timeout=120, check=True,
    ).stdout  # fmt: skip
    ours = run("evaluate", golden.gold, golden.records, cwd=ROOT).stdout
    theirs = figures(yardstick)
    assert [line for line in figures(ours) if not line.startswith(OURS)] == theirs
    assert len(theirs) == 6 + 7 + 1


def figures(output: str) -> list[str]:
    """Give the lines with scores, whatever their columns' width; the first line is the table's head."""
    return sorted(" ".join(line.split()) for line in lines_of(output)[1:])


def test_least_score_fails_the_command(golden: Golden) -> None:
    run("evaluate", golden.gold, golden.records, "--min", "0.1", cwd=ROOT)
    done = run("evaluate", golden.gold, golden.records, "--min", "1.0", cwd=ROOT, code=1)
    assert "is below 1.0" in done.stderr


def test_gold_records_are_perfect_against_themselves(golden: Golden) -> None:
    found = evaluate(golden.gold, golden.gold)
    assert {kind: (s.false, s.missed) for kind, s in found.scores.items()} == dict.fromkeys(found.scores, (0, 0))
    assert found.macro == 1.0


def test_evidence_of_gold_stands_in_its_text() -> None:
    """The corpora are ours: a slip in them would measure the wrong thing."""
    for name in ("dev", "held"):
        for path in sorted(SETS[name][0].glob("*.json")):
            text = (SETS[name][1] / f"{path.stem}.txt").read_text("utf-8")
            gold = json.loads(path.read_text("utf-8"))
            facts = [f for kind in ("documents", "observations") for f in gold[kind]]
            facts += [a for m in gold["mechanisms"] for a in m["adoptions"]]
            assert all(fact["evidence"] in text for fact in facts), path.name
