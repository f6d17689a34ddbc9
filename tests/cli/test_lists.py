"""import, lists, use, remove, export, synonyms as a person types them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.catalog.places import shipped_database
from tests.documents import forms
from tests.documents.makers import Rows, docx_file, text_file


class Program:
    """Runs ``qingdan`` with a database and a word folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = Path(shutil.copy(shipped_database(), folder / "qingdan.db"))
        self.environ = {
            **os.environ, "PYTHONPATH": os.getcwd(), "QINGDAN_DB": str(self.db),
            "XDG_DATA_HOME": str(folder / "data"), "PYTHONIOENCODING": "utf-8",
        }  # fmt: skip
        self.environ.pop("QINGDAN_SYNONYMS", None)

    def __call__(self, *arguments: str | Path, status: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "assistant", *map(str, arguments)],
            capture_output=True, env=self.environ, timeout=120, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        out, err = done.stdout.decode(), done.stderr.decode()
        assert done.returncode == status, (done.returncode, out, err)
        assert status == 0 or err.count("\n") == 1 or not err, err
        return out + err


@pytest.fixture
def qingdan(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return docx_file(tmp_path / "新清单.docx", forms.TITLE, forms.QUARTERLY)


def test_a_dry_run_shows_what_was_understood_and_writes_nothing(qingdan: Program, document: Path) -> None:
    before = qingdan.db.read_bytes()
    shown = qingdan("import", document, "--dry-run")
    for text in (
        "共3项任务，2个类别，4个单位，12条季度目标",
        "重复的表头",
        "区民政局（区老龄办）",
        "扩大学前教育",
        "没有改动",
    ):
        assert text in shown
    assert qingdan.db.read_bytes() == before


def test_a_whole_life(qingdan: Program, document: Path, tmp_path: Path) -> None:
    assert "已导入：2023年西青区" in qingdan("import", document)
    assert "没有变化" in qingdan("import", document)
    assert [x["region"] for x in json.loads(qingdan("lists", "--json"))] == ["西青区", "津南区"]
    assert "默认清单：2023年西青区" in qingdan("use", "2023年西青区")
    assert "主体完工" in qingdan("区住房建设委三季度")
    for name in ("x.docx", "x.xlsx", "x.csv", "x.md", "x.json"):
        qingdan("export", "2", "-o", tmp_path / name)
        assert "没有变化" in qingdan("import", tmp_path / name)
    assert "已存在" in qingdan("export", "2", "-o", tmp_path / "x.csv", status=2)
    assert qingdan("export", "津南区").startswith("\ufeff天津市2022年")
    assert "没有移除" in qingdan("remove", "2", status=1)
    assert "已移除" in qingdan("remove", "2", "--yes")


def test_a_revision_is_shown_first(qingdan: Program, document: Path, tmp_path: Path) -> None:
    qingdan("import", document)
    rows: Rows = [[("已投用。" if c == "投入使用。" else c) for c in row] for row in forms.QUARTERLY]
    newer = docx_file(tmp_path / "修订.docx", forms.TITLE, rows)
    shown = qingdan("import", newer, status=1)
    assert "投入使用。" in shown and "已投用。" in shown and "--yes" in shown
    assert "已替换" in qingdan("import", newer, "--yes")


def test_errors_are_one_line_and_nothing_is_written(qingdan: Program, document: Path, tmp_path: Path) -> None:
    before = qingdan.db.read_bytes()
    bad = tmp_path / "扫描.pdf"
    bad.write_bytes(b"%PDF-1.4")
    assert "另存为 .docx" in qingdan("import", document, bad, status=2)
    assert "--region" in qingdan(
        "import", text_file(tmp_path / "a.txt", "1. 修路。责任单位：住建委"), status=2
    )
    assert "编号" in qingdan("use", "9", status=2)
    assert "格式" in qingdan("export", "--format", "pdf", status=2)
    assert "缺少" in qingdan("import", status=2)
    assert qingdan.db.read_bytes() == before


def test_document_text_does_nothing_at_the_terminal(qingdan: Program, tmp_path: Path) -> None:
    text = "任务,责任单位,备注\u202e\n[red]修路[/red]\u202e。,区住建委\u202e,x"
    shown = qingdan("import", text_file(tmp_path / "西青区2023年清单.csv", text), "--dry-run")
    assert "\x1b" not in shown and "\u202e" not in shown and "[red]修路[/red]" in shown


def test_own_words(qingdan: Program) -> None:
    qingdan.environ["QINGDAN_SYNONYMS"] = str(qingdan.folder / "synonyms")
    assert "还没有自己的词" in qingdan("synonyms", "list", status=1)
    assert "已加入单位：残联 = 助残处" in qingdan("synonyms", "add", "区残联", "助残处")
    assert "已加入事项" in qingdan("synonyms", "add", "口袋公园", "街角小花园")
    assert "助残处" in qingdan("synonyms", "list")
    assert "不能有" in qingdan("synonyms", "add", "区残联", "a=b", status=2)
    assert "2条" in qingdan("synonyms", "check")
    (qingdan.folder / "synonyms" / "topics.txt").write_text("没有等号", encoding="utf-8")
    assert "第1行" in qingdan("synonyms", "check", status=2)


def test_terms_that_got_nothing_are_counted(qingdan: Program) -> None:
    from assistant.catalog.misses import common_misses, note_miss

    log = qingdan.folder / "log"
    for question in ("地铁几号线", "地铁什么时候通", "月亮"):
        note_miss(log, question, ["地铁"] if "地铁" in question else [])
    assert common_misses(log) == [("地铁", 2), ("月亮", 1)]
    qingdan.environ["QINGDAN_LOG"] = str(log)
    assert "地铁 2次" in qingdan("synonyms", "check")
