from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.writers.builders import publication

from reportpub.writers.keywords import keywords


@pytest.mark.parametrize(
    ("languages", "words"),
    [
        (("zh-Hans",), ("“六稳”",)),
        (("en",), ("the six fronts: stability",)),
        (("zh-Hans", "en"), ("“六稳”", "the six fronts: stability")),
    ],
)
def test_keywords_are_in_the_languages_of_the_edition(
    languages: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert keywords(publication(*languages)) == words


def test_a_term_that_needs_no_word_is_no_keyword() -> None:
    assert keywords(replace(publication("zh-Hans"), explanations=())) == ()
