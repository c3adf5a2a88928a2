"""WordprocessingML (ECMA-376 part 1, chapter 17), as text.

Every function returns markup that is complete and may stand where its name says.
Children stand in the order of the schema: Word refuses any other.
"""

from __future__ import annotations

from functools import lru_cache
from xml.sax.saxutils import escape

# BCP 47 → the language tag Word knows the language by.
_WORD_LANGUAGES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-US"}

# The hint gives “ ” — … to the Chinese face; without it they are set in the Latin
# one, half as wide. Word checks Latin words amid Chinese by w:val.
_CHINESE = (
    '<w:rFonts w:hint="eastAsia"/>',
    '<w:lang w:val="en-US" w:eastAsia="{}"/>',
)
_OTHER = ("", '<w:lang w:val="{}"/>')

TAB = "<w:r><w:tab/></w:r>"


def is_chinese(language: str) -> bool:
    """Whether ``language`` is set in a Chinese face and joined without spaces."""
    return language.startswith("zh")


def paragraph(style: str, content: str, *, section: str = "") -> str:
    """Return a paragraph; with the properties of a section it is that one's last."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{section}</w:pPr>'
    return f"<w:p>{properties}{content}</w:p>"


def run(text: str, language: str, style: str = "") -> str:
    """Return ``text`` as one run that says its language."""
    properties = _run_properties(language, style)
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


@lru_cache(maxsize=64)
def _run_properties(language: str, style: str) -> str:
    name = f'<w:rStyle w:val="{style}"/>' if style else ""
    fonts, lang = _CHINESE if is_chinese(language) else _OTHER
    word_language = _WORD_LANGUAGES.get(language, language)
    return f"<w:rPr>{name}{fonts}{lang.format(word_language)}</w:rPr>"


def heading_style(language: str) -> str:
    """Return the character style of headings: Hei is dark enough, Latin is not."""
    return "" if is_chinese(language) else "HeadingLatin"


def bookmark(number: int, name: str, content: str) -> str:
    """Return ``content`` as a place that fields and links can name."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def link(name: str, content: str) -> str:
    """Return ``content`` as a link to the bookmark ``name``."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'


def footnote_reference(number: int) -> str:
    """Return the call of the footnote ``number``; Word counts what it shows itself."""
    properties = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{properties}<w:footnoteReference w:id="{number}"/></w:r>'


def footnote(number: int, text: str, language: str) -> str:
    """Return the footnote ``number``."""
    properties = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    mark = f"<w:r>{properties}<w:footnoteRef/></w:r>"
    content = paragraph("FootnoteText", mark + run(f" {text}", language))
    return f'<w:footnote w:id="{number}">{content}</w:footnote>'


def field(instruction: str, result: str) -> str:
    """Return a field with the runs it shows until Word computes it anew."""
    start = _field_code(instruction) + _field_character("separate")
    return start + result + _field_character("end")


def block_field_start(instruction: str) -> str:
    """Return the beginning of a field whose result is paragraphs.

    It is there for Word alone, by the rules of ECMA-376 part 3: LibreOffice lets
    fields within contents or index stand as they are, and would show no page.
    """
    return "".join(
        f"<w:r>{_FOR_WORD.format(content)}</w:r>"
        for content in (
            _character("begin"),
            _instruction(instruction),
            _character("separate"),
        )
    )


def block_field_end() -> str:
    """Return the end of the field begun last."""
    return f"<w:r>{_FOR_WORD.format(_character('end'))}</w:r>"


# Word 2013 and later know the namespace and read what is inside; others do not.
_FOR_WORD = (
    '<mc:AlternateContent><mc:Choice Requires="w15">{}</mc:Choice>'
    "<mc:Fallback/></mc:AlternateContent>"
)


def entry_field(kind: str, text: str, switches: str = "") -> str:
    """Return a field that shows nothing: an entry for the index or the contents."""
    return _field_code(f'{kind} "{_quoted(text)}"{switches}') + _field_character("end")


def index_entry(heading: tuple[str, ...], *, instead: str = "") -> str:
    """Return the field that enters its place in the index under ``heading``.

    A second word stands under the first; the text ``instead`` takes the place of the
    page.
    """
    words = ":".join(map(_quoted, heading))
    switch = rf' \t "{_quoted(instead)}"' if instead else ""
    return _field_code(f'XE "{words}"{switch}') + _field_character("end")


def page_reference(name: str) -> str:
    """Return the field that shows the page of the bookmark ``name``."""
    # No page is known before the file is laid out, and a wrong one is worse than
    # none: Word and LibreOffice put the right one here when they open the file.
    return field(rf"PAGEREF {name} \h", "<w:r><w:t>–</w:t></w:r>")


def _quoted(text: str) -> str:
    # A colon would make a subentry, and Word takes curly quotes for straight ones.
    return "".join(f"\\{c}" if c in '\\":“”' else c for c in text)


def _field_code(instruction: str) -> str:
    return f"{_field_character('begin')}<w:r>{_instruction(instruction)}</w:r>"


def _field_character(kind: str) -> str:
    return f"<w:r>{_character(kind)}</w:r>"


def _instruction(text: str) -> str:
    return f'<w:instrText xml:space="preserve"> {escape(text)} </w:instrText>'


def _character(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'
