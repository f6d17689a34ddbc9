"""One assistant in many hands: threads, closing, pickles, and thousands of questions, each in a process that may die."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import Assistant, Conversation, DatabaseError
from assistant.catalog.places import shipped_database

QUESTION = "区残联三季度要做什么"

# Closed by one thread while four ask: what comes later is refused, and the interpreter lives.
CLOSING = """
import sys, threading, time
from assistant import Assistant, DatabaseError
questions = ["区残联三季度要做什么", "口袋公园谁负责", "区惨联四季度", "qcl三季度", "午饭补助谁负责"]
shared, said = Assistant(), set()
def ask(number):
    try:
        for turn in range(100_000):
            shared.ask(questions[(turn + number) % 5] + "？" * (turn % 40))
    except Exception as error:
        said.add(f"{type(error).__name__}: {error}")
threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
time.sleep(float(sys.argv[1]))
shared.close()
shared.close()
for thread in threads:
    thread.join()
print(said)
"""


def in_a_process(code: str, *argv: str) -> str:
    """What ``code`` prints; a process that was killed is a failure."""
    env = os.environ | {"PYTHONPATH": os.getcwd(), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code, *argv]
    done = subprocess.run(command, env=env, capture_output=True, timeout=120, encoding="utf-8")
    assert done.returncode == 0, (done.returncode, done.stderr)
    return done.stdout


@pytest.mark.parametrize("after", ["0", "0.02", "0.2"])
def test_closed_while_others_ask(after: str) -> None:
    said = in_a_process(CLOSING, after)
    assert said == "{'DatabaseError: 数据库已经关上（请重新打开：Assistant()）'}\n"


def test_closed_for_all() -> None:
    """Also what is remembered is no longer given out."""
    opened = Assistant()
    talk = opened.conversation()
    assert talk.ask(QUESTION).rows and opened.tasks()
    opened.close()
    opened.close()
    for use in (lambda: talk.ask(QUESTION), lambda: opened.ask(QUESTION), opened.tasks, opened.units):
        with pytest.raises(DatabaseError, match="已经关上"):
            use()


def test_pickled_with_its_path_and_words(tmp_path: Path) -> None:
    (tmp_path / "units.txt").write_text("残联 = 助残处\n", encoding="utf-8")
    with Assistant(today="2022-08-30", synonyms=tmp_path) as opened:
        opened.ask(QUESTION)
        with pickle.loads(pickle.dumps(opened)) as other:
            assert other.ask("助残处本季度") == opened.ask("助残处本季度")
            assert other.ask("助残处本季度").understood.quarters == (3,)
    assert len(pickle.dumps(opened)) < 10_000


def test_a_closed_one_opens_anew_from_its_pickle() -> None:
    opened = Assistant(shipped_database())
    opened.close()
    with pickle.loads(pickle.dumps(opened)) as other:
        assert other.ask(QUESTION).rows


@pytest.mark.parametrize("duplicate", [lambda talk: pickle.loads(pickle.dumps(talk)), copy.copy])
def test_a_conversation_goes_on_in_its_copy(clerk: Assistant, duplicate: object) -> None:
    talk = clerk.conversation()
    talk.ask(QUESTION)
    other = duplicate(talk)  # type: ignore[operator]
    assert isinstance(other, Conversation)
    assert other.ask("那四季度呢").understood.quarters == (4,) and talk.to_json() != other.to_json()
    assert talk.ask("谁负责").units == ("区残联",)


MANY = """
import random
from assistant import Assistant
clerk, chance = Assistant(), random.Random(5)
units = [unit.name for unit in clerk.units()]
texts = "".join(row.district_task for row in clerk.tasks())
def ask(count):
    for _ in range(count):
        at = chance.randrange(len(texts) - 4)
        clerk.ask(chance.choice(units) + chance.choice("一二三四") + "季度" + texts[at : at + chance.randrange(1, 5)])
def resident():
    return int(open("/proc/self/statm").read().split()[1])
ask(1500)
early = resident()
ask(3000)
print(resident() / early)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_memory_stays_flat_over_many_questions() -> None:
    assert float(in_a_process(MANY)) < 1.25
