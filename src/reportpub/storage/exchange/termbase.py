"""TBX-Basic entries, written and read alike for both editions of the standard.

An edition is a ``Dialect``: what its elements are called. Everything else is the
same: the concept, its languages, their terms, and data categories at each level.
What TBX-Basic has no category for stands in notes that begin with its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.model.glossary import Glossary, Kind, Rank
from reportpub.storage.exchange.characters import outgoing
from reportpub.storage.exchange.draft import Draft, Row
from reportpub.storage.exchange.joined import join, split
from reportpub.storage.exchange.markup import (
    EN,
    HANT,
    PINYIN,
    ZH,
    language,
)
from reportpub.storage.markup import XML, add, children, local, place, text_of

WRITTEN_BY = "Written by reportpub"
"""Stands in the header of our files: their blanks and line breaks are meant."""

_PREFERRED, _ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
_DEPRECATED, _SUPERSEDED = "deprecatedTerm-admn-sts", "supersededTerm-admn-sts"
_AVOIDED = frozenset({_DEPRECATED, _SUPERSEDED})
# Fields that a note carries, as “question: May … stand?”.
_NOTED = {
    "scope": "scope",
    "status": "status",
    "confidence": "confidence",
    "since": "since",
    "question": "question",
    "gloss": "en.gloss",
    "gloss_as": "en.gloss_as",
}
_NOTE = re.compile(r"([a-z_]+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an edition of TBX names an entry, a language, a term and a category."""

    entry: str
    language: str
    term: str
    note: str
    name_of_term: str
    category: Callable[[etree._Element, str, str], etree._Element]


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of a language: its text, its administrative status and its note."""

    text: str
    status: str
    note: str
    variant: bool


def write_entries(body: etree._Element, glossary: Glossary, dialect: Dialect) -> None:
    """Append the concepts of ``glossary`` to ``body``."""
    for draft in outgoing(glossary):
        entry = add(body, dialect.entry, id=_xml_id(draft.id))
        _write_concept(entry, draft, dialect)
        superseded = draft.texts["status"] == "superseded"
        preferred = _SUPERSEDED if superseded else _PREFERRED
        for tag, definition, terms in _languages(draft, preferred):
            section = add(entry, dialect.language, **{f"{XML}lang": tag})
            if definition:
                dialect.category(section, "definition", definition)
            for term in terms:
                _write_term(section, term, dialect)


def _write_concept(entry: etree._Element, draft: Draft, dialect: Dialect) -> None:
    dialect.category(entry, "subjectField", draft.texts["kind"])
    for name, field in _NOTED.items():
        if draft.texts[field]:
            add(entry, dialect.note, f"{name}: {draft.texts[field]}")
    for member in draft.rows["members"]:
        add(entry, dialect.note, f"member: {join(member)}")
    for source in draft.rows["sources"]:
        dialect.category(entry, "source", join(source if source[2] else source[:2]))
    for (other,) in draft.rows["see_also"]:
        reference = dialect.category(entry, "crossReference", other)
        reference.set("target", _xml_id(other))


def _languages(
    draft: Draft, preferred: str
) -> Iterator[tuple[str, str, tuple[_Term, ...]]]:
    texts, rows = draft.texts, draft.rows
    variants = (_Term(row[0], _ADMITTED, "", True) for row in rows["zh.variants"])
    first = _Term(texts["zh.preferred"], preferred, "", variant=False)
    yield ZH, texts["definition.zh"], (first, *variants)
    for tag, name in ((HANT, "zh.hant"), (PINYIN, "zh.pinyin")):
        if texts[name]:
            yield tag, "", (_Term(texts[name], "", "", variant=False),)
    first = _Term(texts["en.preferred"], preferred, "", variant=False)
    admitted = (_Term(row[0], _ADMITTED, "", False) for row in rows["en.admitted"])
    forbidden = (_Term(*_avoided(row)) for row in rows["en.forbidden"])
    yield EN, texts["definition.en"], (first, *admitted, *forbidden)


def _avoided(row: Row) -> tuple[str, str, str, bool]:
    return row[0], _DEPRECATED, row[1], False


def _write_term(section: etree._Element, term: _Term, dialect: Dialect) -> None:
    node = add(section, dialect.term)
    add(node, dialect.name_of_term, term.text)
    if term.status:
        dialect.category(node, "administrativeStatus", term.status)
    if term.variant:
        dialect.category(node, "termType", "variant")
    if term.note:
        add(node, dialect.note, term.note)


def read_entries(root: etree._Element, dialect: Dialect, name: str) -> Iterator[Draft]:
    """Yield the concepts under ``root`` as text; ``name`` is that of the file.

    What an entry does not mention is not in its draft: many tools drop what they do
    not show.
    """
    ours = any(WRITTEN_BY in text_of(node) for node in root.iter("{*}sourceDesc"))
    clean = str if ours else _tidy
    for entry in root.iter(dialect.entry):
        texts: dict[str, str] = {}
        rows: dict[str, tuple[Row, ...]] = {}
        for node in children(entry):
            if local(node) == local_name(dialect.language):
                _read_language(node, dialect, clean, texts, rows)
        _read_concept(entry, clean, texts, rows)
        identifier = entry.get("id", "").removeprefix("_")
        yield Draft(identifier, texts, rows, place(entry, name))


def local_name(tag: str) -> str:
    """Return ``tag`` without its namespace."""
    return tag.rpartition("}")[2]


def _read_concept(
    entry: etree._Element,
    clean: Callable[[str], str],
    texts: dict[str, str],
    rows: dict[str, tuple[Row, ...]],
) -> None:
    for node in children(entry):
        category, text = _category(node), clean(text_of(node))
        if category == "subjectField" and text in list(Kind):
            texts["kind"] = text
        elif category == "source":
            rows["sources"] = (*rows.get("sources", ()), _source(text))
        elif category == "crossReference":
            target = node.get("target", "").removeprefix("_")
            rows["see_also"] = (*rows.get("see_also", ()), (target,))
        elif category == "note" and (note := _NOTE.fullmatch(text)):
            if note[1] in _NOTED:
                texts[_NOTED[note[1]]] = note[2]
            elif note[1] == "member":
                pair = (*split(note[2]), "", "")[:2]
                rows["members"] = (*rows.get("members", ()), pair)


def _source(text: str) -> Row:
    rank, words, url = (*split(text), "", "", "")[:3]
    return (rank, words, url) if rank in list(Rank) else ("house", text, "")


def _read_language(
    section: etree._Element,
    dialect: Dialect,
    clean: Callable[[str], str],
    texts: dict[str, str],
    rows: dict[str, tuple[Row, ...]],
) -> None:
    tag = language(section.get(f"{XML}lang", ""))
    terms = [
        _read_term(node, dialect, clean)
        for node in section.iter(dialect.term, *_also(dialect))
    ]
    terms = [term for term in terms if term.text]
    if not tag or not terms:
        return
    first = _first(terms)
    others = [term for term in terms if term is not first]
    usable = tuple((t.text,) for t in others if t.status not in _AVOIDED)
    if tag in {HANT, PINYIN}:
        texts["zh.hant" if tag == HANT else "zh.pinyin"] = first.text
        return
    short = "zh" if tag == ZH else "en"
    texts[f"{short}.preferred"] = first.text
    rows["zh.variants" if tag == ZH else "en.admitted"] = usable
    if tag == EN:
        avoided = ((t.text, t.note) for t in others if t.status in _AVOIDED)
        rows["en.forbidden"] = tuple(avoided)
    for node in section.iter(etree.Element):
        if _category(node) == "definition":
            texts[f"definition.{short}"] = clean(text_of(node))


def _first(terms: list[_Term]) -> _Term:
    """Return the preferred term; failing that, the one nothing is said against."""
    preferred = (term for term in terms if term.status == _PREFERRED)
    plain = (term for term in terms if not term.status)
    return next(preferred, None) or next(plain, terms[0])


def _also(dialect: Dialect) -> tuple[str, ...]:
    # The long form of a term section, which martif has beside tig.
    return ("ntig",) if dialect.term == "tig" else ()


def _read_term(
    node: etree._Element, dialect: Dialect, clean: Callable[[str], str]
) -> _Term:
    text = status = note = ""
    for part in node.iter(etree.Element):
        if part.tag == dialect.name_of_term:
            text = clean(text_of(part))
        elif _category(part) == "administrativeStatus":
            status = text_of(part).strip()
        elif local(part) == "note":
            note = clean(text_of(part))
    return _Term(text, status, note, variant=False)


def _category(node: etree._Element) -> str:
    # Data categories are tags (DCT) or values of @type (DCA).
    return str(node.get("type") or local(node))


def _tidy(text: str) -> str:
    # Other tools break and indent long texts.
    return " ".join(text.split())


def _xml_id(identifier: str) -> str:
    # An XML id cannot begin with a digit, and ours never with a low line.
    return f"_{identifier}" if identifier[0].isdigit() else identifier
