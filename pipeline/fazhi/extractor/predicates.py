"""What is said behind a name that stands first: 清单编制完成, 机制在全县推广, 热线整合后提速增效, 制度落实不严."""

from __future__ import annotations

import re

__all__ = ["falls_short", "goes_on", "has_predicate", "is_called_for", "times_held"]

#: What is said of a name that is lacking or not carried out: 报备制度|落实不严.
FALLING_SHORT = re.compile(
    r"(?:的)?(?:落实|执行|运行|建设|作用|衔接|运用|应用|使用|推进|推行|推广|开展|实施|管理|发挥|覆盖|适用|参与|配备|布点|把关|知晓|质量|效果|程度|功能|渠道|台账|记录"
    r"|程序|频次|比例|占比|水平|能力|力度|配套|机制|工作|选聘|力量|进度|进展|规范化)*(?:度|率|面)?(?:还|仍|尚|较|比较|相对|普遍|存在|有些|有|也|更|[“\"])*"
    r"(?:不(?:够|健全|完善|到位|充分|平衡|均衡|规范|顺畅|顺|畅|严|高|足|广|实|深|多|强|大|快|力|成熟|均衡|全面|及时|明显|落地|经常|紧密|配套|匹配|理想)|有待|亟待|有限|滞后|薄弱|缺失|缺位"
    r"|空白|紧缺|匮乏|单一|短缺|迟缓|缓慢|乏力|不力|流于|[走浮][形过][式场]|走[过形][场式]|有名无实|名存实亡|差距|盲[点区]|漏[项洞]|短板|堵点|停留在|停在|跟不上"
    r"|(?:[未没](?:有|能|曾|得到)?|尚未)(?:真正|全面|完全|充分|有效|及时|普遍|全部|正式|常态化?|严格|规范|很好|切实|根本)*(?:开展|落实|落地|建立|形成|启动|运行|覆盖|理顺|发挥|推开|铺开"
    r"|设立|实施|成常态|见效|执行|到位|组建|跟上|健全|完善|实行)"
    r"|未能|(?<!不)打折扣|走样|形同虚设|偏[少低弱窄慢松软小紧差]|较[少低弱差窄慢小]|过[少低窄慢]|[面率][窄低]|欠缺|缺乏|欠佳|搁置|空转|闲置|(?:更是|也)?(?:少有|鲜有|极少|很少)|仅(?:为|有|达|占)?[\d一二三四五六七八九]|参差不齐"
    r"|没有(?:完全|全面|真正|得到|有效|形成|落实)|重[\u4e00-\u9fff]{1,3}轻|[聘建设挂][而多][不少未][用建])"
)
USED = re.compile(
    r"(?:正式)?(?:上线|录入|接收|启用|投用|归集|分派|流转|获评|入选|累计|接办)|(?:共|全年)?(?:受理|调处|化解|办理|调解)|"
    r"(?:共|全年|累计|共计|年内|已|先后)*(?:评价|解答|服务|接待|推送|发布|发[出放]|处[理置]|排查|核查|培训|访问|接听|签发|出具)[^，。；,;、]{0,8}?\d|"
    r"上(?:运行|办理|流转|公开|公示|录入)|(?:已|已经|尚未|仍未|还未|有待|基本|全面|正式|初步|逐步|不断|进一步|日益|更加|持续)(?:建立|健全|完善|形成|运行|落实|建成|推行|成熟|规范|优化)|"
    + FALLING_SHORT.pattern
)
#: The earlier items of a list of which one thing is said: 甲制度|、乙机制等三项机制进一步健全.
LISTED_ON = (
    r"(?:[（(][^（()）\n]{1,40}[)）])?(?:[、和与及][^，。；,;：:\n]{2,36}?(?:制度|机制|体系|平台|清单|改革|模式|行动|责任制|中心|系统|活动|品牌|[站点室库队制]))?"
    r"(?:等?[一二两三四五六七八九十\d]+(?:项|个|种|大|张|类)(?:工作)?(?:制度|机制|体系|平台|清单|改革|模式|行动|活动|措施)?)?"
)
#: What of a way of governing is spoken of: 清单|编制, 改革|成果.
ASPECT = r"(?:建设|工作|成果|成效|编制|方案|机制|职能|作用|功能|范围|试点|力度|质量|经验|做法|队伍|战果)?"
#: Where, by whom and after what: 在全系统|执行, 由区委|印发, 整合后|提速.
FRAME = r"(?:(?:在|于|由|经|从|向|以|按|自|随|作为|[整并合改升重][合并版级组造])[^，。；,;：:、\n]{1,14}?)?"
HOW = (
    r"(?:正式|业?已经?|现已|全面|全部|全域|基本|初步|逐步|逐渐|不断|进一步|日[益趋臻]|更加?为?|愈[加发]|持续|继续|大力|深入|稳步|有序|顺利|成功|扎实|同步"
    r"|加快|加速|统一|如期|按期|按时|定期|率先|首次|普遍|切实|有效|有力|较好|常态化?|陆续|相继|先后|高效|得以|得到|获得?|予以|加以|被|正在?|开始|也|都|均|又|再|还"
    r"|仍|一并|严格|认真|积极|动态|依法|纵深|提前|圆满|双双|一直|连续|再次|纷纷|广泛|充分|整体|推动|筹备|着手|抓紧"
    r"|越来越|全天候|[就由从]此|对外|常年|每[年月周季]度?|逐[项一个级]|一一|要|应当?|需要?|必须|日常|共同)*"
)
#: What is done with a way of governing, or becomes of it; by itself at the end of what is said.
STATES = (
    r"(?:建立|健全|完善|形成|成[形型熟]|建[成好]|构建|搭建|搭好|组建|成立|设立|设置|推行|推广|推开|铺开|实施|实行|施行|试行|执行|运[行转]|落实|落[地细]"
    r"|落地生根|落到实处|固定|活跃|出炉|问世|成行|明显|显著|突出|雏形|见效|贯彻|开[展办馆通放]|举[办行]|召开|启[动用]|投[用运产]|投入(?:使用|运行|运营)|上线|[挂揭]牌|公[布开]|发布|出台|印发|编制|编[成完]|列好"
    r"|制定|修订|更新|调整|优化|深化|推[进动]|加强|强化|巩固|提[升质速]|增效|扩面|拓展|扩[大容]|延伸|升级|改[版造]|显效|规范|畅通|覆盖|全覆盖|打通|坚持|沿用|延续"
    r"|保持|完成|收官|到位|理顺|固化|定型|跟进|维护|归集|贯通|联通|创建|打造|确立|明确|重塑|应用|运用|使用|用好|总结|发力|生效|常态化|[研开]发|列出|成文|下发|亮相|用起来|落成|开播|首创|成势"
    r"|探索|摸索|先行先试|过关|照常|不减|加码|引[入进]|绘制|紧抓"
    r"|用力|扎实|有力|有序|严格|积极|从严|不打折扣?|不断线?|一[项个]不[缺少落]|无一遗漏|[做抓落用]得[\u4e00-\u9fff])"
)
HOW_WELL = (
    r"(?:了|起来|过|严格|扎实|积极|有声|不放|完毕|完成|到位|下去|开来|较好|良好|有力|有效|有序|顺利|及时|顺畅|平稳|见效"
    r"|更[\u4e00-\u9fff]{1,2}|走[\u4e00-\u9fff]走[\u4e00-\u9fff])*"
)
#: A few words of another kind before it, but no other name: 制度|每个季度都更新.
AMID = r"(?:(?!制度|机制|体系|平台|清单|改革|模式|行动|活动|中心|系统|工作|人员|[未不没无难缺])[\u4e00-\u9fff]){0,3}?"
#: Where what is said ends.
ENDING = r"(?=$|[^\u4e00-\u9fff“《]|并|以[来后]|[之过]?后|[一二两三四五六七八九十]+[次场期年轮届批])"
#: What a way of governing does or comes to, whatever follows.
DOING = (
    r"(?:取得|收到|见到|初[见显]|发挥|成为|实现|走[深实上向在]|迈[上入出]|进入|扎根|结出|[见收]效|覆盖|惠及|辐射|延伸[到至]"
    r"|[拓扩][展大][到至]|推广[到至]|[接纳列融写嵌编][入进]|汇[聚集]|收录|登记\d|落户|建成率|走在[\u4e00-\u9fff]{0,4}前|建到|走进|开进|[进入派]驻|(?:扩面|[扩增升建设延拓])[至到]"
    r"|(?:没有|从未|未曾|从不|毫不)[\u4e00-\u9fff]|有了|有(?:收获|成效|突破|进展|效)|成效|效果)"
)
SAYING, SAYING_AT_ONCE = (
    re.compile(rf"{LISTED_ON}{ASPECT}{FRAME}(?:{HOW}{amid}{STATES}{{1,3}}{HOW_WELL}{ENDING}|{HOW}{DOING})")
    for amid in (AMID, "")
)
#: What is called for is not yet so: 权责清单制度|要全面实行.
CALLED_FOR = re.compile(rf"{LISTED_ON}{ASPECT}(?:还|也|都|均)?(?:要|应当?|须|必须){HOW}(?:{STATES}|探索)")
#: That something goes on and how, which makes even a doubtful name a subject: 集体学法|按期组织, 排查化解|做得实.
GOING_ON = re.compile(
    r"(?:工作|活动|建设)?(?:(?:也|都|均|已|已经|正|全部|全面|普遍|基本|进一步|不断|持续|逐步|有序|深入|扎实|稳步|同步|顺利|如期|按期|定期|按时"
    r"|陆续|正式|继续|长期|很|更|更加|日益|步步|一并|先后|常态化?|力度)+(?:组织|开展|举办|举行|进行|推进|推行|推开|铺开|实施|执行|落实|落地"
    r"|建立|健全|完善|优化|拓展|深化|加强|巩固|坚持|用力|发力|过关|完成|收官|扩面|规范|扎实|不减)"
    r"|(?:得到|予以|加以)(?:有效|全面|持续|进一步|严格|切实)?[\u4e00-\u9fff]{2}"
    r"|[做办抓管落]得?[很更]?(?:实|细|好|严|紧|牢|稳|活)|走深走实|成为常态)"
)
#: How often something was held: 集体学法活动|共4次.
HELD = re.compile(
    r"会?(?:全(?:系统|[省市县区州旗年]))?(?:共|累计|[全一]年|先后|也|已|均|[开举]?办|召?开|开展|组织|进行|有|达|每[年季月]|不少于)*了?\s?(\d+)(?:余|多)?(?:次|场|期|轮|批|堂)(?!数)"
)
#: Later items of a list of which it is said: 行政裁决|、行政调解功能发挥不够.
FALLING_TOGETHER = re.compile(rf"(?:[、和与及][\u4e00-\u9fff“”]{{2,10}}?){{1,2}}{FALLING_SHORT.pattern}")


def falls_short(text: str, end: int) -> bool:
    """Tell whether the words behind a name, or behind the list that it begins, say that it falls short.

    Args:
        text: The report.
        end: Offset behind the name.

    Returns:
        Whether they do.

    Examples:
        >>> falls_short("行政裁决、行政调解功能发挥不够", 4), falls_short("行政裁决数量上升", 4)
        (True, False)
    """
    return (FALLING_SHORT.match(text, end) or FALLING_TOGETHER.match(text, end)) is not None


def goes_on(text: str, end: int) -> bool:
    """Tell whether the words behind a name say plainly that it goes on, as they must where the name may be a topic.

    Args:
        text: The report.
        end: Offset behind the name.

    Returns:
        Whether they do.

    Examples:
        >>> goes_on("联合执法扎实开展", 4), goes_on("联合执法覆盖全县", 4)
        (True, False)
    """
    return GOING_ON.match(text, end) is not None


def times_held(text: str, end: int) -> int:
    """Tell how often the words behind a name say that it was held.

    Args:
        text: The report.
        end: Offset behind the name.

    Returns:
        The number; 0 where they do not.

    Examples:
        >>> times_held("法治夜校开办了12期", 4), times_held("法治夜校12所", 4)
        (12, 0)
    """
    held = HELD.match(text, end)
    return int(held[1]) if held else 0


def has_predicate(text: str, end: int, *, amid: bool = True) -> bool:
    """Tell whether what stands behind a name says of it that it was taken up, is in use or falls short.

    Args:
        text: The report.
        end: Offset behind the name.
        amid: Whether a few words of another kind may stand before the predicate.

    Returns:
        Whether they do.

    Examples:
        >>> has_predicate("履职清单编制全部完成", 4), has_predicate("履职清单载明的事项", 4)
        (True, False)
    """
    return bool(USED.match(text, end) or (SAYING if amid else SAYING_AT_ONCE).match(text, end))


def is_called_for(text: str, end: int) -> bool:
    """Tell whether the words behind a name call for it instead of saying that it is so.

    Args:
        text: The report.
        end: Offset behind the name.

    Returns:
        Whether they do.

    Examples:
        >>> is_called_for("权责清单要全面实行", 4), is_called_for("权责清单全面实行", 4)
        (True, False)
    """
    return CALLED_FOR.match(text, end) is not None
