"""The table of figures as a page, with charts of what was reached and is aimed at."""

from __future__ import annotations

from reportpub.model.publication import Publication, plain
from reportpub.writers.charts import SCREEN, chart_svg
from reportpub.writers.policy import content_policy
from reportpub.writers.theme import Theme

# The edition whose page has both languages; it lies in the same folder.
_TEXT_EDITION = "zh-en"


def write(publication: Publication, theme: Theme) -> bytes:
    """Return the page as UTF-8."""
    style = theme.read("screen.css")
    page = theme.render(
        "figures/page.html.jinja",
        publication=publication,
        titles=[(v.language, plain(v)) for v in publication.title.versions],
        chart=lambda chart: chart_svg(chart, SCREEN),
        xmllang=lambda _language: "",
        style=style,
        policy=content_policy(style),
        text=f"{publication.report}.{_TEXT_EDITION}.html",
    )
    return page.encode()
