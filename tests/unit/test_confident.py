"""--min-confidence: what is doubtful goes, is listed as left out, and nothing points to it any more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.command import run
from tests.made_reports import made_report

import fazhi
from fazhi.confident import confident
from fazhi.errors import ConfigurationError
from fazhi.extraction import extract_files
from fazhi.manifest import MANIFEST, Manifest
from fazhi.model import Adoption, Agency, Mechanism, Record, Status
from fazhi.run import build

SURE = 0.95


@pytest.fixture(scope="module")
def record() -> Record:
    return fazhi.extract(made_report())


def confidences(record: Record) -> list[float]:
    lists = (record.regions, record.agencies, record.documents, record.observations, record.honours)
    found = [fact.confidence for facts in (*lists, record.collaborations) for fact in facts]
    found += [m.confidence for m in record.mechanisms] + [a.confidence for m in record.mechanisms for a in m.adoptions]
    assert all(confidence is not None for confidence in found)
    return [confidence for confidence in found if confidence is not None]


def statements(record: Record) -> int:
    return len(confidences(record)) - len(record.mechanisms)


def test_every_fact_has_a_confidence_that_nothing_is_quite_sure_of(record: Record) -> None:
    assert all(0 < confidence < 1 for confidence in confidences(record))
    assert len(set(confidences(record))) > 3


def test_nothing_below_stays_and_everything_lost_is_listed(record: Record) -> None:
    kept = confident(record, SURE)
    assert min(confidences(record)) < SURE <= min(confidences(kept))
    lost = kept.rejected[len(record.rejected) :]
    assert kept.rejected[: len(record.rejected)] == record.rejected
    assert len(lost) == statements(record) - statements(kept) > 0
    assert all(f"is below {SURE}" in item.reason for item in lost)
    kept.check()


def test_the_ends_of_the_scale(record: Record) -> None:
    assert confident(record, 0.0) is record
    assert statements(confident(record, 1.0)) == 0


@pytest.mark.parametrize("least", [-0.1, 1.1, float("nan")])
def test_no_share_is_refused(least: float, record: Record) -> None:
    with pytest.raises(ConfigurationError, match="from 0 to 1"):
        confident(record, least)
    with pytest.raises(ConfigurationError, match="from 0 to 1"):
        list(extract_files([], min_confidence=least))


def test_a_mechanism_keeps_its_sure_status_and_loses_a_body_that_went(record: Record) -> None:
    def adoption(status: Status, confidence: float | None) -> Adoption:
        return Adoption(status=status, confidence=confidence, evidence=record.text[:4], start=0, end=4)

    body = Agency(name="甲局", surfaces=("县甲局",), kind="government", evidence="x", start=0, end=1, confidence=0.3)
    mechanism = Mechanism(
        name="某制度", surfaces=("某制度",), kind="system", agencies=("县甲局", "县乙局"), confidence=0.95,
        adoptions=(adoption(Status.PLANNED, 0.4), adoption(Status.IMPLEMENTED, 0.9), adoption(Status.DEFICIENT, None)),
    )  # fmt: skip
    made = record.model_copy(update={"mechanisms": (mechanism,), "agencies": (body,)})
    (kept,) = confident(made, 0.5).mechanisms
    assert [a.status for a in kept.adoptions] == [
        Status.IMPLEMENTED,
        Status.DEFICIENT,
    ]  # no confidence: nothing against
    assert kept.agencies == ("县乙局",)
    assert confident(made, 0.96).mechanisms == ()


def test_the_command_and_the_function_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(made_report(), "utf-8")
    done = run("extract", path, "--min-confidence", str(SURE), cwd=tmp_path)
    assert json.loads(done.stdout) == json.loads(fazhi.extract(path, min_confidence=SURE).to_json())
    assert "min-confidence" in run("extract", path, "--min-confidence", "2", cwd=tmp_path, code=2).stderr


def test_a_build_with_another_least_confidence_reads_again(tmp_path: Path) -> None:
    path, kg = tmp_path / "a.txt", tmp_path / "kg"
    path.write_text(made_report(), "utf-8")
    whole = build([path], kg)
    assert (build([path], kg, min_confidence=SURE).read, build([path], kg, min_confidence=SURE).unchanged) == (1, 1)
    manifest = Manifest.load(kg / MANIFEST)
    assert whole.counts
    assert manifest
    assert sum(manifest.edges.values()) < sum(whole.counts.edges.values())
    again = build([path], kg)
    assert again.read == 1
    assert again.counts == whole.counts
