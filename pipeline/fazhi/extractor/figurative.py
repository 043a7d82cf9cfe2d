"""Figures of speech, results and problems in quotation marks: what a report quotes without naming a way of governing.

Reports quote as many figures (“加速器”, “最后一公里”), results (“三到位”, “零投诉”) and ills (“多头执法”) as names.
They are told apart by the word they end in, by what they count, and by the verb that stands before them.
"""

from __future__ import annotations

import re

__all__ = ["is_figure", "is_result", "is_turned_from"]

#: What figures of speech end in; the thing that they compare government with.
FIGURES = re.compile(
    r"(?:加速器|助推器|推进器|稳压器|减震器|缓冲器|放大器|净化器|过滤器|纠错器|加速度|快车道|高速路|高速公路|主干道|立交桥|连心桥|暖心桥"
    r"|桥头堡|主阵地|前沿阵地|战场|主渠道|主心骨|主力军|生力军|铁军|广角|突击队|先锋队|排头兵|领头雁|领头羊|头雁|效应|样板|标杆|标尺|度量衡|试金石|压舱石|奠基石"
    r"|基石|磐石|定盘星|定星盘|指南针|风向标|晴雨表|体检表|指挥棒|接力棒|紧箍咒|组合拳|先手棋|一盘棋|牛鼻子|钥匙|敲门砖|垫脚石"
    r"|绊脚石|拦路虎|总开关|总闸门|总抓手|总引擎|引擎|发动机|减压阀|安全阀|保险丝|防火墙|防护网|安全网|护城河|防洪堤|挡箭牌|护身符|保护伞"
    r"|保护膜|名片|招牌|名城|之都|门户|升级版|首要任务|中心任务|第一要务|头等大事|代言人|护航员|守护神|守护者|守门员|守门人|娘家人|主人翁|勤务员|老黄牛|千里眼|顺风耳|前哨|探头|神经末梢|毛细血管"
    r"|大动脉|智囊|参谋|外脑|定心丸|强心剂|强心针|催化剂|润滑剂|粘合剂|营养剂|良方|药方|处方|答卷|考卷|成绩单|任务书|时间表|路线图|施工图"
    r"|作战图|全景图|军令状|责任状|责任田|自留地|必修课|必答题|选择题|附加题|加减法|加法|减法|乘法|除法|关口|关卡|扣子|之弦|灯塔|火炬|种子|土壤|沃土"
    r"|活水|水源|源头|春雨|及时雨|春风|新风|暖风|东风|清风|雨露|枢纽|动能|台阶|图景|画卷|新矩阵|高地|洼地|篇章|快进键|加速键|启动键|按钮|集结号|冲锋号"
    r"|号角|主旋律|进行曲|交响乐|协奏曲|大合唱|独角戏|连续剧|重头戏|双城记|公里|最后一米|百米|距离|全链条|全周期|全方位|全过程|全天候|家门口|心坎"
    r"|半篇文章|大文章|一股绳|一条心|同心圆|硬骨头|硬仗|短板|薄弱点|风险点|堵点|痛点|难点|盲点|盲区|空白点|卡点|梗阻|顽疾|病灶|病根|老大难|两张皮|灯下黑"
    r"|走过场|一阵风|回头路|空转|烂尾|后门|门槛|绿灯|红灯|刹车|油门|方向盘|导航仪|显微镜|望远镜|放大镜|体温计|听诊器|手术刀|利剑|利器|法宝|盾牌"
    r"|铠甲|屏障|底线|红线|高压线|生命线|防线|篱笆墙?|笼子|围墙|孤岛|烟囱|鸿沟|天花板|地板|玻璃门|旋转门|弹簧门|主题词|关键词|关键[变增]?量|关键少数"
    r"|最大公约数|增量|底色|成色|亮色|本色|底气|烟火气|硬核|暖心|贴心|加油站|充电站|补给站|动车组|火车头|朋友圈|连心锁|传声筒|播种机|宣传员|冷板凳"
    r"|双支撑|云支撑|硬支撑|软支撑|硬约束|软约束|硬指标|软指标|硬实力|软实力|硬环境|软环境|硬任务|软任务|原则|理念|目标|思维|意识|水平|优势|挑战|机遇|局面|关系|感情|精神|智慧|工匠"
    r"|获得感|幸福感|安全感|满意度|温度|力度|速度|精度|广度|深度|厚度|热度|高度|准度|强度|新路|之路|之治|之基|之笔|之举|之光)$"
)
POWERS = re.compile("[^效能电人劳]力$|[^概频税利汇]率$")
COUNT = "[一二三四五六七八九十两双多\\d]+"
RESULTS = re.compile(
    rf"^(?:{COUNT}(?:个)?(?:上升|下降|提升|提高|降低|到位|到场|增长|减少|[增减升降满]|满意|确保|不误|促进|融合|结合|覆盖|突破|转变|丰收|过硬|同步|赢)"
    rf"|{COUNT}[个项场大支条类](?!中心|平台|专区|工程|行动|攻坚|改革|机制|制度|体系|清单|模式).{{1,3}}|零(?!工|售|跑|见面|材料|成本|时差|接触|距离服务|延时|等待).{{1,4}}|[^、]{{0,4}}(?:[全无]死角|[无零]盲区|全覆盖|无遗漏|无缝隙|不打折)"
    r"|(?!多.(?:合|联|测|审|评|规|证|码|点|报)[\u4e00-\u9fff]$)[多重随难冷硬推拖懒散慢乱庸假虚].{1,3}|.{1,3}[难乱慢散软堵痛]|(?:不.{1,2}){2,}|[\u4e00-\u9fff][得不][住好了动上通来到起出全快实牢紧准]|应[\u4e00-\u9fff]尽[\u4e00-\u9fff](?:、应[\u4e00-\u9fff]尽[\u4e00-\u9fff])*)$"
)
#: Verbs that take figures and ills for their object, up to a few words before it.
TAKING_FIGURES = re.compile(
    r"(?:跑出|跑赢|跑好|按下|下好|念[好紧]|拧紧|种好|扣好|守[牢好]|答好|画[好出]|唱响|唱好|架[起好]|奏响|吹响|点燃|激活|注入|开出|吃下|绷紧|补齐"
    r"|牵住|抓住|抓牢|系紧|铺就|撑起|戴上|当好|争当|甘当|争做|打通|疏通|消除|破除|打破|破解|防止|避免|杜绝|纠治|整治|解决|根治|治理|防范|遏制|存在"
    r"|出现|克服|告别|摆脱|替代|代替|取代|不再|不留|走好|走实|写好|交出|谱写|释放|激发|提高|提升|增强|缩短|降低|营造|彰显|展现|体现|弘扬|传承"
    r"|形成了?|走出|蹚出|按上|插上|装上|套上|敲响|拉紧|压紧|把好|把牢|筑起|竖起|标注|刷新|刻画|深植|厚植|贯通)[^，,。；;：:“”\n]{0,8}$"
)
TURNED_FROM = re.compile(r"(?:从|由|变|将|把|化)[^，,。；;：:“”\n]{0,8}$")
TURNING = re.compile(r"(?:逐[渐步])?(?:到|向|变|转|走|迈|升级|跃升|延伸|拓展|为)[^，,。；;：:“”\n]{0,3}[“\"]")
TURNED_INTO = re.compile(r"[”\"](?:逐[渐步])?(?:到|向|变|转|走|迈|升级|跃升|为)[^，,。；;：:“”\n]{0,3}$")


def is_figure(name: str, before: str) -> bool:
    """Tell whether a quoted phrase is a figure of speech, an aim or an ill.

    Args:
        name: What stands between the quotation marks.
        before: The text of the sentence before them.

    Returns:
        Whether it is.

    Examples:
        >>> is_figure("加速器", "打造争议化解"), is_figure("龙门阵调解室", "打造")
        (True, False)
    """
    power = name[-1:] in "力率" and POWERS.search(name)
    return bool(FIGURES.search(name) or power or TAKING_FIGURES.search(before))


def is_result(name: str) -> bool:
    """Tell whether a quoted phrase counts what was reached, or names an ill.

    Args:
        name: What stands between the quotation marks.

    Returns:
        Whether it does.

    Examples:
        >>> [is_result(name) for name in ("三到位", "零投诉", "多头执法", "三官一律")]
        [True, True, True, False]
    """
    return bool(RESULTS.match(name))


def is_turned_from(before: str, after: str) -> bool:
    """Tell whether a quoted phrase is one end of a change: 从“多头处理”转为“一窗通办”.

    Args:
        before: The text of the sentence before the opening mark.
        after: The text of the sentence behind the closing mark.

    Returns:
        Whether it is.

    Examples:
        >>> is_turned_from("执法从", "转向“事前指导”")
        True
    """
    return bool((TURNED_FROM.search(before) and TURNING.match(after)) or TURNED_INTO.search(before))
