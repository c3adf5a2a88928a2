"""Pages to read the editions and download them from, and their checksums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportpub.model.edition import (
    BILINGUAL,
    EDITION_FORMATS,
    EDITIONS,
    OFFERED,
    TERM_INDEX,
    Edition,
)
from reportpub.writers import FORMATS
from reportpub.writers.policy import content_policy
from reportpub.writers.theme import Theme

# The languages on offer, in the words of those who read them.
_LANGUAGE_NAMES: Mapping[tuple[str, ...], str] = {
    ("zh-Hans",): "简体中文",
    ("zh-Hant",): "繁體中文",
    ("en",): "English",
    ("zh-Hans", "en"): "中英对照 · Chinese–English",
    ("zh-Hant", "en"): "中英對照（繁體） · Traditional Chinese–English",
}
_PLAIN = frozenset(edition.name for edition in (*EDITIONS, *OFFERED))
# What else may lie in a report's folder, by the stem of its files; a page that is to be
# found from the report's page has a line here.
_OTHERS: Mapping[str, tuple[str, str]] = {
    TERM_INDEX.name: ("术语手册", "Handbook of Terms"),
    "figures": ("数据", "Figures"),
    "findings": ("校核结果", "Findings"),
}


@dataclass(frozen=True, slots=True)
class Download:
    """A finished file of a report: its name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str

    @property
    def stem(self) -> str:
        """The name without what says the format."""
        return self.name.rpartition(".")[0]

    @property
    def form(self) -> str:
        """The format as people call it."""
        return self.name.rpartition(".")[2].upper()

    @property
    def size_in_words(self) -> str:
        """The size as people read it, in kilobytes of 1,000 bytes."""
        kilobytes, limit = round(self.size / 1000), 1000
        if kilobytes < limit:
            return f"{max(1, kilobytes)} kB"
        return f"{self.size / 1_000_000:.1f} MB"


@dataclass(frozen=True, slots=True)
class Entry:
    """A report on the library page.

    ``titles`` and ``dates`` are pairs of language and words; ``modified`` is when its
    editions count as made, ISO 8601 in UTC.
    """

    report: str
    titles: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...] = ()
    modified: str = ""

    @property
    def main_titles(self) -> tuple[tuple[str, str], ...]:
        """The titles without the Traditional one, which says the same again."""
        return _without_traditional(self.titles)

    @property
    def main_dates(self) -> tuple[tuple[str, str], ...]:
        """The dates, each in words of its own."""
        return _without_traditional(self.dates)


def edition_name(edition: Edition) -> tuple[str, str]:
    """Return a language and what ``edition`` is called in it."""
    words = _LANGUAGE_NAMES[edition.languages]
    # The editions of a project's own are told apart by their names.
    own = "" if edition.name in _PLAIN else f" · {edition.name}"
    return edition.languages[0], words + own


def report_page(
    entry: Entry,
    downloads: Sequence[Download],
    editions: Sequence[Edition],
    theme: Theme,
) -> bytes:
    """Return the page that offers all files of a report."""
    by_name = {download.name: download for download in downloads}
    table = [
        (
            *edition_name(edition),
            [
                (form.upper(), by_name.get(f"{entry.report}.{edition.name}.{form}"))
                for form in EDITION_FORMATS
            ],
        )
        for edition in editions
    ]
    pages = [
        (*edition_name(edition), name)
        # What this site is for is offered first.
        for edition in sorted(editions, key=lambda e: e.name != BILINGUAL.name)
        if (name := f"{entry.report}.{edition.name}.html") in by_name
    ]
    others = [
        (*names, found)
        for stem, names in _OTHERS.items()
        if (
            found := [
                download
                for form in FORMATS
                if (download := by_name.get(f"{stem}.{form}"))
            ]
        )
    ]
    return _page(
        "site/report.html.jinja",
        theme,
        entry=entry,
        table=table,
        pages=pages,
        others=others,
        forms=[form.upper() for form in EDITION_FORMATS],
        downloads=downloads,
    )


def library_page(entries: Iterable[Entry], theme: Theme) -> bytes:
    """Return the page that lists all reports."""
    return _page("site/library.html.jinja", theme, entries=list(entries))


def checksums(downloads: Iterable[Download]) -> bytes:
    """Return the lines that ``sha256sum --check`` reads."""
    return "".join(f"{d.sha256}  {d.name}\n" for d in downloads).encode()


def _page(template: str, theme: Theme, **context: object) -> bytes:
    style = theme.read("site/site.css")
    policy = content_policy(style)
    return theme.render(template, style=style, policy=policy, **context).encode()


def _without_traditional(
    words: tuple[tuple[str, str], ...],
) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in words if pair[0] != "zh-Hant") or words
