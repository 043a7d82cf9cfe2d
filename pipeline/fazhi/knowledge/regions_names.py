"""The short forms under which a text names an administrative division."""

from __future__ import annotations

__all__ = ["continues", "short_forms"]

PEOPLES = (
    "各族", "汉族", "满族", "回族", "苗族", "彝族", "壮族", "侗族", "瑶族", "白族", "傣族", "黎族",
    "佤族", "畲族", "水族", "土族", "羌族", "怒族", "京族", "藏族", "蒙古族", "蒙古", "维吾尔",
    "布依族", "朝鲜族", "土家族", "哈尼族", "哈萨克族", "哈萨克", "傈僳族", "拉祜族", "东乡族",
    "纳西族", "景颇族", "柯尔克孜族", "柯尔克孜", "达斡尔族", "达斡尔", "仫佬族", "布朗族", "撒拉族",
    "毛南族", "仡佬族", "锡伯族", "锡伯", "阿昌族", "普米族", "塔吉克族", "塔吉克", "俄罗斯族",
    "鄂温克族", "德昂族", "保安族", "裕固族", "独龙族", "鄂伦春",
)  # fmt: skip
AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
PLAIN_ENDINGS = {
    "province": ("特别行政区", "省", "市"),
    "prefecture": ("地区", "市", "盟"),
    "county": ("林区", "特区", "新区", "区", "县", "市", "旗"),
}
#: Stems such as 阿拉善左 (旗) and 井陉矿 (区) that nobody writes.
CUT_ENDINGS = ("左", "右", "前", "后", "中", "左翼", "右翼", "联合", "矿")

#: What follows an ending where it is no ending: 合作市场 is a market, 新建区域 an area.
CONTINUATIONS = {"市": "场", "区": "域间划块位别", "县": "域", "省": "份", "州": "际", "盟": "友员约"}


def continues(surface: str, following: str) -> bool:
    """Tell whether a region's name that was found in a text is only the beginning of another word.

    Args:
        surface: A form as found.
        following: The text after it, at least one character where there is one.

    Returns:
        True if the last character of the form belongs to the next word, or the form is a people's name.

    Examples:
        >>> continues("合作市", "场监管"), continues("合作市", "司法局")
        (True, False)
    """
    return bool(following) and following[0] in CONTINUATIONS.get(surface[-1:], "") + "族"


def without_peoples(name: str) -> str:
    """Strip the names of peoples from the end of a name, as long as two characters are left."""
    while True:
        for people in PEOPLES:
            if name.endswith(people) and len(name) > len(people) + 1:
                name = name[: -len(people)]
                break
        else:
            return name.removesuffix("族") if name in PEOPLES else name


def short_forms(name: str, level: str) -> tuple[str, ...]:
    """Make the short forms of an official name, the commonest first; a single character is never one.

    Args:
        name: The official full name.
        level: ``province``, ``prefecture`` or ``county``.

    Returns:
        The stem and, for autonomous areas, the stem with the plain ending.

    Examples:
        >>> short_forms("恩施土家族苗族自治州", "prefecture")
        ('恩施', '恩施州')
        >>> short_forms("宝安区", "county"), short_forms("藤县", "county")
        (('宝安',), ())
    """
    for ending in AUTONOMOUS:
        if name.endswith(ending):
            stem = without_peoples(name.removesuffix(ending))
            return (stem, stem + ending) if ending == "自治区" else (stem, stem + ending[-1])
    for ending in PLAIN_ENDINGS.get(level, ()):
        if name.endswith(ending):
            stem = name.removesuffix(ending)
            if stem.endswith("族"):
                stem = without_peoples(stem)
                return (stem, stem + ending)
            cut = len(stem) < 2 or (len(stem) > 2 and stem.endswith(CUT_ENDINGS))
            return () if cut else (stem,)
    return ()
