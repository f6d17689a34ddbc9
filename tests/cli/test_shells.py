"""Tab in the shells: commands, options, units, topics; and the scripts for them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from cli_program import run


def offered(words: str, count: int) -> list[str]:
    done = run(_QINGDAN_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(count))
    return done.out.split()


@pytest.mark.parametrize(
    ("words", "count", "wanted"),
    [
        ("qingdan 区残", 1, "区残联"),
        ("qingdan 口袋", 1, "口袋公园"),
        ("qingdan qcl", 1, "区残联"),
        ("qingdan 区残联 三", 2, "三季度"),
        ("qingdan 请问区残", 1, "请问区残联"),
        ("qingdan over", 1, "overview"),
        ("qingdan --form", 1, "--format"),
        ("qingdan 区残联 --expl", 2, "--explain"),
        ("qingdan show --js", 2, "--json"),
    ],
)
def test_offers(words: str, count: int, wanted: str) -> None:
    assert wanted in offered(words, count)


def test_a_word_that_begins_nothing_gets_nothing() -> None:
    assert offered("qingdan 火星", 1) == []


@pytest.mark.parametrize(
    ("shell", "words", "wanted"),
    [
        ("zsh", "qingdan 区残", "区残联"),
        ("fish", "qingdan 区残", "区残联"),
        ("powershell", "qingdan 区残", "区残联"),
    ],
)
def test_every_shell_is_answered(shell: str, words: str, wanted: str) -> None:
    environ = {
        "_QINGDAN_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words.split()[-1],
    }
    assert wanted in run(**environ).out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_calls_the_program(shell: str) -> None:
    assert "_QINGDAN_COMPLETE" in run("--show-completion", shell).out


def test_an_unknown_shell() -> None:
    done = run("--show-completion", "tcsh")
    assert done.status == 2 and "bash、zsh、fish" in done.err


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_the_script_works_in_bash(tmp_path: Path) -> None:
    (tmp_path / "script").write_text(run("--show-completion", "bash").out, encoding="utf-8")
    done = subprocess.run(
        ["bash", "--norc", "-c", f"source {tmp_path}/script && complete -p qingdan"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "_qingdan_completion" in done.stdout


def test_installing_for_zsh_lets_question_marks_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.cli import completion

    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".zshrc").write_text("export A=1\n", encoding="utf-8")
    assert "半角 ?" in completion.install("zsh")
    lines = (tmp_path / ".zshrc").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "export A=1" and lines[-1] == "alias qingdan='noglob qingdan'"
    assert "半角 ?" not in completion.install("zsh")  # the second time nothing is added
    assert lines == (tmp_path / ".zshrc").read_text(encoding="utf-8").splitlines()
