from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html
from tests.running import TEMPLATES
from tests.unit.writers.builders import cross_referenced, publication

from reportpub.model.publication import Publication, line_text, rows, walk
from reportpub.writers.html import write
from reportpub.writers.policy import content_policy
from reportpub.writers.theme import Theme

THEME = Theme(TEMPLATES / "book", Path())
EDITIONS = [("zh-Hans",), ("zh-Hant",), ("en",), ("zh-Hans", "en")]
every_edition = pytest.mark.parametrize("languages", EDITIONS, ids="-".join)


def page(edition: Publication) -> etree._Element:
    return html.document_fromstring(write(edition, THEME).decode())


def values(tree: etree._Element, path: str) -> list[str]:
    return [str(value) for value in tree.xpath(path)]


@every_edition
def test_the_page_loads_nothing_and_leads_only_to_the_page_of_its_report(
    languages: tuple[str, ...],
) -> None:
    data = write(publication(*languages, copies=2), THEME).decode()
    tree = html.document_fromstring(data)

    assert not re.search(r"https?://|url\(|@import|fetch\(|import\(", data)
    assert values(tree, "//@src | //@srcset | //@data | //@action") == []
    assert values(tree, "//link/@href") == ["data:,"]
    others = [link for link in values(tree, "//a/@href") if not link.startswith("#")]
    assert others == ["index.html"]


@every_edition
def test_the_policy_of_a_page_allows_its_own_style_and_script_and_no_others(
    languages: tuple[str, ...],
) -> None:
    tree = page(publication(*languages))

    [policy] = values(tree, "//meta[@http-equiv='Content-Security-Policy']/@content")
    [style], [script] = values(tree, "//style/text()"), values(tree, "//script/text()")
    assert policy == content_policy(style, script)
    assert values(tree, "//@style | //@*[starts-with(name(), 'on')]") == []


def test_every_sentence_has_a_silent_link_to_itself() -> None:
    tree = page(publication("zh-Hans", "en"))

    for line in tree.xpath("//td/span[@id] | //h2/span[@id]"):
        [link] = line.xpath("a[last()]")
        assert link.get("href") == f"#{line.get('id')}"
        assert (link.get("aria-hidden"), link.get("tabindex")) == ("true", "-1")
        assert link.text is None


def test_a_reader_of_two_languages_can_choose_without_a_script() -> None:
    tree = page(publication("zh-Hans", "en"))

    choices = tree.xpath("//fieldset/input[@type='radio']")
    labels = [values(tree, f"//label[@for='{c.get('id')}']/text()") for c in choices]
    assert labels == [["简体中文"], ["对照"], ["English"]]
    assert [c.get("id") for c in choices if c.get("checked") is not None] == ["both"]
    assert page(publication("en")).xpath("//fieldset") == []


def test_search_is_not_offered_where_no_script_would_answer() -> None:
    [form] = page(publication("en")).xpath("//form")

    assert form.get("hidden") is not None


@every_edition
def test_ids_are_unique_and_links_lead_to_them(languages: tuple[str, ...]) -> None:
    tree = page(publication(*languages, copies=3))

    ids = Counter(values(tree, "//@id"))
    within = {link[1:] for link in values(tree, "//a/@href") if link[0] == "#"}
    assert max(ids.values()) == 1
    assert within <= set(ids)
    assert set(values(tree, "//label/@for")) <= set(ids)


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

    tree = page(edition)

    identifiers = {line.id for line in lines}
    found = [node for node in tree.iter("span") if node.get("id") in identifiers]
    assert [node.get("id") for node in found] == [line.id for line in lines]
    assert [without_notes(node) for node in found] == [line_text(x) for x in lines]


def without_notes(node: etree._Element) -> str:
    return "".join(values(node, ".//text()[not(parent::a[@role='doc-noteref'])]"))


@every_edition
def test_every_passage_names_its_language(languages: tuple[str, ...]) -> None:
    tree = page(publication(*languages))

    assert tree.get("lang") == languages[0]
    assert set(values(tree, "//main//@lang")) <= {*languages, "zh-Hans", "en"}


def test_a_row_keeps_the_languages_together() -> None:
    tree = page(publication("zh-Hans", "en"))

    for row in tree.xpath("//tbody/tr"):
        assert values(row, "td/@lang") == ["zh-Hans", "en"]


@every_edition
def test_headings_skip_no_level(languages: tuple[str, ...]) -> None:
    tree = page(publication(*languages))

    levels = [int(n.tag[1]) for n in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_note_leads_to_its_call_and_back() -> None:
    tree = page(publication("zh-Hans"))

    [call] = tree.xpath("//a[@role='doc-noteref']")
    [back] = tree.xpath("//a[@role='doc-backlink']")
    assert call.get("href") == "#n0-1"
    assert back.get("href") == f"#{call.get('id')}"


def test_without_notes_there_is_no_list_of_notes() -> None:
    edition = publication("zh-Hans")
    bare = replace(edition, sections=edition.sections[-1:], indexes=(), explanations=())

    assert page(bare).xpath("//*[@id='notes']") == []


def test_what_the_report_says_is_no_markup() -> None:
    edition = publication("zh-Hans", "en")

    data = write(edition, THEME).decode()

    assert "河北日报 &amp; &lt;人民网&gt;" in data
    assert "乙 &lt; &amp; 0。" in data


@every_edition
def test_the_same_publication_gives_the_same_bytes(languages: tuple[str, ...]) -> None:
    edition = publication(*languages)

    assert write(edition, THEME) == write(edition, THEME)


def test_every_mention_of_an_explained_term_opens_its_note_and_the_note_names_all() -> (
    None
):
    tree = page(publication("zh-Hans", "en"))

    mentions = tree.xpath("//a[@role='doc-glossref']")
    [note] = tree.xpath("//div[@class='explanation']")
    places = note.xpath(".//span[@class='places']//a/@href")
    assert {mention.get("href") for mention in mentions} == {f"#{note.get('id')}"}
    assert len(mentions) > len(places) > 1
    assert {place.removeprefix("#") for place in places} <= set(tree.xpath("//@id"))


def test_the_index_leads_from_entry_to_entry_and_lists_members_under_their_label() -> (
    None
):
    tree = page(cross_referenced("zh-Hans", "en"))

    entry, reference = tree.xpath("//section[@id='pinyin']/ul/li")
    assert values(entry, "@id") == ["pinyin-liuwen"]
    assert values(entry, ".//span[i]//text()") == ["另见", " ", "“六稳”"]
    assert values(reference, ".//span[i]//text()") == ["见", " ", "“六稳”"]
    for item in (entry, reference):
        assert values(item, ".//span[i]/a/@href") == ["#pinyin-liuwen"]
    members = entry.xpath("ul/li")
    assert [values(m, "text()")[0].strip() for m in members] == ["稳外贸", "稳就业"]
    assert values(members[0], "span[@lang='en']/text()") == ["trade & <co>"]
    assert [values(m, "a/@href") for m in members] == [[], ["#t0-1"]]
