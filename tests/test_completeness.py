"""The real report's finished files hold the whole text, in order, side by side."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from tests.reading import (
    Stream,
    body,
    columns,
    docx_rows,
    epub_rows,
    html_rows,
    index_lines,
    pdf_words,
    squeeze,
    stream,
)
from tests.running import ROOT

from reportpub import pipeline
from reportpub.model.edition import EDITIONS
from reportpub.model.glossary import GlossForm
from reportpub.model.publication import (
    IndexEntry,
    Mark,
    NoteCall,
    Publication,
    notes,
    plain,
    rows,
    walk,
)
from reportpub.project import find_project
from reportpub.storage.glossary import read_glossary
from reportpub.transforms.gloss import KIND

REPORT = "handan-2021"
SOURCE = ROOT / "source" / REPORT
DOWNLOAD = ROOT.parent / "shared/source/handan-2021.txt"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
# The left edge of the English column is at 283.6 pt; the index has two even columns.
ENGLISH_COLUMN, INDEX_COLUMN = 275.0, 297.0

# The SHA-256 of the downloaded report, folded, without what is no part of it.
FOLDED = "5483fa4291bbee982a18cdc42b0652fe331122f8e514a6ef11e89cd09c6048dd"
# What the web page adds, folded, with the words after which it stands.
DEBRIS = (
    (
        "政府工作报告(摘登)",
        (
            "樊成华在邯郸市第十五届人民代表大会第七次会议上的政府工作报告(摘登)"
            "2021-02-0210:24新邯郸客户端编辑:冯亚丽"
        ),
    ),
    ("“十四五”发展目标和重点任务", "本报讯"),
    ("把有限的财政资金更多用到改善民生上。", "相关阅读"),
)


@pytest.fixture(scope="module")
def publications() -> dict[str, Publication]:
    """Return what the editions are to hold."""
    composed = pipeline.publications(find_project(ROOT), REPORT, EDITIONS)
    return {publication.edition: publication for publication in composed}


@pytest.fixture(scope="module")
def printed(real_dist: Path) -> tuple[Stream, Stream]:
    """Return the Chinese and the English column of the bilingual PDF."""
    words = pdf_words(real_dist / f"{REPORT}.zh-en.pdf")
    return columns(body(words), ENGLISH_COLUMN)


def text_rows(publication: Publication) -> list[tuple[str, ...]]:
    """Return the rows of the text, squeezed."""
    return [
        tuple(squeeze(plain(version)) for version in row.versions)
        for section in walk(publication.sections)
        for row in rows(section)
    ]


def sentences(language: str, *, printed_as: str) -> dict[str, str]:
    """Return the sentences of a TEI file; of a choice, the child ``printed_as``."""
    root = etree.parse(SOURCE / f"{language}.xml").getroot()
    other = {"sic": "corr", "corr": "sic"}[printed_as]
    for node in root.iter(f"{TEI}note", f"{TEI}{other}"):
        node.text = ""
    return {
        node.get(XML_ID): "".join(node.itertext(etree.Element))
        for node in root.iter(f"{TEI}s")
    }


def fold(text: str) -> str:
    """Return ``text`` with punctuation made half-width, without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_the_text_is_the_downloaded_report() -> None:
    text = fold("".join(sentences("zh-Hans", printed_as="sic").values()))

    assert sha256(text.encode()).hexdigest() == FOLDED


@pytest.mark.skipif(not DOWNLOAD.exists(), reason="the download is not kept here")
def test_the_text_is_the_downloaded_report_but_for_the_debris_listed() -> None:
    download = fold(DOWNLOAD.read_text(encoding="utf-8"))
    for before, debris in DEBRIS:
        assert before + debris in download
        download = download.replace(before + debris, before, 1)

    assert fold("".join(sentences("zh-Hans", printed_as="sic").values())) == download


def test_the_editions_are_composed_of_the_sentences_of_the_files(
    publications: dict[str, Publication],
) -> None:
    """So that the tests below hold files to files, not the program to itself."""
    for edition, language in (("zh-Hans", "zh-Hans"), ("en", "en")):
        written = sentences(language, printed_as="corr").values()
        title, *text = map(squeeze, written)
        found = publications[edition]
        assert squeeze(plain(found.title.versions[0])) == title
        composed = "".join(row[0] for row in text_rows(found))
        for bracket in brackets() if edition == "en" else ():
            composed = composed.replace(bracket, "", 1)
        # A ratio is printed with a sign of its own.
        assert composed.replace("∶", ":") == "".join(text)


def brackets() -> list[str]:
    """Return what the glossary, not the text, puts into brackets, squeezed."""
    glossary = read_glossary(ROOT / "glossary", ROOT)
    return [
        squeeze(f"({concept.en.gloss})")
        for concept in glossary
        if concept.en.gloss_as is GlossForm.BRACKET
    ]


@pytest.mark.parametrize("edition", ["en", "zh-en"])
def test_every_gloss_stands_in_the_english_once(
    publications: dict[str, Publication], edition: str
) -> None:
    found = publications[edition]
    text = "".join(row[-1] for row in text_rows(found))
    footnotes = sorted(note.value for _, note in notes(found) if note.kind == KIND)

    assert [text.count(bracket) for bracket in brackets()] == [1] * len(brackets())
    assert footnotes == sorted(
        concept.en.gloss
        for concept in read_glossary(ROOT / "glossary", ROOT)
        if concept.en.gloss_as is GlossForm.FOOTNOTE
    )
    assert footnotes


def test_every_row_of_the_bilingual_edition_is_an_alignment_group(
    publications: dict[str, Publication],
) -> None:
    root = etree.parse(SOURCE / "en.xml").getroot()
    links = {
        node.get(XML_ID): {
            name.partition("#")[2] for name in node.get("corresp").split()
        }
        for node in root.iter(f"{TEI}s")
    }

    for section in walk(publications["zh-en"].sections):
        for row in rows(section):
            chinese, english = ({x.id for x in v.lines} for v in row.versions)
            assert set().union(*(links[name] for name in english)) == chinese


@pytest.mark.parametrize("form", ["docx", "epub", "html"])
@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant", "en", "zh-en"])
def test_the_text_is_complete_and_in_order(
    real_dist: Path, publications: dict[str, Publication], edition: str, form: str
) -> None:
    read = {"docx": docx_rows, "epub": epub_rows, "html": html_rows}[form]

    found = read(real_dist / f"{REPORT}.{edition}.{form}")

    assert found == text_rows(publications[edition])


@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant", "en"])
def test_the_printed_text_is_complete_and_in_order(
    real_dist: Path, publications: dict[str, Publication], edition: str
) -> None:
    found = stream(body(pdf_words(real_dist / f"{REPORT}.{edition}.pdf")))

    assert found.text == "".join(row[0] for row in text_rows(publications[edition]))


def test_both_columns_of_the_printed_text_are_complete_and_in_order(
    printed: tuple[Stream, Stream], publications: dict[str, Publication]
) -> None:
    expected = text_rows(publications["zh-en"])

    for side, column in enumerate(printed):
        assert column.text == "".join(row[side] for row in expected)


def test_what_says_the_same_begins_on_one_line_of_the_printed_page(
    printed: tuple[Stream, Stream], publications: dict[str, Publication]
) -> None:
    chinese, english = printed
    place = [0, 0]

    for row in text_rows(publications["zh-en"]):
        left, right = chinese.words[place[0]], english.words[place[1]]
        assert left.page == right.page, row
        is_part = left.height > 19  # these stand one above the other
        assert is_part or abs(left.y - right.y) < 3, row
        place = [place[side] + len(row[side]) for side in (0, 1)]


def test_every_note_is_printed_once_and_in_order(
    real_dist: Path, publications: dict[str, Publication]
) -> None:
    small = [w for w in pdf_words(real_dist / f"{REPORT}.zh-en.pdf") if w.height < 13]

    text = stream(small).text

    place = 0
    for _, note in notes(publications["zh-en"]):
        words = f"{note.number}.{squeeze(note.value)}"
        assert text.count(words) == 1, words
        assert text.index(words) > place
        place = text.index(words)


def label_pages(label: str) -> list[int]:
    """Return the pages an index entry names, such as “1–3, 5”."""
    pages: list[int] = []
    for part in label.split(","):
        first, _, last = part.strip().partition("–")
        pages += range(int(first), int(last or first) + 1)
    return pages


@pytest.fixture(scope="module")
def printed_index(
    real_dist: Path, publications: dict[str, Publication]
) -> dict[str, str]:
    """Return the pages that the bilingual PDF's index names for each concept.

    Everything printed there is accounted for: entries, with the entries to see also
    and the members under them, and wordings that refer to an entry.
    """
    words = pdf_words(real_dist / f"{REPORT}.zh-en.pdf")
    text = "\n".join(index_lines(words, INDEX_COLUMN)) + "\n"
    table = json.loads((real_dist / "term-index.json").read_text(encoding="utf-8"))
    pages: dict[str, str] = {}
    members: dict[IndexEntry, str] = {}
    position = 0
    for entry in index_entries(publications["zh-en"]):
        lines = "".join(map(entry_pattern, (entry, *entry.members)))
        found = re.compile(rf"(?:(?:[A-Z]|0–9|字母)\n)?{lines}").match(text, position)
        assert found, f"{entry} is not at {text[position : position + 60]!r}"
        position = found.end()
        if not entry.see:
            assert entry.concept not in pages
            pages[entry.concept] = re.sub(r"\s", "", found[1])
            # A member that is a concept has the pages of that concept.
            members.update(zip(entry.members, found.groups()[1:], strict=True))
    assert text[position:] == ""
    for member, label in members.items():
        expected = pages[member.concept] if member.concept else None
        assert (re.sub(r"\s", "", label) if label else None) == expected, member
    assert list(pages) == [term["id"] for term in table["terms"]]
    return pages


def index_entries(publication: Publication) -> list[IndexEntry]:
    """Return the entries of the main index."""
    return [entry for group in publication.indexes[0].groups for entry in group.entries]


def entry_pattern(entry: IndexEntry) -> str:
    """Return how an entry is printed, its pages a group where it has places."""
    pages = r"\s*(\d+(?:–\s*\d+)?(?:,\s*\d+(?:–\s*\d+)?)*)"
    also = "；".join(words for _, words in entry.see_also)
    before = "".join(words for _, words in entry.headwords)
    after = (f"见{entry.see}" if entry.see else "") + (f"另见{also}" if also else "")
    places = pages if entry.locators else "" if entry.see else "()"
    return rf"{spaced(before)}{places}\s*{spaced(after)}\n"


def spaced(words: str) -> str:
    """Return a pattern for ``words`` however they are spaced and broken."""
    return r"\s*".join(map(re.escape, squeeze(words)))


def test_the_printed_index_has_every_entry_and_none_twice(
    printed_index: dict[str, str], publications: dict[str, Publication]
) -> None:
    mentioned = {
        piece.concept
        for section in walk(publications["zh-en"].sections)
        for row in rows(section)
        for line in row.versions[0].lines
        for piece in line.pieces
        if isinstance(piece, Mark)
    }

    assert printed_index.keys() == mentioned


def test_the_printed_index_refers_to_what_it_has(
    printed_index: dict[str, str], publications: dict[str, Publication]
) -> None:
    """By the glossary and the text alone, as the entries were read off the page."""
    glossary = read_glossary(ROOT / "glossary", ROOT)
    text = "".join(sentences("zh-Hans", printed_as="corr").values())
    entries = index_entries(publications["zh-en"])

    for entry in entries:
        concept = glossary.concepts[entry.concept]
        if entry.see:
            [(_, variant)] = entry.headwords
            assert entry.see == concept.zh.preferred
            assert variant in concept.zh.variants
            assert variant in text
        else:
            related = {other for other, _ in entry.see_also}
            assert related == set(concept.see_also) & printed_index.keys()
            members = [words for m in entry.members for _, words in m.headwords]
            assert members == [w for m in concept.members for w in (m.zh, m.en) if w]
    assert sum(bool(entry.see) for entry in entries) >= 5


def test_the_index_names_pages_in_order_joined_and_once(
    printed_index: dict[str, str],
) -> None:
    for concept, label in printed_index.items():
        pages = label_pages(label)
        assert pages == sorted(set(pages)), concept
        runs = [part.partition("–") for part in label.split(",")]
        for (first, _, last), (following, _, _) in pairwise(runs):
            assert int(following) > int(last or first) + 1, concept
        assert all(int(last) > int(first) for first, _, last in runs if last), concept


def test_the_pages_the_index_names_are_those_its_terms_stand_on(
    printed: tuple[Stream, Stream],
    printed_index: dict[str, str],
    publications: dict[str, Publication],
) -> None:
    chinese, _ = printed
    pages: defaultdict[str, set[int]] = defaultdict(set)
    position = 0
    for section in walk(publications["zh-en"].sections):
        for row in rows(section):
            for line in row.versions[0].lines:
                for piece in line.pieces:
                    if isinstance(piece, NoteCall):
                        continue
                    words = squeeze(piece.value)
                    if isinstance(piece, Mark):
                        assert chinese.text.startswith(words, position)
                        pages[piece.concept].add(chinese.words[position].page)
                    position += len(words)

    wrong = {
        concept: (label, sorted(pages[concept]))
        for concept, label in printed_index.items()
        if label_pages(label) != sorted(pages[concept])
    }
    assert wrong == {}


def test_the_pages_the_index_names_hold_the_headword_or_a_variant(
    printed: tuple[Stream, Stream],
    printed_index: dict[str, str],
) -> None:
    """Without the program's own marks: only the glossary and the text of the pages."""
    chinese, _ = printed
    of_page: defaultdict[int, str] = defaultdict(str)
    for character, word in zip(chinese.text, chinese.words, strict=True):
        of_page[word.page] += character
    glossary = read_glossary(ROOT / "glossary", ROOT)
    explicit = explicit_terms()

    for concept, label in printed_index.items():
        zh = glossary.concepts[concept].zh
        forms = {zh.preferred, *zh.variants, *explicit[concept]}
        for page in label_pages(label):
            # A word may be cut by the end of its page.
            text = of_page[page] + of_page[page + 1][:30]
            assert any(squeeze(form) in text for form in forms), (concept, page)


def explicit_terms() -> defaultdict[str, set[str]]:
    """Return the words that the text itself marks as a concept."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    root = etree.parse(SOURCE / "zh-Hans.xml").getroot()
    for node in root.iter(f"{TEI}term"):
        found[node.get("ref").removeprefix("#")].add("".join(node.itertext()))
    return found


def test_the_contents_name_the_pages_the_sections_begin_on(
    real_dist: Path,
    printed: tuple[Stream, Stream],
    publications: dict[str, Publication],
) -> None:
    chinese, _ = printed
    entries: list[str] = []
    position = 0
    for section in walk(publications["zh-en"].sections):
        if section.heading is not None:
            words = "".join(plain(version) for version in section.heading.versions)
            page = chinese.words[position].page
            entries.append(rf"{re.escape(squeeze(words))}\.*{page}")
        position += sum(len(squeeze(plain(row.versions[0]))) for row in rows(section))

    front = stream(pdf_words(real_dist / f"{REPORT}.zh-en.pdf")[:4000]).text

    # A page of contents may end between any two entries: then its folio stands there.
    between = r"(?:[ivx]+)?"
    assert re.search(between.join(entries), front)
