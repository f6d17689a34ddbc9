"""The word files as clerks save them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import SynonymError
from assistant.catalog.synonyms import Entry, dimension_of, load_folder, parse_lines, read_text

UNITS = Path("units.txt")


def parsed(text: str, name: str = "units.txt") -> list[Entry]:
    return list(parse_lines(text, Path(name)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_encodings_of_notepad(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "units.txt"
    path.write_bytes("残联 = 残疾人联合会\r\n".encode(encoding))
    assert read_text(path).startswith("残联")
    assert [(e.value, e.words) for e in load_folder(tmp_path)] == [("残联", ("残联", "残疾人联合会"))]


def test_an_unreadable_encoding_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "units.txt"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SynonymError, match="units.txt"):
        read_text(path)


def test_a_line_joins_words_to_a_meaning() -> None:
    assert parsed("# 说明\n\n残联 ＝ 残疾人联合会，残联会, 残联  # 尾注") == [
        Entry("unit", "残联", ("残联", "残疾人联合会", "残联会"), "units.txt", 3)
    ]


def test_question_words_do_not_match_their_rule_name() -> None:
    assert parsed("units = 谁负责", "question_words.txt")[0].words == ("谁负责",)


def test_a_phrase_in_which_nothing_is_recognized() -> None:
    assert parsed("!一季一品\n！四好农村路") == [
        Entry("never", "", ("一季一品",), "units.txt", 1),
        Entry("never", "", ("四好农村路",), "units.txt", 2),
    ]


def test_fillers_need_no_meaning() -> None:
    assert parsed("请问\n麻烦", "fillers.txt")[1] == Entry("filler", "", ("麻烦",), "fillers.txt", 2)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("残联 残疾人联合会", 1),
        ("# 说明\n残联 =", 2),
        ("残联 = 甲\n= 残疾人联合会", 2),
        ("\n\n残联 = " + "长" * 25, 3),
        ("残联 = 甲\x07乙", 1),
        ("!", 1),
    ],
)
def test_a_bad_line_is_named_with_file_and_line(text: str, line: int) -> None:
    with pytest.raises(SynonymError, match=f"units.txt 第{line}行"):
        parsed(text)


def test_a_missing_folder_says_what_to_check(tmp_path: Path) -> None:
    with pytest.raises(SynonymError, match="QINGDAN_SYNONYMS"):
        load_folder(tmp_path / "none")


@pytest.mark.parametrize(
    ("path", "dimension"),
    [
        ("units.txt", "unit"),
        ("fillers.txt", "filler"),
        ("topics/住房.txt", "topic"),
        ("topics/人群.txt", "people"),
        ("events.txt", "event"),
        ("我的词.txt", "topic"),
    ],
)
def test_the_file_gives_the_dimension(path: str, dimension: str) -> None:
    assert dimension_of(Path(path)) == dimension


def test_no_shipped_line_names_a_task() -> None:
    entries = load_folder(Path(__file__).resolve().parents[2] / "synonyms")
    assert len(entries) > 1000
    assert [e for e in entries if "任务号" in e.value or e.value.isdigit()] == []
