"""What the heading of a column says: whose figures they are, of money, of shares, of persons; whether a cell says anything."""

from __future__ import annotations

RATES = ("率", "占比", "比例", "比重")
_SHARES = (*RATES, "百分比", "完成进度", "支出进度", "付款进度", "分值")
# any task may have some
MONEY = ("预算", "补贴", "补助", "奖补", "奖励", "资金", "投资", "经费", "费用", "收入", "产值", "营收")

# headings of persons and companies end so
WHO = tuple(
    "领导 人 人员 干部 单位 公司 副总 经理 书记 主任 局长 院长 校长 县长 区长 市长 镇长 乡长 所长 处长 部长 厂长".split()
)
DATES = "日期"  # the unit of a bound on a column of dates: 20260930
SPENT = "支出"  # what a bound on the money spent is about, whatever its column is called


def bare(label: str) -> str:
    """A column's heading without its unit: 年度投资（万元）.

    >>> bare("已到位资金（万元）")
    '已到位资金'
    """
    return label.partition("（")[0].partition("(")[0]


def names_money(text: str) -> bool:
    """Whether a heading, or what is said, has a word of money."""
    return any(word in text for word in MONEY)


def counts_money(label: str) -> bool:
    """Whether a column is counted in money, by a word of its heading or by its unit: 已支出（万元）."""
    return "元" in label or names_money(label)


def unit_of_column(label: str) -> str:
    """What its figures count: 元 of 总投资（亿元）, 户 of 受益农户（户）, "" of 考核分值."""
    inside = label[len(bare(label)) :].strip("（()）")
    money = "元" in label or bare(label).endswith((*MONEY, "额", "款", "支出"))  # not 资金来源
    return "元" if money else inside[:2] * (len(inside) < 3)


def counts(label: str) -> bool:
    """Whether a column states figures, by its heading: 总投资（亿元）, 完成比例."""
    return bool(unit_of_column(label)) or bare(label).endswith(_SHARES)


def tells_who(label: str) -> bool:
    """Whether a column names persons or companies: 分管领导, 责任人, 施工单位."""
    return bare(label).endswith(WHO)


def says(text: str) -> bool:
    """Whether a cell says anything: 无 and / say that there is nothing."""
    return text.strip(" 。") not in ("", "无", "暂无", "没有", "/", "-", "—")
