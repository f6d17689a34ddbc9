"""What a quarter comes to on average: 平均一个季度发多少."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering.aggregates import total, value
from assistant.answering.filters import period
from assistant.answering.measures import PEOPLE, PIECES
from assistant.answering.selection import Context
from assistant.answering.wording import ALL, amount, figure_text, quarters_name

# Minutes, rates and lengths are levels as often as amounts: only what is counted, and money, can be shared out.
_ADDS_UP = PEOPLE | PIECES | {"人次", "户", "次", "元"}
_OF_ONE = ("每", "均")  # 每户补贴4500元 is no amount of the year


def average(context: Context) -> Answer | None:
    """The figure of the year, or of the quarters named, over their number; the division is shown."""
    quarters = ALL if period.whole(context.ask) else context.quarters or ALL
    ask = context.ask._replace(aggregate="none")
    plain = context._replace(ask=ask)
    told = value.value(plain) if quarters == ALL else total.of_quarters(plain, quarters)
    told = told or (total.of_quarters(plain, ALL) if quarters == ALL else None)
    if told is None or told.value is None or told.value_unit not in _ADDS_UP:
        return None
    noun = context.ask.figure.noun
    money = any(word in context.ask.surface for word in ("补", "钱", "资金", "投资", "救助"))
    if (noun and noun not in told.summary) or (money and told.value_unit != "元"):
        return None
    if any(word in told.summary.partition("：")[2] for word in _OF_ONE) and told.value_unit == "元":
        return None
    each = round(told.value / len(quarters), 2)
    about = "" if each * len(quarters) == told.value else "约"
    unit, span = told.value_unit, "全年" if quarters == ALL else quarters_name(quarters)
    said = f"{about}{amount(each, unit)}"
    summary = f"平均每季度{said}：{span}{figure_text(told.value, unit)}÷{len(quarters)}＝{said}。"
    return told._replace(value=int(each) if each == int(each) else each, summary=summary)
