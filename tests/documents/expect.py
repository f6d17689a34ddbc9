"""What the three lists of :mod:`tests.documents.forms` must be read as, whatever the format."""

from __future__ import annotations

from assistant.catalog.records import ListRecord, UnitRecord
from assistant.documents import ImportResult


def lead(name: str, *seconds: str) -> UnitRecord:
    """A leading unit."""
    return UnitRecord(name, seconds)


def support(name: str) -> UnitRecord:
    """A supporting unit."""
    return UnitRecord(name, (), "support")


def reasons(result: ImportResult) -> str:
    """All warnings in one text."""
    return "\n".join(f"{w.place} {w.row} {w.column} {w.reason}" for w in result.warnings)


def check_quarterly(record: ListRecord) -> None:
    """Form 1."""
    assert (record.region, record.year) == ("西青区", 2023)
    assert record.title.endswith("西青区2023年20项民心工程任务责任清单")
    first, second, third = record.tasks
    assert [(t.number, t.category_no, t.category) for t in record.tasks] == [
        (1, 1, "扩大学前教育"),
        (2, 1, "扩大学前教育"),
        (3, 2, "办好养老食堂"),
    ]
    assert (first.city_task, first.district_task) == ("新增学位3万个。", "新建幼儿园2所，新增学位600个。")
    assert first.units == (lead("区教育局"), lead("区住房建设委"))
    assert first.milestones == {1: "完成选址。", 2: "开工。", 3: "主体完工。", 4: "投入使用。"}
    assert second.milestones[3] == "培训20人。"
    assert third.city_task == ""
    assert third.units == (lead("区民政局", "区老龄办"), lead("各街镇"))


def check_deadline(record: ListRecord) -> None:
    """Form 2."""
    assert (record.region, record.year, record.title) == ("余杭区", 2024, "余杭区2024年重点工作任务分解表")
    first, second, third = record.tasks
    assert [(t.category_no, t.category) for t in record.tasks] == [
        (1, "科技创新"),
        (1, "科技创新"),
        (2, "城市建设"),
    ]
    assert first.units == (lead("区委组织部"), support("区科技局"), support("区人力社保局"))
    assert first.milestones == {2: "完成时限：2024年6月底前"}
    assert dict(first.details) == {"完成时限": "2024年6月底前", "责任领导": "张三"}
    assert second.units == (lead("区科技局"), lead("区经信局"))
    assert second.milestones == {4: "完成时限：12月"}
    assert dict(second.details)["备注"] == "=重点"
    assert third.units == (lead("区住建局"), support("区城管局"))
    assert third.milestones == {}


def check_monthly(record: ListRecord, merged: bool = True) -> None:
    """Form 3; ``merged``: the format has merged cells."""
    assert (record.region, record.year) == ("金湖县", 2021)
    first, second = record.tasks
    assert (first.number, first.category_no, first.category) == (1, 1, "城乡供水")
    assert first.district_task == "铺设管网20公里。"
    assert first.milestones == {
        1: "完成设计。",
        2: "4月：招标。\n5月：开工。\n6月：铺设5公里。",
        3: "铺设15公里。",
        4: "验收。",
    }
    assert first.units == (lead("县水务局"), support("县住建局"), support("各镇街"))
    assert second.milestones[2] == "5月：开工。"
    assert second.milestones[4] == "建成5座。\n全部开放。"
    assert second.units == (lead("县城管局"), lead("县资规局"), lead("县文广旅局"))
