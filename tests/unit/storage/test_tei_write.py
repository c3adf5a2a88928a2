from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import BASE, EN, ROOT, ZH
from tests.unit.texts import document, sentence

from reportpub.model.document import (
    Comment,
    Correction,
    Document,
    Inline,
    Note,
    Progress,
    State,
    Term,
    Text,
)
from reportpub.model.imprint import Imprint
from reportpub.storage.tei import read_document
from reportpub.storage.tei_layout import format_tei
from reportpub.storage.tei_write import write_tei

# Words without white space, which a reader folds.
_WORDS = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=8)
_INLINES: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, _WORDS),
    st.builds(Term, st.just("liuwen"), _WORDS),
    st.builds(Correction, _WORDS, _WORDS),
    st.builds(Note, st.sampled_from(["translator", "editor"]), _WORDS),
)


def read(folder: Path, text: str, name: str = "text.xml") -> Document:
    path = folder / "text.xml"
    path.write_text(text, encoding="utf-8")
    return read_document(path, name)


@pytest.mark.parametrize(
    "path",
    [
        BASE / ZH,
        BASE / EN,
        ROOT / "source/handan-2021/zh-Hans.xml",
        ROOT / "source/handan-2021/en.xml",
    ],
    ids=lambda path: "-".join(path.parts[-2:]),
)
def test_a_document_that_was_written_is_read_again_as_it_was(
    path: Path, tmp_path: Path
) -> None:
    before = read_document(path, path.name)

    text = write_tei(before)

    assert read(tmp_path, text) == before
    assert format_tei(text, path.name) == text


@given(st.lists(_INLINES, min_size=1, max_size=6))
def test_whatever_stands_in_a_sentence_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, content: list[Inline]
) -> None:
    folder = tmp_path_factory.mktemp("written")
    before = document("zh-Hans", [sentence("s1", tuple(content))])

    after = read(folder, write_tei(before))

    assert [s.text for s in after.sentences()] == [s.text for s in before.sentences()]
    kinds = [i for i in content if not isinstance(i, Text)]
    read_again = [*after.sentences()][-1].content
    assert [i for i in read_again if not isinstance(i, Text)] == kinds


@pytest.mark.parametrize("author", ["Li Na", ""])
@pytest.mark.parametrize("date", ["2026-11-23", ""])
def test_the_state_of_a_sentence_and_its_comments_are_read_again(
    tmp_path: Path, author: str, date: str
) -> None:
    comments = (Comment(author, date, "Why “the”?"), Comment("", "", "x < y"))
    progress = Progress(State.INITIAL, "0.87", "handan-2020", comments)
    before = document(
        "en", [replace(sentence("e1", "Words.", "s1"), progress=progress)]
    )

    text = write_tei(before)

    assert read(tmp_path, text) == before
    assert format_tei(text, "en.xml") == text


def test_statements_stand_where_the_imprint_says(tmp_path: Path) -> None:
    imprint = Imprint(
        availability=("可随意使用。",),
        source=("底本为测试文本。",),
        normalizations=("半角标点改为全角。",),
        segmentation=("以句号为界。",),
        date="2021年2月1日",
    )

    text = write_tei(document("zh-Hans", [sentence("s1", "甲。")]), imprint)

    assert "<normalization><p>半角标点改为全角。</p></normalization>" in text
    assert '<date when="2021-02-01">2021年2月1日</date>' in text
    assert read(tmp_path, text).header.statements == (
        "底本为测试文本。",
        "可随意使用。",
        "半角标点改为全角。",
        "以句号为界。",
    )


def test_places_are_written_as_scopes(tmp_path: Path) -> None:
    before = read_document(ROOT / "source/handan-2021/zh-Hans.xml", "zh-Hans.xml")

    text = write_tei(before, Imprint(places={"city": "邯郸市"}))

    assert '<settlement key="handan">邯郸市</settlement>' in text
    assert read(tmp_path, text).header.scopes == before.header.scopes


def test_controls_that_xml_cannot_hold_are_left_out(tmp_path: Path) -> None:
    before = document("zh-Hans", [sentence("s1", "甲\x00\x0b乙。")])

    after = read(tmp_path, write_tei(before))

    assert [s.text for s in after.sentences()][-1] == "甲乙。"
