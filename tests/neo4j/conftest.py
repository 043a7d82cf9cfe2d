"""A real Neo4j server for the tests, and graphs of the samples and of the real reports."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.gold_records import SHARED
from tests.neo4j.servers import settings_of
from tools.neo4j_server import Server

from fazhi.extraction import extract
from fazhi.graph import RecordGraph, graph_of
from fazhi.graph.folder import RECORDS
from fazhi.knowledge.regions import region_table
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.model import Record
from fazhi.resources import data_dir
from fazhi.store.neo4j import Neo4jStore
from fazhi.store.neo4j_schema import PREFIX

HEAP = "512m"
MISSING = [command for command in ("java", "mvn") if shutil.which(command) is None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder; without Java and Maven they are left out, but never in CI."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.neo4j)
            if MISSING and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason=f"{' and '.join(MISSING)} not installed"))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The server that all tests share; each one starts with an empty database."""
    with Server(heap=HEAP, brief=True) as running:
        yield running
        running.kill()  # faster than an orderly end, and nothing of it is kept


@pytest.fixture(scope="session")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that may be stopped, killed and set up in other ways; not started yet."""
    made = Server(tmp_path_factory.mktemp("fragile"), heap=HEAP, brief=True)
    try:
        yield made
    finally:
        made.kill()


@pytest.fixture
def store(server: Server) -> Iterator[Neo4jStore]:
    """A store that is empty but for its constraints."""
    with Neo4jStore(settings_of(server)) as opened:
        opened.driver.execute_query("MATCH (n) DETACH DELETE n")
        if not opened.query("SHOW CONSTRAINTS YIELD name WHERE name STARTS WITH $ours RETURN name", {"ours": PREFIX}):
            opened.constrain()
        yield opened


@pytest.fixture(scope="session")
def sample_records() -> list[Record]:
    """The records of the samples."""
    return [extract(path) for path in sorted(data_dir("samples").glob("*.txt"))]


@pytest.fixture(scope="session")
def real_records() -> list[Record]:
    """The records of the real reports, where they are beside this checkout."""
    return [extract(path) for path in sorted((SHARED / "reports").glob("*.txt"))]


@pytest.fixture(scope="session")
def samples(sample_records: list[Record]) -> list[RecordGraph]:
    """The graphs of the samples."""
    return [graph_of(record, region_table(), load_vocabulary()) for record in sample_records]


@pytest.fixture(scope="session")
def real(real_records: list[Record]) -> list[RecordGraph]:
    """The graphs of the real reports, where they are beside this checkout."""
    return [graph_of(record, region_table(), load_vocabulary()) for record in real_records]


@pytest.fixture(scope="session")
def kg(sample_records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with records, such as fazhi build makes."""
    folder = tmp_path_factory.mktemp("kg")
    (folder / RECORDS).mkdir()
    for record in sample_records:
        (folder / RECORDS / f"{record.doc}.json").write_text(record.to_json(), encoding="utf-8")
    return folder
