"""What programs of others say of the finished editions (``make external``)."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path
from shutil import copyfile, which

import pytest
from tests.reading import squeeze
from tests.running import ROOT

pytestmark = pytest.mark.external

EDITIONS = ("zh-Hans", "zh-Hant", "en", "zh-en")
REPORT = "handan-2021"
# The beginning and the end of the text, as each language has them.
ENDS = {
    "zh-Hans": ("发展成就和2020年工作回顾", "把有限的财政资金更多用到改善民生上。"),
    "zh-Hant": ("發展成就和2020年工作回顧", "把有限的財政資金更多用到改善民生上。"),
    "en": ("Development Achievements in the 13th Five-Year Plan Period", ""),
}
every_edition = pytest.mark.parametrize("edition", EDITIONS)


def run(*command: str | Path) -> str:
    """Return what ``command`` prints; a program that is not there is a failure."""
    assert which(str(command[0])), f"{command[0]} is not installed: make external"
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@every_edition
def test_epubcheck_has_nothing_to_say(real_dist: Path, edition: str) -> None:
    script = (
        "import sys, epubcheck\n"
        "found = epubcheck.EpubCheck(sys.argv[1])\n"
        "print(*found.messages, sep='\\n')\n"
        "sys.exit(not found.valid or bool(found.messages))\n"
    )

    # In a process of its own: the module warns on import of what it does not use.
    run(sys.executable, "-c", script, real_dist / f"{REPORT}.{edition}.epub")


@every_edition
def test_libreoffice_prints_the_whole_docx(converted: Path, edition: str) -> None:
    text = run("pdftotext", converted / f"{REPORT}.{edition}.pdf", "-")

    languages = ("zh-Hans", "en") if edition == "zh-en" else (edition,)
    for language in languages:
        for words in ends(language):
            assert without_hyphens(words) in without_hyphens(text)
    assert "Error!" not in text
    assert "错误" not in text


def without_hyphens(text: str) -> str:
    # LibreOffice parts words at line ends by the hyphen that compounds have.
    return squeeze(text).replace("-", "")


def ends(language: str) -> tuple[str, str]:
    """Return the first heading and the last words of the text.

    The whole of the last sentence may be parted by the end of a page.
    """
    if language != "en":
        return ENDS[language]
    text = (ROOT / "source" / REPORT / "en.xml").read_text(encoding="utf-8")
    last = re.findall(r"<s [^>]*>([^<]*)</s>", text)[-1]
    return ENDS["en"][0], " ".join(html.unescape(last).split()[-6:])


def chromium(page: Path, profile: Path, width: int, *options: str) -> str:
    return run(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={profile}",
        f"--window-size={width},900",
        *options,
        "--dump-dom",
        page.as_uri(),
    )


# Chromium's windows are not narrower than 500 pixels: a frame is.
FRAME = """<!doctype html><title></title><style>body {{ margin: 0 }}</style>
<iframe id="f" style="border: 0" width="{width}" height="900" src="{page}"></iframe>
<script>
onload = () => {{
  const root = document.getElementById("f").contentDocument.documentElement;
  const wide = [...root.querySelectorAll("*")].filter(
    (node) => node.getBoundingClientRect().right > {width} + 1);
  document.title = `${{root.scrollWidth}} of ${{root.clientWidth}} ` +
    wide.slice(0, 3).map((node) => node.outerHTML.slice(0, 80)).join("; ");
}};
</script>
"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "name",
    [*(f"{REPORT}.{edition}.html" for edition in EDITIONS), "index.html"],
)
def test_no_page_has_to_be_scrolled_sideways(
    real_dist: Path, tmp_path: Path, name: str, width: int
) -> None:
    copyfile(real_dist / name, tmp_path / name)
    frame = tmp_path / "frame.html"
    frame.write_text(FRAME.format(width=width, page=name), encoding="utf-8")

    dom = chromium(frame, tmp_path / "profile", 1400, "--allow-file-access-from-files")

    found = re.search(r"<title>(\d+) of (\d+) (.*?)</title>", dom, re.DOTALL)
    assert found, dom[:400]
    assert int(found[1]) <= int(found[2]) <= width, found[0]


@every_edition
def test_the_fonts_of_a_pdf_are_all_embedded(real_dist: Path, edition: str) -> None:
    _, _, *fonts = run("pdffonts", real_dist / f"{REPORT}.{edition}.pdf").splitlines()

    assert fonts
    for font in fonts:
        # … emb sub uni object generation
        embedded, subset, unicode, *_ = font.split()[-5:]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), font


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_text_is_valid_by_the_schema_beside_the_code(language: str) -> None:
    schema = ROOT / "src/reportpub/storage/report.rng"

    run("jing", schema, ROOT / "source" / REPORT / f"{language}.xml")
