from __future__ import annotations

import pytest

from reportpub.editions.dates import date_in_words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hans", "2021年2月1日"),
        ("zh-Hant", "2021年2月1日"),
        ("en", "February 1, 2021"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(language: str, words: str) -> None:
    assert date_in_words("2021-02-01", language) == words
