"""The desk's pages: a module a part of the desk, a literal table of all."""

from __future__ import annotations

from reportpub.desk.routes import (
    entry,
    exchange,
    findings,
    glossary,
    history,
    library,
    preview,
    session,
    text,
)
from reportpub.desk.visit import Page

PAGES: tuple[Page, ...] = (
    *library.PAGES,
    *glossary.PAGES,
    *exchange.PAGES,
    *entry.PAGES,
    *text.PAGES,
    *preview.PAGES,
    *findings.PAGES,
    *history.PAGES,
    *session.PAGES,
)
