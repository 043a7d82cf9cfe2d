"""The words around a figure, cut into what a table's header holds: verb, noun behind the unit, predicate."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from fazhi.naming import QUOTES

__all__ = ["Behind", "clean", "cut_list", "drop_subject", "object_of", "read_behind", "split_verb"]

LEADING = re.compile(
    r"^(?:\W|[一二三四五六七八九十]是|其中|其余|共计|合计|累计|总计|全年|今年以来|今年来|一年来|近年来|今年|目前|截至目前|截至[^,，]*|至今"
    r"|(?:20)?\d{2,4}年(?:度|以来|底|末|上半年|\d+[-—至]\d+月)?|\d{1,2}月(?:\d{1,2}日|底|份|末)?(?:前|以来)?"
    r"|全[市区县省州旗国镇乡](?!人民|域)|我[市区县省州局委旗镇厅乡街]|本[市区县年]|辖区内?|上半年|下半年"
    r"|年内|以来|期间|现有|现(?![场金代行状役])|年终|年初|年中|年末|每年|决定(?=保留|废止|修改|修订|维持|撤销|驳回)|已经?|约|达(?!标)到?|并|且|还|先后|分别|均|同比|对|将|以|其(?![他余实])|另|同时|依法(?!治|行政)|严格|积极|持续|深入|全面(?!依法治)|及时(?!率)|顺利|力争|努力使?|争取|确保|计划(?!生育)|预计"
    r"|共(?![享同建治])|自\S{0,6}以来|去年|同期|年度|的|和|与|及(?![时格])|、|在(?![册编建])|新增?(?=办理|受理))+"
)
TRAILING = re.compile(
    r"(?:\W|共计|累计|合计|达到?|约|为|至|到|超过?|近|了|已|各|的|逾|仅|有|等|均|在|均为|同为|皆为?|都|双双|两个|分别为?|分别达|以上|总计|突破|同比|共|全部|总数达"
    r"|由|从|不少于|不低于|不足|不到|高达|多达|低于|高于|最高|即|至少|每)+$"
)
TRAILING_ENDS = frozenset("皆都双个计到达约为至超过近了已各的逾仅有等均在别上破比共部由从于足多高低即少每")
MARKS = re.compile(rf"[{QUOTES}\s]")
DIGIT = re.compile(r"\d")
ENDS_FROM = ("到", "至", "为")
#: Where a value came from: 占比由19%提高到36%.
FROM = re.compile(
    r"由[^，。]{0,8}?[\d.．%％个项户天日分]+[^，。\d]{0,4}?$|[由从]?[^，。由从]{0,4}?[\d.．]+[^，。\d]{0,6}?"
    r"(?:提高|提升|上升|增加|增长|升|增|压缩|缩短|压减|下降|减少|降低|降|精简|调整|扩容|扩大|延长|缩|砍|减|压|扩)(?:到|至|为)?$"
    r"|(?:提高|提升|上升|增加|增长|扩容|扩大|拓展|压缩|压减|缩短|下降|减少|降低|精简|升|降|增)(?:到|至|为)$"
)
DOES = (
    "开展|参加|参与|实现|完成|设立|成立|挂牌|具有|签订|签署|履行|纳入|列入|接受|通过(?!率)|取得|持有|建成|建立|组建|制定|出台|举办|召开|组织"
    "|实施|推行|办理|受理|审查|审核|审议|听取|研究|学习|培训|宣讲|检查|抽查|督察|督查|约谈|通报|整改|调解|调处|化解|排查|走访|接待|解答"
    "|发放|印发|公布|公示|公开|发布|报送|报备|清理|修改|修订|废止|保留|撤销|变更|维持|驳回|审结|办结|立案|查处|查办|处罚|处置|移送|追回|挽回"
    "|减免|取消|下放|承接|赋权|压减|精简|征求|征集|收集|采纳|提出|出具|制发|下达|下发|发出|收到|新收|收缴|拆除|配备|聘请|选聘|招录|招收|培养|培育"
    "|选拔|评选|命名|创建|打造|新建|升级|改造|整合|指导|协助|督促|引导|帮助|覆盖|惠及|涉及|涵盖|包含|推送|播放|拍摄|制作|编印|编发|编写|汇编"
    "|录入|归集|共享|梳理|编制(?<!机构编制)|认领|细化|分解|明确|确定|部署|安排|落实|述法|旁听|出庭|评查|评估|划分|设置|选派|互派|交换|申领|换发|救助|享受"
    "|投入|拨付|充实|担任|加入|推进|深化|强化|加强|推动|完善|健全|分享|确认|选设|赠送|张贴|悬挂|曝光|承办|接收|提供|指出|反馈|作出|解决|执行|负责(?!人)|前进|生效|上线|入驻|进驻|持证|增设|选设|主持|牵头|邀请|召集"
    "|送审|审理|裁决|支持|预防|发现|查摆|查出|揭示|监测|预警|返还|清退|清偿|修复|免罚|备案|挂牌|移交|上报|吸收|考取|新设|新增|新招|新聘|登记|注册"
)
VERB = re.compile(DOES)
#: What opens with how or for whom the work was done: 利用宣传周开展活动, 向市政府备案.
PREPOSITION = re.compile(
    r"^(?:利用|依托|结合|围绕|通过(?!率)|针对|根据|按照|借助|面向|深入|会同|联合(?!执法|惩戒|检查|督)|以|在(?![册编建岗])|向|为(?!民)|对(?!口)|到"
    r"|与|由|从|就(?!业)|于)"
)
LEADING_VERB = re.compile(rf"^(?:新(?=增|建|设|聘|招|收))?(?:{DOES})(?:[和与及、]?(?:{DOES}))*")
BODIES = re.compile(
    r"^(?!跨)[^\d，。]{0,30}?(?:局|厅|委|办|政府|机关|部门|单位|司法所|委员会|调解组织|中心|法院|检察院|机构|党组|公安|街道|[镇乡县市区旗室队站会])"
    rf"(?:共|先后|累计|依法|全年|分别|联合|牵头|主动|均|已)*(?=(?:{DOES}))"
)
#: Behind a verb, what makes a noun of it: 督察组, 调解组织, 审查意见书.
NOMINAL = (
    r"(?:[组员队室班书表会率数站点类性网卡证办所岗窗课仪]|中心|事项|案件|案卷|意见|制度|机制|机构|人员|工作|单位|部门|平台|清单|报告|活动|服务|通知"
    r"|建议|决定|协议|纠纷|体系|信息|台账|力量|骨干|讲座|大队|小组|委员|基地|阵地|材料|资料|手册|记录|标准|基准|流程|环节|主体|对象|企业|项目"
    r"|内容|结果|教育|组织|问题|行为|申请|线索|领域|数据)"
)
BODY_ENDS = frozenset("局厅委办府关门位所会织心院构组安道镇乡县市区旗室队站")
#: 检查后作出处罚 is about the penalties.
AFTERWARDS = re.compile(rf"^[^，。]{{1,8}}?后(?=(?:{DOES}))")
#: What a noun behind the unit runs up to: a mark, a word, a verb. Each is a pattern of its own, which the engine
#: searches faster than all of them in one.
NOUN_ENDS = (
    re.compile(r"[，,。；;：:《》\d]"),
    re.compile(
        r"和\s*\d|与\s*\d|及\s*\d|、\s*\d|以及\s*\d|党政主要(?:负责人|领导)|主要(?:负责人|领导)|负责人|全部"
        r"|全(?=入驻|覆盖|纳入)|全都|均|已|都(?!市)|共(?!建|享|同)|分别|被|获|进行|并|在|为|的|中(?=有)|由|实行"
    ),
    re.compile(rf"(?:{DOES})(?!{NOMINAL})"),
)
NOUN = re.compile(r"(?:[\u4e00-\u9fffA-Za-z“”\"·+＋/]|[（(][^（()）]{1,8}[)）])+")
COMPOSED = re.compile(r"^组成的?")
BREAKS = re.compile(r"[，,。；;：:\d]")
BEGINS = re.compile(r"(?![和与及并])[\u4e00-\u9fffA-Za-z“\"]")
BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
CHAIN = re.compile(r"^(?:[和与及、]|以及)\s*\d[\d.,，]*[余多万]*[\u4e00-\u9fff]{1,2}")
PREDICATE_ENDS = re.compile(r"[，,。；;、：:\d]|并|和|等")
ASIDE = re.compile(r"[（(](?:含|包括|其中|不含|即|指)[^（()）]*[）)]")
#: Titles of a list, which a header leaves out: 学习《甲法》《乙法》等法律法规.
TITLES = re.compile(r"(?:《[^《》]*》[、和及]?)+等?")
TITLE = re.compile(r"《(?:[^《》]*年)?([^《》]{4,24})》")
WAY = re.compile(r"(?:工作)?(?:制度|机制)?$")
LONGEST_PREDICATE, LONGEST_NOUN, SHORTEST_REST = 16, 18, 4


class Behind(NamedTuple):
    """What stands behind a figure's unit: 53家单位开展述法 has the noun 单位 and the predicate 开展述法."""

    noun: str
    predicate: str


def clean(phrase: str) -> str:
    """Strip from a phrase what a table's header would not hold.

    Args:
        phrase: Words before a figure.

    Returns:
        At most 40 characters, without quotation marks, times and words of counting at its ends.
    """
    if "（" in phrase or "(" in phrase:
        phrase = ASIDE.sub("", phrase)
    if "《" in phrase and len(rest := TITLES.sub("", phrase)) >= SHORTEST_REST:
        phrase = rest
    phrase = MARKS.sub("", phrase)
    leading = LEADING.match(phrase)
    phrase = (phrase[leading.end() :] if leading else phrase)[-40:]
    if phrase[-1:] in ENDS_FROM or DIGIT.search(phrase):
        phrase = FROM.sub("", phrase, count=1)
    if phrase[-1:].isalnum() and phrase[-1] not in TRAILING_ENDS:
        return phrase
    return phrase[:-12] + TRAILING.sub("", phrase[-12:])


def cut_list(phrase: str) -> str:
    """Cut from a phrase the examples that end in 等: 约谈甲、乙等 leaves 约谈."""
    verb, _ = split_verb(drop_subject(phrase))
    return verb if phrase.endswith("等") else phrase


def drop_subject(phrase: str) -> str:
    """Drop from the front who acts, and how or for whom: 县司法局审查合同 leaves 审查合同, 向市政府备案 leaves 备案."""
    if not BODY_ENDS.isdisjoint(phrase):
        phrase = BODIES.sub("", phrase, count=1)
    if "后" in phrase:
        phrase = AFTERWARDS.sub("", phrase, count=1)
    if not PREPOSITION.match(phrase):
        return phrase
    verb = VERB.search(phrase, max(2, phrase.rfind("等")))
    if verb is None:
        return PREPOSITION.sub("", phrase)
    following = VERB.match(phrase, verb.end())
    return phrase[(following or verb).start() :]


@lru_cache(maxsize=1 << 12)
def split_verb(phrase: str) -> tuple[str, str]:
    """Split a phrase into the verbs that open it and their object, either of which may be empty."""
    found = LEADING_VERB.match(phrase)
    if found is None:
        return "", phrase
    return phrase[: found.end()], LEADING.sub("", phrase[found.end() :])


def object_of(clause: str) -> str:
    """Give what a clause without figures is about: its object, or a title's words.

    Args:
        clause: The clause before that of the figure.

    Returns:
        A few words, or nothing.
    """
    title = TITLE.search(clause)
    if title:
        return title[1]
    _, thing = split_verb(drop_subject(clean(BRACKETS.sub("", clause))))
    thing = WAY.sub("", thing) if len(thing) > 8 else thing
    return thing if 2 <= len(thing) <= 14 and not PREPOSITION.match(thing) else ""


def read_behind(after: str) -> Behind:
    """Read the noun and the predicate behind a unit.

    Args:
        after: The rest of the clause behind the unit.

    Returns:
        Both may be empty.

    Examples:
        >>> read_behind("单位党政主要负责人开展述法")
        Behind(noun='单位', predicate='开展述法')
        >>> read_behind("设区市和36个省级部门开展督察")
        Behind(noun='设区市', predicate='开展督察')
    """
    if after.startswith("组成"):
        after = COMPOSED.sub("", after)
    after = after.removeprefix("的")
    if not BEGINS.match(after):
        return Behind("", "")
    noun, rest = cut_noun(after)
    while rest:
        chained = CHAIN.match(rest)
        if chained is None:
            break
        _, rest = cut_noun(rest[chained.end() :])
    verb = VERB.search(rest)
    if verb is None or verb.start() > LONGEST_PREDICATE or BREAKS.search(rest, 0, verb.start()):
        return Behind(noun, "")
    predicate = rest[verb.start() :]
    ends = PREDICATE_ENDS.search(predicate, verb.end() - verb.start())
    predicate = (predicate[: ends.start()] if ends else predicate).replace("了", "")
    if len(predicate) > LONGEST_PREDICATE:
        verbs = [v.start() for v in VERB.finditer(predicate) if len(predicate) - v.start() <= LONGEST_PREDICATE]
        predicate = predicate[verbs[0] :] if verbs else predicate[: verb.end() - verb.start()]
    return Behind(noun, predicate)


def cut_noun(words: str) -> tuple[str, str]:
    """Cut the noun from the front of some words; nothing where they begin with a verb or a mark."""
    found = NOUN.match(words)
    if found is None:
        return "", words
    ends = [end.start() for pattern in NOUN_ENDS if (end := pattern.search(words))]
    stop = min((found.end(), *ends))
    noun = MARKS.sub("", words[:stop]).rstrip("、")
    return (noun, words[stop:]) if len(noun) <= LONGEST_NOUN else ("", words)
