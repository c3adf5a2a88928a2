"""The library: reports, editions, builds."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response, StreamingResponse

from reportpub.build import Standing, standings
from reportpub.desk.building import request_for
from reportpub.desk.builds import Build
from reportpub.desk.visit import Page, Visit, failed
from reportpub.errors import ReportpubError
from reportpub.model.user import Role

_TURN = 0.2


@dataclass(frozen=True, slots=True)
class _Report:
    """A report on the shelf; ``failure`` says why nothing is known of it."""

    name: str
    title: str
    standings: tuple[Standing, ...]
    build: Build | None
    failure: str

    @property
    def made(self) -> tuple[Standing, ...]:
        """The files that are there."""
        return tuple(standing for standing in self.standings if standing.stamp)

    @property
    def state(self) -> str:
        """Fresh, stale, failed, or not made yet."""
        ending = self.build.ending if self.build else None
        if ending and ending["kind"] == "failed":
            return "failed"
        if not self.made:
            return "missing"
        fresh = all(standing.is_fresh for standing in self.standings)
        return "fresh" if fresh else "stale"


def _library(visit: Visit) -> Response:
    names = visit.desk.project.reports()
    shelf = [_report(visit, name) for name in names]
    running = visit.desk.builder.running()
    return visit.render("library.html.jinja", shelf=shelf, running=running)


def _report(visit: Visit, name: str) -> _Report:
    project, build = visit.desk.project, visit.desk.builder.latest(name)
    try:
        title = "".join(s.text for s in visit.desk.workspace.texts(name).source.title)
        found = standings(project, request_for(project, name))[name]
    except ReportpubError as error:
        return _Report(name, name, (), build, str(error))
    return _Report(name, title, found, build, "")


def _download(visit: Visit) -> Response:
    report = visit.report()
    project = visit.desk.project
    wanted = f"{report}/{visit.named('file')}"
    found = standings(project, request_for(project, report))[report]
    # Only what a build made is given out: no name leads anywhere else.
    for standing in found:
        if standing.stamp and standing.output.name == wanted:
            path = project.dist / wanted
            return FileResponse(path, filename=path.name)
    raise HTTPException(404)


def _build(visit: Visit) -> Response:
    if visit.desk.builder.start(visit.report()) is None:
        return failed(visit, 409, visit._("Another build is running; wait for it."))
    return visit.go("library")


def _cancel(visit: Visit) -> Response:
    visit.desk.builder.cancel(visit.report())
    return visit.go("library")


def _events(visit: Visit) -> Response:
    build = visit.desk.builder.latest(visit.report())
    if build is None:
        raise HTTPException(404)
    return StreamingResponse(_told(build), media_type="text/event-stream")


async def _told(build: Build) -> AsyncGenerator[str]:
    """Yield what the build says, as server-sent events (HTML, 9.2)."""
    told = 0
    while True:
        is_over = build.ending is not None
        for event in build.events[told:]:
            told += 1
            yield f"id: {told}\ndata: {json.dumps(event)}\n\n"
        if is_over:
            return
        await asyncio.sleep(_TURN)


def _changes(visit: Visit) -> Response:
    if not visit.desk.watches:
        raise HTTPException(404)

    async def told() -> AsyncGenerator[str]:
        version = visit.desk.workspace.version
        while True:
            await asyncio.sleep(_TURN)
            if visit.desk.workspace.version != version:
                version = visit.desk.workspace.version
                yield "data: changed\n\n"

    return StreamingResponse(told(), media_type="text/event-stream")


PAGES = (
    Page("/", "library", _library),
    Page("/download/{report}/{file}", "download", _download),
    Page("/build/{report}", "build", _build, Role.TRANSLATOR, "POST"),
    Page("/build/{report}/cancel", "cancel", _cancel, Role.TRANSLATOR, "POST"),
    Page("/build/{report}/events", "events", _events),
    Page("/changes", "changes", _changes),
)
