from __future__ import annotations

from dataclasses import replace

from tests.unit.writers.builders import publication

from reportpub.proofs.expectation import expect


def test_title_and_headings_of_parts_stand_one_above_the_other() -> None:
    found = expect(publication("zh-Hans", "en"))

    texts = [[side.text for side in group.sides] for group in found.groups]
    assert texts[:5] == [
        ["政府工作报告"],
        ["report"],
        ["“十三五”回顾0"],
        ["areview0"],
        ["甲0。", "one0."],
    ]
    assert ["(一)疫情防控0。", "control0"] in texts


def test_a_side_without_words_is_left_out_and_the_other_keeps_its_column() -> None:
    edition = publication("zh-Hans", "en")
    first, *sections = edition.sections
    [block] = first.blocks
    chinese, english = block.rows[0].versions
    row = replace(block.rows[0], versions=(replace(chinese, lines=()), english))
    part = replace(first, blocks=(replace(block, rows=(row,)),))

    found = expect(replace(edition, sections=(part, *sections)))

    [side] = found.groups[4].sides
    assert (side.column, side.language, side.text) == (1, "en", "one0.")


def test_the_number_of_a_note_stands_where_it_is_called() -> None:
    found = expect(publication("zh-Hans"))

    texts = [group.sides[0].text for group in found.groups]
    assert any(text.startswith("做好六稳和六稳1工作0。又一句0。") for text in texts)
    assert [note.sides[0].text for note in found.notes] == ["1.注0"]


def test_a_heading_of_the_text_may_be_named_like_one_after_it() -> None:
    edition = publication("zh-Hans")
    title = edition.labels.explanations
    first, *sections = edition.sections
    assert first.heading is not None
    [version] = first.heading.versions
    [line] = version.lines
    renamed = replace(line, pieces=(replace(line.pieces[0], value=title),))
    heading = replace(first.heading, versions=(replace(version, lines=(renamed,)),))

    found = expect(
        replace(edition, sections=(replace(first, heading=heading), *sections))
    )

    assert title in found.ends
    assert found.headings[title] == 1
