"""SKOS as RDF/XML: for vocabularies on the web and for thesaurus software.

Preferred, admitted and forbidden words are preferred, alternative and hidden labels;
pinyin and Traditional Chinese are preferred labels of their own languages. SKOS-XL
labels say why a word is hidden. What SKOS has no word for has one in
``urn:x-reportpub:``; where order counts there are RDF collections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from reportpub.diagnostics import Location
from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary
from reportpub.storage.exchange.characters import outgoing
from reportpub.storage.exchange.draft import (
    ALL_FIELDS,
    ROWS,
    Draft,
    Row,
    glossary_of,
)
from reportpub.storage.exchange.markup import (
    EN,
    HANT,
    PINYIN,
    ZH,
    language,
    parse_terms,
)
from reportpub.storage.exchange.naming import known_ids
from reportpub.storage.markup import (
    XML,
    add,
    children,
    place,
    root_of,
    serialise,
    text_of,
)

HOLDS = ALL_FIELDS

_SPACES: Mapping[str | None, str] = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "rp": "urn:x-reportpub:",
}
_CONCEPT, _SCHEME = "urn:x-reportpub:concept:", "urn:x-reportpub:glossary"
_OWN_TEXTS = {
    "kind": "kind",
    "scope": "scope",
    "status": "status",
    "confidence": "confidence",
    "since": "since",
    "gloss": "en.gloss",
    "glossAs": "en.gloss_as",
}
_PREFERRED = {
    "zh.preferred": ZH,
    "zh.hant": HANT,
    "zh.pinyin": PINYIN,
    "en.preferred": EN,
}
_ALTERNATIVE = {"zh.variants": ZH, "en.admitted": EN}
_DEFINITIONS = {"definition.zh": ZH, "definition.en": EN}
_COLLECTIONS = ("members", "sources")


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


_ABOUT, _RESOURCE = _tag("rdf:about"), _tag("rdf:resource")


def write(glossary: Glossary) -> bytes:
    """Return the glossary as RDF/XML."""
    root = root_of(_tag("rdf:RDF"), _SPACES)
    add(root, _tag("skos:ConceptScheme"), **{_ABOUT: _SCHEME})
    for draft in outgoing(glossary):
        about = {_ABOUT: _CONCEPT + draft.id}
        _write_concept(add(root, _tag("skos:Concept"), **about), draft)
    return serialise(root)


def _write_concept(node: etree._Element, draft: Draft) -> None:
    add(node, _tag("skos:inScheme"), **{_RESOURCE: _SCHEME})
    texts, rows = draft.texts, draft.rows
    _write_texts(node, "skos:prefLabel", _PREFERRED, texts)
    for name, tag in _ALTERNATIVE.items():
        for (text,) in rows[name]:
            add(node, _tag("skos:altLabel"), text, **_lang(tag))
    for text, why in rows["en.forbidden"]:
        add(node, _tag("skos:hiddenLabel"), text, **_lang(EN))
        label = add(add(node, _tag("skosxl:hiddenLabel")), _tag("skosxl:Label"))
        add(label, _tag("skosxl:literalForm"), text, **_lang(EN))
        if why:
            add(label, _tag("skos:editorialNote"), why, **_lang(EN))
    _write_texts(node, "skos:definition", _DEFINITIONS, texts)
    if texts["question"]:
        add(node, _tag("skos:editorialNote"), texts["question"], **_lang(EN))
    for (other,) in rows["see_also"]:
        add(node, _tag("skos:related"), **{_RESOURCE: _CONCEPT + other})
    for name, field in _OWN_TEXTS.items():
        if texts[field]:
            add(node, _tag(f"rp:{name}"), texts[field])
    for name in _COLLECTIONS:
        _write_collection(node, name, rows[name])


def _write_texts(
    node: etree._Element, tag: str, names: Mapping[str, str], texts: Mapping[str, str]
) -> None:
    for name, lang in names.items():
        if texts[name]:
            add(node, _tag(tag), texts[name], **_lang(lang))


def _write_collection(node: etree._Element, name: str, rows: tuple[Row, ...]) -> None:
    if not rows:
        return
    kind = {_tag("rdf:parseType"): "Collection"}
    several = add(node, _tag(f"rp:{name}"), **kind)
    for row in rows:
        one = add(several, _tag("rdf:Description"))
        for column, text in zip(ROWS[name], row, strict=True):
            if text:
                add(one, _tag(f"rp:{column}"), text)


def read(data: bytes, name: str, base: Glossary) -> Glossary:
    """Return the concepts of an RDF/XML file, ours or another tool's.

    Raises ``GlossaryError`` with the line of what is wrong.
    """
    root = parse_terms(data, name)
    if root.tag != _tag("rdf:RDF"):
        message = "The file is no RDF/XML; its root must be <rdf:RDF>."
        raise GlossaryError(message, Location(name, 1))
    drafts = [_draft(node, name) for node in children(root) if _is_concept(node)]
    return glossary_of(known_ids(drafts, base), base)


def _is_concept(node: etree._Element) -> bool:
    types = (kind.get(_RESOURCE) for kind in node.iterchildren(_tag("rdf:type")))
    return node.tag == _tag("skos:Concept") or f"{_SPACES['skos']}Concept" in types


def _draft(node: etree._Element, name: str) -> Draft:
    texts: dict[str, str] = {}
    for field, tag in _PREFERRED.items():
        texts |= _first(node, "skos:prefLabel", tag, field)
    for field, tag in _DEFINITIONS.items():
        texts |= _first(node, "skos:definition", tag, field)
    texts |= _first(node, "skos:editorialNote", EN, "question")
    for property_name, field in _OWN_TEXTS.items():
        for own in _all(node, f"rp:{property_name}"):
            texts[field] = text_of(own)
    rows = dict(_read_rows(node))
    identifier = _identifier(node.get(_ABOUT, ""))
    return Draft(identifier, texts, rows, place(node, name))


def _read_rows(node: etree._Element) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for field, tag in _ALTERNATIVE.items():
        yield field, tuple((text,) for text in _texts(node, "skos:altLabel", tag))
    hidden = tuple((text, "") for text in _texts(node, "skos:hiddenLabel", EN))
    yield "en.forbidden", tuple(_explained(node)) or hidden
    related = [_identifier(n.get(_RESOURCE, "")) for n in _all(node, "skos:related")]
    if related:
        yield "see_also", tuple((other,) for other in related)
    for field in _COLLECTIONS:
        for several in _all(node, f"rp:{field}"):
            yield field, tuple(_row(one, field) for one in children(several))


def _explained(node: etree._Element) -> Iterator[Row]:
    for label in node.iterfind(f"{_tag('skosxl:hiddenLabel')}/{_tag('skosxl:Label')}"):
        for form in _all(label, "skosxl:literalForm"):
            whys = [text_of(note) for note in _all(label, "skos:editorialNote")]
            yield text_of(form), "".join(whys)


def _row(node: etree._Element, field: str) -> Row:
    return tuple(node.findtext(_tag(f"rp:{name}")) or "" for name in ROWS[field])


def _first(node: etree._Element, tag: str, lang: str, field: str) -> dict[str, str]:
    text = next(_texts(node, tag, lang), None)
    return {} if text is None else {field: text}


def _texts(node: etree._Element, tag: str, lang: str) -> Iterator[str]:
    for label in _all(node, tag):
        if language(label.get(f"{XML}lang", "")) == lang:
            yield text_of(label)


def _all(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    yield from node.iterchildren(_tag(tag))


def _identifier(uri: str) -> str:
    return uri.rstrip("/").replace("#", "/").replace(":", "/").rpartition("/")[2]


def _lang(tag: str) -> dict[str, str]:
    return {f"{XML}lang": tag}
