"""Numbers of the answers before put together: 两个加起来, 这两个数差多少."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering.figures import with_rows
from assistant.answering.selection import Context
from assistant.answering.wording import amount, figure_text


def combined(context: Context) -> Answer | str:
    """The sum, the difference or the ratio of ``ask.shown``, the computation shown; why not, where units differ."""
    shown, aggregate = context.ask.shown, context.ask.aggregate
    units = list(dict.fromkeys(number.unit for number in shown))
    if len(units) > 1:
        return f"前面几个数的单位不同（{'、'.join(units)}），合不到一起。"
    unit = units[0]
    largest, smallest = max(n.value for n in shown), min(n.value for n in shown)
    rows = tuple(dict.fromkeys(row for number in shown for row in number.rows))
    if aggregate == "ratio":
        if not smallest:
            return "除数是零，算不出几倍。"
        value = round(largest / smallest, 2)
        told = f"{figure_text(largest, unit)}是{figure_text(smallest, unit)}的{value:g}倍。"
        return with_rows(context, value, "倍", told, rows)
    if aggregate == "difference":
        value, sign, said = largest - smallest, "－", "相差"
        parts = [largest, smallest]
    else:
        value, sign, said = sum(n.value for n in shown), "＋", "共"
        parts = [n.value for n in shown]
    told = f"{said}{amount(value, unit)}：{sign.join(figure_text(p, unit) for p in parts)}＝{amount(value, unit)}。"
    return with_rows(context, value, unit, told, rows)
