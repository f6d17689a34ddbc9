"""Headings on several levels, stages, tables of one unit, titles after other tables, lines around label blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import read_document
from assistant.documents.headings import role_of
from tests.documents.expect import lead, reasons, support
from tests.documents.makers import LEFT, UP, docx_file, text_file, xlsx_file

TITLE = "安吉县2024年民生实事推进计划表"


def test_plan_result_and_rate_below_the_quarters(tmp_path: Path) -> None:
    rows = [
        ["序号", "项目名称", "推进情况", *[LEFT] * 5, "责任单位"],
        [UP, UP, "一季度", LEFT, LEFT, "二季度", LEFT, LEFT, UP],
        [UP, UP, "计划", "完成情况", "完成率", "计划", "完成情况", "完成率", UP],
        ["1", "新建公路", "完成选址", "已选址", "90%", "开工", "正在施工", "50%", "县交通局"],
    ]
    (task,) = read_document(docx_file(tmp_path / "表.docx", TITLE, rows)).record.tasks
    assert task.milestones == {1: "完成选址", 2: "开工"}
    assert sorted(text for _, text in task.details) == ["50%", "90%", "已选址", "正在施工"]
    assert len(task.details) == 4


@pytest.mark.parametrize(
    ("heading", "kind", "quarter"),
    [
        ("第二阶段（4-6月）", "quarter", 2),
        ("计划竣工时间", "deadline", 0),
        ("计划开工时间", "detail", 0),
        ("市定目标", "city", 0),
        ("完成率", "progress", 0),
    ],
)
def test_what_these_headings_mean(heading: str, kind: str, quarter: int) -> None:
    assert (role_of(heading).kind, role_of(heading).quarter) == (kind, quarter)


def test_a_table_of_one_unit(tmp_path: Path) -> None:
    rows = [["序号", "重点工作", "一季度"], ["1", "建成老年食堂10家", "建成3家"]]
    above = read_document(docx_file(tmp_path / "表.docx", TITLE, "填报单位：县民政局", rows))
    assert above.record.tasks[0].units == (lead("县民政局"),)
    assert "按表前的填报单位读作“县民政局”" in reasons(above)
    sheets = {name: [[TITLE], *rows] for name in ("县民政局", "县教育局")}
    tasks = read_document(xlsx_file(tmp_path / "表.xlsx", sheets)).record.tasks
    assert [t.units for t in tasks] == [(lead("县民政局"),), (lead("县教育局"),)]


def test_the_title_after_a_table_of_people(tmp_path: Path) -> None:
    people = [["职务", "姓名", "工作单位"], ["组长", "张三", "县政府"]]
    rows = [["序号", "工作任务", "责任单位"], ["1", "新建公路", "县交通局"]]
    path = docx_file(tmp_path / "表.docx", "关于成立安吉县2024年民生实事专班的通知", people, TITLE, rows)
    assert read_document(path).record.title == TITLE


def test_lines_around_label_blocks(tmp_path: Path) -> None:
    text = f"""{TITLE}
二、主要任务
1.新建公路
●责任单位
县交通局
●配合单位
国网供电公司、秦华燃气、各街道
2.新建学校
●责任单位：县教育局
三、保障措施
各单位要加强协作，形成合力。
"""
    result = read_document(text_file(tmp_path / "表.txt", text))
    roads, schools = result.record.tasks
    assert [u.role for u in roads.units] == ["lead", "support", "support", "support"]
    assert roads.units[1] == support("国网供电公司")
    assert (schools.units, schools.details) == ((lead("县教育局"),), ())
    assert "文末的文字，没有导入：各单位要加强协作" in reasons(result)


def test_rows_of_tabs_with_quoted_line_breaks(tmp_path: Path) -> None:
    plan = '"一季度：选址\n二季度：开工\n三季度：封顶\n四季度：投用"'
    body = "".join(f"{n}\t任务{n}\t{plan}\t县教育局\n" for n in (1, 2))
    text = f"{TITLE}\n序号\t项目名称\t推进计划\t责任单位\n{body}"
    tasks = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert [t.milestones[2] for t in tasks] == ["开工", "开工"]


def test_units_alone_in_brackets_at_the_end_of_most_tasks(tmp_path: Path) -> None:
    text = f"{TITLE}\n一、教育工程\n1.新建学校6所。（县教育局、县财政局）\n2.改造老旧小区（街道）。（县住建局（县人防办））\n"
    result = read_document(text_file(tmp_path / "表.txt", text))
    schools, houses = result.record.tasks
    assert (schools.district_task, schools.units) == ("新建学校6所。", (lead("县教育局"), lead("县财政局")))
    assert (houses.district_task, houses.units) == ("改造老旧小区（街道）。", (lead("县住建局", "县人防办"),))
    assert "句末括号里的单位读作责任单位" in reasons(result)


def test_a_list_in_markdown_without_tables(tmp_path: Path) -> None:
    text = f"# {TITLE}\n\n## 1. 新建公路\n- **牵头单位**：县交通局\n- 责任人：张**、李**\n- 一季度：开工\n"
    (task,) = read_document(text_file(tmp_path / "表.md", text)).record.tasks
    assert (task.district_task, task.units, task.milestones) == ("新建公路", (lead("县交通局"),), {1: "开工"})
    assert dict(task.details) == {"责任人": "张**、李**"}


def test_a_row_of_one_unit_over_its_tasks(tmp_path: Path) -> None:
    rows = [["序号", "重点任务", "一季度"], ["县教育局", LEFT, LEFT], ["1", "新建学校", "开工"]]
    (task,) = read_document(docx_file(tmp_path / "表.docx", TITLE, rows)).record.tasks
    assert task.units == (lead("县教育局"),)


def test_what_was_done_in_nine_months_is_no_plan(tmp_path: Path) -> None:
    rows = [["序号", "指标", "全年目标", "1-9月完成", "责任单位"], ["1", "新增托位", "100", "70", "县卫健局"]]
    (task,) = read_document(docx_file(tmp_path / "表.docx", TITLE, rows)).record.tasks
    assert (task.milestones, dict(task.details)) == ({}, {"1-9月完成": "70"})


def test_brackets_side_by_side(tmp_path: Path) -> None:
    text = f"{TITLE}\n1. 新建公路。【牵头单位：县交通局；配合单位：各镇（街道）】【完成时限：12月底】\n"
    (task,) = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert task.units == (lead("县交通局"), support("各镇（街道）"))
    assert dict(task.details) == {"完成时限": "12月底"}


def test_forms_whose_values_look_like_headings(tmp_path: Path) -> None:
    def form(task: str) -> list[list[str]]:
        return [
            [TITLE, LEFT, LEFT, LEFT],
            ["项目名称", task, LEFT, LEFT],
            ["责任单位", "县交通局", "配合单位", "县财政局"],
            ["一季度目标", "完成前期工作", "二季度目标", "完成工程量的40%"],
        ]

    path = xlsx_file(tmp_path / "表.xlsx", {"项目1": form("新建公路"), "项目2": form("新建学校")})
    record = read_document(path).record
    assert (record.title, [t.district_task for t in record.tasks]) == (TITLE, ["新建公路", "新建学校"])
    assert record.tasks[0].milestones == {1: "完成前期工作", 2: "完成工程量的40%"}


def test_the_year_of_the_sheet(tmp_path: Path) -> None:
    rows = [["安吉县重点工作清单", LEFT], ["工作任务", "责任单位"], ["新建公路", "县交通局"]]
    result = read_document(xlsx_file(tmp_path / "表.xlsx", {"2024年任务": rows}))
    assert result.record.year == 2024
    assert "按工作表名称读作2024年" in reasons(result)
