"""Lines of a web page that surround a report: navigation, share buttons, footers."""

from __future__ import annotations

import re

__all__ = ["chrome_lines"]

#: What only the frame of a government page says.
FRAME = re.compile(
    r"当前位置|您(?:现在)?(?:所在)?的?位置|无障碍|长者模式|关怀版|适老|繁體|繁体|设为首页|加入收藏|网站地图|站点地图|联系我们|关于我们"
    r"|ICP备|公网安备|网站标识码|主办[:：单]|承办[:：单]|版权所有|技术支持|打印本页|关闭窗口|字[体号][:：]|分享到|扫一扫"
    r"|浏览(?:次数|量)|点击(?:数|量|次数)|阅读次数|上一篇|下一篇|相关(?:链接|文档|附件)|责任编辑|手机版|微信公众号二维码|无障碍浏览"
    r"|登录\s*\|?\s*注册|Copyright|All Rights Reserved|javascript:|首页\s*[>＞»|]"
)
BETWEEN_CRUMBS = ">＞»›|｜"
CRUMBS = re.compile(r"^[^。，,；]{0,60}(?:[>＞»›][^。]{0,30})+$|^(?:[^\s|。，]{2,8}\s*[|｜]\s*){2,}")
MENU = re.compile(r"^(?:\S{2,8}[ \t\u3000]+){3,}\S{2,8}$")


def chrome_lines(text: str) -> frozenset[int]:
    """Find the lines that belong to the page around a report.

    Args:
        text: The text of a page or file.

    Returns:
        The offsets at which such lines start.

    Examples:
        >>> chrome_lines("首页 > 政务公开 > 报告\\n2023年，全县推进法治政府建设。")
        frozenset({0})
    """
    found: set[int] = set()
    crumbs = any(mark in text for mark in BETWEEN_CRUMBS)
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body and len(body) < 160 and (FRAME.search(body) or (crumbs and CRUMBS.match(body)) or MENU.match(body)):
            found.add(start)
        start += len(line)
    return frozenset(found)
