"""Mechanisms that a later clause says were honoured: 创设某机制，化解纠纷30件，被评为全省优秀案例."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi.extractor.antecedents import OPENS_BACK, antecedents, names_one
from fazhi.extractor.source import Source
from fazhi.passages import Clause, Mention, Role

__all__ = ["AWARDED", "at_work", "inherited_awards"]

#: Without a group around it, so that it can be an alternative of a longer pattern at no loss of speed.
AWARDED = re.compile(
    r"荣获|获[评选]|获得|入选|入围|被(?:评[为选]|授予|确定为|命名为|列为|认定为|推广|推介|全国|省|市|中央|司法部"
    r"|(?=[^，。；]{2,14}(?:命名|表彰|表扬|授予|评为|认定|推介)))"
    r"|通报表扬|获(?:全国|省|市|国家|司法部|评|得|批|颁|第|(?=[^，。；]{2,14}(?:命名|表彰|表扬|授予|推介|推广|激励)))|受(?=[^，。；到]{2,10}激励)|评为|列为(?=[^，。]{0,16}(?:案例|典型|示范|推广|样板))|列入.{0,20}(?:典型|优秀|示范)|当选|上榜|斩获"
    r"|作为.{0,16}(?:典型|经验).{0,8}推广|受到.{0,12}(?:表彰|通报表扬|肯定)|经验.{0,4}在全(?:国|省|市"
    r"|区).{0,8}推广(?!(?!应用|复制|运用|实[施行])[\u4e00-\u9fff]{3})"
)
#: What a way of governing can win, and what only a place, a body or a person can.
WON_BY_WORK = re.compile(r"案例|品牌|项目|成果|经验|做法|典型|推广|推介|奖|表扬|表彰|十大|十佳|工作法|创新")
WON_BY_OTHERS = re.compile(
    r"(?:示范|先进|模范|平安|文明|优秀|标兵)(?:[省市县区旗州镇乡村]|社区|集体|单位|个人|街道|家庭|校园|窗口)|等次|第[一二三\d]名|试点"
)
#: What may stand in its clause before the award: nothing but a word that points back, and who gave it.
POINTS_BACK = re.compile(
    r"(?:并|还|也|且|先后|均|成功|同时|分别|连续)*"
    r"(?P<back>(?:其|该|此|这一?|这项|相关|有关|上述|其中)[项个种]?[\u4e00-\u9fff、]{0,16}|(?:工作|典型|创新|先进)?(?:经验|做法|案例|成果)(?:做法)?)?"
    r"(?:(?:被|获|经|由|得到|受到)[\u4e00-\u9fff、“”]{0,18})?"
)
#: What is only striven for: 法务区争创|全国示范创建项目，同时入选….
STRIVEN_FOR = re.compile(r"(?:争创|申报|推荐|争当|参评|争取)[^，。；]{0,6}$")
#: What an honoured one is told to have done besides: 该工作室|全年调处纠纷203起.
AT_WORK = re.compile(
    r"\W{0,2}(?:目前|现)?(?:其|[该此这](?:[一项个种])?[\u4e00-\u9fff]{1,4}?)?[\u4e00-\u9fff]{0,4}?(?:已|累计|共|全年|年内|先后|当年|去年)*"
    r"(?:化解|调处|调解|受理|办理|办结|处置|处理|服务|接待|解答|开展|举办|组织|发放|覆盖|培训|排查|解决|惠及|巡[办查])了?[^，。；\d连]{0,14}\d[\d.万]*[^年\d]"
)


def at_work(source: Source, mention: Mention) -> int:
    """Find the clause behind the one in which a mechanism is honoured that tells what it does.

    Args:
        source: The report.
        mention: The mention of a mechanism whose own clause tells of its honour.

    Returns:
        The clause's offset; 0 where there is none.
    """
    clause = source.clause_at(mention.start)
    following = source.clause_after(clause, source.sentence_at(mention.start))
    if following is None:
        at = source.sentence_at(mention.start).end
        if not OPENS_BACK.match(source.text, at):
            return 0
        following = source.clause_at(at)
    return following.start if AT_WORK.match(source.text, following.start, following.end) else 0


def inherited_awards(source: Source, mentions: Sequence[Mention]) -> dict[int, int]:
    """Find the mechanisms that were honoured in a clause that does not name them.

    Args:
        source: The report.
        mentions: The mechanism mentions in the order of the text.

    Returns:
        For the index of a mention, the offset of the clause that tells of the award.
    """
    starts = [m.start for m in mentions]
    found: dict[int, int] = {}
    for award in AWARDED.finditer(source.text):
        clause = source.clause_at(award.start())
        if source.sentence_at(award.start()).role in (Role.PLANS, Role.CHROME, Role.TITLE):
            continue
        # what an award is called by is not what won it: 该工作法入选“枫桥经验”案例
        if names_one(starts, Clause(clause.start, award.start())) or not won_by_work(
            source.text[award.start() : clause.end]
        ):
            continue
        pointing = POINTS_BACK.fullmatch(source.text, clause.start, award.start())
        if pointing:
            for index in antecedents(source, mentions, starts, clause, pointing["back"] or ""):
                if not STRIVEN_FOR.search(source.text, source.clause_at(starts[index]).start, starts[index]):
                    found.setdefault(index, clause.start)
    return found


def won_by_work(words: str) -> bool:
    """Tell whether what was won honours a way of governing."""
    return bool(WON_BY_WORK.search(words)) and not WON_BY_OTHERS.search(words)
