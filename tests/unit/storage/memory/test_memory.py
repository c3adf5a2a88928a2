from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import python

from reportpub.errors import BrokenMemoryError, MemoryFileError
from reportpub.model.memory import Kind, Place, Source
from reportpub.storage.memory import opening
from reportpub.storage.memory.opening import reading, remove, writing
from reportpub.storage.memory.reading import (
    candidates,
    concordance,
    counts,
    renderings,
    same,
)
from reportpub.storage.memory.writing import (
    forget,
    known_files,
    learn,
    learn_renderings,
    look_again,
)
from reportpub.storage.state import Stamp

Rows = Sequence[tuple[str, str, str]]

OLD, NEW = (Source(Kind.REPORT, name, name) for name in ("y-2020", "y-2021"))
STAMP = Stamp(1, 2, "x")
OLD_PAIRS = (
    ("s1", "扎实做好“六稳”工作。", "We ensured stability on the six fronts."),
    ("s2", "粮食总产达到110亿斤。", "Grain output reached 5.5 billion kilograms."),
    ("s3", "发展", "Development"),
)
NEW_PAIRS = (
    ("s1", "扎实做好“六稳”工作。", "We ensured stability on the six fronts."),
    ("s2", "粮食总产达到112亿斤。", "Grain output reached 5.6 billion kilograms."),
    ("s3", "5G基站覆盖市区", "Base stations for 5G covered the city; fronts were six."),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "cache" / "memory.sqlite"
    with writing(path) as memory:
        learn(memory, OLD, {"zh.xml": STAMP}, OLD_PAIRS)
        learn(memory, NEW, {}, NEW_PAIRS)
    return path


@pytest.fixture
def memory(path: Path) -> Iterator[sqlite3.Connection]:
    with reading(path) as connection:
        yield connection


def zh(memory: sqlite3.Connection, *words: str, limit: int = 9) -> list[str]:
    found = concordance(memory, words, in_chinese=True, limit=limit)
    return [hit.entry.zh for hit in found.hits]


def en(memory: sqlite3.Connection, *words: str) -> list[str]:
    found = concordance(memory, words, in_chinese=False, limit=9)
    return [hit.entry.en for hit in found.hits]


def test_a_pair_that_stands_twice_is_kept_once_with_both_places(
    memory: sqlite3.Connection,
) -> None:
    [entry] = same(memory, "扎实做好“六稳”工作。")

    assert counts(memory) == (5, 2)
    assert entry.places == (Place("y-2021", "s1"), Place("y-2020", "s1"))


@pytest.mark.parametrize("word", ["稳", "六稳", "“六稳”", "做好“六稳”工作。", "。"])
def test_chinese_of_any_length_is_found(memory: sqlite3.Connection, word: str) -> None:
    assert "扎实做好“六稳”工作。" in zh(memory, word)


@pytest.mark.parametrize("word", ["展", "发展", "发"])
def test_a_word_at_the_end_and_a_text_of_two_characters_are_found(
    path: Path, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nothing is read pair by pair: the index has to know it.
    monkeypatch.setattr("reportpub.storage.memory.reading._RECENT", 0)

    with reading(path) as memory:
        assert zh(memory, word) == ["发展"]


def test_all_words_have_to_be_there(memory: sqlite3.Connection) -> None:
    assert zh(memory, "粮食", "112亿斤") == ["粮食总产达到112亿斤。"]
    assert zh(memory, "粮食", "稳") == []


def test_letters_are_found_in_either_case(memory: sqlite3.Connection) -> None:
    found = concordance(memory, ["5g基站"], in_chinese=True, limit=9)

    assert [hit.zh_spots for hit in found.hits] == [((0, 4),)]


def test_what_came_in_last_comes_first_and_the_rest_is_said(
    memory: sqlite3.Connection,
) -> None:
    found = concordance(memory, ["粮食总产"], in_chinese=True, limit=1)

    assert [hit.entry.zh for hit in found.hits] == ["粮食总产达到112亿斤。"]
    assert found.more


def test_english_is_found_in_any_inflection_and_marked(
    memory: sqlite3.Connection,
) -> None:
    found = concordance(memory, ["ensuring"], in_chinese=False, limit=9)

    [hit] = found.hits
    [(start, end)] = hit.en_spots
    assert hit.entry.en[start:end] == "ensured"


def test_words_given_together_stand_together(memory: sqlite3.Connection) -> None:
    assert len(en(memory, "six", "fronts")) == 2
    assert en(memory, "six fronts") == ["We ensured stability on the six fronts."]


@pytest.mark.parametrize("word", ['"', "' OR 1", "*", "NEAR(", "", "\x00", "AND"])
def test_signs_of_a_query_language_are_only_text(
    memory: sqlite3.Connection, word: str
) -> None:
    assert zh(memory, word) == []
    assert en(memory, word) == []


@given(st.text(min_size=1, max_size=6))
def test_any_word_is_found_where_it_stands_and_nowhere_else(
    path_of_one: Path, word: str
) -> None:
    text = "推进高质量发展，项目按期竣工；5G基站、“双创”提速。"

    with reading(path_of_one) as memory:
        found = zh(memory, word)

    assert bool(found) == bool(word.strip() and word.strip().lower() in text.lower())


@pytest.fixture(scope="module")
def path_of_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("one") / "memory.sqlite"
    text = "推进高质量发展，项目按期竣工；5G基站、“双创”提速。"
    with writing(path) as memory:
        learn(memory, OLD, {}, [("s1", text, "Text.")])
    return path


def test_candidates_share_groups_of_characters(memory: sqlite3.Connection) -> None:
    found = [entry.zh for entry in candidates(memory, "粮食总产达到108亿斤。")]

    assert set(found) == {"粮食总产达到112亿斤。", "粮食总产达到110亿斤。"}


def test_a_report_does_not_propose_its_own_sentences(
    memory: sqlite3.Connection,
) -> None:
    found = [e.zh for e in candidates(memory, "粮食总产达到112亿斤。", "y-2021")]
    [shared] = same(memory, "扎实做好“六稳”工作。", "y-2021")

    assert found == ["粮食总产达到110亿斤。"]
    assert shared.places == (Place("y-2020", "s1"),)


def test_a_source_read_again_leaves_nothing_of_what_it_was(path: Path) -> None:
    with writing(path) as memory:
        learn(memory, NEW, {}, [("s1", "河水清澈见底。", "The river is clear.")])

    with reading(path) as memory:
        assert counts(memory) == (4, 2)
        assert zh(memory, "112") == en(memory, "stations") == []
        assert zh(memory, "六稳") == ["扎实做好“六稳”工作。"]


def test_the_memory_after_forgetting_is_that_which_never_learnt(
    path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.sqlite"
    with writing(other) as memory:
        learn(memory, OLD, {}, OLD_PAIRS)

    with writing(path) as memory:
        forget(memory, NEW)
        forget(memory, NEW)

    with reading(path) as one, reading(other) as two:
        for query in ("SELECT zh, en FROM pair", "SELECT term, doc FROM trigram"):
            assert one.execute(query).fetchall() == two.execute(query).fetchall()


def test_what_fails_midway_changes_nothing(path: Path) -> None:
    def pairs() -> Iterator[tuple[str, str, str]]:
        yield "s1", "河水清澈见底。", "The river is clear."
        raise RuntimeError

    with pytest.raises(RuntimeError), writing(path) as memory:
        learn(memory, NEW, {}, pairs())

    with reading(path) as memory:
        assert counts(memory) == (5, 2)
        assert zh(memory, "112亿斤")


def test_what_a_killed_build_left_is_taken_back(path: Path) -> None:
    script = f"""
import os
from pathlib import Path
from reportpub.model.memory import Kind, Source
from reportpub.storage.memory.opening import writing
from reportpub.storage.memory.writing import learn
with writing(Path({str(path)!r})) as memory:
    memory.execute("PRAGMA cache_size = 10")
    pairs = ((str(n), f"第{{n}}句话。", f"Sentence {{n}}.") for n in range(5000))
    learn(memory, Source(Kind.FILE, "x", "x"), {{}}, pairs)
    os._exit(9)
"""

    python("-c", script, cwd=path.parent)

    assert path.with_name(f"{path.name}-journal").exists()
    with reading(path) as memory:
        assert counts(memory) == (5, 2)
        assert zh(memory, "句话") == []


def test_files_are_remembered_as_they_were_seen_last(path: Path) -> None:
    with writing(path) as memory:
        look_again(memory, OLD, {"zh.xml": Stamp(1, 7, "x")})

        assert known_files(memory) == {OLD: {"zh.xml": Stamp(1, 7, "x")}, NEW: {}}


def test_every_rendering_there_ever_was_is_remembered(path: Path) -> None:
    for words in ("six stabilities", "stability on the six fronts", "six stabilities"):
        with writing(path) as memory:
            learn_renderings(memory, [("liuwen", words)])

    with reading(path) as memory:
        assert renderings(memory) == {
            "liuwen": ["six stabilities", "stability on the six fronts"]
        }


def test_a_side_without_words_is_not_taken(path: Path) -> None:
    with writing(path) as memory:
        taken = learn(
            memory, NEW, {}, [("1", "题", " "), ("2", "", "x"), ("3", "二", "2")]
        )

    assert taken == 1


def test_where_there_is_no_memory_the_way_to_one_is_said(tmp_path: Path) -> None:
    with (
        pytest.raises(MemoryFileError, match="run “reportpub memory build” first"),
        reading(tmp_path / "memory.sqlite"),
    ):
        pass


@pytest.mark.parametrize("data", [b"no database at all", b"SQLite format 3\0" * 40])
def test_a_broken_memory_is_told_from_a_good_one(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "memory.sqlite"
    path.write_bytes(data)

    for access in (reading, writing):
        with pytest.raises(BrokenMemoryError, match="makes it anew"), access(path):
            pass


def test_a_memory_that_was_cut_off_is_broken(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with (
        pytest.raises(BrokenMemoryError, match="makes it anew"),
        reading(path) as memory,
    ):
        memory.execute("SELECT * FROM pair, trigram").fetchall()


def test_a_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()

    with pytest.raises(BrokenMemoryError, match="not of this edition"), writing(path):
        pass


def test_an_old_sqlite_is_refused_with_the_way_out(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Old(sqlite3.Connection):
        def execute(self, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
            del sql, parameters
            message = "no such module: fts5"
            raise sqlite3.OperationalError(message)

    connect = sqlite3.connect

    def old(name: str, **options: object) -> sqlite3.Connection:
        del options
        return connect(name, factory=Old)

    monkeypatch.setattr(sqlite3, "connect", old)

    with pytest.raises(MemoryFileError, match="since 3\\.34"), reading(path):
        pass


def test_two_writers_do_not_mix(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.01)

    with (
        writing(path),
        pytest.raises(MemoryFileError, match="Another process writes"),
        writing(path),
    ):
        pass


def test_a_removed_memory_leaves_no_file(path: Path) -> None:
    remove(path)

    assert list(path.parent.iterdir()) == []
