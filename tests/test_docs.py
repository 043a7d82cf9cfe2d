"""Holds the pages of docs/ to the code: fields, schema, links and the Turtle that users are told to write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fazhi
from fazhi import model
from fazhi.knowledge.lint import lint
from fazhi.knowledge.vocabulary import ID, load_vocabulary

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


@pytest.mark.parametrize(
    "part",
    [
        model.Record, model.Producer, model.Report, model.Region, model.Agency, model.Document, model.Mechanism,
        model.Adoption, model.Observation, model.Change, model.Honour, model.Collaboration, model.Rejection,
    ],
    ids=lambda part: part.__name__,
)  # fmt: skip
def test_the_record_page_names_every_field(part: type[model.Model]) -> None:
    sections = re.split(r"^## ", (DOCS / "record.md").read_text(encoding="utf-8"), flags=re.M)
    section = next(s for s in sections if s.startswith(f"{part.__name__}\n"))
    common = {*model.Fact.model_fields, *model.Evidence.model_fields}
    fields = [field.alias or name for name, field in part.model_fields.items() if name not in common]
    assert [name for name in fields if f"`{name}`" not in section] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    decisions = [path.name for path in (DOCS / "decisions").glob("[0-9]*.md")]
    assert decisions
    assert [name for name in decisions if name not in index] == []


@pytest.mark.parametrize("form", ["turtle", "csv"])
def test_a_mechanism_added_by_hand_is_found(form: str, tmp_path: Path) -> None:
    text = (DOCS / "ontology.md").read_text(encoding="utf-8")
    (block,) = re.findall(rf"^```{form}\n(.*?)^```$", text, re.M | re.S)
    (tmp_path / f"words.{form.replace('turtle', 'ttl')}").write_text(block, encoding="utf-8")
    assert lint([tmp_path]) == []
    report = "佛山市禅城区2023年法治政府建设年度报告\n2023年，推广巷头议事，规范行政执法，做好行政复议和普法。\n"
    added = "巷口议事"
    assert added not in [m.name for m in fazhi.extract(report).mechanisms]
    found = {m.name: m for m in fazhi.extract(report, ontology=(tmp_path,)).mechanisms}
    assert found[added].known
    assert found[added].broader == ("枫桥经验",)


def test_the_themes_and_kinds_named_are_those_in_use() -> None:
    text = (DOCS / "ontology.md").read_text(encoding="utf-8")
    concepts = load_vocabulary().scheme("mechanism")
    used = {c.note("theme") for c in concepts} | {c.note("kind") for c in concepts}
    assert sorted(word for word in used if word and word not in text) == []
    assert ID in text
