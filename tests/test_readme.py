"""README tells the truth: its examples are real output, its test command is what CI runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- example -->\n```console\n\$ qingdan (.+?)\n(.*?)```", README, flags=re.S)


@pytest.mark.parametrize(("question", "shown"), EXAMPLES, ids=[q for q, _ in EXAMPLES])
def test_an_example_is_real_output(question: str, shown: str) -> None:
    environment = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "assistant", *question.split(), "--format", "table"]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, cwd=ROOT, check=False
    )
    lines = [line.rstrip() for line in done.stdout.strip("\n").splitlines()]
    assert "\n".join(lines) == shown.rstrip("\n")


def test_there_are_examples_of_an_answer_and_of_a_refusal() -> None:
    shown = "".join(text for _, text in EXAMPLES)
    assert len(EXAMPLES) >= 4 and "清单里没有" in shown and "已按" in shown


def test_ci_runs_the_test_command_as_printed() -> None:
    (command,) = re.findall(r"^(python3 -m venv .*tests\.run)$", README, flags=re.M)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_python_example_works() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, flags=re.S)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=False
    )
    assert done.stderr == "" and done.stdout.splitlines()[0].startswith("15 ")


def test_the_saved_question_of_the_readme(tmp_path: Path) -> None:
    (command, said) = re.findall(r"<!-- save -->\n```console\n\$ qingdan (.+)\n(.+)\n", README)[0]
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *command.split()],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        check=False,
    )
    assert done.stdout.strip() == said


def test_every_command_is_in_the_readme() -> None:
    from assistant.cli.options import COMMANDS

    assert [name for name in COMMANDS if f"`{name}`" not in README and f"qingdan {name}" not in README] == []


def test_every_dependency_stands_in_the_table_with_its_cost_and_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = project.split("dependencies = [", 1)[1].split("]", 1)[0]
    names = re.findall(r'"([\w-]+)', listed)
    table = README.split("## 装了些什么", 1)[1].split("\n## ", 1)[0]
    rows = {row.split("|")[1].strip(): row for row in table.splitlines() if row.startswith("| ")}
    assert len(names) > 5 and set(names) <= set(rows)
    assert all(re.search(r"\| \d+\.\d \| .+ \| \S+", rows[name]) for name in names)
