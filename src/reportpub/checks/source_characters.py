"""Rules of the family S: the adopted text has the characters it should have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from reportpub.checks.rule import Finding
from reportpub.checks.slips import HAN, MARKS, Finder, Slip, by_pattern, in_chinese
from reportpub.model.bitext import Bitext

# Colons of ratios and times, points of decimals, have no Han on both sides.
_ASCII_MARK = re.compile(
    rf"(?<=[{HAN}{MARKS}])[,;:!?](?=[{HAN}{MARKS}\d]|$)"
    rf"|(?<=[\dA-Za-z%])[,;:!?](?=[{HAN}])"
    rf"|(?<=[{HAN}{MARKS}])\.(?=[{HAN}{MARKS}]|$)"
    rf"|\((?=[^()]*[{HAN}][^()]*\))|(?<=[{HAN}])\)"
)
_FULL = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_ADDRESS = (
    r"https?://[!-~]*|www\.[!-~]+|[A-Za-z0-9._\-]+@[A-Za-z0-9.\-]+"
    r"|[A-Za-z0-9\-]+\.(?:com|cn|gov|org)(?![A-Za-z])[!-~]*"
)
_ENTITY = r"&(?:[a-z]{2,8}|#\d+);|</?(?:p|br|div|span|a|b|img|strong)\b[^<>]*>"
_CREDIT = (
    r"(?:^|(?<=[\s（(　]))(?:责任编辑|责编|编辑|来源|作者|记者|编审|校对|字号|浏览次数"
    r"|发布时间|发布日期|信息来源|文章来源|原标题|版权所有)\s?[：:|]"
)
_BUTTON = (
    r"打印本页|关闭窗口|关闭本页|返回顶部|返回首页|分享到|扫一扫|相关阅读|相关链接|上一篇|下一篇"
    r"|点击(?:查看|下载|进入|阅读)|阅读全文|字体大小|微信扫码|网站地图|版权声明"
    r"|【(?:打印|关闭|字体)[^】]*】|^[（(]?本报讯[）)]?"
)
_PAGE = (
    r"^\s*(?:[-—–]\s?\d{1,3}\s?[-—–]|第\s?\d{1,3}\s?页(?:\s?共\s?\d{1,3}\s?页)?)\s*$"
)
_DEBRIS = re.compile(f"{_ADDRESS}|{_ENTITY}|{_CREDIT}|{_BUTTON}|{_PAGE}")
# Radicals, compatibility forms, private use, controls, and marks without width.
_STRANGE = re.compile(
    r"[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
    r"\ue000-\uf8ff\U000f0000-\U0010ffff"
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff0-\uffff]"
)
_WITHOUT_WIDTH = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_ANY_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def ascii_mark(bitext: Bitext) -> Iterator[Finding]:
    """S002: a mark as wide as a Latin letter stands between Chinese characters.

    Ratios (10.9:50.5), decimals, and what stands within Latin words are spared. A
    point is not mended: it may stand for “。” or “·”.
    """
    return in_chinese(
        bitext,
        by_pattern(_ASCII_MARK, lambda match: _FULL.get(match[0])),
        "A Latin mark stands among the Chinese: {found}.",
        "Write the full-width mark.",
    )


def web_debris(bitext: Bitext) -> Iterator[Finding]:
    """S006: something of the web page or the printed page was left in the text.

    Addresses, credits, buttons, entities, and numbers of pages.
    """
    return in_chinese(
        bitext,
        by_pattern(_DEBRIS),
        "This belongs to a page, not to the text: {found}.",
        "Remove it, and say so in <sourceDesc>.",
    )


def strange_character(bitext: Bitext) -> Iterator[Finding]:
    """S007: a character cannot be meant.

    Radicals and compatibility forms that look like Chinese characters, characters for
    private use, controls, and such as have no width.
    """

    def find(text: str) -> list[Slip]:
        return [
            Slip(match.span(), _plain(match[0])) for match in _STRANGE.finditer(text)
        ]

    for finding in in_chinese(
        bitext, find, "{found}", "Write the character that is meant."
    ):
        text = finding.pair.source_text
        names = dict.fromkeys(_name(text[start]) for start, _ in finding.source)
        yield replace(finding, message=f"The text has {', '.join(names)}.")


def _plain(character: str) -> str | None:
    if _WITHOUT_WIDTH.match(character):
        return ""
    plain = unicodedata.normalize("NFKC", character)
    return plain if _ANY_HAN.fullmatch(plain) else None


def _name(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'without a name')})"


def traditional_form(bitext: Bitext) -> Iterator[Finding]:
    """S008: a Traditional form stands in the Simplified text.

    Forms that the Simplified standard has too, as 乾 in 乾坤, are spared.
    """
    return in_chinese(
        bitext,
        _by_character(_is_traditional),
        "A Traditional form stands in the text: {found}.",
        "Write the Simplified one.",
    )


def rare_character(bitext: Bitext) -> Iterator[Finding]:
    """S009: a Chinese character is outside GBK, the usual set.

    It may be right in a name; it may be a slip of the recognition.
    """
    return in_chinese(
        bitext,
        _by_character(_is_rare),
        "A character is outside the usual set: {found}.",
        "See whether it is right; a waiver lets it stand.",
    )


def _by_character(is_found: Callable[[str], bool]) -> Finder:
    def find(text: str) -> list[Slip]:
        return [
            Slip((place, place + 1))
            for place, character in enumerate(text)
            if is_found(character)
        ]

    return find


@cache
def _is_traditional(character: str) -> bool:
    # GB 2312 is Simplified through and through, and most characters are in it.
    if character < "\u3400" or _fits(character, "gb2312"):
        return False
    return _simplified()(character) != character


@cache
def _is_rare(character: str) -> bool:
    return bool(_ANY_HAN.match(character)) and not _fits(character, "gbk")


def _fits(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _simplified() -> Callable[[str], str]:
    # Imported here: hardly a text has a character that GB 2312 lacks.
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
