"""The headings of a list's further columns as names: what is said of the figures in them (总投资最大的, 完成比例不到60%)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.cells import HEADING, Details
from assistant.language.mention import Mention
from assistant.language.rules.bounds import Condition
from assistant.model.columns import holds_figures, kinds
from assistant.model.document import tells_state
from assistant.model.headings import MONEY, bare, counts_money, unit_of_column
from assistant.text.normalize import occurrences
from assistant.text.numerals import parse_number

_SHORT = 3
_REACHES = {
    "": "==",
    "到": ">=",
    "到了": ">=",
    "达到了": ">=",
    "达到": ">=",
    "满": ">=",
    "已到": ">=",
    "是": "==",
    "为": "==",
}
_AS_OF = re.compile(r"\d{1,2}月(?:\d{1,2}日|底|末|份)?")
AGAINST = "资金全部到位"  # what is spent, against what is planned
# 完成率, behind the heading of what is planned: the share of it that is spent
RATE = "的?(?:完成|到位|拨付|支付|支出|执行|使用)(?:率|比例|进度)"
_EXTREME = f"({RATE})?(?:是|目前)?最([大多高快小少低慢])的?前?(?:([一二两三四五六七八九十\\d]+)[项个件])?"
# 完成百分之几, 完成还不到60%: of a column that says how much is done
_DONE = "完成(?:得|的|度)?(?=最|(?:还|已经?)?(?:不到|低于|超过|不足|达到|大于|高于)|了?百分之|到了?百分之|了?多少[%％])"
_SLOWEST = (
    "(?:完成|进度|进展|推进|干|做)(?:得|的)?(?:最|比较)?([快好慢差高低])的?(?=$|是|有|那|哪|任务|项目|[?,])"
)
_EITHER = "(?:哪一?[个项边]|谁)"  # 停车场和索道哪个投资多
_MORE = "(?:更|要|会|得)*([大多高少小低])(?!少)(?:一?些|一?点)?"
# 总投资排第二的, 预算第三多的
_NTH = "(?:的?(?:排名|排在|排行|排|位居|位列|居|列|是))?第([二三四五])(?:位|名)?的?([多大高少小低])?的?"
_SPEND = (
    "投的钱",
    "花的钱",
    "投钱",
    "花钱",
    "用钱",
    "要钱",
    "钱(?:[花用投]得)?",
)  # of the only column of money
_YEAR = "(?:年度|当年|本年|今年)"
_WHO_TAIL = "[院局校县区市镇处司]?(?:领导|负责人|责任人|干部|单位|公司|人员|人)$"
_TITLED = "(?:书记|主席|主任|局长|县长|区长|市长|镇长|部长|院长|校长|处长|科长|所长|站长|总|经理|委员|员)([\u4e00-\u9fff]{2,3})$"
_WHO_ELSE = ("联系人", "负责人", "责任人", "领导", "副总")
_NO_VERBS = frozenset("项目 工作 任务 具体 直接 主要 责任 负责 牵头 配合 企业 现场 技术 安全".split())
_PRONOUN = "(?:他们?|她们?|这家公司|这家单位|这家|这位)"
_DOES = "(?:一共|总共|还|另外|也|都)*"
_ALSO = {"施工": ("承建", "承包")}
_BY_WHOM = "(?:是|由|归)?(?:谁|哪家(?:公司|单位|企业)?|哪位(?:.{0,3}?(?:领导|副总|长))?|哪个(?:公司|单位|领导|人)|什么公司)"
_ASKED_OF_MONEY = "额?(?:是|有)?(?:最|多少|一共|合计|总共|总计|共|加起来|分别|各|超过|不到|大于|小于|呢)"
_PAY = "(?:到位|付|付款|支付|拨付|拨|花|支出)"
_PAID = f"(?:已经?|目前|现在|实际)(?:{_PAY})了?(?=多少)|{_PAY}了(?=多少)|(?:已经?)?完成了?(?=多少(?:钱|资金|投资))"
_UNPAID = (
    "((?:还|尚)?[有差欠剩])多少(?:钱|资金|款|万)?((?:没有?|未)(?:付清?|到位|支付|拨付?|到账|花掉?|支出))"
)
_ASKS = frozenset(
    ("ask", "period", "condition", "unsaid", "person", "aspect", "state", "event", "finished", "filler")
)


def headings(text: str, details: Details) -> list[Mention]:
    """Columns by their names, and what is asked for of them: 预算最多的, the most of that column."""
    found = []
    for label, kind in kinds(details).items():
        names = [label, bare(label)]
        if (of_day := _AS_OF.search(label)) and tells_state(label):  # 8月底, of 截至8月底进展
            found += _matches(text, f"(?:截[至止]到?|到)?{of_day[0]}(?:的?实际)?(?!目标|计划)", label)
        if kind == "text":
            for name in re.split("[与和及、]", bare(label).removeprefix("存在的")):
                asked = f"(?:什么|啥|哪些|有没有|存在)的?{name}|{name}(?=是什么|有哪些|呢|怎么)"
                found += _matches(text, asked, label) if len(name) > 1 and name != bare(label) else []
        if kind == "who":
            found += _persons(text, label, details)
            tail = next((tail for tail in _WHO_ELSE if bare(label).endswith(tail)), label)
            alone = sum(each.endswith(tail) for each in kinds(details)) == 1
            names += [tail] if alone else []  # 联系人, of 科室联系人
            names += re.findall("[（(]([\u4e00-\u9fff]{3,})[）)]", label)  # 驻村干部, of 责任人（驻村干部）
        elif kind != "date" and not holds_figures(label, details):
            continue
        if holds_figures(label, details):
            short = re.sub("(?<=..)(?:投资|资金|金额|经费)$", "", bare(label))  # 年度计划, of 年度计划投资
            names += [short] if len(short) > _SHORT else []
            found += _extremes(text, label, kind == "share", details)
            found += _alias(text, label, details)
        if kind == "share" and any(word in label for word in ("完成", "进度")):
            found += _matches(text, _DONE, label)
        for name in dict.fromkeys(names):
            found += _matches(text, re.escape(name), label)
    return found + _paid(text, [label for label in kinds(details) if pays(label)])


def pays(label: str) -> bool:
    """Whether a column says what was paid: 已付款, 已到位资金."""
    return counts_money(label) and re.search("已|到位|付款|支出|拨付|完成投资", label) is not None


def _matches(text: str, pattern: str, label: str, group: int = 0) -> list[Mention]:
    return [
        Mention("detail", (label, ""), said.start(group), said.end(group), said[group], HEADING)
        for said in re.finditer(pattern, text)
    ]


def _extremes(text: str, label: str, rate: bool, details: Details) -> list[Mention]:
    """预算最多的, 年度投资完成率最低的; 完成得最慢的, of a column that says how much is done."""
    called = re.escape(bare(label)) + "|进度" * label.endswith("进度")
    words = _money_words(label, details)
    only = counts_money(label) and sum(counts_money(each) and not pays(each) for each in kinds(details)) == 1
    spend = _SPEND * only
    said_so = "|".join((called, *(f"{word}额?" for word in words), *spend))
    either = f"(?:相?比(?:较|起来)?,?)?(?:{_EITHER}的?(?:{said_so})|(?:{said_so})(?:是|上)?{_EITHER})"
    patterns = [
        f"(?:{'|'.join((called, *spend))}){_EXTREME}",
        f"{either}{_MORE}",
        *([_SLOWEST] if rate else []),
    ]
    if said := re.search(f"(?:{said_so}){_NTH}", text):
        unit = "%" if rate else unit_of_column(label)
        op = "min" if said[2] and said[2] in "少小低慢" else "max"
        bound = Condition(op, 0.0, unit, float(parse_number(said[1]) or 0), said[0].rstrip("的"), label)
        return [Mention("condition", bound, said.start(), said.end(), said[0], HEADING)]
    for pattern in patterns:
        if said := re.search(pattern, text):
            of_rate, most, few = said.groups() if len(said.groups()) > 1 else (None, said[1], None)
            unit = "%" if rate or of_rate else unit_of_column(label)
            first = float(parse_number(few) or 0) if few else 0.0
            surface = re.sub(f"^相?比(?:较|起来)?,?|{_EITHER}的?", "", said[0])
            bound = Condition("max" if most in "大多高快好" else "min", first, unit, 0.0, surface, label)
            return [Mention("condition", bound, said.start(), said.end(), said[0], HEADING)]
    return []


def _persons(text: str, label: str, details: Details) -> list[Mention]:
    """谁包的, 哪家公司承建, 他还联系哪项, 宏远公司承建的: by what the heading says they do."""
    named = _named(text, label, details)
    stem = re.sub(_WHO_TAIL, "", bare(label))
    if len(stem) < 2 or stem in _NO_VERBS:
        return named
    verbs = {stem, stem[-2:], *stem[: stem.startswith("包")], *_ALSO.get(stem, ())} - _NO_VERBS
    verb = f"(?:{'|'.join(sorted(verbs, key=len, reverse=True))})"
    asks = f"{_BY_WHOM}[来在给]?{verb}[了的]?|{verb}的?是(?:谁|哪家|哪个|哪位)|{verb}(?=的?(?:项目|任务)?最[多少])"
    found = _matches(text, asks, label) + _matches(text, f"{_PRONOUN}{_DOES}({verb}[了的着]?)", label, 1)
    if named:  # 马建军包的: whom they lead is said
        theirs = _matches(text, f"{re.escape(named[0].surface)}{_DOES}({verb}[了的着]?)", label, 1)
        found += [m._replace(dimension="filler", value="") for m in theirs]
    return named + found


def _named(text: str, label: str, details: Details) -> list[Mention]:
    """The names in the column's cells, the longest first; 赵敏 of 县政协副主席赵敏 too."""
    cells = {name for each, cell in details if each == label for name in re.split("[、，,；;]", cell)}
    names = cells | {told[1] for cell in cells if (told := re.search(_TITLED, cell))}
    said = sorted((name for name in names if len(name) > 1 and name in text), key=len, reverse=True)
    return [
        Mention("detail", (label, name), at, at + len(name), name, "附加信息")
        for name in said
        for at in occurrences(text, name)
    ]


def _alias(text: str, label: str, details: Details) -> list[Mention]:
    """预算合计多少, of 投入预算; 投资, of 总投资: where no other column is called so."""
    words = [] if pays(label) else _money_words(label, details)
    named = {at + len(bare(each)) for each in kinds(details) for at in occurrences(text, bare(each))}
    found = [
        m for word in words for m in _matches(text, f"{word}(?={_ASKED_OF_MONEY})|(?<=多少){word}", label)
    ]
    return [m for m in found if m.end not in named and m.surface != bare(label)]


def _money_words(label: str, details: Details) -> list[str]:
    """投资 of 总投资 and 投资额, 预算 and 资金 of 预算资金: what one column alone of those on what is planned is called."""
    planned = [bare(each) for each in kinds(details) if not pays(each)]
    words = [word for word in MONEY if word in bare(label) and sum(word in each for each in planned) == 1]
    yearly = [each for each in planned if re.match(_YEAR, each) and counts_money(each)]
    beside = not words and yearly == [bare(label)]  # 今年投多少, beside 总投资
    return words + [f"{_YEAR}(?:的?计划)?要?投(?:资|入|钱)?"] * beside


def _paid(text: str, labels: list[str]) -> list[Mention]:
    """已经付了多少, 还有多少没到位: of the one column that says what was paid, in whatever words."""
    if len(labels) != 1:
        return []
    left = [
        Mention("aspect", ("remaining",), said.start(1), said.end(1), said[1], HEADING)
        for said in re.finditer(_UNPAID, text)
    ]
    return left + _matches(text, _UNPAID, labels[0], 2) + _matches(text, _PAID, labels[0])


def whole(text: str, candidates: Iterable[Mention], details: Details) -> list[Mention]:
    """总投资 of 总投资多少, 完成比例: no rule cuts into the name of a column, or reads more into it."""
    candidates = list(candidates)
    names = [m for m in candidates if m.rule == HEADING]
    kept = []
    for mention in candidates:
        cut = [n for n in names if mention.start < n.end and n.start < mention.end]
        if (
            mention.dimension == "detail"
            and mention.rule != HEADING
            and mention.value in [n.value for n in cut]
        ):
            continue  # the same column
        if not cut or mention.rule in (HEADING, AGAINST):
            kept.append(mention)
        elif mention.dimension == "condition" and (column := _before(cut, mention)):
            kept += _of_column(text, column, mention, details)  # 投资排前三的, of 完成投资
        elif mention.dimension not in _ASKS and mention.start <= cut[0].start and cut[0].end <= mention.end:
            kept.append(mention)
    return kept


def _before(names: list[Mention], bound: Mention) -> Mention | None:
    """The column whose name the bound begins with, or in."""
    columns = (n for n in names if n.dimension == "detail" and n.start <= bound.start and n.end < bound.end)
    return next(columns, None)


def _of_column(
    text: str, column: Mention, bound: Mention, details: Details, rate: bool = False
) -> list[Mention]:
    """The bound as one on that column; [] where it counts something else."""
    label = column.value[0]
    unit = "%" if rate or kinds(details).get(label) == "share" else unit_of_column(label)
    if unit and bound.value.unit not in ("", unit):
        return []
    said = text[column.start : bound.end]
    told = bound.value
    bare_number = unit == "元" and not re.search("[元万亿]", bound.surface)
    if bare_number and told.op not in ("max", "min"):  # 390, as the column （万元） has it
        factor = 1e8 if "亿元" in label else 1e4 if "万元" in label else 1.0
        told = told._replace(value=told.value * factor, upper=told.upper * factor)
    value = told._replace(unit=unit, noun=bare(label), surface=said)
    return [bound._replace(start=column.start, surface=said, value=value)]


def bounded(text: str, mentions: list[Mention], details: Details) -> list[Mention]:
    """完成比例 + 不到60%: a bound on that column; 年度投资 + 完成率: the share of it that is spent."""
    kept: list[Mention] = []
    column: Mention | None = None  # the heading that a bound may follow
    rate = False
    for mention in mentions:
        between = text[column.end : mention.start] if column else "…"
        behind = between in ("", "在", "是", "的", "已", "已经", "又", "也", "还", "都")
        if column and mention.dimension == "stated" and between in _REACHES:  # 完成比例到100%的
            value = mention.value._replace(op=_REACHES[between])
            mention, behind = mention._replace(dimension="condition", value=value), True
        if column and behind and mention.dimension == "state" and re.fullmatch(RATE, mention.surface):
            mention, rate = mention._replace(dimension="filler", value=""), True
            column = column._replace(end=mention.end)
        elif column and behind and mention.dimension == "condition" and not mention.value.noun:
            if bound := _of_column(text, column, mention, details, rate):
                mention = bound[0]
                kept = [m for m in kept if m.start < mention.start]
            column = None
        elif mention.dimension != "filler":
            figures = mention.dimension == "detail" and not mention.value[1]
            column = mention if figures and holds_figures(mention.value[0], details) else None
            rate = False
        kept.append(mention)
    return kept
