"""A list's further columns in a question: by their headings (进展, 分管领导), or by what stands in them (陈丽)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from assistant.language.cells import BLANK, NOTHING, PAYING, Details
from assistant.language.mention import Mention
from assistant.model.document import tells_state
from assistant.model.headings import bare, tells_who
from assistant.typed import Protocol

_TAILS = ("情况", "来源", "单位", "说明", "要求", "人员", "名单")
# 包抓领导: who 包抓s it; 责任, 牵头 are said of units
_WHO_DOES = re.compile(
    "(?!责任|负责|牵头|配合|主办|承办|联系|项目|工作|任务)([\u4e00-\u9fff]{2})[市县区局院校]?(?:领导|负责人|责任人|干部|人)"
)
_SPENDING = ("最", "花", "用", "剩", "结余", "超")
_CALLED = re.compile("([\u4e00-\u9fff])(?:副|常务副)?([县市区镇乡局院校处科部]长|书记|主任|经理|总|局)")
_NAME = "[\u4e00-\u9fff]{2,4}"
_LEADS = "(?:[（(][^（）()]{2,4}[）)])?(?:一共|总共|都|还|也)*(?:分?管|包|抓|挂|负责|牵头|联系)"
_OTHERS = re.compile("除了|不要|不算|去掉|以外|之外")
_SHORT = r"[\u4e00-\u9fffA-Za-z]{2,6}"  # a name, a word: what can be asked for by itself
# 备注里写着捐赠的是哪项, 资金那一栏没填的
_SAYS = re.compile(
    r"(?:那一?栏|这一?栏|一栏|栏)?(?:里头?|中|上)?(?:是?((?:(?:没有?填|没有?写|未填写?|空白?|为空)着?(?:数字?|金额|内容)?)+)的?(?=[是有那这哪都任项事]|$)"
    r"|(?:说明|说|写着|写了|写有|写明|写的是|写|提到|注明|是|为)(.{2,16}?)(?=的|$)|(?:填|写)(?:的是|着|了)?[“\"]?(无|暂无|没有)[”\"]?(?=的|$))"
)
_LACKS = re.compile("(?:没有?|未)(?:填写?|写|列)(?:的是)?$")
_ASKS_IF = ("有", "没", "无", "存在", "遇到", "碰到", "碰上", "写了", "填了", "卡在", "难在")
_NEXT = "下一步"
_BETWEEN = r"[、，,；;\s/（()）]+"


class Columns(Protocol):
    """The list asked about."""

    @property
    def details(self) -> Details: ...


def details(text: str, pieces: Iterable[str], details: Details) -> list[Mention]:
    """Headings, with what is to stand under them, and short contents; the value is the label and the content, if any."""
    if not details:
        return []
    known = _surfaces(details)
    found = []
    for piece in pieces:
        if piece in known:
            start = text.find(piece)
            (label, content), end = known[piece], start + len(piece)
            if not content and (lacks := _LACKS.search(text, 0, start)):
                content, start = BLANK, lacks.start()  # 哪些任务没填完成投资
            elif not content and (said := _SAYS.match(text, end)):
                cells = [cell for each, cell in details if each == label]
                forms = (
                    (BLANK,) if said[1] else (said[2] or "", (said[2] or "").lstrip("要需须"))
                )  # 要协调, 需协调
                if said[3]:  # 存在问题一栏填“无”的
                    forms = (NOTHING,)
                written = next(
                    (w for w in forms if w in (BLANK, NOTHING) or any(w in cell for cell in cells)), ""
                )
                content, end = (written, said.end()) if written else (content, end)
            found.append(Mention("detail", (label, content), start, end, text[start:end], "附加信息"))
    found += _by_post(text, details)
    named = {m.value[0] for m in found if m.value[1]}
    found = [
        m._replace(dimension="filler", value="")
        if m.value[0] in named and _WHO_DOES.fullmatch(m.value[0]) and not m.value[1]
        else m
        for m in found
    ]  # 马建军分管的: whom they lead is said
    if any(word in text for word in (*PAYING, *_SPENDING)):
        from assistant.language.paid import spent  # only what is said of money needs it

        found += spent(text, dict.fromkeys(label for label, _ in details))
    if any(word in text for word in _ASKS_IF):
        from assistant.language.filled import filled

        found += filled(text, details)
    return found


def of_one_cell(mentions: list[Mention], details: Details) -> list[Mention]:
    """杨秀芝副县长, of a cell 副县长 杨秀芝: one content, told by what fewer cells have."""
    kept = list(mentions)
    for at, (one, other) in enumerate(pairwise(mentions)):
        if not (one.dimension == other.dimension == "detail" and one.end == other.start):
            continue
        (label, first), (same, second) = one.value, other.value
        cells = [cell for each, cell in details if each == label == same and first and second]
        if any(first in cell and second in cell for cell in cells):
            title = at + (sum(second in cell for cell in cells) > sum(first in cell for cell in cells))
            kept[title] = mentions[title]._replace(dimension="filler", value="")
    return kept


def _by_post(text: str, details: Details) -> list[Mention]:
    """陈县长, of 陈建军（副县长）: the only one of that surname and post among those who lead."""
    called = list(_CALLED.finditer(text))
    if len(called) != 1 or _OTHERS.search(text):
        return []
    name, post = called[0].groups()
    persons = {
        (label, part, post in cell or label.endswith((post, post + "长")))
        for label, cell in details
        if tells_who(label)
        for part in re.split(_BETWEEN, cell)
        if part.startswith(name) and re.fullmatch(_NAME, part)
    }
    start, end = called[0].span()
    found = [(label, part) for label, part, held in persons if held]
    if not found and re.match(_LEADS, text[end:]):  # 殷总管的, of 分管领导 that says no posts
        bare_names = {label for label, _, _ in persons if label.endswith("领导")} - {
            label for label, cell in details if not re.fullmatch(_NAME, cell)
        }
        found = [(label, part) for label, part, _ in persons if label in bare_names]
    return [
        Mention("detail", who, start, end, text[start:end], "附加信息") for who in found if len(found) == 1
    ]


@lru_cache(maxsize=64)
def _surfaces(details: Details) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for label, text in details:
        short = next((label.removesuffix(tail) for tail in _TAILS if label.endswith(tail)), label)
        does = _WHO_DOES.fullmatch(bare(label))
        verbs = (does[1], f"谁{does[1]}") if does else ()
        step = (_NEXT,) if label.startswith(_NEXT) else ()  # 下一步打算, 下一步工作
        for surface in (label, short, bare(label), bare(label).removeprefix("存在的"), *step, *verbs):
            if len(surface) > 1:
                found.setdefault(surface, (label, ""))
        state = re.split("[。，；：:,]", text)[:1] if tells_state(label) else []  # 按计划推进：已建成
        for piece in (*re.split(_BETWEEN, text), *state):
            if re.fullmatch(_SHORT, piece):
                found.setdefault(piece, (label, piece))
    return found
