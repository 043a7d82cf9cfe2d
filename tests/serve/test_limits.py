"""What no query, report or page elsewhere can do: write, ask other servers, hold up the others, run a script."""

from __future__ import annotations

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.serve.client import BASE, EVIL, MECHANISM, PREFIX, SELECT, Client, serving

from fazhi.errors import QueryError
from fazhi.serve.sparql import refuse_service

#: More combinations than any machine counts in the time that a query has.
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


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
