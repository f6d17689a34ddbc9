"""History file, paging, toolbar and drawing, without a terminal."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.catalog.places import user_folder
from assistant.chat import history, paging
from assistant.chat.draw import draw
from assistant.chat.handle import handle
from assistant.chat.history import HistoryFile, history_path
from assistant.chat.prompt import toolbar
from assistant.chat.session import Session
from assistant.render.cells import cell_len as width
from assistant.render.cells import cut


class TestHistory:
    def test_kept_in_order_and_private(self, tmp_path: Path) -> None:
        file = HistoryFile(tmp_path / "new" / "history")
        for line in ("一", "二\n三", "  ", "四\x00" * 1):
            file.append(line)
        assert file.load()[:2] == ["一", "二 三"]
        assert stat.S_IMODE((tmp_path / "new" / "history").stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700

    def test_bounded(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "history"
        path.write_text("".join(f"问{n}\n" for n in range(history.LIMIT + 50)), encoding="utf-8")
        assert len(HistoryFile(path).load()) == history.LIMIT
        assert len(path.read_text(encoding="utf-8").splitlines()) == history.LIMIT
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        monkeypatch.setattr(history, "_MAX_BYTES", 20)
        assert HistoryFile(path).load()[-1] == f"问{history.LIMIT + 49}"

    @pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"\x1b[31m\n", b"\n\n"])
    def test_odd_content(self, content: bytes, tmp_path: Path) -> None:
        path = tmp_path / "history"
        path.write_bytes(content)
        assert all(line.isprintable() for line in HistoryFile(path).load())

    def test_unusable_places(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        for path in (None, tmp_path, Path("/dev/null/x/history"), tmp_path / "pipe"):
            HistoryFile(path).append("一")
            assert HistoryFile(path).load() == []

    def test_place(self, tmp_path: Path) -> None:
        assert user_folder({"XDG_DATA_HOME": str(tmp_path)}) == str(tmp_path / "qingdan")
        assert user_folder({"XDG_DATA_HOME": "relative"}) == user_folder({})
        assert history_path({"QINGDAN_NO_HISTORY": "1"}) is None


class TestPaging:
    @pytest.fixture(autouse=True)
    def screen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paging, "terminal_size", lambda _: (20, 5))
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("PAGER", "")

    def page(self, text: str, *go_on: bool) -> tuple[str, int]:
        replies, stdout = list(go_on), io.StringIO()
        paging.show(text, stdout, lambda _: replies.pop(0))
        return stdout.getvalue(), len(go_on) - len(replies)

    def test_what_fits_is_written(self) -> None:
        assert self.page("1\n2\n3\n4\n") == ("1\n2\n3\n4\n", 0)

    def test_pages_until_the_end(self) -> None:
        text = "".join(f"{n}\n" for n in range(10))
        assert self.page(text, True, True) == (text, 2)

    def test_stops_when_told(self) -> None:
        assert self.page("".join(f"{n}\n" for n in range(10)), False) == ("0\n1\n2\n3\n", 1)

    def test_wide_lines_take_more_rows(self) -> None:
        text = "三季度" * 7 + "\n" + "四季度" * 7 + "\n"  # 42 columns: three rows each
        assert self.page(text, True) == (text, 1)

    def test_no_pages_on_a_dumb_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "dumb")
        assert self.page("1\n" * 50) == ("1\n" * 50, 0)

    def test_missing_or_failing_pager(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for pager in ("no-such-pager", "sh -c 'exit 127'", "unbalanced '"):
            monkeypatch.setenv("PAGER", pager)
            assert self.page("1\n" * 6, True)[1] == 1

    def test_wished_pager(self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        monkeypatch.setenv("PAGER", "cat")
        assert self.page("三季度\n" * 9) == ("", 0)
        assert capfd.readouterr().out == "三季度\n" * 9


class TestToolbar:
    def test_shows_context_and_list(self, session: Session) -> None:
        assert "任务责任清单" in toolbar(session, 100)
        session.ask("区残联三季度要做什么")
        assert "接着：区残联 三季度" in toolbar(session, 100)
        handle(session, "/今天 2022-08-15")
        assert "今天 2022-08-15" in toolbar(session, 100)

    @pytest.mark.parametrize("columns", [1, 10, 20, 40, 60, 80, 200])
    def test_fits(self, columns: int, session: Session) -> None:
        session.ask("区残联和教育局以及民政局上半年")
        session.ask("火星局")
        assert width(toolbar(session, columns)) < max(columns, 2)


def test_cut_and_width() -> None:
    assert [cut("三季度", n) for n in (0, 1, 2, 3, 6)] == ["", "…", "…", "三…", "三季度"]
    assert width("e\u0301") == 1


def test_drawn_text_is_harmless(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    answer: Answer = assistant.ask("区残联三季度要做什么")
    evil = "\x1b]0;title\x07[bold red]x[/] \x9b5n"
    row = answer.rows[0]._replace(district_task=evil, milestones=(evil,) * 4, units=(evil,))
    text = draw(answer._replace(summary=evil, rows=(row,), suggestions=(evil,)), io.StringIO())
    assert "\x1b]" not in text and "\x07" not in text and "\x9b" not in text
    assert "[bold red]" in text
