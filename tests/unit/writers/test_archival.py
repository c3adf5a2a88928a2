"""What a printed edition says of itself, and what it carries with it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree
from tests.running import BASE
from tests.unit.writers.builders import publication

from reportpub.model.publication import Statement
from reportpub.writers.archival import metadata

XMP = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


@pytest.fixture(scope="module")
def both(built_base: Path) -> Any:  # noqa: ANN401
    return pikepdf.open(built_base / "dist/mini/mini.zh-en.pdf")


def described(pdf: Any) -> etree._Element:  # noqa: ANN401
    return etree.fromstring(bytes(pdf.Root.Metadata.read_raw_bytes()))


def test_it_claims_to_be_for_archives_and_for_all_readers(both: Any) -> None:  # noqa: ANN401
    xmp = described(both)

    claims = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
    assert [xmp.findtext(f".//{name}", namespaces=XMP) for name in claims] == [
        *("3", "A", "1")
    ]


def test_it_is_described_in_both_languages(both: Any) -> None:  # noqa: ANN401
    xmp = described(both)

    titles = {
        node.get(f"{{{XMP['xml']}}}lang"): node.text
        for node in xmp.iterfind(".//dc:title//rdf:li", XMP)
    }
    assert titles.keys() == {"x-default", "zh-Hans", "en"}
    assert titles["x-default"] == f"{titles['zh-Hans']} / {titles['en']}"
    languages = [n.text for n in xmp.iterfind(".//dc:language//rdf:li", XMP)]
    assert languages == ["zh-Hans", "en"]
    keywords = [n.text or "" for n in xmp.iterfind(".//dc:subject//rdf:li", XMP)]
    assert any(re.search("[一-鿿]", word) for word in keywords)
    assert any(word.isascii() for word in keywords)


def test_both_descriptions_say_the_same(both: Any) -> None:  # noqa: ANN401
    xmp, entries = described(both), both.docinfo

    [title, *_] = [n.text for n in xmp.iterfind(".//dc:title//rdf:li", XMP)]
    assert str(entries.Title) == title
    for name, key in (("pdf:Keywords", "/Keywords"), ("pdf:Producer", "/Producer")):
        assert str(entries[key]) == xmp.findtext(f".//{name}", namespaces=XMP)


def test_who_gave_the_report_is_named_in_both_languages() -> None:
    authors = (Statement("zh-Hans", "甲某"), Statement("en", "Mou Jia"))

    told = metadata(
        replace(publication("zh-Hans", "en"), authors=authors), "WeasyPrint"
    )

    assert told.author == "甲某 / Mou Jia"
    assert told.keywords == ("“六稳”", "the six fronts: stability")


def test_front_matter_is_labelled_in_roman_and_the_text_from_1(both: Any) -> None:  # noqa: ANN401
    labels = [page.label for page in both.pages]

    front = labels.index("1")
    assert labels[:front] == ["i", "ii", "iii", "iv", "v", "vi"][:front]
    assert labels[front:] == [f"{n}" for n in range(1, len(labels) - front + 1)]


@pytest.mark.parametrize(
    ("edition", "texts"),
    [
        ("zh-Hans", ["zh-Hans"]),
        ("zh-Hant", ["zh-Hans"]),
        ("en", ["en"]),
        ("zh-en", ["zh-Hans", "en"]),
    ],
)
def test_an_edition_carries_its_texts_and_terms(
    built_base: Path, edition: str, texts: list[str]
) -> None:
    pdf: Any = pikepdf.open(built_base / f"dist/mini/mini.{edition}.pdf")

    attached = {str(file.UF): file for file in pdf.Root.AF}
    assert attached.keys() == {*(f"mini.{t}.xml" for t in texts), "mini.terms.tbx"}
    for language in texts:
        file = attached[f"mini.{language}.xml"]
        source = BASE / f"source/mini/{language}.xml"
        assert file.EF.F.read_bytes() == source.read_bytes()
        assert (file.AFRelationship, file.EF.F.Subtype) == (
            "/Source",
            "/application/tei+xml",
        )
    terms = attached["mini.terms.tbx"]
    assert b"six fronts" in terms.EF.F.read_bytes()
    assert (terms.AFRelationship, terms.EF.F.Subtype) == (
        "/Supplement",
        "/application/xml",
    )
    # Once each, and in the order of their names, as a name tree is.
    assert len(pdf.Root.AF) == len(attached)
    assert list(pdf.attachments) == sorted(attached)


def test_a_line_of_the_contents_is_one_link(both: Any) -> None:  # noqa: ANN401
    page = next(page for page in both.pages if "/Annots" in page)

    rectangles = [tuple(map(float, link.Rect)) for link in page.Annots]
    assert len(set(rectangles)) == len(rectangles)
    tops = [top for _, _, _, top in rectangles]
    assert len(set(tops)) == len(tops)
