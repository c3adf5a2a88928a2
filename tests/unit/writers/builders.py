"""Small publications, for the tests of every writer."""

from __future__ import annotations

from dataclasses import replace

from reportpub.editions.labels import LABELS as EDITION_LABELS
from reportpub.model.publication import (
    Block,
    Explanation,
    Index,
    IndexEntry,
    IndexGroup,
    Line,
    Locator,
    Mark,
    NoteCall,
    Piece,
    Pointers,
    Publication,
    Row,
    Run,
    Section,
    Statement,
    Version,
)

LABELS = EDITION_LABELS["zh-Hans"]

_NAMES = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}
_TITLES = {"zh-Hans": "政府工作报告", "zh-Hant": "政府工作報告", "en": "Report"}
_DATES = {
    "zh-Hans": "2021年2月1日",
    "zh-Hant": "2021年2月1日",
    "en": "February 1, 2021",
}


def publication(*languages: str, copies: int = 1) -> Publication:
    """Return a report of two parts in ``languages``, its parts ``copies`` times."""
    return Publication(
        report="handan-2021",
        edition="-".join(languages),
        languages=languages,
        title=_row(languages, "title", *(_TITLES[name] for name in languages)),
        date="2021-02-01",
        dates=tuple(_DATES[name] for name in languages),
        modified="2021-03-04T05:06:07Z",
        language_names=tuple(_NAMES[name] for name in languages),
        labels=LABELS,
        imprint=(Statement(languages[0], "河北日报 & <人民网>"),),
        sections=tuple(
            section
            for number in range(copies)
            for section in _sections(languages, str(number))
        ),
        explanations=_explanations(languages),
        indexes=(_index(languages, copies),),
    )


def _sections(languages: tuple[str, ...], copy: str) -> tuple[Section, ...]:
    """Return two parts: one with a subsection and a note, one of a single paragraph."""
    subsection = Section(
        f"d{copy}-1-1",
        2,
        f"{copy}.1.1",
        _row(languages, f"h{copy}-2", f"（一）疫情防控{copy}。", f"Control {copy}"),
        (
            _block(
                f"p{copy}-2",
                _rich_row(languages, copy),
                _row(
                    languages,
                    f"s{copy}-4",
                    f"冒号：“引号”{copy}。",
                    f"Quote {copy}.",
                ),
            ),
        ),
        (),
    )
    first = Section(
        f"d{copy}-1",
        1,
        f"{copy}.1",
        _row(languages, f"h{copy}-1", f"“十三五”回顾{copy}", f"A Review {copy}"),
        (
            _block(
                f"p{copy}-1",
                _row(languages, f"s{copy}-1", f"甲{copy}。", f"One {copy}."),
                _row(languages, f"s{copy}-2", f"乙 < & {copy}。", f"Two <& {copy}."),
            ),
        ),
        (subsection,),
    )
    last = Section(
        f"d{copy}-2",
        1,
        f"{copy}.2",
        _row(languages, f"h{copy}-3", f"2021年主要工作{copy}", f"Tasks {copy}"),
        (Block(f"p{copy}-3", (_marked_row(languages, copy),)),),
        (),
    )
    return first, last


def _block(identifier: str, *rows: Row) -> Block:
    """Return a paragraph; of one language it is one row, as compose has it."""
    first, *_ = rows
    if len(first.versions) > 1:
        return Block(identifier, rows)
    lines = tuple(line for row in rows for line in row.versions[0].lines)
    return Block(identifier, (Row((Version(first.versions[0].language, lines),)),))


def _row(languages: tuple[str, ...], identifier: str, zh: str, en: str = "") -> Row:
    return Row(
        tuple(
            _version(name, identifier, Run(zh if name[:2] == "zh" else en or zh))
            for name in languages
        )
    )


def _rich_row(languages: tuple[str, ...], copy: str) -> Row:
    """Return a row with two sentences, two marks of one concept, and a note."""
    first, *others = languages
    leading = Version(
        first,
        (
            Line(
                f"{first}-s{copy}-3a",
                (
                    Run("做好"),
                    Mark(f"t{copy}-1", "liuwen", "六稳"),
                    Run("和"),
                    Mark(f"t{copy}-2", "liuwen", "六稳"),
                    NoteCall(f"n{copy}-1", int(copy) + 1, "translator", f"注{copy}"),
                    Run(f"工作{copy}。"),
                ),
            ),
            Line(f"{first}-s{copy}-3b", (Run(f"又一句{copy}。"),)),
        ),
    )
    beside = (
        _version(name, f"s{copy}-3", Run(f"Stability & security {copy}."))
        for name in others
    )
    return Row((leading, *beside))


def _marked_row(languages: tuple[str, ...], copy: str) -> Row:
    first, *others = languages
    leading = _version(
        first,
        f"s{copy}-5",
        Mark(f"t{copy}-3", "liuwen", "六稳"),
        Run(f"工作再议{copy}。"),
    )
    beside = (_version(name, f"s{copy}-5", Run(f"Again {copy}.")) for name in others)
    return Row((leading, *beside))


def _version(language: str, identifier: str, *pieces: Piece) -> Version:
    return Version(language, (Line(f"{language}-{identifier}", pieces),))


def _explanations(languages: tuple[str, ...]) -> tuple[Explanation, ...]:
    """Return one note, on the first mention of the one term."""
    [group] = _index(languages, 1).groups
    [entry] = group.entries
    meanings = (Statement(name, f"Fronts & <{name}>.") for name in languages)
    note = Explanation(
        entry.concept,
        1,
        entry.headwords,
        tuple(meanings),
        "Report & <2020>",
        entry.locators[0],
    )
    return (note,)


def _index(languages: tuple[str, ...], copies: int) -> Index:
    locators = tuple(
        locator
        for copy in range(copies)
        for locator in (
            Locator(f"t{copy}-1", f"{copy}.1.1"),
            Locator(f"t{copy}-2", f"{copy}.1.1"),
            Locator(f"t{copy}-3", f"{copy}.2"),
        )
    )
    headwords = (("zh-Hans", "“六稳”"), ("en", "the six fronts: stability"))
    ordered = headwords if languages[0] != "en" else headwords[::-1]
    groups = (IndexGroup("L", (IndexEntry("liuwen", ordered, locators),)),)
    return Index(
        "pinyin",
        "术语索引（音序）",
        "数字为页码。",
        "数字为章节。",
        Pointers("zh-Hans", "见", "另见", "；"),
        groups,
    )


def cross_referenced(*languages: str) -> Publication:
    """Return ``publication`` with a member, a relation and a reference in its index.

    The relation is of the only concept to itself, so that every link leads somewhere.
    """
    edition = publication(*languages)
    [index] = edition.indexes
    [group] = index.groups
    [entry] = group.entries
    member = IndexEntry("", (("zh-Hans", "稳外贸"), ("en", "trade & <co>")), ())
    placed = IndexEntry("liuwen", (("zh-Hans", "稳就业"),), entry.locators[:1])
    words = entry.headwords[0][1]
    entries = (
        replace(entry, see_also=(("liuwen", words),), members=(member, placed)),
        IndexEntry("liuwen", (("zh-Hans", "工作六稳"),), (), see=words),
    )
    groups = (IndexGroup(group.heading, entries),)
    return replace(edition, indexes=(replace(index, groups=groups),))
