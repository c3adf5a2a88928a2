from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from tests.running import TEMPLATES
from tests.unit.writers.builders import cross_referenced, publication

from reportpub.model.publication import IndexGroup, line_text, rows, walk
from reportpub.writers.epub import write
from reportpub.writers.theme import Theme

THEME = Theme(TEMPLATES / "book", Path())
EDITIONS = [("zh-Hans",), ("zh-Hant",), ("en",), ("zh-Hans", "en")]
NAMESPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
every_edition = pytest.mark.parametrize("languages", EDITIONS, ids="-".join)


def files(*languages: str, copies: int = 2) -> dict[str, bytes]:
    data = write(publication(*languages, copies=copies), THEME)
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(found: dict[str, bytes]) -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(data)
        for name, data in found.items()
        if name.endswith(".xhtml")
    }


def values(tree: etree._Element, path: str) -> list[str]:
    return [str(value) for value in tree.xpath(path, namespaces=NAMESPACES)]


def test_the_type_comes_first_and_is_stored() -> None:
    with ZipFile(BytesIO(write(publication("zh-Hans"), THEME))) as archive:
        first, *others = archive.infolist()
        assert archive.read(first) == b"application/epub+zip"

    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert first.extra == b""
    assert {entry.compress_type for entry in others} != {ZIP_STORED}


@every_edition
def test_every_file_is_in_the_package_and_every_item_is_a_file(
    languages: tuple[str, ...],
) -> None:
    found = files(*languages)

    package = etree.fromstring(found["EPUB/package.opf"])
    listed = {f"EPUB/{href}" for href in values(package, "//opf:item/@href")}
    own = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert listed == set(found) - own
    items = set(values(package, "//opf:item/@id"))
    assert set(values(package, "//opf:itemref/@idref")) <= items
    ids = Counter(values(package, "//@id"))
    assert max(ids.values()) == 1


@every_edition
def test_both_attributes_of_language_are_there_and_agree(
    languages: tuple[str, ...],
) -> None:
    for name, tree in pages(files(*languages)).items():
        tagged = tree.xpath("//*[@lang or @xml:lang]")
        assert tagged, name
        assert all(n.get("lang") == n.get(XML_LANG) for n in tagged), name
        assert tree.get("lang") == languages[0]


@every_edition
def test_every_link_leads_somewhere_in_the_book(languages: tuple[str, ...]) -> None:
    found = files(*languages)
    trees = pages(found)

    for name, tree in trees.items():
        for link in values(tree, "//@href | //@src"):
            file, _, anchor = link.partition("#")
            target = str(PurePosixPath(name).parent / file) if file else name
            assert target in found, link
            if anchor:
                assert values(trees[target], f"//*[@id='{anchor}']/@id"), link


@every_edition
def test_ids_are_unique_in_each_file(languages: tuple[str, ...]) -> None:
    for name, tree in pages(files(*languages)).items():
        ids = Counter(values(tree, "//@id"))
        assert not ids or max(ids.values()) == 1, name


@every_edition
def test_every_line_stands_once_and_in_order(languages: tuple[str, ...]) -> None:
    edition = publication(*languages, copies=2)
    lines = [
        line
        for section in walk(edition.sections)
        for row in rows(section)
        for version in row.versions
        for line in version.lines
    ]
    identifiers = {line.id for line in lines}

    found = files(*languages)

    package = etree.fromstring(found["EPUB/package.opf"])
    hrefs = dict(
        zip(
            values(package, "//opf:item/@id"),
            values(package, "//opf:item/@href"),
            strict=True,
        )
    )
    spine = [hrefs[idref] for idref in values(package, "//opf:itemref/@idref")]
    nodes = [
        node
        for file in spine
        for node in etree.fromstring(found[f"EPUB/{file}"]).iter()
        if node.get("id") in identifiers
    ]
    assert [node.get("id") for node in nodes] == [line.id for line in lines]
    for node, line in zip(nodes, lines, strict=True):
        calls = values(node, ".//h:a[@class='note']/text()")
        words = "".join(values(node, ".//text()"))
        assert len(words) == len(line_text(line)) + sum(map(len, calls))


@every_edition
def test_the_package_says_what_it_is(languages: tuple[str, ...]) -> None:
    package = etree.fromstring(files(*languages)["EPUB/package.opf"])

    assert values(package, "//dc:language/text()") == list(languages)
    assert len(values(package, "//dc:title/text()")) == len(languages)
    modified = "//opf:meta[@property='dcterms:modified']/text()"
    assert values(package, modified) == ["2021-03-04T05:06:07Z"]
    identifier = values(package, "//dc:identifier/text()")
    assert identifier[0].startswith("urn:uuid:")


def test_each_edition_has_an_identifier_of_its_own() -> None:
    found = {
        values(
            etree.fromstring(files(*languages)["EPUB/package.opf"]),
            "//dc:identifier/text()",
        )[0]
        for languages in EDITIONS
    }

    assert len(found) == len(EDITIONS)


@every_edition
def test_the_navigation_names_every_section_with_a_heading(
    languages: tuple[str, ...],
) -> None:
    edition = publication(*languages)

    navigation = etree.fromstring(files(*languages, copies=1)["EPUB/nav.xhtml"])

    links = values(navigation, "//h:nav[@epub:type='toc']//h:a/@href")
    assert [link.partition("#")[2] for link in links] == [
        *(section.id for section in walk(edition.sections)),
        "",  # the notes
        "",  # the index
    ]


@every_edition
def test_each_note_stands_in_the_file_that_calls_it(languages: tuple[str, ...]) -> None:
    for tree in pages(files(*languages)).values():
        called = values(tree, "//h:a[@class='note']/@href")
        notes = values(tree, "//h:aside[@epub:type='footnote']/@id")
        assert called == [f"#{note}" for note in notes]


@every_edition
def test_nothing_comes_from_outside(languages: tuple[str, ...]) -> None:
    for name, data in files(*languages).items():
        if name.endswith((".xhtml", ".css")):
            text = data.decode()
            for namespace in NAMESPACES.values():
                text = text.replace(namespace, "")
            assert "http:" not in text
            assert "https:" not in text
            assert "url(" not in text


@pytest.mark.parametrize("only_placed", [True, False])
def test_an_index_says_what_its_parts_are(*, only_placed: bool) -> None:
    edition = cross_referenced("zh-Hans", "en")
    [index] = edition.indexes
    [group] = index.groups
    entry, reference = group.entries
    if only_placed:
        entry = replace(entry, members=entry.members[1:])
    groups = (IndexGroup(group.heading, (entry, reference)),)
    edition = replace(edition, indexes=(replace(index, groups=groups),))

    with ZipFile(BytesIO(write(edition, THEME))) as archive:
        page = etree.fromstring(archive.read("EPUB/index-pinyin.xhtml"))
    types = values(page, "//h:section//h:ul//@epub:type")
    assert types.count("index-xref-preferred") == 1
    assert types.count("index-xref-related") == 1
    # A list of entries has only entries that lead somewhere.
    assert types.count("index-entry-list") == (2 if only_placed else 1)
    assert types.count("index-entry") == (3 if only_placed else 2)


@every_edition
def test_what_opens_over_the_page_is_a_note_of_the_book(
    languages: tuple[str, ...],
) -> None:
    found = pages(files(*languages))
    notes = {
        f"{PurePosixPath(name).name}#{identifier}"
        for name, tree in found.items()
        for identifier in values(tree, "//*[@epub:type='footnote']/@id")
    }
    calls = {
        link if not link.startswith("#") else f"{PurePosixPath(name).name}{link}"
        for name, tree in found.items()
        for link in values(tree, "//h:a[@epub:type='noteref']/@href")
    }

    assert "explanations.xhtml#x-liuwen" in calls
    assert calls == notes


def test_the_annex_is_not_hidden_where_it_stands() -> None:
    # Apple Books hides every aside that is a footnote.
    annex = pages(files("en"))["EPUB/explanations.xhtml"]

    assert values(annex, "//h:aside/@id") == []
