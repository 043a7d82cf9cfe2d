from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.made_records import BAOAN, LIUJIANG, made

from fazhi.graph import graph_of, united
from fazhi.graph.merge import joined
from fazhi.graph.model import Value
from fazhi.graph.network import to_networkx

values: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries(
    {},
    optional={
        "name": st.text(max_size=3),
        "kind": st.sampled_from(["system", "model"]),
        "aliases": st.lists(st.text(max_size=2), min_size=1, max_size=3, unique=True).map(sorted).map(tuple),
    },
)


def normal(properties: dict[str, Value]) -> dict[str, Value]:
    return joined(properties, properties)


@given(values, values, values)
def test_joining_does_not_depend_on_the_order(a: dict[str, Value], b: dict[str, Value], c: dict[str, Value]) -> None:
    assert joined(a, b) == joined(b, a)
    assert joined(joined(a, b), c) == joined(a, joined(b, c))
    assert joined(joined(a, b), b) == joined(a, b)
    assert normal(normal(a)) == normal(a)


def test_the_later_graph_of_a_report_counts() -> None:
    old = graph_of(made("a", BAOAN, mechanisms=[("甲", "planned")]))
    new = graph_of(made("a", BAOAN, mechanisms=[("甲", "implemented")]))
    other = graph_of(made("b", LIUJIANG, mechanisms=[("甲", "planned")]))
    union = united([old, other, new])
    assert {(e.source, e.type) for e in union.edges.values() if e.target == "mechanism/甲"} == {
        ("region/440306", "IMPLEMENTS"),
        ("region/450206", "PLANS"),
    }
    assert united([other, new]) == united([new, other])


def test_networkx_keeps_parallel_edges_and_labels() -> None:
    graphs = [
        graph_of(made(doc, year=year, mechanisms=[("甲", "implemented")])) for doc, year in (("a", 2022), ("b", 2023))
    ]
    network = to_networkx(graphs)
    years = {
        data["year"] for _, _, data in network.out_edges("region/440306", data=True) if data["type"] == "IMPLEMENTS"
    }
    assert years == {2022, 2023}
    assert network.nodes["mechanism/甲"]["label"] == "Mechanism"
