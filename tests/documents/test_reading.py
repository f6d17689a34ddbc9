"""Grids → lists: several lists of one file, regions, results that are no goals, units that are none, the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import ImportResult, read_document, read_documents
from assistant.documents.units import no_unit, parse_units
from assistant.errors import DocumentError
from tests.documents.expect import lead, reasons, support
from tests.documents.makers import LEFT, UP, Rows, docx_file, html_table, text_file, xlsx_file

HEAD = ["序号", "任务内容", "责任单位", "一季度", "二季度"]


def page(folder: Path, *blocks: str | Rows) -> Path:
    body = "".join(f"<p>{b}</p>" if isinstance(b, str) else html_table(b) for b in blocks)
    return text_file(folder / "清单.html", f"<html><meta charset='utf-8'><body>{body}</body></html>")


def one(folder: Path, *blocks: str | Rows) -> ImportResult:
    return read_document(page(folder, *blocks))


def test_attachments_with_titles_of_their_own_are_lists(tmp_path: Path) -> None:
    path = docx_file(
        tmp_path / "两份.docx",
        "西青区人民政府办公室文件",
        "附件1",
        "2023年西青区民生实事任务表",
        [HEAD, ["1", "新建幼儿园2所。", "区教育局", "选址。", "开工。"]],
        "附件2",
        "2022年西青区民生实事任务表",
        [HEAD, ["1", "去年的任务。", "区民政局", "一。", "二。"]],
    )
    first, second = read_documents(path)
    assert [(r.record.year, len(r.record.tasks)) for r in (first, second)] == [(2023, 1), (2022, 1)]
    assert second.record.tasks[0].milestones == {1: "一。", 2: "二。"}
    assert first.digest != second.digest and first.file == second.file
    assert "文件里有2份清单" in reasons(first)
    with pytest.raises(DocumentError, match="2份清单"):
        read_document(path)


def test_a_table_that_goes_on_under_the_same_title_is_one_list(tmp_path: Path) -> None:
    title = "2023年西青区民生实事任务表"
    row = ["1", "新建幼儿园2所。", "区教育局", "选址。", "开工。"]
    result = one(
        tmp_path,
        f"{title}（一）",
        [HEAD, row],
        f"{title}（二）",
        [HEAD, ["2", "修路。", "区交通局", "a。", "b。"]],
    )
    assert [task.district_task for task in result.record.tasks] == ["新建幼儿园2所。", "修路。"]


def test_a_sheet_a_year_and_a_sheet_a_quarter(tmp_path: Path) -> None:
    head, title = ["序号", "任务内容", "阶段性目标", "责任单位"], "西青区民生实事任务表"
    years = xlsx_file(
        tmp_path / "年.xlsx",
        {
            year: [
                [f"{year}西青区民生实事任务表", "", "", ""],
                head,
                ["1", f"{year}的任务。", "完成。", "区教育局"],
            ]
            for year in ("2022年", "2023年")
        },
    )
    assert [r.record.year for r in read_documents(years)] == [2022, 2023]
    quarters = xlsx_file(
        tmp_path / "2023年季.xlsx",
        {
            f"{q}季度": [[title, "", "", ""], head, ["1", "新建幼儿园2所。", f"{q}阶段。", "区教育局"]]
            for q in "一二三四"
        },
    )
    result = read_document(quarters)
    (task,) = result.record.tasks
    assert task.milestones == {1: "一阶段。", 2: "二阶段。", 3: "三阶段。", 4: "四阶段。"}
    assert task.district_task == "新建幼儿园2所。"
    assert "按任务合为一份清单" in reasons(result)


def test_results_are_no_goals_and_further_columns_keep_their_headings(tmp_path: Path) -> None:
    result = one(
        tmp_path,
        "岳阳楼区2017年1-8月省重点民生实事完成情况表",
        [
            [
                "序号",
                "项目名称",
                "责任单位",
                "目标任务",
                "1- 8月实际完成情况",
                "1-8月实际完成率%",
                "完成时限",
            ],
            ["1", "农村饮用水安全", "农林水务局", "1300人", "700", "54%", ""],
        ],
    )
    (task,) = result.record.tasks
    assert (task.district_task, task.category, task.milestones) == ("农村饮用水安全\n1300人", "", {})
    assert dict(task.details) == {"1- 8月实际完成情况": "700", "1-8月实际完成率%": "54%"}


def test_responsible_units_beside_leading_ones_help(tmp_path: Path) -> None:
    result = one(
        tmp_path,
        "2024年南陵县重点工作目标任务分解表",
        [
            ["序号", "目标与任务", "牵头责任单位", "责任单位"],
            ["80", "新增托位400个。", "县教育局", "县卫健委、各镇(街道)"],
        ],
    )
    (task,) = result.record.tasks
    assert task.units == (lead("县教育局"), support("县卫健委"), support("各镇(街道)"))
    assert task.number == 80


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("*区城管局\n*区农业农村局(区水利局)", ["区城管局", "区农业农村局"]),
        ("？区民政局、★区教育局", ["区民政局", "区教育局"]),
        ("区教育局<br>区民政局&nbsp;", ["区教育局", "区民政局"]),
        ("区教育局\u00a0区财政局", ["区教育局", "区财政局"]),
        ("妇联，各镇(街道)", ["妇联", "各镇(街道)"]),
    ],
)
def test_names_are_cleaned(cell: str, names: list[str]) -> None:
    assert [unit.name for unit in parse_units(cell)] == names


@pytest.mark.parametrize("cell", ["已完成选址。", "12月底前", "刘 强", "54%", "长期坚持"])
def test_what_is_no_unit_is_a_detail(cell: str, tmp_path: Path) -> None:
    assert no_unit(cell)
    rows: Rows = [["序号", "任务", "责任单位"], ["1", "修路3条。", "区交通局"], ["2", "建桥1座。", cell]]
    result = one(tmp_path, "2023年西青区任务表", rows)
    assert result.record.tasks[1].units == ()
    assert dict(result.record.tasks[1].details) == {"责任单位": cell}
    assert f"“{cell}”不是单位" in reasons(result)


@pytest.mark.parametrize(
    ("title", "signed", "region", "city"),
    [
        ("2023年度省政府民生实事涉我区工作任务一季度进展情况", "柯桥区人民政府办公室", "柯桥区", "绍兴市"),
        ("2023年区委区政府民生实事任务表", "中共东坡区委办公室", "东坡区", "眉山市"),
        ("徐州市鼓楼区2023年民生实事项目表", "", "鼓楼区", "徐州市"),
        ("2023年民生实事项目表", "徐州市鼓楼区人民政府办公室", "鼓楼区", "徐州市"),
        ("光明新区2023年民生实事项目表", "", "光明新区", ""),
    ],
)
def test_the_region_is_one_of_the_table(
    tmp_path: Path, title: str, signed: str, region: str, city: str
) -> None:
    record = one(
        tmp_path, title, [["序号", "任务", "责任单位"], ["1", "修路3条。", "区交通局"]], signed
    ).record
    assert (record.region, record.city) == (region, city)


@pytest.mark.parametrize(
    "title",
    ["2023年区委区政府民生实事任务表", "2023年市辖区任务表", "2023年涉我区任务表", "高新区2023年任务表"],
)
def test_what_is_no_region_is_asked_for(tmp_path: Path, title: str) -> None:
    with pytest.raises(DocumentError, match="哪个地区"):
        one(tmp_path, title, [["序号", "任务", "责任单位"], ["1", "修路3条。", "区交通局"]])


def test_the_verdict(tmp_path: Path) -> None:
    good: Rows = [
        ["序号", "任务", "责任单位"],
        ["1", "修路3条。", "区交通局"],
        ["2", "建桥1座。", "区交通局"],
    ]
    assert one(tmp_path, "2023年西青区任务表", good).doubts == ()
    idle: Rows = [["序号", "任务", "责任单位"], ["1", "修路3条。", "张三"], ["2", "建桥1座。", "5月"]]
    (doubt,) = one(tmp_path, "2023年西青区任务表", idle).doubts
    assert doubt == "2项任务里有2项没有责任单位"
    giant: Rows = [*good, ["3", "说" * 3000, "区交通局"]]
    (doubt,) = one(tmp_path, "2023年西青区任务表", giant).doubts
    assert doubt.startswith("第3项任务有3000字")


def test_a_table_of_one_column_a_task_is_refused(tmp_path: Path) -> None:
    matrix: Rows = [
        ["地区", "技能培训", "家政培训"],
        ["责任单位", "市人社局", "市妇联"],
        ["全市", "2.2", "1000"],
    ]
    with pytest.raises(DocumentError, match="没有找到任务"):
        one(tmp_path, "2021年眉山市民生实事责任分工表", matrix, "分享到：")


def test_a_sentence_alone_in_its_row_is_a_task_and_no_category(tmp_path: Path) -> None:
    result = one(
        tmp_path,
        "2023年柯桥区民生实事任务进展",
        [
            ["序号", "工作任务", "责任单位"],
            ["教育", "", ""],
            ["1", "新建小学1所", "教体局"],
            ["新增学位810个", "", ""],
            ["2", "结对帮扶2所", "教体局"],
        ],
    )
    assert [(t.category, t.district_task) for t in result.record.tasks] == [
        ("教育", "新建小学1所"),
        ("教育", "新增学位810个"),
        ("教育", "结对帮扶2所"),
    ]
    assert result.record.tasks[1].units == (lead("教体局"),)


def test_excels_line_ends_and_invisible_characters_go(tmp_path: Path) -> None:
    rows: Rows = [["序号", "任务", "责任单位"], ["1", "修路_x000D_\n3条。", "区\u200b交通局"]]
    (task,) = one(tmp_path, "2023年西青区任务表", rows).record.tasks
    assert "_x000D_" not in task.district_task
    assert task.units == (lead("区交通局"),)


def test_html_rows_without_their_merged_cells(tmp_path: Path) -> None:
    head = ["序号", "项目名称", "主要内容", "责任领导", "责任单位", "完成时限"]
    full = ["1", "学前教育", "新建幼儿园5所", "王建国", "区教育局", "9月底"]
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for row in (head, full, ["新增学位1500个", "12月底"])
    )
    path = text_file(
        tmp_path / "x.html", f"<meta charset='utf-8'><p>襄阳市襄州区2023年任务分解表</p><table>{rows}</table>"
    )
    first, second = read_document(path).record.tasks
    assert (second.category, second.district_task) == ("学前教育", "新增学位1500个")
    assert second.units == first.units == (lead("区教育局"),)
    assert dict(second.details) == {"责任领导": "王建国", "完成时限": "12月底"}


def test_totals_and_signatures_stay_out(tmp_path: Path) -> None:
    result = one(
        tmp_path,
        "2023年鼓楼区为民办实事项目表",
        [
            ["序号", "项目", "牵头单位", "投资（万元）", "备注"],
            ["1", "修路3条", "区住建局", "300", ""],
            ["合计", "", "", "300", ""],
            ["填报人：张三", "", "", "审核人：李四", ""],
        ],
        "徐州市鼓楼区人民政府",
    )
    (task,) = result.record.tasks
    assert dict(task.details) == {"投资（万元）": "300"}
    assert (result.record.city, result.doubts) == ("徐州市", ())
    assert "合计行，没有导入" in reasons(result) and "表下的落款，没有导入" in reasons(result)


@pytest.mark.parametrize(
    ("cell", "names", "people"),
    [
        ("张三（区教育局）", ["区教育局"], "张三（区教育局）"),
        ("张三、区教育局", ["张三", "区教育局"], ""),  # both answer for it
        ("李四 区民政局", ["区民政局"], "李四"),
        ("区教育局（张三）", ["区教育局"], "张三"),
        ("王副区长、区教育局", ["区教育局"], "王副区长"),
        ("文旅局、文广", ["文旅局", "文广"], ""),
        ("村党支部书记孙德旺、红白理事会", ["村党支部书记孙德旺", "红白理事会"], ""),
    ],
)
def test_people_among_units(cell: str, names: list[str], people: str, tmp_path: Path) -> None:
    result = one(tmp_path, "2023年西青区任务表", [["序号", "任务", "责任单位"], ["1", "修路3条。", cell]])
    (task,) = result.record.tasks
    assert ([u.name for u in task.units], [s for u in task.units for s in u.second_names]) == (names, [])
    assert dict(task.details).get("责任人", "") == people
    assert ("存作" in reasons(result)) == bool(people)


def test_attachments_of_paragraphs_are_lists_too(tmp_path: Path) -> None:
    text = "附件1\n2023年省民生实事涉及西湖区任务清单\n1. 清淤13万方。（责任单位：区城管局）\n2. 建绿道。（责任单位：区园林局）\n"
    more = (
        text.replace("附件1", "附件2")
        .replace("省民生实事涉及西湖区", "西湖区十件民生实事")
        .replace("清淤13万方", "新建幼儿园5所")
    )
    first, second = read_documents(text_file(tmp_path / "x.txt", text + more))
    assert [r.record.tasks[0].district_task for r in (first, second)] == ["清淤13万方。", "新建幼儿园5所。"]


def test_a_title_of_two_years_is_doubtful(tmp_path: Path) -> None:
    rows: Rows = [["序号", "任务", "责任单位"], ["1", "修路3条。", "区交通局"]]
    (doubt,) = one(tmp_path, "西青区2022年民生实事完成情况和2023年民生实事安排表", rows).doubts
    assert "2022、2023" in doubt


def test_a_second_heading_row_with_a_word_of_its_own(tmp_path: Path) -> None:
    rows: Rows = [
        ["序号", "重点任务", "阶段性目标", LEFT, "责任单位", LEFT],
        [UP, UP, "上半年", "全年", "牵头单位", "配合单位"],
        ["1", "修路3条", "开工", "完工", "区住建委", "区交通局、区城管委"],
    ]
    (task,) = one(tmp_path, "津南区2023年重点工作任务清单", rows).record.tasks
    assert task.units == (lead("区住建委"), support("区交通局"), support("区城管委"))
    assert task.milestones == {2: "上半年：开工"}
    assert task.district_task == "修路3条\n完工"


def test_cells_that_could_stand_in_several_columns_are_doubtful(tmp_path: Path) -> None:
    rows: Rows = [
        ["序号", "任务", "一季度目标", "二季度目标", "三季度目标", "责任单位"],
        ["1", "新建小学1所", "室内装修", "竣工", "投用", "区教体局"],
        ["2", "新增托位500个", "完成100个", "完成200个", "区卫健局", ""],
    ]
    result = one(tmp_path, "2022年柯桥区民生实事表", rows)
    assert result.record.tasks[1].units == (lead("区卫健局"),)
    said = [w.column for w in result.warnings if "位置不确定" in w.reason]
    assert said == ["一季度目标", "二季度目标"]
