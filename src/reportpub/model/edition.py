"""An edition as a recipe: which languages, side by side or alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """How two languages stand beside each other."""

    ROWS = "rows"
    """In two columns, a row an alignment group."""
    COLUMNS = "columns"
    """In two columns, a row a paragraph."""
    STACKED = "stacked"
    """On paper paragraph under paragraph; elsewhere as in columns."""
    FACING = "facing"
    """On paper on facing pages, paragraphs level; elsewhere as in columns."""


class Matter(StrEnum):
    """What an edition shows of a report."""

    TEXT = "text"
    TERMS = "terms"
    FIGURES = "figures"


# What texts can be set in, as BCP 47 tags, and what an edition of them is published as.
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
EDITION_FORMATS = ("pdf", "docx", "epub", "html")
DEFAULT_THEME = "book"


@dataclass(frozen=True, slots=True)
class Edition:
    """The recipe of one edition; ``languages`` are BCP 47 tags, leading one first.

    ``layout`` matters to one of two languages, and so does ``numbers``: whether
    sentences are numbered where a row is a paragraph. It is made in ``formats``, in all
    it can be where they are empty.
    """

    name: str
    languages: tuple[str, ...]
    matter: Matter = Matter.TEXT
    layout: Layout = Layout.ROWS
    formats: tuple[str, ...] = ()
    theme: str = DEFAULT_THEME
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be made: its place in the output folder, of what, in which format."""

    name: str
    edition: Edition
    format_name: str


# What every report is published as, in the order readers are offered them; the book of
# its terms; and the table of its figures.
BILINGUAL = Edition("zh-en", ("zh-Hans", "en"))
EDITIONS: tuple[Edition, ...] = (
    Edition("zh-Hans", ("zh-Hans",)),
    Edition("zh-Hant", ("zh-Hant",)),
    Edition("en", ("en",)),
    BILINGUAL,
)
TERM_INDEX = Edition("term-index", ("zh-Hans", "en"), Matter.TERMS)
FIGURES = Edition("figures", ("zh-Hans", "en"), Matter.FIGURES)
PUBLISHED = (*EDITIONS, TERM_INDEX, FIGURES)
# What is made where the settings name it.
OFFERED: tuple[Edition, ...] = (Edition("zh-Hant-en", ("zh-Hant", "en")),)
