"""Plain text: the flattened table, pipe tables, glued text, numbered paragraphs, label blocks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.documents import read_document
from assistant.documents.flat_text import parse
from assistant.errors import DocumentError
from tests.documents.expect import lead, reasons, support
from tests.documents.makers import docx_file, text_file

SOURCE = next(Path("data/sources").glob("*.txt"))


def test_the_first_list_is_read_as_by_the_build() -> None:
    built = parse(SOURCE.read_text(encoding="utf-8"), SOURCE.stem)
    assert read_document(SOURCE).record == replace(built, source_text="")


def test_flattened_table_without_quarters(tmp_path: Path) -> None:
    cells = [
        "序号",
        "工作任务",
        "责任单位",
        "完成时限",
        "1",
        "修路。",
        "区住建委\n区交通局",
        "6月底",
        "2",
        "种树。",
        "区园林局",
        "年底",
    ]
    text = "宝山区2023年重点工作任务清单\n" + "\n".join("\t" + cell for cell in cells)
    record = read_document(text_file(tmp_path / "x.txt", text)).record
    assert [(t.number, t.district_task) for t in record.tasks] == [(1, "修路。"), (2, "种树。")]
    assert record.tasks[0].units == (lead("区住建委"), lead("区交通局"))
    assert record.tasks[1].milestones == {4: "完成时限：年底"}


PIPES = """杭州市余杭區人民政府辦公室
2018年3月18日
2018年《政府工作報告》工作任務分解表
序號 | 重 點 工 作 任 務 | 牽頭領導 | 牽頭單位 |
1 | 未來科技城要深化合作。 | 祝振偉 陳夏林 | 未來科技城(海創園) |
2 | 臨平新城要設立創業園。 | 沈 昱 | 臨平新城 |
"""


def test_pipe_table_in_traditional_characters(tmp_path: Path) -> None:
    record = read_document(text_file(tmp_path / "x.txt", PIPES)).record
    assert (record.region, record.city, record.year, record.issued) == (
        "余杭区",
        "杭州市",
        2018,
        "2018-03-18",
    )
    assert record.tasks[0].units == (lead("未來科技城", "海創園"),)
    assert record.tasks[0].details == (("牽頭領導", "祝振偉 陳夏林"),)
    assert record.tasks[1].district_task == "臨平新城要設立創業園。"


GLUED = """主题:
养老助残

实事内容工作任务责任单位进展情况
一季度二季度三季度四季度
养老助残创建20个无障碍社区。区残联,相关镇街1.完成申报; 2.完成培训。1.完成两批申报; 2.验收。1.完成两批。 2.通过验收。成功创建38个。
新增30家照料中心。区民政局,相关镇街已完成5家。已完成11家。累计完成21家。

全部建成30家。
"""


def test_glued_text_is_cut_by_its_words_and_says_so(tmp_path: Path) -> None:
    result = read_document(text_file(tmp_path / "x.txt", GLUED), region="余杭区", year=2020)
    first, second = result.record.tasks
    assert (first.category, first.district_task) == ("养老助残", "创建20个无障碍社区。")
    assert first.units == (lead("区残联"), lead("相关镇街"))
    assert first.milestones == {
        1: "1.完成申报; 2.完成培训。",
        2: "1.完成两批申报; 2.验收。",
        3: "1.完成两批。 2.通过验收。",
        4: "成功创建38个。",
    }
    assert second.milestones[4] == "全部建成30家。"
    assert "各格连在一起" in reasons(result)


NUMBERED = """西青区2023年政府工作报告重点任务责任分解
各部门：现将任务印发给你们。
一、民生保障
1. 新建学校3所，其中：
（1）小学2所；
（2）初中1所。
牵头单位：区教育局；配合单位：区财政局、区住建委
完成时限：2023年9月底
2．培训护工300人。
责任单位：区民政局
第一季度：培训50人；第二季度：培训100人；第三季度：培训100人；第四季度：培训50人
二、城市更新
3. 改造小区12个。（责任单位：区住建委、各街镇；完成时限：12月底）
4. 建设公园2个。（区城管委牵头，区规划局、区水务局配合）
附件：联系方式
"""


def test_numbered_paragraphs(tmp_path: Path) -> None:
    for path in (
        text_file(tmp_path / "x.txt", NUMBERED),
        docx_file(tmp_path / "x.docx", *NUMBERED.splitlines()),
    ):
        result = read_document(path)
        tasks = result.record.tasks
        assert [(t.number, t.category_no, t.category) for t in tasks] == [
            (1, 1, "民生保障"), (2, 1, "民生保障"), (3, 2, "城市更新"), (4, 2, "城市更新"),
        ]  # fmt: skip
        assert tasks[0].district_task == "新建学校3所，其中：\n（1）小学2所；\n（2）初中1所。"
        assert tasks[0].units == (lead("区教育局"), support("区财政局"), support("区住建委"))
        assert tasks[0].details == (("完成时限", "2023年9月底"),)
        assert tasks[1].milestones == {1: "培训50人", 2: "培训100人", 3: "培训100人", 4: "培训50人"}
        assert tasks[2].units == (lead("区住建委"), lead("各街镇"))
        assert tasks[3].district_task == "建设公园2个。"
        assert tasks[3].units == (lead("区城管委"), support("区规划局"), support("区水务局"))
        assert "文末的文字，没有导入：附件：联系方式" in reasons(result)
        assert "由句末括号读出" in reasons(result)


INLINE = (
    "宁波市2014年民生实事项目进展 现予以公示。 1.轨道交通1号线投入试运营。 牵头领导:林静国 责任单位:市轨道指挥部 "
    "实际完成情况:1.已通车。2.运行良好。 2.新增安装300套设备。 牵头领导:王仁洲 责任单位:市公安局 配合单位:市城管局、市财政局 "
    "鄞州 海曙 合计 3.新辟公交线路10条。 责任单位:市交通委"
)


def test_run_on_line_with_labels(tmp_path: Path) -> None:
    result = read_document(text_file(tmp_path / "x.txt", INLINE))
    tasks = result.record.tasks
    assert (result.record.region, result.record.year) == ("宁波市", 2014)
    assert [t.district_task for t in tasks] == [
        "轨道交通1号线投入试运营。",
        "新增安装300套设备。",
        "新辟公交线路10条。",
    ]
    assert dict(tasks[0].details)["实际完成情况"] == "1.已通车。2.运行良好。"
    assert tasks[1].units == (lead("市公安局"), support("市城管局"), support("市财政局"))
    assert dict(tasks[1].details)["其他"] == "鄞州 海曙 合计"


BLOCKS = """金湖县2021年“我为群众办实事”20个项目进展
01 项目名称:提升县域生态环境
项目内容:
新改建公共厕所5座。
1.新建湿地2个。
责任单位:
水务局、城管局
进展与成效:
已完成设计。
02
项目名称:
加大文化惠民力度
项目内容:
建设“城市书房”1个。
责任单位
文广旅局
"""


def test_label_blocks(tmp_path: Path) -> None:
    first, second = read_document(text_file(tmp_path / "x.txt", BLOCKS)).record.tasks
    assert (first.number, first.category_no, first.category) == (1, 1, "提升县域生态环境")
    assert first.district_task == "新改建公共厕所5座。\n1.新建湿地2个。"
    assert first.units == (lead("水务局"), lead("城管局"))
    assert first.details == (("进展与成效", "已完成设计。"),)
    assert (second.category, second.units) == ("加大文化惠民力度", (lead("文广旅局"),))


def test_word_numbers_its_paragraphs_itself(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("宝山区2023年实事项目清单")
    for text, unit in (("建学校。", "区教育局"), ("建医院。", "区卫健委")):
        document.add_paragraph(text, style="List Number")
        document.add_paragraph(f"责任单位：{unit}")
    path = tmp_path / "x.docx"
    document.save(str(path))
    tasks = read_document(path).record.tasks
    assert [(t.number, t.district_task, t.units) for t in tasks] == [
        (1, "建学校。", (lead("区教育局"),)),
        (2, "建医院。", (lead("区卫健委"),)),
    ]


@pytest.mark.parametrize(
    ("options", "wanted"), [({"year": 2023}, "--region"), ({"region": "宝山区"}, "--year")]
)
def test_an_unknown_region_or_year_names_the_option(
    tmp_path: Path, options: dict[str, object], wanted: str
) -> None:
    path = text_file(tmp_path / "x.txt", "1. 修路。责任单位：住建委")
    with pytest.raises(DocumentError, match=wanted):
        read_document(path, **options)  # type: ignore[arg-type]
