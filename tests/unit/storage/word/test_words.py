"""What Word writes into a paragraph, and what of it is words."""

from __future__ import annotations

import pytest
from lxml import etree
from tests.word_editing import NAMESPACE

from reportpub.model.document import Comment
from reportpub.model.returned import Hand, Remark
from reportpub.storage.word.words import Margin, wording

BY = 'w:author="Li Na" w:date="2026-11-20T09:00:00Z"'
LI = Hand("Li Na", "2026-11-20")
COMMENT = Comment("Li Na", "2026-11-20", "Why?")
MARGIN = Margin({"4": COMMENT}, {"footnote 2": "A note.", "endnote 2": "An end."})
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def t(words: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def paragraphs(*contents: str) -> list[etree._Element]:
    content = "".join(f"<w:p>{content}</w:p>" for content in contents)
    spaces = f'xmlns:w="{NAMESPACE}" xmlns:mc="{COMPATIBILITY}"'
    return [*etree.fromstring(f"<w:tc {spaces}>{content}</w:tc>")]


PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText> PAGEREF _x </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'{t("12")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
ALTERNATIVES = (
    f"<mc:AlternateContent><mc:Choice>{t('a')}</mc:Choice>"
    f"<mc:Fallback>{t('a')}</mc:Fallback></mc:AlternateContent>"
)
NUMBER = f'<w:r><w:rPr><w:rStyle w:val="SentenceNumber"/></w:rPr>{t("1")}</w:r>'


@pytest.mark.parametrize(
    ("content", "now", "before"),
    [
        (t("a") + t(" b"), "a b", "a b"),
        (f"<w:ins {BY}>{t('a')}</w:ins>", "a", ""),
        (f"<w:del {BY}>{t('a', 'delText')}</w:del>{t('b')}", "b", "ab"),
        (f"<w:moveFrom {BY}>{t('a')}</w:moveFrom>{t('b')}", "b", "ab"),
        (f"{t('b')}<w:moveTo {BY}>{t('a')}</w:moveTo>", "ba", "b"),
        # Put in by one, taken out again by another: it never was.
        (f"<w:ins {BY}><w:del {BY}>{t('a', 'delText')}</w:del></w:ins>", "", ""),
        (f"{t('a')}<w:r><w:br/></w:r>{t('b')}", "a\nb", "a\nb"),
        (f"{t('a')}<w:r><w:tab/></w:r>{t('b')}", "a\tb", "a\tb"),
        (f"{t('a')}<w:r><w:noBreakHyphen/></w:r>{t('b')}", "a-b", "a-b"),
        (f"<w:hyperlink>{t('a')}</w:hyperlink>", "a", "a"),
        (f"<w:smartTag>{t('a')}</w:smartTag>", "a", "a"),
        (f"<w:sdt><w:sdtContent>{t('a')}</w:sdtContent></w:sdt>", "a", "a"),
        (f"{t('a')}{PAGE}{t('b')}", "ab", "ab"),
        (f"<w:r><w:instrText> XE a </w:instrText></w:r>{t('b')}", "b", "b"),
        (ALTERNATIVES, "a", "a"),
        (NUMBER + t("a"), "a", "a"),
        (f"<w:proofErr/><w:lastRenderedPageBreak/>{t('a')}", "a", "a"),
    ],
)
def test_words_are_told_from_what_stands_round_them(
    content: str, now: str, before: str
) -> None:
    found = wording(paragraphs(content), MARGIN)

    assert (found.text, found.before) == (now, before)
    assert found.hands == ((LI,) if BY in content else ())


def test_paragraphs_are_parted_by_a_space_and_their_marks_may_be_tracked() -> None:
    split = f"<w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>{t('a')}"
    joined = f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{t('a')}"

    found = wording(paragraphs(split, t("b")), MARGIN)
    assert (found.text, found.before, found.hands) == ("a b", "ab", (LI,))
    found = wording(paragraphs(joined, t("b")), MARGIN)
    assert (found.text, found.before, found.hands) == ("ab", "a b", (LI,))


def test_notes_and_comments_are_told_by_their_numbers() -> None:
    content = (
        f'{t("ab")}<w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:endnoteReference w:id="2"/></w:r>'
        f'<w:r><w:commentReference w:id="4"/></w:r>{t("c")}'
        '<w:r><w:commentReference w:id="9"/></w:r>'
    )

    found = wording(paragraphs(content), MARGIN)

    assert found.text == "abc"
    assert found.notes == ("A note.", "An end.")
    assert found.remarks == (Remark(COMMENT, 1),)


def test_a_comment_on_words_that_are_gone_is_kept() -> None:
    call = '<w:r><w:commentReference w:id="4"/></w:r>'
    gone = f"<w:del {BY}>{t('a', 'delText')}{call}</w:del>"

    assert wording(paragraphs(gone), MARGIN).remarks == (Remark(COMMENT, 0),)


def test_what_is_no_text_is_named() -> None:
    content = (
        f"{t('a')}<w:r><w:drawing>{t('inside')}</w:drawing></w:r><w:r><w:sym/></w:r>"
    )

    found = wording(paragraphs(content), MARGIN)

    assert found.text == "a"
    assert found.unread == ("a picture", "a character of a symbol font")
