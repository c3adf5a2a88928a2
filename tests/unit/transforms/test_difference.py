from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportpub.model.comparison import Change, Piece
from reportpub.transforms.difference import difference

SIGNS = {Change.BOTH: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "[+{}+]"}


def shown(before: str, after: str, language: str = "zh-Hans") -> str:
    pieces = difference(before, after, language)
    return "".join(SIGNS[piece.change].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("增长4.4%。", "增长6.5%。", "增长[-4.4%-][+6.5%+]。"),
        ("项目按期竣工。", "项目提前竣工。", "项目[-按期-][+提前+]竣工。"),
        ("经济稳中有进。", "经济稳中有进！", "经济稳中有进[-。-][+！+]"),
        ("发展产业。", "发展特色产业。", "发展[+特色+]产业。"),
        # One character in common makes no word.
        ("做好工作", "抓好任务", "[-做好工作-][+抓好任务+]"),
        # A mark parts two changes.
        ("甲乙，丙丁", "子丑，寅卯", "[-甲乙-][+子丑+]，[-丙丁-][+寅卯+]"),
    ],
)
def test_chinese_differs_in_characters_and_whole_figures(
    before: str, after: str, expected: str
) -> None:
    assert shown(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "Complete projects on time.",
            "Complete projects ahead of time.",
            "Complete projects [-on-][+ahead of+] time.",
        ),
        (
            "Up 4.4 percent to 1,000 yuan.",
            "Up 6.5 percent to 2,000 yuan.",
            "Up [-4.4-][+6.5+] percent to [-1,000-][+2,000+] yuan.",
        ),
        ("Handan’s people", "Handan people", "[-Handan’s-][+Handan+] people"),
        ("", "New.", "[+New.+]"),
    ],
)
def test_english_differs_in_words(before: str, after: str, expected: str) -> None:
    assert shown(before, after, "en") == expected


def test_the_same_text_is_one_piece() -> None:
    assert difference("一样。", "一样。", "zh-Hans") == (Piece(Change.BOTH, "一样。"),)
    assert difference("", "", "en") == ()


TEXTS = st.text("一二三，。 ab1.", max_size=12)


@given(TEXTS, TEXTS, st.sampled_from(["zh-Hans", "en"]))
def test_each_text_is_in_the_pieces_whole(
    before: str, after: str, language: str
) -> None:
    pieces = difference(before, after, language)

    for text, other in ((before, Change.INSERTED), (after, Change.DELETED)):
        assert "".join(p.text for p in pieces if p.change is not other) == text
