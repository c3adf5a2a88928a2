"""At the first mention the English says what a term means, once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.texts import concept, document, glossary, sentence

from reportpub.model.document import Document, Inline, Note, Sentence, Term, Text
from reportpub.model.glossary import Concept, EnglishTerm, GlossForm, Member
from reportpub.transforms.gloss import KIND, gloss_first_mentions

GLOSS = Note(KIND, "Six things.")
FRONTS = Term("liuwen", "six fronts")


def liuwen(how: GlossForm | None, gloss: str = "Six things.") -> Concept:
    english = EnglishTerm("six fronts", gloss=gloss, gloss_as=how)
    return replace(concept("六稳", identifier="liuwen"), en=english)


def body(*contents: tuple[Inline, ...]) -> Document:
    sentences = [
        sentence(f"e{number}", content) for number, content in enumerate(contents)
    ]
    return document("en", sentences)


def glossed(found: Document, *concepts: Concept) -> list[tuple[Inline, ...]]:
    """Return what the sentences become, title and heading left out."""
    after = gloss_first_mentions(found, glossary(*concepts))
    return [s.content for s in after.sentences()][2:]


FOOTNOTE, BRACKET = liuwen(GlossForm.FOOTNOTE), liuwen(GlossForm.BRACKET, "six things")


def test_a_footnote_is_called_at_the_first_mention_only() -> None:
    found = body((FRONTS, Text(" and more.")), (FRONTS,))

    assert glossed(found, FOOTNOTE) == [(FRONTS, GLOSS, Text(" and more.")), (FRONTS,)]


@pytest.mark.parametrize(
    ("after", "before_call", "rest"),
    [
        (", and so on", ",", " and so on"),
        ("” then", "”", " then"),
        (",” then", ",”", " then"),
        ("’s work", "", "’s work"),
        ("—all of them", "", "—all of them"),
        (".", ".", ""),
    ],
)
def test_a_call_follows_punctuation(after: str, before_call: str, rest: str) -> None:
    [content] = glossed(body((FRONTS, Text(after))), FOOTNOTE)

    parts = (Text(before_call), GLOSS, Text(rest))
    assert content == (FRONTS, *(part for part in parts if part.value))


def test_a_bracket_stands_before_the_punctuation() -> None:
    found = body((Text("The "), FRONTS, Text("”, and so on.")))

    assert glossed(found, BRACKET) == [
        (Text("The "), FRONTS, Text("” (six things), and so on."))
    ]


@pytest.mark.parametrize(
    ("members", "listed"),
    [
        (("jobs",), "jobs"),
        (("jobs", "trade"), "jobs and trade"),
        (("jobs", "trade", "finance"), "jobs, trade, and finance"),
        (
            ("jobs", "trade, in and out", "finance"),
            "jobs; trade, in and out; and finance",
        ),
    ],
)
def test_a_bracket_without_a_gloss_lists_the_members(
    members: tuple[str, ...], listed: str
) -> None:
    several = tuple(Member("", member) for member in members)
    found = replace(liuwen(GlossForm.BRACKET, ""), members=several)

    assert glossed(body((FRONTS,)), found) == [(FRONTS, Text(f" ({listed})"))]


def test_a_footnote_without_a_gloss_has_the_definition() -> None:
    found = replace(liuwen(GlossForm.FOOTNOTE, ""), definition_en="What it means.")

    assert glossed(body((FRONTS,)), found) == [(FRONTS, Note(KIND, "What it means."))]


@pytest.mark.parametrize("how", [None, GlossForm.NOTE])
def test_other_entries_leave_the_text_alone(how: GlossForm | None) -> None:
    found = body((FRONTS,))

    assert gloss_first_mentions(found, glossary(liuwen(how))) == found


def test_a_mention_in_the_body_comes_before_one_in_a_heading() -> None:
    found = _with_title(body((FRONTS,)), FRONTS)

    after = gloss_first_mentions(found, glossary(FOOTNOTE))

    assert after.title == found.title
    assert [s.content for s in after.sentences()][2:] == [(FRONTS, GLOSS)]


@pytest.mark.parametrize(
    ("wanted", "note"), [(FOOTNOTE, GLOSS), (BRACKET, Note(KIND, "Six things."))]
)
def test_a_term_of_headings_alone_has_its_note_there(
    wanted: Concept, note: Note
) -> None:
    found = _with_title(body((Text("Nothing."),)), FRONTS)

    after = gloss_first_mentions(found, glossary(wanted))

    assert after.title[0].content == (FRONTS, note)


def test_a_mention_with_words_comes_before_one_without() -> None:
    nameless = Term("liuwen", "")
    found = body((nameless, Text("It.")), (FRONTS,))

    assert glossed(found, FOOTNOTE) == [(nameless, Text("It.")), (FRONTS, GLOSS)]


def test_a_mention_without_words_has_its_note_at_the_end() -> None:
    nameless = Term("liuwen", "")
    found = body((nameless, Text("It.")))

    assert glossed(found, FOOTNOTE) == [(nameless, Text("It."), GLOSS)]
    assert glossed(found, BRACKET) == [(nameless, Text("It."), GLOSS)]


def test_two_terms_of_a_sentence_have_a_gloss_each() -> None:
    english = EnglishTerm("areas", gloss="Areas.", gloss_as=GlossForm.FOOTNOTE)
    areas = replace(concept("六保", identifier="liubao"), en=english)
    mention = Term("liubao", "areas")
    found = body((FRONTS, Text(" and "), mention, Text(".")))

    assert glossed(found, FOOTNOTE, areas) == [
        (FRONTS, GLOSS, Text(" and "), mention, Text("."), Note(KIND, "Areas."))
    ]


def _with_title(found: Document, *content: Inline) -> Document:
    title: Sentence = replace(found.title[0], content=tuple(content))
    return replace(found, title=(title,))
