"""The book of terms as a page: each place leads into the bilingual page beside it."""

from __future__ import annotations

from reportpub.model.publication import Publication
from reportpub.writers.policy import content_policy
from reportpub.writers.term_pages import render_terms
from reportpub.writers.theme import Theme

# The edition whose page has both languages; it lies in the same folder.
_TEXT_EDITION = "zh-en"


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the page as UTF-8."""
    style = theme.read("screen.css")
    page = render_terms(
        "terms/page.html.jinja",
        publication,
        theme,
        style=style,
        policy=content_policy(style),
        text=f"{publication.report}.{_TEXT_EDITION}.html",
    )
    return page.encode()
