"""The real program in a pseudo-terminal: typing, completion, history, Ctrl-C, Ctrl-D, resize, paging."""

from __future__ import annotations

import os
import signal
import stat
import sys
import unicodedata
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from fake_terminal import Terminal

CHAT = [sys.executable, "-m", "assistant", "chat"]
CTRL_C, CTRL_D, UP, TAB = "\x03", "\x04", "\x1b[A", "\t"


def ask(
    *words: str, environ: dict[str, str] | None = None, columns: int = 80, rows: int = 24, ambiguous: int = 1
) -> Terminal:
    """One question outside a conversation."""
    usual = {"PAGER": "", "COLUMNS": "", "LINES": "", "XTERM_VERSION": "", "QINGDAN_AMBIGUOUS": ""}
    command = [sys.executable, "-m", "assistant", *words]
    return Terminal(command, {**usual, **(environ or {})}, columns, rows, ambiguous)


def chat(home: Path, columns: int = 80, rows: int = 40, environ: dict[str, str] | None = None) -> Terminal:
    """The program, with a data folder of its own."""
    usual = {"XDG_DATA_HOME": str(home), "PAGER": "", "QINGDAN_NO_HISTORY": "", "COLUMNS": "", "LINES": ""}
    return Terminal(CHAT, {**usual, **(environ or {})}, columns, rows)


def at_prompt(seen: str) -> bool:
    """Whether the program waits for a line: the prompt is the last thing but the toolbar."""
    return [line for line in seen.split("\n") if line and "/帮助" not in line][-1].startswith("清单>")


def leave(terminal: Terminal) -> None:
    """Ctrl-D on an empty line, and a clean end."""
    terminal.wait_until(at_prompt)
    terminal.type(CTRL_D)
    terminal.wait_for("再见")
    assert terminal.wait_for_end() == 0


def test_question_and_follow_up(tmp_path: Path) -> None:
    with chat(tmp_path) as terminal:
        terminal.wait_for("清单>", "Tab 补全")
        terminal.type("区残联三季度要做什么\r")
        terminal.wait_for("区残联三季度共2项任务。", "接着：区残联 三季度")
        terminal.type("那四季度呢\r")
        terminal.wait_for("区残联四季度共2项任务。", "沿用：区残联")
        leave(terminal)


def test_keys_pressed_before_the_prompt_are_kept(tmp_path: Path) -> None:
    with chat(tmp_path) as terminal:
        terminal.type("区残联三季度要做什么\n")
        terminal.wait_for("区残联三季度共2项任务。")
        leave(terminal)


def test_tab_completes_unit_then_offers_questions(tmp_path: Path) -> None:
    with chat(tmp_path) as terminal:
        terminal.wait_for("清单>")
        terminal.type("请问区残" + TAB)
        terminal.wait_for("清单> 请问区残联")
        terminal.type(TAB)
        terminal.wait_for("三季度要做什么", "接着问")
        terminal.type(CTRL_C)
        leave(terminal)


def test_tab_completes_pinyin_initials_and_commands_show_a_menu(tmp_path: Path) -> None:
    with chat(tmp_path) as terminal:
        terminal.wait_for("清单>")
        terminal.type("qcl" + TAB)
        terminal.wait_for("清单> 区残联")
        terminal.type(CTRL_C + "/")
        terminal.wait_for("/新话题", "忘掉前面问的")
        terminal.type(CTRL_C)
        leave(terminal)


def test_history_outlives_the_session_and_is_private(tmp_path: Path) -> None:
    with chat(tmp_path) as terminal:
        terminal.wait_for("清单>")
        terminal.type("口袋公园谁负责\r")
        terminal.wait_for("来源")
        terminal.type(UP)
        terminal.wait_until(lambda seen: seen.count("清单> 口袋公园谁负责") == 2)
        terminal.type(CTRL_C)
        leave(terminal)
    file = tmp_path / "qingdan" / "history"
    assert file.read_text(encoding="utf-8") == "口袋公园谁负责\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with chat(tmp_path) as terminal:
        terminal.wait_for("清单>")
        terminal.type(UP)
        terminal.wait_for("清单> 口袋公园谁负责")
        terminal.type(CTRL_C)
        leave(terminal)


def test_no_history_wish_and_unwritable_folder(tmp_path: Path) -> None:
    for name, environ in (("a", {"QINGDAN_NO_HISTORY": "1"}), ("b", {"XDG_DATA_HOME": "/dev/null"})):
        with chat(tmp_path / name, environ=environ) as terminal:
            terminal.wait_for("清单>")
            terminal.type("口袋公园谁负责\r")
            terminal.wait_for("来源")
            leave(terminal)
        assert not (tmp_path / name).exists()


def test_ctrl_c_clears_the_line_then_says_how_to_leave(tmp_path: Path) -> None:
    with chat(tmp_path) as terminal:
        terminal.wait_for("清单>")
        terminal.type("区残联三季")
        terminal.wait_for("区残联三季")
        terminal.type(CTRL_C)
        terminal.wait_until(lambda seen: "区残联三季" not in seen)
        assert "Ctrl-D，或" not in terminal.screen.text
        terminal.type(CTRL_C)
        terminal.wait_for("要离开请按 Ctrl-D")
        terminal.type("口袋公园谁负责\r")
        terminal.wait_for("来源")
        leave(terminal)


def test_suggestion_by_number_and_quit_command(tmp_path: Path) -> None:
    with chat(tmp_path) as terminal:
        terminal.wait_for("清单>")
        terminal.type("民政局五季度\r")
        terminal.wait_for("1.  ", "选建议")
        terminal.type("1\r")
        terminal.wait_for("→ ", "来源")
        terminal.type("/退出\r")
        terminal.wait_for("再见")
        assert terminal.wait_for_end() == 0


def test_resize_while_typing_and_after(tmp_path: Path) -> None:
    with chat(tmp_path, columns=100) as terminal:
        terminal.wait_for("清单>")
        terminal.type("区残联三季度")
        terminal.wait_for("清单> 区残联三季度")
        terminal.resize(60, 30)
        terminal.type("要做什么\r")
        terminal.wait_for("区残联三季度共2项任务。", "接着：区残联")
        terminal.resize(120, 40)
        terminal.type("口袋公园谁负责\r")
        terminal.wait_for("本区任务", "责任单位", "口袋公园谁负责")
        leave(terminal)


def test_long_answer_pages(tmp_path: Path) -> None:
    with chat(tmp_path, rows=20) as terminal:
        terminal.wait_for("清单>")
        terminal.type("三季度全部任务\r")
        first = terminal.wait_for("空格看下一页")
        assert "共34项任务" in first
        terminal.type(" ")
        terminal.wait_until(lambda seen: "空格看下一页" in seen and "共34项" not in seen)
        terminal.resize(70, 24)
        terminal.type("q")
        terminal.wait_until(lambda seen: "空格看下一页" not in seen and "清单>" in seen)
        leave(terminal)


def test_pasted_lines_are_turns_and_escapes_do_nothing(tmp_path: Path) -> None:
    with chat(tmp_path, rows=50) as terminal:
        terminal.wait_for("清单>")
        terminal.type("\x1b[200~区残联三季度\n\x1b]0;hacked\x07[bold]民政局[/bold]四季度\x1b[201~\r")
        terminal.wait_for("区残联三季度共2项任务。", "四季度")
        terminal.wait_until(lambda seen: seen.count("清单>") >= 2)
        assert "\x1b]0;hacked" not in terminal.raw
        leave(terminal)


@pytest.mark.parametrize("term", ["dumb", ""])
def test_dumb_terminal(tmp_path: Path, term: str) -> None:
    with chat(tmp_path, environ={"TERM": term}) as terminal:
        terminal.wait_for("清单>")
        terminal.type("区残联三季度要做什么\n")
        terminal.wait_for("区残联三季度共2项任务。", "来源")
        terminal.wait_until(at_prompt)
        terminal.type(CTRL_C)
        terminal.wait_for("要离开请按 Ctrl-D")
        assert "\x1b[" not in terminal.raw
        leave(terminal)


def test_without_prompt_toolkit(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['prompt_toolkit'] = None; import assistant.__main__ as m; m.main(['chat'])"
    )
    with Terminal(
        [sys.executable, "-c", code], {"XDG_DATA_HOME": str(tmp_path), "PAGER": ""}, rows=20
    ) as terminal:
        terminal.wait_for("清单>")
        terminal.type("三季度全部任务\n")
        terminal.wait_for("回车看下一页")
        terminal.type("q\n")
        terminal.wait_until(at_prompt)
        leave(terminal)


def test_echo_is_given_back(tmp_path: Path) -> None:
    script = (
        f"{sys.executable} -m assistant chat; stty -a | tr ' ' '\\n' | grep -cx -e echo -e icanon -e icrnl"
    )
    with Terminal(["sh", "-c", script], {"XDG_DATA_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("清单>")
        terminal.wait_until(at_prompt)
        terminal.type(CTRL_D)
        terminal.wait_for("再见。\n3")


def test_hang_up_ends_the_program(tmp_path: Path) -> None:
    with chat(tmp_path) as terminal:
        terminal.wait_for("清单>")
        os.killpg(terminal.process.pid, signal.SIGHUP)
        assert terminal.wait_for_end() != 0


def test_a_letter_in_the_pager_begins_the_next_question(tmp_path: Path) -> None:
    with chat(tmp_path, rows=20) as terminal:
        terminal.wait_for("清单>")
        terminal.type("三季度全部任务\r")
        terminal.wait_for("空格看下一页", "或直接输入下一个问题")
        terminal.type("口袋公园谁负责\r")
        terminal.wait_for("清单> 口袋公园谁负责", "区城市管理委", "来源")
        leave(terminal)


def test_a_line_in_the_plain_pager_is_the_next_question(tmp_path: Path) -> None:
    with chat(tmp_path, rows=20, environ={"TERM": "dumb"}) as terminal:
        terminal.wait_for("清单>")
        terminal.type("三季度全部任务\n")
        terminal.wait_for("来源")  # a dumb terminal has no pages
        terminal.type("口袋公园谁负责\n")
        terminal.wait_for("区城市管理委")
        leave(terminal)


def test_a_long_answer_goes_through_the_pager(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text(f'#!/bin/sh\ncat > "{tmp_path}/seen"\n', encoding="utf-8")
    pager.chmod(0o755)
    environ = {"PAGER": str(pager)}
    with ask("三季度全部任务", environ=environ) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.screen.text == ""
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert "共34项任务" in seen and "来源" in seen
    (tmp_path / "seen").unlink()
    for words in (["三季度全部任务", "--no-pager"], ["口袋公园谁负责"]):
        with ask(*words, environ=environ) as terminal:
            assert terminal.wait_for_end() == 0
            assert "来源" in terminal.screen.text
    assert not (tmp_path / "seen").exists()


@pytest.mark.parametrize("columns", [80, 120])
def test_a_terminal_with_wide_quotation_marks(columns: int) -> None:
    """xterm -cjk_width says so when it is asked; the columns stand below each other, nothing is left behind."""
    for ambiguous in (1, 2):
        with ask(
            "建设五爱教育阵地全年",
            environ={"XTERM_VERSION": "XTerm(379)"},
            columns=columns,
            rows=60,
            ambiguous=ambiguous,
        ) as terminal:
            assert terminal.wait_for_end() == 0
            lines = terminal.screen.text.split("\n")
        grid = [line.rstrip() for line in lines if line.strip()]
        heading = next(line for line in grid if "责任单位" in line)
        assert heading.strip().startswith("任务") and "“" in "".join(grid)
        rules = [line for line in grid if set(line.strip()) == {"─" if ambiguous == 1 else "-"}]
        assert len(rules) >= 2 and len({len(line) for line in rules}) == 1
        starts = {cells(line[: line.index("区委宣传部")], ambiguous) for line in grid if "区委宣传部" in line}
        assert starts == {cells(heading[: heading.index("责任单位")], ambiguous)}


def cells(text: str, ambiguous: int) -> int:
    return sum({"W": 2, "F": 2, "A": ambiguous}.get(unicodedata.east_asian_width(char), 1) for char in text)
