"""What stands around a quoted phrase: what presents it as a name, what tells that it is a title or a motto."""

from __future__ import annotations

import re

from fazhi.extractor.boundaries import verb_before
from fazhi.extractor.tails import ACTS

__all__ = [
    "AIMING",
    "DOUBTFUL_HEAD",
    "MANNER",
    "TURNING_TO",
    "doubted_by",
    "falls_short",
    "is_aim",
    "is_headed",
    "is_object",
    "is_problem",
    "is_subject",
    "says_kind",
    "serves",
    "sums_up",
]

#: What a quoted name is said to be: “X”的全链条监管模式, “X”等特色做法.
KIND_OF = re.compile(r"等?的[\u4e00-\u9fff]{0,8}?(?:模式|机制|制度|体系|工作法|做法|平台|网络|格局)")
#: A head that closes a list of names, the others of which need no marks: “X”、某专线等载体.
CLOSING_HEAD = re.compile(
    r"(?:[、和][^，,。；;、“”\n]{2,12}){1,3}等[\u4e00-\u9fff]{0,6}?(?:模式|机制|制度|载体|平台|做法|举措|品牌|活动|行动|改革|经验|渠道|阵地|栏目|场景|应用)"
)
#: Heads behind a quoted name, of itself or of the list that it closes: up to ten characters behind it, or four.
FAR = re.compile("模式|机制|制度|体系|平台|网络|APP|公众号")
NEAR = re.compile(
    r"活动|行动|改革|工程|工作法|品牌|专区|窗口|专窗|通道|清单|中心|团队|队伍|系列|主题|专项|计划|试点|举措|做法|经验"
    r"|办法|方式|形式|联动|责任制|项目|场景|应用|套餐|码|小程序|系统|热线|专栏|栏目|讲堂|课堂|制$|矩阵|阵地|基地|驿站|站点|工作室|调解室|轮训|审查|议事|协商|派单|评价|会商|走廊|圈"
    rf"|攻坚战|征文|大赛|竞赛|比赛|讲座|政策|视频号|联盟|共同体|程序|工作(?![人报要会组者])|标准|名片|先进(?:单位|集体|个人)|{ACTS}"
)
NOT_FAR, NOT_NEAR = 10, 4
#: Where the words behind a quoted name are no longer about it.
OTHERWISE = "的|^[和与及]|[系属为]全|全[国省市州县区]|纳入|列入|融入|作为|提供|问题"
BEYOND = re.compile(f"[^A-Za-z\u4e00-\u9fff]|{OTHERWISE}")
#: Heads of aims and tasks, which name something only behind a count: “三个四”工作任务, not “零事故”目标.
AIMS = re.compile(rf"(?:(?!{OTHERWISE})[\u4e00-\u9fff]){{0,4}}?(?:目标|任务|部署|举措|思路|战略|布局)")
COUNTED = re.compile(r"[一二三四五六七八九十百千两双\d]")
#: How something is done: “一体化”协作, “地毯式”排查.
MANNER = ("化", "式", "性", "型")
#: A style of its own, unlike “地毯式”排查, “运动式”执法.
STYLE = re.compile(r"(?<!地毯)(?<!拉网)(?<!运动)(?<!填鸭)(?<!粗放)(?<!被动)(?<!突击)(?<![模方形])式$")
BARE_ACT = re.compile(rf"(?:{ACTS})(?![\u4e00-\u9fff]?(?:模式|机制|制度|体系|平台|试点|改革|工作法))")
#: Heads that name something only behind a name: “零容忍”要求.
DOUBTFUL_HEAD = re.compile(r"(?:服务|要求|原则|理念|战略|学习|方法|方式|培训|考试|格局|路径|做法|目标)$")
#: Verbs of what work turns to, which take no name up: 围绕全省“走在前”.
TURNING = "围绕|聚焦|针对|立足|紧扣|锚定|遵循|按照|依照|对照|对标|根据"
TURNING_TO = re.compile(f"(?:{TURNING})$")
#: Verbs of aims and results: a name may stand behind them, a slogan as well.
AIMING = re.compile(
    rf"(?:{TURNING}|结合|实现|达到|做到|确保|提升|突出|发挥|坚持|坚决|防止|防范|避免|杜绝|破解|解决"
    r"|存在|缺乏|缺少|没有|促进|保障|强化|加强|形成)(?:了|好|以)?$"
)
#: A verb with a modifier behind it: 推行行政复议|“阳光办案”.
MODIFIED = re.compile(
    r"(?:推行|推出|推广|探索|实行|建立|开展|创设|首创|组建|设立|搭建|实施|创建|首推|试行|打造|构建|创新|擦亮|打响)了?(?:[\u4e00-\u9fff（()）]{2,10}|[^，,。；;“”]{2,20}的)$"
)
#: Verbs by which only what is named in quotation marks is taken up: 选育“法治带头户”.
NAMED_BY = re.compile(
    r"(?:列进|写进|编入|办起|办好|开办|开播|开讲|发起|掀起|选育|选树|培树|选拔|招募|建起|设起|叫响|打好|打赢|沿用|套用|上架|迭代|组织起|推开|铺开|领办|用活|首推|首开"
    r"|参加|攻坚|申报|评选|创成|授牌|端出|亮出|用好|用足|引育|征集|配套|植入|开辟|开启|布设|搭起|组起|拉起|推介|总结|提炼|催生|孵化|涌现|挖掘|选出|推选|举行|启动|试水|尝试"
    r"|定制|公布|晒出|兑现|适用|借力|借用|巧用|善用|沿袭|延续|取名|名为|称作|叫做|称为|称之为)了?(?:全[国省市县区州旗系统行业]{1,3})?$"
)
#: What is said of a name that stands as the subject.
SUBJECT_OF = re.compile(
    r"(?:每[年月周日天季]|全年|累计|共|已经?|正式|持续|不断|全面|相继|先后|同步|常态化|基本|逐步|稳步|顺利|有序|首次|成功|率先|广泛|深入|[\u4e00-\u9fff]{0,2})?"
    r"(?:上线|启用|投用|设立|组建|建立|开放|投入(?:使用|运营)|运行|获评|入选|入围|接待|受理|解答|化解|举办|建成|走进|破获|开展|成立|推送|发布|更新|落地|铺开|推开|推行|推广|实施|实行|实现|覆盖|延伸至"
    r"|成为|得到|收到|接到|揭牌|挂牌|亮相|面世|开播|开讲|开课|开馆|问世|写入|写进|惠及|吸引|启动|办结|环环相扣|衔接|贯通|常态化|成(?:为)?常态|全覆盖|初具规模|落户|播出|接受|守护|双轮驱动|双管齐下|齐头并进|同步推进|并举|并行|并重|[一二两三四五]路并进|齐发力"
    r"|出动|处置|帮办|代办|调处|审结|扩[面至容]|增至|推[广至]到?|拓展[至到]|延伸到|升级|迭代|提档|入驻|进驻|下沉|排查|走访|减免|发放|归集|上新|提前介入|破题|生根|让(?:企业|群众|百姓|居民|市民|办事))|被.{0,8}(?:评|命名|列|授|推广|确定)"
    r"|自[^，,。；;“”\n]{1,8}起(?:在?全[国省市县区州旗镇])?(?:全面|正式|试点)?(?:实施|施行|执行|推行|实行|上线|运行|启用|推广)"
    r"|(?!投诉|发生|发案|下降|上升|死亡|逾期)[\u4e00-\u9fff]{2,3}率(?:已|均|稳定)?(?:为|达到?|超|从|由|升至|提升至|提高到|保持|[在])?\d"
)
#: A label before the names of a list: 推行三项机制：“甲”“乙”“丙”.
LABEL = re.compile(r"(?:模式|机制|制度|体系|工作法|做法|平台|品牌|活动|行动|举措|清单|服务|路径)(?:[：:]|——)$")
#: What came into being: “流程图”绘制成形.
COMING = re.compile(r"[\u4e00-\u9fff]{2}(?:完成|成形|成型|见效|到位|完毕)")
#: What a name serves as: 以“亮诺践诺”为抓手, 把“火塘说事”作为载体.
SERVING = re.compile(r"(?:以|把|将|用|依托|由)$")
SERVED = re.compile(
    r"(?:作)?为(?:[\u4e00-\u9fff]{0,4})(?:抓手|载体|平台|依托|牵引|支撑|突破口|切入点|纽带|龙头|契机|支点|品牌|阵地|路径|主轴|核心|主体)"
)
#: What is joined to other work or carried further: 把“火塘说事”推广到全州, 与“枫桥经验”相结合.
JOINED = re.compile(r"(?:推广|延伸|嵌入|引入|复制|移植)|(?:有机)?(?:相)?(?:结合|融合|衔接|对接)")
JOINING = re.compile(r"(?:把|将|与|同)$")
PROBLEM = re.compile(r"(?:等)?(?:的)?(?:问题|现象|困难|难题|顽疾|瓶颈|情况|倾向|怪圈|局面)")
#: What of a way of governing falls short, unlike an ill, which only stays: “扫码留痕”推行面不广.
SHORT_OF = re.compile(
    r"(?:的)?(?:全面|深入|常态化|规范化|系统|平台|数据|工作|机制|制度|改革|成果|试点)?(?:推行|执行|落实|推广|推进|实施|运行|运用|应用|使用|覆盖|衔接|对接|建设|开展|作用|效果|成效|功能|质效)"
)
#: A count of things that stand before it, from three on, and how far back their list goes.
NUMERALS = "零一二三四五六七八九十"
COUNTING = re.compile(r"[三四五六七八九十][\u4e00-\u9fff]{2,7}")
LEAST_SUMMED, FARTHEST = 3, 70
ENDED, LISTING = re.compile("[，,；;。：:\n“”]"), re.compile("[、和与及]")
#: “泼水节”等民族节日, “绣花”功夫, 为建设“…”提供法治保障: days, efforts and aims.
FEAST = re.compile(r"等?(?:[\u4e00-\u9fff]{0,4})(?:节日|节庆|节会|纪念日|时间节点|重要节点)")
EFFORT = re.compile(r"(?:的)?(?:功夫|劲头|韧劲|拼劲|作风|态度|姿态|精气神|大局|(?:建设)?(?:步伐|进程))")
PURPOSE = re.compile(r"为(?![抓期主])[^，,。；;：:]*$")
SERVED_BY = re.compile(
    r"[^，,。；;：:]{0,24}(?:提供|筑牢|夯实|奠定|贡献|注入|作出|营造)[^，,。；;]{0,8}(?:保障|支撑|基础|力量|动能|贡献|环境|根基|底色)"
)
HONOUR = re.compile(r"(?:等)?(?:荣誉|光荣)?(?:称号|奖(?![励补惩])|殊荣|牌匾|锦旗|奖状)")
WRITTEN = re.compile(r"(?:的)?(?:一文|文章|论文|调研报告|调研文章|一案|案件|标语|横幅|口号|题词|讲话|一书)|为题(?!的)")
TOPIC = re.compile(r"为主题(?!的)")
#: 推动“被动执法”向“主动服务”转变.
CHANGING = re.compile(r"(?:逐[渐步])?向[^，,。；;“”\n]{0,4}[“\"][^”\"]{2,12}[”\"](?:的)?(?:转[变型化]|迈进|升级|跃升)")
#: What is aimed at: “闯新路、进中游”目标, “甲、乙”两场硬仗.
AIM = re.compile(
    r"(?:的)?(?:奋斗|发展|工作|总体|战略|总)?(?:目标|定位|总(?:思路|基调)|[一二两三四五六七八九]场硬仗|标高)"
)
TITLED = re.compile(r"(?:题为|题目为|以题|主题(?:为|是)|口号|标语|横幅|案由(?:为|是)|标题(?:为|是))[:：]?$")


def is_headed(name: str, after: str) -> bool:
    """Tell whether a head stands behind a quoted phrase or its list.

    Args:
        name: The quoted phrase.
        after: The text behind the closing mark.

    Returns:
        Whether it does; heads of aims count only behind a count.

    Examples:
        >>> is_headed("三个四", "工作任务"), is_headed("零事故", "目标")
        (True, False)
    """
    if name.endswith(MANNER) and BARE_ACT.match(after):
        return bool(STYLE.search(name))
    if KIND_OF.match(after) or CLOSING_HEAD.match(after) or (COUNTED.match(name) and AIMS.match(after)):
        return True
    begin = 1 if after[:1] == "等" else 0
    beyond = BEYOND.search(after, begin)
    limit = beyond.start() if beyond else len(after)
    near = NEAR.search(after, begin, limit)
    if near and near.start() - begin <= NOT_NEAR:
        return True
    far = FAR.search(after, begin, limit)
    return far is not None and far.start() - begin <= NOT_FAR


def sums_up(name: str, text: str, start: int, opening: int) -> bool:
    """Tell whether a quoted phrase counts the things before it, three or more: 甲、乙、丙“三调对接”.

    Args:
        name: The quoted phrase.
        text: The report.
        start: Offset of the sentence.
        opening: Offset of the opening mark.

    Returns:
        Whether it does.

    Examples:
        >>> text = "报纸、网络、电视“三大阵地”"
        >>> sums_up("三大阵地", text, 0, 8), sums_up("四大阵地", text, 0, 8)
        (True, False)
    """
    number = NUMERALS.find(name[:1]) if COUNTING.fullmatch(name) else -1
    if number < LEAST_SUMMED:
        return False
    items = ENDED.split(text[max(start, opening - FARTHEST) : opening])[-1]
    return len(LISTING.split(items)) == number


def says_kind(after: str) -> bool:
    """Tell whether it is said of what kind a quoted phrase is: “跟着茶农学法”的做法."""
    return KIND_OF.match(after) is not None


def is_object(text: str, start: int, opening: int, before: str) -> bool:
    """Tell whether a verb before a quoted phrase takes it up.

    Args:
        text: The report.
        start: Offset of the sentence.
        opening: Offset of the opening mark.
        before: The text of the sentence before that mark, or its end.

    Returns:
        Whether it does; verbs of aims do not.
    """
    if AIMING.search(before):
        return False
    return verb_before(text, start, opening) or bool(
        MODIFIED.search(before) or NAMED_BY.search(before) or LABEL.search(before)
    )


def serves(before: str, after: str) -> bool:
    """Tell whether a quoted phrase is what the work is done by: 以“亮诺践诺”为抓手.

    Args:
        before: The text before the opening mark.
        after: The text behind the closing mark.

    Returns:
        Whether it is.

    Examples:
        >>> serves("以", "为抓手"), serves("以", "为目标")
        (True, False)
    """
    return bool((SERVING.search(before) and SERVED.match(after)) or (JOINING.search(before) and JOINED.match(after)))


def is_subject(after: str) -> bool:
    """Tell whether what is said behind a quoted phrase is said of a name.

    Args:
        after: The text behind the closing mark.

    Returns:
        Whether it is: something is said of it that is said of names.

    Examples:
        >>> is_subject("每周推送题目"), is_subject("带头示范"), is_subject("绘制成形")
        (True, False, True)
    """
    return bool(SUBJECT_OF.match(after) or COMING.match(after))


def doubted_by(before: str, after: str) -> str:
    """Give the reason for which what stands around a quoted phrase tells that it is no name, or nothing.

    Args:
        before: The text before the opening mark.
        after: The text behind the closing mark.

    Returns:
        The reason.

    Examples:
        >>> doubted_by("题为", "的论文"), doubted_by("推行", "制度")
        ('a title or a slogan', '')
    """
    if HONOUR.match(after):
        return "the name of an honour"
    if FEAST.match(after):
        return "a day"
    if EFFORT.match(after) or (PURPOSE.search(before) and SERVED_BY.match(after)):
        return "an aim or an effort"
    if CHANGING.match(after):
        return "one end of a change"
    if after.startswith(("率", "等次")):
        return "a rate or a grade"
    if TITLED.search(before) or WRITTEN.match(after) or TOPIC.match(after):
        return "a title or a slogan"
    return ""


def is_aim(name: str, after: str) -> bool:
    """Tell whether a quoted phrase is what is aimed at, in parts of one length.

    Args:
        name: The quoted phrase.
        after: The text behind the closing mark.

    Returns:
        Whether it is.

    Examples:
        >>> is_aim("稳中求进、茶旅兴县", "总目标"), is_aim("三个四", "目标任务")
        (True, False)
    """
    parts = name.split("、")
    return len(parts) > 1 and len({len(part) for part in parts}) == 1 and bool(AIM.match(after))


def is_problem(after: str) -> bool:
    """Tell whether a quoted phrase is called a problem."""
    return bool(PROBLEM.match(after))


def falls_short(after: str) -> bool:
    """Tell whether what is said of a quoted phrase among shortcomings is said of a name: “一案双审”执行有偏差.

    Args:
        after: The text behind the closing mark.

    Returns:
        Whether it is.

    Examples:
        >>> falls_short("推行不平衡"), falls_short("尚未根治")
        (True, False)
    """
    return bool(SHORT_OF.match(after))
