"""What every graph store must do; a store is added to `STORES` and passes them all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.gold_records import gold_records
from tests.made_records import BAOAN, LIUJIANG, YIWU, Adopted, made

from fazhi.errors import QueryError, RecordError, StoreError
from fazhi.graph import RecordGraph, graph_of, united
from fazhi.graph.model import Node
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.store import EmbeddedStore, GraphStore

Opener = Callable[[], GraphStore]


def embedded(folder: Path) -> Opener:
    return lambda: EmbeddedStore(folder / "store")


STORES: dict[str, Callable[[Path], Opener]] = {"embedded": embedded}


@pytest.fixture(params=STORES)
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    return STORES[request.param](tmp_path)


@pytest.fixture
def store(opener: Opener) -> Iterator[GraphStore]:
    with opener() as opened:
        opened.constrain()
        yield opened


def graphs() -> list[RecordGraph]:
    vocabulary = load_vocabulary()
    other = {
        "name": "柳江区",
        "path": LIUJIANG["region_path"],
        "id": "region/450206",
        "surfaces": ["柳江"],
        "evidence": "柳江",
    }
    figure = {"indicator": "行政复议案件数", "value": 12, "unit": "件", "evidence": "复议12件"}
    shared: list[Adopted] = [("枫桥经验", "implemented"), ("甲模式", "implemented", "全省")]
    return [
        graph_of(made("a", BAOAN, 2023, shared, observations=[figure]), None, vocabulary),
        graph_of(made("b", LIUJIANG, 2024, [("枫桥经验", "planned")], observations=[figure]), None, vocabulary),
        graph_of(
            made(
                "c", YIWU, 2023, [*shared, ("行政执法全过程记录制度", "deficient")],
                regions=[other], collaborations=[{"with": ["柳江"], "evidence": "与柳江合作"}],
            ),
            None,
            vocabulary,
        ),
    ]  # fmt: skip


def content(store: GraphStore) -> dict[str, object]:
    """Everything that a store holds, in a fixed order."""
    found: dict[str, object] = {}
    for label in store.counts().nodes:
        rows = store.query(f"MATCH (n:{label}) RETURN n.id AS id, n.name AS name, n.title AS title ORDER BY id")
        found[label] = [tuple(row.values()) for row in rows]
    for kind in store.counts().edges:
        rows = store.query(
            f"MATCH (a)-[r:{kind}]->(b) RETURN a.id AS a, b.id AS b, r.report AS report, r.evidence AS evidence, "
            "r.year AS year, r.more_evidence AS more ORDER BY a, b, report, evidence"
        )
        found[kind] = [tuple(row.values()) for row in rows]
    return found


def test_what_is_loaded_is_there_and_loading_again_changes_nothing(store: GraphStore) -> None:
    store.load(graphs())
    before = content(store)
    union = united(graphs())
    counts = store.counts()
    assert sum(counts.nodes.values()) == len(union.nodes)
    assert sum(counts.edges.values()) == len(union.edges)
    done = store.load(graphs())
    assert (done.added, done.changed, done.unchanged) == (0, 0, 3)
    assert content(store) == before
    store.constrain()
    assert content(store) == before


def test_the_order_of_reports_does_not_matter(store: GraphStore, tmp_path: Path) -> None:
    store.load(graphs())
    with EmbeddedStore(tmp_path / "other") as other:
        other.constrain()
        for graph in reversed(graphs()):
            other.load([graph])
        assert content(other) == content(store)


def test_a_newer_record_replaces_what_the_older_one_said(store: GraphStore) -> None:
    store.load(graphs())
    newer = graph_of(made("a", BAOAN, 2023, [("枫桥经验", "piloting")]), None, load_vocabulary())
    done = store.load([newer])
    assert (done.added, done.changed) == (0, 1)
    statuses = store.query("MATCH (:Region {id: 'region/440306'})-[r]->(m:Mechanism) RETURN type(r) AS t, m.id AS id")
    assert statuses == [{"t": "PILOTS", "id": "mechanism/枫桥经验"}]
    figures = store.query("MATCH (o:Observation) RETURN o.report AS report")
    assert [row["report"].split("/")[1] for row in figures] == ["450206"]
    assert store.query("MATCH (m:Mechanism {id: 'mechanism/甲模式'}) RETURN m.id AS id"), "义乌 still says it"


def test_a_forgotten_report_leaves_nothing_of_its_own_behind(store: GraphStore, tmp_path: Path) -> None:
    first, second, third = graphs()
    store.load([second])
    before = content(store)
    store.load([first, third])
    ids = [graph.report_id for graph in (first, third) if graph.report_id]
    assert store.forget([*ids, "report/none"]) == 2
    assert content(store) == before
    assert store.forget(graph for graph in [second.report_id] if graph) == 1
    assert set(store.counts().nodes.values()) == set(store.counts().edges.values()) == {0}


def test_what_others_speak_of_or_stand_below_stays(store: GraphStore) -> None:
    store.load(graphs())
    third = graphs()[2]
    assert third.report_id
    store.forget([third.report_id])
    assert not store.query("MATCH (m:Mechanism {id: 'mechanism/行政执法三项制度'}) RETURN m.id AS id")
    assert store.query("MATCH (m:Mechanism {id: 'mechanism/枫桥经验'}) RETURN m.id AS id")
    assert store.query("MATCH (r:Region {id: 'region/450206'}) RETURN r.id AS id")
    assert not store.query("MATCH (r:Region {id: 'region/330782'}) RETURN r.id AS id")


def test_a_graph_that_does_not_keep_the_schema_leaves_the_batch_out(store: GraphStore) -> None:
    good, other, _ = graphs()
    bad = RecordGraph(other.report_id, (*other.nodes, Node("Town", "town/1", {})), other.edges)
    with pytest.raises(RecordError, match="Town"):
        store.load([good, bad])
    assert sum(store.counts().nodes.values()) == 0


def test_graphs_without_a_report_are_left_out(store: GraphStore) -> None:
    assert store.load([RecordGraph(None)]).added == 0


def test_spellings_and_late_properties_are_joined(store: GraphStore) -> None:
    document = {"title": "某办法", "kind": "rule", "relation": "implemented", "evidence": "某办法"}
    store.load([graph_of(made("a", BAOAN, mechanisms=[("甲乙模式", "planned")], documents=[document]))])
    numbered = {**document, "title": "《某办法》", "doc_number": "国办发〔2023〕1号"}
    store.load([graph_of(made("b", YIWU, mechanisms=[("“甲乙”模式", "planned")], documents=[numbered]))])
    assert store.query("MATCH (m:Mechanism) RETURN m.name AS name") == [{"name": "“甲乙”模式"}]
    rows = store.query("MATCH (d:Document) RETURN d.doc_number AS n")
    assert rows == [{"n": "国办发〔2023〕1号"}]


@pytest.mark.parametrize(
    ("cypher", "params"),
    [
        ("MATCH (n RETURN n", {}),
        ("CREATE (n:Region {id: 'x'})", {}),
        ("MATCH (n:Region) SET n.name = 'x'", {}),
        ("MATCH (n:Region) DETACH DELETE n", {}),
        ("MATCH (n:Region {id: $missing}) RETURN n.id AS id", {}),
    ],
)
def test_wrong_and_writing_queries_are_refused(store: GraphStore, cypher: str, params: dict[str, object]) -> None:
    store.load(graphs()[:1])
    before = content(store)
    with pytest.raises(QueryError) as caught:
        store.query(cypher, params)
    assert "\n" not in str(caught.value)
    assert "com.arcadedb" not in str(caught.value)
    assert content(store) == before


def test_rows_are_plain_values(store: GraphStore) -> None:
    store.load(graphs()[:1])
    (row,) = store.query(
        "MATCH (r:Region)-[a:IMPLEMENTS]->(m:Mechanism {id: 'mechanism/枫桥经验'}) "
        "RETURN r, a, [r.id, null] AS list, {year: a.year} AS map, 1.5 AS number, true AS yes, $text AS text",
        {"text": "“引号'\\"},
    )
    assert row["r"]["id"] == "region/440306"
    assert row["a"]["evidence"] == "implemented：枫桥经验"
    assert isinstance(row["a"]["surfaces"], list)
    assert row["list"] == ["region/440306", None]
    assert row["map"] == {"year": 2023}
    assert (row["number"], row["yes"], row["text"]) == (1.5, True, "“引号'\\")


def test_what_was_loaded_is_there_after_closing(opener: Opener) -> None:
    with opener() as first:
        first.constrain()
        first.load(graphs())
        before = content(first)
    first.close()
    with pytest.raises(StoreError):
        first.query("RETURN 1 AS x")
    with opener() as second:
        assert content(second) == before


def test_the_annotated_reports_load_and_answer(store: GraphStore) -> None:
    vocabulary = load_vocabulary()
    real = [graph_of(record, None, vocabulary) for record in gold_records()]
    store.load(real)
    assert sum(store.counts().edges.values()) == len(united(real).edges)
    rows = store.query("MATCH (:Region)-[a:LACKS]->(:Mechanism) RETURN a.evidence AS e, a.report AS report")
    texts = {graph.report_id: record.text for graph, record in zip(real, gold_records(), strict=True)}
    assert rows
    assert all(row["e"] in texts[row["report"]] for row in rows)


# ------------------------------------------------------------ the embedded store's own cases

LOADER = """
import sys
from fazhi.graph import graph_of
from fazhi.store import EmbeddedStore
from tests.contract.test_store import many
with EmbeddedStore(sys.argv[1], batch=5) as store:
    store.constrain()
    print("ready", flush=True)
    store.load(many(), lambda n: print("batch", n, flush=True))
"""


def many(count: int = 200) -> list[RecordGraph]:
    facts = [(f"机制{i}", "implemented") for i in range(30)]
    return [graph_of(made(f"d{i}", YIWU, 2020 + i % 5, [*facts, (f"独有{i}", "planned")])) for i in range(count)]


def child(code: str, *arguments: str) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'pipeline'}{os.pathsep}{root}"}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True, env=environment
    )


def test_killed_in_the_middle_it_opens_and_a_second_load_completes_it(tmp_path: Path) -> None:
    process = child(LOADER, str(tmp_path / "store"))
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    for _ in range(4):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    with EmbeddedStore(tmp_path / "store", read_only=True) as store:
        half = store.counts().nodes["Report"]
        assert half % 5 == 0
        assert 20 <= half < 200
    with EmbeddedStore(tmp_path / "store") as store:
        store.constrain()
        done = store.load(many())
        assert (done.added, done.changed, done.unchanged) == (200 - half, 0, half)
        union = united(many())
        assert sum(store.counts().nodes.values()) == len(union.nodes)
        assert sum(store.counts().edges.values()) == len(union.edges)


def test_a_store_in_use_by_another_process_says_so(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom fazhi.store import EmbeddedStore\n"
        "with EmbeddedStore(sys.argv[1]) as store:\n    store.constrain()\n"
        "    print('open', flush=True)\n    time.sleep(60)"
    )
    process = child(code, str(tmp_path / "store"))
    try:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        for read_only in (False, True):
            with pytest.raises(StoreError, match="another process"):
                EmbeddedStore(tmp_path / "store", read_only=read_only)
    finally:
        process.kill()
        process.wait()


def test_two_processes_may_read_at_once(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "store") as store:
        store.constrain()
        store.load(graphs())
    code = (
        "import sys\nfrom fazhi.store import EmbeddedStore\n"
        "with EmbeddedStore(sys.argv[1], read_only=True) as store:\n    print(store.counts().nodes['Report'])"
    )
    with EmbeddedStore(tmp_path / "store", read_only=True) as store:
        process = child(code, str(tmp_path / "store"))
        assert process.communicate(timeout=60)[0] == "3\n"
        assert store.counts().nodes["Report"] == 3
        with pytest.raises(StoreError):
            store.load(many(1))


def test_a_folder_that_is_no_store_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph"):
        EmbeddedStore(tmp_path / "none", read_only=True)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="file"):
        EmbeddedStore(tmp_path / "file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="folder"):
        EmbeddedStore(tmp_path / "folder", read_only=True)


def test_the_engine_is_quiet_and_leaves_no_folder_behind(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom fazhi.store import EmbeddedStore\n"
        "with EmbeddedStore(sys.argv[1]) as store:\n    store.constrain()"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root / "pipeline")}
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, "store"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    assert time.monotonic() - started < 30
