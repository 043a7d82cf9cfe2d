"""Explaining a report: ids, places, reasons, overlaps, and a page that a report cannot take over."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from tests.made_reports import made_report

import fazhi
from fazhi.errors import ConfigurationError, RecordError
from fazhi.explain import Explanation, explain, to_html
from fazhi.explain.reasons import head_rows, why
from fazhi.explain.segments import segments
from fazhi.explain.terminal import show_fact, show_report
from fazhi.resources import data_dir

#: Words of a report that would take over a page or a terminal that shows them as they are.
HOSTILE = (
    made_report().replace("环江毛南族自治县扎实", "环江毛南族自治县<script>alert(1)</script>扎实")
    + "推行“<img src=x onerror=alert(2)>”制度，建立“甲\"onmouseover='alert(3)'丙”机制。\x1b[3m红\x07&lt;b&gt;\u202e\n"
)
VOID = {"meta", "input", "img", "link", "br"}


class Page(HTMLParser):
    """What a browser sees: tags, attributes, and the words of the report without what the page adds."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.lines: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.attributes.update(given)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag not in VOID:
            added = tag == "sup" or (given.get("class") or "").split(" ")[0] in ("pop", "role")
            self.open.append("added" if added else tag)
        if tag == "p" and "main" in self.open:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() in (tag, "added")

    def handle_data(self, data: str) -> None:
        if "main" in self.open and "p" in self.open and "added" not in self.open:
            self.lines[-1] += data


@pytest.fixture(scope="module")
def made() -> Explanation:
    return explain(fazhi.extract(made_report()))


def printed(shown: RenderableType, colour: bool = False) -> str:
    out = io.StringIO()
    Console(file=out, width=100, force_terminal=colour, color_system="truecolor" if colour else None).print(shown)
    return out.getvalue()


def test_ids_follow_the_record(made: Explanation) -> None:
    record = made.record
    assert [f.name for f in made.of_kind("m")] == [m.name for m in record.mechanisms]
    assert [f.id for f in made.of_kind("o")] == [f"o{i}" for i in range(1, len(record.observations) + 1)]
    assert len(made.of_kind("x")) == len(record.rejected)
    assert made.findings == explain(record).findings


@pytest.mark.parametrize("path", sorted(data_dir("samples").glob("*.txt")), ids=lambda path: path.stem)
def test_every_fact_has_its_place_and_rule(path: Path) -> None:
    explanation = explain(path)
    assert [f.id for f in explanation.findings if not f.marks or not f.rules] == []
    # what the rules of this version found is found again, not only searched for
    assert [f.id for f in explanation.findings if any(r.startswith("producer") for r in f.rules)] == []
    for finding in explanation.findings:
        for mark in finding.marks:
            assert 0 <= mark.start < mark.end <= len(explanation.record.text)


def test_every_mention_counted_is_marked(made: Explanation) -> None:
    for fact, finding in zip(made.record.mechanisms, made.of_kind("m"), strict=True):
        assert len(finding.marks) == fact.mentions, finding


def test_a_status_is_explained_by_section_and_words(made: Explanation) -> None:
    finding = next(f for f in made.of_kind("m") if f.name == "双随机、一公开")
    assert finding.state == "implemented; deficient"
    reasons = list(why(made, finding, finding.marks[-1]))
    assert reasons[0] == "the passage is one of shortcomings, under “二、存在的不足”"
    assert "不够" in reasons[1]
    assert reasons[-1].startswith("together: deficient")


def test_what_was_left_out_says_why(made: Explanation) -> None:
    own = [f for f in made.of_kind("n") if f.reason == "the report's own jurisdiction"]
    assert own
    assert all(f.reason for f in (*made.of_kind("n"), *made.of_kind("x")))


def test_an_unknown_id_names_those_there_are(made: Explanation) -> None:
    with pytest.raises(ConfigurationError, match=r"no fact m99 \(there are m1-m"):
        made.find("m99")
    assert made.find(" M1 ").id == "m1"


def test_a_record_file_is_explained_like_its_report(tmp_path: Path) -> None:
    report, record = tmp_path / "某县-2023.txt", tmp_path / "某县-2023.json"
    report.write_text(made_report(), "utf-8")
    record.write_text(fazhi.extract(report).to_json(), "utf-8")
    assert to_html(explain(record)) == to_html(explain(report))
    with pytest.raises(ConfigurationError, match="leave out --region"):
        explain(record, region="深圳市")
    record.write_text("{}", "utf-8")
    with pytest.raises(RecordError):
        explain(record)


def test_facts_of_another_producer_are_found_in_their_evidence(made: Explanation) -> None:
    text = made.record.text
    at = text.index("共同打击非法捕捞")
    adoption = (
        made.record.mechanisms[0]
        .adoptions[0]
        .model_copy(update={"evidence": text[at : at + 8], "start": at, "end": at + 8, "more_evidence": ()})
    )
    foreign = made.record.mechanisms[0].model_copy(
        update={"name": "非法捕捞整治", "surfaces": ("非法捕捞",), "adoptions": (adoption,)}
    )
    record = made.record.model_copy(
        update={"mechanisms": (foreign,), "producer": fazhi.model.Producer(name="hand", version="2")}
    )
    finding = explain(record).find("m1")
    assert [text[m.start : m.end] for m in finding.marks] == ["非法捕捞"]
    assert finding.rules == ("producer hand 2",)


def test_a_report_without_region_says_so() -> None:
    rows = {name: value for name, value, _ in head_rows(explain(fazhi.extract("全面推进依法行政，加强普法。")))}
    assert rows["jurisdiction"].startswith("open: ")
    assert rows["year"] == "not found"


@pytest.mark.parametrize("text", [made_report(), HOSTILE], ids=["made", "hostile"])
def test_the_page_shows_the_report_and_runs_nothing(text: str) -> None:
    page = to_html(explain(fazhi.extract(text)))
    seen = Page(page)
    assert not seen.tags & {"script", "img", "link", "iframe", "object", "form", "svg"}
    assert [name for name in seen.attributes if name.startswith("on") or name == "src"] == []
    assert all(link.startswith("#") for link in seen.links)
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
    assert "url(" not in page
    assert "@import" not in page
    shown = text.replace("\x1b", "\ufffd").replace("\x07", "\ufffd").replace("\u202e", "\ufffd")
    assert seen.lines == [line for line in shown.split("\n") if line]


def test_hostile_names_stay_words() -> None:
    explanation = explain(fazhi.extract(HOSTILE, region="河池市"))
    record = explanation.record
    report = record.report.model_copy(update={"title": "</title><script>x</script>", "source": "'\"><script>"})
    seen = Page(to_html(explain(record.model_copy(update={"report": report, "doc": "<script>"}))))
    assert "script" not in seen.tags
    for shown in (
        show_report(explanation, rejected=True),
        *(show_fact(explanation, f.id) for f in explanation.findings),
    ):
        assert "\x1b" not in printed(shown)
        assert "\u202e" not in printed(shown)


def test_overlapping_facts_share_a_segment() -> None:
    explanation = explain(fazhi.extract(made_report()))
    page = to_html(explanation)
    doc = next(f for f in explanation.of_kind("d") if "法治宣传教育工作要点" in f.name)
    inner = next(f for f in explanation.findings if f.reason.startswith(f"part of {doc.id},"))
    assert f"f-{inner.id} f-{doc.id}" in page


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12), st.sets(st.integers(0, 30)))
def test_segments_cover_the_stretch_and_know_what_is_over_them(spans: list[tuple[int, int]], cuts: set[int]) -> None:
    found = list(segments(3, 25, spans, cuts))
    assert [c for s in found for c in range(s.start, s.end)] == list(range(3, 25))
    for piece in found:
        for at in range(piece.start, piece.end):
            assert set(piece.over) == {n for n, (a, b) in enumerate(spans) if a <= at < b}
        lengths = [min(spans[n][1], 25) - max(spans[n][0], 3) for n in piece.over]
        assert lengths == sorted(lengths)


def test_the_terminal_shows_text_facts_and_on_demand_what_was_left_out(made: Explanation) -> None:
    plain = printed(show_report(made))
    assert "双随机、一公开[m" in plain
    assert "--rejected" in plain
    assert "the report's own jurisdiction" not in plain
    assert "the report's own jurisdiction" in printed(show_report(made, rejected=True))
    assert "\x1b[" in printed(show_report(made), colour=True)


def test_one_fact_is_shown_with_offsets_rule_and_reasons(made: Explanation) -> None:
    finding = next(f for f in made.of_kind("m") if f.name == "双随机、一公开")
    shown = printed(show_fact(made, finding.id))
    mark = finding.marks[-1]
    for words in (f"{mark.start}-{mark.end}", "passage of shortcomings", "rule vocabulary", "together: deficient"):
        assert words in shown
