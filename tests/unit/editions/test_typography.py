from __future__ import annotations

import pytest

from reportpub.editions.typography import typographic


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("比例由9.1:51.2:39.7，调整", "比例由9.1∶51.2∶39.7，调整"),
        ("比例为1:2:3。", "比例为1∶2∶3。"),
        ("比例为1:2.5。", "比例为1∶2.5。"),
    ],
)
def test_a_chinese_ratio_has_the_ratio_sign(text: str, printed: str) -> None:
    assert typographic(text, "zh-Hans") == printed
    assert typographic(text, "zh-Hant") == printed


@pytest.mark.parametrize("text", ["上午9:30开幕", "第3:16条", "要点：1:", "http://x"])
def test_times_and_other_colons_stay(text: str) -> None:
    assert typographic(text, "zh-Hans") == text


def test_an_english_ratio_keeps_the_colon() -> None:
    assert typographic("a ratio of 1:2:3", "en") == "a ratio of 1:2:3"
