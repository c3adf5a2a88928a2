from __future__ import annotations

import json
from importlib import import_module
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportpub.model.comparison import (
    Change,
    Comparison,
    Fate,
    IndicatorPair,
    Label,
    Named,
    Passage,
    Piece,
    Row,
)
from reportpub.model.publication import FigureCell, FigureRow
from reportpub.transforms.difference import difference
from reportpub.writers.comparison import FORMS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BEFORE = Named("x-2021", "报告", "Report", "2021-02-01")
AFTER = Named("x-2022", "报告", "Report & More", "2022-02-01")


def passage(unit: str, zh: str, en: str, *, heading: bool = False) -> Passage:
    return Passage((unit,), zh, en, is_heading=heading)


def row(
    fate: Fate, before: Passage | None, after: Passage | None, *, moved: bool = False
) -> Row:
    zh = difference(before.zh if before else "", after.zh if after else "", "zh-Hans")
    en = difference(before.en if before else "", after.en if after else "", "en")
    score = {Fate.KEPT: 100, Fate.CHANGED: 80}.get(fate, 0)
    return Row(fate, before, after, zh, en, score, moved)


TITLE = passage("s1", "标题", "Title", heading=True)
OLD = passage("s2", "增长4.4%。", "Up 4.4 percent.")
NEW = passage("s2", "增长6.5%。", "Up 6.5 percent.")
CAME = passage("s3", "河水<清澈>。", "Rivers & <lakes> are clear.")
WENT = passage("s4", "铁路开通。", "A railway was opened.")
MOVED = passage("s5", "学校有新老师。", "Schools have teachers.")
CELL = FigureCell("4.4%", "4.4 percent", 2020, "s2")
ROWS = (
    row(Fate.KEPT, TITLE, passage("s1", "标题", "A Title", heading=True)),
    row(Fate.KEPT, MOVED, MOVED, moved=True),
    row(Fate.CHANGED, OLD, NEW),
    row(Fate.NEW, None, CAME),
    row(Fate.GONE, WENT, None),
    row(Fate.GONE, MOVED, None, moved=True),
)
LABELS = (
    Label(Fate.NEW, "a", "term", "新词", (), ("new word",), (), ("s3",)),
    Label(Fate.GONE, "b", "term", "旧词", (), (), ("s4",), ()),
    Label(Fate.CHANGED, "c", "slogan", "六稳", ("x",), ("y", "z"), ("s1",), ("s1",)),
)
INDICATORS = (
    IndicatorPair(
        "增长",
        "growth",
        "growth",
        FigureRow("增长", "growth", "growth", CELL, None, None),
        None,
    ),
)
COMPARISON = Comparison(BEFORE, AFTER, ROWS, LABELS, INDICATORS)
EMPTY = Comparison(BEFORE, AFTER, (), (), ())


def written(form: str, comparison: Comparison = COMPARISON) -> bytes:
    data = import_module(FORMS[form]).write(comparison)
    assert isinstance(data, bytes)
    return data


@pytest.mark.parametrize("form", FORMS)
def test_the_same_comparison_gives_the_same_bytes(form: str) -> None:
    assert written(form) == written(form)


@pytest.mark.parametrize("form", FORMS)
def test_reports_with_nothing_in_common_to_say_are_written_too(form: str) -> None:
    assert written(form, EMPTY)


def test_text_shows_what_is_not_as_it_was() -> None:
    assert (
        written("text").decode()
        == """\
x-2021 (2021-02-01) → x-2022 (2022-02-01)
2 kept, 1 changed, 1 new, 1 gone, 1 moved, 1 with other English

s1: other English
  标题
  {+A +}Title

s5: moved
  学校有新老师。
  Schools have teachers.

s2: changed, 80 %
  增长[-4.4%-]{+6.5%+}。
  Up [-4.4-]{+6.5+} percent.

s3: new
  河水<清澈>。
  Rivers & <lakes> are clear.

s4: gone
  铁路开通。
  A railway was opened.

s5: moved from here

Terms
  new: 新词 (new word)
  gone: 旧词 (—)
  changed: 六稳 (x → y, z)

Indicators
  增长 (growth), growth: result 4.4 percent (2020) → —
"""
    )


def test_json_keeps_its_contract() -> None:
    found = json.loads(written("json"))

    assert found["form"] == 1
    assert found["after"] == {
        "report": "x-2022",
        "title_zh": "报告",
        "title_en": "Report & More",
        "date": "2022-02-01",
    }
    assert found["counts"] == {
        "kept": 2,
        "changed": 1,
        "new": 1,
        "gone": 1,
        "moved": 1,
        "reworded": 1,
    }
    assert found["passages"][2] == {
        "fate": "changed",
        "moved": False,
        "score": 80,
        "heading": False,
        "before": {"sentences": ["s2"], "zh": "增长4.4%。", "en": "Up 4.4 percent."},
        "after": {"sentences": ["s2"], "zh": "增长6.5%。", "en": "Up 6.5 percent."},
        "zh": [
            *(["both", "增长"], ["deleted", "4.4%"]),
            *(["inserted", "6.5%"], ["both", "。"]),
        ],
        "en": [
            *(["both", "Up "], ["deleted", "4.4"]),
            *(["inserted", "6.5"], ["both", " percent."]),
        ],
    }
    assert found["terms"][2] == {
        "fate": "changed",
        "id": "c",
        "kind": "slogan",
        "zh": "六稳",
        "before": {"renderings": ["x"], "sentences": ["s1"]},
        "after": {"renderings": ["y", "z"], "sentences": ["s1"]},
    }
    [indicator] = found["indicators"]
    assert indicator["after"] is None
    assert indicator["before"]["result"] == {
        "zh": "4.4%",
        "en": "4.4 percent",
        "year": 2020,
        "sentence": "s2",
    }
    assert indicator["before"]["target"] is None


def test_html_marks_what_came_and_went_and_its_language() -> None:
    page = written("html").decode()

    assert page.startswith("<!DOCTYPE html>")
    assert "增长<del>4.4%</del><ins>6.5%</ins>。" in page
    assert "<ins>Rivers &amp; &lt;lakes&gt; are clear.</ins>" in page
    assert '<td lang="zh-Hans">' in page
    assert "rendered differently" in page
    assert "<script" not in page
    assert "http" not in page
    # Every row has a head that says what became of it.
    assert page.count('<th scope="row">') == len(ROWS) + len(LABELS)


def test_html_hides_on_request_only_what_is_as_it_was() -> None:
    same = row(Fate.KEPT, OLD, OLD)
    page = written("html", Comparison(BEFORE, AFTER, (same, *ROWS), (), ())).decode()

    assert page.count('<tr class="kept same">') == 1
    assert page.count(' same">') == 1


def body(data: bytes) -> etree._Element:
    with ZipFile(BytesIO(data)) as archive:
        found = etree.fromstring(archive.read("word/document.xml"))[0]
    assert isinstance(found, etree._Element)
    return found


def settled(data: bytes, *, accept: bool) -> list[str]:
    """Return the passages once all changes are accepted, or all rejected."""
    kept, gone = ("ins", "del") if accept else ("del", "ins")
    found: list[str] = []
    for paragraph in body(data).iterchildren(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        assert style is not None
        if not style.get(f"{W}val", "").startswith(("Chinese", "English")):
            continue
        words = "".join(
            node.text or ""
            for node in paragraph.iter(f"{W}t", f"{W}delText")
            if next(node.iterancestors(f"{W}{gone}"), None) is None
        )
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}")
        assert (mark is not None) == (not words)
        if words:
            found.append(words)
        assert paragraph.find(f"{W}pPr/{W}rPr/{W}{kept}") is None or words
    return found


def passages(comparison: Comparison, *, later: bool) -> list[str]:
    sides = (
        row.after if later else row.before
        for row in comparison.rows
        if later or not (row.moved and row.after)
    )
    return [words for side in sides if side for words in (side.zh, side.en) if words]


def test_word_holds_this_year_when_all_is_accepted_and_last_when_all_is_rejected() -> (
    None
):
    data = written("docx")

    for later in (True, False):
        assert settled(data, accept=later) == passages(COMPARISON, later=later)


TEXTS = st.text("甲乙丙，。 ab<&>\"'4", max_size=8)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), max_size=4))
def test_that_holds_for_any_words(texts: list[tuple[str, str, str, str]]) -> None:
    rows = tuple(
        row(
            Fate.CHANGED,
            passage(f"s{number}", *(words.strip() for words in pair[:2])),
            passage(f"s{number}", *(words.strip() for words in pair[2:])),
        )
        for number, pair in enumerate(texts)
    )
    comparison = Comparison(BEFORE, AFTER, rows, (), ())

    data = written("docx", comparison)

    for later in (True, False):
        assert settled(data, accept=later) == passages(comparison, later=later)


def test_every_change_has_a_number_an_author_and_the_date_of_the_report() -> None:
    changes = [*body(written("docx")).iter(f"{W}ins", f"{W}del")]

    assert {c.get(f"{W}date") for c in changes} == {"2022-02-01T00:00:00Z"}
    assert {c.get(f"{W}author") for c in changes} == {"reportpub"}
    numbers = [c.get(f"{W}id") for c in changes]
    assert len(set(numbers)) == len(numbers) > 0


def test_another_program_reads_the_file_and_its_tables() -> None:
    document = docx.Document(BytesIO(written("docx")))

    assert document.core_properties.title == "x-2022 against x-2021"
    terms, indicators = document.tables
    assert [cell.text for cell in terms.rows[3].cells] == [
        *("六稳", "rendered differently", "x → y, z")
    ]
    assert [cell.text for cell in indicators.rows[1].cells] == [
        *("增长", "growth", "result", "4.4 percent (2020)", "—")
    ]


def test_a_deleted_word_is_no_text() -> None:
    piece = Piece(Change.DELETED, "4.4%")
    assert piece in ROWS[2].zh

    [text] = [t for t in body(written("docx")).iter(f"{W}delText") if t.text == "4.4%"]

    assert [*text.iterancestors(f"{W}del")]
