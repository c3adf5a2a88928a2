from __future__ import annotations

from tests.unit.texts import document, sentence

from reportpub.model.document import Correction, Note, Text
from reportpub.transforms.resolve import resolve_corrections


def test_a_correction_becomes_text_with_its_neighbours() -> None:
    text = (Text("逐步"), Correction("的", "地"), Text("推进"), Note("editor", "注"))

    found = resolve_corrections(document("zh-Hans", [sentence("s1", text)]))

    *_, resolved = found.sentences()
    assert resolved.content == (Text("逐步地推进"), Note("editor", "注"))


def test_a_correction_stands_alone_where_it_has_no_neighbours() -> None:
    text = (Correction("的", "地"), Correction("做", "作"))

    found = resolve_corrections(document("zh-Hans", [sentence("s1", text)]))

    *_, resolved = found.sentences()
    assert resolved.content == (Text("地作"),)


def test_what_was_corrected_is_remembered() -> None:
    correction = Correction("的", "地")
    once = resolve_corrections(document("zh-Hans", [sentence("s1", (correction,))]))

    *_, resolved = resolve_corrections(once).sentences()

    assert resolved.corrections == (correction,)


def test_the_words_of_a_sentence_are_its_corrected_words() -> None:
    text = (Text("“"), Correction("十三五”", "十三五”"), Note("editor", "注"))

    assert sentence("s1", text).text == "“十三五”"
