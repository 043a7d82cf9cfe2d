"""Where a name without quotation marks begins: behind the verb, adverb or particle to its left.

Reports put their names behind a small stock of verbs (推行, 建立健全, 打造 ...). A nominal verb that also builds
names (管理, 监管, 调解, 审查, 公开, 执法, 服务, 培训) is never a boundary.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from fazhi.naming import QUOTES

__all__ = ["ADOPTING", "AGENT", "DOERS", "left_edge", "only_boundaries", "verb_before"]

#: Verbs by which a report says that a way of governing is taken up, made, run or bettered.
ADOPTING = tuple(
    """
    建立健全 健全完善 建立完善 建立并完善 建立和完善 修订完善 制定完善 探索建立 探索实行 探索推行 探索开展
    探索实施 探索打造 探索构建 创新建立 创新推出 创新实施 创新开展 创新打造 创新推行 全面推行 全面推进
    全面落实 全面实行 全面实施 全面建立 全面启动 全面开展 全面完成 全面深化 深入推进 深入推行 深入开展
    深入实施 深入落实 严格落实 严格执行 严格实行 严格规范 认真落实 认真执行 大力推进 大力推行 大力实施
    大力开展 持续推进 持续深化 持续优化 持续完善 持续开展 稳步推进 扎实推进 扎实开展 有序推进 统筹推进
    加快推进 加快构建 加快建设 着力构建 着力打造 组织开展 组织实施 贯彻落实 贯彻执行 推动落实 推进落实
    督促落实 坚持和发展 坚持发展 建立 健全 完善 推行 实行 施行 实施 落实 打造 构建 搭建 组建 成立 设立 设置
    开展 推进 深化 创新 探索 推广 运用 应用 利用 依托 通过 借助 执行 优化 规范 强化 加强 加大 制定 编制 出台
    印发 发布 公布 修订 启动 开通 开设 开发 上线 启用 创建 建设 建成 推动 推出 举办 组织 采取 采用 坚持 发挥
    践行 形成 整合 引入 引进 试行 试点 首创 率先 牵头 参与 融入 纳入 对接 接入 提升 拓展 延伸 升级 深耕 培育
    选聘 聘请 聘任 选派 配备 任命 选任 签订 签署 召开 承办 主办 协办 巩固 维护 畅通 用好 建好 抓好 做好 做实
    做优 做强 建强 打响 擦亮 布局 部署 谋划 推介 复制 借鉴 学习 获评 荣获 入选 获得 获批 共建 入驻 共同 选配 联合组建
    联合开展 共同制定 被评为 列为 列入 作为 成为 围绕 聚焦 针对 立足 结合 根据 按照 遵循 依据 依照 对照 贯彻
    履行 实现 督促 指导 要求 协助 配合 支持 鼓励 引导 促进 保障 确保 确立 明确 细化 调整 更新 梳理 清理 压实
    压紧 夯实 筑牢 织密 扎紧 理顺 破解 解决 办理 受理 承接 下放 取消 精简 减少 防止 防范 避免 杜绝 存在 缺乏
    缺少 尚未 没有 注重 重视 突出 充实 增设 授予 担任 兼任 任 设 建 用 抓 推 建有 设有 拥有 参加 参与制定 参观 观摩 考察
    观看 收看 收听 贯穿 进行 建立起 构建起 搭建起 组建起 新建 新设 新辟 新增 新添 建起 办起 搭起 架起 开辟 上架 铺开
    推开 沿用 延续 借力 另设 另建 并设 各设 分设 下设 内设 完备 共设 聘
    探索实践 完成 圆满完成 配齐 配强 用足 下发 制发 发出
    签发 研制 聘用 遴选 选树 创立 首推 首设 创设 研发 绘制 编印 编发 揭牌 挂牌 筹建 开播 织牢 扎牢 用活 叫响 落细
    布设 增聘 特聘 续聘 公开选聘 打通 培养 举行 编写
    """.split()
)
MANNER = frozenset(
    "不断 持续 深入 全面 积极 主动 大力 扎实 认真 严格 有效 有序 稳步 统筹 同步 协同 常态化 逐步 及时 定期 依法".split()
)
#: Adverbs that build names where no verb follows: 常态化|学法机制.
HABITUAL = frozenset("常态化 定期".split())
VERBS = frozenset(ADOPTING)
ADVERBS = tuple(
    """
    进一步 准确 不断 持续 深入 全面 积极 主动 大力 着力 扎实 认真 严格 切实 有效 有序 稳步 加快 率先 首次 继续 努力
    坚决 充分 统筹 同步 协同 常态化 逐步 及时 定期 依法 已 均 都 也 还 又 再 将 拟 把 以 对 向 由 从 被 让 使 按
    为 在 于 至 到 了 着 过 的 等 与 和 及 并 或 是 有 其 该 本 各 全省 全市 全区 全县 全州 全盟 全旗 全镇
    全乡 全街道 辖区 我省 我市 我区 我县 我州 我旗 我镇 我乡 我局 我厅 我委 我街道 今年 去年 全年 目前 以来
    期间 其中 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 一套 一批 一系列 多个 各类 各项 一种 这一 同时
    严密 首个 首家 首支 此外 另外 以及 或者 相关 有关 上述 因 即 如 含 所
    包括 涵盖 也就是 经过 以上 以下
    """.split()
)
#: Words whose first or last character is a boundary word but which build names.
GLUED = tuple(
    """
    模拟 虚拟 草拟 拟定 拟订 拟任 拟录 拟制 拟聘 拟提 华为 太和 永和 仁和 泰和 瑞和 呼和 伊和
    公安 对口 对接 以案 以岗 以奖 以训 为民 为企 为农 到家 一体 一对一 与法同行 学用 建议 建筑 建材 设施 设备
    在线 在册 有限 有机 有奖 所有 派出所 司法所 看守所 事务所 交易所 研究所 监管所 税务所 国土所 及时 本级
    本地 本土 推荐 推送 和谐 和解 和合 和美 和为贵 总和 共和 参与式 各级 由来 因公 因地 如何 如我 即时 即办
    即开 即审 即批 即诉 即来 随到 到期 到点 不到位 用工 用地 用水 用电 用能 信用 使用 费用 专用 公用 抓手 将心
    让利 按图 从业 从轻 被执行 被征 执行标准 执行案 执行难 是非 再审 再生 还款 都市 目的 的士 规范性 规范化
    标准化规范 创新型 创新券 建设工程 建设项目 工程建设 城乡建设 住房建设 能力建设 作风建设 队伍建设 法治建设
    制度建设 信用建设 体系建设 诚信建设 平安建设 组织部 组织法 社会组织 基层组织 党组织 组织化 实施方案
    实施意见 实施办法 实施细则 实施纲要 清理整 试点单位 学习强国 学习日 学习会 学习中心组 落实情况 保障房
    社会保障 法治保障 服务保障 保障性 住房保障 医疗保障 权益保障 发布会 新闻发布 指导员 指导站 指导意见
    业务指导 指导中心 执法指导 指导性 支持度 办理机制 受理点 受理窗口 公布制 承诺公布 优化营商 规划建设
    应用场景 部署会 推进会 促进会 促进中心 督促程序 组织生活 通过率 提升行动 提升工程 提升年 攻坚行动 深化年
    落实年 推进年 建设年 优化提升 履行职责 职责履行 协同创新 科技创新 改革创新 创新中心 创新案例 创新服务
    双向 定向 单向 行为 有为 无为 报到 到岗 到户 到人 关于 基于 等级 平等 同等 均等 等次
    核对 比对 应对 结对 校对 对账 对标 对赌 点对点 面对面 再造 再教育 再利用 再就业 再生产
    合并 并联 并轨 并案 国有 公有 占有 共有 有序 有感 有害 有效 有形 基本 成本 资本 样本
    文本 范本 标本 根本 过渡 过错 过滤 过失 过期 超过 透过 调和 普及 涉及 触及 参与 行使
    使命 自由 事由 案由 理由 由头 服从 从严 从快 把关 一把手 转让 出让 受让 按需 按单 按期
    存在 潜在 现在 内在 驻在 在建 在校 在场 在途 首都 成都 平均 人均 均衡 返还 归还 偿还
    还建 还贷 其他 各方 各界 以奖代补 以工代赈 以案促改 以案释法 以案促治 以评促改 以查促改
    以考促学 以罚代管 以旧换新 以房养老 以图管地 将军 将错 让步 使馆 是否 或有 及格 与会 为主
    为基础 人为 认为 为老 为侨
    对企 对外 对内 对上 对下 依法行政 依法治 全面依法治 法治政府建设 法治政府部门建设 机构编制 示范创建 突出问题
    将来 把脉 把手 以内 以外 以往 对象 对策 对比 对话 对等 对抗 绝对 相对 成对 配对 派对 查对 针对性 方向 意向 去向
    流向 动向 倾向 趋向 导向 投向 指向 转向 向导 事前 案由 缘由 服从 从事 从属 从重 从简 从优 被告 被动 被申请
    被检查 被监管 被投诉 被害 被侵权 促使 按揭 按摩 按时 按量 为期 为例 为首 为商 为先 为要 为本 为了 在押 在矫
    在逃 在编 在岗 在职 在学 在外 在审 在办 在用 在施 在管 实在 所在 属于 位于 等于 利于 易于 便于 忠于 甚至 至今
    至少 冬至 到位 报到 到场 到庭 到案 到会 签到 周到 到货 到校 到站 到付 独到 了解 着装 着眼 着手 着重 沿着 过程
    过敏 过境 过户 过桥 过度 过量 过剩 过往 过关 过硬 难过 标的 等候 等待 高等 优等 中等 等额 等值 等价 等效 等保
    赋予 和平 和睦 饱和 温和 中和 危及 波及 顾及 并购 并网 并入 归并 并行 并列 并重 并举 兼并 一并 有偿 有毒 有色
    有线 持有 占有 享有 自有 私有 特有 含有 独有 固有 原有 现有 保有 有无 有轨 有证 有案 有解 有氧 尤其 应该 本科
    本职 本质 本部 本息 本金 版本 课本 剧本 书本 股本 副本 正本 读本 账本 脚本 户口本 原因 因素 因果 成因 诱因 立即
    随即 即席 如期 例如 如实 如约 含量 包含 场所 所属 所得 所需 诊所 哨所 会所 住所 居所 处所 所长 律所 医所 站所
    分所 卫生所 财政所 戒毒所 拘留所 收容所 户均 日均 年均 月均 古都 还田 还林 还湿 还草 还绿 还原 还本 退还 交还
    还房 再保险 再融资 再担保
    花都 丰都 武都 于都 宁都 新都 江都 商都 昌都 望都 曾都 宜都 盐都 都匀 都江堰 都昌 都安 都兰 和平区 和政 和田 平和
    从化 从江 于洪 于田 本溪 向阳 如东 如皋 即墨 含山 将乐 公布施行 颁布施行 颁布实施 公布实施
    指引 线上线下 任前 任期 任内 一站式 设区的市 全过程 全流程 过程性 政府性
    """.split()
)
QUOTED = re.compile('“[^”\n]{0,60}”|"[^"\n，。]{0,30}"|《[^》\n]{0,120}》|（[^）\n]{0,40}）|\\([^)\n]{0,40}\\)')
OPENING = re.compile(r"[“《（(\"]")
GLUED_WORDS = frozenset(GLUED)
#: What stands before a name up to the last mark that ends one.
HARD = re.compile(rf".*(?:[、，,；;。：:！!？?（）()《》【】①-⒇㈠-㈩\s{QUOTES}]|[\d％%\u4e00-\u9fff][.．])", re.DOTALL)


#: Verbs that are nouns behind another noun (数字城市|建设导则体系), unless a body stands there (县司法局|建设).
NOMINAL = frozenset(
    "建设 规范 保障 创新 提升 执行 培育 清理 整合 应用 推广 指导 发布 更新 维护 调整 促进 引导 整改 办理 受理"
    " 学习 研发 挂牌 新增 完成 完备 培养".split()
)
#: Verbs that are nouns in a name where only an act follows them: 重大风险|防范化解机制, 合同|履行监管制度.
ACTED = frozenset(
    """
    防范 防止 参与 对接 支持 配合 协助 利用 结合 落实 推进 解决 破解 履行 拓展 延伸 承接 公布 修订 编制 制定 签订
    签署 下放 取消 选派 选聘 任命 完成 组织 启动 退出 运用
    """.split()
)
LONGEST_ACT = 4
#: Those who do it before such a verb.
DOERS = re.compile(
    r"(?:带头|率先|先后|分别|牵头|负责|干部|人员|同志|领导|部门|单位|组织|全体|企业|群众|积极|合力|组|各[\u4e00-\u9fff]{1,3})$"
)
#: Verbs of founding, and verbs that begin a name behind them: 建立|执行联动机制.
FOUNDERS = tuple("建立 健全 完善 建立健全 健全完善 建立完善 探索建立 创新建立 构建 形成".split())
BEGINNING = frozenset(
    "执行 应用 指导 学习 培育 整改 受理 办理 保障 创新 促进 引导 维护 参与 防范 对接 支持 调整".split()
)
AGENT = re.compile(
    r"(?<!城)(?<!都)市$|(?<!园)(?<!社)区$|(?<!学)(?<!高)校$|(?<!单)(?<!岗)位$|[省县镇乡局厅委办院部队所会府门家州盟旗村站心团系]$"
)
BODY_SETS = re.compile(r"[局所站室院会府心处道镇乡村]设$")
#: Verbs that govern a head by itself: 深化|改革, 完善|制度.
STARK = frozenset("通过 利用 依托 借助 深化 全面深化 推动 推行 健全 完善 开展 落实 建立 加强 实施 推进".split())
#: Particles that never belong to a name.
PARTICLES = frozenset("的 是 在 于 为 由 从 被 把 将 让 使 对 向 到".split())

#: What may stand between a verb and the name that it takes.
LOOSE = QUOTES + " "
SUFFIXES = ("了", "出", "好", "实", "起", "完", "并")
#: The verbs by the character in which they end, so that few need be tried.
VERBS_ENDING = {last: tuple(verbs) for last, verbs in groupby(sorted(ADOPTING, key=itemgetter(-1)), key=itemgetter(-1))}
LONGEST_VERB = max(map(len, ADOPTING))
#: Nouns that end in a verb of one character.
NO_VERBS = tuple("责任 主任 信任 重任 作用 信用 费用 公用 专用 招聘 应聘 受聘 竞聘 党建 基建 城建 团建".split())


@cache
def boundary_words() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Build the automaton over boundary words and glued words; of equal ones the glued one counts."""
    words = tuple(dict.fromkeys((*GLUED, *ADOPTING, *ADVERBS)))
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA), words


def left_edge(text: str, start: int, head: int) -> int:
    """Find where the name begins whose head noun stands at an offset.

    Args:
        text: The report.
        start: Offset before which the name cannot begin (the clause's start).
        head: Offset of the head noun's first character.

    Returns:
        The offset behind the nearest boundary that leaves something before the head, or `start`.

    Examples:
        >>> text = "全面推行行政执法案卷评查制度"
        >>> text[left_edge(text, 0, len(text) - 2):]
        '行政执法案卷评查制度'
    """
    before = text[start:head]
    if OPENING.search(before):
        before = QUOTED.sub(lambda m: "□" * len(m[0]), before)
    hard = HARD.match(before)
    edge = hard.end() if hard else 0
    size = len(before)
    if size - edge < 1:
        return head
    best = last = edge
    behind_verb = False
    machine, words = boundary_words()
    places = machine.find_matches_as_indexes(before[edge:])
    for at, (index, begin, end) in enumerate(places):
        word = words[index]
        if word in GLUED_WORDS or (word in HABITUAL and not (at + 1 < len(places) and places[at + 1][1] == end)):
            continue
        if is_part(word, before, last, edge + begin, behind_verb):
            continue
        behind_verb = word in VERBS
        if size - edge - end >= 2:
            best = last = edge + end
        elif edge + begin - last < 2 or word in PARTICLES or (word in STARK and edge + end == size):
            return head
    return start + best


def is_part(word: str, before: str, last: int, begin: int, behind_verb: bool) -> bool:
    """Tell whether a boundary word is a part of the name.

    Args:
        word: The word.
        before: What stands before the head.
        last: Where the last boundary ends in it.
        begin: Where the word begins.
        behind_verb: Whether the last boundary was a verb.

    Returns:
        Whether it is.
    """
    inner = begin > last
    # an adverb stands before its verb: behind one or a noun it belongs to the name (建立|协同联动, 救助主动发现)
    if word in MANNER:
        return behind_verb or inner
    if word not in VERBS:
        return False
    # a verb of one character is one only where a name could begin, or behind a body: not in 农村乱占耕地建房
    if len(word) == 1:
        return inner and not BODY_SETS.search(before[: begin + 1])
    if not inner:
        return word in BEGINNING and before[:last].endswith(FOUNDERS)
    if word in NOMINAL:
        return not AGENT.search(before[:begin])
    short = 0 < len(before) - begin - len(word) <= LONGEST_ACT
    return word in ACTED and short and not (AGENT.search(before[:begin]) or DOERS.search(before[:begin]))


def verb_before(text: str, start: int, edge: int) -> bool:
    """Tell whether an adopting verb stands directly before a name.

    Args:
        text: The report.
        start: Offset of the clause's first character.
        edge: Offset of the name's first character.

    Returns:
        Whether it does; quotation marks between the two do not matter.

    Examples:
        >>> verb_before("深入推行“林长制”", 0, 5)
        True
    """
    before = text[max(start, edge - LONGEST_VERB - 3) : edge].rstrip(LOOSE)
    return ends_in_verb(before) or (before.endswith(SUFFIXES) and ends_in_verb(before[:-1]))


def ends_in_verb(phrase: str) -> bool:
    """Tell whether a phrase ends in an adopting verb."""
    return phrase.endswith(VERBS_ENDING.get(phrase[-1:], ())) and not phrase.endswith(NO_VERBS)


def only_boundaries(phrase: str) -> bool:
    """Tell whether a phrase is nothing but verbs, adverbs and particles.

    Args:
        phrase: A few characters.

    Returns:
        Whether it names nothing.

    Examples:
        >>> only_boundaries("推动落实"), only_boundaries("新桥")
        (True, False)
    """
    machine, _ = boundary_words()
    found = machine.find_matches_as_indexes(phrase)
    return sum(end - start for _, start, end in found) == len(phrase)
