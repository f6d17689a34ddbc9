"""Places inside the district: 辛庄, 葛沽镇, 双新街, with or without what they end in."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from assistant.language.mention import Mention
from assistant.language.rules.asks import Ordinal
from assistant.model.document import ListInfo
from assistant.text.normalize import is_han, occurrences
from assistant.text.place_names import NO_COUNTY, TAILS
from assistant.text.place_names import STEM as _STEM
from assistant.typed import Protocol

_SMALL = ("村", "镇", "乡", "街道", "苏木", "嘎查")
_REGIONS = ("县", "区", "市", "旗", "州", "自治县")
_NO_TAILS = ("市场", "区域")  # 农茂市场 is a slip of 农贸市场, and no 农茂市
_NO_NAMES = ("小区", "社区", "地区", "城区", "辖区")
_NEXT_TO = ("隔壁", "旁边", "相邻", "邻居")
_TAILS = (*_REGIONS, *_SMALL)
_NO_NAME = frozenset("下城农全各本古小新乡返入进到")
_NAMES = ("ns", "nr", "nz", "nt")
_WHOLE = frozenset("把全")
_LINKS = frozenset(
    "比的和跟同在与及等个各几多这那是有一二三四五六七八九十两咱我你按"
)  # no name begins or ends with these


class Texts(Protocol):
    """The list asked about."""

    @property
    def text(self) -> str: ...
    @property
    def place_names(self) -> Mapping[str, tuple[str, ...]]: ...


def places(
    text: str, words: Container[str], known: Mapping[str, tuple[int, str]], scope: Texts
) -> list[Mention]:
    """Names that the list's texts have with one of the tails.

    ``words``: everything that means something else; 推进 is no place, though the list has 推进社区.  ``known``: words of
    general Chinese with their tags: a noun is a name where its tail is typed as well (石桥村).
    """
    found = []
    listed = scope.place_names
    for start in range(len(text) - 1):
        for size in _STEM:
            stem = text[start : start + size]
            names = listed.get(stem)
            if names is None or len(stem) < size or _LINKS.intersection(stem):
                continue
            if size == 4 and stem[:2] in known and stem[2:] in known:
                continue  # 完成改造, of 完成改造小区3个
            typed = next((tail for tail in TAILS if text.startswith(tail, start + size)), "")
            tag = known.get(stem, (0, ""))[1]
            county = tag == "ns" and any(name[len(stem) :] in COUNTIES for name in names)  # 石湾, of 石湾区
            noun = county or (bool(typed) and tag.startswith(("n", "s") if typed in _SMALL else "ns"))
            whole = (stem + typed).removesuffix("道")  # 双新街道 is 双新街
            if not typed:  # 罗阳: 罗阳社区 and 罗阳新村
                names += tuple(n for longer, ns in listed.items() if longer[:-1] == stem for n in ns)
            named = tuple(name for name in names if not typed or name.removesuffix("道") == whole)
            end = start + size + len(typed)
            name = known.get(text[start:end], (0, ""))[1].startswith(_NAMES)
            thing = typed and text[start:end] in words and not name  # 老旧小区 is no place
            if named and not thing and (stem not in words or noun):
                found.append(Mention("place", named, start, end, text[start:end], "地名"))
    return found


_OF_THE_TITLE = (
    "重点",
    "年度",
    "民生",
    "民心",
    "目标",
    "工作",
    "为民",
)  # … or a year: the name ends before it
_LONGEST = 20
_WHOLE_NAME = 4  # characters; a shorter name may be a word like others
_KINDS = {kind: kind for kind in ("街道", "公司", "集团", "医院", "学校", "中心", "学院", "幼儿园")}
_KINDS |= dict.fromkeys(("小学", "中学", "大学", "学院", "职院"), "学校") | {
    "卫生院": "医院",
    "保健院": "医院",
}


OWN_BODY = "本单位"
# 中医院, 第二人民医院, 实验小学: which of a place's hospitals or schools
_WHICH = "(?:第?[一二三四五六七八九十]+|中西?医?|妇幼保健?|妇女|儿童|人民|中心|传染病|精神卫生|口腔|肿瘤|实验|外国语|职业|高级|师范)+"


@lru_cache(maxsize=64)
def own_names(title: str, region: str) -> tuple[str, ...]:
    """What the body whose list this is is called.

    >>> own_names("临溪市文化馆2025年重点工作任务表", "临溪市"), own_names("柳园街道2025年重点工作清单", "某区")
    (('临溪市文化馆', '文化馆'), ('柳园街道', '街道'))
    """
    ends = [
        at
        for at in range(2, min(len(title), _LONGEST + 1))
        if title.startswith(_OF_THE_TITLE, at)
        or title.startswith("20", at)
        and title[at + 2 : at + 4].isdigit()
    ]
    name = title[: ends[0]] if ends else ""
    kinds = [called for kind, called in _KINDS.items() if name.endswith(kind)]
    forms = (name, name.removeprefix(region), *kinds)
    return tuple(dict.fromkeys(form for form in forms if len(form) > 1 and form != region))


def categories(text: str, names: Iterable[tuple[str, int | None]]) -> list[Mention]:
    """项目建设有哪些任务: a category by the whole of its name; one without a number is a word of its tasks."""
    found = []
    for name, number in names:
        start = text.find(name) if len(name) >= _WHOLE_NAME else -1
        if start >= 0:
            span = (start, start + len(name), name, "类名")
            found.append(
                Mention("topic", (f"topic:{name}",), *span, words=(name,))
                if number is None
                else Mention("ordinal", Ordinal("category", number), *span)
            )
    return found


def own_body(text: str, info: ListInfo) -> list[Mention]:
    """文化馆一共几项任务: the whole list, asked of by the name of the body that it is of."""
    found = []
    names = own_names(info.title, info.region)
    for name in names:
        start = text.find(name)
        if start >= 0:
            found.append(Mention("aspect", ("everything",), start, start + len(name), name, OWN_BODY))
    return found + _like_body(text, info, names)


def _like_body(text: str, info: ListInfo, names: tuple[str, ...]) -> list[Mention]:
    """江陵市中医院, asked of the list of 江陵市人民医院: another one of that place."""
    place = next((r for r in (info.region, info.city) if r and names and names[0].startswith(r)), "")
    kind = next((name for name in reversed(names) if name in _KINDS.values()), "")
    said = re.search(f"{re.escape(place)}{_WHICH}{kind}", text) if place and kind else None
    if said is None or said[0] == names[0] or _one_slip(said[0], names[0]):
        return []
    return [Mention("region", (said[0],), said.start(), said.end(), said[0], ELSEWHERE)]


def _one_slip(typed: str, name: str) -> bool:
    """葛估 for 葛沽."""
    return len(typed) == len(name) and sum(a != b for a, b in zip(typed, name, strict=True)) == 1


ELSEWHERE = "别的地区"
COUNTIES = frozenset("县市区旗")


# 市一中, 县第二医院: schools and hospitals that are called by their number; no 市三中心, 区二小区
_BY_NUMBER = "([市区县省]?)第?([一二三四五六七八九十]+)(中学|小学|高中|医院|[中小院幼](?![心区型时组全学]))"
_NUMERALS = frozenset("一二三四五六七八九十")
_NUMBERED_ENDS = frozenset("中小高医院幼")
_IN_FULL = {"中": "中学", "小": "小学", "幼": "幼儿园"}


def _numbered(text: str, scope: Texts) -> list[Mention]:
    """县一中, 一中: the 第一中学 of the list, else with a level in front one that it does not have."""
    found: list[Mention] = []
    if not [a for a, b in pairwise(text) if a in _NUMERALS and b in _NUMBERED_ENDS]:
        return found
    for match in re.finditer(_BY_NUMBER, text):
        level, number, tail = match.groups()
        start, end, name = match.start(), match.end(), match[0]
        if re.search(f"{name}(?!学)", scope.text):
            continue
        if whole := re.search(f"第{number}.{{0,2}}{_IN_FULL.get(tail, tail)}", scope.text):
            found.append(Mention("word", ("",), start, end, name, "简称", 1.0, (name, whole[0])))
        elif level:
            found.append(Mention("region", (name,), start, end, name, ELSEWHERE))
    return found


def like_listed(name: str, text: str) -> bool:
    """白路县, where the list has 白鹭县: more likely a slip than another county."""
    ends = occurrences(text, name[-1])
    return any(_one_slip(name, text[max(end - len(name) + 1, 0) : end + 1]) for end in ends)


def regions(
    text: str, words: Container[str], known: Mapping[str, tuple[int, str]], scope: Texts
) -> list[Mention]:
    """Counties, towns and villages that the list does not name: 仁寿县, 白马镇.  ``known``: general words with their tags."""
    found = _numbered(text, scope)
    for tail_at in range(2, len(text)):
        if not text.startswith(_TAILS, tail_at):
            continue
        tail = next(t for t in _TAILS if text.startswith(t, tail_at))
        for size in (2, 3):
            start = tail_at - size
            stem = text[max(start, 0) : tail_at]
            name = stem + tail
            if start < 0 or not all(map(is_han, name)) or _WHOLE.intersection(stem):
                continue  # 把全县的安排
            if stem[-1] + tail in _NO_NAMES:
                continue  # 进小区
            if name in scope.text:
                # 白鹭县 is a county, though 白鹭 is a bird; 石湾区, though 石湾 is in the dictionary
                strange = stem not in words or tail == "县" or known.get(stem, (0, ""))[1] == "ns"
                strange = strange and stem[-1] + tail not in NO_COUNTY
                named = strange and name not in words and not _LINKS.intersection(stem)
                named = named and not known.get(stem[:2], (0, ""))[1].startswith(("a", "v"))  # 重新开市
                if tail in COUNTIES and named:
                    found.append(Mention("place", (name,), start, start + len(name), name, "地名"))
                continue
            named = any(known.get(word, (0, ""))[1] == "ns" for word in (stem, name))
            begins = start == 0 or text[start - 1] in ",.;:!?() " or text.endswith(_NEXT_TO, 0, start)
            strange = not _LINKS.intersection(stem) and (
                stem not in words or known.get(stem, (0, ""))[1].startswith(("nr", "nz"))
            )
            strange = strange and begins and name not in words
            strange = strange and (size == 2 or stem[:2] not in scope.text)  # 农房抗镇: a slip
            if tail in _SMALL:  # a name in front; 送戏下乡, 宜居乡村 have none
                end = start + len(name)
                cut = stem[-1] in _NO_NAME or text[end - 1 : end + 1] in known
                cut = cut or (tail == "乡" and stem[-1] + tail in known)  # 教老乡
                slip = any(
                    _one_slip(stem, listed) and any(n.endswith(tail) for n in names)
                    for listed, names in scope.place_names.items()
                )
                fits = ((named and begins) or (strange and not slip)) and not cut
            else:
                fits = named or (size == 2 and strange and not text.startswith(_NO_TAILS, tail_at))
            if fits:
                found.append(Mention("region", (name,), start, start + len(name), name, ELSEWHERE))
    return found
