"""Record graphs on disk come back in order and joined."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.made_records import BAOAN, YIWU, made

from fazhi.export import spool as module
from fazhi.export.spool import Spool
from fazhi.graph import RecordGraph, graph_of, united
from fazhi.graph.model import OWN

GRAPHS = [
    graph_of(made("b", YIWU, 2022, [("双随机一公开", "planned"), ("甲", "planned")])),
    graph_of(made("a", BAOAN, 2023, [("双随机、一公开", "planned"), ("乙", "planned")])),
    RecordGraph(None),
]


@pytest.mark.parametrize("kept", [20_000, 1])
def test_it_gives_what_a_union_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    monkeypatch.setattr(module, "KEPT", kept)
    with Spool(tmp_path / "spool") as spool:
        spool.fill(GRAPHS)
        reports = [graph.report_id for graph in spool.reports()]
        nodes, edges = list(spool.nodes()), list(spool.edges())
    union = united(GRAPHS)
    assert reports == sorted(str(graph.report_id) for graph in GRAPHS if graph.report_id)
    assert nodes == [node for node in union.nodes.values() if node.label not in OWN]
    shared = {(e.source, e.type, e.target) for e in union.edges.values() if not e.properties}
    assert {(e.source, e.type, e.target) for e in edges} == shared
    assert list(tmp_path.iterdir()) == []


def test_what_an_older_graph_of_a_report_said_is_forgotten(tmp_path: Path) -> None:
    old, new = (graph_of(made("a", BAOAN, 2023, [(name, "planned")])) for name in ("旧", "新"))
    with Spool(tmp_path / "spool") as spool:
        spool.fill([old, new])
        list(spool.reports())
        names = [node.properties.get("name") for node in spool.nodes()]
    assert "新" in names
    assert "旧" not in names
