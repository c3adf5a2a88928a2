"""The glossary out to other tools and back, with a diff to confirm."""

from __future__ import annotations

from starlette.responses import Response

from reportpub.desk.uploads import Upload
from reportpub.desk.visit import UPLOAD_BYTES, Page, Visit, failed, one_of
from reportpub.exchange import compare_bytes, incoming_files
from reportpub.model.user import Role
from reportpub.storage.changes import Changes
from reportpub.storage.exchange import FORMATS

_OFFERED = ("xlsx", "tbx", "csv")
_NEW_FOLDER = "imported"


def _download(visit: Visit) -> Response:
    name = one_of(visit.named("format"), _OFFERED)
    data = FORMATS[name].write(visit.desk.workspace.terms().glossary)
    headers = {"content-disposition": f'attachment; filename="glossary.{name}"'}
    return Response(data, media_type="application/octet-stream", headers=headers)


def _page(visit: Visit) -> Response:
    return visit.render("exchange.html.jinja", formats=_OFFERED)


def _upload(visit: Visit) -> Response:
    file = visit.file("file")
    if file is None or not file.filename:
        return failed(visit, 422, visit._("Choose a file."))
    # The name says the format and nothing else; it leads to no file here.
    name = file.filename.replace("\\", "/").rpartition("/")[2]
    data = file.file.read()
    incoming = compare_bytes(visit.desk.workspace.terms().glossary, data, name)
    key = visit.desk.uploads.keep(Upload(visit.who, name, data))
    return visit.render(
        "upload_review.html.jinja",
        name=name,
        key=key,
        changes=incoming.changes,
        count=len(incoming.ids),
    )


def _confirm(visit: Visit) -> Response:
    upload = visit.desk.uploads.take(visit.sent("key"), visit.who)
    if upload is None:
        return failed(visit, 410, visit._("The file is gone; send it again."))
    project, workspace = visit.desk.project, visit.desk.workspace

    def change() -> Changes:
        # Against the glossary as it is now: what changed since is refused by the file.
        glossary = workspace.fresh_terms().glossary
        incoming = compare_bytes(glossary, upload.data, upload.name)
        return incoming_files(project, incoming, _NEW_FOLDER)

    what = f"Take over {upload.name} into the glossary"
    visit.desk.saving.save(visit.deed(what, "glossary"), change)
    return visit.go("glossary", done="saved")


PAGES = (
    Page("/glossary/exchange", "exchange", _page),
    Page("/glossary/download/{format}", "glossary-download", _download),
    Page("/glossary/upload", "upload", _upload, Role.APPROVER, "POST", UPLOAD_BYTES),
    Page("/glossary/upload/confirm", "upload-confirm", _confirm, Role.APPROVER, "POST"),
)
