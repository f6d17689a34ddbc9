"""The table of /commands: every way of typing one, the help made from it, what each does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant import Answer
from assistant.chat.commands import COMMANDS, find, help_text, is_command, parse_date
from assistant.chat.handle import handle
from assistant.chat.session import Session

Tell = Callable[[str], str]

WAYS = [
    ("帮助", "", ["/帮助", "/help", "/h", "/?", "／帮助", "、帮助", "/ 帮助", "/HELP", "/帮"]),
    ("新话题", "", ["/新话题", "/new", "/n", "/reset", "/新", "/ne"]),
    ("解释", "", ["/解释", "/explain", "/e"]),
    ("导出", "a b.csv", ["/导出 a b.csv", "/导出a b.csv", "/export a b.csv", "/x  a b.csv "]),
    ("今天", "2022-08-15", ["/今天 2022-08-15", "/今天2022-08-15", "/today\t2022-08-15", "/t 2022-08-15"]),
    ("退出", "", ["/退出", "/quit", "/q", "/exit", "/bye"]),
]


@pytest.mark.parametrize(
    ("name", "argument", "line"), [(name, argument, line) for name, argument, lines in WAYS for line in lines]
)
def test_ways_to_type_a_command(name: str, argument: str, line: str) -> None:
    assert is_command(line)
    found = find(line)
    assert found is not None
    assert (found[0].names[0], found[1]) == (name, argument)


@pytest.mark.parametrize("line", ["教育局呢", "、教育局呢", "2", "三季度/四季度", "?"])
def test_questions_are_no_commands(line: str) -> None:
    assert not is_command(line)


@pytest.mark.parametrize("line", ["/foo", "/exportfile.csv", "/", "/新闻", "/ex"])
def test_unknown_commands(line: str, tell: Tell) -> None:
    assert find(line) is None
    assert "这个命令" in tell(line)


def test_unknown_command_names_the_nearest() -> None:
    from assistant.chat.commands import unknown

    assert "/导出 文件" in unknown("/exprt a.csv")


def test_no_name_twice() -> None:
    names = [name for command in COMMANDS for name in command.names]
    assert len(names) == len(set(names))


def test_help_lists_every_name() -> None:
    text = help_text()
    for command in COMMANDS:
        assert command.help in text
        assert all("/" + name in text for name in command.names)


def test_help_fits_80_columns() -> None:
    from assistant.render.cells import cell_len as width

    assert max(width(line) for line in help_text().split("\n")) <= 80


@pytest.mark.parametrize("line", ["/退出", "退出", "QUIT", "exit"])
def test_leaving(line: str, session: Session) -> None:
    assert handle(session, line) is False


def test_new_topic_forgets(session: Session, tell: Tell, shown: list[Answer]) -> None:
    tell("区残联三季度要做什么")
    assert session.talk.context
    assert "新话题" in tell("/新话题")
    assert not session.talk.context and session.last is None
    tell("那四季度呢")
    assert "区残联" not in shown[-1].understood.units


def test_today_moves_the_quarter(session: Session, tell: Tell, shown: list[Answer]) -> None:
    assert "三季度" in tell("/今天 2022-08-15")
    tell("区残联本季度要做什么")
    assert shown[-1].understood.quarters == (3,)
    assert "2022-08-15" in tell("/今天")
    assert "不是日期" in tell("/今天 2022-13-01")
    assert session.today == date(2022, 8, 15)
    assert "系统日期" in tell("/今天 今天")
    assert session.today is None


@pytest.mark.parametrize("text", ["2022-08-15", "2022/8/15", "2022.8.15", "2022年8月15日", "20220815"])
def test_dates(text: str) -> None:
    assert parse_date(text) == date(2022, 8, 15)


@pytest.mark.parametrize("text", ["", "昨天", "2022-02-30", "8-15", "2022-08", "0000-01-01", "２０２２-x"])
def test_no_dates(text: str) -> None:
    assert parse_date(text) is None


def test_explain(tell: Tell) -> None:
    assert "还没有" in tell("/解释")
    tell("区残联三季度要做什么")
    assert "区残联" in tell("/解释")
    tell("那四季度呢")
    text = tell("/解释")
    assert "四季度" in text and "区残联" in text
