"""Unit names by structure: a place in front, a stem, a suffix of a family.

>>> stem_of("人力资源部"), without_place("眉山市洪雅生态环境局", "洪雅县", "眉山市")
('人力资源', '生态环境局')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# A government's units and the departments inside an institution; within a family the suffix may be another one.
OUTSIDE = ("局", "委", "办", "会", "厅", "委员会", "办公室")
INSIDE = ("科", "处", "部", "室", "中心", "股", "组", "办", "办公室")
_COURTS = ("庭", "审判庭")
_COMPANIES = ("公司", "集团", "分公司", "子公司", "有限公司")
_TAILS = tuple(
    sorted(
        {
            *OUTSIDE,
            *INSIDE,
            *_COURTS,
            "站",
            "所",
            "队",
            "大队",
            "支队",
            "中队",
            "院",
            "公司",
            "集团",
            "分公司",
            "子公司",
        },
        key=len,
        reverse=True,
    )
)
_LEVELS = "区县市省旗州盟镇乡校院厂总"  # 校团委, 院工会, 镇林业站
_INNER = "校院镇乡厂"  # 校团委 is 团委; 总务处 is no 务处
_BODIES = ("队", "站", "所", "中心", "分局")
_OVER_BODIES = range(2, 7)  # where the 局 or 委 of 公安局交通警察大队 stands
# 村委会主任赵国强: a post and who holds it
_POSTS = tuple(
    "书记 主任 会计 委员 干事 经理 主席 队长 组长 会长 校长 院长 所长 站长 局长 科长 处长 厂长".split()
)
_POST = f".*?((?:{'|'.join(_POSTS)})(?=.{{2,3}}$))(.+)"
_NUMBERED = r"第?([一二三四五六七八九十]+)."
_BEGINS_NUMBERED = tuple("第一二三四五六七八九十")  # 第三村民小组
_JOINING = dict.fromkeys(map(ord, "和与及、"))
_GENERAL = frozenset(("管理", "服务", "建设", "综合", "工作", "事务", "保障", "监督", "行政", "业务"))
_MOST_WORDS = 6
_MASSES = ("工会", "团委", "妇联")
_COLLEGE = 5  # 医学院 is no 医院
OFFICES = ("办事处", "人民政府")  # … of a town or a street
_BRANCH = 4  # characters of 税务分局
_SHORTEST = 2  # characters of a stem


def stem_of(name: str) -> str:
    """The name without its suffix; "" when too little is left."""
    tail = next((tail for tail in _TAILS if name.endswith(tail)), "")
    stem = name[: len(name) - len(tail)] if tail else ""
    return stem if len(stem) >= _SHORTEST else ""


def family(name: str) -> tuple[str, ...]:
    """The suffixes that people may use in place of the one that ``name`` has."""
    if name.endswith(_COMPANIES[:2]):
        return _COMPANIES
    if name.endswith("庭"):
        return _COURTS
    return (
        INSIDE
        if name.endswith(INSIDE) and not name.endswith(OUTSIDE[:4])
        else OUTSIDE
        if name.endswith(OUTSIDE)
        else ()
    )


def without_place(name: str, region: str, city: str) -> str:
    """The name behind the places and the level that it begins with; 江州市生态环境局临溪分局 is 生态环境局 here."""
    name = _over_branch(name, region.rstrip(_LEVELS)) or name
    for place in (region, region.rstrip(_LEVELS), city, city.rstrip(_LEVELS)):
        at = name.find(place) if len(place) >= _SHORTEST else -1
        rest = name[at + len(place) :] if 0 <= at <= 4 else ""
        if len(rest) > _SHORTEST:
            name = rest
    if name.startswith("街道") and name.endswith(INSIDE) and len(name) > 4:
        return name[2:]  # 街道服务办
    least = _SHORTEST + 1 if name[:1] in _INNER else _SHORTEST + 2
    return name[1:] if name[:1] in _LEVELS and len(name) >= least else name


def _over_branch(name: str, place: str) -> str:
    """生态环境局, of 江州市生态环境局临溪区分局 in 临溪; "" where it is no branch."""
    front = name.removesuffix("分局")
    for level in (0, 1) if place and front != name else ():
        over = front[: len(front) - level].removesuffix(place)
        if len(over) + len(place) + level == len(front) and over.endswith(("局", "委")):
            city = next((at for at in (3, 2) if over[at : at + 1] == "市" and len(over) > at + 3), -1)
            return over[city + 1 :] if len(over) - city > _SHORTEST + 1 else ""
    return ""


def _body_inside(name: str) -> str:
    """交通警察大队, of 公安局交通警察大队; "" where none stands behind a 局 or 委."""
    tail = next(filter(name.endswith, _BODIES), "")
    behind = (name[at + 1 :] for at in _OVER_BODIES if name[at : at + 1] in ("局", "委"))
    return next((body for body in behind if tail and len(body) >= len(tail) + _SHORTEST), "")


def shorter(stem: str) -> list[str]:
    """What people make of a long stem, whose words mostly have two characters: one of them, some, the initials.

    >>> shorter("安全环保"), shorter("民事审判第二")
    (['安全', '环保', '安环'], ['民二'])
    """
    stem = stem.translate(_JOINING)
    before, numbered, last = stem.rpartition("第")
    if numbered and len(before) >= _SHORTEST and len(last) == 1:
        return [before[0] + last]
    if stem[-2:] in _GENERAL and len(stem) % 2:  # 数字化工作
        return [stem[:-2]]
    words = [stem[at : at + 2] for at in range(0, len(stem), 2)]
    if len(words) < 2 or len(words) > _MOST_WORDS or len(stem) % 2:
        return []
    found = [word for word in words if word not in _GENERAL]
    spans = [(a, b) for a in range(len(words)) for b in range(a + 2, len(words) + 1) if b - a < len(words)]
    found += ["".join(words[a:b]) for a, b in spans]
    initials = [""]
    for word in words:
        initials += [each + word[0] for each in initials]
    return found + [each for each in initials if len(each) > 1]


def forms(names: Iterable[str], region: str, city: str) -> dict[str, str]:
    """Every form that names one unit only → its printed name.  A unit's own suffix goes before one of its family."""
    ranked: tuple[dict[str, set[str]], ...] = ({}, {}, {})
    for name in names:
        short = without_place(name, region, city)
        stem = stem_of(short)
        stems = (stem, *shorter(stem)) if stem else ()
        own = {each + short[len(stem) :] for each in stems}
        own |= {body} if (body := _body_inside(short)) else set()
        own |= {short.replace("人民", ""), name.replace("人民", "")} - {short, name}  # 县医院, 柳湾法庭
        own |= {stem[:-2]} if short.endswith("公司") and stem[-2:] in _GENERAL and len(stem) > 4 else set()
        own |= {short[0] + short[-1]} if short.endswith(_COURTS[1]) else set()  # 刑庭
        if short.endswith("集团有限公司"):  # 芷塘城市发展集团有限公司, 城发集团
            own |= {short.removesuffix("有限公司")}
        if (
            name.endswith("分局") and len(name) > _BRANCH + 1 and name[-_BRANCH:][:2] not in region
        ):  # 税务分局
            own |= {name[-_BRANCH:]}
        if name.endswith("分局") and short.endswith("局"):  # 环境分局
            own |= {each + "分局" for each in (short.removesuffix("局"), *stems)}
        own |= {end for end in _MASSES if name.endswith(end)}  # 集团工会
        own |= _of_a_person(name) | ({name[1:]} if name[0] == "村" else set())  # 村妇联
        if short.startswith(_BEGINS_NUMBERED) and (numbered := re.match(_NUMBERED, short)):
            own |= {
                start + numbered[1] + tail for tail in _TAILS if short.endswith(tail) for start in ("", "第")
            }
        others = {each + tail for tail in family(short) for each in stems} | _ends(name)
        others |= {short[0] + "院"} if short.endswith("学院") and len(short) > _COLLEGE else set()  # 马院
        for rank, found in enumerate(({name, short}, own, others)):
            for form in found:
                ranked[rank].setdefault(form, set()).add(name)
    told: dict[str, str] = {}
    taken: set[str] = set()
    for rank, table in enumerate(ranked):
        told |= {
            form: next(iter(units)) for form, units in table.items() if len(units) == 1 and form not in taken
        }
        taken |= table.keys()
        if not rank:  # 医院 is not 人民医院 where there is a 中医医院
            taken |= _shared_ends(table)
    return told


def _shared_ends(names: Mapping[str, set[str]]) -> set[str]:
    ended: dict[str, set[str]] = {}
    for name, units in names.items():
        for at in range(1, len(name) - 1):
            ended.setdefault(name[at:], set()).update(units)
    return {end for end, units in ended.items() if len(units) > 1}


def _of_a_person(name: str) -> set[str]:
    """主任, 村主任, 赵主任 of 村委会主任赵国强; nothing of 院长办公室."""
    may_be = not name.endswith(_TAILS) and any(post in name for post in _POSTS)
    held = re.fullmatch(_POST, name) if may_be else None
    if not held:
        return set()
    post, person = held.groups()
    return {post, name.removesuffix(person), name[0] + post, person[0] + post}


def _ends(name: str) -> set[str]:
    """保健室 of 校医保健室, 大队部 of 少先队大队部: the name without its first words, unless only 管理 or 服务 is left."""
    found = {name[at:] for at in range(2, len(name) - _SHORTEST)} if not name.endswith("分局") else set()
    return {end for end in found if not any(end.startswith(word) for word in _GENERAL)}


def bare_stem(name: str, region: str, city: str) -> str:
    """后勤 of 后勤处; "" where nothing is left."""
    return stem_of(without_place(name, region, city))


def begins_like(typed: str, name: str) -> bool:
    """慢病科 for 慢性病防制科, 传染病科 for 传染病防制科: the stem's characters in order, its first one first.

    >>> begins_like("慢病科", "慢性病防制科"), begins_like("质控科", "感染控制科")
    (True, False)
    """
    if typed[:1] not in name[:2]:  # 校建办 too, of 学校建设办公室
        return False
    stem, whole = stem_of(typed), stem_of(name)
    same = typed[len(stem) :] in (name[len(whole) :], *family(name))
    return bool(stem and whole and same and in_order(stem, whole))


def in_order(short: str, whole: str) -> bool:
    """Whether ``whole`` has the characters of ``short`` one behind the other: 住建, of 住房和城乡建设."""
    rest = iter(whole)
    return all(char in rest for char in short)
