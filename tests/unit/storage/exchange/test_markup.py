"""TBX and SKOS: valid by the standards' structure, and read from other tools."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from tests.running import ROOT
from tests.unit.storage.exchange.entries import (
    EMPTY,
    base_glossary,
    glossaries,
    real_glossary,
)

from reportpub.errors import GlossaryError
from reportpub.model.glossary import Glossary, Kind, Status
from reportpub.storage.exchange import FORMATS

SCHEMAS = {"tbx": "tbx-basic.rng", "tbx2": "martif.rng"}
XML_FORMATS = ("tbx", "tbx2", "skos")

MULTITERM = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en-US"><martifHeader><fileDesc><sourceDesc>
<p>MultiTerm</p></sourceDesc></fileDesc></martifHeader><text><body>
<termEntry id="c17">
  <descrip type="subjectField">Politics</descrip>
  <langSet xml:lang="zh-CN"><ntig><termGrp><term>六稳</term></termGrp></ntig></langSet>
  <langSet xml:lang="en-US">
    <descripGrp><descrip type="definition">Keeping six
        things stable.</descrip></descripGrp>
    <tig><term>six kinds of stability</term>
      <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
    <tig><term>stability on all six fronts</term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <tig><term>six stabilities</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
      <note>literal</note></tig>
  </langSet>
</termEntry>
<termEntry id="C_18">
  <langSet xml:lang="zh-CN"><tig><term>河长制</term></tig></langSet>
  <langSet xml:lang="en-US"><tig><term>River Chief System</term></tig></langSet>
</termEntry></body></text></martif>""".encode()

BOMB = b"""<!DOCTYPE %s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
<%s>&b;</%s>"""


def schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(ROOT / "tests/schemas" / SCHEMAS[name])))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_real_glossary_is_valid_by_the_standard(name: str) -> None:
    document = etree.fromstring(FORMATS[name].write(real_glossary()))

    schema(name).assertValid(document)


@pytest.mark.parametrize("name", SCHEMAS)
@given(glossary=glossaries())
@settings(deadline=None, max_examples=30)
def test_any_glossary_is_valid_by_the_standard(name: str, glossary: Glossary) -> None:
    schema(name).assertValid(etree.fromstring(FORMATS[name].write(glossary)))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_finds_a_wrong_status(name: str) -> None:
    data = FORMATS[name].write(base_glossary())
    spoilt = data.replace(b"preferredTerm-admn-sts", b"preferred", 1)

    assert not schema(name).validate(etree.fromstring(spoilt))


def test_skos_has_one_preferred_label_a_language() -> None:
    root = etree.fromstring(FORMATS["skos"].write(real_glossary()))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"

    for concept in root.iterfind("{*}Concept"):
        languages = [label.get(lang) for label in concept.iterfind("{*}prefLabel")]
        assert len(languages) == len(set(languages))
        assert {"zh-Hans", "en"} <= set(languages)


def test_a_file_of_multiterm_finds_our_entry_and_makes_new_ones() -> None:
    found = FORMATS["tbx2"].read(MULTITERM, "m.tbx", base_glossary())

    ours, new = found.concepts["liuwen"], found.concepts["river-chief-system"]
    assert ours.en.preferred == "stability on all six fronts"
    assert ours.en.admitted == ("six kinds of stability",)
    assert [(word.text, word.why) for word in ours.en.forbidden] == [
        ("six stabilities", "literal")
    ]
    assert ours.definition_en == "Keeping six things stable."
    # What the tool has no place for is ours still.
    before = base_glossary().concepts["liuwen"]
    assert (ours.kind, ours.members) == (before.kind, before.members)
    assert (ours.sources, ours.definition_zh) == (before.sources, before.definition_zh)
    assert (new.kind, new.status) == (Kind.TERM, Status.PROPOSED)


def test_a_subject_thesaurus_is_read() -> None:
    data = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:skos="http://www.w3.org/2004/02/skos/core#">
     <rdf:Description rdf:about="http://example.org/terms#River_Chief">
      <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
      <skos:prefLabel xml:lang="zh">河长制</skos:prefLabel>
      <skos:prefLabel xml:lang="en-GB">River Chief</skos:prefLabel>
      <skos:hiddenLabel xml:lang="en">river long system</skos:hiddenLabel>
     </rdf:Description></rdf:RDF>""".encode()

    found = FORMATS["skos"].read(data, "t.rdf", EMPTY).concepts["river-chief"]

    assert (found.zh.preferred, found.en.preferred) == ("河长制", "River Chief")
    assert [word.text for word in found.en.forbidden] == ["river long system"]


@pytest.mark.parametrize("name", XML_FORMATS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(name: str, encoding: str) -> None:
    root = b"martif"
    bomb = (BOMB % (root, root, root)).decode().encode(encoding)

    with pytest.raises(GlossaryError, match="DOCTYPE"):
        FORMATS[name].read(bomb, "bomb.xml", EMPTY)


@pytest.mark.parametrize("name", XML_FORMATS)
def test_a_foreign_file_is_never_fetched(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden", encoding="utf-8")
    data = f'<!DOCTYPE tbx SYSTEM "{secret.as_uri()}"><tbx/>'.encode()

    with pytest.raises(GlossaryError, match="DOCTYPE"):
        FORMATS[name].read(data, "far.tbx", EMPTY)


@pytest.mark.parametrize("name", XML_FORMATS)
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<a><b></a>", "f.xml:1: The file is not well-formed XML"),
        (b"", "not well-formed"),
        (b"<html/>", "its root must be"),
    ],
)
def test_a_broken_file_is_refused_by_line(name: str, data: bytes, words: str) -> None:
    with pytest.raises(GlossaryError, match=words):
        FORMATS[name].read(data, "f.xml", EMPTY)


def test_a_wrong_value_is_refused_by_line() -> None:
    data = FORMATS["tbx"].write(base_glossary())
    spoilt = data.replace(b"status: approved", b"status: aproved", 1)
    line = spoilt[: spoilt.index(b"aproved")].count(b"\n")

    with pytest.raises(GlossaryError, match="“aproved” is no status") as caught:
        FORMATS["tbx"].read(spoilt, "f.tbx", EMPTY)

    assert caught.value.location is not None
    assert 0 < caught.value.location.line <= line
