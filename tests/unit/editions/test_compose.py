from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.running import BASE, ROOT
from tests.unit.texts import concept, document, glossary, sentence

from reportpub import pipeline
from reportpub.diagnostics import Location
from reportpub.editions.compose import compose
from reportpub.errors import EditionError
from reportpub.model.document import (
    Document,
    Note,
    Paragraph,
    Sentence,
    Term,
    Text,
)
from reportpub.model.edition import EDITIONS, Edition
from reportpub.model.glossary import Glossary
from reportpub.model.manuscript import Manuscript
from reportpub.model.publication import (
    Line,
    Mark,
    NoteCall,
    Publication,
    Row,
    line_text,
    plain,
    rows,
    walk,
)
from reportpub.project import Project
from reportpub.transforms.align import align
from reportpub.transforms.vocabulary import chinese_words, english_words

CHINESE = Edition("zh-Hans", ("zh-Hans",))
ENGLISH = Edition("en", ("en",))
BOTH = Edition("zh-en", ("zh-Hans", "en"))
LIUWEN = concept("六稳", "the six fronts", identifier="liuwen")


def manuscript(
    source: Document, target: Document, terms: Glossary | None = None
) -> Manuscript:
    terms = terms or glossary(LIUWEN)
    return Manuscript(
        "x",
        {"zh-Hans": source, "en": target},
        align(source, target),
        terms,
        {"zh-Hans": chinese_words(terms), "en": english_words(terms)},
        "2021-02-01T00:00:00Z",
    )


def composed(
    zh: Iterable[Iterable[Sentence]],
    en: Iterable[Iterable[Sentence]],
    edition: Edition = BOTH,
) -> Publication:
    source, target = document("zh-Hans", *zh), document("en", *en)
    return compose(manuscript(source, target), edition)


def body_rows(publication: Publication) -> list[Row]:
    return [row for section in walk(publication.sections) for row in rows(section)]


def ids(row: Row) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.id for line in version.lines) for version in row.versions)


def lines(publication: Publication) -> Iterator[tuple[str, Line]]:
    for row in (publication.title, *body_rows(publication)):
        for version in row.versions:
            for line in version.lines:
                yield version.language, line


def zh(*identifiers: str) -> list[Sentence]:
    return [sentence(name, f"字{name}。") for name in identifiers]


def en(**links: str) -> list[Sentence]:
    return [
        sentence(name, f"Word {name}.", *link.split()) for name, link in links.items()
    ]


def test_a_row_holds_what_says_the_same() -> None:
    edition = composed([zh("s1", "s2")], [en(e1="s1", e2="s2")])

    assert [ids(row) for row in body_rows(edition)] == [
        (("sh",), ("eh",)),
        (("s1",), ("e1",)),
        (("s2",), ("e2",)),
    ]


def test_a_sentence_and_its_two_renderings_share_a_row() -> None:
    edition = composed([zh("s1")], [en(e1="s1", e2="s1")])

    assert ids(body_rows(edition)[1]) == (("s1",), ("e1", "e2"))


def test_two_sentences_and_their_rendering_share_a_row() -> None:
    edition = composed([zh("s1", "s2")], [en(e1="s1 s2")])

    assert ids(body_rows(edition)[1]) == (("s1", "s2"), ("e1",))


def test_renderings_that_change_places_follow_the_chinese() -> None:
    edition = composed([zh("s1", "s2")], [en(e1="s2", e2="s1")])

    assert [ids(row) for row in body_rows(edition)[1:]] == [
        (("s1",), ("e2",)),
        (("s2",), ("e1",)),
    ]


def test_a_rendering_of_two_paragraphs_stands_once_at_the_first() -> None:
    edition = composed([zh("s1"), zh("s2")], [en(e1="s1 s2")])

    assert [ids(row) for row in body_rows(edition)[1:]] == [
        (("s1",), ("e1",)),
        (("s2",), ()),
    ]


def test_an_edition_of_one_language_has_a_row_a_paragraph() -> None:
    edition = composed([zh("s1", "s2"), zh("s3")], [en(e1="s1 s2 s3")], CHINESE)

    assert [ids(row) for row in body_rows(edition)[1:]] == [(("s1", "s2"),), (("s3",),)]


@st.composite
def alignments(draw: st.DrawFn) -> tuple[list[list[Sentence]], list[Sentence]]:
    """Draw paragraphs of Chinese, and English that renders each sentence somehow."""
    names = [f"s{number}" for number in range(1, draw(st.integers(1, 8)) + 1)]
    cut = draw(st.integers(1, len(names)))
    links = draw(
        st.lists(
            st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True),
            max_size=8,
        )
    )
    rendered = {name for link in links for name in link}
    links += [[name] for name in names if name not in rendered]
    english = [
        sentence(f"e{number}", f"Word {number}.", *link)
        for number, link in enumerate(links, start=1)
    ]
    return [found for found in (zh(*names[:cut]), zh(*names[cut:])) if found], english


@given(alignments())
def test_every_sentence_stands_once_in_the_aligned_edition(
    texts: tuple[list[list[Sentence]], list[Sentence]],
) -> None:
    chinese, english = texts

    edition = composed(chinese, [english])

    set_in = [line.id for _, line in lines(edition)]
    written = ["st", "sh", *(s.id for paragraph in chinese for s in paragraph)]
    written += ["et", "eh", *(s.id for s in english)]
    assert sorted(set_in) == sorted(written)


@pytest.mark.parametrize("edition", [CHINESE, ENGLISH], ids=lambda e: str(e.name))
@given(alignments())
def test_every_sentence_stands_once_and_in_order_in_an_edition_of_one_language(
    edition: Edition, texts: tuple[list[list[Sentence]], list[Sentence]]
) -> None:
    chinese, english = texts

    publication = composed(chinese, [english], edition)

    source, target = document("zh-Hans", *chinese), document("en", english)
    text = source if edition is CHINESE else target
    assert [line.id for _, line in lines(publication)] == [
        s.id for s in text.sentences()
    ]
    assert [line_text(line) for _, line in lines(publication)] == [
        s.text for s in text.sentences()
    ]


def test_notes_are_numbered_as_they_are_read() -> None:
    note = Note("translator", "n")
    chinese = [[sentence("s1", (Text("甲"), note)), sentence("s2", (Text("乙"), note))]]
    english = [
        [
            sentence("e1", (Text("One"), note, Text(" and"), note), "s1"),
            sentence("e2", (Text("Two"), note), "s2"),
        ]
    ]

    publication = composed(chinese, english)

    numbers = [
        (line.id, piece.number)
        for _, line in lines(publication)
        for piece in line.pieces
        if isinstance(piece, NoteCall)
    ]
    assert numbers == [("s1", 1), ("e1", 2), ("e1", 3), ("s2", 4), ("e2", 5)]


def test_terms_are_marked_in_the_leading_language_only() -> None:
    chinese = [[sentence("s1", (Term("liuwen", "六稳"), Text("。")))]]
    english = [[sentence("e1", (Term("liuwen", "the six fronts"),), "s1")]]

    publication = composed(chinese, english)

    marks = [
        (language, piece)
        for language, line in lines(publication)
        for piece in line.pieces
        if isinstance(piece, Mark)
    ]
    assert marks == [("zh-Hans", Mark("t1", "liuwen", "六稳"))]
    _, row = body_rows(publication)
    assert plain(row.versions[1]) == "the six fronts"


def test_an_english_edition_marks_its_own_terms() -> None:
    chinese = [[sentence("s1", (Term("liuwen", "六稳"),))]]
    english = [[sentence("e1", (Term("liuwen", ""), Text("Stable.")), "s1")]]

    publication = composed(chinese, english, ENGLISH)

    [entry] = publication.indexes[0].groups[0].entries
    assert entry.headwords == (("en", "the six fronts"), ("zh-Hans", "六稳"))
    assert [locator.anchor for locator in entry.locators] == ["t1"]


def test_a_language_the_report_lacks_is_refused() -> None:
    text = document("zh-Hans", zh("s1"))
    found = manuscript(text, document("en", en(e1="s1")))

    with pytest.raises(EditionError, match="has no text in “zh-Hant”"):
        compose(found, Edition("zh-Hant", ("zh-Hant",)))


def project(root: Path) -> Project:
    theme = ROOT / "templates/book"
    return Project(root, root / "source", root / "glossary", theme, root, root)


@pytest.fixture(scope="module")
def base() -> dict[str, Publication]:
    composed_all = pipeline.publications(project(BASE), "mini", EDITIONS)
    return {publication.edition: publication for publication in composed_all}


def test_sections_are_numbered_by_their_place(base: dict[str, Publication]) -> None:
    numbers = {
        section.id: (section.number, section.level)
        for section in walk(base["zh-en"].sections)
    }

    assert numbers == {
        "d1": ("1", 1),
        "d1-1": ("1.1", 2),
        "d2": ("2", 1),
        "d2-1": ("2.1", 2),
        "d2-1-1": ("2.1.1", 3),
        "d2-1-2": ("2.1.2", 3),
    }


def test_english_sections_have_the_numbers_of_the_chinese(
    base: dict[str, Publication],
) -> None:
    chinese, english = (
        [section.number for section in walk(base[name].sections)]
        for name in ("zh-Hans", "en")
    )

    assert english == chinese


def test_paragraphs_after_the_last_subsection_have_no_heading(
    base: dict[str, Publication],
) -> None:
    *_, last = walk(base["zh-en"].sections)

    assert last.heading is None
    assert [ids(row) for row in rows(last)] == [(("s014",), ("e014",))]


def test_corrections_are_printed_corrected(base: dict[str, Publication]) -> None:
    headings = [section.heading for section in base["zh-Hans"].sections]

    assert headings[0] is not None
    assert plain(headings[0].versions[0]) == "“十三五”工作回顾"


def test_an_edition_says_when_and_in_which_languages(
    base: dict[str, Publication],
) -> None:
    both = base["zh-en"]

    assert both.dates == ("2021年2月1日", "February 1, 2021")
    assert both.language_names == ("简体中文", "English")
    assert both.modified == "2021-02-01T00:00:00Z"
    assert [statement.language for statement in both.imprint] == ["zh-Hans"] * 3 + [
        "en"
    ] * 2


def test_the_real_report_is_complete_in_every_edition() -> None:
    project_ = project(ROOT)

    for publication in pipeline.publications(project_, "handan-2021", EDITIONS):
        counts = {"zh-Hans": 267, "zh-Hant": 267, "en": 332}
        found = [line.id for _, line in lines(publication)]
        assert len(found) == sum(counts[name] for name in publication.languages)
        assert len(set(found)) == len(found)


def test_in_the_real_report_every_row_has_both_languages() -> None:
    [publication] = pipeline.publications(project(ROOT), "handan-2021", [BOTH])

    alone = [ids(row) for row in body_rows(publication) if not all(ids(row))]
    assert alone == []


def test_paragraphs_before_the_first_part_are_a_part_without_head() -> None:
    source = document("zh-Hans", zh("s1"))
    target = document("en", en(e1="s1"))
    lead = Paragraph("sp0", tuple(zh("s0")), (), Location("", 1))
    source = replace(source, children=(lead, *source.children))

    found = compose(manuscript(source, target), CHINESE)

    first, second = found.sections
    assert (first.number, first.heading, second.number) == ("0", None, "1")
    assert [ids(row) for row in rows(first)] == [(("s0",),)]
