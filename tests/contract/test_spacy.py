"""What spaCy asks of a pipeline: factories by entry point, saving and loading, DocBin, pipe, displaCy."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tests.made_reports import made_report

from fazhi.extraction import extract
from fazhi.language import PIPELINE, nlp, record_of
from fazhi.resources import data_dir

KINDS = ("sections", "sentences", "regions", "agencies", "documents", "mechanisms", "figures")
Found = dict[str, list[tuple[int, int, str, str, str]]]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [made_report(), *(p.read_text("utf-8") for p in sorted(data_dir("samples").glob("*.txt")))]


def found(doc: Doc) -> Found:
    groups: Found = {kind: spans(doc, kind) for kind in KINDS}
    return groups | {"ents": [(e.start, e.end, e.label_, e.kb_id_, "") for e in doc.ents]}


def spans(doc: Doc, kind: str) -> list[tuple[int, int, str, str, str]]:
    return [(s.start, s.end, s.label_, s.kb_id_, s.id_) for s in doc.spans[kind]]


def test_factories_are_entry_points() -> None:
    factories = {e.name for e in entry_points(group="spacy_factories")}
    assert {f"fazhi_{name}" for name in PIPELINE} <= factories
    assert "fazhi.CharacterTokenizer.v1" in {e.name for e in entry_points(group="spacy_tokenizers")}


def test_entry_points_lead_to_the_factories() -> None:
    for entry in entry_points(group="spacy_factories"):
        if entry.name.startswith("fazhi_"):
            assert callable(entry.load())
            assert Language.has_factory(entry.name)


def test_spans_hold_every_kind(texts: list[str]) -> None:
    doc = nlp()(texts[0])
    assert all(doc.spans[kind] for kind in KINDS)
    assert {e.label_ for e in doc.ents} == {"REGION", "AGENCY", "DOCUMENT", "MECHANISM", "FIGURE"}


def test_offsets_are_character_offsets(texts: list[str]) -> None:
    for text in texts:
        doc = nlp()(text)
        assert doc.text == text
        for kind in KINDS:
            assert all(s.text == text[s.start : s.end] == text[s.start_char : s.end_char] for s in doc.spans[kind])


def test_loaded_pipeline_finds_the_same(texts: list[str], tmp_path: Path) -> None:
    nlp().to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert again.pipe_names == nlp().pipe_names
    assert [found(again(text)) for text in texts] == [found(nlp()(text)) for text in texts]


def test_fresh_process_loads_the_pipeline_without_importing_fazhi(tmp_path: Path) -> None:
    nlp().to_disk(tmp_path / "model")
    program = (
        "import spacy, sys; doc = spacy.load(sys.argv[1])('2023年，全面推行行政执法“三项制度”。');"
        "print([s.kb_id_ for s in doc.spans['mechanisms']])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "model"], capture_output=True, text=True, timeout=60, check=True
    )
    assert "mechanism/" in done.stdout


def test_pipeline_from_its_config_finds_the_same(texts: list[str]) -> None:
    again = spacy.util.load_model_from_config(nlp().config, auto_fill=True)
    assert found(again(texts[0])) == found(nlp()(texts[0]))


def test_bytes_round_trip(texts: list[str]) -> None:
    again = spacy.util.load_model_from_config(nlp().config).from_bytes(nlp().to_bytes())
    assert found(again(texts[0])) == found(nlp()(texts[0]))


def test_docbin_keeps_spans_and_user_data(texts: list[str]) -> None:
    docs = [nlp()(text) for text in texts]
    data = DocBin(docs=docs, store_user_data=True).to_bytes()
    again = list(DocBin().from_bytes(data).get_docs(nlp().vocab))
    assert [found(doc) for doc in again] == [found(doc) for doc in docs]
    for one, other in zip(docs, again, strict=True):
        first, second = (record_of(doc, "a", "a.txt", "0" * 64) for doc in (one, other))
        assert first.to_json() == second.to_json()


def test_pipe_finds_the_same_as_one_by_one(texts: list[str]) -> None:
    assert [found(doc) for doc in nlp().pipe(texts, batch_size=3)] == [found(nlp()(text)) for text in texts]


def test_pipe_over_processes_finds_the_same(texts: list[str]) -> None:
    """spaCy forks here; a process that has started a JVM must not, so this one is fresh."""
    program = (
        "import sys, fazhi; texts = [open(p, encoding='utf-8').read() for p in sys.argv[1:]];"
        "one, two = ([[(s.start, s.end) for s in d.spans['mechanisms']] for d in"
        " fazhi.nlp().pipe(texts, n_process=n)] for n in (1, 2)); print(one == two and all(one))"
    )
    paths = sorted(map(str, data_dir("samples").glob("*.txt")))[:3]
    done = subprocess.run(
        [sys.executable, "-c", program, *paths], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.strip() == "True"


def test_extraction_uses_this_pipeline(texts: list[str]) -> None:
    text = texts[1]
    record = extract(text)
    doc = nlp()(text)
    surfaces = {s.text for s in doc.spans["mechanisms"]}
    assert record.mechanisms
    assert all(surfaces & set(m.surfaces) for m in record.mechanisms)


def test_component_can_be_left_out(texts: list[str]) -> None:
    with nlp().select_pipes(disable=["fazhi_figures"]):
        doc = nlp()(texts[0])
    assert "figures" not in doc.spans and doc.spans["mechanisms"]


@pytest.mark.parametrize("names", [("mechanisms",), ("documents",), ("regions", "agencies"), ("figures",)])
def test_component_works_in_a_pipeline_of_its_own(names: tuple[str, ...], texts: list[str]) -> None:
    alone = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "fazhi.CharacterTokenizer.v1"}}})
    for name in ("structure", *names, "spans"):
        alone.add_pipe(f"fazhi_{name}")
    assert alone(texts[0]).spans[names[-1]]


def test_displacy_renders(texts: list[str]) -> None:
    doc = nlp()(texts[0][:400])
    html = displacy.render(doc, style="ent", jupyter=False)
    assert html.count("<mark") == len(doc.ents) > 3
    shown = displacy.render(doc, style="span", jupyter=False, options={"spans_key": "mechanisms"})
    assert "三" in shown


def test_analysis_finds_no_problem() -> None:
    analysis = nlp().analyze_pipes()
    assert analysis is not None
    assert not any(analysis["problems"].values())
