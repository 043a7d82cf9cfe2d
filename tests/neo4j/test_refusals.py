"""What cannot be done is one clear line without a password in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.neo4j.servers import content, settings_of
from tools.neo4j_server import Server, free_port

from fazhi.errors import ConfigurationError, FazhiError, QueryError, StoreError
from fazhi.store.neo4j import Neo4jStore
from fazhi.store.settings import Neo4jSettings

OLD = "4.4.44"
SECRET = "not-the-password"


def line(work: Callable[[], object], kind: type[FazhiError] = StoreError) -> str:
    """Give what an error says; it is one line and holds no password."""
    with pytest.raises(kind) as caught:
        work()
    said = str(caught.value)
    assert "\n" not in said
    assert SECRET not in said
    return said


@pytest.mark.parametrize("scheme", ["neo4j", "bolt"])
def test_signing_in_that_fails_says_why(server: Server, scheme: str) -> None:
    url = server.url.replace("neo4j", scheme, 1)
    nobody = f"{scheme}://127.0.0.1:{free_port()}"
    assert "wrong user or password for neo4j" in line(lambda: Neo4jStore(Neo4jSettings(url, "neo4j", SECRET)))
    assert "wrong user or password for 甲" in line(lambda: Neo4jStore(Neo4jSettings(url, "甲", SECRET)))
    there = Neo4jSettings(url, server.user, server.password, "nowhere")
    assert "there is no database nowhere" in line(lambda: Neo4jStore(there))
    started = time.monotonic()
    assert "cannot be reached" in line(lambda: Neo4jStore(Neo4jSettings(nobody, "neo4j", SECRET)))
    http = Neo4jSettings(f"{scheme}://127.0.0.1:{server.http_port}", "neo4j", SECRET)
    assert "cannot be reached" in line(lambda: Neo4jStore(http))
    secure = Neo4jSettings(url.replace("://", "+s://"), "neo4j", SECRET)
    assert "TLS" in line(lambda: Neo4jStore(secure))
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:X) RETURN n",
        "MERGE (n:Region {id: 'region/1'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "CREATE INDEX x FOR (n:X) ON (n.y)",
        "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS",
        "CALL db.createLabel('X')",
    ],
)
def test_a_question_cannot_write(store: Neo4jStore, cypher: str) -> None:
    store.driver.execute_query("CREATE (:Person {name: 'somebody'})")
    before = content(store)
    line(lambda: store.query(cypher), QueryError)
    assert content(store) == before


def test_wrong_queries_say_what_is_wrong(store: Neo4jStore) -> None:
    assert "RETURN" in line(lambda: store.query("MATCH (n RETURN n"), QueryError)
    assert "who" in line(lambda: store.query("MATCH (n {id: $who}) RETURN n"), QueryError)


@pytest.fixture
def read_only(fragile: Server) -> Iterator[Neo4jStore]:
    """A store whose user may not write: Community has no roles, so the whole server is read-only."""
    fragile.stop()
    fragile.settings = {"server.databases.default_to_read_only": "true"}
    fragile.start()
    with Neo4jStore(settings_of(fragile)) as store:
        yield store
    fragile.kill()
    fragile.settings = {}


def test_without_the_right_to_write_nothing_is_half_done(read_only: Neo4jStore, samples: list[Any]) -> None:
    before = content(read_only)
    for work in (read_only.constrain, lambda: read_only.load(samples), read_only.wipe):
        said = line(work)
        assert "neo4j may not write to the home database" in said
    assert content(read_only) == before


class OldServer(Server):
    """Neo4j 4.4, whose settings and commands have other names."""

    def configure(self) -> None:
        self.settings = {
            "dbms.connector.bolt.listen_address": f"127.0.0.1:{self.bolt_port}",
            "dbms.connector.bolt.advertised_address": f"127.0.0.1:{self.bolt_port}",
            "dbms.connector.http.listen_address": f"127.0.0.1:{self.http_port}",
            "dbms.connector.bolt.enabled": "true",
            "dbms.connector.http.enabled": "true",
        }
        super().configure()

    def sign_in(self) -> None:
        self.password = "old-password"
        self.admin("set-initial-password", self.password)


@pytest.mark.slow
def test_neo4j_4_is_too_old(tmp_path: Path) -> None:
    with OldServer(tmp_path, version=OLD, heap="512m", brief=True) as old:
        assert f"Neo4j {OLD} is too old" in line(lambda: Neo4jStore(settings_of(old)))
        old.kill()


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("localhost:7687", "not the address"),
        ("http://localhost:7474", "not the address"),
        ("neo4j://", "not the address"),
        ("neo4j://localhost:port", "cannot be read"),
        (f"neo4j://neo4j:{SECRET}@localhost", "holds a user or password"),
    ],
)
def test_addresses_that_cannot_be_used_are_refused_without_repeating_a_password(uri: str, words: str) -> None:
    assert words in line(lambda: Neo4jSettings.find(uri, environment={"NEO4J_PASSWORD": SECRET}), ConfigurationError)


def test_settings_come_from_arguments_then_the_environment_then_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(f"NEO4J_URI=neo4j://file\nNEO4J_USERNAME=甲\nNEO4J_PASSWORD='{SECRET} #1'\n", "utf-8")
    found = Neo4jSettings.find(env_file=file, environment={})
    assert (found.uri, found.username, found.password) == ("neo4j://file", "甲", f"{SECRET} #1")
    assert SECRET not in repr(found)
    found = Neo4jSettings.find(env_file=file, environment={"NEO4J_URI": "bolt://env", "NEO4J_DATABASE": "d"})
    assert (found.uri, found.database) == ("bolt://env", "d")
    assert Neo4jSettings.find("neo4j+s://arg", "e", env_file=file, environment={}).database == "e"
    none = tmp_path / "none"
    line(lambda: Neo4jSettings.find(env_file=none, environment={"NEO4J_URI": "bolt://env"}), ConfigurationError)
    line(lambda: Neo4jSettings.find(env_file=none, environment={"NEO4J_PASSWORD": SECRET}), ConfigurationError)
