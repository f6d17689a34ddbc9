"""What a quarter comes to on average: 平均一个季度发多少."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering.aggregates import total, value
from assistant.answering.selection import Context
from assistant.answering.wording import ALL, amount, figure_text


def average(context: Context) -> Answer | None:
    """The year's figure, or the quarters' together, over four; the division is shown."""
    year = value.of_year(context) or total.of_quarters(context, ALL)
    if year is None or year.value is None or not year.value_unit or year.value_unit == "%":
        return None
    unit = year.value_unit
    each = round(year.value / len(ALL), 2)
    said = f"平均每季度{amount(each, unit)}：全年{figure_text(year.value, unit)}÷{len(ALL)}＝{amount(each, unit)}。"
    return year._replace(value=int(each) if each == int(each) else each, summary=said)
