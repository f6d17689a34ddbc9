"""Tables in other shapes than a row for each task: a row a quarter, a form a task, sheets of one title, rosters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.documents import read_document, read_documents
from assistant.errors import DocumentError
from tests.documents.expect import lead, reasons, support
from tests.documents.makers import LEFT, UP, docx_file, text_file, xlsx_file

TITLE = "雁塔区2023年民生实事项目任务分解表"


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "said again"])
def test_a_row_for_each_quarter_of_a_task(tmp_path: Path, merged: bool) -> None:
    tasks = [("新建学校6所", "区教育局"), ("打通断头路3条", "区住建局")]
    rows = [["序号", "项目名称", "时间节点", "工作内容", "责任单位", "进展"]]
    for number, (task, unit) in enumerate(tasks, 1):
        for quarter in "一二三四":
            again = merged and quarter != "一"
            done = "已完成" if quarter == "一" else ""
            own = [UP, UP] if again else [str(number), task]
            rows.append([*own, f"{quarter}季度", f"{unit}做{quarter}。", UP if again else unit, done])
    result = read_document(docx_file(tmp_path / "表.docx", TITLE, rows))
    first, second = result.record.tasks
    assert (first.number, first.district_task, first.units) == (1, "新建学校6所", (lead("区教育局"),))
    assert second.milestones == {i: f"区住建局做{q}。" for i, q in enumerate("一二三四", 1)}
    assert dict(first.details) == {"进展": "一季度：已完成"}
    assert "一项任务分几行写各个季度，合为一行" in reasons(result)


def test_a_form_for_each_task(tmp_path: Path) -> None:
    def form(task: str, goal: str) -> list[list[str]]:
        return [
            ["项目名称", task, LEFT, LEFT],
            ["年度目标", goal, LEFT, LEFT],
            ["牵头单位", "区教育局", "配合单位", "区住建局、区财政局"],
            ["一季度", "完成选址。", LEFT, LEFT],
        ]

    path = docx_file(tmp_path / "表.docx", TITLE, form("新建学校", "6所"), "", form("新建公园", "3处"))
    first, second = read_document(path).record.tasks
    assert first.district_task == "新建学校\n6所"
    assert first.units == (lead("区教育局"), support("区住建局"), support("区财政局"))
    assert second.milestones == {1: "完成选址。"}


def test_sheets_whose_titles_differ_by_their_own_names_are_one_list(tmp_path: Path) -> None:
    heading = ["序号", "任务名称", "一季度", "责任单位"]
    sheets = {
        name: [
            [f"安吉县2024年民生实事计划表（{name}）"],
            heading,
            [str(n), f"{name}的任务", "开工", "县住建局"],
        ]
        for n, name in enumerate(("出行便捷", "文体惠民"), 1)
    }
    record = read_document(xlsx_file(tmp_path / "表.xlsx", sheets)).record
    assert record.title == "安吉县2024年民生实事计划表"
    assert [(t.number, t.category) for t in record.tasks] == [(1, "出行便捷"), (2, "文体惠民")]


def test_offices_that_lead_and_offices_that_help(tmp_path: Path) -> None:
    rows = [["序号", "工作任务", "责任科室", "配合科室"], ["1", "推进复审", "医务部", "护理部、质控办"]]
    (task,) = read_document(
        docx_file(tmp_path / "表.docx", "芜湖市第二医院2024年重点工作表", rows)
    ).record.tasks
    assert task.units == (lead("医务部"), support("护理部"), support("质控办"))


def test_columns_of_towns_between_the_others(tmp_path: Path) -> None:
    towns = ["小寨路街道", "电子城街道", "曲江街道", "长延堡街道"]
    rows = [
        ["序号", "项目名称", "全区目标", *towns, "牵头单位"],
        ["1", "新增停车位", "100", *"1234", "区城管局"],
    ]
    (task,) = read_document(docx_file(tmp_path / "表.docx", TITLE, rows)).record.tasks
    assert dict(task.details) == dict(zip(towns, "1234", strict=True))


def test_a_roster_is_no_list_of_tasks(tmp_path: Path) -> None:
    rows = [
        ["序号", "姓名", "单位", "电话"],
        ["1", "张三", "区教育局", "85320001"],
        ["2", "李四", "区民政局", "85320002"],
    ]
    with pytest.raises(DocumentError, match="没有找到任务"):
        read_documents(docx_file(tmp_path / "名单.docx", "雁塔区2023年联系人名单", rows))


def test_an_institution_without_a_name_of_its_own_is_no_region(tmp_path: Path) -> None:
    rows = [["序号", "工作任务", "责任部门"], ["1", "建设人才公寓", "工程部"]]
    with pytest.raises(DocumentError, match="看不出是哪个地区"):
        read_documents(docx_file(tmp_path / "表.docx", "县城投集团2025年重点项目计划表", rows))


def test_rows_of_one_length_lack_the_same_columns(tmp_path: Path) -> None:
    text = f"""{TITLE}
序号 | 类别 | 项目名称 | 年度目标 | 一季度工作目标 | 二季度工作目标 | 责任单位 |
1 | 教育提升 | 新建学校6所 | 新增学位5400个 | 完成立项。 | 开工建设。 | 区教育局 |
2 | 提升课后服务质量 | 覆盖率100% | 制定实施方案。 | 开展督导1次。 | 区教育局 |
3 | 新建幼儿园8所 | 新增学位2000个 | 完成选址。 | 2所开工建设。 | 区教育局 |
4 | 新增普惠托位600个 | 托位600个 | 摸底调研。 | 新增托位200个。 | 区卫健局 |
"""
    tasks = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert {t.category for t in tasks} == {"教育提升"}
    assert tasks[1].district_task == "提升课后服务质量\n覆盖率100%"
    assert tasks[1].milestones == {1: "制定实施方案。", 2: "开展督导1次。"}


PLAN = "第一季度：完成选址。\n第二季度：开工。\n第三季度：封顶。\n第四季度：投用。"
QUARTERS = {1: "完成选址。", 2: "开工。", 3: "封顶。", 4: "投用。"}


def test_a_plan_over_the_quarters_under_any_heading(tmp_path: Path) -> None:
    rows = [["序号", "项目名称", "推进步骤", "责任单位"], ["1", "新建学校", PLAN, "区教育局"]]
    (task,) = read_document(docx_file(tmp_path / "表.docx", TITLE, rows)).record.tasks
    assert (task.milestones, task.details) == (QUARTERS, ())
    text = f"{TITLE}\n1、新建学校\n牵头单位：区教育局\n推进计划：{PLAN.replace('：', '，').replace(chr(10), '')}\n"
    (task,) = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert (task.district_task, task.milestones) == ("新建学校", QUARTERS)


@pytest.mark.parametrize("heading", ["责任单位及责任人", "责任领导、责任单位"])
def test_a_unit_and_its_head_in_one_cell(tmp_path: Path, heading: str) -> None:
    rows = [
        ["序号", "工作任务", heading, "配合单位及责任人"],
        ["1", "新建学校", "区教育局（张伟）", "区财政局（李强）"],
    ]
    (task,) = read_document(docx_file(tmp_path / "表.docx", TITLE, rows)).record.tasks
    assert task.units == (lead("区教育局"), support("区财政局"))
    assert dict(task.details) == {heading: "区教育局（张伟）", "配合单位及责任人": "区财政局（李强）"}


def test_a_bracket_around_the_last_of_several_labels(tmp_path: Path) -> None:
    text = f"{TITLE}\n（一）新建学校。完成时限：12月底前。（责任单位：区教育局、各乡镇（街道））\n"
    (task,) = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert task.units == (lead("区教育局"), lead("各乡镇（街道）"))
    assert dict(task.details) == {"完成时限": "12月底前。"}


def test_tasks_counted_by_a_word(tmp_path: Path) -> None:
    text = f"{TITLE}\n任务1：新建学校\n责任单位：区教育局\n任务2：新建公园\n责任单位：区城管局\n"
    tasks = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert [(t.number, t.district_task) for t in tasks] == [(1, "新建学校"), (2, "新建公园")]


def test_lists_below_each_other_in_one_table(tmp_path: Path) -> None:
    first = [["安吉县2024年民生实事计划表", LEFT, LEFT, LEFT], ["序号", "项目名称", "一季度", "责任单位"]]
    second = [["安吉县2024年教育任务清单", LEFT, LEFT, LEFT], ["序号", "任务名称", "责任单位", "完成时限"]]
    rows = [*first, ["1", "新建公路", "开工", "县交通局"], *second, ["1", "新建学校", "县教育局", "8月底"]]
    for path in (docx_file(tmp_path / "表.docx", rows), xlsx_file(tmp_path / "表.xlsx", {"表": rows})):
        roads, schools = (result.record for result in read_documents(path))
        assert [len(r.tasks) for r in (roads, schools)] == [1, 1]
        assert roads.tasks[0].milestones == {1: "开工"}
        assert (schools.title, schools.tasks[0].units) == ("安吉县2024年教育任务清单", (lead("县教育局"),))


def test_a_table_goes_on_under_the_title_in_one_line(tmp_path: Path) -> None:
    def table(number: str) -> list[list[str]]:
        return [["序号", "工作任务", "责任单位"], [number, f"任务{number}", "县教育局"]]

    lines: list[str | list[list[str]]] = [
        "安吉县2024年政府民生实事项目",
        "推进计划表",
        table("1"),
        "安吉县2024年政府民生实事项目推进计划表（续表）",
        table("2"),
    ]
    record = read_document(docx_file(tmp_path / "表.docx", *lines)).record
    assert [t.district_task for t in record.tasks] == ["任务1", "任务2"]


def test_numbered_captions_and_lines_below_the_table(tmp_path: Path) -> None:
    rows = [
        ["序号", "目标任务", "工作要求", "责任单位"],
        ["一", "社会保障", "", ""],
        ["1", "新增托位320个", "年内建成。", "县卫健局"],
        ["二", "出行便捷", "", ""],
        ["2", "新建公路60公里", "年内通车。", "县交通局"],
        ["请于每月25日前反馈进展。", "", "", ""],
        ["县府办 李四", "", "", ""],
    ]
    result = read_document(docx_file(tmp_path / "表.docx", "安吉县2024年民生实事计划表", rows))
    tasks = result.record.tasks
    assert [(t.number, t.category_no, t.category) for t in tasks] == [(1, 1, "社会保障"), (2, 2, "出行便捷")]
    assert "表下说明，没有导入：请于每月25日前反馈进展。" in reasons(result)


def test_columns_that_stand_apart_by_blanks(tmp_path: Path) -> None:
    text = f"{TITLE}\n序号    任务名称    责任科室\n1    新建学校    教育科\n2    新建公园    城管科\n"
    tasks = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert [(t.district_task, t.units) for t in tasks] == [
        ("新建学校", (lead("教育科"),)),
        ("新建公园", (lead("城管科"),)),
    ]


def test_pipe_rows_over_several_lines(tmp_path: Path) -> None:
    row = "{} | {} |\n完成选址工作。 | 开工建设。 |\n{} | 县财政局 |\n"
    text = "安吉县2024年民生实事计划表\n序号 | 项目名称 | 一季度 | 二季度 | 牵头单位 | 配合单位 |\n"
    text += row.format(1, "新建学校3所", "县教育局") + row.format(2, "新建公路60公里", "县交通局")
    tasks = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert [(t.number, t.units) for t in tasks] == [
        (1, (lead("县教育局"), support("县财政局"))),
        (2, (lead("县交通局"), support("县财政局"))),
    ]
    assert tasks[1].milestones == {1: "完成选址工作。", 2: "开工建设。"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2021年任务分解表\n任务分解表序号项目名称主要内容牵头单位配合单位1增加教育资源供给\n", "第2行的表头连成一片"),
        ("2022年重点工作表\n1.修路。责任单位：区住建局\n2.修桥。责任单位：" + "临安区交通局、" * 12 + "\n", "文中只提到临安区"),
        ("2022年重点工作表\n1.修路。责任单位：区住建局\n", "--region 西青区"),
    ],
)  # fmt: skip
def test_what_stopped_the_reading(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DocumentError) as stopped:
        read_documents(text_file(tmp_path / "表.txt", text))
    assert said in f"{stopped.value} {stopped.value.hint}"


def test_quarters_in_rows_under_captions_over_the_width(tmp_path: Path) -> None:
    plans = [("一季度", "完成选址"), ("二季度", "开工"), ("三季度", "封顶"), ("四季度", "投用")]

    def four(number: str, task: str) -> list[list[str]]:
        first = [number, task, "基建处"]
        return [[*(first if at == 0 else [UP] * 3), *plan] for at, plan in enumerate(plans)]

    def section(name: str) -> list[str]:
        return [name, *[LEFT] * 4]

    rows = [[TITLE, *[LEFT] * 4], ["序号", "任务", "责任科室", "季度", "目标"], section("一、院区建设")]
    rows += [*four("1", "新建病房楼"), section("二、设备更新"), *four("2", "更新电梯")]
    tasks = read_document(xlsx_file(tmp_path / "表.xlsx", {"表": rows})).record.tasks
    assert [(t.category, t.district_task) for t in tasks] == [
        ("院区建设", "新建病房楼"),
        ("设备更新", "更新电梯"),
    ]
    assert [t.milestones[2] for t in tasks] == ["开工", "开工"]


def test_captions_and_totals_in_the_column_of_the_tasks(tmp_path: Path) -> None:
    """任务;年度目标;…: no column of numbers, the sections stand where the tasks do, a total on top."""
    head = "任务;年度目标;一季度;二季度;三季度;四季度;责任单位"
    task = "{};翻修{}0幢;完成普查;开工;累计完成{}幢;全部完工;房屋修缮科"
    lines = [TITLE, head, "合计（3项）;;;;;;", "一、房屋修缮;;;;;;", task.format("屋面翻修", 6, 9)]
    lines += [task.format("外墙翻修", 5, 8), "二、住房保障;;;;;;", task.format("公租房维修", 4, 7)]
    path = tmp_path / "表.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    tasks = read_document(path).record.tasks
    assert [t.category for t in tasks] == ["房屋修缮", "房屋修缮", "住房保障"]
    assert [t.district_task.split("\n")[0] for t in tasks] == ["屋面翻修", "外墙翻修", "公租房维修"]


def test_labels_of_the_documents_own_inside_a_sentence(tmp_path: Path) -> None:
    """…四季度：投用。投资：7800万元；时限：12月底; and a label cut by the line's end."""
    item = "（{}）{}：新建1处。牵头单位：区教育局；配合单位：区财政局。一季度：选址；二季度：开工；三季度：封顶；四季度：投用。投资：{}00万元；时限：12月底；分管领导：龚晓岚。"
    text = "\n".join(
        [
            TITLE,
            *(
                item.format(n, t, k)
                for n, t, k in zip("一二三", ("学校", "医院", "公园"), (7, 8, 9), strict=True)
            ),
        ]
    )
    tasks = read_document(
        text_file(tmp_path / "表.txt", text.replace("牵头单位：区教育局；配", "牵头单\n位：区教育局；配", 1))
    ).record.tasks
    assert [t.milestones[4] for t in tasks] == ["投用。"] * 3
    assert [dict(t.details)["投资"] for t in tasks] == ["700万元", "800万元", "900万元"]
    assert {dict(t.details)["分管领导"] for t in tasks} == {"龚晓岚"}
    assert [t.units for t in tasks] == [(lead("区教育局"), support("区财政局"))] * 3


def test_a_form_for_each_task_under_its_section(tmp_path: Path) -> None:
    def form(number: int, task: str) -> list[list[str]]:
        pairs = [("项目名称", task), ("责任单位", "镇水利站"), ("配合单位", "镇农办、\n沙埠村")]
        pairs += [("责 任 人\n（驻村干部）", "陈立峰"), ("一季度", "完成设计"), ("四季度", "完工")]
        return [[f"项目{number}", LEFT], *map(list, pairs)]

    blocks: list[Any] = [
        TITLE,
        "一、基础设施",
        form(1, "修路"),
        form(2, "建桥"),
        "二、生态环境",
        form(3, "清淤"),
    ]
    tasks = read_document(docx_file(tmp_path / "表.docx", *blocks)).record.tasks
    assert [(t.category, t.district_task) for t in tasks] == [
        ("基础设施", "修路"),
        ("基础设施", "建桥"),
        ("生态环境", "清淤"),
    ]
    assert {t.details for t in tasks} == {(("责任人（驻村干部）", "陈立峰"),)}
    assert {t.units for t in tasks} == {(lead("镇水利站"), support("镇农办"), support("沙埠村"))}


def test_headings_that_name_the_tasks(tmp_path: Path) -> None:
    """<h3> over lines of 责任单位, without a number of their own (they are counted by <ol>)."""
    item = "<li><h3>{}</h3><ul><li><b>一季度：</b>完成设计</li><li><b>四季度：</b>完工</li></ul><p>责任单位：镇农办</p></li>"
    items = "".join(map(item.format, ("修路", "建桥", "清淤")))
    page = f"<h1>沙河镇2025年民生实事项目责任清单</h1><h2>一、基础设施</h2><ol>{items}</ol>"
    path = tmp_path / "表.html"
    path.write_text(page, encoding="utf-8")
    tasks = read_document(path, region="沙河镇").record.tasks
    assert [(t.category, t.district_task) for t in tasks] == [
        ("基础设施", n) for n in ("修路", "建桥", "清淤")
    ]
    assert {t.milestones[4] for t in tasks} == {"完工"}
