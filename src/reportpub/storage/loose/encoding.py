"""The characters of a text file that does not say its encoding.

No detector by statistics is asked: on short Chinese texts they take GB18030 for Big5
or for Korean. The encodings of Chinese files are few, and each try has its reason:

1. a byte order mark says it;
2. what is valid UTF-8 by chance is shorter than a sentence;
3. else the encoding in which most letters are common ones. A wrong one gives letters
   that hardly any text has;
4. else the file is mixed, and each line is tried by itself.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass

from reportpub.diagnostics import Location
from reportpub.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    # Before UTF-16: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# GB18030 holds GBK and GB2312.
_CANDIDATES = ("GB18030", "Big5", "UTF-16-LE", "UTF-16-BE", "Windows-1252")
_PYTHON = {"Big5": "cp950"}
# The letters that any report has many of, in both scripts, and the marks round them.
_COMMON = frozenset(
    "的一是在不了有和人中大为上个国我以要时来用们生到作地于出就分对成会可主发年动同工也能"
    "下过子产种面而方后多定行学法所民得经十三之进等部度家电力水化高自二理起小物现实加量都"
    "两体制机当使点从业本去把性好应开合还因由其前外天政四日社义事平形相全表间与关各重新线"
    "内数正心反明原利比质气第向道变条结解问意建月公无系情者最立代通并提直党程展五果员革位"
    "入常文总次品式活设及管特件长求老基资路级少山统接将组见计期根论运农指九区强放决西任做"
    "必战先回取据处南门即保治北造百规领七海东导志世金增争济思极交受联六共权收证改清美再转"
    "更风切教带安场身车务万每目至达积示议报斗完八华名科信节空元今集传土步群广需段研林观织"
    "持众布复际商验连深难周委技备办青省习支史团历市除构府称准精值率族维划选标快效院型养置"
    "层专育京识属包住调满县局照红引铁价严，。、；：“”（）《》！？"
    "為個國時來們會發動過產種後學經進電實體機當點從業應開還無關與間數質氣變條結問黨員總"
    "設長資級統將組見計論運農區強決處門規領東導爭濟極聯權證風帶場車務萬達積議報華節傳廣"
    "觀眾復際驗連難備辦習歷構稱準維劃選標層專識屬調滿縣紅鐵價嚴"
)
# Chinese that is rightly decoded has more than half of its letters among these.
_LIKELY = 0.3
_LATIN_SHARE = 0.05
# Bytes of so many Chinese characters are not UTF-8 by chance.
_CERTAIN = 4


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and what a person should know of how they were read."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str = "") -> Decoded:
    """Return the characters of ``data``, line ends made line feeds.

    ``declared`` is an encoding that the file itself names; it is tried first. Raises
    ``SourceError``, with a line where there is one, if no encoding fits.
    """
    text, remarks = _decoded(data, name, declared)
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), remarks)


def _decoded(data: bytes, name: str, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :] if encoding == "UTF-8" else data, encoding)
            if text is None:
                message = (
                    f"The file begins as {encoding} and goes on as something else; "
                    "save it again as UTF-8."
                )
                raise SourceError(message, Location(name))
            return text, ()
    for encoding in ("UTF-8", declared):
        text = _try(data, encoding)
        if text is not None and "\0" not in text:
            return text, ()
    if _has_utf8_lines(data):
        return _mixed(data, name)
    scored = [
        (_score(text), encoding, text)
        for encoding in _CANDIDATES
        if (text := _try(data, encoding)) is not None
    ]
    if scored:
        # Of two that fit alike, the one named first.
        best, encoding, text = max(scored, key=lambda found: found[0])
        if best > _LIKELY:
            return text, (f"The file was read as {encoding}; see whether it is right.",)
    return _mixed(data, name)


def _try(data: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        text = data.decode(_PYTHON.get(encoding, encoding))
    except (UnicodeDecodeError, LookupError):
        return None
    return text


def _score(text: str) -> float:
    """Return how many of the letters beyond ASCII are common ones."""
    letters = [letter for letter in text if letter > "\x7f"]
    if not letters or "\0" in text:
        return 0.0
    if len(letters) < len(text) * _LATIN_SHARE:
        # An English text: marks and a few accents are all that is to be expected.
        return sum(letter in "‘’“”–—…•é £€°\xa0" for letter in letters) / len(letters)
    return sum(letter in _COMMON for letter in letters) / len(letters)


def _has_utf8_lines(data: bytes) -> bool:
    """Return whether a line is UTF-8 for certain, though the whole is not."""
    for line in data.split(b"\n"):
        text = _try(line, "UTF-8")
        if text and sum(letter > "\u2000" for letter in text) >= _CERTAIN:
            return True
    return False


def _mixed(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return a text whose lines have different encodings."""
    lines: list[str] = []
    seen: dict[str, int] = {}
    last = "GB18030"
    for number, line in enumerate(data.split(b"\n"), start=1):
        found = {
            encoding: text
            for encoding in ("UTF-8", "GB18030", "Big5")
            if (text := _try(line, encoding)) is not None and "\0" not in text
        }
        if not found:
            message = (
                "The line is neither UTF-8 nor GB18030, Big5 or UTF-16; save the file "
                "as UTF-8."
            )
            raise SourceError(message, Location(name, number))
        if not line.isascii():
            last = _likeliest(found, last)
            seen.setdefault(last, number)
        lines.append(found.get(last) or next(iter(found.values())))
    first = ", ".join(f"{encoding} from line {line}" for encoding, line in seen.items())
    return "\n".join(lines), (
        f"The file mixes encodings ({first}); see whether every line is right.",
    )


def _likeliest(found: Mapping[str, str], last: str) -> str:
    """Return the encoding that gives common letters, else that of the line before."""
    if "UTF-8" in found:
        return "UTF-8"
    best = max(found, key=lambda encoding: _score(found[encoding]))
    return best if last not in found or _score(found[best]) > _LIKELY else last
