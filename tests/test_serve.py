"""`fazhi serve`, asked as programs and people ask it: by addresses, headers and a real browser."""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.command import FAZHI, errors_of, run
from tests.folders import build
from tests.made_reports import made_report

from fazhi.errors import QueryError
from fazhi.serve.sparql import names_graphs, refuse_service

BASE = "https://w3id.org/fazhi/id/"
MECHANISM = "mechanism/枫桥经验"
EVIL = "<script>document.title='stolen'</script><img src=x onerror=\"document.title='stolen'\">"
PREFIX = "PREFIX fz: <https://w3id.org/fazhi/ontology#> "
#: More combinations than any machine counts in the time that a query has.
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Answer:
    """What came back."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body
        self.text = body.decode("utf-8", "replace")
        self.media = headers.get("content-type", "").partition(";")[0]


class Client:
    """Asks one server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.home = f"http://127.0.0.1:{port}"

    def ask(self, path: str, accept: str = "", method: str = "GET", body: str = "", **headers: str) -> Answer:
        given = {"Accept": accept} if accept else {}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, quote(path, safe="/:?&=%#+"), body.encode() or None, given)
        answer = connection.getresponse()
        found = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        connection.close()
        return found

    def sparql(self, query: str, accept: str = "application/sparql-results+json") -> Answer:
        return self.ask("/sparql?" + urlencode({"query": query}), accept)


@contextmanager
def serving(kg: Path, *words: str) -> Iterator[tuple[Client, subprocess.Popen[str]]]:
    """Start the command, wait for its address, and end it as a person does."""
    command = [str(FAZHI), "serve", "--kg", str(kg), "--port", "0", *words]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        found = None
        while found is None:
            line = process.stderr.readline()
            assert line, "the server ended"
            found = re.search(r"http://[\d.]+:(\d+)/", line)
        yield Client(int(found[1])), process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("served")
    (place / "in").mkdir()
    for year in (2022, 2023):
        text = made_report(year=year, figure=year).replace("规范行政执法。", f"规范行政执法。{EVIL}")
        (place / "in" / f"{year}.txt").write_text(text, "utf-8")
    build(place)
    return place / "kg"


@pytest.fixture(scope="module")
def client(kg: Path) -> Iterator[Client]:
    with serving(kg, "--seconds", "2") as (client, _):
        yield client


# --- things by their IRIs


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


# --- names


def test_names_are_found_the_best_first(client: Client) -> None:
    found = json.loads(client.ask("/search?q=“枫桥经验”&format=json").body)
    assert found[0] == {"iri": BASE + MECHANISM, "kind": "mechanism", "name": "枫桥经验", "matched": "枫桥经验"}
    parts = [row["name"] for row in json.loads(client.ask("/search?q=法治", "application/json").body)]
    assert len(parts) > 1
    assert json.loads(client.ask("/search?q=&format=json").body) == []
    assert "没有找到" in client.ask("/search?q=不存在的名字").text


# --- SPARQL

SELECT = PREFIX + "SELECT ?name WHERE { ?m a fz:Mechanism ; fz:name ?name } ORDER BY ?name LIMIT 3"


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


def test_nothing_can_be_written(client: Client) -> None:
    before = client.sparql("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }").text
    update = "DELETE WHERE { ?s ?p ?o }"
    assert client.sparql(update).status == 400
    for kind, body in (
        ("application/sparql-update", update),
        ("application/x-www-form-urlencoded", f"update={update}"),
    ):
        assert client.ask("/sparql", "*/*", "POST", body, Content_Type=kind).status == 403
    assert client.ask("/sparql?update=x", "*/*").status == 403
    assert client.ask(f"/id/{MECHANISM}", method="DELETE").status == 405
    assert {"GET", "POST"} <= set(client.ask("/sparql", method="PUT").headers["allow"].split(", "))
    assert client.sparql("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }").text == before


def test_wrong_queries_are_explained(client: Client) -> None:
    wrong = client.sparql("SELECT WHERE {")
    assert wrong.status == 400 and "the query is wrong" in wrong.text and "Traceback" not in wrong.text
    assert client.ask("/sparql", "application/sparql-results+json").status == 400
    assert client.sparql("#" * 30_000).status == 413
    page = client.sparql("SELECT WHERE {", "text/html")
    assert page.status == 400 and 'role="alert"' in page.text


def test_other_servers_are_not_asked(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.2)
        address = f"http://127.0.0.1:{other.getsockname()[1]}/"
        for word in ("SERVICE", "service SILENT", "\\u0053ERVICE", "SERV\\u0049CE"):
            answer = client.sparql(f"SELECT * WHERE {{ {word} <{address}> {{ ?s ?p ?o }} }}")
            assert answer.status == 400 and "another server" in answer.text, word
        with pytest.raises(TimeoutError):
            other.accept()
    named = client.sparql(PREFIX + 'SELECT ?service WHERE { ?service fz:service "a SERVICE" } # SERVICE')
    assert named.status == 200


@pytest.mark.parametrize(
    "pattern",
    [
        "?s ?p ?o.SERVICE <http://other.example/> {}",
        "SERVICE:x {}",
        "SERVICE:x:y {}",
        "SERVICESILENT<http://other.example/> {}",
        "SERVICE # a remark\n ?x {}",
        "?s ?p 1SERVICE <http://other.example/> {}",
        # what looks like an address, a text or a remark and is none hides nothing
        "?s ?p ?o FILTER(STR(?o)<'>') SERVICE <http://other.example/> {} FILTER('a'='a')",
        "?s :a\\' ?o SERVICE <http://other.example/> {} ?o :b\\' ?p",
        "?s :a\\#b ?o SERVICE <http://other.example/> {}",
    ],
)
def test_other_servers_are_not_asked_in_writing_that_hides_it(pattern: str) -> None:
    with pytest.raises(QueryError, match="another server"):
        refuse_service(f"PREFIX : <http://other.example/> SELECT * WHERE {{ {pattern} }}")


def test_a_query_without_end_is_ended_and_the_next_is_answered(client: Client) -> None:
    began = time.monotonic()
    answer = client.sparql(ENDLESS)
    assert answer.status == 503 and "more than 2 s" in answer.text
    assert time.monotonic() - began < 20
    for _ in range(3):
        assert client.sparql(SELECT).status == 200


def test_pages_do_not_wait_for_queries(client: Client) -> None:
    with ThreadPoolExecutor(12) as pool:
        waiting = [pool.submit(client.sparql, ENDLESS) for _ in range(12)]
        time.sleep(1)
        began = time.monotonic()
        assert client.ask(f"/id/{MECHANISM}", "text/html").status == 200
        assert time.monotonic() - began < 3
        assert {future.result().status for future in waiting} == {503}
    assert client.sparql(SELECT).status == 200


def test_a_page_shows_the_first_rows(client: Client) -> None:
    page = client.sparql("SELECT * WHERE { ?s ?p ?o } LIMIT 1500", "text/html").text
    assert page.count("<tr>") == 1001 and "前 the first 1000 行 rows" in page
    page = client.sparql("SELECT * WHERE { ?s ?p ?o } LIMIT 7", "text/html").text
    assert "7 行 rows" in page and "the first" not in page
    assert "<td>true</td>" in client.sparql("ASK { ?s ?p ?o }", "text/html").text


# --- what a report cannot do


def test_words_of_a_report_stay_words(client: Client) -> None:
    rows = json.loads(client.sparql(PREFIX + "SELECT ?r WHERE { ?r a fz:Report }").body)["results"]["bindings"]
    pages = ["/", f"/id/{MECHANISM}", "/search?q=" + EVIL, "/sparql?" + urlencode({"query": EVIL, "format": "html"})]
    pages += ["/id/" + row["r"]["value"].removeprefix(BASE) for row in rows]
    shown = ""
    for path in pages:
        answer = client.ask(path, "text/html")
        assert "<script" not in answer.text and "<img" not in answer.text
        assert "script-src" not in answer.headers["content-security-policy"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        shown += answer.text
    assert "&lt;script&gt;" in shown


def test_a_page_elsewhere_cannot_ask_under_its_own_name(client: Client) -> None:
    assert client.ask("/", Host="evil.example").status == 400
    assert client.ask("/", Host=f"localhost:{client.port}").status == 200
    answer = client.ask(f"/id/{MECHANISM}", "text/turtle", Origin="https://evil.example")
    assert "access-control-allow-origin" not in answer.headers


def test_what_is_served_to_all_may_be_read_by_programs_in_pages(kg: Path) -> None:
    with serving(kg, "--host", "0.0.0.0") as (client, _):
        answer = client.ask(f"/id/{MECHANISM}", "text/turtle", Origin="https://other.example")
        assert answer.headers["access-control-allow-origin"] == "*"
        asked = {"Origin": "https://other.example", "Access_Control_Request_Method": "POST"}
        assert client.ask("/sparql", method="OPTIONS", **asked).status == 200


# --- the command


def test_ctrl_c_ends_it(kg: Path) -> None:
    with serving(kg) as (client, process):
        assert client.ask("/").status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert process.stderr and process.stderr.read().strip() == ""


def test_what_keeps_it_from_starting_is_one_line(kg: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        (line,) = errors_of(run("serve", "--kg", kg, "--port", port.__str__(), cwd=tmp_path, code=1))
        assert line.startswith(f"127.0.0.1:{port}: Address already in use")
    (line,) = errors_of(run("serve", "--kg", "nowhere", "--port", "0", cwd=tmp_path, code=1))
    assert "nowhere: there is no graph (make one with fazhi build)" in line
    (line,) = errors_of(run("serve", "--kg", kg, "--port", "0", "--base", "x", cwd=tmp_path, code=1))
    assert "x cannot begin an IRI" in line


# --- a real browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    assert faults == []
    opened.close()


def test_from_a_name_to_the_place_in_the_report(client: Client, page: Page) -> None:
    page.goto(client.home)
    page.fill("input[name=q]", "枫桥")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="枫桥经验", exact=True).click()
    assert page.locator("h1").inner_text().startswith("枫桥经验")
    assert page.locator("mark").first.inner_text() == "坚持和发展新时代“枫桥经验”"
    page.locator("p.source a").first.click()
    place = page.locator("a.marked:target")
    assert place.inner_text() == "坚持和发展新时代“枫桥经验”"
    # the words of the report that look like a script are on the page and did nothing
    assert "<script>" in page.locator(".text").inner_text()
    assert "stolen" not in page.title()
    place.click()
    assert "枫桥经验" in page.locator("h1").inner_text()
    assert page.locator("mark").count() == 1


def test_writing_a_query(client: Client, page: Page) -> None:
    page.goto(f"{client.home}/sparql")
    page.get_by_role("link", name="哪些机制被承认有欠缺？").click()
    assert "fz:lacks" in page.locator("textarea").input_value()
    page.get_by_role("button", name="查询").click()
    assert page.locator("table.answer tbody tr").count() > 0
    page.fill("textarea", PREFIX + "SELECT ?m WHERE { ?m a fz:Mechanism } LIMIT 1")
    page.get_by_role("button", name="查询").click()
    page.locator("table.answer tbody a").first.click()
    assert page.url.startswith(f"{client.home}/id/mechanism/")
