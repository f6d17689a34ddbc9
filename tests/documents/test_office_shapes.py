"""What offices make of a list: cards, titles between tasks, lines broken off, tables of money, places that no table has."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from assistant.documents import read_document
from assistant.documents.headings import role_of
from assistant.errors import DocumentError
from tests.documents.expect import lead, support
from tests.documents.makers import LEFT, UP, docx_file, text_file, xlsx_file

TITLE = "安吉县2024年民生实事推进计划表"


def test_a_first_task_whose_quarters_begin_with_months_is_no_heading(tmp_path: Path) -> None:
    rows = [
        ["序号", "实事项目", "牵头单位", "季度目标", LEFT, LEFT, LEFT],
        ["", "", "", "一季度", "二季度", "三季度", "四季度"],
        ["1", "新建足球场4片", "区体育局", "3月选址", "6月开工", "9月完成2片", "12月完成4片"],
        ["2", "改造农贸市场2个", "区商务局", "方案", "开工", "改造", "验收"],
    ]
    tasks = read_document(xlsx_file(tmp_path / "安吉县2024年民生实事.xlsx", {"表": rows})).record.tasks
    assert [task.district_task for task in tasks] == ["新建足球场4片", "改造农贸市场2个"]
    assert tasks[0].milestones == {1: "3月选址", 2: "6月开工", 3: "9月完成2片", 4: "12月完成4片"}
    assert (role_of("3月选址").kind, role_of("3月底目标").quarter, role_of("6月底前").quarter) == ("", 1, 2)


def test_cards_whose_name_is_not_their_first_label(tmp_path: Path) -> None:
    cards = [
        [
            ["项目编号", str(number), "责任人", who],
            ["项目名称", name, LEFT, LEFT],
            ["牵头单位", unit, "配合单位", "县财政局"],
            ["四季度目标", "完成", LEFT, LEFT],
        ]
        for number, who, name, unit in (
            (1, "郑国华", "新建公路", "县交通局"),
            (2, "孙晓霞", "新建医院", "县卫健局"),
        )
    ]
    path = docx_file(tmp_path / "卡.docx", "2024年安吉县民生实事推进卡", cards[0], "", cards[1])
    tasks = read_document(path).record.tasks
    assert [(t.district_task, t.units[0]) for t in tasks] == [
        ("新建公路", lead("县交通局")),
        ("新建医院", lead("县卫健局")),
    ]
    assert [dict(t.details)["责任人"] for t in tasks] == ["郑国华", "孙晓霞"]


def test_titles_without_a_number_between_the_tasks(tmp_path: Path) -> None:
    text = """# 安吉县2025年民生微实事任务清单
## 环境整治
### 1. 更换路灯90盏
- 责任单位：县城管局
- 四季度：更换90盏
## 便民服务
### 2. 增设终端6台
- 责任单位：县政务办
- 四季度：安装6台
"""
    tasks = read_document(text_file(tmp_path / "清单.md", text)).record.tasks
    assert [(t.category, t.milestones) for t in tasks] == [
        ("环境整治", {4: "更换90盏"}),
        ("便民服务", {4: "安装6台"}),
    ]


def test_lines_that_the_page_broke_off_and_numbered_labels(tmp_path: Path) -> None:
    paragraphs = (
        "1.改扩建乡镇中心幼儿园9所，新增学前教育学位1620个。（牵头单位：市教育局；配合单位：市财政局、各县区政府；完成时限：2022年8月底前）",
        "2.为140所农村学校接入光纤专线。（牵头单位：市工信局；配合单位：市教育局；完成时限：2022年6月底前）",
    )
    lines = [part for text in paragraphs for part in textwrap.wrap(text, 22)]
    lines[2:2] = ["— 1 —"]
    title = "石门关市人民政府\n关于2022年民生实事责任分工的意见\n一、改善教育条件\n"
    text = title + "\n".join(lines)
    record = read_document(text_file(tmp_path / "意见.txt", text)).record
    assert record.region == "石门关市"
    first, second = record.tasks
    assert first.district_task == "改扩建乡镇中心幼儿园9所，新增学前教育学位1620个。"
    assert first.units == (lead("市教育局"), support("市财政局"), support("各县区政府"))
    assert (second.units[0], second.milestones) == (lead("市工信局"), {2: "完成时限：2022年6月底前"})
    circled = """2024年安吉县民生实事任务清单
(1)新建小学1所
①牵头单位：县教育局
②配合单位：县住建局
(2)新建绿地12处
①牵头单位：县城管局
"""
    tasks = read_document(text_file(tmp_path / "清单.txt", circled)).record.tasks
    assert [t.units for t in tasks] == [(lead("县教育局"), support("县住建局")), (lead("县城管局"),)]


def test_a_budget_is_no_list(tmp_path: Path) -> None:
    rows = [
        ["凤台县2024年部门预算支出表", LEFT, LEFT],
        ["编制单位：凤台县财政局", "", "单位：万元"],
        ["科目编码", "科目名称", "合计"],
        ["201", "一般公共服务支出", "8652.4"],
    ]
    with pytest.raises(DocumentError, match="没有找到任务"):
        read_document(xlsx_file(tmp_path / "表.xlsx", {"表": rows}))


@pytest.mark.parametrize(
    ("title", "region"),
    [("鹤鸣县2021年民生实事项目责任清单", "鹤鸣县"), ("青龙湾区2021年民生实事项目责任清单", "青龙湾区")],
)
def test_a_place_that_no_table_has(tmp_path: Path, title: str, region: str) -> None:
    text = (
        f"{title}\n1.项目名称：新建县殡仪服务中心\n牵头单位：县民政局\n2.项目名称：修路\n牵头单位：县交通局\n"
    )
    assert read_document(text_file(tmp_path / "清单.txt", text)).record.region == region


def test_bold_cells_and_a_note_inside_a_units_name(tmp_path: Path) -> None:
    text = """# 安吉县2024年民生实事任务清单
| 序号 | 任务 | 主管单位 | 协办单位 |
| --- | --- | --- | --- |
| 1 | **建设母婴室25间** | 县卫健局 | 各村（居）委会 |
"""
    (task,) = read_document(text_file(tmp_path / "清单.md", text)).record.tasks
    assert task.district_task == "建设母婴室25间"
    assert task.units == (lead("县卫健局"), support("各村（居）委会"))


def test_units_in_columns_with_marks(tmp_path: Path) -> None:
    rows = [
        ["序号", "民生实事", "完成时限", "县教育局", "县民政局", "县财政局"],
        ["1", "新增托位500个", "9月底", "○", "", "★"],
        ["2", "新建社区食堂15家", "10月底", "", "★", "○"],
    ]
    sheets = {"责任矩阵": [["2025年安吉县民生实事责任矩阵"], ["★表示牵头单位，○表示配合单位"], *rows]}
    tasks = read_document(xlsx_file(tmp_path / "表.xlsx", sheets)).record.tasks
    assert [t.units for t in tasks] == [
        (lead("县财政局"), support("县教育局")),
        (lead("县民政局"), support("县财政局")),
    ]


def test_a_column_for_each_task_is_turned(tmp_path: Path) -> None:
    rows = [
        ["序号", "1", "2"],
        ["实事项目", "硬化入户路", "安装路灯46盏"],
        ["责任单位", "村委会", "村经济合作社"],
        ["完成时限", "2025年9月底", "2025年4月底"],
    ]
    title = "石桥头村2025年为民办实事清单"
    tasks = read_document(xlsx_file(tmp_path / "表.xlsx", {"表": [[title], *rows]})).record.tasks
    assert [(t.district_task, t.units[0].name) for t in tasks] == [
        ("硬化入户路", "村委会"),
        ("安装路灯46盏", "村经济合作社"),
    ]


def test_results_in_rows_below_the_plan_are_no_goals(tmp_path: Path) -> None:
    rows = [
        ["序号", "实事项目", "责任单位", "类型", "一季度", "二季度"],
        ["1", "建成养老服务站10个", "县民政局", "计划", "完成选址", "开工10个"],
        [UP, UP, UP, "完成", "已选定11处", "10个均已开工"],
    ]
    (task,) = read_document(docx_file(tmp_path / "表.docx", TITLE, rows)).record.tasks
    assert task.milestones == {1: "完成选址", 2: "开工10个"}
    assert dict(task.details) == {"一季度完成情况": "已选定11处", "二季度完成情况": "10个均已开工"}


def test_a_table_drawn_with_lines(tmp_path: Path) -> None:
    text = f"""{TITLE}
┌──┬──────┬────┬────┐
│序│任务内容    │四季度│责任单位│
├──┼──────┼────┼────┤
│1 │筹集住房26  │完成  │县住建局│
│  │00套        │      │        │
├──┼──────┼────┼────┤
│2 │新建充电桩  │建成  │县发改委│
└──┴──────┴────┴────┘
"""
    tasks = read_document(text_file(tmp_path / "清单.txt", text)).record.tasks
    assert [(t.district_task, t.units) for t in tasks] == [
        ("筹集住房2600套", (lead("县住建局"),)),
        ("新建充电桩", (lead("县发改委"),)),
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        # what a message puts before its lines
        (
            "📢柳塘村2025年民生微实事清单\n1️⃣修路1.6公里\n👉牵头：村委会\n🤝配合：镇交通站\n2️⃣修图书室\n👉牵头：村团支部\n☎️监督电话：0713-6622018\n",
            [(lead("村委会"), support("镇交通站")), (lead("村团支部"),)],
        ),
        # what a scanner reads
        (
            "２０２３年 青 禾 县 民 生 实 事 清 单\n１ ． 新 建 敬 老 院 ３ 所\n责 任 单 位 ： 县 民 政 局\n２ ． 改 造 危 桥\n责 任 单 位 ： 县 交 通 局\n",
            [(lead("县民政局"),), (lead("县交通局"),)],
        ),
        # labels of the institution's own on one line
        (
            "锦屏山县人民医院2025年度任务分工\n1. 开设周末门诊。\n牵头科室：门诊部　　配合科室：人事科　　完成时间：3月底\n2. 更新病床300张。\n牵头科室：后勤科　　配合科室：设备科　　完成时间：5月底\n",
            [(lead("门诊部"), support("人事科")), (lead("后勤科"), support("设备科"))],
        ),
        # square brackets at the end, broken off
        (
            "启明中学2025年工作要点及分工\n1．组织公开课48节。【教务处牵头，各教\n研组配合，4月底前完成】\n2．更新实验台。【总务处牵头，教务处配合，8月底前完成】\n",
            [(lead("教务处"), support("各教研组")), (lead("总务处"), support("教务处"))],
        ),
        # categories as labels of the tasks
        (
            "惠远县2024年民生实事公示\n1.扩建幼儿园\n所属类别：教育\n责任单位：县教育局\n2.修路\n所属类别：出行\n责任单位：县交通局\n上一篇：植树公告\n",
            [(lead("县教育局"),), (lead("县交通局"),)],
        ),
    ],
)
def test_texts_as_they_are_sent_and_scanned(tmp_path: Path, text: str, units: list[object]) -> None:
    record = read_document(text_file(tmp_path / "清单.txt", text)).record
    assert [task.units for task in record.tasks] == units
    assert all("\n" not in task.district_task for task in record.tasks)


def test_a_deadline_written_as_a_date_falls_into_its_quarter(tmp_path: Path) -> None:
    rows = [["编号", "任务", "责任单位", "完成时限"], ["MS-01", "修路", "县交通局", "2024-05-31"]]
    (task,) = read_document(xlsx_file(tmp_path / "表.xlsx", {"表": [[TITLE], *rows]})).record.tasks
    assert (task.milestones, dict(task.details)["编号"]) == ({2: "完成时限：2024-05-31"}, "MS-01")


def test_units_said_once_for_all_tasks_of_a_heading(tmp_path: Path) -> None:
    text = f"""{TITLE}
一、提升市容（牵头单位：县城管局；配合单位：县公安局）
1．整治占道经营。
2．规范户外广告。
二、绿色空间（牵头单位：县园林中心）
3．建设口袋公园8个。
"""
    tasks = read_document(text_file(tmp_path / "清单.txt", text)).record.tasks
    assert [(t.category, t.district_task, len(t.units)) for t in tasks] == [
        ("提升市容", "整治占道经营。", 2),
        ("提升市容", "规范户外广告。", 2),
        ("绿色空间", "建设口袋公园8个。", 1),
    ]


def test_tables_that_are_not_what_they_look_like(tmp_path: Path) -> None:
    head = ["序号", "实事内容", "责任科室", "完成时间"]
    beside = [
        [*head, "", *head],
        ["1", "改造楼道照明", "物业科", "6月底", "", "2", "新建议事厅", "党建办", "8月底"],
    ]
    tasks = read_document(xlsx_file(tmp_path / "并排.xlsx", {"表": [[TITLE], *beside]})).record.tasks
    assert [(t.number, t.district_task) for t in tasks] == [(1, "改造楼道照明"), (2, "新建议事厅")]
    plans = [
        ["序号", "事项名称", "牵头单位", "承办人"],
        ["1", "农村公路改造", "县交通局", "古月明"],
        [UP, "推进安排：一季度设计；二季度改造16公里。", LEFT, LEFT],
    ]
    (task,) = read_document(docx_file(tmp_path / "安排.docx", TITLE, plans)).record.tasks
    assert task.milestones == {1: "一季度设计；", 2: "二季度改造16公里。"}
    assert (task.units, dict(task.details)["承办人"]) == ((lead("县交通局"),), "古月明")
    cells = [
        ["工作领域", "具体任务、责任单位及完成时限"],
        ["党建引领", "1.建驿站9个（责任单位：党建办，完成时限：5月底前）\n2.选派书记（责任单位：组织科）"],
        ["社区治理", "3.成立业委会（责任单位：物管科）\n4.调处纠纷（责任单位：司法所）"],
    ]
    tasks = read_document(docx_file(tmp_path / "格.docx", TITLE, cells)).record.tasks
    assert [(t.category, t.units[0].name) for t in tasks][1:3] == [
        ("党建引领", "组织科"),
        ("社区治理", "物管科"),
    ]
    money = [
        ["序号", "项目名称", "2025年计划", "牵头单位"],
        ["1", "儿童医院", "20000", "市卫健委"],
        ["2", "雨水管网", "8600", "市水务局"],
    ]
    tasks = read_document(xlsx_file(tmp_path / "钱.xlsx", {"表": [[TITLE], *money]})).record.tasks
    assert [(t.district_task, dict(t.details)["2025年计划"]) for t in tasks] == [
        ("儿童医院", "20000"),
        ("雨水管网", "8600"),
    ]
