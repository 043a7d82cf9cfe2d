"""Regions: divisions and zones from the table, and townships and zones by their grammar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from fazhi.extractor.boundaries import left_edge, only_boundaries, verb_before
from fazhi.extractor.longest import Longest
from fazhi.extractor.source import Source
from fazhi.knowledge.cache import no_collection
from fazhi.knowledge.regions import RegionTable, Surface
from fazhi.knowledge.regions_names import continues
from fazhi.knowledge.townships import counties_with, townships_of
from fazhi.passages import Mention, Role

__all__ = ["find_regions"]

#: What begins with the last character of a city's name by chance: 义乌|市场监管局.
MARKET_OFFICE = ("市场监管局", "市场监督管理局", "市场监督管理所", "市场监管所")
#: In what the name of a division ends.
ENDINGS = frozenset("省市区县旗州盟")
#: How far a form can be trusted in running text, by the table's grade.
TRUST = {"full": 0.95, "stem": 0.8, "weak": 0.5, "word": 0.3}
GOES_ON = "(?![镇村企居贤风愁情亲音土级域容财道]|长(?![效期])|街道|办(?!事处))"
TOWNSHIP = re.compile(
    rf"镇{GOES_ON}|乡(?<!城乡)(?<![送法戏化生技队员师部院会]下乡){GOES_ON}|街道{GOES_ON}|苏木{GOES_ON}|民族乡{GOES_ON}|街道(?=办(?:[、，。；和与及]|$))"
)
NOT_TOWNSHIP = re.compile(
    r"各|少数|多数|个别|一些|有的|毗邻|纳入|复议|检察院|法院|[局厅委办队部]来$|行政|街道|苏木|[上下半每当全本]年|^无(?:证明|[访讼案疫废毒诈诉烟]|信访|欠薪)|深化|强化|推进|法治|[第两三]批|[百千万].?[县镇乡]|^百县|依法治$|[镇乡]等$|主要|[乡集]$|(?:^|县|小|大|中|老|新型)城$|^(?:法治|无讼|清廉|数字|智慧|示范|特色|美丽|最美|廉洁|诚信|信用)$|..小$|(?:沿线|行政|各|示范)村$|镇街|城乡|城镇|集镇|全|重点|中心|建制|特色|示范|^[一二三四五六七八九十两百]+[个大余]?$|\d|个|所有|试点|部分|辖区|中国|经济|其他|政府|部门|单位|乡镇"
    r"|[两几]$|^(?:是|本|该|我|镇|街|多|两|强|到|由|的)|[我本该各]$|[省市县区州旗镇乡村][省市县区州旗]$|^..+[省市县区州旗]$"
)
#: Brands of the day that a region's name completes: 法治浙江, 绿美广东, 中国式现代化河北场景.
BRANDED = re.compile(
    r"(?:法治|平安|绿美|数字|健康|美丽|信用|诚信|幸福|智慧|清廉|文明|和谐|善治|无废|活力|德治|清朗|食安|质量|中国式现代化|书香|廉洁)[“”]?$"
)
#: A character with which few names begin and many phrases do: where it stands the name must come twice.
DOUBTFUL = frozenset("下家村向与在和同对以将把让为被从于及等至去进赴入驻")
#: Behind what a name can only begin; at the start of the text nothing stands.
OPENINGS = ("", "\n", "、", "，", ",", "：", ":", "。", "\u3000")
#: Verbs that often stand before a place's name; what stands behind them is the name.
BEFORE_PLACE = re.compile(
    r".*(?:赋予|授予|印制|指导|支持|推荐|协助|委托|选取|选择|选定|确定|组织|会同|联合|联动|走进|深入|前往|来到|赶赴|调研|检查|督促|督导|督办|负责|位于|批复|同意"
    r"|批准|推动|促进|帮助|服务|覆盖|打造|创建|建设|设立|撤销|合并|依托|选派|抽调|邀请|针对|围绕|聚焦|涉及|包括|例如|比如|尤其是|分别|率先|首批|首个|以及|还有"
    r"|其中|如|在|对|向|与|(?<![伊呼太永仁泰瑞])和|及|由|将|把|为|被|给|赴|到|至|从|经(?![济开贸营])|原|后|等|是|的|了|有|，)(?=[\u4e00-\u9fff]{2})"
)
#: Of whom a place is called the home: 苗乡, 侨乡.
PEOPLES = frozenset("苗侗藏彝壮瑶畲侨")
#: What goes on with a short form in the name of a place below or of a thing: 三都|镇, 南京|路.
LOWER = re.compile(
    r"镇(?![平江海雄康宁安远原坪巴赉沅])|乡(?![宁镇村城])|街道|村|社区|路(?![边桥南网径线])|大[道街桥学]|河(?![西东北南口池间源津])|江(?![西苏北南东宁城川口油津门阴山都永华])|岛|湖(?![北南州口])|流域|苏木|嘎查|都市圈|城市群|经济圈|机场|日报|晚报|商报|卫视|频道|分站|师范|学院|冬奥|奥运|世博|亚运|级[人法]"
)
ENDS_IN_VERB = re.compile(
    r"(?:负责|组织|指导|督促|推动|支持|协助|委托|下放|下沉|赋予|覆盖|联合|会同|深入|走进|设立|建设|直属|所属|各级|改造|升级|完善|召开|做实|做强|充实|轮流|邀请|抽调|选派|走访|新任|现任|时任|原任|某|每个|整个)$"
)
#: A street for short, 鹤龙街 for 鹤龙街道, and what 街 begins that is none.
STREET, FULL_STREET = re.compile("街(?![道镇区头心面巷乡市坊舞拍景边角路灯口上])"), "街道"
HAN = re.compile(r"[\u4e00-\u9fff]+")
MARK = re.compile(r"[、，,；;。：:（(\n](?=[\u4e00-\u9fff]{2,3}$)")
DATE = re.compile(r".*\d(?:年度?|月|日)")
#: A regiment of the 兵团, which governs as a township does.
REGIMENT = re.compile(
    r"[一二三四五六七八九十〇\d]{2,4}团(?=[、，。；党委场镇连和与等在司公综机法政推坚认落先率试20]|$)"
)
ZONE = re.compile(
    r"(?:综合保税区|经济技术开发区|经济开发区|高新技术产业开发区|高新区|经开区|工业园区|产业园区|产业园|工业园|保税区|综保区|自贸区|自由贸易试验区|试验区|实验区|集聚区|功能区|示范区|度假区|风景区|新区|科技园|开发区|自贸片区|经济区|工业新城|产业新城|科技新城|新城(?!区|建设|开发|规划|镇|街|乡|村|小区|社区|市))"
)
NOT_ZONE = re.compile(
    r"^(?:现代|宜居|幸福|魅力|智慧|未来|山水|卫星|城市)|各|本|该|国家级?$|省级|市级|全|我|个|一批|示范|园区|[一二三四五六七八九十](?![川平明亚水江安堰河门台龙])|\d|综合$|先行|改革|试点|合作$|创建|生态|文明|城|法治|重点|涉|^(?:国家|省级|生态)?旅游$|西岸|经济$|都市|流域|县域|(?:会同|联合|^|和|与|同)[省市县区州旗]$"
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
    text = source.text
    found: list[Mention] = []
    for surface, start, end in listed_forms(text, *forms_in(table, year)):
        first = surface.regions[0]
        if surface.form != first.name and LOWER.match(text, end):
            continue
        ids = "|".join(region.id for region in surface.regions)
        found.append(
            Mention("region", start, end, first.name, first.level, ids, surface.grade, "", TRUST[surface.grade])
        )
    found.extend(short_streets(text, found))
    taken = {i for m in found if m.rule in ("full", "stem") for i in range(m.start, m.end)}
    ends = {m.end for m in found if text[m.end - 1] in ENDINGS}
    below = [m for m in below_county(source, ends) if m.end - 1 not in taken]
    # 新城 is a district of many cities, but not in 泾河新城
    closed = {m.end for m in below}
    found = [m for m in found if m.rule in ("full", "stem") or m.end not in closed] + below
    return sorted((marked(source, m) for m in found), key=lambda m: m.start)


def listed_forms(text: str, forms: Longest, surfaces: list[Surface]) -> Iterator[tuple[Surface, int, int]]:
    """Find the forms of the table; a full name that begins in a doubtful one counts: 结合|江门市, not 合江."""
    last = 0
    for index, begin, end in forms.find(text):
        surface, start, stop = surfaces[index], begin, end
        if surface.grade in ("weak", "word"):
            lengths = forms.lengths.get(text[end - 1 : end + 1], ())
            names = ((forms.words.get(text[end - 1 : end - 1 + n]), n) for n in lengths if n > 2)
            inner = next(((i, n) for i, n in names if i is not None and surfaces[i].grade == "full"), None)
            if inner is not None:
                surface, start, stop = surfaces[inner[0]], end - 1, end - 1 + inner[1]
        if continues(surface.form, text[stop : stop + 4]):
            shorter = forms.words.get(surface.form[:-1])  # 青岛|市场监管局
            office = text.startswith(MARKET_OFFICE, stop - 1)
            if shorter is None or surfaces[shorter].grade not in (("stem", "weak") if office else ("stem",)):
                continue
            surface, stop = surfaces[shorter], stop - 1
        stop -= 3 * surface.form.endswith("管委会")  # the body by which a zone is known
        if start >= last:
            last = stop
            yield surface, start, stop


def marked(source: Source, mention: Mention) -> Mention:
    """Note that a mention only helps to tell whose report it is: in the page around the report, or in a brand."""
    branded = mention.rule != "full" and BRANDED.search(source.text, max(0, mention.start - 7), mention.start)
    outside = branded or source.sentence_at(mention.start).role == Role.CHROME
    return mention._replace(note=Role.CHROME.value) if outside else mention


def below_county(source: Source, ends: set[int]) -> Iterator[Mention]:
    """Find townships and zones that no table holds by their endings and the boundary before them."""
    if "兵团" in source.text or "师市" in source.text:
        for regiment in REGIMENT.finditer(source.text):
            yield Mention("region", *regiment.span(), regiment[0], "township", "", "grammar", "", 0.4)
    for pattern, bad, level, longest in (
        (TOWNSHIP, NOT_TOWNSHIP, "township", 5),
        (ZONE, NOT_ZONE, "zone", 8),
    ):
        found = list(named_places(source, ends, pattern, bad, longest))
        names = Counter(source.text[start:end] for start, end in found)
        for start, end in found:
            name = source.text[start:end]
            # what also stands alone is the name: 赋予陬市镇 where 陬市镇 comes by itself
            cut = next((at for at in range(1, len(name) - 2) if name[at:] in names), 0)
            alone = names[name] < 2 and source.text[start - 1 : start] not in OPENINGS
            doubtful = name[0] in DOUBTFUL and level == "township" and not cut and alone
            if doubtful and not counties_with(name):
                continue
            yield Mention("region", start + cut, end, name[cut:], level, "", "grammar", "", 0.4)


def short_streets(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Find the streets of the counties named that are called without their last character."""
    tails = list(STREET.finditer(text))
    codes = (
        {code for m in found if m.label == "county" and m.rule == "full" for code in m.concept.split("|")}
        if tails
        else ()
    )
    streets = {
        name for code in codes for name in townships_of(code.removeprefix("region/")) if name.endswith(FULL_STREET)
    }
    short = []
    for tail in tails:
        end = tail.end()
        start = next((at for at in range(max(0, end - 6), end - 2) if f"{text[at:end]}道" in streets), None)
        if start is not None:
            short.append(Mention("region", start, end, f"{text[start:end]}道", "township", "", "grammar", "", 0.4))
    return short


def named_places(
    source: Source, ends: set[int], pattern: re.Pattern[str], bad: re.Pattern[str], longest: int
) -> Iterator[tuple[int, int]]:
    """Find where the names of one kind of place stand."""
    text = source.text
    for tail in pattern.finditer(text):
        sentence = source.sentence_at(tail.start())
        start = left_edge(text, max(sentence.start, tail.start() - 14), tail.start())
        start = next((at for at in range(tail.start() - 1, start, -1) if at in ends), start)
        date = DATE.match(text, start, tail.start())
        start = date.end() if date else start
        mark = MARK.search(text, max(sentence.start, tail.start() - 4), tail.start())
        if mark and tail.start() - start < 2 and pattern is TOWNSHIP:
            start = mark.end()  # 都斛镇: between marks the whole is the name, whatever it begins with
        verb = BEFORE_PLACE.match(text, start, tail.start())
        start = max(verb.end() if verb else start, text.rfind(".", start, tail.start()) + 1)
        if start - 1 in ends and pattern is TOWNSHIP and counties_with(text[start - 1 : tail.end()]):
            start -= 1  # 咸安区|向阳湖镇
        stem = text[start : tail.start()]
        if (tail.start() in ends) if pattern is ZONE else not HAN.fullmatch(stem):
            continue  # 荣昌区|新区, 乡(镇)街道
        most = 10 if pattern is TOWNSHIP and (stem.endswith("族") or tail[0] == "苏木") else longest
        if 2 <= len(stem) <= most and not (bad.search(stem) or only_boundaries(stem) or ENDS_IN_VERB.search(stem)):
            if tail[0] == "乡" and stem[-1] in PEOPLES:
                continue  # 平安苗|乡
            if len(stem) > 2 and verb_before(text, start, tail.start()):
                continue  # 及时召开|乡
            yield start, tail.end()
