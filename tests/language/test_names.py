"""Names by structure: units in every form, places inside the district, places outside it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from assistant.language.places import own_names, places, regions
from assistant.model.unit_names import begins_like, family, forms, stem_of, without_place
from assistant.text.place_names import place_names

TODAY = date(2022, 8, 30)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("生态环境局", "生态环境"),
        ("住房建设委", "住房建设"),
        ("政务服务办", "政务服务"),
        ("人力资源部", "人力资源"),
        ("卫生健康委员会", "卫生健康"),
        ("感控科", "感控"),
        ("教育局", "教育"),
        ("区委", ""),  # too little is left
        ("残联", ""),
        ("科", ""),
        ("", ""),
    ],
)
def test_the_stem(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def test_suffixes_come_in_families() -> None:
    """A government's units and the departments inside an institution do not change places."""
    assert {"局", "委", "办"} <= set(family("生态环境局")) and "科" not in family("生态环境局")
    assert {"科", "处", "部", "室", "中心", "股"} <= set(family("人事科")) and "局" not in family("人事科")
    assert family("残联") == ()


@pytest.mark.parametrize(
    ("name", "region", "city", "short"),
    [
        ("眉山市生态环境局", "洪雅县", "眉山市", "生态环境局"),
        ("眉山市洪雅生态环境局", "洪雅县", "眉山市", "生态环境局"),
        ("洪雅县教育和体育局", "洪雅县", "眉山市", "教育和体育局"),
        ("区教育局", "津南区", "天津市", "教育局"),
        ("公安津南分局", "津南区", "天津市", "公安津南分局"),  # too little would be left
        ("县水利局", "洪雅县", "眉山市", "水利局"),
        ("教育局", "津南区", "天津市", "教育局"),
        ("区委", "津南区", "天津市", "区委"),  # its own name, no level in front
    ],
)
def test_any_known_place_in_front_is_taken_off(name: str, region: str, city: str, short: str) -> None:
    assert without_place(name, region, city) == short


def test_a_form_names_one_unit_or_none() -> None:
    found = forms(["县教育局", "县教育办", "县水利局"], "洪雅县", "眉山市")
    assert "教育委" not in found  # either of two
    assert found["水利局"] == found["水利委"] == found["水利办"] == "县水利局"
    assert found["县教育局"] == "县教育局" and found["县教育办"] == "县教育办"


def test_names_that_differ_in_the_bearing_character_stay_apart() -> None:
    found = forms(["感控科", "质控科"], "清河市", "")
    assert found["感控科"] == found["感控部"] == "感控科"
    assert found["质控科"] == found["质控办"] == "质控科"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("数字部", "数字服务部"),  # one of its words
        ("供应部", "采购供应部"),
        ("安环部", "安全环保部"),  # initials
        ("文旅局", "县文化广电体育和旅游局"),
        ("体育局", "县文化广电体育和旅游局"),
        ("学校卫生科", "环境与学校卫生科"),  # words that follow each other
        ("平安办", "平安建设办公室"),
        ("指挥部", "建设指挥部"),  # its own suffix goes before that of a family
        ("指挥中心", "运行指挥中心"),
    ],
)
def test_short_forms_follow_from_the_whole_name(typed: str, printed: str) -> None:
    names = [
        "数字服务部", "采购供应部", "安全环保部", "县文化广电体育和旅游局", "环境与学校卫生科", "平安建设办公室",
        "建设指挥部", "运行指挥中心",
    ]  # fmt: skip
    assert forms(names, "洪雅县", "眉山市")[typed] == printed


def test_a_short_form_of_two_units_names_neither() -> None:
    found = forms(["信息中心", "信息技术中心", "慢性病防制科", "慢性病预防科"], "", "")
    assert found["信息中心"] == "信息中心" and "慢性科" not in found and "技术中心" in found


@pytest.mark.parametrize(
    ("typed", "name", "alike"),
    [
        ("慢病科", "慢性病防制科", True),
        ("传染病科", "传染病防制科", True),
        ("感控科", "感染控制科", True),
        ("质控科", "感染控制科", False),  # another first character
        ("水务局", "水利局", False),
        ("慢病局", "慢性病防制科", False),  # another kind of unit
        ("科", "慢性病防制科", False),
    ],
)
def test_a_name_begins_like_another(typed: str, name: str, alike: bool) -> None:
    assert begins_like(typed, name) is alike


@pytest.mark.parametrize(
    ("title", "region", "names"),
    [
        ("临溪市文化馆2025年重点工作任务表", "临溪市", ("临溪市文化馆", "文化馆")),
        ("柳园街道2025年重点工作任务清单", "某区", ("柳园街道", "街道")),
        ("天津市2022年20项民心工程涉及津南区任务责任清单", "津南区", ("天津市",)),
        ("洪雅县2024年民生实事", "洪雅县", ()),
        ("", "", ()),
    ],
)
def test_the_body_whose_list_it_is(title: str, region: str, names: tuple[str, ...]) -> None:
    assert own_names(title, region) == names


@pytest.mark.parametrize("unit", ["局", "委", "办"])
def test_the_list_s_units_answer_to_their_family(unit: str, clerk: Assistant) -> None:
    answer = clerk.ask(f"生态环境{unit}有哪些任务", TODAY)
    assert answer.understood.units == ("区生态环境局",) and answer.status == "answered"


class Text:
    """A list that has just this text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place_names = place_names(text)


LIST = Text("新建辛庄镇卫生院，改造葛沽镇管网，双新街道、石桥村、推进社区，洪雅县眉山市，组织兽医下乡")
NOTHING: dict[str, tuple[int, str]] = {}
KNOWN = {
    "上海": (900, "ns"),
    "石桥": (3, "n"),
    "推进": (500, "v"),
    "天气": (90, "n"),
    "仁寿": (3, "ns"),
    "宜居": (56, "ns"),
    "乡村": (2134, "n"),
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("辛庄三季度", {"辛庄": ("辛庄镇",)}),
        ("辛庄镇三季度", {"辛庄镇": ("辛庄镇",)}),
        ("葛沽二季度谁负责", {"葛沽": ("葛沽镇",)}),
        ("双新街道", {"双新街道": ("双新街道", "双新街")}),  # 街 and 街道 are one
        ("双新", {"双新": ("双新街道", "双新街")}),
        ("葛沽村", {}),  # the list has a town of that name, no village
        ("推进三季度", {}),  # a word of its own, though the list has 推进社区
        ("石桥村谁负责", {"石桥村": ("石桥村",)}),  # a noun is a name where its tail is typed
        ("石桥谁负责", {}),
        ("火星三季度", {}),
        ("兽医下乡谁牵头", {}),  # what vets do, and no place
        ("", {}),
    ],
)
def test_places_of_the_list(typed: str, found: dict[str, tuple[str, ...]]) -> None:
    words = set(KNOWN) | {"季度", "负责"}
    there = {m.surface: m.value for m in places(typed, words, KNOWN, LIST)}
    assert {name: set(value) for name, value in there.items()} == {name: set(v) for name, v in found.items()}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("仁寿县公墓建几个", ["仁寿县"]),  # an unknown X县 in front is another place
        ("彭山区三季度", ["彭山区"]),
        ("洪雅县三季度", []),  # the list's own
        ("上海局谁负责", []),  # part of an office's name
        ("老旧小区三季度", []),
        ("白马镇路灯", ["白马镇"]),  # towns too
        ("宜居乡村建设", []),  # 乡村 is one word, whatever 宜居 may name
        ("葛姑镇停车场", []),  # one slip from a town of the list
        ("送戏下乡", []),
        ("", []),
    ],
)
def test_places_of_others(typed: str, found: list[str]) -> None:
    words = set(KNOWN) | {"老旧", "小区", "洪雅县"}
    assert [
        m.value[0] for m in regions(typed, words, {w: KNOWN[w] for w in KNOWN if w in typed}, LIST)
    ] == found


@pytest.mark.parametrize(
    "question", ["仁寿县公墓建几个", "西青区残联三季度", "上海市残联三季度", "葛洲镇三季度", "火星三季度"]
)
def test_a_place_that_the_list_lacks_is_never_answered_for_the_whole(question: str, clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())


@pytest.mark.parametrize("question", ["葛沽三季度", "葛沽镇三季度"])
def test_a_place_of_the_list_restricts(question: str, clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert {(row.task, row.quarter) for row in answer.rows} == {(25, 3)}
    (place,) = answer.understood.places
    assert place in question
