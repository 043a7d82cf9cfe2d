"""Queries: the forms of their answers, the graphs that they name, what is said of wrong ones."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from tests.serve.client import PREFIX, SELECT, Client

from fazhi.serve.sparql import names_graphs


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
        ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
    ],
)
def test_answers_come_in_the_form_asked_for(media: str, form: ox.QueryResultsFormat, client: Client) -> None:
    answer = client.sparql(SELECT, media)
    assert (answer.status, answer.media) == (200, media)
    parsed = ox.parse_query_results(answer.body, format=form)
    assert isinstance(parsed, ox.QuerySolutions) and len(list(parsed)) == 3


def test_the_protocol_in_its_three_ways(client: Client) -> None:
    expected = client.sparql(SELECT, "text/csv").text
    assert expected.splitlines()[0] == "name" and len(expected.splitlines()) == 4
    form = client.ask(
        "/sparql", "text/csv", "POST", urlencode({"query": SELECT}), Content_Type="application/x-www-form-urlencoded"
    )
    direct = client.ask("/sparql", "text/csv", "POST", SELECT, Content_Type="application/sparql-query")
    assert form.text == direct.text == expected
    triples = client.sparql("CONSTRUCT WHERE { ?s a ?o } LIMIT 5", "application/n-triples")
    assert len(triples.text.splitlines()) == 5
    assert json.loads(client.sparql("ASK { ?s ?p ?o }", "*/*").body)["boolean"] is True


def test_graphs_are_those_that_are_named(client: Client) -> None:
    each = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?r a <https://w3id.org/fazhi/ontology#Report> } } ORDER BY ?g"
    first, *others = client.sparql(each, "text/csv").text.splitlines()[1:]
    assert others
    reports = PREFIX + "SELECT (COUNT(?r) AS ?n) {} WHERE {{ ?r a fz:Report }}"

    def counted(query: str, **graphs: str) -> str:
        fields = {name.replace("_", "-"): value for name, value in graphs.items()}
        words = urlencode({"query": query, **fields}) if query else urlencode(fields)
        one = client.ask(f"/sparql?{words}", "text/csv")
        two = client.ask("/sparql", "text/csv", "POST", words, Content_Type="application/x-www-form-urlencoded")
        three = client.ask(
            f"/sparql?{urlencode(fields)}", "text/csv", "POST", query, Content_Type="application/sparql-query"
        )
        assert (one.status, one.text) == (two.status, two.text) == (three.status, three.text)
        return one.text.removeprefix("n\r\n").strip()

    assert counted(reports.format("")) == str(1 + len(others))
    assert counted(reports.format(f"FROM <{first}>")) == "1"
    assert counted(reports.format(""), default_graph_uri=first) == "1"
    assert counted(reports.format(f"FROM <{first}>"), default_graph_uri=others[0] + "none") == "0"
    assert counted(reports.format(""), named_graph_uri=first) == "0"
    inside = PREFIX + "SELECT (COUNT(?r) AS ?n) WHERE { GRAPH ?g { ?r a fz:Report } }"
    assert counted(inside, named_graph_uri=first) == "1"
    assert "the query is wrong" in counted(inside, named_graph_uri="no iri")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("SELECT * FROM <g:1> { ?s ?p ?o }", True),
        ("select * from<g:1>{ ?s ?p ?o }", True),
        ("PREFIX g: <g:> ASK FROM NAMED g:1 { ?s ?p ?o }", True),
        ("PREFIX : <g:> ASK FROM # all\n :1 { ?s ?p ?o }", True),
        ("SELECT * \\u0046ROM <g:1> { ?s ?p ?o }", True),
        ("ASK { ?s ?p 'it\\'s FROM <g:1>' }", False),
        ('ASK { ?s ?p """a "quoted" FROM <g:1>""" }', False),
        ("ASK { ?s ?p ?o } # FROM <g:1>", False),
        ("DESCRIBE ?from <g:1>", False),
        ("PREFIX from: <g:> ASK { ?s from:x ?o ; :from <g:1> }", False),
        ("ASK { <http://x/FROM> <http://x/#from> ?o }", False),
    ],
)
def test_from_is_told_from_words_that_look_so(query: str, named: bool) -> None:
    assert names_graphs(query) is named


def test_wrong_queries_are_explained(client: Client) -> None:
    wrong = client.sparql("SELECT WHERE {")
    assert wrong.status == 400 and "the query is wrong" in wrong.text and "Traceback" not in wrong.text
    assert client.ask("/sparql", "application/sparql-results+json").status == 400
    assert client.sparql("#" * 30_000).status == 413
    page = client.sparql("SELECT WHERE {", "text/html")
    assert page.status == 400 and 'role="alert"' in page.text


def test_a_page_shows_the_first_rows(client: Client) -> None:
    page = client.sparql("SELECT * WHERE { ?s ?p ?o } LIMIT 1500", "text/html").text
    assert page.count("<tr>") == 1001 and "前 the first 1000 行 rows" in page
    page = client.sparql("SELECT * WHERE { ?s ?p ?o } LIMIT 7", "text/html").text
    assert "7 行 rows" in page and "the first" not in page
    assert "<td>true</td>" in client.sparql("ASK { ?s ?p ?o }", "text/html").text
