"""Pages to download the editions from, and their checksums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportpub.model.edition import TERM_INDEX
from reportpub.writers import EDITION_FORMATS, TERM_FORMATS
from reportpub.writers.theme import Theme

# The languages and layouts on offer, in the words of those who read them.
_EDITION_NAMES = {
    "zh-Hans": ("zh-Hans", "简体中文"),
    "zh-Hant": ("zh-Hant", "繁體中文"),
    "en": ("en", "English"),
    "zh-en": ("zh-Hans", "中英对照 · Chinese–English"),
}


@dataclass(frozen=True, slots=True)
class Download:
    """A finished file of a report: its name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str

    @property
    def size_in_words(self) -> str:
        """The size as people read it, in kilobytes of 1,000 bytes."""
        kilobytes, limit = round(self.size / 1000), 1000
        if kilobytes < limit:
            return f"{max(1, kilobytes)} kB"
        return f"{self.size / 1_000_000:.1f} MB"


@dataclass(frozen=True, slots=True)
class Entry:
    """A report on the library page, with its titles by language."""

    report: str
    titles: tuple[tuple[str, str], ...]


def report_page(
    report: str,
    titles: Sequence[tuple[str, str]],
    downloads: Iterable[Download],
    editions: Sequence[str],
    theme: Theme,
) -> bytes:
    """Return the page that offers all files of a report."""
    by_name = {download.name: download for download in downloads}
    table = [
        (
            *_EDITION_NAMES[edition],
            [
                (form.upper(), by_name.get(f"{report}.{edition}.{form}"))
                for form in EDITION_FORMATS
            ],
        )
        for edition in editions
    ]
    terms = [
        (form.upper(), download)
        for form in TERM_FORMATS
        if (download := by_name.get(f"{TERM_INDEX.name}.{form}"))
    ]
    page = theme.render(
        "site/report.html.jinja",
        report=report,
        titles=_main_titles(titles),
        table=table,
        terms=terms,
    )
    return page.encode()


def library_page(entries: Iterable[Entry], theme: Theme) -> bytes:
    """Return the page that lists all reports."""
    listed = [(entry.report, _main_titles(entry.titles)) for entry in entries]
    page = theme.render("site/library.html.jinja", entries=listed)
    return page.encode()


def checksums(downloads: Iterable[Download]) -> bytes:
    """Return the lines that ``sha256sum --check`` reads."""
    return "".join(f"{d.sha256}  {d.name}\n" for d in downloads).encode()


def _main_titles(titles: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    # The Traditional title says again what the Simplified one says.
    main = [pair for pair in titles if pair[0] != "zh-Hant"]
    return main or list(titles)
