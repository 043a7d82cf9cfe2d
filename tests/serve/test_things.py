"""Things by their IRIs, and names that are looked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.command import run
from tests.made_reports import made_report
from tests.serve.client import BASE, EVIL, MECHANISM, PREFIX, Client


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("text/turtle", "text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", "application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-quads;q=0.9, text/html;q=0.1", "application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/rdf+xml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_a_thing_is_served_in_the_form_asked_for(accept: str, media: str, form: ox.RdfFormat, client: Client) -> None:
    answer = client.ask(f"/id/{MECHANISM}", accept)
    assert (answer.status, answer.media) == (200, media)
    assert answer.headers["vary"] == "Accept"
    triples = {quad.triple for quad in ox.parse(answer.body, format=form)}
    subject = ox.NamedNode(BASE + MECHANISM)
    assert any(t.subject == subject and t.object == ox.Literal("枫桥经验", language="zh") for t in triples)
    # what is said of it, too
    assert any(t.object == subject and t.predicate.value.endswith("#object") for t in triples)


def test_people_get_a_page_with_the_sentence_in_its_paragraph(client: Client) -> None:
    answer = client.ask(f"/id/{MECHANISM}", "text/html,application/xhtml+xml,*/*;q=0.8")
    assert (answer.status, answer.media) == (200, "text/html")
    marked = re.findall(r"<blockquote>(.*?)</blockquote>", answer.text, re.S)
    assert any("<mark>坚持和发展新时代“枫桥经验”</mark>，县司法局组织调解纠纷" in quote for quote in marked)
    assert "https://w3id.org/fazhi/id/mechanism/枫桥经验" in answer.text


def test_format_and_head(client: Client) -> None:
    assert client.ask(f"/id/{MECHANISM}?format=nt").media == "application/n-triples"
    head = client.ask(f"/id/{MECHANISM}", method="HEAD")
    assert head.status == 200 and head.body == b""
    assert client.ask(f"/id/{MECHANISM}").media == "text/html"  # no Accept header at all


def test_what_is_not_there_or_not_served_is_said(client: Client) -> None:
    for accept, media in (("text/html", "text/html"), ("text/turtle", "text/plain")):
        missing = client.ask("/id/mechanism/没有的机制", accept)
        assert (missing.status, missing.media) == (404, media)
        assert "没有的机制" in missing.text
    refused = client.ask(f"/id/{MECHANISM}", "image/png")
    assert refused.status == 406 and "text/turtle" in refused.text
    assert client.ask(f"/id/{MECHANISM}?format=exe").status == 406
    for path in ("/id/../../etc/passwd", "/id/%2e%2e/%2e%2e/etc/passwd", "/static/../../cli/serve.py", "/id/"):
        assert client.ask(path).status == 404


def test_every_iri_of_the_export_answers(kg: Path, client: Client, tmp_path: Path) -> None:
    run("export", "--kg", kg, "--format", "nquads", "-o", tmp_path / "all.nq", cwd=tmp_path)
    terms = set()
    for quad in ox.parse(path=str(tmp_path / "all.nq")):
        terms |= {quad.subject, quad.object, quad.graph_name}
    iris = sorted(
        {t.value.partition("#")[0] for t in terms if isinstance(t, ox.NamedNode) and t.value.startswith(BASE)}
    )
    assert len(iris) > 150
    for iri in iris:
        path = "/id/" + iri.removeprefix(BASE)
        for accept in ("text/turtle", "text/html"):
            assert client.ask(path, accept).status in (200, 303), iri


def test_a_named_graph_holds_what_its_report_says(client: Client) -> None:
    found = json.loads(client.sparql(PREFIX + "SELECT ?r WHERE { ?r a fz:Report ; fz:year 2023 }").body)
    report = found["results"]["bindings"][0]["r"]["value"].removeprefix(BASE)
    quads = list(
        ox.parse(client.ask(f"/id/graph{report[6:]}", "application/n-quads").body, format=ox.RdfFormat.N_QUADS)
    )
    assert {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)} >= {
        f"{BASE}graph{report[6:]}"
    }
    text = client.ask(f"/id/text{report[6:]}", "text/plain")
    assert (text.status, text.media) == (200, "text/plain")
    assert text.text == made_report(year=2023, figure=2023).replace("规范行政执法。", f"规范行政执法。{EVIL}")
    page = client.ask(f"/id/text{report[6:]}", "text/html")
    assert (page.status, page.headers["location"]) == (303, f"/id/{report}")


def test_the_ontology_is_served(client: Client) -> None:
    assert len(list(ox.parse(client.ask("/ontology", "text/turtle").body, format=ox.RdfFormat.TURTLE))) > 500
    page = client.ask("/ontology", "text/html").text
    assert '<dt id="implements">' in page


def test_names_are_found_the_best_first(client: Client) -> None:
    found = json.loads(client.ask("/search?q=“枫桥经验”&format=json").body)
    assert found[0] == {"iri": BASE + MECHANISM, "kind": "mechanism", "name": "枫桥经验", "matched": "枫桥经验"}
    parts = [row["name"] for row in json.loads(client.ask("/search?q=法治", "application/json").body)]
    assert len(parts) > 1
    assert json.loads(client.ask("/search?q=&format=json").body) == []
    assert "没有找到" in client.ask("/search?q=不存在的名字").text
