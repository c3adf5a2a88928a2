from __future__ import annotations

from collections.abc import Sequence

from reportpub.diagnostics import Location
from reportpub.model.document import Division, Document, Header, Paragraph, State, Text
from reportpub.model.loose import Line
from reportpub.transforms.structure import structured
from reportpub.transforms.structure.mirror import Rendering, mirror

LINES = ["政府工作报告", "一、回顾", "甲。乙。", "丙。", "（一）丁。戊。"]


def source() -> Document:
    """Return s001 title, d1 s002, p001 s003 s004, p002 s005, d1-1 s006, p003 s007."""
    lines = [Line(text, number) for number, text in enumerate(LINES, start=1)]
    found = structured(lines, "x", date="2021-02-01")
    assert found
    return found.document


def mirrored(*groups: tuple[Sequence[str], Sequence[str]]) -> Document:
    renderings = [
        Rendering(tuple(zh), tuple((Text(words),) for words in en)) for zh, en in groups
    ]
    header = Header("", "2021-02-01", ())
    return mirror(source(), renderings, header, Location("en.xml"))


def shape(document: Document) -> list[tuple[str, list[str]]]:
    found = [("title", [s.text for s in document.title])]
    for block in document.blocks():
        own = block.head if isinstance(block, Division) else block.sentences
        found.append((block.id, [s.text for s in own]))
    return found


def test_english_stands_where_its_chinese_stands() -> None:
    target = mirrored(
        (["s001"], ["Report"]),
        (["s002"], ["I. Review"]),
        (["s003"], ["A1.", "A2."]),
        (["s004"], ["B."]),
        (["s005"], ["C."]),
        (["s006"], ["1. D"]),
        (["s007"], ["E."]),
    )

    assert shape(target) == [
        ("title", ["Report"]),
        ("ed1", ["I. Review"]),
        ("ep001", ["A1.", "A2.", "B."]),
        ("ep002", ["C."]),
        ("ed1-1", ["1. D"]),
        ("ep003", ["E."]),
    ]
    assert [s.id for s in target.sentences()] == [f"e{n:03}" for n in range(1, 9)]
    [part] = [b for b in target.blocks() if isinstance(b, Division) and b.id == "ed1"]
    assert part.corresp == ("zh-Hans.xml#d1",)


def test_a_heading_rendered_together_with_its_text_stands_with_the_text() -> None:
    target = mirrored((["s006", "s007"], ["D and E."]))

    assert ("ep003", ["D and E."]) in shape(target)
    assert [*target.sentences()][-1].corresp == (
        "zh-Hans.xml#s006",
        "zh-Hans.xml#s007",
    )


def test_of_several_the_first_is_the_heading() -> None:
    target = mirrored((["s006", "s007"], ["1. D.", "E."]))

    assert shape(target)[-2:] == [("ed1-1", ["1. D."]), ("ep003", ["E."])]


def test_chinese_without_english_has_an_empty_place_for_it() -> None:
    target = mirrored((["s003"], []), (["s004"], ["B."]))

    [first, second] = [
        s for b in target.blocks() if isinstance(b, Paragraph) for s in b.sentences
    ]
    assert (first.text, first.progress.state) == ("", State.INITIAL)
    assert (second.text, second.progress.state) == ("B.", None)


def test_english_without_chinese_stands_after_what_was_before_it() -> None:
    target = mirrored((["s003"], ["A."]), ([], ["More."]), (["s005"], ["C."]))

    assert ("ep001", ["A.", "More."]) in shape(target)


def test_a_heading_whose_text_is_said_elsewhere_has_an_empty_paragraph() -> None:
    target = mirrored((["s006"], ["1. D"]), (["s005", "s007"], ["C and E."]))

    assert shape(target)[-2:] == [("ed1-1", ["1. D"]), ("ep003", [""])]


def test_there_is_always_a_title() -> None:
    assert [s.text for s in mirrored((["s003"], ["A."])).title] == [""]
