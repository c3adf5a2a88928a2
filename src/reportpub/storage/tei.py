"""The door for TEI P5 files: a typed ``Document`` comes out, or a clear refusal.

The subset is described by ``report.rng`` beside this module. Documents with a
DOCTYPE are refused outright: no entity is declared, so none can be expanded, and
nothing is ever fetched.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import SourceError
from reportpub.model.document import (
    Comment,
    Correction,
    Division,
    Document,
    Header,
    Inline,
    Note,
    Paragraph,
    Progress,
    Sentence,
    State,
    Term,
    Text,
    joined,
)
from reportpub.storage.markup import ill_formed

_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_SCHEMA = Path(__file__).with_name("report.rng")
# What stands in the header for readers, in the order an imprint gives it.
_STATEMENTS = (
    "sourceDesc//p",
    "sourceDesc/bibl",
    "availability/*",
    "editorialDecl//p",
)

# What the places of <creation> are called in the scope of a glossary entry.
_SCOPES = {"settlement": "city", "region": "province"}


def read_document(path: Path, name: str) -> Document:
    """Read a TEI file; messages call it ``name``.

    Raises ``SourceError`` with a line where the file is missing, is not UTF-8 or
    well-formed, breaks the schema, or gives an id twice.
    """
    return parse_document(read_text(path, name), name)


def parse_document(text: str, name: str) -> Document:
    """Return the document that the characters of a file say; as ``read_document``."""
    root = parse_tei(text, name)
    return _Reader(name, root).document(root)


def parse_tei(
    text: str, name: str, *, keep_instructions: bool = False
) -> etree._Element:
    """Return the element ``TEI`` of a valid file, with its comments.

    Processing instructions are left out unless they are asked for. Raises
    ``SourceError`` as ``read_document`` does.
    """
    root = _parse(text, name, keep_instructions=keep_instructions)
    _validate(root, name)
    _refuse_repeated_ids(root, name)
    return root


def read_text(path: Path, name: str) -> str:
    """Return the characters of a TEI file as it is; messages call it ``name``.

    Raises ``SourceError`` where it is missing or not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message = "The file does not exist; put the text there or remove the report."
        raise SourceError(message, Location(name)) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "The file is not UTF-8; save it with the encoding UTF-8."
        raise SourceError(message, Location(name, line)) from None
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        raise SourceError(message, Location(name)) from None


def _parse(text: str, name: str, *, keep_instructions: bool) -> etree._Element:
    declaration = re.search(r"<!(DOCTYPE|ENTITY)", text)
    if declaration:
        line = text.count("\n", 0, declaration.start()) + 1
        message = "The file has a DOCTYPE; remove it and write the characters out."
        raise SourceError(message, Location(name, line))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_pis=not keep_instructions,
        # We look for repeated ids ourselves, to name both places.
        collect_ids=False,
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            ill_formed(error), Location(name, error.lineno or 0)
        ) from None


@lru_cache(maxsize=1)
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(_SCHEMA))


def _validate(root: etree._Element, name: str) -> None:
    schema = _schema()
    if schema.validate(root):
        return
    # The first entry is the innermost cause; those after it repeat it outwards.
    entry = next(iter(schema.error_log))
    message = f"{entry.message.rstrip('.')}; docs/text.md lists what may stand where."
    raise SourceError(message, Location(name, entry.line))


def _refuse_repeated_ids(root: etree._Element, name: str) -> None:
    lines: dict[str, int] = {}
    for node in root.iter(etree.Element):
        identifier = node.get(f"{_XML}id")
        if identifier is None:
            continue
        line = _line(node)
        if identifier in lines:
            message = (
                f"The id “{identifier}” is given twice, first on line "
                f"{lines[identifier]}; give one of them a new id."
            )
            raise SourceError(message, Location(name, line))
        lines[identifier] = line


def _line(node: etree._Element) -> int:
    return int(node.sourceline or 0)


def _words(node: etree._Element) -> str:
    """Return the text of ``node`` with runs of white space made one space."""
    return " ".join("".join(node.itertext(etree.Element)).split())


class _Reader:
    """Turns the elements of one valid file into the model."""

    def __init__(self, name: str, root: etree._Element) -> None:
        self._name = name
        # A line broken in the file is no space between Chinese characters.
        is_chinese = root.attrib[f"{_XML}lang"].startswith("zh")
        self._joint = "" if is_chinese else " "

    def document(self, root: etree._Element) -> Document:
        body = root.find(f"{_TEI}text/{_TEI}body")
        assert body is not None  # the schema says so
        return Document(
            id=root.attrib[f"{_XML}id"],
            language=root.attrib[f"{_XML}lang"],
            header=self._header(root),
            title=self._head(body),
            children=self._children(body),
            location=self._location(root),
        )

    def _header(self, root: etree._Element) -> Header:
        header = root.find(f"{_TEI}teiHeader")
        assert header is not None
        title = header.find(f".//{_TEI}titleStmt/{_TEI}title")
        date = header.find(f".//{_TEI}creation/{_TEI}date")
        assert title is not None
        assert date is not None
        statements = [
            words
            for path in _STATEMENTS
            for node in header.iterfind(".//" + re.sub(r"(\w+)", _TEI + r"\1", path))
            if (words := _words(node))
        ]
        authors = header.iterfind(f".//{_TEI}titleStmt/{_TEI}author")
        return Header(
            _words(title),
            date.attrib["when"][:10],
            tuple(statements),
            declares_corrections=header.find(f".//{_TEI}correction") is not None,
            scopes=tuple(
                f"{_SCOPES[etree.QName(node).localname]}:{node.attrib['key']}"
                for node in header.iterfind(f".//{_TEI}creation/*[@key]")
            ),
            author=", ".join(map(_words, authors)),
        )

    def _location(self, node: etree._Element) -> Location:
        return Location(self._name, _line(node))

    def _head(self, node: etree._Element) -> tuple[Sentence, ...]:
        return tuple(map(self._sentence, node.iterfind(f"{_TEI}head/{_TEI}s")))

    def _children(self, node: etree._Element) -> tuple[Paragraph | Division, ...]:
        return tuple(
            self._paragraph(child) if child.tag == f"{_TEI}p" else self._division(child)
            for child in node.iterchildren(f"{_TEI}p", f"{_TEI}div")
        )

    def _division(self, node: etree._Element) -> Division:
        return Division(
            id=node.attrib[f"{_XML}id"],
            kind=node.attrib["type"],
            head=self._head(node),
            children=self._children(node),
            corresp=self._corresp(node),
            location=self._location(node),
        )

    def _paragraph(self, node: etree._Element) -> Paragraph:
        return Paragraph(
            id=node.attrib[f"{_XML}id"],
            sentences=tuple(map(self._sentence, node.iterfind(f"{_TEI}s"))),
            corresp=self._corresp(node),
            location=self._location(node),
        )

    def _sentence(self, node: etree._Element) -> Sentence:
        inlines: list[Inline] = [Text(node.text)] if node.text else []
        for child in node:
            if isinstance(child.tag, str) and not _is_comment(child):
                inlines.append(self._inline(child))
            if child.tail:
                inlines.append(Text(child.tail))
        return Sentence(
            id=node.attrib[f"{_XML}id"],
            content=_folded(inlines, self._joint),
            corresp=self._corresp(node),
            location=self._location(node),
            progress=_progress(node),
        )

    def _inline(self, node: etree._Element) -> Inline:
        match etree.QName(node).localname:
            case "term":
                return Term(node.attrib["ref"].removeprefix("#"), _words(node))
            case "choice":
                sic, corr = node.iterchildren(etree.Element)
                return Correction(_words(sic), _words(corr))
            case _:  # the schema admits nothing else but notes
                return Note(node.attrib["type"], _words(node))

    def _corresp(self, node: etree._Element) -> tuple[str, ...]:
        return tuple(node.get("corresp", "").split())


def _progress(node: etree._Element) -> Progress:
    return Progress(
        State(node.attrib["type"]) if "type" in node.attrib else None,
        node.get("cert", ""),
        node.get("source", ""),
        tuple(map(_comment, filter(_is_comment, node.iterchildren(f"{_TEI}note")))),
    )


def _is_comment(node: etree._Element) -> bool:
    return bool(node.get("type") == "comment")


def _comment(node: etree._Element) -> Comment:
    name, date = node.find(f"{_TEI}name"), node.find(f"{_TEI}date")
    children = (child for child in (name, date) if child is not None)
    texts = (node.text, *(child.tail for child in children))
    return Comment(
        "" if name is None else _words(name),
        "" if date is None else date.attrib["when"],
        " ".join("".join(text or "" for text in texts).split()),
    )


def _folded(inlines: list[Inline], joint: str) -> tuple[Inline, ...]:
    """Join neighbouring text and fold its white space; trim both ends."""
    pieces = joined(inlines)
    if pieces and isinstance(pieces[0], Text):
        pieces[0] = Text(pieces[0].value.lstrip())
    if pieces and isinstance(pieces[-1], Text):
        pieces[-1] = Text(pieces[-1].value.rstrip())
    folded = (
        Text(re.sub(r"\s*\n\s*", joint, inline.value))
        if isinstance(inline, Text)
        else inline
        for inline in pieces
    )
    return tuple(inline for inline in folded if inline != Text(""))
