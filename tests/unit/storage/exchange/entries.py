"""Entries to send out and back: the project's own, and nasty ones."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st
from tests.running import BASE, ROOT

from reportpub.model.glossary import (
    ChineseTerm,
    Concept,
    Confidence,
    EnglishTerm,
    Forbidden,
    Glossary,
    GlossForm,
    Kind,
    Member,
    Rank,
    Source,
    Status,
)
from reportpub.model.pinyin import is_chinese
from reportpub.storage.entry_rules import faults
from reportpub.storage.glossary import read_glossary

EMPTY = Glossary({})

NASTY = (
    "=1+1",
    "+86",
    "-5",
    "@SUM(A1)",
    "'quoted'",
    "''",
    "#not a remark",
    '"quotes", commas; and ‘more’',
    "a | b \\| c \\",
    "\\e",
    "<b>&amp;</b> ]]>",
    "_x0041_ x005F_ _x005F_x0041_",
    "六稳",
    "高质量发展",
    "שלום עולם",
    "\u200fمرحبا",
    "e\u0301 한\u0302",
    "👩🏽‍💻",
    "#N/A",
    "TRUE",
    "2018-07",
    "007",
    " padded ",
    "\u00a0hard\u3000blank",
    "kind: note",
    "status: approved",
    "[liuwen] admitted",
)
# Controls other than these cannot be written in XML.
_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"
)
_LINES = st.one_of(
    st.sampled_from(NASTY),
    st.text(_LETTERS, min_size=1, max_size=12),
    st.text(st.sampled_from(" |\\e'=+-@#_x05F\"<>&;,:[]"), min_size=1, max_size=8),
)
LINE = _LINES.filter(lambda text: bool(text.strip()))
"""A text of one line."""
BLOCK = st.one_of(LINE, st.lists(LINE, min_size=2, max_size=3).map("\n".join))
"""A text that may have line breaks and tabs."""
_MAYBE = st.one_of(st.just(""), BLOCK)


def _several(item: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(item, max_size=3).map(tuple)


@st.composite
def chinese_terms(
    draw: st.DrawFn,
    term: st.SearchStrategy[str],
    variants: st.SearchStrategy[tuple[str, ...]],
) -> ChineseTerm:
    """Draw Chinese words, with pinyin and Traditional forms that fit them."""
    preferred = draw(term)
    syllable = st.sampled_from(("liù", "wěn", "ma"))
    sounds = [draw(syllable) for character in preferred if is_chinese(character)]
    pinyin = draw(st.sampled_from(("", " ".join(sounds))))
    hant = draw(st.sampled_from(("", preferred[::-1])))
    return ChineseTerm(preferred, draw(variants), pinyin, hant)


@st.composite
def english_terms(
    draw: st.DrawFn,
    term: st.SearchStrategy[str],
    admitted: st.SearchStrategy[tuple[str, ...]],
    maybe: st.SearchStrategy[str],
) -> EnglishTerm:
    """Draw English words, none of them forbidden and right at once."""
    right = draw(term), draw(admitted)
    forbidden = st.builds(
        Forbidden, term.filter(lambda text: text not in (right[0], *right[1])), maybe
    )
    return EnglishTerm(
        *right,
        tuple(draw(st.lists(forbidden, max_size=2))),
        draw(maybe),
        draw(st.none() | st.sampled_from(GlossForm)),
    )


def consistent(concept: Concept) -> Concept:
    """Return ``concept`` without a first mention that it has no text for."""
    if any(fault.field == "en.gloss_as" for fault in faults(concept)):
        return replace(concept, en=replace(concept.en, gloss_as=None))
    return concept


@st.composite
def concepts(draw: st.DrawFn, identifier: str, term: st.SearchStrategy[str]) -> Concept:
    """Draw an entry that TOML can hold; ``term`` says what its terms may be."""
    # A member of two empty texts, or a source of none, is no row.
    member = st.builds(Member, _MAYBE, BLOCK) | st.builds(Member, BLOCK, _MAYBE)
    source = st.builds(Source, st.sampled_from(Rank), BLOCK, _MAYBE)
    concept = Concept(
        id=identifier,
        kind=draw(st.sampled_from(Kind)),
        scope=draw(LINE),
        status=draw(st.sampled_from(Status)),
        zh=draw(chinese_terms(term, _several(term))),
        en=draw(english_terms(term, _several(term), _MAYBE)),
        confidence=draw(st.none() | st.sampled_from(Confidence)),
        question=draw(_MAYBE),
        since=draw(_MAYBE),
        members=tuple(draw(st.lists(member, max_size=3))),
        definition_zh=draw(_MAYBE),
        definition_en=draw(_MAYBE),
        see_also=draw(st.sampled_from([(), ("a",), ("4b", "a")])),
        sources=tuple(draw(st.lists(source, max_size=3))),
    )
    return consistent(concept)


@st.composite
def glossaries(draw: st.DrawFn, term: st.SearchStrategy[str] = BLOCK) -> Glossary:
    """Draw a glossary of two entries whose references hold."""
    return Glossary({name: draw(concepts(name, term)) for name in ("4b", "a")})


@cache
def real_glossary() -> Glossary:
    """Return the project's own glossary."""
    return read_glossary(ROOT / "glossary", ROOT)


@cache
def base_glossary() -> Glossary:
    """Return the glossary of the smallest project."""
    return read_glossary(BASE / "glossary", BASE)
