"""Places inside the district, as a list's texts name them: 辛庄镇, 双新街, 双港工业区."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.text.normalize import occurrences

TAILS = (
    "街道", "镇", "乡", "街", "村", "社区", "苏木", "嘎查", "工业区", "开发区", "园区", "小区", "片区", "校区", "分校", "院区", "分院", "分馆", "馆区", "厂区", "库区", "农场", "林场",
)  # fmt: skip
_COUNTY_TAILS = "县市区旗"
# Not in the middle of other words: 补建市 is no county in 完成补建市政管网.
_BEFORE_COUNTY = frozenset("、和及与在到于中的从向对为给")
_NOT_BEHIND = frozenset("城级域内里直属政场民区")
# Ends like a county's name, and is none: 老旧小区.
NO_COUNTY = frozenset(
    "小区 社区 校区 园区 景区 片区 院区 病区 诊区 展区 矿区 林区 牧区 库区 山区 郊区 街区 港区 灾区 厂区 馆区 辖区 城区 地区 超市 门市 全市 全区 全县 本区 各区 我区".split()
)
STEM = (2, 3, 4)  # characters of a name before its tail
_NO_STEM = (*TAILS, "进", "入", "到", "向", "下")  # 送戏进社区, 兽医下乡 are no places
_SIDES = frozenset("东南西北中新老")  # 北校区: a name by itself


def _is_name(text: str) -> bool:
    """Ideographs only."""
    return text.isalpha() and min(text) >= "\u4e00"


def counties(text: str) -> list[str]:
    """石湾区, 青屿县, as often as they stand there."""
    found = []
    for at in (at for tail in _COUNTY_TAILS for at in occurrences(text, tail) if at > 1):
        if text[at + 1 : at + 2] in _NOT_BEHIND:
            continue
        name, before = text[at - 2 : at + 1], text[max(at - 3, 0) : at - 2]
        alone = before in _BEFORE_COUNTY or not _is_name(before)
        if alone and _is_name(name) and name[-2:] not in NO_COUNTY:
            found.append(name)
    return found


def place_names(text: str) -> Mapping[str, tuple[str, ...]]:
    """Every run of characters that stands before a tail → the names it may be the stem of."""
    found: dict[str, dict[str, None]] = {}
    for tail in TAILS:
        for at in occurrences(text, tail):
            for size in STEM:
                stem = text[max(at - size, 0) : at]
                if len(stem) < size or not _is_name(stem):
                    break  # nor is a longer one
                if not stem.endswith(_NO_STEM):
                    found.setdefault(stem, {})[stem + tail] = None
            if tail[1:] == "区" and text[at - 1 : at] in _SIDES:
                name = text[at - 1 : at] + tail
                found[name] = {name: None}
    return {stem: tuple(names) for stem, names in found.items()}
