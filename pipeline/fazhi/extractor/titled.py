"""What the titles of a region's own instruments name: the campaign of a plan, the list or system that is laid down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi.extractor.boundaries import ADOPTING
from fazhi.extractor.heads import HEAD, IDEOLOGY, VAGUE, kind_of
from fazhi.extractor.source import Source
from fazhi.naming import QUOTES
from fazhi.passages import Mention

__all__ = ["find_titled"]

#: What stands behind the name in a title: 〈…专项整治|工作方案（2023—2025年）〉的通知.
TAIL = re.compile(
    r"(?:的)?(?:工作|实施|活动|总体|推进|建设|暂行|管理|年度|具体)*"
    r"(?:方案|意见|办法|细则|规定|规则|规程|通知|计划|要点|安排|协议|备忘录|措施|指引|指南)?"
    r"(?:[（(][^（()）]{1,20}[)）])*$"
)
#: What the name itself must end in to be a way of governing, not the matter that an instrument regulates.
NAMING = re.compile(
    r"(?:行动|整治|攻坚战?|大排查|大起底|回头看|(?:规范化?|规范化建设|建设|提升|提质|攻坚|落实|深化|突破|服务|作风|环境|执法|质量|效能|推进)年"
    r"|清单|目录|台账|制度|机制|体系|责任制|承诺制|代办制|改革|试点|工程|示范创建|模式|工作法|包联|挂联|告知书|提示函"
    r"|(?:协作|协同|联动|联防联[控治调]|共治|联合执法)|监督员|观察员|联络员|体验官|监督卡|码|平台|服务队|直通车)$"
)
#: Rules that a list of titles calls systems: 《…应诉代理办法》《…管理规定》等制度.
RULES = re.compile(r"(?:暂行|实施|工作)*(?:办法|规定|细则|规则|规程)(?:[（(][^（()）]{1,20}[)）])*$")
CALLED = re.compile(
    r"(?:[、和及]?《[^《》\n]{2,60}》)*等(?:[\d一二三四五六七八九十]+[项个])?(?:配套|工作|管理)?(制度|机制)"
)
#: How an office runs its own house is no way of governing.
HOUSEKEEPING = re.compile(
    r"会议|财务|考勤|值班|公文|印章|车辆|请销?假|办公|接待|资产|工作规则|议事规则|档案|保密|采购|报销"
)
NESTED = re.compile(r"[〈<《]([^〈〉<>《》]{4,80})[>〉》]")
#: What stands before the name: whose the instrument is, its year, the verb of the matter.
VERBS = "|".join(sorted((v for v in ADOPTING if len(v) > 1), key=lambda v: (-len(v), v)))
LEADING = re.compile(
    rf"(?:\d{{4}}(?:[-—－~至]\d{{4}})?年(?:度)?|十[一二三四五]五|关于|印发|(?:全面|深入|进一步|扎实|继续|持续|大力|加快|切实)"
    rf"|(?:街道办事处|办事处|街道|街|镇|乡)(?!级)|(?:人民政府|政府)(?:办公[室厅])?|(?:党工委|管委会|[省市县区]委)(?:办公[室厅])?|全[省市区县州旗镇]|{VERBS})"
)
#: Words that end a verb's object before the name: 规范涉企执法|专项行动 keeps them, 贯彻…部署 is none.
NO_NAME = re.compile(r"贯彻|落实|部署|任务分工|责任分工|工作要点|[，。；：]|若干")
SHORTEST, LONGEST = 5, 28


def find_titled(
    source: Source, documents: Iterable[Mention], regions: Iterable[Mention], agencies: Iterable[Mention]
) -> Iterator[Mention]:
    """Find what the titles of issued instruments name.

    Args:
        source: The report.
        documents: The document mentions of the report.
        regions: Its region mentions.
        agencies: Its agency mentions.

    Yields:
        A mention for each title that names a way of governing.
    """
    owners = {m.start: m.end for m in (*regions, *agencies)}
    for document in documents:
        if document.rule != "title" or not document.note.startswith("issued"):
            continue
        start, end = document.start + 1, document.end - 1
        nested = list(NESTED.finditer(source.text, start, end))
        if nested:
            start, end = nested[-1].span(1)
        called = CALLED.match(source.text, document.end)
        rules = RULES.search(source.text, start, end) if called else None
        tail = rules or TAIL.search(source.text, start, end)
        end = tail.start() if tail else end
        if not rules and not NAMING.search(source.text, start, end):
            continue
        start = begin(source.text, start, end, owners)
        name = source.text[start:end] + (called[1] if called and rules else "")
        if names(name) and source.text.count("“", start, end) == source.text.count("”", start, end):
            yield Mention("mechanism", start, end, name, kind_of(name), "", "titled", "", 0.7)


def begin(text: str, start: int, end: int, owners: dict[int, int]) -> int:
    """Give where the name begins: behind owners, years and verbs."""
    while start < end:
        if start in owners and owners[start] < end:
            start = owners[start]
            continue
        leading = LEADING.match(text, start, end)
        if not leading:
            break
        start = leading.end()
    return start


def names(name: str) -> bool:
    """Tell whether what is left of a title names one way of governing."""
    stem = HEAD.sub("", name.strip(QUOTES))
    return (
        SHORTEST <= len(name) <= LONGEST
        and len(stem) >= 2
        and not VAGUE.fullmatch(stem)
        and not IDEOLOGY.search(name)
        and not NO_NAME.search(name)
        and not HOUSEKEEPING.search(name)
    )
