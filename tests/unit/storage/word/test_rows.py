"""Rows are found however people left them; what is in none is given too."""

from __future__ import annotations

from tests.running import ROOT
from tests.unit.writers.builders import publication
from tests.word_editing import W, WordFile

from reportpub.model.handle import row_handle
from reportpub.model.publication import Publication, all_rows, plain
from reportpub.model.returned import ReturnedFile
from reportpub.storage.word import read_word
from reportpub.writers.docx import write
from reportpub.writers.theme import Theme

EDITION: Publication = publication("zh-Hans", "en")
DATA = write(EDITION, Theme(ROOT / "templates/book", ROOT))


def back(word: WordFile) -> ReturnedFile:
    return read_word(word.saved(), "x.docx")


def test_every_row_is_found_with_its_words_title_and_headings_too() -> None:
    found = back(WordFile(DATA))

    rows = [*all_rows(EDITION)]
    assert [group.handle for group in found.groups] == [*map(row_handle, rows)]
    for group, row in zip(found.groups, rows, strict=True):
        assert (group.source.text, group.target.text) == (*map(plain, row.versions),)
        assert group.target.before == group.target.text
    assert found.publication == EDITION.name


def test_rows_are_found_without_their_controls() -> None:
    word = WordFile(DATA)
    word.free()

    assert back(word).groups == back(WordFile(DATA)).groups


def test_a_row_whose_cells_were_merged_is_given_as_standing_in_none() -> None:
    word = WordFile(DATA)
    name = back(word).groups[-1].handle.id
    source, target = word.row(name).iter(f"{W}tc")
    for paragraph in target.findall(f"{W}p"):
        source.append(paragraph)
    target.getparent().remove(target)

    found = back(word)

    assert name not in {group.handle.id for group in found.groups}
    words = " ".join(loose.text for loose in found.loose)
    assert back(WordFile(DATA)).groups[-1].target.text in words


def test_a_table_within_a_cell_is_read_with_the_cell() -> None:
    word = WordFile(DATA)
    name = back(word).groups[-1].handle.id
    cell = word.cell(name)
    inner = cell.makeelement(f"{W}tbl")
    row = inner.makeelement(f"{W}tr")
    within = row.makeelement(f"{W}tc")
    paragraph = within.makeelement(f"{W}p")
    run = paragraph.makeelement(f"{W}r")
    text = run.makeelement(f"{W}t")
    text.text = "And a table."
    for parent, child in (
        *((cell, inner), (inner, row), (row, within)),
        *((within, paragraph), (paragraph, run), (run, text)),
    ):
        parent.append(child)

    last = back(word).groups[-1]

    assert last.handle.id == name
    assert last.target.text.endswith(" And a table.")


def test_a_heading_whose_translation_is_gone_is_given_without_it() -> None:
    word = WordFile(DATA)
    heading = next(
        p
        for p in word.tree.iter(f"{W}p")
        if (style := p.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(f"{W}val") == "Heading1Translation"
    )
    heading.getparent().remove(heading)

    before, after = back(WordFile(DATA)).groups, back(word).groups

    gone = [a for b, a in zip(before, after, strict=True) if a.target != b.target]
    assert [group.target.text for group in gone] == [""]


def test_a_row_taken_out_with_changes_tracked_says_so() -> None:
    word = WordFile(DATA)
    name = back(word).groups[-1].handle.id
    row = next(word.row(name).iter(f"{W}tr"))
    properties = row.makeelement(f"{W}trPr")
    properties.append(properties.makeelement(f"{W}del"))
    row.insert(0, properties)

    assert back(word).groups[-1].is_deleted
    assert not back(WordFile(DATA)).groups[-1].is_deleted
