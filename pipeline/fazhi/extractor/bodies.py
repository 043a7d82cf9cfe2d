"""Bodies that no vocabulary holds, by the tail of their name and by the word that says whose they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from fazhi.extractor.boundaries import left_edge, verb_before
from fazhi.extractor.gazetteer import Gazetteer
from fazhi.extractor.heads import IDEOLOGY, find_body_tails
from fazhi.extractor.owning import Owners
from fazhi.extractor.source import Source
from fazhi.naming import QUOTES
from fazhi.passages import Mention, Role

__all__ = ["levelled_bodies", "named_bodies"]

LONGEST = 26
KINDS = (
    ("committee", re.compile(r"领导小组|协调小组|专班|工作组|委员会|指挥部|联席会议")),
    ("enforcement", re.compile(r"总队|支队|大队|中队|执法队|执法局")),
    ("court", re.compile(r"法院|法庭$|庭$")),
    ("procuratorate", re.compile(r"检察院")),
    ("enterprise", re.compile(r"公司|集团")),
    ("education", re.compile(r"大学|学院|党校|学校|[中小]学$|幼儿园")),
    ("service", re.compile(r"中心|站|所$|处$|室$|窗口|[馆宫院]$|队$|台$")),
    ("government", re.compile(r"局$|办公室|[厅办委]$")),
)  # fmt: skip
TOGETHER = re.compile(
    r"(?:等)?(?:联合|会同|协同|和|与|及(?!时))|.{2,}(?:会同|携手|联手)(?=.{2})|.{2,}(?:旁听|请来|请到|进驻)"
)
#: What a body was called, not a body: 被授予全国模范人民调解委员会称号.
CALLED = re.compile(r"(?:授予|评为|命名为|荣获|获评|认定为|获得)[^，。；]{0,4}$")
#: Tails whose bodies bear a name of their own, a place's name in front included.
PROPER = frozenset(("大学", "学院", "律师事务所", "有限公司", "有限责任公司", "集团公司", "公证处", "司法鉴定所"))
#: A part of a university.
SCHOOL = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:学院|研究院|研究中心)|附属[\u4e00-\u9fff]{0,4}?医院|法律系")
#: Words whose first character is elsewhere a word of its own that begins no name.
GUARDED = re.compile(r"有线|有色|有轨|依法(?=治[国省市县区州盟旗镇乡街团师理]|行政)")
#: What stands before a place in the name of a body that is for it: 法治|石家庄|建设领导小组.
FOR_PLACE = ("法治", "平安", "信用", "数字", "健康", "美丽", "文明", "诚信", "清廉", "双拥")
#: What goes on with the last word of a tail, so that no body ends there: 中心组, 大学生, 大队长.
RUNS_ON = re.compile(
    r"(?<=中心)(?:组|学习|工作|任务|城区?|镇|乡|村|小学|中学|环节|议题|户|线|点|期)|(?<=大学)(?:生|城|科技[城园])|(?<=队)[长员伍]|(?<=党校)(?:班|课|培训|教育)"
    r"|(?<=会)(?:议(?!事)|同)|(?<=专班)[化式]|(?<=法院)(?:判决|裁定|生效)|(?<=站)[点在位]"
)
#: Words that make or fill bodies, right before a tail: 部门成立|领导小组, 社会选聘|律师事务所, 也有|分局.
MAKES = re.compile(
    r"(?:成立|组建|组成|设立|增设|下设|新设|建立|召开|聘请|选聘|聘用|聘任|邀请|委托|建成|开设|入驻|依托|通过|抽调|选派|派出|走进|各|了|有|给|是|在|到|为|由|把|将|对|向|进|前往)$"
)
#: What a place is called that is no body: 国际科技创新中心, 国家产业计量中心.
HUB = re.compile(
    r"(?:国际|国家|区域|全球|世界|综合性)[\u4e00-\u9fff]{0,8}(?:创新|科学|金融|航运|贸易|消费|物流|计量|文化|交往|旅游|会展)中心$|副中心$"
)
#: Where bodies are counted none is named: 律师事务所1家.
COUNTED = re.compile(r"(?:[（(][点站室所][)）])?(?:共|总数|达到?)?[\d一二三四五六七八九十]+余?[个支家所名处座]")
#: What may stand before a name in its clause without belonging to it.
ASIDE = re.compile(
    r"(?:.*?\d{4}年度?|.*?\d+月(?:\d+日)?|今年|去年|全年|原(?=环境|国土|工商|质监|食药|卫|安监|[县市区州旗省]|政府法制)|市县|(?:[两几多数\d]|[一二三四五六七八九十]+)(?:轮|次|批)"
    r"|.*(?:于|至|在)(?=[省市县区州旗镇乡街])|新建|建成|改建|扩建|下设|[^\u4e00-\u9fff“”（(]+|获|经|由|请|被|让|给|随|及时|适时|跟进|调整|充实|更新|赴|到|至|从|用|获得|荣获|转发|印制|编印|转交|移交|移送|抄送|报送|提请|邀请|走访|调研|视察|约谈|拜访|慰问|推荐|指派|抽调|隶属于?|挂靠)+"
)
#: Stems that name no one body: 两家律师事务所, 高校法学院, 区级执法队.
GENERIC = re.compile(
    r"[、，,；;。：:]|各|多个|若干|\d+[个家支起件名次]|[一二三四五六七八九十两几]+[个家支所]|这|其他|其它|相关|有关|高校"
    r"|^(?:区域|片区|城市|副)中心$|^(?:模拟|个|模范|优秀|先进|示范|上级|下级|同级|本级|两地|三地|双方|保留|县乡|县两级|市县|两级|三级|全部|.{0,2}[县市区乡镇]级)|[与和同由请]律师事务所$|委办局$|(?:组织|指导|支持)[局厅委]$"
)
#: Teams whose name says enough behind that of the office that they are a part of.
TEAMS = frozenset("执法大队 执法中队 执法支队 执法总队 执法队 大队 中队 支队 总队 分局".split())
BARE_TAILS = frozenset(
    """
    工作专班 专班 工作组 领导小组 委员会 办公室 指挥部 中心 工作站 服务站 大学 学院 协会
    学会 大队 中队 支队 总队 志愿服务队 志愿团 宣讲团 服务团 讲师团 服务中心 领导小组办公室
    商会 工作领导小组 联合会 有限公司 监督办公室 工作委员会 基金会 促进会 协调小组 执法大队
    执法中队 执法队 乡镇 部门 公司 集团 学校 医院 设计院 研究院
    """.split()
)
#: Ends of names that stand behind the word that says whose the body is: 县|经济商务|局.
ENDING = re.compile(
    r"局(?<![当结格布全大政邮开]局)(?![势限面长域级]|部(?!署|门))"
    r"|厅(?<![客餐门大]厅)(?![长级堂])"
    r"|办(?<![案件单批]转办)(?<![主承协督交举经催查帮代领联通网包开公专特快缓难必好速兴委可上内窗自]办)(?!法(?![治院官])|成(?!立)|公(?!示|布|告)|[理事案学结件好实证得了一的起政])"
    r"|委(?<![常政编团村居农部监纪管工]委)(?=[、，。；和与及等联对组牵负的）)]|会[同商]|$)"
    r"|办公室(?![主里内外])|养护段|公路段|处(?=[、。；，）和与及])(?<![好用之各益坏害长短深高远到妙去出此别何难惩从并判查]处)|管委会|管理委员会|调查队|救援队|支局|分局|分院|电视台|广播电台|日报社|书馆|化馆|物馆|案馆|育馆|技馆|术馆|念馆|览馆|青少年宫|少年宫|福利院|敬老院|养老院|医院|设计院|研究院|研究所"
    r"|中学|小学|学校|学院(?<=(?:职业|技术)学院)|幼儿园|管理[处所站]|监[测督]站|检[测验]所|车管所|运管所|看守所|拘留所|公司(?<![分限]公司)(?!化|制|章程)|集团(?![军化诉])"
)
#: Nouns inside the names of offices that elsewhere are verbs or join phrases.
NOMINAL = re.compile(
    "建设|创新|保障|促进|开发|规划|指导|推进|组织|整合|应急|执行|监督|服务|支持|和|与|及|在线|为民|有色|国有|公用"
)
#: Bodies before the names of whose own offices they stand.
HEADS = frozenset(("人民政府", "国务院"))
MINISTRY = re.compile(r"(?:部|总局|委员会)$")
#: What the offices are for whose short names begin with a verb: 优化办, 创建办.
AIMS = frozenset("优化 创建 防范 推进 促进 提升 整治 清理 巩固 创城 创文 创卫 督促 落实 建设".split())
#: What joins the names of a list.
LISTING = ("、", "和", "与", "及")
LEVEL_AHEAD = re.compile(r"(?:自治区|省|市|区|县|州|盟|旗|镇|乡|街道)(?:级|直)?(?=[“\u4e00-\u9fff]{4})")
#: The names of two bodies in a row.
SEVERAL = re.compile(
    r"(?:局|大队|支队|法院|检察院|中心|办公室|委员会|[所室站])[和与及]|(?:[局厅队院所心会部]|办公室)(?:会同|联合|协同|携手|牵头|派出|下属)"
)
#: Where a level word is the beginning of another word: 市场, 区域, 乡村.
AHEAD = re.compile(
    r"市(?:场|民|容|政(?![府务协法研公])|县|区|级|直|属)|区(?:域|块|划|间|别|位|县|级)|县(?:域|城(?!乡[居建规住]|管|建|市)|乡|级|区)|乡(?:村|镇|贤|土|级)|镇(?:街|村|级)|旗(?:舰|帜)|州际|省(?:份|际|级|属)|团(?:队|员|结|体)"
    r"|师(?:生|资|傅|范)|国家|地(?:方|区|域|质|震|名|铁|理|税)|各(?:类|项|界)|道(?:路|德|交)|场(?:所|地)"
)


def levelled_bodies(
    source: Source, owners: Owners, gazetteer: Gazetteer, known: Sequence[Mention]
) -> Iterator[Mention]:
    """Find offices behind the word that says whose they are, merged ones above all: 县|经济商务局.

    Args:
        source: The report.
        owners: The region mentions by their ends.
        gazetteer: The vocabularies.
        known: The bodies found so far.

    Yields:
        Mentions of bodies that the vocabulary does not hold.
    """
    text = source.text
    ends = {m.end for m in known}
    settled = {m.end for m in known if m.note or m.start in ends}
    heads = {m.end: m for m in known if m.name in HEADS or (m.note == "国家" and MINISTRY.search(m.name))}
    after = {m.end + 1: m for m in known if text[m.end : m.end + 1] in LISTING and m.note != "国家"}
    for tail in ENDING.finditer(text):
        sentence = source.sentence_at(tail.start())
        if sentence.role == Role.CHROME or tail.end() in settled:
            continue
        for at in range(tail.end() - 3, max(sentence.start, tail.start() - 18), -1):
            start, owner = owners.before(at)
            if not owner and at in after:
                start, owner = at, after[at].note
            elif not owner and at in heads:
                start, owner = heads[at].start, heads[at].note  # 区政府|合作交流办公室
            if not owner or AHEAD.match(text, at - 1):
                continue
            if gazetteer.entry(text[at : tail.end()], "agency") is None and is_office(text[at : tail.end()], tail[0]):
                name = text[at : tail.end()]
                name = text[at - 1] + name if name[0] == "委" else name
                mention = Mention("agency", start, tail.end(), name, kind_of(name), "", "grammar", owner, 0.75)
                if text[tail.end() : tail.end() + 1] in LISTING:
                    after[tail.end() + 1] = mention
                yield mention
            break


def is_office(name: str, tail: str) -> bool:
    """Tell whether the words between an owner and a tail are the name of one office."""
    stem = NOMINAL.sub(lambda found: "□" * len(found[0]), name[: len(name) - len(tail)])
    return (
        bool(re.fullmatch(r"[\u4e00-\u9fff□（）()“”]{2,16}", stem + tail))
        and len(stem) >= (2 if tail == "办公室" else (2, 1, 0)[min(len(tail), 3) - 1])
        and (not stem or left_edge(stem + tail, 0, len(stem)) == 0 or (tail == "办" and stem in AIMS))
        and not GENERIC.search(name)
        and not name.endswith("中小学")
        and not SEVERAL.search(name)
        and not re.search(
            r"[的了是这将对把被从向等也都已均该其并且或即如因]|政府|党委|部门|单位|群众|本[县市区级局]|[我本该]$|电子|事项|园区|乡镇|网上|流程|企业$",
            stem,
        )
        and not IDEOLOGY.search(name)
    )


def kind_of(name: str) -> str:
    """Tell a body's kind from its name."""
    return next((kind for kind, pattern in KINDS if pattern.search(name)), "other")


def named_bodies(
    source: Source, owners: Owners, found: Sequence[Mention], refused: Collection[int]
) -> Iterator[Mention]:
    """Find bodies that no vocabulary holds by the tail of their name and the boundary before it.

    Args:
        source: The report.
        owners: The region mentions by their ends.
        found: The bodies found so far.
        refused: Where the names of bodies end that name none as they stand.

    Yields:
        Mentions of bodies.
    """
    text = source.text
    guarded = GUARDED.sub(lambda word: "□" * len(word[0]), text)
    ends = {m.end: m for m in found}
    for tail, tail_end in find_body_tails(text):
        school = SCHOOL.match(text, tail_end) if text.endswith("大学", tail, tail_end) else None
        end = school.end() if school else tail_end
        sentence = source.sentence_at(tail)
        settled = end in ends and bool(ends[end].note)
        if sentence.role == Role.CHROME or settled or RUNS_ON.match(text, end):
            continue
        edge = left_edge(guarded, max(sentence.start, tail - LONGEST), tail)
        start, name, owner, sure = owned_name(text, name_start(text, edge, tail, end, ends), tail, end, owners)
        part = start in ends and name in TEAMS and ends[start].name.endswith("局")
        if CALLED.search(text[max(sentence.start, start - 12) : start]):
            continue
        if not part and not is_body_name(name, text[tail:end]):
            continue
        if not owner and (end in refused or COUNTED.match(text, end)):
            continue
        if owner or sure or len(name) >= 8 or start in ends or verb_before(text, sentence.start, start):
            mention = Mention("agency", start, end, name, kind_of(name), "", "grammar", owner, 0.7)
            ends[end] = mention
            yield mention


def name_start(text: str, edge: int, tail: int, end: int, ends: Mapping[int, Mention]) -> int:
    """Find where a name begins behind a boundary: behind another body, a date, or what else does not belong to it."""
    # behind a body that is known another begins: 市政务局联合台山商会
    start = next((at for at in range(tail, edge, -1) if at in ends), edge)
    before = ends.get(start)
    if before is not None and before.label == "enterprise" and text.endswith("公司", tail, end):
        return before.start  # 贵州高速公路集团|有限公司
    for beginning in (TOGETHER, ASIDE):
        aside = beginning.match(text, start, tail)
        start = aside.end() if aside else start
    if text.endswith("队", tail, end) and text.startswith("局", start):
        start += 1  # 市局|交警支队
    return end - len(text[start:end].lstrip(QUOTES))


def owned_name(text: str, start: int, tail: int, end: int, owners: Owners) -> tuple[int, str, str, bool]:
    """Tell a body's name from the words that say whose it is.

    Args:
        text: The report.
        start: Where the words before the tail begin that belong to it.
        tail: Offset of the tail's first character.
        end: Offset after the tail.
        owners: The region mentions by their ends.

    Returns:
        Where the mention begins, the name, the owner's words, and whether it is a body for certain.
    """
    name = text[start:end].strip(QUOTES)
    # a university or a law firm is nobody's, and a place in its name is a part of it
    proper = text[tail:end] in PROPER or text[tail : tail + 2] == "大学"
    region = next((owners.ends[at] for at in range(tail, start, -1) if at in owners.ends), None)
    if region is not None and region.start >= start and region.rule in ("full", "stem", "grammar"):
        begin, note = owners.before(region.end)
        if text[region.start - 1] in "（(" and text[region.end : region.end + 1] in ("）", ")"):
            return start, name, note, True  # 中国（福州）|知识产权保护中心
        if text[region.start - 2 : region.start] in FOR_PLACE:
            return region.start - 2, text[region.start - 2 : end], note, True
        return begin, text[region.start if proper else region.end : end], "国家" if proper else note, True
    if proper:
        return start, name, "国家", True
    short = owners.short.get(tail) if text[tail:end] == "分局" else None
    if short is not None:
        return short.start, text[short.start : end], "", True  # 金安|分局
    level = LEVEL_AHEAD.match(name)
    if level and not AHEAD.match(name):
        rest = name[len(level[0]) :]
        return start, rest.removeprefix("局") if rest.endswith("队") else rest, level[0], True  # 市局交警支队
    return start, name, "", False


def is_body_name(name: str, tail: str) -> bool:
    """Tell whether what stands before the tail names a body."""
    stem = name[: len(name) - len(tail)]
    return (
        name not in BARE_TAILS
        and (len(stem) >= 2 or (len(tail) > 4 and tail not in PROPER))
        and not MAKES.search(stem)
        and not HUB.search(name)
        and not IDEOLOGY.search(name)
        and not GENERIC.search(name)
        and name.count("“") == name.count("”")
        and ("“" in name or not ("+" in name or "＋" in name))
        and name.count('"') != 1
    )
