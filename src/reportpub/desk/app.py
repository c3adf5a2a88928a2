"""The desk as an ASGI application: its parts put together."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportpub.desk.builds import Builder
from reportpub.desk.gate import Gate
from reportpub.desk.people import People
from reportpub.desk.previews import Previews
from reportpub.desk.routes import PAGES
from reportpub.desk.saving import Saving
from reportpub.desk.uploads import Uploads
from reportpub.desk.visit import Desk, Visit, failed
from reportpub.desk.watching import Watcher
from reportpub.desk.workspace import Workspace
from reportpub.project import Project
from reportpub.storage.database import Database
from reportpub.storage.ledger import Ledger
from reportpub.storage.sessions import Sessions
from reportpub.storage.users import USERS

# Scripts and styles are files of the desk itself; nothing else is ever loaded.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{what}-src 'self'" for what in ("script", "style", "img", "connect")),
        "frame-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
_HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_AT_ONCE = 8
_STATIC = Path(__file__).with_name("static")


def create_app(
    project: Project, *, hosts: Iterable[str] = (), watch: bool = False
) -> Starlette:
    """Return the desk of ``project``.

    ``hosts`` are the names it may be called by; without any, all are. With ``watch``,
    what an editor saves is shown at once.

    Raises ``ReportpubError`` where the project cannot be used.
    """
    desk, database = _desk(project, watch=watch)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        # Pages are made by the processor alone: more at a time would all be late.
        current_default_thread_limiter().total_tokens = _AT_ONCE
        desk.workspace.warm_up()
        watcher = Watcher(project, desk.workspace) if watch else None
        yield
        if watcher:
            watcher.close()
        desk.builder.close()
        desk.previews.close()
        desk.workspace.close()
        database.close()

    static = Mount("/static", StaticFiles(directory=_STATIC), name="static")
    app = Starlette(
        routes=[*(page.route() for page in PAGES), static],
        middleware=[
            Middleware(_Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts) or ["*"],
                       www_redirect=False),
        ],
        exception_handlers={HTTPException: _refused},
        lifespan=lifespan,
    )  # fmt: skip
    app.state.desk = desk
    return app


def _desk(project: Project, *, watch: bool) -> tuple[Desk, Database]:
    database = Database(project.cache / "desk.sqlite")
    workspace = Workspace(project)
    ledger = Ledger(database)
    sessions = Sessions(database)
    desk = Desk(
        project=project,
        workspace=workspace,
        ledger=ledger,
        saving=Saving(project, workspace, ledger),
        sessions=sessions,
        people=People(project.root / USERS, sessions),
        gate=Gate(),
        builder=Builder(project),
        previews=Previews(project),
        uploads=Uploads(),
        paths={page.name: page.path for page in PAGES} | {"static": "/static/{path}"},
        markup={},
        memories={},
        watches=watch,
    )
    return desk, database


def _refused(request: Request, error: Exception) -> Response:
    """Say in a page of the desk why there is none."""
    assert isinstance(error, HTTPException)  # it is registered for these
    desk: Desk = request.app.state.desk
    from starlette.datastructures import FormData

    visit = Visit(desk, request, "", None, FormData())
    words = {
        403: visit._("This was sent from another site, or is not allowed."),
        404: visit._("There is no such page."),
        405: visit._("That cannot be done here."),
        413: visit._("That is too large."),
    }.get(error.status_code, error.detail)
    if request.method == "HEAD":
        return PlainTextResponse("", error.status_code)
    return failed(visit, error.status_code, words)


class _Headers:
    """Adds the headers every answer has, and lets nothing be kept but files."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_static = "/static/" in scope["path"]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = "no-cache" if is_static else "no-store"
                added: dict[str, Any] = {**_HEADERS, "cache-control": kept}
                own = [(n.encode(), v.encode()) for n, v in added.items()]
                message["headers"] = [*message["headers"], *own]
            await send(message)

        await self._app(scope, receive, send_with_headers)
