"""Files are written with a mistake and must not pass for what was asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.running import TEMPLATES
from tests.unit.proofs.damage import (
    ALONE,
    EITHER,
    PARALLEL,
    Damage,
    in_rows,
    in_words,
    mislabelled,
    swapped_sides,
)
from tests.unit.writers.builders import cross_referenced, publication

from reportpub.editions.arrange import arranged
from reportpub.model.edition import EDITION_FORMATS, Layout
from reportpub.model.publication import (
    Block,
    Line,
    NoteCall,
    Piece,
    Publication,
    Row,
    Run,
    Section,
    Version,
    plain,
)
from reportpub.proofs import prove
from reportpub.writers import get_writer
from reportpub.writers.fonts import prepare_fonts
from reportpub.writers.theme import Theme

EDITIONS = [("zh-Hans",), ("zh-Hant",), ("en",), ("zh-Hans", "en")]
every_edition = pytest.mark.parametrize("languages", EDITIONS, ids="-".join)
every_format = pytest.mark.parametrize("form", EDITION_FORMATS)
MARKED_FORMATS = ("docx", "epub", "html")

# What a generated sentence may hold: also characters that files change or hide.
LETTERS = "一丁七万丈三上下不与abcxyz0123456789 .,-–—“”’，。％ﬁ１⼀\u00ad\u200b\u2011"


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """Return a theme with fonts for every edition of this module."""
    editions = [cross_referenced(*languages) for languages in EDITIONS]
    characters = {*repr(editions), *map(chr, range(0x20, 0x7F)), *LETTERS, *"另题"}
    cache = tmp_path_factory.mktemp("fonts")
    prepared = prepare_fonts(TEMPLATES / "book", characters, cache)
    return Theme(TEMPLATES / "book", prepared.folder)


def report(*languages: str) -> Publication:
    """Return a report of four parts; its index names the first two only."""
    indexes = publication(*languages).indexes
    return replace(publication(*languages, copies=2), indexes=indexes)


def codes(form: str, edition: Publication, data: bytes) -> set[str]:
    return {finding.code for finding in prove(form, edition, data, f"x.{form}")}


@every_edition
@every_format
def test_a_sound_file_has_no_findings(
    languages: tuple[str, ...], form: str, theme: Theme
) -> None:
    edition = cross_referenced(*languages)
    edition = replace(edition, sections=publication(*languages, copies=2).sections)

    assert prove(form, edition, get_writer(form)(edition, theme), "x") == ()


@every_format
def test_numbers_of_sentences_are_no_words_of_the_text(form: str, theme: Theme) -> None:
    numbered = arranged(report("zh-Hans", "en"), Layout.COLUMNS, numbers=True)

    data = get_writer(form)(numbered, theme)

    assert prove(form, numbered, data, "x") == ()


@pytest.mark.parametrize(
    ("damage", "code"), {**PARALLEL, **EITHER}.values(), ids=[*PARALLEL, *EITHER]
)
@every_format
def test_a_mistake_in_two_languages_is_found(
    form: str, damage: Damage, code: str, theme: Theme
) -> None:
    edition = report("zh-Hans", "en")

    data = get_writer(form)(damage(edition), theme)

    assert codes(form, edition, data) == set(code.split())


# On facing pages a paragraph is one: what is done to its rows is done before.
FACING = {
    name: PARALLEL[name]
    for name in (
        *("a rendering is doubled", "words are added", "words are cut"),
        *("a digit is changed", "a digit is changed in Chinese"),
    )
}


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        *((damage, code) for damage, code in {**FACING, **EITHER}.values()),
        (in_rows(lambda rows: [swapped_sides(row) for row in rows]), "E004"),
        (in_rows(lambda rows: rows[:-1]), "E001"),
    ],
    ids=[*FACING, *EITHER, "pages are swapped", "a row is dropped"],
)
def test_a_mistake_on_facing_pages_is_found(
    damage: Damage, code: str, theme: Theme
) -> None:
    edition = report("zh-Hans", "en")

    data = get_writer("pdf")(arranged(damage(edition), Layout.FACING), theme)

    assert codes("pdf", arranged(edition, Layout.FACING), data) == set(code.split())


def test_facing_pages_that_are_not_level_are_found(
    theme: Theme, tmp_path: Path
) -> None:
    folder = copytree(theme.folder, tmp_path / "book")
    with (folder / "print.css").open("a", encoding="utf-8") as sheet:
        sheet.write(".recto p { position: relative; top: 20pt }")
    edition = arranged(report("zh-Hans", "en"), Layout.FACING)

    sound = get_writer("pdf")(edition, theme)
    moved = get_writer("pdf")(edition, replace(theme, folder=folder))

    assert codes("pdf", edition, sound) == set()
    assert codes("pdf", edition, moved) == {"E003"}


@pytest.mark.parametrize(
    ("damage", "code"), {**ALONE, **EITHER}.values(), ids=[*ALONE, *EITHER]
)
@every_format
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_mistake_in_one_language_is_found(
    form: str, language: str, damage: Damage, code: str, theme: Theme
) -> None:
    edition = report(language)

    data = get_writer(form)(damage(edition), theme)

    assert codes(form, edition, data) == set(code.split())


@pytest.mark.parametrize("form", MARKED_FORMATS)
def test_a_language_marked_as_another_is_found(form: str, theme: Theme) -> None:
    edition = publication("zh-Hans", "en")
    damage = in_rows(lambda rows: (mislabelled(rows[0]), *rows[1:]))

    data = get_writer(form)(damage(edition), theme)

    assert codes(form, edition, data) == {"E004"}


def test_a_finding_names_file_sentence_page_and_what_became_of_it(theme: Theme) -> None:
    edition = report("zh-Hans", "en")
    data = get_writer("pdf")(
        in_words(lambda words: words.replace("0", "8"))(edition), theme
    )

    [finding] = prove("pdf", edition, data, "handan-2021/handan-2021.zh-en.pdf")

    assert str(finding.location) == "handan-2021/handan-2021.zh-en.pdf"
    assert finding.unit == "en-s0-2"
    assert finding.message == (
        "The sentence en-s0-2 “Two <& 0.” is not as written: “two<&0.” has become "
        "“two<&8.” (page 4 of the file)."
    )


@every_format
def test_what_follows_the_text_may_repeat_its_sentences(
    form: str, theme: Theme
) -> None:
    edition = report("zh-Hans")
    [note] = edition.explanations
    [meaning] = note.meanings
    first, *sections = edition.sections
    [paragraph] = first.blocks
    repeated = plain(paragraph.rows[0].versions[0])
    label = Version("zh-Hans", (Line("h", (Run(edition.labels.explanations),)),))
    edition = replace(
        edition,
        explanations=(replace(note, meanings=(replace(meaning, text=repeated),)),),
        sections=(replace(first, heading=Row((label,))), *sections),
    )

    data = get_writer(form)(edition, theme)

    assert prove(form, edition, data, "x") == ()


def test_the_term_index_alone_holds_no_text_to_prove() -> None:
    assert prove("csv", publication("zh-Hans", "en"), b"", "term-index.csv") == ()


def test_a_paragraph_may_run_over_pages(theme: Theme) -> None:
    words = "Words that fill a line, and then another one. "
    lines = tuple(Line(f"e{n}", (Run(f"{n}. {words * 9}"),)) for n in range(60))
    note = NoteCall("n9", 9, "translator", words * 90)
    called = Line("e60", (Run("Called"), note, Run(" here.")))
    for languages in (("en",), ("zh-Hans", "en")):
        chinese = Version("zh-Hans", (Line("s1", (Run("甲乙。" * 20),)),))
        english = Version("en", (*lines, called))
        row = Row((chinese, english) if languages[1:] else (english,))
        block = Block("p1", (row,))
        edition = replace(
            report(*languages),
            sections=(Section("d1", 1, "1", None, (block,), ()),),
            explanations=(),
            indexes=(),
        )

        data = get_writer("pdf")(edition, theme)

        assert prove("pdf", edition, data, "x.pdf") == ()
        again = replace(called, id="e61", pieces=(Run("Called9 here."),))
        longer = replace(english, lines=(*english.lines, again))
        other = replace(row, versions=(*row.versions[:-1], longer))
        section = replace(edition.sections[0], blocks=(Block("p1", (other,)),))
        expected = replace(edition, sections=(section,))
        assert codes("pdf", expected, data) == {"E001"}


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("table.aligned { direction: rtl } td { direction: ltr }", {"E004"}),
        ("tr.opening td { text-indent: -3000px }", {"E001"}),
        ("tr.opening td:first-child { visibility: hidden }", {"E001"}),
        ("tr.opening td::before { content: 'Draft' }", {"E001"}),
        ("td { opacity: .5 }", set[str]()),
        ("table.aligned { opacity: .5 }", set[str]()),
        ("td { text-transform: uppercase }", set[str]()),
        ("thead { display: none }", set[str]()),
        ("@page { @top-left { content: 'Draft' } }", set[str]()),
    ],
)
def test_a_theme_may_change_the_look_of_a_page_but_not_what_it_holds(
    style: str, expected: set[str], theme: Theme, tmp_path: Path
) -> None:
    folder = copytree(theme.folder, tmp_path / "book")
    with (folder / "print.css").open("a", encoding="utf-8") as sheet:
        sheet.write(style)
    edition = report("zh-Hans", "en")

    data = get_writer("pdf")(edition, replace(theme, folder=folder))

    assert codes("pdf", edition, data) == expected


def amended(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return a package with one part changed."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[part].decode()
    parts[part] = change(text).encode()
    assert parts[part].decode() != text
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


# A cell with the second row's rendering, in HTML or XHTML and in Word's markup.
HYPERTEXT_CELL = re.compile(r"<td[^>]*>(?:(?!</td>).)*Two .*?</td>", re.DOTALL)
WORD_CELL = re.compile(r"<w:tc>(?:(?!</w:tc>).)*Two .*?</w:tc>", re.DOTALL)


@pytest.mark.parametrize(
    ("change", "code"), [(r"", "E001"), (r"\g<0>\g<0>", "E002")], ids=["drop", "double"]
)
@pytest.mark.parametrize("form", MARKED_FORMATS)
def test_a_cell_changed_in_the_finished_file_is_found(
    form: str, change: str, code: str, theme: Theme
) -> None:
    edition = report("zh-Hans", "en")
    data = get_writer(form)(edition, theme)
    match form:
        case "html":
            changed = HYPERTEXT_CELL.sub(change, data.decode(), count=1).encode()
            assert changed != data
        case "epub":
            changed = amended(
                data,
                "EPUB/part-1.xhtml",
                lambda text: HYPERTEXT_CELL.sub(change, text, count=1),
            )
        case _:
            changed = amended(
                data,
                "word/document.xml",
                lambda text: WORD_CELL.sub(change, text, count=1),
            )

    assert code in codes(form, edition, changed)


def test_a_chapter_out_of_the_spine_is_missing(theme: Theme) -> None:
    edition = report("zh-Hans", "en")
    data = get_writer("epub")(edition, theme)

    changed = amended(
        data,
        "EPUB/package.opf",
        lambda text: text.replace('<itemref idref="part2"/>', ""),
    )

    assert codes("epub", edition, changed) == {"E001"}


def test_a_footnote_that_is_not_called_or_not_there_is_found(theme: Theme) -> None:
    edition = report("zh-Hans", "en")
    data = get_writer("docx")(edition, theme)
    call = re.compile(r"<w:r>(?:(?!</w:r>).)*<w:footnoteReference.*?</w:r>")
    note = re.compile(r'<w:footnote w:id="1">.*?</w:footnote>')

    uncalled = amended(data, "word/document.xml", lambda text: call.sub("", text))
    unwritten = amended(data, "word/footnotes.xml", lambda text: note.sub("", text))

    assert codes("docx", edition, uncalled) == {"E001"}
    assert codes("docx", edition, unwritten) == {"E001"}


words = st.text(LETTERS, max_size=30)
texts = st.lists(words, max_size=3)


@st.composite
def editions(draw: st.DrawFn, *, size: int = 6) -> Publication:
    """Draw a report in one or two languages; some of its sentences say the same."""
    languages = draw(st.sampled_from(EDITIONS))
    numbers = iter(range(1, 1000))
    common = draw(words)

    def pieces(text: str) -> tuple[Piece, ...]:
        if draw(st.integers(0, 9)):
            return (Run(text),)
        number = next(numbers)
        return (Run(text), NoteCall(f"n{number}", number, "translator", f"注{text}"))

    def version(language: str, position: int) -> Version:
        said = draw(st.one_of(st.just([common]), texts))
        lines = (
            Line(f"{language}-{position}-{n}", pieces(text))
            for n, text in enumerate(said)
        )
        return Version(language, tuple(lines))

    def row(position: int) -> Row:
        return Row(tuple(version(language, position) for language in languages))

    sections = []
    for part in range(draw(st.integers(1, 3))):
        # Notes are numbered in reading order.
        heading = row(100 * part + 99) if draw(st.booleans()) else None
        rows = [row(100 * part + n) for n in range(draw(st.integers(1, size)))]
        # Of one language a row is a paragraph.
        together = [rows] if languages[1:] else [[found] for found in rows]
        blocks = tuple(
            Block(f"p{part}-{n}", tuple(found)) for n, found in enumerate(together)
        )
        sections.append(Section(f"d{part}", 1, str(part), heading, blocks, ()))
    return replace(
        publication(*languages), sections=tuple(sections), explanations=(), indexes=()
    )


@settings(deadline=None)
@given(edition=editions())
@pytest.mark.parametrize("form", MARKED_FORMATS)
def test_whatever_is_written_proves_sound(form: str, edition: Publication) -> None:
    plain_theme = Theme(TEMPLATES / "book", Path())
    # A book has an index, and its navigation says where; here it leads nowhere.
    [index] = publication("en").indexes
    edition = replace(edition, indexes=(replace(index, groups=()),))

    data = get_writer(form)(edition, plain_theme)

    assert prove(form, edition, data, "x") == ()


@settings(max_examples=10, deadline=None)
@given(edition=editions())
def test_whatever_is_printed_proves_sound(edition: Publication, theme: Theme) -> None:
    data = get_writer("pdf")(edition, theme)

    assert prove("pdf", edition, data, "x") == ()
