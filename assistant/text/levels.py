"""How the two levels of a list's goals are called: 全市 and 本区 of a district's, 上级 and 本院 of a hospital's.

>>> level_names("天津市2022年20项民心工程涉及津南区任务责任清单"), level_names("清湾市中医院2025年重点工作责任清单")
(Levels(above='全市', own='本区'), Levels(above='上级', own='本院'))
"""

from __future__ import annotations

from assistant.typed import NamedTuple

_OF_A_PART = "涉及"  # the city's list, as far as it is one district's
_TAILS = "街道 社区 集团 公司 中心 区 县 旗 市 镇 乡 村 院 局 行 站 馆 厂 所 园 矿".split()
_NO_PLACES = ("小区", "社区", "城市", "城镇", "乡镇")
_BODIES = (
    "医院",
    "法院",
    "学院",
    "大学",
    "学校",
    "公司",
    "集团",
    "局",
    "街道",
)  # 2025年清湾市中医院: not the city's
_SCHOOLS = ("校", "大学", "中学", "小学", "中", "小")


class Levels(NamedTuple):
    """What the goals from above are called, and the list's own."""

    above: str = "全市"
    own: str = "本区"


A_DISTRICTS = Levels()


def level_names(title: str) -> Levels:
    """The names by what the list's title says it is of; 上级 and 本级 where it does not say."""
    before, _, behind = title.partition("20")
    name = before.partition("关于")[0]
    if _OF_A_PART in title:
        name = _place(title.rpartition(_OF_A_PART)[2])
    elif not name:  # 2022年临安区民生实事任务表
        name = _place(behind.lstrip("0123456789年度"))
    if name.endswith(_SCHOOLS):
        return Levels("上级", "本校")
    tail = next((tail for tail in _TAILS if name.endswith(tail)), "级")
    return Levels("全市" if tail == "区" else "上级", f"本{tail}")


def _place(text: str) -> str:
    """The place that the text begins with: 临安区; "" where it begins with none, or with what is in one."""
    at = next((at for at, letter in enumerate(text) if at > 1 and letter in "区县旗市镇乡"), -1)
    name, rest = text[: at + 1], text[at + 1 :]
    return "" if name.endswith(_NO_PLACES) or any(body in rest for body in _BODIES) else name
