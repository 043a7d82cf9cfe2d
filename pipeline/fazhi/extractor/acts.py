"""Names that end in an act instead of a head: 跨省通办, 统计执法检查, 规划中期评估, 督办提示函."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from fazhi.extractor.boundaries import left_edge
from fazhi.extractor.predicates import has_predicate, times_held
from fazhi.extractor.source import places_of

__all__ = ["act_kind", "find_acts", "find_assessments", "find_pushed", "said_of_act"]

#: What is done, shown or handed out, with the kind of the names that end in it.
ACTS = {
    "mechanism": """
    考核评价 考核 评估 后评估 评查 评议 互评 点评 测评 考评 评审 监测 听证 旁听 会商 会审 督办 督察
    督查 预审
    全过程管理 全流程管理 集中管理 分级管理 全流程指导 全程指导 靠前服务 执法协同 监管协同 达标建设
    全周期管理 全生命周期管理 闭环管理
    分类管理 清单化管理 网格化管理 精细化管理 积分管理
    系统治理 综合治理 源头治理 联合整治 综合整治 集中整治 柔性执法 说理式执法 非现场执法 联合执法 协同执法
    分类监管 信用监管 智慧监管 协同监管 联合监管 非现场监管 上门服务 延时服务 预约服务 驻点服务 增值服务
    诉前调解 联合调解 并联审批 合署办公 合署 联勤 会诊 共治 评定 认定
    备查 抽查 清理 通办 联办 联审 代办 帮办 互认 核验 换证 报装 发照 体检
    全程留痕 全流程留痕 回访 前置 辅助审查 标准化 标准化登记 联调 联排联调
    联动 评级 评星定级 考证 倒查 双告知 派单 日报告 创建
    动态调整 下沉 抽验 复盘 讲评 归集共享 监测预警 风险研判 专项调研 监督调研 流程再造
    适老化改造 派驻 交办 督导 听证会 分流
    目录化管理 编码化管理 痕迹化管理 台账化管理
    """,
    "campaign": """
    专项整顿 挂牌整治 专项检查 执法检查 联合检查 交叉检查 综合检查 飞行检查 培训 轮训 讲座 考试 测试 论坛 竞赛 辩论赛
    演讲比赛 书法展
    展览 展播 展演 评选 直播 巡查 大讨论 大培训 大评查 大检查 大学习 大调研 大宣讲 大清理 教育整顿 顽瘴痼疾整治 读书班
    训练营 擂台赛 征文 服务日 开放日
    """,
    "platform": "图书馆 课堂 直播间 办事大厅 政务大厅 服务大厅",
    "list": "告知书 提示函 提醒函 督办单 督办函 督察函 督查函 整改函 建议函 警示单 警示函 一本通 明白卡 手册 指引",
}
KIND_OF = {act: kind for kind, acts in ACTS.items() for act in acts.split()}
#: An act ends the name where nothing but a mark, a figure or a word of work follows.
ENDING = re.compile(r"(?:工作|活动)?(?:$|[^\u4e00-\u9fff“《])")
#: An act done to a document: 《某规划》|中期评估.
ASSESSED = re.compile(
    r"《([^《》\n]{4,40})》(?:[（(][^（）()\n]{1,24}[)）]|[（(]以下简称《[^《》]{2,12}》[)）])?的?"
    r"((?:中期|终期|期末|中期和终期|实施情况|实施效果|立法后|实施后)评估|执法检查)"
)
#: Of a title, what its document's name leaves out.
LEFT_OUT = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,9}?[省市县区州盟旗](?=[\u4e00-\u9fff“]{4}))+|^关于|[（(][^（）()]*[)）]|[“”]"
)

#: Verbs that always bring in a way of governing, whatever its name ends in.
PUSHING = ("推行", "试行", "首推", "首创", "建立", "推出", "探索")
#: The names behind such a verb, up to the end of the clause: 推行|错时检查预约、许可到期免评审换证.
PUSHED = re.compile(
    r"了?(?=[A-Z\u4e00-\u9fff])((?:(?:[A-Z\u4e00-\u9fff]{4,14}|“[^“”，。；\n]{2,14}”)[、和])*[A-Z\u4e00-\u9fff]{4,14})(?=[，。；,;\n]|$)"
)
SHORTEST = 4
#: What is no name there: what is done with it, or a quality.
NOT_PUSHED = re.compile(
    r"(?:工作|力度|进程|措施|理念|方式|方法|办法|规定|标准|要求|以来|之[前后早])$|^(?:之|以|了|过|等|工作)"
)


@cache
def act_automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Build the automaton over the acts."""
    words = tuple(KIND_OF)
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), words


def find_acts(text: str) -> Iterator[tuple[int, int]]:
    """Find the acts that can end a name: nothing follows, or what is said of it.

    Args:
        text: Any text.

    Yields:
        Offsets [start, end).

    Examples:
        >>> text = "推进跨省通办，检查企业，法治督察扎实开展"
        >>> [text[start:end] for start, end in find_acts(text)]
        ['通办', '督察']
    """
    machine, _ = act_automaton()
    for _, start, end in machine.find_matches_as_indexes(text):
        if ENDING.match(text, end) or said_of_act(text, end):
            yield start, end


def said_of_act(text: str, end: int) -> bool:
    """Tell whether the words behind an act say that it took place or is kept up.

    Args:
        text: The report.
        end: Offset behind the act.

    Returns:
        Whether they do.

    Examples:
        >>> said_of_act("法治督察扎实开展", 4), said_of_act("法治督察事项清单公布", 4)
        (True, False)
    """
    return has_predicate(text, end, amid=False) or times_held(text, end) > 0


def act_kind(act: str) -> str:
    """Tell the kind of the names that end in an act.

    Args:
        act: An act that `find_acts` found.

    Returns:
        The kind.

    Examples:
        >>> act_kind("提醒函")
        'list'
    """
    return KIND_OF[act]


def find_assessments(text: str) -> Iterator[tuple[int, int, str]]:
    """Find assessments of documents: 《甲市乙规划》中期评估.

    Args:
        text: Any text.

    Yields:
        Offsets [start, end) of the act, and its name with the document's.

    Examples:
        >>> [name for _, _, name in find_assessments("完成《来凤县“十四五”普法规划（2021—2025年）》中期评估")]
        ['十四五普法规划中期评估']
    """
    for found in ASSESSED.finditer(text):
        yield *found.span(2), LEFT_OUT.sub("", found[1]) + found[2]


def find_pushed(text: str) -> Iterator[tuple[int, int]]:
    """Find what stands behind a verb that always brings in a way of governing.

    Args:
        text: Any text.

    Yields:
        Offsets [start, end).

    Examples:
        >>> text = "全面推行许可到期免评审换证，推行工作有序"
        >>> [text[start:end] for start, end in find_pushed(text)]
        ['许可到期免评审换证']
    """
    for verb in PUSHING:
        for at in places_of(verb, text):
            found = PUSHED.match(text, at + len(verb))
            start = found.start(1) if found else 0
            for item in re.split("[、和]", found[1]) if found else ():
                end = start + len(item)
                if len(item) >= SHORTEST and not NOT_PUSHED.search(item) and left_edge(text, start, end) == start:
                    yield start, end
                start = end + 1
