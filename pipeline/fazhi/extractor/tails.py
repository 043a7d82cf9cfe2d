"""The head noun behind a closing quotation mark: “茶乡议事”执法监督平台, but not “说事点”有专人值守."""

from __future__ import annotations

import re

from fazhi.extractor.heads import KINDS

__all__ = ["ACTS", "is_programme", "quote_tail"]

#: Nouns of acts that are heads themselves and stand before others: “X”执法, “X”执法监督平台.
ACTS = (
    "执法|监管|审批|服务|普法|抽查|调解|治理|宣讲|宣传|教育|直播|办理|受理|登记|督察|督查|督导|整治|清理|巡查|检查|评查|核查|排查|走访|接访|下访|回访|帮教|帮扶|救助|评议"
    "|述法|创建|评选|培训|考试|考核|学习|协作|管理|赋能|保护|防控|巡护|救援|安置|指导|辅导|评估|评定|审计|公证|仲裁|立案|庭审|审理|审判|维权|融资|联办|通办|导办|报装|验收"
    "|备案|公示|公开|约谈|提醒|预警|交办|督办|联调|志愿服务"
)
OTHERS = (
    "品牌|名片|标准|团队|队伍|讲堂|课堂|沙龙|栏目|节目|频道|普法责任制|责任制|阵地|机器人|智能体|数字人|助手|论坛|办公室|中心|方法|方式|理念|原则|战略|要求"
    "|一件事|攻坚战|政策|征文|大赛|竞赛|比赛|讲座|微信公众号|视频号|征文研讨|主题教育|学习教育|宣传教育|教育整顿|主题党日|工作任务|发展目标|工作目标|联盟|共同体|评级|互认|处置"
)
HEADS = tuple(
    sorted(
        {head for _, heads in KINDS for head in heads.split("|") if len(head) > 1}
        | set(ACTS.split("|"))
        | set(OTHERS.split("|")),
        key=lambda head: (-len(head), head),
    )
)
ACT = re.compile(ACTS)
HEAD = re.compile("|".join(HEADS))
WORDS = re.compile(r"[ \u3000]?([A-Za-z\u4e00-\u9fff]{2,16})")
#: Where the words of a name end: a particle or a verb, but not 中 of 中心 or 上 of 上门.
STOP = re.compile(
    r"[的是为在与等将了被把由使均已至]|即(?![时办审享申送改])|从(?!业)|及(?!时)|和(?![谐解美合睦])|对(?![口接标话账])|并(?![联轨])|以(?![案奖工岗训])|按(?![需图])|到(?![家岗期])"
    r"|后(?![评续勤])|时(?![效间段])|中(?![心台介小枢])|上(?![门线网])|下(?![乡沉访])|内(?![控部])|外(?![出卖商])"
    r"|开展|进行|获评|入选|规范(?!化|性)|推进|落实|深化|实施|覆盖|调处(?!机制|中心|平台|模式|体系|制度)|组织|强化|加强|系(?![列统])|属(?!地)|作为|成为|全[国省市州县区](?!域)|首[个家创批]|提供|纳入|列入|融入|全面|有效|(?:接|投)入|发展(?!目标)"
)
#: Verbs of one character and others that open a predicate: “四亮明”管执法程序, “护茶行动”有专班.
PREDICATE = re.compile(
    r"有(?![奖机])|让|靠|使|管(?![理控护家])|走(?![访廊])|抓(?!手)|促|守|助(?!手)|保(?![护障险洁])|破(?!产)|接受|吸引|惠及|助力|引领|赋能|获"
)
#: What an act behind the mark is done to, where it is a verb: “法治夜校”服务群众3600人次.
DONE_TO = re.compile(
    r"(?:了|各类|辖区|全[省市县区州旗乡镇])*(?:企业|群众|百姓|居民|市民|村民|游客|商户|学生|职工|纠纷|案件|矛盾|问题|事项|咨询|诉求|\d[\d.,]*[万余多]*(?:人|件|户|家|起|名|例|条|宗))"
)
#: Heads that may follow one another: “X”服务品牌, “X”改革清单.
AGAIN = re.compile(r"(?:新)?(?:工作)?(?:模式|机制|制度|体系|平台|活动|行动|服务|改革|清单)")
#: How well something is done, of which words for what is done are the matter: 提升“X”数字化应用|水平.
DEGREE = re.compile("水平|能力|程度|力度|质量|质效|效能|效率|成效|效果")
LONGEST_MODIFIER = 10
#: How long an adverb before a verb is: 巡回审理案件60件.
ADVERB = 2
#: A title in 《》 that is no document: 《法治伴你行》栏目.
PROGRAMME = re.compile(r"(?:电视|广播|电台|普法|法治|法制|融媒体?|直播|访谈|系列|专题){0,2}(?:栏目|节目|专栏|频道)")


def quote_tail(text: str, end: int) -> int:
    """Find the end of the head noun that follows a closing quotation mark.

    Args:
        text: The report.
        end: Offset behind the closing mark.

    Returns:
        The offset behind the head, or `end` where none follows.

    Examples:
        >>> text = "“1+5+N”多元解纷网络，“板凳课”服务群众3600人次"
        >>> text[:quote_tail(text, 7)]
        '“1+5+N”多元解纷网络'
        >>> quote_tail(text, 19)
        19
    """
    words = WORDS.match(text, end)
    if words is None or PREDICATE.match(text, words.start(1)):
        return end
    stop = STOP.search(text, words.start(1), words.end())
    limit = stop.start() if stop else words.end()
    head = HEAD.search(text, words.start(1), limit)
    if head is None or head.start() - words.start(1) > LONGEST_MODIFIER:
        return end
    if ACT.fullmatch(head[0]):
        later = HEAD.search(text, head.end(), limit)
        if later is not None and not ACT.fullmatch(later[0]):
            head = later
        elif head.start() <= words.start(1) + ADVERB and DONE_TO.match(text, head.end()):
            return end
    again = AGAIN.match(text, head.end(), limit)
    last = again.end() if again else head.end()
    return end if DEGREE.match(text, last) else last


def is_programme(text: str, end: int) -> bool:
    """Tell whether a title in 《》 is that of a programme, by the words behind it.

    Args:
        text: The report.
        end: Offset behind 》.

    Returns:
        Whether it is.

    Examples:
        >>> is_programme("《法治伴你行》广播栏目", 7), is_programme("《民法典》节选", 5)
        (True, False)
    """
    return PROGRAMME.match(text, end) is not None
