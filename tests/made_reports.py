"""Reports made for tests, with every kind of fact that a record holds."""

from __future__ import annotations

__all__ = ["made_report"]

TEMPLATE = """{region}{year}年度法治政府建设工作报告

{year}年，{region}扎实推进法治政府建设，现将情况报告如下。

一、主要做法
（一）规范行政执法。全面落实行政执法“三项制度”，深入推行“双随机、一公开”监管，检查企业{figure}家次，办理行政处罚案件1.2万件，罚款350余万元。
（二）化解矛盾纠纷。坚持和发展新时代“枫桥经验”，县司法局组织调解纠纷{figure}件，调解成功率98.5%，同比上升2.1个百分点。
（三）加强普法宣传。印发《{region}法治宣传教育工作要点》，开展“美好生活·民法典相伴”主题宣传活动46场。
（四）推动区域协作。与毗邻的贵州省荔波县签订跨省行政执法协作协议，共同打击非法捕捞。

二、存在的不足
行政复议规范化建设有待加强，个别部门“双随机、一公开”抽查结果运用不够充分。

三、下一步工作打算
下一步，将推行包容审慎监管，探索建立涉企行政检查“扫码入企”制度。

{region}人民政府
{next_year}年1月20日
"""


def made_report(region: str = "广西壮族自治区河池市环江毛南族自治县", year: int = 2023, figure: int = 568) -> str:
    """Write a short report of a county; the figure makes texts differ."""
    return TEMPLATE.format(region=region, year=year, figure=figure, next_year=year + 1)
