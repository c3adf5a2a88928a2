"""What a request must be like before it is looked at, and what a browser holds."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

COOKIE, LANGUAGE_COOKIE = "reportpub-desk", "reportpub-language"
_YEAR = 365 * 24 * 3600


def refuse_foreign(request: Request) -> None:
    """Refuse what another site sends (Fetch Metadata, and the Origin of RFC 6454)."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {
        "same-origin",
        "none",
    }:
        raise HTTPException(403)
    origin = request.headers.get("origin", "")
    if origin and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise HTTPException(403)


def refuse_long(request: Request, limit: int) -> None:
    """Refuse a form that is too long, or does not say how long it is."""
    length = request.headers.get("content-length", "")
    if not length.isascii() or not length.isdigit():
        raise HTTPException(411)
    if int(length) > limit:
        raise HTTPException(413)


def keep(request: Request, response: Response, token: str) -> None:
    """Let the browser hold ``token``; scripts cannot read it, other sites not send it.

    It ends with the browser, and the sign-in behind it by itself.
    """
    _cookie(request, response, COOKIE, token, None)


def keep_language(request: Request, response: Response, language: str) -> None:
    """Let the browser remember the language of the interface."""
    _cookie(request, response, LANGUAGE_COOKIE, language, _YEAR)


def _cookie(
    request: Request, response: Response, name: str, value: str, age: int | None
) -> None:
    response.set_cookie(
        name,
        value,
        max_age=age,
        path=str(request.scope.get("root_path", "")) or "/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
