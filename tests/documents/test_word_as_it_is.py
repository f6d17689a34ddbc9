"""Word documents as people leave them: revisions, hidden text, frames, formulas, dragged borders."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from assistant.catalog.records import TaskRecord
from assistant.documents import ImportResult, read_document
from tests.documents.expect import reasons
from tests.documents.makers import docx_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
TITLE = "2023年西青区民生实事任务表"
HEAD = ["序号", "任务内容", "一季度", "二季度", "责任单位"]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(content: str) -> str:
    return f"<w:p>{content if content.startswith('<') or not content else run(content)}</w:p>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(content) if not content.startswith('<w:p>') else content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = (c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def read(folder: Path, *blocks: str) -> ImportResult:
    """A document with this XML as its body."""
    path = docx_file(folder / "a.docx")
    body = para(TITLE) + "".join(blocks)
    document = f'<w:document xmlns:w="{W}" xmlns:m="{M}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["word/document.xml"] = document.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return read_document(path)


def first(result: ImportResult) -> TaskRecord:
    return result.record.tasks[0]


TASK = ["1", "新建幼儿园2所。", "选址。", "开工。", "区教育局"]


def test_a_row_marked_deleted_is_not_read(tmp_path: Path) -> None:
    gone = row("2", "不办了。", "一。", "二。", "区民政局", properties='<w:del w:id="1" w:author="a"/>')
    result = read(tmp_path, table(row(*HEAD), row(*TASK), gone))
    assert [t.district_task for t in result.record.tasks] == ["新建幼儿园2所。"]
    assert "标记为删除的一行" in reasons(result)


def test_hidden_and_struck_text_is_not_read_and_said(tmp_path: Path) -> None:
    text = run("新建幼儿园") + run("3", "<w:strike/>") + run("2所。") + run("内部掌握", "<w:vanish/>")
    kept = run("选址。", '<w:vanish w:val="0"/>')
    result = read(tmp_path, table(row(*HEAD), row("1", text, kept, *TASK[3:])))
    assert first(result).district_task == "新建幼儿园2所。" and first(result).milestones[1] == "选址。"
    assert "有删除线的文字没有读：3" in reasons(result) and "隐藏的文字没有读：内部掌握" in reasons(result)


def test_formulas_and_ruby_are_text(tmp_path: Path) -> None:
    rate = run("达标率") + "<m:oMath><m:r><m:t>≥95%</m:t></m:r></m:oMath>"
    half = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    ruby = f"<w:r><w:ruby><w:rt>{run('kǒu')}</w:rt><w:rubyBase>{run('口')}</w:rubyBase></w:ruby></w:r>{run('袋公园')}"
    result = read(tmp_path, table(row(*HEAD), row("1", ruby, rate, run("完成") + half, "区城管局")))
    assert first(result).district_task == "口袋公园"
    assert first(result).milestones == {1: "达标率≥95%", 2: "完成1/2"}


def test_cells_merged_the_old_way(tmp_path: Path) -> None:
    head = row(
        "序号",
        "任务内容",
        cell("阶段目标", '<w:hMerge w:val="restart"/>'),
        cell("", "<w:hMerge/>"),
        "责任单位",
    )
    result = read(tmp_path, table(head, row("", "", "一季度", "二季度", ""), row(*TASK)))
    assert first(result).milestones == {1: "选址。", 2: "开工。"}


def test_a_table_in_a_frame_is_the_table(tmp_path: Path) -> None:
    inner = table(row(*HEAD), row(*TASK))
    frame = f"<w:tbl><w:tr><w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    result = read(tmp_path, frame)
    assert first(result).milestones == {1: "选址。", 2: "开工。"}


def test_a_border_dragged_in_one_row_moves_no_text(tmp_path: Path) -> None:
    two = '<w:gridSpan w:val="2"/>'
    head = row("序号", "任务内容", cell("一季度", two), "二季度", "责任单位")
    plain = row("1", "新建幼儿园2所。", cell("选址。", two), "开工。", "区教育局")
    dragged = row("2", "修路。", "招标。", cell("完工。", two), "区住建局")
    result = read(tmp_path, table(head, plain, dragged))
    assert [t.milestones for t in result.record.tasks] == [
        {1: "选址。", 2: "开工。"},
        {1: "招标。", 2: "完工。"},
    ]


def test_a_goal_merged_over_two_quarters_stays_merged(tmp_path: Path) -> None:
    merged = row("2", "修路。", cell("全年推进。", '<w:gridSpan w:val="2"/>'), "区住建局")
    result = read(tmp_path, table(row(*HEAD), row(*TASK), merged))
    assert result.record.tasks[1].milestones == {1: "全年推进。", 2: "全年推进。"}
    assert "合并成一格" in reasons(result)


def test_a_deleted_paragraph_mark_joins_the_lines(tmp_path: Path) -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    text = f"<w:p>{mark}{run('新建')}</w:p>{para('幼儿园。')}"
    result = read(tmp_path, table(row(*HEAD), row("1", text, *TASK[2:])))
    assert first(result).district_task == "新建幼儿园。"


def test_a_row_cut_in_two_by_hand_is_one_task(tmp_path: Path) -> None:
    rows = [
        row("2", "修路。", "招标。", "完工。", "区住建局"),
        row("3", "种树。", "选苗。", "种完。", "区城管局"),
    ]
    cut = [row("1", "新建幼儿园", "完成选", "开工。", "区教育局"), row("", "2所。", "址。", "", "")]
    result = read(tmp_path, table(row(*HEAD), *cut, *rows))
    assert [t.district_task for t in result.record.tasks] == ["新建幼儿园2所。", "修路。", "种树。"]
    assert first(result).milestones == {1: "完成选址。", 2: "开工。"}
    assert "合为一格：新建幼儿园2所。" in reasons(result)


def test_a_task_without_a_unit_is_no_rest_of_the_one_above(tmp_path: Path) -> None:
    rows = [row(str(n), f"事情{n}。", "一。", "二。", "区教育局" if n != 2 else "") for n in range(1, 5)]
    blank = row("", "另一件事。", "一。", "二。", "")
    result = read(tmp_path, table(row(*HEAD), *rows, blank))
    assert [t.district_task for t in result.record.tasks][-1] == "另一件事。" and len(
        result.record.tasks
    ) == 5
