"""Headings, unit cells, deadlines, titles: tables of cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import read_document
from assistant.documents.drafts import due_quarter, split_category
from assistant.documents.headings import role_of
from assistant.documents.units import parse_units
from tests.documents.makers import text_file

ROLES = {
    "number": "序号 编号 序 No. 项目编号",
    "category": "类别 项目类别 分类 领域 所属领域",
    "city": "市任务 全市任务 市级目标 天津市20项民心工程",
    "name": "项目名称 实事项目 项目 民生实事 实事内容",
    "task": "任务 重点工作任务 工作内容 区任务 涉及津南区具体工作 工作措施 具体举措 重點工作任務",
    "goal": "目标 年度目标 工作目标 目标任务",
    "lead": "责任单位 牵头单位 主办单位 责任部门 牽頭單位 实施单位 牵头责任单位 单位",
    "support": "配合单位 协办单位 参与部门 配合部门",
    "deadline": "完成时限 时间节点 完成时间 时限要求",
    "detail": "责任领导 牵头领导 项目责任人 联系人 备注 总投资 资金来源 牽頭領導",
    "progress": "进展情况 实际完成情况 进展与成效",
    "": "建设幼儿园12所并投入使用。 区教育局 1",
}


@pytest.mark.parametrize(("kind", "heading"), [(k, h) for k, hs in ROLES.items() for h in hs.split()])
def test_what_a_heading_means(kind: str, heading: str) -> None:
    assert role_of(heading).kind == kind


@pytest.mark.parametrize(
    ("heading", "quarter", "prefix"),
    [
        ("一季度", 1, ""), ("第二季度", 2, ""), ("三 季\n度", 3, ""), ("Q4", 4, ""), ("第4季度目标", 4, ""),
        ("一季度工作计划", 1, ""), ("1-3月", 1, ""), ("4—6月", 2, ""), ("7至9月份", 3, ""), ("2023年10-12月", 4, ""),
        ("1月", 1, "1月"), ("十二月", 4, "十二月"), ("6月底", 2, "6月底"), ("上半年", 2, "上半年"), ("1-6月", 2, "1-6月"),
        ("前三季度", 3, "前三季度"),
    ],
)  # fmt: skip
def test_when_a_heading_is(heading: str, quarter: int, prefix: str) -> None:
    role = role_of(heading)
    assert (role.quarter, role.prefix) == (quarter, prefix)


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("区教育局、区民政局", "区教育局 区民政局"),
        ("区教育局,区民政局；区财政局／区城管局\n区水务局", "区教育局 区民政局 区财政局 区城管局 区水务局"),
        ("区委宣传部（区文明办）", "区委宣传部=区文明办"),
        ("区委宣传部\n（区文明办）", "区委宣传部=区文明办"),
        ("区住建委（区人防办、区房管局），各街镇", "区住建委=区人防办=区房管局 各街镇"),
        ("牵头单位：区教委 配合单位：区财政局、区住建委", "区教委 区财政局* 区住建委*"),
        ("区教委（牵头）、区财政局（配合）", "区教委 区财政局*"),
        ("责任单位:区教育局(按职责分工)", "区教育局"),
        ("区教育局 区民政局", "区教育局 区民政局"),
        ("区教育局、区教育局。", "区教育局"),
        ("无", ""), ("——", ""), ("", ""),
    ],
)  # fmt: skip
def test_units_of_a_cell(cell: str, units: str) -> None:
    shown = [
        "=".join((u.name, *u.second_names)) + ("*" if u.role == "support" else "") for u in parse_units(cell)
    ]
    assert " ".join(shown) == units


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("2023年6月底前", 2), ("12月", 4), ("2023.9", 3), ("2023-03-31", 1), ("三季度末", 3), ("年底前", 4), ("上半年", 2),
        ("1月至10月", 4), ("2023年11月30日", 4), ("2024年3月", None), ("长期坚持", None), ("立即整改", None),
    ],
)  # fmt: skip
def test_the_quarter_of_a_deadline(text: str, quarter: int | None) -> None:
    assert due_quarter(text, 2023) == quarter


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("一、推进社区养老", 1, "推进社区养老"), ("（二）教育", 2, "教育"), ("13、环境", 13, "环境"), ("教育", None, "教育"),
        ("第三项 住房", 3, "住房"), ("一老一小", None, "一老一小"), ("1.5万学位", None, "1.5万学位"),
    ],
)  # fmt: skip
def test_category_numbers(text: str, number: int | None, name: str) -> None:
    assert split_category(text) == (number, name)


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("津南区人民政府办公室关于印发\n《2022年津南区民心工程清单》的通知", "津南区人民政府办公室"),
        ("西青区委办公室、西青区政府办公室\n关于下达《2022年西青区民心工程清单》的通知", "西青区委办公室、西青区政府办公室"),
        ("发布机构：西青区府办\n2022年西青区民心工程清单", "西青区府办"),
        ("印发机关：西青区政府\n2022年西青区民心工程清单", "西青区政府"),
        ("2022年西青区民心工程清单\n关于印发的说明", ""),
    ],
)  # fmt: skip
def test_who_issued_it(tmp_path: Path, lines: str, issuer: str) -> None:
    record = read_document(text_file(tmp_path / "x.txt", f"{lines}\n1. 修路。\n责任单位：住建委")).record
    assert record.issuer == issuer


@pytest.mark.parametrize(
    ("lines", "region", "city", "year", "issued"),
    [
        ("天津市西青区2023年民心工程清单", "西青区", "天津市", 2023, ""),
        ("关于印发《宝山区二〇二三年实事项目清单》的通知", "宝山区", "", 2023, ""),
        ("宁波市2014年民生实事清单", "宁波市", "", 2014, ""),
        ("金湖县重点工作清单\n2021年5月8日", "金湖县", "淮安市", 2021, "2021-05-08"),
        ("2020年重点工作任务分解表\n杭州市余杭区人民政府办公室\n2020年3月18日印发", "余杭区", "杭州市", 2020, "2020-03-18"),
        ("浦东新区2022年为民办实事项目清单\n印发日期：2022-01-05", "浦东新区", "上海市", 2022, "2022-01-05"),
        ("全区2022年老旧小区改造任务清单\n地区：东丽区", "东丽区", "天津市", 2022, ""),
    ],
)  # fmt: skip
def test_which_list_it_is(tmp_path: Path, lines: str, region: str, city: str, year: int, issued: str) -> None:
    record = read_document(text_file(tmp_path / "x.txt", f"{lines}\n1. 修路。\n责任单位：住建委")).record
    assert (record.region, record.city, record.year, record.issued) == (region, city, year, issued)
