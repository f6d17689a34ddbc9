"""Shapes in which ordinary offices send their lists round."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import read_document
from tests.documents.expect import lead, reasons, support
from tests.documents.makers import LEFT, docx_file, text_file, xlsx_file

TITLE = "安吉县2025年民生实事任务表"
TWO = [["1", "修路", "县交通局\n县财政局"], ["2", "建桥", "县住建局"]]


@pytest.mark.parametrize("said", ["责任单位（列首位的为牵头单位）", "责任单位"])
def test_the_first_of_several_units_leads_where_the_document_says_so(tmp_path: Path, said: str) -> None:
    note = "" if "首位" in said else "注：责任单位中排名第一的为牵头单位。"
    rows = [["序号", "任务", said], *TWO]
    result = read_document(docx_file(tmp_path / "表.docx", TITLE, rows, note))
    units = [t.units for t in result.record.tasks]
    assert units == [(lead("县交通局"), support("县财政局")), (lead("县住建局"),)]
    assert "第一个读作牵头单位" in reasons(result)


def test_several_units_lead_where_nothing_is_said_of_their_order(tmp_path: Path) -> None:
    rows = [["序号", "任务", "责任单位"], *TWO]
    tasks = read_document(docx_file(tmp_path / "表.docx", TITLE, rows)).record.tasks
    assert tasks[0].units == (lead("县交通局"), lead("县财政局"))


def test_the_same_tasks_in_a_second_table_with_other_columns(tmp_path: Path) -> None:
    who = [
        ["序号", "类别", "任务", "牵头单位"],
        ["1", "交通", "修路", "县交通局"],
        ["2", "交通", "建桥", "县住建局"],
    ]
    when = [
        ["序号", "任务", "一季度", "二季度"],
        ["1", "修路", "选址", "开工"],
        ["2", "建桥", "设计", "完工"],
    ]
    result = read_document(docx_file(tmp_path / "表.docx", TITLE, "表1 任务分工", who, "表2 季度进度", when))
    assert [(t.district_task, t.milestones, t.units) for t in result.record.tasks] == [
        ("修路", {1: "选址", 2: "开工"}, (lead("县交通局"),)),
        ("建桥", {1: "设计", 2: "完工"}, (lead("县住建局"),)),
    ]


def test_a_table_that_counts_the_tasks_of_each_kind_holds_none(tmp_path: Path) -> None:
    tasks = [
        ["序号", "类别", "任务", "责任单位"],
        ["1", "交通", "修路", "县交通局"],
        ["2", "住房", "改造", "县住建局"],
    ]
    counts = [["类别", "任务数"], ["交通", "1"], ["住房", "1"]]
    record = read_document(docx_file(tmp_path / "表.docx", TITLE, tasks, "统计", counts)).record
    assert [t.district_task for t in record.tasks] == ["修路", "改造"]


def test_roles_in_words_in_a_column_for_each_unit(tmp_path: Path) -> None:
    rows = [
        ["序号", "任务", "县教育局", "县民政局", "县财政局", "完成时限"],
        ["1", "开办托管班", "牵头", "", "配合", "8月底"],
        ["2", "建设食堂", "", "主办", "协办", "10月底"],
    ]
    tasks = read_document(docx_file(tmp_path / "表.docx", TITLE, rows)).record.tasks
    assert [t.units for t in tasks] == [
        (lead("县教育局"), support("县财政局")),
        (lead("县民政局"), support("县财政局")),
    ]


def test_those_who_answer_are_people_where_no_unit_is_named(tmp_path: Path) -> None:
    rows = [
        ["序号", "项目名称", "完成时间", "责任人"],
        ["1", "修石桥", "6月底前", "蒋水旺"],
        ["2", "装路灯", "5月底前", "廖冬秀、温桂兰"],
    ]
    result = read_document(docx_file(tmp_path / "表.docx", "樟木村2025年民生实事项目表", rows))
    assert [t.units for t in result.record.tasks] == [(lead("蒋水旺"),), (lead("廖冬秀"), lead("温桂兰"))]
    assert "没有责任单位一栏，责任人读作负责的人" in reasons(result)


def test_columns_of_blanks_with_cells_over_several_lines(tmp_path: Path) -> None:
    text = (
        f"          {TITLE}\n\n"
        "序号    任务内容              牵头单位      完成时限\n"
        "----------------------------------------------------\n"
        "1       改造市场3处，配套建   县商务局      9月底\n"
        "        设检测室\n"
        "----------------------------------------------------\n"
        "2       新建公园6个           县城管局      10月底\n"
        "----------------------------------------------------\n"
        "打印时间：2025-03-05　　共2条\n"
    )
    tasks = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert [(t.district_task, t.units) for t in tasks] == [
        ("改造市场3处，配套建设检测室", (lead("县商务局"),)),
        ("新建公园6个", (lead("县城管局"),)),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["一、由县水务局牵头，县财政局、城关镇配合，于6月30日前清淤32公里。", "二、由县教育局牵头，县住建局配合，于8月25日前建成综合楼。"],
        ["1、清淤32公里", "县水务局牵头，县财政局、城关镇配合，6月30日前完成。", "2、建成综合楼", "县教育局牵头，县住建局配合，8月25日前完成。"],
        ["1.清淤32公里，6月30日前完成。（县水务局牵头，县财政局、城关镇按职责分工负责）", "2.建成综合楼，8月25日前完成。（县教育局牵头，县住建局按职责分工负责）"],
    ],
    ids=["before", "below", "behind"],
)  # fmt: skip
def test_who_leads_and_who_helps_in_a_sentence(tmp_path: Path, lines: list[str]) -> None:
    tasks = read_document(text_file(tmp_path / "表.txt", "\n".join([TITLE, *lines]))).record.tasks
    assert [t.units for t in tasks] == [
        (lead("县水务局"), support("县财政局"), support("城关镇")),
        (lead("县教育局"), support("县住建局")),
    ]
    assert ["清淤32公里" in t.district_task for t in tasks] == [True, False]


def test_tasks_below_the_unit_that_answers_for_them(tmp_path: Path) -> None:
    text = f"{TITLE}\n一、镇卫生院\n1.筛查1500人，12月底前完成。\n2.义诊6场，9月底前完成。\n二、镇规划办\n1.改造危房11户，9月底前完成。\n"
    tasks = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert [t.units for t in tasks] == [(lead("镇卫生院"),), (lead("镇卫生院"),), (lead("镇规划办"),)]
    assert [sorted(t.milestones) for t in tasks] == [[4], [3], [3]]


def test_tasks_below_the_quarter_in_which_they_are_due(tmp_path: Path) -> None:
    text = f"{TITLE}\n第一季度（1—3月）\n1.走访46户（责任单位：社区党委）\n第二季度（4—6月）\n2.体检600人（责任单位：社区居委会）\n"
    tasks = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert [(t.category, t.milestones) for t in tasks] == [("", {1: "走访46户"}), ("", {2: "体检600人"})]


def test_captions_of_tables_and_the_day_beside_the_source(tmp_path: Path) -> None:
    table = "<table><caption>一、{}</caption><tr><td>序号</td><td>任务</td><td>责任单位</td></tr><tr><td>1</td><td>{}</td><td>{}</td></tr></table>"
    page = f"<p>{TITLE}</p><p>来源：县府办　日期：2025年3月8日　【字体：大 小】</p>"
    page += table.format("交通", "修路", "县交通局") + table.format("住房", "改造", "县住建局")
    record = read_document(text_file(tmp_path / "表.html", page)).record
    assert [(t.category, t.district_task) for t in record.tasks] == [("交通", "修路"), ("住房", "改造")]
    assert record.issued == "2025-03-08"


def test_units_of_an_online_form_and_months_of_completion(tmp_path: Path) -> None:
    rows = [
        ["序号", "项目名称", "牵头科室", "配合科室（多选）", "计划完成月份"],
        ["1", "装空调", "总务科", "护理部┋保卫科", "6月"],
    ]
    path = xlsx_file(tmp_path / "安吉县医院2025年重点工作任务表.xlsx", {"答卷": rows})
    tasks = read_document(path, region="安吉县医院").record.tasks
    assert tasks[0].units == (lead("总务科"), support("护理部"), support("保卫科"))
    assert (tasks[0].district_task, sorted(tasks[0].milestones)) == ("装空调", [2])


def test_roles_named_in_a_column_of_shares_and_two_numbers(tmp_path: Path) -> None:
    rows = [
        ["填表单位：县重点项目中心", LEFT, LEFT, "截止日期：2025年1月31日", LEFT],
        ["序号", "项目编号", "任务事项", "责任分工", "下一步工作"],
        ["1", "MS-01", "修路", "牵头单位：县交通局\n配合单位：各乡镇", "加快施工"],
    ]
    task = read_document(docx_file(tmp_path / "表.docx", TITLE, rows)).record.tasks[0]
    assert (task.number, task.district_task) == (1, "修路")
    assert task.units == (lead("县交通局"), support("各乡镇"))
    assert task.details == (("项目编号", "MS-01"), ("下一步工作", "加快施工"))


def test_a_short_line_before_each_of_several_tables_is_their_category(tmp_path: Path) -> None:
    heads = ["序号", "任务", "责任单位"]
    one, two = [heads, ["1", "设自助区", "县审批局"]], [heads, ["2", "清理欠款", "县工信局"]]
    record = read_document(docx_file(tmp_path / "表.docx", TITLE, "便民服务", one, "市场环境", two)).record
    assert [(t.category, t.district_task) for t in record.tasks] == [
        ("便民服务", "设自助区"),
        ("市场环境", "清理欠款"),
    ]


def test_a_place_of_no_table_in_the_title_before_those_in_the_notes(tmp_path: Path) -> None:
    rows = [["序号", "任务", "责任单位"], ["1", "修路", "市交通局"]]
    note = "备注：各县区政府包括清河县、石门区人民政府。"
    record = read_document(docx_file(tmp_path / "表.docx", "怀川市2025年民生实事任务表", rows, note)).record
    assert record.region == "怀川市"


def test_what_stands_behind_the_quarters_is_no_text_of_the_task(tmp_path: Path) -> None:
    rows = [
        [
            "类别",
            "工作目标",
            "第一季度",
            "第二季度",
            "第三季度",
            "第四季度",
            "牵头部门",
            "存在问题",
            "整改措施",
        ]
    ]
    rows += [
        ["一、基建", "新建实训楼1栋", "打桩", "封顶", "装修", "验收", "基建处", "供货滞后", "派人驻厂催货"]
    ] * 2
    path = xlsx_file(tmp_path / "江州学院2026年推进表.xlsx", {"表": rows})
    task = read_document(path, region="江州学院").record.tasks[0]
    assert task.district_task == "新建实训楼1栋"
    assert task.details == (("存在问题", "供货滞后"), ("整改措施", "派人驻厂催货"))


def test_what_the_organization_has_before_it_is_the_goal_from_above(tmp_path: Path) -> None:
    rows = [["年度目标", "本院目标", "责任科室"], ["全市体检9000人", "体检3000人", "健康管理中心"]]
    path = xlsx_file(tmp_path / "江陵市医院2025年重点工作任务表.xlsx", {"表": rows})
    task = read_document(path, region="江陵市").record.tasks[0]
    assert (task.city_task, task.district_task) == ("全市体检9000人", "体检3000人")
    rows = [["集团目标", "农场目标", "责任科室"], ["产粮12.6亿斤", "种水稻38万亩", "生产科"]]
    path = xlsx_file(tmp_path / "北仓农垦集团2026年重点工作表.xlsx", {"表": rows})
    task = read_document(path, region="北仓农垦集团").record.tasks[0]
    assert (task.city_task, task.district_task) == ("产粮12.6亿斤", "种水稻38万亩")


def test_columns_still_blank_move_no_cells(tmp_path: Path) -> None:
    heads = ["序号", "编号", "任务", "建设地点", "总投资（万元）", "一季度", "二季度", "本月", "责任部门"]
    rows = [
        ["1", "PS-01", "沿河截污干管", "东沙河", "5300", "施工图审查", "铺设1公里", "", "排水公司"],
        ["2", "FW-01", "营业厅适老化提升", "4个营业厅", "60", "方案设计", "建成2个", "", "客服中心"],
    ]
    path = xlsx_file(tmp_path / "潭州水务集团2025年任务台账.xlsx", {"表": [heads, *rows]})
    tasks = read_document(path, region="潭州市").record.tasks
    assert [(t.district_task, t.milestones[1]) for t in tasks] == [
        ("沿河截污干管", "施工图审查"),
        ("营业厅适老化提升", "方案设计"),
    ]


def test_what_is_said_to_all_behind_the_tasks_and_offices_that_lead(tmp_path: Path) -> None:
    text = (
        f"{TITLE}\n1. 修路，6月底前完工。责任领导：孙立军；牵头科室：城管办；配合单位：各社区。\n"
        "2. 建桥，9月底前完工。责任领导：孙立军；牵头科室：规划办；配合单位：妇联。\n各科室要按月报送进展情况，在例会上通报。\n"
    )
    tasks = read_document(text_file(tmp_path / "表.txt", text)).record.tasks
    assert [t.units[0] for t in tasks] == [lead("城管办"), lead("规划办")]
    assert [dict(t.details) for t in tasks] == [{"责任领导": "孙立军"}] * 2


def test_a_blank_between_other_cells_stays_blank(tmp_path: Path) -> None:
    rows = """类别,市级目标,本院目标,第一季度,第二季度,责任科室,分管领导,年度预算（万元）,已支出（万元）,存在困难
一、照护,全市床位占比60%。,改造床位80张。,完成设计。,改造20张。,护理部,周敏（副院长）,160,90,供应商交货慢
,,更换餐厅空调18台。,招标采购。,更换18台。,后勤科,马强（副院长）,25,27,
"""
    tasks = read_document(text_file(tmp_path / "福安市2026年民生清单.csv", rows)).record.tasks
    assert (tasks[1].city_task, tasks[1].district_task) == ("", "更换餐厅空调18台。")
    assert dict(tasks[1].details)["分管领导"] == "马强（副院长）"
