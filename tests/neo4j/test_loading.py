"""Loading into a database that others use, that is wiped, that two loaders fill, that dies in between."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.contract.test_store import graphs, many
from tests.made_records import BAOAN, YIWU, made
from tests.neo4j.servers import content, environment_of, expected, settings_of, totals
from tools.neo4j_server import Server

from fazhi.errors import StoreError
from fazhi.graph import RecordGraph, graph_of
from fazhi.store.neo4j import Neo4jStore
from fazhi.store.neo4j_schema import PREFIX

FOREIGN = """
CREATE (a:Region {id: 'R-1', name: 'Somewhere'})-[:PART_OF {since: 1999}]->(b:Region {name: 'Nowhere'})
CREATE (a)-[:IMPLEMENTS {report: 'theirs'}]->(:Mechanism {id: 7})
CREATE (:Person {name: 'somebody'})-[:LIVES_IN]->(a)
CREATE (:Report {id: 'annual'})
"""
LOADER = """
import sys
from tests.contract.test_store import many
from fazhi.store.neo4j import Neo4jStore
with Neo4jStore() as store:
    store.constrain()
    print("ready", flush=True)
    for number, graph in enumerate(many(40)):
        store.load([graph])
        print("loaded", number, flush=True)
"""


def test_the_samples_load_completely_and_once(store: Neo4jStore, samples: list[RecordGraph]) -> None:
    done: list[int] = []
    assert store.load(samples, done.append).added == len(samples)
    assert sum(done) == len(samples)
    assert totals(store.counts()) == expected(samples)
    before = content(store)
    again = store.load(samples)
    assert (again.added, again.changed, again.unchanged) == (0, 0, len(samples))
    assert content(store) == before


def test_what_others_have_stays_while_ours_is_loaded_replaced_forgotten_and_wiped(store: Neo4jStore) -> None:
    store.driver.execute_query(FOREIGN)
    store.driver.execute_query("CREATE INDEX theirs IF NOT EXISTS FOR (n:Person) ON (n.name)")
    theirs = content(store)
    assert totals(store.counts()) == (0, 0)
    store.load(graphs())
    assert totals(store.counts()) == expected(graphs())
    store.load([graph_of(made("a", BAOAN, 2023, [("枫桥经验", "piloting")]))])
    assert set(theirs) <= set(content(store))
    store.forget([graph.report_id for graph in graphs() if graph.report_id])
    assert content(store) == theirs
    store.load(graphs())
    assert store.wipe() == expected(graphs())[0]
    assert content(store) == theirs
    left = [row["name"] for row in store.query("SHOW INDEXES YIELD name RETURN name")]
    assert "theirs" in left
    assert not [name for name in left if name.startswith(PREFIX)]
    store.driver.execute_query("DROP INDEX theirs")


def test_two_loaders_at_once_load_everything_once(server: Server, store: Neo4jStore) -> None:
    failures: list[Exception] = []

    def load(listed: list[RecordGraph]) -> None:
        try:
            with Neo4jStore(settings_of(server)) as other:
                for graph in listed:
                    other.load([graph])
        except Exception as error:
            failures.append(error)

    both = many(30)
    threads = [threading.Thread(target=load, args=(listed,)) for listed in (both, both)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert totals(store.counts()) == expected(both)


def test_a_constraint_of_others_that_our_data_breaks_is_named_and_nothing_is_done(store: Neo4jStore) -> None:
    store.driver.execute_query("CREATE CONSTRAINT theirs FOR (n:Report) REQUIRE n.sha256 IS UNIQUE")
    try:
        with pytest.raises(StoreError, match=r"others is in the way.*sha256") as caught:
            store.load([graph_of(made("a", BAOAN)), graph_of(made("b", YIWU))])
        assert "\n" not in str(caught.value)
        assert totals(store.counts()) == (0, 0)
    finally:
        store.driver.execute_query("DROP CONSTRAINT theirs")


@pytest.mark.parametrize(
    ("setup", "cleanup", "words"),
    [
        ("CREATE (:Region {id: 'x'}), (:Region {id: 'x'})", "MATCH (n) DELETE n", "'x'"),
        ("CREATE INDEX theirs FOR (n:Region) ON (n.id)", "DROP INDEX theirs", "index"),
        ("CREATE INDEX fazhi_region_id FOR (n:Person) ON (n.name)", "DROP INDEX fazhi_region_id", "fazhi_region_id"),
    ],
)
def test_what_keeps_our_constraints_from_being_made_is_named(
    store: Neo4jStore, setup: str, cleanup: str, words: str
) -> None:
    store.wipe()
    store.driver.execute_query(setup)
    try:
        with pytest.raises(StoreError, match=words) as caught:
            store.constrain()
        assert "\n" not in str(caught.value)
    finally:
        store.driver.execute_query(cleanup)


def test_killed_in_the_middle_of_a_load_a_second_load_completes_it(fragile: Server) -> None:
    fragile.settings = {}
    fragile.start()
    root = Path(__file__).parents[2]
    words = {**os.environ, **environment_of(fragile), "NEO4J_URI": fragile.url}
    words["PYTHONPATH"] = f"{root / 'pipeline'}{os.pathsep}{root}"
    listed = many(40)
    with Neo4jStore(settings_of(fragile)) as store:
        store.wipe()
        process = subprocess.Popen(
            [sys.executable, "-c", LOADER], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=words
        )
        assert process.stdout
        while (line := process.stdout.readline()) != "loaded 10\n":
            assert line
        fragile.kill()
        with pytest.raises(StoreError, match=r"the connection was lost \(ask again"):
            store.query("RETURN 1 AS one")
        _, errors = process.communicate(timeout=120)
        assert process.returncode != 0
        assert "the connection was lost (load again" in errors.splitlines()[-1]
        fragile.start()
        half = store.counts().nodes["Report"]
        assert 11 <= half < len(listed)
        store.constrain()
        done = store.load(listed)
        assert (done.added, done.changed, done.unchanged) == (len(listed) - half, 0, half)
        assert totals(store.counts()) == expected(listed)
    fragile.stop()
