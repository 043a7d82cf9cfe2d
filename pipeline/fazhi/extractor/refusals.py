"""Why a phrase that ends in a head or an act names nothing: ideology, vague words, bare topics, figures, rules."""

from __future__ import annotations

import re

from fazhi.extractor.heads import IDEOLOGY, NO_TOPIC, VAGUE, is_vague, kind_of

__all__ = ["COMMON_ACTS", "WORKERS", "act_refusal", "form_refusal", "tells_topic", "topic_refusal"]

#: Bodies and platforms of which a figure tells what they did: 行政复议受理点|收案转办12件.
WORKERS = ("institution", "platform")
#: Acts that a short stem does not name: 急救|培训, unlike 政治|轮训, 巡回|听证.
COMMON_ACTS = frozenset("培训 讲座 考试 测试 评选 监测 巡查 抽查 展览 论坛 竞赛".split())
#: The reason of a name whose words any report could put there.
VAGUELY = "vague modifier"
#: Of posts, stations, platforms and lists, what they are for names them, however common the word: 执法监督|联系点,
#: 企业|监测点, 决策|事项目录; but not whose they are, nor a medium of the news.
THINGS = ("institution", "platform", "list")
WHOSE = re.compile(r"[国省市县区州镇乡街村](?:家|道)?级?")
#: What is reformed names a reform, where it is told in full: 执法权力运行机制|改革.
REFORM = re.compile(r"^[\u4e00-\u9fff]{4,}(?:体制|机制|制度)改革$")
NO_THING = re.compile(r"[和与]|网站|官网|公众号|媒体|小程序|法律意见")
#: What is built of earth and stone: 老旧小区|改造工程.
BUILT = re.compile(
    r"(?:改造|修复|安置|供水|排水|供电|供热|管网|水利|公路|道路|桥梁|隧道|铁路|电网|农田|灌区|河道|水库|厂房|小区|住房|绿化|污水|垃圾|防洪|管道|市政"
    r"|基础设施|建筑)[\u4e00-\u9fff]{0,4}(?:工程|项目)$"
)
WEAK = re.compile(
    r"(?:活动|行动|工程|改革|计划|系统|窗口|基地|项目|规划|试点|目录|台账|竞赛|标准|码|规程|路径|通道|大脑"
    r"|(?<![查解理判])室|大院|小院|书屋|集市|大巴|地图|白皮书|站点)$"
)
#: What only a rule says: 领导干部不得干预司法活动.
RULING = re.compile(r"不得|不准|不能|不许|严禁|禁止|必须|应当|不应|须[对按经由先]")
BARE_TOPIC = re.compile(
    r"(?:政府|机构|职能|治理|责任|组织|保障|学习|行政复议|行政应诉|行政执法|法治建设|法治政府建设|依法行政|社会治理|政务服务|普法宣传|法律服务|矛盾纠纷|应急管理|统筹|协调|领导|运行|工作|小组|委员会|的)+"
    r"(?:制度|机制|体系|格局|模式|平台|活动)"
)
#: The rules of a whole field, and a branch of the administration.
FIELD = re.compile(
    r"(?:法规|法治|法律|政策|职能|规章)(?:规范|制度|标准)*体系$|^依法[\u4e00-\u9fff]{2,4}体系$|^[\u4e00-\u9fff]{2}监管制度$"
    r"|^财[政务]管理制度$"
)
BRANCH = re.compile(
    r"(?:教育|交通运输|政法|公安|检察|法院|司法|行政|卫生健康|卫健|医疗|统计|税务|海关|农业农村|农业|林草|林业|水利|水务|住建|城管|综合执法|市场监管|自然资源"
    r"|生态环境|环保|应急管理|应急|文旅|文化旅游|文化|民政|人社|财政|审计|信访|国资|工会|妇联|机关|部门|行业|政府|党政)系统$"
)
#: Figures, dates and general words, which no name holds or begins with.
NO_NAME = re.compile(
    r"[0-9]+[件次场人份家条]|\d年|年度(?![述评轮培考学立报])|[今去全本半]年|[\d一二三四五六七八九十今上下本]月|月份|第[一二三](?!方|责任|议题)|[A-Za-z]{8}|首批|^“\d(?![+＋])|^(?:后(?![评续期勤台])|则|已|须)|^(?:部分|个别|少数|多数|有的|某些)|^(?:情况|工作|问题|内容|人员|方面|过程|力度|水平|能力)"
)
#: What is built for a matter is named by general words too: 执法信息化系统, 基层治理指挥中心.
SYSTEM = re.compile(r"[\u4e00-\u9fff]{5,}(?:系统|平台|中心)$")


def act_refusal(name: str, act: int, adopted: bool) -> str:
    """Give the reason for which a phrase that ends in an act is no name, or nothing.

    Args:
        name: The phrase.
        act: Where its act begins in it.
        adopted: Whether the text says that it is taken up.

    Returns:
        The reason; an act on a topic is named by it, however common its words: 决策全流程|留痕.

    Examples:
        >>> act_refusal("决策全流程留痕", 5, True), act_refusal("重点督查", 2, True)
        ('', 'vague modifier')
    """
    reason = topic_refusal(name, act)
    if reason == VAGUELY and name[act:] not in COMMON_ACTS and tells_topic(name[:act]):
        reason = ""
    return reason or form_refusal(name, act, adopted)


def topic_refusal(name: str, head: int) -> str:
    """Give the reason for which a phrase names nothing, whatever is said of it, or nothing.

    Args:
        name: The phrase.
        head: Where its head begins in it.

    Returns:
        The reason.

    Examples:
        >>> topic_refusal("茶园确权制度", 4), topic_refusal("监督考核制度", 4)
        ('', 'vague modifier')
    """
    stem = name[:head]
    if IDEOLOGY.search(name):
        return "ideology"
    vague = is_vague(stem, name[head:])
    if vague and not (
        SYSTEM.search(name) or (len(stem) >= 6 and kind_of(name) in WORKERS) or names_thing(stem, name[head:])
    ):
        return VAGUELY
    if FIELD.search(name) or (name.endswith("系统") and BRANCH.search(name)):
        return "a field or a branch"
    if BARE_TOPIC.fullmatch(name) and (vague or not VAGUE.fullmatch(stem)):
        return "a bare topic"
    return ""


def names_thing(stem: str, head: str) -> bool:
    """Tell whether common words name a thing because they tell what it is for: 执法监督|联系点, unlike 市级|示范点."""
    if REFORM.search(stem + head):
        return tells_topic(stem)
    if kind_of(head) not in THINGS or NO_THING.search(stem + head):
        return False
    return tells_topic(stem)


def tells_topic(stem: str) -> bool:
    """Tell whether common words tell a topic besides how and by whom something is done.

    Args:
        stem: What stands before a head or an act.

    Returns:
        Whether they do.

    Examples:
        >>> tells_topic("决策全流程"), tells_topic("市级重点")
        (True, False)
    """
    return len(NO_TOPIC.sub("", WHOSE.sub("", stem))) > 1


def form_refusal(name: str, head: int, adopted: bool) -> str:
    """Give the reason for which a phrase with a topic is no name, or nothing.

    Args:
        name: The phrase.
        head: Where its head begins in it.
        adopted: Whether the text says that it is taken up.

    Returns:
        The reason.
    """
    if not adopted:
        return "no adopting verb before it"
    if RULING.search(name, 0, head) or BUILT.search(name):
        return "a rule or a building work, no name"
    if WEAK.search(name) and head < 4:
        return "weak head with a short modifier"
    if NO_NAME.search(name):
        return "a figure or date in it"
    return ""
