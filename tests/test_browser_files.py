"""Holds the files for Neo4j Browser to what it reads: the style to the schema, the favourites to the graph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from rdflib import RDFS, Graph, Literal, URIRef

from fazhi.extraction import extract
from fazhi.graph import graph_of
from fazhi.knowledge.regions import region_table
from fazhi.knowledge.schema import load_schema
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.resources import data_dir
from fazhi.store import EmbeddedStore

FOLDER = data_dir("queries") / "browser"
FAVOURITES = sorted(FOLDER.glob("*.cypher"))
SCHEMA = load_schema()
RULE = re.compile(r"\s*(?P<selector>(?:node|relationship)(?:\.\w+)?)\s*\{(?P<body>(?:[^{}']|'[^']*')*)\}\s*")
PROPERTY = re.compile(r"\s*(?P<name>[a-z-]+): (?P<value>#[0-9A-F]{6}|\d+px|'[^':;]+');")
HOLE = re.compile(r"\{(\w+)\}")
NODE = {"diameter", "color", "border-color", "text-color-internal", "caption"}
EDGE = {"color", "shaft-width", "caption"}
#: What a person without red, green or blue cones sees of linear light (Machado, Oliveira, Fernandes 2009).
SIGHT = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
#: Distance in CIELAB at which two fields of colour apart from each other are told at a glance.
APART = 10
Style = Mapping[str, Mapping[str, str]]


def style() -> Style:
    """Read the style as Browser does, which knows no comments and no colon inside a value."""
    text = (FOLDER / "fazhi.grass").read_text(encoding="utf-8")
    rules: dict[str, dict[str, str]] = {}
    place = 0
    while place < len(text):
        rule = RULE.match(text, place)
        assert rule, f"no rule at {text[place : place + 40]!r}"
        assert rule["selector"] not in rules
        body = rule["body"].strip()
        found = list(PROPERTY.finditer(body))
        assert "".join(p.group() for p in found) == body
        rules[rule["selector"]] = {p["name"]: p["value"].strip("'") for p in found}
        place = rule.end()
    return rules


STYLE = style()


def light(color: str) -> list[float]:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(color: str) -> float:
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), light(color), strict=True))


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def lab(color: str, sight: str) -> tuple[float, float, float]:
    seen = [sum(m * c for m, c in zip(row, light(color), strict=True)) for row in SIGHT[sight]]
    r, g, b = (min(max(part, 0.0), 1.0) for part in seen)
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
            0.2126 * r + 0.7152 * g + 0.0722 * b,
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def alike(colors: Mapping[str, str], sight: str) -> list[tuple[str, str, float]]:
    """Name the pairs of colours that somebody may confuse."""
    pairs = itertools.combinations(sorted(colors), 2)
    measured = ((a, b, sum((p - q) ** 2 for p, q in zip(lab(colors[a], sight), lab(colors[b], sight), strict=True)))
                for a, b in pairs)  # fmt: skip
    return [(a, b, round(square**0.5, 1)) for a, b, square in measured if square**0.5 < APART]


def test_the_style_names_every_label_and_type_and_nothing_else() -> None:
    expected = {"node", "relationship"} | {f"node.{label}" for label in SCHEMA.nodes}
    assert set(STYLE) == expected | {f"relationship.{kind}" for kind in SCHEMA.edges}


def test_every_rule_gives_colour_size_and_caption() -> None:
    lacking = {
        selector: (NODE if selector.startswith("node") else EDGE) - set(rule)
        for selector, rule in STYLE.items()
        if "." in selector
    }
    assert {selector: names for selector, names in lacking.items() if names} == {}


def test_captions_use_properties_that_are_there() -> None:
    for label, node in SCHEMA.nodes.items():
        holes = HOLE.findall(STYLE[f"node.{label}"]["caption"])
        assert holes, label
        assert [hole for hole in holes if hole not in node.properties] == []
    for kind, edge in SCHEMA.edges.items():
        holes = HOLE.findall(STYLE[f"relationship.{kind}"]["caption"])
        assert holes == (["year"] if "year" in edge.properties else [])


def test_captions_of_edges_are_the_labels_of_the_ontology() -> None:
    ontology = Graph().parse(data_dir("ontology") / "schema.ttl")
    for kind, edge in SCHEMA.edges.items():
        said = ontology.objects(URIRef(edge.term.iri), RDFS.label)
        labels = {str(text) for text in said if isinstance(text, Literal) and text.language == "zh"}
        assert HOLE.sub("", STYLE[f"relationship.{kind}"]["caption"]).strip() in labels, kind


def test_captions_can_be_read_on_their_nodes() -> None:
    faint = {
        selector: round(contrast(rule["color"], rule["text-color-internal"]), 1)
        for selector, rule in STYLE.items()
        if selector.startswith("node") and contrast(rule["color"], rule["text-color-internal"]) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("sight", sorted(SIGHT))
def test_labels_and_statuses_are_told_apart_by_everybody(sight: str) -> None:
    labels = {label: STYLE[f"node.{label}"]["color"] for label in SCHEMA.nodes}
    assert alike(labels, sight) == []
    kinds = [kind for kind, edge in SCHEMA.edges.items() if ("Region", "Mechanism") in edge.endpoints]
    assert alike({kind: STYLE[f"relationship.{kind}"]["color"] for kind in kinds}, sight) == []


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """A graph of the samples, to which the favourites as they are written have answers."""
    with EmbeddedStore(tmp_path_factory.mktemp("browser") / "store") as store:
        store.constrain()
        paths = sorted(data_dir("samples").glob("*.txt"))
        store.load(graph_of(extract(path), region_table(), load_vocabulary()) for path in paths)
        yield store


@pytest.mark.parametrize("path", FAVOURITES, ids=lambda path: path.stem)
def test_a_favourite_is_titled_and_draws_something(path: Path, samples: EmbeddedStore) -> None:
    title, _, rest = path.read_text(encoding="utf-8").partition("\n")
    # Browser takes the first line as the favourite's name.
    assert re.fullmatch(r"// [一-鿿][^|]* \| [A-Z][^|]*", title)
    comments = [line for line in rest.splitlines() if line.startswith("//")]
    assert comments[0].startswith("// 可改：")
    assert any("Edit:" in line for line in comments)
    cypher = "\n".join(line for line in rest.splitlines() if not line.startswith("//"))
    rows = samples.query(cypher)
    assert rows
    # Nodes and edges come as their properties: nothing else belongs into a picture.
    assert all(isinstance(value, dict | None) for row in rows for value in row.values())


def test_there_are_enough_favourites() -> None:
    assert len(FAVOURITES) >= 8
