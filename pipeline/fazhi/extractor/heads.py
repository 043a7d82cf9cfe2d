"""Head nouns: what a name must end in to name a way of governing or a body, and the kind that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

__all__ = ["HEAD", "IDEOLOGY", "KINDS", "VAGUE", "ends_in_head", "find_body_tails", "find_heads", "is_vague", "kind_of"]

#: Heads that make a name by themselves, with the kind that each tells; longer ones first.
KINDS: tuple[tuple[str, str], ...] = (
    ("programme",
        "改革试点|试点工作|体制改革|制度改革|综合改革|改革|工程|试点|示范创建"
        "|项目"
    ),
    ("campaign",
        "年行动|专项排查|联合巡查|联合检查|联合执法|回头看|三年行动|专项清理|专项检查|集中清理|专项执法行动|专项整治行动|专项行动|集中行动|攻坚行动|提升行动|百日行动|百日整治|百日攻坚|百日会战|护航计划|培育计划|赋能计划|行动|专项整治|集中整治"
        "|专项治理|攻坚战|大排查|大整治"
                     "|大起底|大走访|大比武|大练兵|主题活动|系列活动|宣传活动|实践活动|活动|宣传月|宣传周"
                     "|宣传日|活动月|活动周|竞赛|比武"
                 ),
    ("model",
        "服务品牌|普法品牌|调解品牌|品牌|工作模式|服务模式|监管模式|执法模式|治理模式|调解模式|审批模式|普法模式|新模式|模式|工作法|调解法"
        "|新路径|新方式|套餐"
    ),
    ("experience", "经验|做法"),
    ("platform",
        "信息系统|管理系统|监管系统|指挥系统|服务系统|系统|信息平台|服务平台|监管平台|管理平台|监督平台"
        "|一体化平台|平台|小程序|热线|专栏"
                     "|专题专栏|门户网站|公众号|数据库|案例库|资源库|专家库|名录库|律师库|信息库|人员库|微信群|一张网|一张图|驾驶舱|APP"
                     "|app|数字应用|数字化应用|智能应用|智能化应用|应用场景|码|栏目|节目|频道|大脑|电子地图|地图|云平台|专线|矩阵|助手|终端|机器人|智能体|红黑榜|红黄榜"
                 ),
    ("list", "合规指引"
             "|权责清单|责任清单|事项清单|负面清单|正面清单|任务清单|问题清单|清单|目录清单|目录|台账|白名单|黑名单|档案|登记卡|意见书|备忘录|鱼骨图|路线图|流程图|文书模板|示范文本|白皮书"),
    ("institution",
        "调解队|小分队|轻骑兵|宣讲队|议事厅|大讲堂|议事点|说事点|监督员|咨询委员|法制员|审查员|审核员|联络员|协管员|指导员|调解员|网格员|观察员|明白人|带头人|宣讲团|服务团|讲师团|专家团|顾问团"
        "|志愿团|志愿者队伍|法治讲堂|快车|法务官|体验官|代办员|特派员|信息员|宣讲员|督导员|合规师|和事佬|示范户|超市|大院|小院|管家|诊所|书屋|集市|服务队|宣传队|工作队"
                        "|联络室|服务室|审判点|调解室|工作室|调解工作室|接待室|会客厅|服务驿站|驿站|工作站|服务站|联络站|审查站|警务站|联络点|哨点|代收点|服务站点|站点|联系点|咨询点|调解站|调委会|直通车|议事堂|议事会|理事会|说事会|听证室|审查室|审理室|专席|顾问室|律师团|评议团|观察团|团队|说事室|评理室|化解室|化解中心|接待中心|护航中心|联调中心|解纷中心|研判中心|调处中心|综治中心"
                        "|代办点|服务点|受理点|工作点|监测点|观察点|观测点|采集点|普法点|调解点|便民点|巡诊点"
                        "|服务窗口|综合窗口|专窗|窗口|服务专区|专区|绿色通道|通道|调解中心|服务中心|指挥中心"
                        "|治理中心|法庭|审判庭|庭审室|基地|示范点"
                    "|示范区|示范街区|法治广场|法治公园|法治长廊|文化长廊|体验馆|体验区|调解船|宣传车|大篷车|审判车|服务车|巡回车|大巴|示范带|示范街|工作坊|夜校|实训室|专班|人才库|首席|专员|指挥部|联盟|智库|讲坛|评审库|服务圈|队|室"),
    ("mechanism", "执法协作|服务协作|警务协作|司法协作|信访协作|联防联治"
                  "|联席会议机制|协调机制|联动机制|协作机制|工作机制|长效机制|运行机制|机制|联席会议|会商|闭环|路径"),
    ("system",
        "工作制度|管理制度|审查制度|监督制度|责任制度|联席会议制度|制度|责任制|承诺制|代办制|清单制|双轨制"
        "|点评制|包联制|负责制|终身制|代理制"
                   "|制|管理体系|监督体系|服务体系|工作体系|治理体系|信用体系|防控体系|指标体系|体系|体制机制"
                   "|网络|规程|标准|基准|格局|指数"
               ),
)  # fmt: skip
#: Heads that only tell the kind: too common to begin from.
TELLING = frozenset("栏目 节目 频道 码 标准 格局 做法 路径 会商 首席 网络 经验 项目 制 闭环 矩阵".split())
HEADS = tuple(
    sorted({h for _, heads in KINDS for h in heads.split("|")} - TELLING | {"队", "制"}, key=lambda h: (-len(h), h))
)
HEAD = re.compile("|".join(HEADS))
#: The heads by the character in which they end, so that few need be tried.
HEADS_ENDING = {last: tuple(heads) for last, heads in groupby(sorted(HEADS, key=itemgetter(-1)), key=itemgetter(-1))}
#: Heads of one character count only behind a modifier and where they end the word.
SINGLE = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})(?:队(?![伍员长列])|(?<![公教议科处庭究验宿陈])室(?![内外长主])|(?<![强法体编管控限克研抑牵节定])制(?![度定作约造止裁品服衡化]))"
)
#: What follows a head that is only the beginning of another word: 系统|性, 改革|开放, 制度|化.
RUNNING_ON = {
    "系统": frozenset("人干职内各单梳治性谋推总部学集"),
    "活动": frozenset("场室中"),
    "改革": frozenset("开发创"),
    "工程": frozenset("师建款质项"),
    "行动": frozenset("自方计态员"),
    "制度": frozenset("化治体"),
    "档案": frozenset("管馆室局柜袋资工"),
    "终端": frozenset("用客消产"),
    "联盟": frozenset("单成"),
    "示范带": frozenset("头动领"),
    "咨询委员": frozenset("会"),
}
#: What is made of a thing is another word: 清单|化, 责任清单|化.
MAKING, MADE = ("机制", "模式", "清单", "体系", "品牌"), frozenset("化")
#: The heads with the kinds that they tell by their last characters; what several tell is of the first kind.
TOLD = {
    last: tuple(told)
    for last, told in groupby(
        sorted(((head, kind) for kind, heads in KINDS for head in heads.split("|")), key=lambda told: told[0][-1]),
        key=lambda told: told[0][-1],
    )
}
#: Modifiers that leave a head without a name.
VAGUE = re.compile(
    r"(?:和|与|及|、|各|的|地区|地方|区域|领域|行业|部分|个别|职工|作风|街道|社区|规范性|程序|流程|学法|官方|官网|网站|门户|新媒体|短视频|公开|常态化|法规|各项|有关|相关|重点领域|[国省市县区镇乡][家级]|统筹|监管|依法|特色|专门|多种|媒体|微信|职责|应对|突发事件|权力|边界|总体|工作|长效|体制|配套|规章|规章制度|管理|监督|运行|保障|联动|协调|协作|考核|评价"
    r"|激励|约束|闭环|互认|民主(?=法治)|网上|线上|线下|责任|法律|法规|法治|法制|政策|政府|行政"
    r"|社会|经济|国家|党内|基层|部门|系列|主题|宣传|专项|重点|重大|日常|常态|良好|有效|完善|健全|科学"
    r"|规范|创新|新型|新|现代化?|一体化?|信息化?|数字化?"
    r"|智能化?|智慧|精准|高效|便民|为民|实践|教育|学习|培训|业务|综合|专业|基础|核心|关键|主要|试点|示范"
    r"|服务|群众|人民|企业|项目|事项|任务|问题|标准|目标"
    r"|指标|统一|多种|多项|各类|此类|全面|深入|持续|机关|单位|内部|外部|上级|本级|推进|落实|组织|领导"
    r"|协同|联合|沟通|信息|数据|网络|改革|发展|建设|管控"
    r"|整改|督办|反馈|报告|通报|会议|研究|决策|执法|司法|普法|守法|立法|治理|体系|制度|机制)+"
)
#: What is done about a topic; where the topic is told too, the two name: 企业常态化|沟通, 依法行政|学习宣传.
ACTS = "协调|沟通|联动|协作|会商|考核|评价|监督|督办|督察|报告|通报|反馈|激励|约束|学习宣传"
ACT = re.compile(ACTS)
#: Vague words that tell no topic.
NO_TOPIC = re.compile(
    rf"{ACTS}|和|与|及|、|各|的|常态化?|各项|有关|相关|统筹|总体|工作|长效|体制|配套|规章|制度|机制|体系|管理|运行|保障|责任|部门|系列"
    r"|重点|重大|日常|良好|有效|完善|健全|科学|规范性?|创新|新型?|综合|专业|基础|核心|关键|主要|事项|任务|问题|标准|目标|指标|统一|多种"
    r"|多项|全面|深入|持续|机关|单位|内部|外部|上级|本级|推进|落实|组织|领导|协同|联合|信息|数据|网络|发展|建设|管控|整改|会议|研究|程序|流程"
    r"|街道|社区|专项|主题|学习|培训|业务|服务|项目"
)
#: Learning and teaching the law as a habit.
HABIT = re.compile(r"(?:常态化|定期|日常)(?:学法|普法|述法)")
NAMING_LENGTH = 6
#: Heads that say enough of what they are for any modifier to name: 法治|驿站, 普法|轻骑兵.
OWN = re.compile(
    r"(?:小分队|轻骑兵|议事厅|议事堂|议事会|议事点|说事[点会室]|大讲堂|明白人|带头人|观察员|观察点|观测点|评理室|化解室|听证室|会客厅|驿站"
    r"|直通车|庭审室|实训室|公园|广场|驾驶舱|工作法|调解法|双轨制|点评制|包联制|数字档案|助手|智库|讲坛|大比武|大练兵|大走访|大排查|大起底)$"
)
IDEOLOGY = re.compile(
    r"习近平|主义|中国梦|四个意识|四个自信|十一个坚持|两个维护|两个确立|四个全面|五位一体总体|三个代表|不忘初心"
    r"|牢记使命|关键少数|关键变量|以人民为中心|第一个百年"
    r"|党的.{0,4}大|初心|使命|思想$|精神$|四史|五大发展|新发展理念|新发展格局|第二个结合|国之大者"
    r"|政治三力|两个结合|保护伞|连冠|一岗双责|最后一公里|最初一公里|一刀切"
)
#: What a body's name may end in.
BODY_TAILS = tuple(
    """
    领导小组办公室 领导小组 协调小组 工作专班 专班 工作组 委员会办公室 委员会 指挥部办公室 指挥部
    联席会议办公室 总队 支队 大队 中队 执法队 服务中心 调解中心 指挥中心 治理中心 中心 仲裁院 研究院 研究会
    人民法院 法院 人民检察院 检察院 法庭 律师事务所 公证处 司法鉴定所 协会 学会 商会 促进会 联合会 基金会
    志愿团 讲师团 宣讲团 服务团 有限责任公司 有限公司 集团公司 大学 学院 党校 调解委员会 监督办公室 分局
    工作站 服务站 志愿服务队 巡视组 巡察组 督察组 调委会
    """.split()
)


@cache
def body_automaton() -> AhoCorasick:
    """Build the automaton over the tails of bodies' names."""
    return AhoCorasick(BODY_TAILS, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


def find_body_tails(text: str) -> Iterator[tuple[int, int]]:
    """Find what bodies' names may end in, the longest at each place.

    Args:
        text: Any text.

    Yields:
        Offsets [start, end).

    Examples:
        >>> [text[start:end] for text in ["成立护航企业工作专班"] for start, end in find_body_tails(text)]
        ['工作专班']
    """
    for _, start, end in body_automaton().find_matches_as_indexes(text):
        yield start, end


@cache
def head_automaton() -> tuple[AhoCorasick, list[frozenset[str]]]:
    """Build the automaton over the heads, and list what must not follow each."""
    machine = AhoCorasick(HEADS, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
    return machine, [RUNNING_ON.get(head, MADE if head.endswith(MAKING) else frozenset()) for head in HEADS]


def find_heads(text: str) -> Iterator[tuple[int, int]]:
    """Find the head nouns of a text, the longest at each place.

    Args:
        text: Any text.

    Yields:
        Offsets [start, end).

    Examples:
        >>> [text[start:end] for text in ["推行林长制度，组建马背调解队"] for start, end in find_heads(text)]
        ['制度', '调解队']
    """
    machine, running_on = head_automaton()
    for index, start, end in machine.find_matches_as_indexes(text):
        if (end - start > 1 and text[end : end + 1] not in running_on[index]) or SINGLE.match(text, start):
            yield start, end


def is_vague(stem: str, head: str = "") -> bool:
    """Tell whether what stands before a head names nothing: words that any report could put there.

    Args:
        stem: A name without its head.
        head: The head, which may tell the act: 协调机制.

    Returns:
        Whether it does not name; a topic with what is done about it does.

    Examples:
        >>> [is_vague(stem) for stem in ("监督考核", "部门协调", "企业常态化沟通", "法治政府建设领导协调")]
        [True, True, False, False]
    """
    if not VAGUE.fullmatch(stem) or HABIT.fullmatch(stem):
        return False
    told = stem + head[:-2]
    if OWN.search(head):
        return False
    return not (len(told) >= NAMING_LENGTH and ACT.search(told) and len(NO_TOPIC.sub("", stem)) > 1)


def ends_in_head(name: str) -> bool:
    """Tell whether a name ends in a head.

    Args:
        name: Any words.

    Returns:
        Whether they do; heads that only tell the kind do not count.

    Examples:
        >>> ends_in_head("说事制度"), ends_in_head("说事经验")
        (True, False)
    """
    return name.endswith(HEADS_ENDING.get(name[-1:], ()))


def kind_of(name: str) -> str:
    """Tell a mechanism's kind from the head of its name.

    Args:
        name: A name.

    Returns:
        The kind; mechanism where the head tells none.

    Examples:
        >>> kind_of("夜市经济审批新模式"), kind_of("涉企执法事项清单")
        ('model', 'list')
    """
    bare = name.rstrip("”’」』）)")
    for head, kind in TOLD.get(bare[-1:], ()):
        if bare.endswith(head):
            return kind
    return "mechanism"
