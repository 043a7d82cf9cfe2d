"""Why a phrase that ends in a head or an act names nothing: ideology, vague words, bare topics, figures, rules."""

from __future__ import annotations

import re

from fazhi.extractor.heads import IDEOLOGY, VAGUE, is_vague, kind_of

__all__ = ["WORKERS", "form_refusal", "grammar_refusal", "topic_refusal"]

#: Bodies and platforms of which a figure tells what they did: 行政复议受理点|收案转办12件.
WORKERS = ("institution", "platform")
#: What is built of earth and stone: 老旧小区|改造工程.
BUILT = re.compile(
    r"(?:改造|修复|安置|供水|排水|供电|供热|管网|水利|公路|道路|桥梁|隧道|铁路|电网|农田|灌区|河道|水库|厂房|小区|住房|绿化|污水|垃圾|防洪|管道|市政"
    r"|基础设施|建筑)[\u4e00-\u9fff]{0,4}(?:工程|项目)$"
)
WEAK = re.compile(
    r"(?:活动|行动|工程|改革|计划|系统|窗口|基地|项目|规划|试点|目录|台账|竞赛|标准|码|规程|路径|通道|大脑)$"
)
#: What only a rule says: 领导干部不得干预司法活动.
RULING = re.compile(r"不得|不准|不能|不许|严禁|禁止|必须|应当|不应")
BARE_TOPIC = re.compile(
    r"(?:政府|机构|职能|治理|责任|组织|保障|学习|行政复议|行政应诉|行政执法|法治建设|法治政府建设|依法行政|社会治理|政务服务|普法宣传|法律服务|矛盾纠纷|应急管理|统筹|协调|领导|运行|工作|小组|委员会|的)+"
    r"(?:制度|机制|体系|格局|模式|平台|活动)"
)
#: Figures, dates and general words, which no name holds or begins with.
NO_NAME = re.compile(
    r"[0-9]+[件次场人份家条]|\d年|年度(?!述|评)|[今去全本半]年|[\d一二三四五六七八九十今上下本]月|月份|第[一二三](?!方|责任|议题)|[A-Za-z]{8}|首批|^“\d(?![+＋])|^(?:部分|个别|少数|多数|有的|某些)|^(?:情况|工作|问题|内容|人员|方面|过程|力度|水平|能力)"
)
#: What is built for a matter is named by general words too: 执法信息化系统, 基层治理指挥中心.
SYSTEM = re.compile(r"[\u4e00-\u9fff]{5,}(?:系统|平台|中心)$")


def grammar_refusal(name: str, head: int, adopted: bool) -> str:
    """Give the reason for which a phrase is no name, or nothing.

    Args:
        name: The phrase.
        head: Where its head begins in it.
        adopted: Whether the text says that it is taken up.

    Returns:
        The reason.

    Examples:
        >>> grammar_refusal("茶园确权制度", 4, True), grammar_refusal("监督考核制度", 4, True)
        ('', 'vague modifier')
    """
    return topic_refusal(name, head) or form_refusal(name, head, adopted)


def topic_refusal(name: str, head: int) -> str:
    """Give the reason for which a phrase names nothing, whatever is said of it, or nothing.

    Args:
        name: The phrase.
        head: Where its head begins in it.

    Returns:
        The reason.
    """
    stem = name[:head]
    if IDEOLOGY.search(name):
        return "ideology"
    vague = is_vague(stem, name[head:])
    if vague and not (SYSTEM.search(name) or (len(stem) >= 6 and kind_of(name) in WORKERS)):
        return "vague modifier"
    if BARE_TOPIC.fullmatch(name) and (vague or not VAGUE.fullmatch(stem)):
        return "a bare topic"
    return ""


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
