"""A document as a TEI file, in the canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.model.document import (
    Correction,
    Division,
    Document,
    Header,
    Note,
    Paragraph,
    Progress,
    Sentence,
    Term,
    Text,
)
from reportpub.model.imprint import Imprint
from reportpub.storage.tei_layout import lay_out

_NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_PLACES = {"city": "settlement", "province": "region"}
_LANGUAGES = {"zh-Hans": "简体中文", "en": "English"}


def write_tei(document: Document, imprint: Imprint | None = None) -> str:
    """Return the TEI file of ``document``; read again, it is equal to it.

    ``imprint`` says what of the header's statements is source, licence or editing, and
    takes their place; without it all of them stand in ``sourceDesc``. The rest of a
    header that was read (names of people, changes) is not in the model and is not
    written: a file that exists is changed by ``tei_edit``.
    """
    root = etree.Element(f"{{{_NAMESPACE}}}TEI", nsmap={None: _NAMESPACE})
    root.set(f"{_XML}id", document.id)
    root.set(f"{_XML}lang", document.language)
    _write_header(root, document, imprint or _imprint_of(document.header))
    body = _child(_child(root, "text"), "body")
    _write_head(body, document.title)
    _write_blocks(body, document.children)
    return lay_out(root)


def _imprint_of(header: Header) -> Imprint:
    corrections = ("",) if header.declares_corrections else ()
    return Imprint(source=header.statements, corrections=corrections)


def _write_header(root: etree._Element, document: Document, imprint: Imprint) -> None:
    header = _child(root, "teiHeader")
    file = _child(header, "fileDesc")
    titles = _child(file, "titleStmt")
    _child(titles, "title", document.header.title)
    if document.header.author:
        _child(titles, "author", document.header.author)
    publication = _child(file, "publicationStmt")
    _child(publication, "publisher", imprint.publisher)
    _write_paragraphs(_child(publication, "availability"), imprint.availability)
    _write_paragraphs(_child(file, "sourceDesc"), imprint.source)
    _write_editing(
        header,
        {
            "normalization": imprint.normalizations,
            "correction": imprint.corrections,
            "segmentation": imprint.segmentation,
        },
    )
    profile = _child(header, "profileDesc")
    creation = _child(profile, "creation")
    date = _child(creation, "date", imprint.date or document.header.date)
    date.set("when", document.header.date)
    _write_places(creation, document.header.scopes, imprint.places)
    language = _LANGUAGES.get(document.language, document.language)
    usage = _child(_child(profile, "langUsage"), "language", language)
    usage.set("ident", document.language)


def _write_editing(
    header: etree._Element, statements: Mapping[str, tuple[str, ...]]
) -> None:
    if not any(statements.values()):
        return
    editing = _child(_child(header, "encodingDesc"), "editorialDecl")
    for kind, paragraphs in statements.items():
        if paragraphs:
            _write_paragraphs(_child(editing, kind), paragraphs)


def _write_places(
    creation: etree._Element, scopes: Iterable[str], names: Mapping[str, str]
) -> None:
    found = dict(scope.split(":", 1) for scope in scopes)
    for kind, element in _PLACES.items():
        if kind in found:
            key = found[kind]
            _child(creation, element, names.get(kind, key)).set("key", key)


def _write_paragraphs(node: etree._Element, paragraphs: tuple[str, ...]) -> None:
    # TEI wants at least one; an empty one says nothing.
    for words in paragraphs or ("",):
        _child(node, "p", words)


def _write_blocks(node: etree._Element, blocks: Iterable[Paragraph | Division]) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                paragraph = _child(node, "p")
                _identify(paragraph, block.id, block.corresp)
                for sentence in block.sentences:
                    _write_sentence(paragraph, sentence)
            case Division():
                division = _child(node, "div")
                division.set("type", block.kind)
                _identify(division, block.id, block.corresp)
                _write_head(division, block.head)
                _write_blocks(division, block.children)
            case _:
                assert_never(block)


def _write_head(node: etree._Element, sentences: tuple[Sentence, ...]) -> None:
    if sentences:
        head = _child(node, "head")
        for sentence in sentences:
            _write_sentence(head, sentence)


def _write_sentence(parent: etree._Element, sentence: Sentence) -> None:
    node = _child(parent, "s")
    _identify(node, sentence.id, sentence.corresp)
    last: etree._Element | None = None
    for inline in sentence.content:
        if isinstance(inline, Text):
            words = _allowed(inline.value)
            if last is None:
                node.text = (node.text or "") + words
            else:
                last.tail = (last.tail or "") + words
        else:
            last = _write_inline(node, inline)

    _write_progress(node, sentence.progress)


def _write_progress(node: etree._Element, progress: Progress) -> None:
    """Write how far a sentence has come, as ``tei_revise`` does."""
    attributes = {
        "type": progress.state or "",
        "cert": progress.score,
        "source": progress.origin,
    }
    for name, value in attributes.items():
        if value:
            node.set(name, str(value))
    for comment in progress.comments:
        note = _child(node, "note")
        note.set("type", "comment")
        last = None
        if comment.author:
            last = _child(note, "name", comment.author)
        if comment.date:
            last = _child(note, "date")
            last.set("when", comment.date)
        if last is None:
            note.text = _allowed(comment.value)
        else:
            last.tail = _allowed(comment.value)


def _write_inline(
    node: etree._Element, inline: Term | Correction | Note
) -> etree._Element:
    match inline:
        case Term(concept, value):
            term = _child(node, "term", value)
            term.set("ref", f"#{concept}")
            return term
        case Correction(sic, corr):
            choice = _child(node, "choice")
            _child(choice, "sic", sic)
            _child(choice, "corr", corr)
            return choice
        case Note(kind, value):
            note = _child(node, "note", value)
            note.set("type", kind)
            return note
        case _:
            assert_never(inline)


def _identify(node: etree._Element, identifier: str, corresp: tuple[str, ...]) -> None:
    node.set(f"{_XML}id", identifier)
    if corresp:
        node.set("corresp", " ".join(corresp))


def _child(parent: etree._Element, name: str, words: str = "") -> etree._Element:
    node = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}")
    if words:
        node.text = _allowed(words)
    return node


_FORBIDDEN = dict.fromkeys({*range(32)} - {9, 10, 13} | {0xFFFE, 0xFFFF})


def _allowed(words: str) -> str:
    """Return ``words`` without the controls that no XML may hold (XML 1.0, 2.2)."""
    return words.translate(_FORBIDDEN)
