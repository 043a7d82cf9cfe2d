"""The three annotated reports as records: real input for everything that comes after the record."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from fazhi.model import Record

SHARED = Path(__file__).parents[2] / "shared"

#: Codes as the region table gives them; the annotation has names only.
CODES = {
    "广西壮族自治区": "450000", "南宁市": "450100", "武鸣区": "450110", "柳州市": "450200", "柳江区": "450206",
    "广东省": "440000", "深圳市": "440300", "宝安区": "440306",
    "广西-东盟经济技术开发区": "zone/广西-东盟经济技术开发区",
}  # fmt: skip


def gold_records() -> list[Record]:
    """Read the annotated reports, or skip the test where they are not there."""
    paths = sorted((SHARED / "gold").glob("*.json"))
    if not paths:
        pytest.skip("the annotated reports are not beside this checkout (../shared/gold)")
    return [gold_record(path) for path in paths]


def gold_record(path: Path) -> Record:
    """Turn one annotation into a record: offsets found by looking for the evidence."""
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    source = SHARED / "reports" / f"{path.stem}.txt"
    text = source.read_text(encoding="utf-8")
    report = gold["report"]
    report |= {"source": source.name, "sha256": hashlib.sha256(source.read_bytes()).hexdigest()}
    report["region_id"] = region_id(report["region"])
    for kind in ("regions", "agencies", "documents", "observations", "honours", "collaborations"):
        gold[kind] = [fact for item in gold[kind] if (fact := with_place(item, text, kind))]
    for mechanism in gold["mechanisms"]:
        clean(mechanism, ("aliases", "by"))
        mechanism["adoptions"] = [a for item in mechanism["adoptions"] if (a := with_place(item, text, "adoption"))]
    gold |= {"text": text, "producer": {"name": "gold", "version": "1"}}
    record = Record.from_json(json.dumps(gold, ensure_ascii=False), path.name)
    return record


def with_place(item: dict[str, Any], text: str, kind: str) -> dict[str, Any] | None:
    """Give a fact its evidence and offsets, or None where the text does not hold it."""
    clean(item, ("aliases", "by", "relation_also"))
    if kind == "regions":
        item["id"] = region_id(item["name"])
    if kind == "agencies":
        item["region_id"] = region_id(item["region"])
    if kind in ("regions", "agencies"):
        item["evidence"] = next((s for s in item["surfaces"] if s in text), None) or item["name"]
    item["start"] = text.find(item["evidence"])
    item["end"] = item["start"] + len(item["evidence"])
    return item if item["start"] >= 0 else None


def region_id(name: str | None) -> str | None:
    """Give a region's id where the list above has it."""
    return f"region/{CODES[name]}" if name in CODES else None


def clean(item: dict[str, Any], names: tuple[str, ...]) -> None:
    """Take off what only the annotation has."""
    for name in names:
        item.pop(name, None)
