"""Columns of money spent (已到位资金, 完成投资) in a question: in other words than the heading, and against what is planned."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.cells import PAYING
from assistant.language.headings import AGAINST
from assistant.language.mention import Mention
from assistant.language.rules.bounds import Condition
from assistant.model.headings import SPENT, bare
from assistant.text.normalize import occurrences

_HEADING = re.compile(f"(?:已|累计|实际)*({'|'.join(PAYING)})(资金|投资|经费|金额|款)?")
# 已经花了多少, 钱还剩多少, 花了预算的百分之几, 超支的: in words of any list
_SPENT = re.compile("((?:已经|已|实际)?(?:花|用|支)(?:出|掉|去|费)?了?)(?=(?:预算|计划)?的?百分之)")
_LEFT = re.compile("(预算|经费|资金|钱|款)(?=(?:还|尚)?(?:剩|结余|差|有多少没))")
_OVER = re.compile(
    "超支|超预算|(?:支出|花销|花的?钱?|用的?钱?)(?:已经?)?超过?了?(?:年度)?(?:预算|计划)|花超|超出?了?预算"
)
_MONIES = ("资金", "经费", "钱", "款")
_MUCH = re.compile("(?:到位|拨付|支付|支出)了?多少|多少(?:没有?|未)(?:到位|拨付|支付)")
_VERY = "(?:是|目前)?最"
_NOT = re.compile("(?:还|尚)?(?:没有?|未)$")


def spent(text: str, labels: Iterable[str]) -> list[Mention]:
    """到位了多少资金, 资金全部到位: the words of the heading, wherever they stand, and what is asked of them."""
    found = []
    for label in labels:
        heading = _HEADING.fullmatch(bare(label))
        if not heading or not (heading[2] or "元" in label):
            continue  # 已完成, of the work
        found += _in_any_words(text, label)
        verb, noun = heading[1], heading[2] or "资金"
        # 完成改造要多少钱 is about no 完成投资
        monies = (noun, *(_MONIES if verb != "完成" else ()))
        asked = any(m in text for m in monies) or _MUCH.search(text) or _says_rate(verb, text)
        if verb not in text or not asked:
            continue
        rates = [before + verb + rate for rate in ("率", "比例") for before in (noun, "")]
        for word in dict.fromkeys((verb + noun, noun + verb, *rates, verb, *monies)):
            found += [
                Mention("detail", (label, ""), at, at + len(word), word, "附加信息")
                for at in occurrences(text, word)
            ]
        found += _against_the_plan(text, verb, noun)
    return found


def _in_any_words(text: str, label: str) -> list[Mention]:
    """预算还剩多少, 用了预算的百分之几, 超支的: of the column of what is spent, whatever it is called."""
    found = [
        Mention("detail", (label, ""), said.start(1), said.end(1), said[1], "附加信息")
        for pattern in (_SPENT, _LEFT)
        for said in pattern.finditer(text)
    ]
    if said := _OVER.search(text):
        bound = Condition(">", 100.0, "%", noun=SPENT, surface="支出超过计划")
        found.append(Mention("condition", bound, said.start(), said.end(), said[0], AGAINST))
    return found


def _says_rate(verb: str, text: str) -> bool:
    """到位率; 完成率 is of the work."""
    return verb != "完成" and verb + "率" in text


def _against_the_plan(text: str, verb: str, noun: str) -> list[Mention]:
    """全部到位, 没有全部到位, 还没到位的, 一分钱都没到位, 和总投资一样多: a bound on what is spent of the plan."""
    for pattern, op, share in (
        (f"(?:全部|完全|全额|足额|百分之?百|100%|[都全]){verb}|一样多|相等|相同|持平", "==", 100.0),
        (f"(?:一分钱?|分文)[都也]?(?:没有?|未)(?={verb})", "==", 0.0),
        (f"(?:还|尚)?(?:没有?|未){verb}(?=(?:{noun})?的)", "<", 100.0),
        ("(?:还)?[不没][到足].{0,6}一半", "<", 50.0),
        (f"(?<=[率例]){_VERY}[低小少]的?", "min", 0.0),
        (f"(?<=[率例]){_VERY}[高大多]的?", "max", 0.0),
    ):
        if said := re.search(pattern, text):
            denied = _NOT.search(text, 0, said.start()) if op == "==" else None
            start, op = (denied.start(), "<") if denied else (said.start(), op)
            told = {"==": f"{share:g}%", "<": f"不到{share:g}%", "min": "最低", "max": "最高"}[op]
            bound = Condition(op, share, "%", surface=f"{verb}率{told}")
            return [Mention("condition", bound, start, said.end(), text[start : said.end()], AGAINST)]
    return []
