"""Bytes that are neither UTF-8 nor GBK: every command says so and where, instead of answering what they might be."""

from __future__ import annotations

import json

import pytest
from cli_program import run, run_bytes

from assistant.files import decode, is_unreadable

QUESTION = "区残联三季度要做什么"
FOREIGN = {
    "big5": "區殘聯三季度要做什麼".encode("big5"),
    "utf-16-le": QUESTION.encode("utf-16-le"),
    "utf-16-be": QUESTION.encode("utf-16-be"),
    "shift-jis": "障害者連合会は何をする".encode("shift-jis"),
    "latin-1": "Größe für Bürger übermäßig".encode("latin-1").replace(b" ", b""),
    "noise": b"\xf3\xc9\x9fp\x81\x8d\xff\xfe\x81\x20\xff",
}
READABLE = {
    "utf-8": QUESTION.encode(),
    "gbk": QUESTION.encode("gbk"),
    "traditional in gbk": "殘聯三季度要做什麼".encode("gbk"),
    "rare in gbk": "邛崃".encode("gbk"),
    "symbols in gbk": "㎡多少？".encode("gbk"),
    "cut in the middle of a character": QUESTION.encode()[:-1],
    "one bad byte": QUESTION.encode() + b"\xff",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_neither(name: str) -> None:
    assert is_unreadable(decode(FOREIGN[name]))


@pytest.mark.parametrize("name", READABLE)
def test_what_is_read(name: str) -> None:
    assert not is_unreadable(decode(READABLE[name]))


@pytest.mark.parametrize("name", ["big5", "noise"])
def test_in_every_command(name: str) -> None:
    data = QUESTION.encode() + b"\n\n" + FOREIGN[name] + b"\n" + QUESTION.encode()
    for command in (["batch"], ["chat", "--json"]):
        done = run_bytes(*command, stdin=data)
        first, bad, last = map(json.loads, done.stdout.decode().splitlines())
        assert first["status"] == last["status"] == "answered"
        assert bad["status"] == "not_found" and "编码认不出来" in bad["summary"] and not bad["rows"]
        assert done.stderr.decode().startswith("qingdan: 第3行：这一行的编码认不出来")
    said = run_bytes("chat", stdin=data)
    assert "编码认不出来" in said.stdout.decode() and "第3行" in said.stderr.decode()
    asked = run(FOREIGN[name].replace(b"\0", b""))
    assert asked.status == 2 and "编码认不出来" in asked.err


def test_every_bad_record_is_named_by_its_line() -> None:
    lines = ["{", QUESTION, "", '{"question": 5}', '{"question": "残联", "today": "2022-02-30"}', '{"x": 1}']
    for command in (["batch"], ["chat", "--json"]):
        done = run(*command, stdin="\n".join(lines))
        assert len(done.out.splitlines()) == 5
        assert [line.split("：")[0] for line in done.err.splitlines()] == [
            f"qingdan: 第{number}行" for number in (1, 4, 5, 6)
        ]
