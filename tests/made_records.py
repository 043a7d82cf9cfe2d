"""Small records made for tests; their text is the evidence of their facts, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fazhi.model import Record

__all__ = ["BAOAN", "LIUJIANG", "YIWU", "Adopted", "made"]

BAOAN: dict[str, Any] = {
    "region": "宝安区", "region_path": ["广东省", "深圳市", "宝安区"], "region_id": "region/440306"
}  # fmt: skip
LIUJIANG: dict[str, Any] = {
    "region": "柳江区", "region_path": ["广西壮族自治区", "柳州市", "柳江区"], "region_id": "region/450206"
}  # fmt: skip
YIWU: dict[str, Any] = {
    "region": "义乌市", "region_path": ["浙江省", "金华市", "义乌市"], "region_id": "region/330782"
}  # fmt: skip

Adopted = tuple[str, str] | tuple[str, str, str | None]


def made(
    doc: str,
    region: dict[str, Any] = BAOAN,
    year: int | None = 2023,
    mechanisms: Sequence[Adopted] = (),
    *,
    issuer: str | None = None,
    **facts: list[dict[str, Any]],
) -> Record:
    """Make a record; mechanisms are (name, status) or (name, status, first), other facts as in the contract."""
    lines: list[str] = []

    def placed(fact: dict[str, Any]) -> dict[str, Any]:
        start = sum(len(line) + 1 for line in lines)
        lines.append(fact["evidence"])
        return {**fact, "start": start, "end": start + len(fact["evidence"])}

    adoptions: dict[str, dict[str, Any]] = {}
    for name, status, *first in mechanisms:
        entry = adoptions.setdefault(
            name, {"name": name, "surfaces": [name], "kind": "mechanism", "adoptions": [], "agencies": []}
        )
        fact = {"status": status, "first": first[0] if first else None, "evidence": f"{status}：{name}"}
        entry["adoptions"].append(placed(fact))
    content = {kind: [placed(fact) for fact in listed] for kind, listed in facts.items() if kind != "mechanism"}
    report = {**region, "year": year, "issuer": issuer, "source": f"{doc}.txt", "sha256": "0" * 64}
    return Record.model_validate(
        {
            "doc": doc,
            "producer": {"name": "hand", "version": "1"},
            "report": report,
            "mechanisms": list(adoptions.values()),
            **content,
            "text": "\n".join(lines),
        }
    )
