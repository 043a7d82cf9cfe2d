"""Regions: divisions and zones from the table, and townships and zones by their grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fazhi.extractor.boundaries import left_edge, only_boundaries
from fazhi.extractor.longest import Longest
from fazhi.extractor.source import Source
from fazhi.knowledge.cache import no_collection
from fazhi.knowledge.regions import RegionTable, Surface
from fazhi.knowledge.regions_names import continues
from fazhi.passages import Mention

__all__ = ["find_regions"]

#: How far a form can be trusted in running text, by the table's grade.
TRUST = {"full": 0.95, "stem": 0.8, "weak": 0.5, "word": 0.3}
TOWNSHIP = re.compile(r"(?:镇|乡|街道|苏木|民族乡)(?![镇村企居贤风愁情亲音土级域容财办道]|街道)")
NOT_TOWNSHIP = re.compile(
    r"各|主要|[乡城集]$|镇街|城乡|城镇|集镇|全|重点|中心|建制|特色|示范|[一二三四五六七八九十\d]+个?|个|所有|试点|部分|辖区|中国|经济|其他"
    r"|^(?:是|本|该|我|镇|街|家|下|多|两|强|村|到|向|由|与|的|在|和)"
)
ZONE = re.compile(
    r"(?:经济技术开发区|经济开发区|高新技术产业开发区|高新区|经开区|工业园区|产业园区|产业园|工业园|保税区|综保区|自贸区|自由贸易试验区|示范区|度假区|风景区|新区|科技园|开发区)"
)
NOT_ZONE = re.compile(
    r"各|本|该|国家级?$|省级|市级|全|我|个|一批|示范|园区|[一二三四五六七八九十\d]+|综合$|先行|改革|试点|合作$|创建|生态|文明|城|法治|重点|涉|旅游$|县域"
)


@lru_cache(maxsize=32)
@no_collection()
def forms_in(table: RegionTable, year: int | None) -> tuple[Longest, list[Surface]]:
    """Make ready the search for the forms that name regions in a year."""
    surfaces = list(table.surfaces(year).values())
    return Longest(surface.form for surface in surfaces), surfaces


def find_regions(source: Source, table: RegionTable, year: int | None) -> list[Mention]:
    """Find the divisions and zones that a report names.

    Args:
        source: The report.
        table: The region table.
        year: The year reported on, for the names in use then.

    Returns:
        Mentions in the order of the text; `concept` holds the candidates' ids joined by a bar, none for
        townships and zones that the table does not hold; `label` the level; `confidence` how far the form can
        be trusted by itself.
    """
    forms, surfaces = forms_in(table, year)
    text = source.text
    found: list[Mention] = []
    for index, start, end in forms.find(text):
        surface = surfaces[index]
        if continues(surface.form, text[end : end + 4]):
            continue
        first = surface.regions[0]
        ids = "|".join(region.id for region in surface.regions)
        found.append(
            Mention("region", start, end, first.name, first.level, ids, surface.grade, "", TRUST[surface.grade])
        )
    taken = {i for m in found for i in range(m.start, m.end)}
    ends = {m.end for m in found}
    found.extend(m for m in below_county(source, ends) if m.end - 1 not in taken)
    return sorted(found, key=lambda m: m.start)


def below_county(source: Source, ends: set[int]) -> Iterator[Mention]:
    """Find townships and zones that no table holds by their endings and the boundary before them."""
    text = source.text
    for pattern, bad, level, longest in (
        (TOWNSHIP, NOT_TOWNSHIP, "township", 4),
        (ZONE, NOT_ZONE, "zone", 8),
    ):
        for tail in pattern.finditer(text):
            sentence = source.sentence_at(tail.start())
            start = left_edge(text, max(sentence.start, tail.start() - 12), tail.start())
            start = next((at for at in range(tail.start() - 1, start, -1) if at in ends), start)
            stem = text[start : tail.start()]
            if 2 <= len(stem) <= longest and not bad.search(stem) and not only_boundaries(stem):
                yield Mention("region", start, tail.end(), text[start : tail.end()], level, "", "grammar", "", 0.4)
