"""Text as it is pasted: cells one a line, pipe tables with broken or missing cells, rows of tabs."""

from __future__ import annotations

from pathlib import Path

from assistant.catalog.records import TaskRecord
from assistant.documents import ImportResult, read_document
from tests.documents.expect import lead, reasons, support
from tests.documents.makers import text_file


def read(folder: Path, text: str) -> ImportResult:
    return read_document(text_file(folder / "清单.txt", text))


def short(task: TaskRecord) -> tuple[str, tuple[str, ...]]:
    return task.district_task, tuple(unit.name for unit in task.units)


def test_cells_one_a_line_find_their_columns(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """2016年大竹县民生实事目标任务分解表
请各责任单位于每季度末报县政府督查室(联系电话:6239325)。
附件

序号

民生实事

责任单位

完成时限

1

启动东湖湿地公园建设。

县水务局

县住建局

12月底前

2

建成县残疾人综合服务中心。

县残联

5月底前动工

开工建设老年大学。

12月底前
分享到:
""",
    )
    record = result.record
    assert (record.title, record.region, record.city, record.year) == (
        "2016年大竹县民生实事目标任务分解表",
        "大竹县",
        "达州市",
        2016,
    )
    assert [short(task) for task in record.tasks] == [
        ("启动东湖湿地公园建设。", ("县水务局", "县住建局")),
        ("建成县残疾人综合服务中心。", ("县残联",)),
        ("开工建设老年大学。", ("县残联",)),
    ]
    assert [dict(task.details)["完成时限"] for task in record.tasks] == [
        "12月底前",
        "5月底前动工",
        "12月底前",
    ]
    assert "本行没有“责任单位”，读作与上一行合并：县残联" in reasons(result)
    assert not result.doubts


def test_headings_cut_by_line_ends_are_joined(tmp_path: Path) -> None:
    cells = "序号 重点工作 责任 领导 责任 科室 攻坚目标 任务 第二季度 完成情况 1 水库工程政策处理 甲某某 水库工程领导小组 推进大坝建设。 坟墓迁移进度达60%。 2 美丽城镇 乙某某 乡村振兴办 成功创建首批美丽城镇。 19个项目完成投资3000万元。"
    record = read(tmp_path, "泗洲头镇2024年度重点工作计划\n" + cells.replace(" ", "\n")).record
    assert record.region == "泗洲头镇"
    first, second = record.tasks
    assert first.units == (lead("水库工程领导小组"),)
    assert dict(second.details) == {"责任领导": "乙某某", "第二季度完成情况": "19个项目完成投资3000万元。"}


def test_a_row_with_fewer_cells_than_headings_is_set_by_what_its_cells_are(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """索引号 | 000330185/2022 | 公开方式 | 主动公开 |
发布单位 | 区府办 | 发文日期 | 2022-11-03 |
2022年临安区民生实事项目进展情况表
序号 | 项目内容 | 进展情况 | 责任单位 |
1 | 新建驿站7家。 | 新建13家。 | 卫生健康局 |
新增托位500个。 | 新增托位600个。 | ||
2 | 大中修公路100公里。 | 完成50公里。 | 交通运输局 |
""",
    )
    record = result.record
    assert (record.issued, record.city) == ("2022-11-03", "杭州市")
    assert [short(task) for task in record.tasks] == [
        ("新建驿站7家。", ("卫生健康局",)),
        ("新增托位500个。", ("卫生健康局",)),
        ("大中修公路100公里。", ("交通运输局",)),
    ]
    assert dict(record.tasks[1].details) == {"进展情况": "新增托位600个。"}
    assert "“新增托位500个。”按内容归入“项目内容”" in reasons(result)


def test_rowspans_that_lost_their_cells_in_front(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """2023年东坡区民生实事进展表
| 序号 | 类别 | 工作任务 | 牵头单位 | 配合单位 | 上半年进展 |
| 1 | 教育 | 新建幼儿园5所 | 区教育局 | 区财政局、区住建局 | 已开工3所 |
| 2 | 增加学位1500个 | 已完成选址 |
| 3 | 医疗 | 新建卫生院2所 | 区卫健局 | | 主体完工 |
| 4 | 培训医生300人 | 区人社局 | 已培训120人 |
""",
    ).record
    assert [(t.category, t.district_task, dict(t.details)["上半年进展"]) for t in record.tasks] == [
        ("教育", "新建幼儿园5所", "已开工3所"),
        ("教育", "增加学位1500个", "已完成选址"),
        ("医疗", "新建卫生院2所", "主体完工"),
        ("医疗", "培训医生300人", "已培训120人"),
    ]
    assert record.tasks[1].units == (lead("区教育局"), support("区财政局"), support("区住建局"))
    assert record.tasks[3].units == (lead("区人社局"),)


def test_a_wide_heading_stands_over_its_columns(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """广元市昭化区2017年度民生工程目标任务分解表(一)
项 目 | 目标 | 责任领导 | 责任单位 |
就业促进工程 | 促进就业创业 | 城镇新增就业人数(人) | 1300 | 刘 强 | 区人社局 |
城镇失业人员再就业(人) | 250 |
""",
    ).record
    first, second = record.tasks
    assert (first.category, first.district_task) == (
        "就业促进工程 促进就业创业",
        "城镇新增就业人数(人)\n1300",
    )
    assert (second.category, second.district_task) == (first.category, "城镇失业人员再就业(人)\n250")
    assert dict(first.details) == {"责任领导": "刘 强"}


def test_a_cell_a_line_with_blank_cells_and_pinyin(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """臨(lín)平區(qū)2017年1-8月民生實(shí)事完成情況表 |
序號(hào) |
省重點(diǎn)民生實(shí)事項(xiàng)目名稱 |
責(zé)任單位 |
目標(biāo)任務(wù) |
1- 8月實(shí)際完成情況 |
備注 |
1 |
新增城鎮(zhèn)就業(yè) |
人社局 |
8950 |
7356 |
|
2 |
建設(shè)農(nóng)村公辦幼兒園(所) |
農(nóng)林水務(wù)局 |
2所 |
|
主體完工 |
""",
    )
    record = result.record
    assert (record.title, record.region) == ("臨平區2017年1-8月民生實事完成情況表", "临平区")
    first, second = record.tasks
    assert (first.district_task, first.units) == ("新增城鎮就業\n8950", (lead("人社局"),))
    assert dict(first.details) == {"1- 8月實際完成情況": "7356"}
    assert (second.units, dict(second.details)) == ((lead("農林水務局"),), {"備注": "主體完工"})
    assert "拼音" in reasons(result)


def test_rows_of_tabs_may_begin_with_a_blank(tmp_path: Path) -> None:
    rows = "".join(f"{n}\t任务{n}甲。\t教育局\n\t任务{n}乙。\t\n\t任务{n}丙。\t\n" for n in (1, 2, 3))
    record = read(tmp_path, "2022年临安区民生实事项目表\n序号\t项目内容\t责任单位\n" + rows).record
    assert [task.district_task for task in record.tasks] == [
        f"任务{n}{x}。" for n in (1, 2, 3) for x in "甲乙丙"
    ]
    assert {task.units for task in record.tasks} == {(lead("教育局"),)}


def test_a_line_end_inside_a_cell(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """2023年津南区民生实事进展情况
序号 | 任务 | 牵头单位 | 进展
1 | 新建幼儿园5所，
其中公办3所。 | 区教委 | 已开工2所
2 | 改造小区12个 | 区住建委 | 完成6个，
其余年底完成
""",
    ).record
    assert [(task.district_task, dict(task.details)["进展"]) for task in record.tasks] == [
        ("新建幼儿园5所，\n其中公办3所。", "已开工2所"),
        ("改造小区12个", "完成6个，\n其余年底完成"),
    ]


def test_commas_in_a_text_file(tmp_path: Path) -> None:
    record = read(
        tmp_path, "2023年临平区民生实事项目\n序号,任务,责任单位,完成时限\n1,新建幼儿园5所,区教育局,9月底\n"
    ).record
    assert short(record.tasks[0]) == ("新建幼儿园5所", ("区教育局",))
    assert record.tasks[0].milestones == {3: "完成时限：9月底"}


def test_a_line_of_its_own_names_the_rows_below_and_a_page_adds_nothing(tmp_path: Path) -> None:
    """Out of a PDF, one cell a line: sections between the rows, pages' numbers, the headings once more."""
    headings = "序号\n任务\n年度目标\n一季度\n二季度\n三季度\n四季度\n责任单位\n分管领导"
    rows = [
        f"{n}\n{what}改造\n全年改造{n}0处\n完成设计招标\n开工建设\n完成{n}处\n累计完成{n}0处，通过验收\n工务部\n单晓蔚"
        for n, what in enumerate(("站台", "隧道", "桥梁", "围墙"), 1)
    ]
    text = (
        f"澜川区2026年重点工作责任清单\n{headings}\n一、安全保障\n{rows[0]}\n{rows[1]}\n— 1 —\n{headings}\n"
        f"{rows[2]}\n二、运营服务\n{rows[3]}\n"
    )
    tasks = read(tmp_path, text).record.tasks
    assert [(t.category_no, t.category) for t in tasks] == [(1, "安全保障")] * 3 + [(2, "运营服务")]
    assert [t.details for t in tasks] == [(("分管领导", "单晓蔚"),)] * 4
    assert [t.milestones[4] for t in tasks] == [f"累计完成{n}0处，通过验收" for n in range(1, 5)]
