"""How the two levels of a list's goals are called: 全市 and 本区 of a district's, 上级 and 本院 of a hospital's.

>>> level_names("天津市2022年20项民心工程涉及津南区任务责任清单"), level_names("清湾市中医院2025年重点工作责任清单")
(Levels(above='全市', own='本区'), Levels(above='上级', own='本院'))
"""

from __future__ import annotations

from assistant.typed import NamedTuple

_OF_A_PART = "涉及"  # the city's list, as far as it is one district's
_TAILS = "街道 社区 集团 公司 中心 区 县 旗 市 镇 乡 村 院 局 行 站 馆 厂 所 园 矿".split()
_SCHOOLS = ("校", "大学", "中学", "小学", "中", "小")


class Levels(NamedTuple):
    """What the goals from above are called, and the list's own."""

    above: str = "全市"
    own: str = "本区"


A_DISTRICTS = Levels()


def level_names(title: str) -> Levels:
    """The names by what the list's title says it is of; 上级 and 本级 where it does not say."""
    _, part, name = title.rpartition(_OF_A_PART)
    ends = (at for at, letter in enumerate(name) if letter in "区县旗市镇乡" and at)
    name = name[: next(ends, -1) + 1] if part else title.partition("20")[0].partition("关于")[0]
    if name.endswith(_SCHOOLS):
        return Levels("上级", "本校")
    tail = next((tail for tail in _TAILS if name.endswith(tail)), "级")
    return Levels("全市" if tail == "区" else "上级", f"本{tail}")
