"""Saying no, asking back, several questions in one, the list itself."""

from __future__ import annotations

import pytest

from assistant.answering.answer import answer
from assistant.answering.labels import label
from assistant.model.document import ListDocument
from assistant.query import Ask, CategoryFilter, Correction, Link, Problem, Question, Scope
from tests.answering.questions import about, in_quarters, rows, shipped, told, units


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem("unit", "区应急局"), "清单里没有“区应急局”负责的任务。"),
        (
            Problem("unit", "市职工疗休养中心"),
            "清单里没有由市职工疗休养中心负责的任务，只在任务17的文字里提到它。",
        ),
        (Problem("category", "第十四项"), "第十四项不涉及本区，清单里没有。"),
        (Problem("category", "25"), "清单里没有第二十五项，最后是第二十项。"),
        (Problem("task", "99"), "清单里没有任务99，一共34项任务。"),
        (Problem("year", "2021"), "清单是2022年的，没有2021年的内容。"),
        (Problem("region", "西青区"), "清单是津南区的，没有西青区的内容。"),
        (Problem("quarter", "五季度"), "没有“五季度”这个时间，一年只有四个季度。"),
        (Problem("topic", "火星基地"), "清单里没有“火星基地”。"),
        (Problem("topic", "午饭", (2,)), "清单里没有“午饭”，最接近的是任务2（养老服务综合体）。"),
        (Problem("topic", "报销", (11,)), "没有看懂“报销”问的是哪一项，最接近的是任务11（门诊慢特病）。"),
        (Problem("place", "葛村"), "清单里没有“葛村”。"),
        (Problem("unsaid", "电话", (18,)), "清单没有写电话，这项工作由区总工会负责。"),
        (Problem("state"), "清单只写计划，没有写实际进度，看不出完成情况。"),
    ],
)
def test_the_sentence_names_what_is_missing(problem: Problem, said: str) -> None:
    found = told(Ask(problems=(problem,), surface="问"))
    assert (found.status, found.summary, found.rows) == ("not_found", said, ())
    assert 1 <= len(found.suggestions) <= 5


def test_choices_are_asked_back() -> None:
    found = told(Ask(problems=(Problem("choice", "建委", choices=("甲谁负责", "乙谁负责")),)))
    assert (found.status, found.suggestions) == ("ambiguous", ("甲谁负责", "乙谁负责"))


def test_an_unknown_unit_is_answered_with_units_of_like_names() -> None:
    found = told(Ask(filters=(in_quarters(4),), problems=(Problem("unit", "区水务局"),)))
    assert found.suggestions[0] == "区商务局四季度要做什么"


def test_other_questions_have_other_suggestions() -> None:
    words = ("大闸蟹", "充电桩", "幼儿园", "垃圾分类", "游泳馆", "火星基地")
    found = {told(Ask(problems=(Problem("topic", word),), surface=word)).suggestions for word in words}
    assert len(found) > 3


def test_a_thing_of_another_unit_is_told_where_it_stands() -> None:
    found = told(Ask("units", (units("残联"), about("停车场", tasks=(25,)))))
    assert found.summary == "“停车场”不在所问的范围里，由区城市管理委负责。"
    assert found.nearest == (25,)
    together = told(Ask(filters=(units("残联", "教育局", together=True),)))
    assert together.summary == "清单里没有区残联和区教育局共同负责的任务。"


def test_labels_stand_in_one_task_only() -> None:
    document = shipped()
    names = [label(document, task) for task in document.tasks]
    assert len(set(names)) == len(names)
    assert (names[1], names[22], names[32]) == ("养老服务综合体", "公交线路", "口袋公园")


def test_several_questions_are_answered_in_turn() -> None:
    unknown = Ask(problems=(Problem("unit", "区应急局"),))
    found = told(unknown, Ask(filters=(units("残联"), in_quarters(3))))
    assert (found.status, found.intent, len(found.parts)) == ("answered", "milestones", 2)
    assert found.summary == "清单里没有“区应急局”负责的任务；区残联三季度共2项任务。"
    assert rows(found) == {(15, 3), (16, 3)}
    assert [part.status for part in found.parts] == ["not_found", "answered"]


def test_the_whole_message_is_understood() -> None:
    question = Question(
        "区惨联的午饭",
        (Ask(filters=(units("残联"),), ignored=("午饭",)),),
        Scope(years=(2022,)),
        (Correction("区惨联", "区残联"),),
        (Link("午饭", "膳食"),),
    )
    found = answer(question, shipped())
    assert found.question == "区惨联的午饭"
    assert found.understood.corrections == (("区惨联", "区残联"),)
    assert found.understood.links == (("午饭", "膳食"),)
    assert (found.understood.ignored, found.understood.year) == (("午饭",), None)


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("title", "这份清单是《天津市2022年20项民心工程涉及津南区任务责任清单》。"),
        ("issued", "《天津市2022年20项民心工程涉及津南区任务责任清单》2022年3月30日印发。"),
        ("issuer", "《天津市2022年20项民心工程涉及津南区任务责任清单》由津南区人民政府办公室印发。"),
        ("gap", "清单里没有第十四项：清单只列涉及津南区的项目。"),
    ],
)
def test_the_list_itself(subject: str, said: str) -> None:
    found = told(Ask("about", subject=subject))
    assert (found.status, found.intent, found.summary, found.rows) == ("answered", "about", said, ())


def test_what_the_list_does_not_say_of_itself() -> None:
    document = shipped()
    document.issuer = ""  # as of a list that does not say
    found = answer(Question("问", (Ask("about", subject="issuer"),)), document)
    assert (found.status, found.summary) == ("not_found", "清单没有写由谁印发。")
    there = told(Ask("about", (CategoryFilter((8,)),), subject="gap"))
    assert there.summary == "第八项在清单里，没有缺。"


def test_thanks_get_one_short_sentence() -> None:
    thanks = told(Ask("help", subject="thanks"))
    assert (thanks.status, thanks.summary, thanks.suggestions) == ("help", "不客气。", ())
    assert told(Ask("help")).summary.startswith("我可以查天津市2022年")


def test_an_empty_message_is_refused() -> None:
    assert told().status == "not_found"


def test_a_task_is_called_by_the_name_that_its_list_gives_it() -> None:
    """A short first line is the task's name (柳树湾渡改桥); a sentence is none, nor 其中 the beginning of one."""
    plain = shipped()
    named = plain.tasks[1]._replace(index=0, district_task="柳树湾渡改桥\n改建公路桥1座，桥长186米。")
    other = plain.tasks[2]._replace(
        index=1, district_task="招收新生4000人，其中单独招生1600人。", city_task=""
    )
    document = ListDocument(plain.info, [named, other], plain.units, "桥 招生", list)
    assert label(document, named) == "柳树湾渡改桥"
    assert not label(document, other).startswith("其中")
