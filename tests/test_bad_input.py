"""What a person can do wrong: one sentence, the place, exit status 2, nothing lost."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner
from tests.running import EN, ZH, Outcome, amend, line_of, reportpub, snapshot

from reportpub.cli.main import main

LIUWEN = "glossary/economy/liuwen.toml"
FONTS = "templates/book/fonts.toml"
PRINT_CSS = "templates/book/print.css"
Spoil: TypeAlias = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Case:
    """What is spoilt, and what the one line on stderr must hold.

    ``line`` is a piece of the line of ``file`` the message must lead to.
    """

    spoil: Spoil
    file: str
    line: str
    words: str
    arguments: tuple[str, ...] = ("build", "--format", "html")


def replaced(file: str, old: str, new: str) -> Spoil:
    return lambda project: amend(project / file, old, new)


def written(file: str, text: str | bytes) -> Spoil:
    data = text.encode() if isinstance(text, str) else text
    return lambda project: void((project / file).write_bytes(data))


def removed(file: str) -> Spoil:
    return lambda project: (project / file).unlink()


def before_root(file: str, text: str) -> Spoil:
    return replaced(file, "<TEI ", f"{text}\n<TEI ")


def in_encoding(file: str, encoding: str) -> Spoil:
    """Write a file as an old editor would: its declaration still says UTF-8."""

    def spoil(project: Path) -> None:
        text = (project / file).read_text(encoding="utf-8")
        (project / file).write_bytes(text.encode(encoding, errors="replace"))

    return spoil


def void(_result: object) -> None:
    """Forget a result."""


BILLION_LAUGHS = """<!DOCTYPE TEI [
 <!ENTITY a "哈哈哈哈哈哈哈哈哈哈">
 <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
 <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
 <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
]>"""
PDF = ("build", "--edition", "en", "--format", "pdf")
HTML = ("build", "--edition", "en", "--format", "html")

CASES = {
    "no English file": Case(removed(EN), EN, "", "does not exist"),
    "no Chinese file": Case(removed(ZH), ZH, "", "does not exist"),
    "XML that does not close": Case(
        replaced(ZH, "全面落实“六保”任务。</s>", "全面落实“六保”任务。"),
        ZH,
        "    </p>",
        "not well-formed",
    ),
    "an empty file": Case(written(EN, ""), EN, "", "not well-formed"),
    "an element of HTML": Case(
        replaced(ZH, "重构产业布局。", "<b>重构</b>产业布局。"),
        ZH,
        "<b>",
        "element b",
    ),
    "an unknown attribute": Case(
        replaced(ZH, '<s xml:id="s007">', '<s xml:id="s007" class="x">'),
        ZH,
        "class=",
        "attribute class",
    ),
    "a sentence without an id": Case(
        replaced(ZH, '<s xml:id="s007">', "<s>"), ZH, "<s>", ""
    ),
    "an id given twice": Case(
        replaced(ZH, 'xml:id="s007"', 'xml:id="s006"'),
        ZH,
        "重构",
        "“s006” is given twice",
    ),
    "@corresp to nothing": Case(
        replaced(EN, "zh-Hans.xml#s014", "zh-Hans.xml#s999"),
        EN,
        "#s999",
        "points to “s999”",
    ),
    "@corresp of a division to nothing": Case(
        replaced(EN, '"zh-Hans.xml#d2-1-2"', '"zh-Hans.xml#d9"'),
        EN,
        "#d9",
        "points to “d9”",
    ),
    "@corresp out of the report": Case(
        replaced(EN, "zh-Hans.xml#s014", "../other/zh-Hans.xml#s014"),
        EN,
        "../other/",
        "leads out of the report",
    ),
    "@corresp without a file": Case(
        replaced(EN, "zh-Hans.xml#s014", "#s014"), EN, '"#s014"', "must begin with"
    ),
    "@corresp in the adopted text": Case(
        replaced(ZH, '<s xml:id="s014">', '<s xml:id="s014" corresp="en.xml#e014">'),
        ZH,
        "corresp=",
        "in the translation only",
    ),
    "an external entity": Case(
        before_root(ZH, '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        ZH,
        "DOCTYPE",
        "DOCTYPE",
    ),
    "a DTD in the network": Case(
        before_root(ZH, '<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd">'),
        ZH,
        "DOCTYPE",
        "DOCTYPE",
    ),
    "a billion laughs": Case(before_root(ZH, BILLION_LAUGHS), ZH, "DOCTYPE", "DOCTYPE"),
    "a text in GBK": Case(in_encoding(ZH, "gbk"), ZH, "<title>", "not UTF-8"),
    "a text in UTF-16": Case(in_encoding(ZH, "utf-16"), ZH, "", "not UTF-8"),
    "a day that is none": Case(
        replaced(EN, 'when="2021-02-01"', 'when="2021-02-30"'), EN, "2021-02-30", ""
    ),
    "a Chinese day that is none": Case(
        replaced(ZH, 'when="2021-02-01"', 'when="2021-02-30"'), ZH, "2021-02-30", ""
    ),
    "English in the place of Chinese": Case(
        lambda project: void((project / EN).replace(project / ZH)),
        EN,
        "",
        "does not exist",
    ),
    "TOML that does not end": Case(
        replaced(LIUWEN, 'kind       = "numbered-slogan"', 'kind       = "numbered'),
        LIUWEN,
        "kind ",
        "not valid TOML",
    ),
    "TOML in GBK": Case(in_encoding(LIUWEN, "gbk"), LIUWEN, "employment", "not UTF-8"),
    "a number where text belongs": Case(
        replaced(LIUWEN, '"2018-07"', "2018"), LIUWEN, "since", "must be text"
    ),
    "a text where a table belongs": Case(
        written(
            "glossary/x.toml",
            'id = "x"\nkind = "term"\nscope = "national"\nstatus = "approved"\n'
            'zh = "六稳"\nen = "x"\n',
        ),
        "glossary/x.toml",
        "zh =",
        "must be a table",
    ),
    "a member that is no table": Case(
        replaced(LIUWEN, '{ zh = "稳就业", en = "employment" }', '"稳就业"'),
        LIUWEN,
        "members",
        "must be a table",
    ),
    "an unknown field": Case(
        replaced(LIUWEN, 'since      = "2018-07"', 'sinse      = "2018-07"'),
        LIUWEN,
        "sinse",
        "“sinse” is no field",
    ),
    "an unknown kind": Case(
        replaced(LIUWEN, '"numbered-slogan"', '"catchphrase"'),
        LIUWEN,
        "catchphrase",
        "“catchphrase” is no kind",
    ),
    "a concept without Chinese": Case(
        replaced(LIUWEN, 'preferred = "六稳"\n', ""),
        LIUWEN,
        "preferred",
        "“preferred” is missing",
    ),
    "an id with a blank": Case(
        replaced(LIUWEN, 'id         = "liuwen"', 'id         = "liu wen"'),
        LIUWEN,
        "liu wen",
        "is no id",
    ),
    "two concepts with one id": Case(
        replaced(
            "glossary/places/handan.toml", 'id     = "handan"', 'id     = "liuwen"'
        ),
        "glossary/places/handan.toml",
        "liuwen",
        "“liuwen” is also that of glossary/economy/liuwen.toml",
    ),
    "see_also to nothing": Case(
        replaced(LIUWEN, 'see_also = ["liubao"]', 'see_also = ["liubaoo"]'),
        LIUWEN,
        "",
        "“liubaoo”",
    ),
    "a Traditional form of another length": Case(
        replaced("glossary/places/handan.toml", "邯鄲", "邯鄲市"),
        "glossary/places/handan.toml",
        "",
        "another length",
    ),
    "a face nobody has": Case(
        replaced(FONTS, 'style = "Italic"', 'style = "Handwritten"'),
        "",
        "",
        "Gentium Plus Handwritten is not installed",
        PDF,
    ),
    "a character in no font": Case(
        replaced(EN, "strive together!", "strive together! \U000120ca"),
        "",
        "",
        "(U+120CA)",
        PDF,
    ),
    "a list of fonts that is no TOML": Case(
        written(FONTS, "[[font]\n"), "fonts.toml", "", "fonts.toml", PDF
    ),
    "a list of fonts with an unknown field": Case(
        replaced(FONTS, 'style = "Italic"', 'style = "Italic"\nweight = 3'),
        "fonts.toml",
        "",
        "[[font]]",
        PDF,
    ),
    "a template with an unknown variable": Case(
        replaced("templates/book/page.html.jinja", "<title>", "<title>{{ titel }}"),
        "page.html.jinja",
        "titel",
        "titel",
        HTML,
    ),
    "a template with a syntax error": Case(
        replaced("templates/book/page.html.jinja", "<title>", "<title>{% fro %}"),
        "page.html.jinja",
        "fro",
        "fro",
        HTML,
    ),
    "a theme without a template": Case(
        removed("templates/book/page.html.jinja"),
        "page.html.jinja",
        "",
        "page.html.jinja",
        HTML,
    ),
    "a theme without a style": Case(
        removed("templates/book/screen.css"), "screen.css", "", "screen.css", HTML
    ),
    "a style that fetches from the network": Case(
        replaced(
            PRINT_CSS, "body { margin: 0 }", "@import url(http://example.org/x.css);"
        ),
        "",
        "",
        "",
        PDF,
    ),
    "a style with a picture from the network": Case(
        replaced(
            PRINT_CSS,
            "body { margin: 0 }",
            "body { background: url(http://example.org/x.png) }",
        ),
        "",
        "",
        "http://example.org/x.png",
        PDF,
    ),
    "a template with a picture from the network": Case(
        replaced(
            "templates/book/print.html.jinja",
            "<body>",
            '<body><img src="https://example.org/x.png">',
        ),
        "",
        "",
        "https://example.org/x.png",
        PDF,
    ),
    "a template that reads a file of the machine": Case(
        replaced(
            "templates/book/print.html.jinja",
            "<body>",
            '<body><object data="file:///etc/passwd"></object>',
        ),
        "",
        "",
        "file:///etc/passwd",
        PDF,
    ),
    "a style that reads a file of the machine": Case(
        replaced(
            PRINT_CSS,
            "body { margin: 0 }",
            "@font-face { font-family: x; src: url(file:///etc/passwd) }",
        ),
        "",
        "",
        "file:///etc/passwd",
        PDF,
    ),
    "a style WeasyPrint warns of": Case(
        replaced(PRINT_CSS, "body { margin: 0 }", "body { margn: 0 }"),
        "",
        "",
        "WeasyPrint warns",
        PDF,
    ),
    "a theme that does not exist": Case(
        written("pyproject.toml", '[tool.reportpub]\ntheme = "album"\n'),
        "",
        "",
        "theme “album” does not exist",
    ),
    "an unknown setting": Case(
        written("pyproject.toml", '[tool.reportpub]\nthem = "book"\n'),
        "pyproject.toml",
        "",
        "“them”",
    ),
    "settings that are no table": Case(
        written("pyproject.toml", '[tool]\nreportpub = "book"\n'),
        "pyproject.toml",
        "",
        "reportpub",
    ),
    "settings that are no TOML": Case(
        written("pyproject.toml", "[tool.reportpub\n"),
        "pyproject.toml",
        "",
        "not valid TOML",
    ),
    "an unknown report": Case(
        lambda _project: None,
        "",
        "",
        "no report “atlantis”",
        ("build", "atlantis"),
    ),
    "an unknown report to check": Case(
        lambda _project: None, "", "", "atlantis", ("check", "atlantis")
    ),
    "a report of another folder": Case(
        lambda _project: None, "", "", "../mini", ("build", "../mini")
    ),
    "no report at all": Case(
        lambda project: rmtree(project / "source/mini"), "", "", "no report"
    ),
    "no report at all to check": Case(
        lambda project: rmtree(project / "source/mini"), "", "", "no report", ("check",)
    ),
    "no project": Case(
        lambda project: rmtree(project / "source"), "", "", "is no project"
    ),
    "an output folder that cannot be": Case(
        lambda _project: None,
        "",
        "",
        "cannot be written",
        ("build", "--out", "/proc/reportpub"),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_input_is_refused_in_one_sentence(published: Path, case: Case) -> None:
    case.spoil(published)
    dist = snapshot(published / "dist")
    file = published / case.file
    line = f":{line_of(file, case.line)}:" if case.line and file.is_file() else ""

    outcome = reportpub(*case.arguments, cwd=published)

    sentence = refusal(outcome)
    assert case.file in sentence
    assert line in sentence
    assert case.words in sentence
    assert snapshot(published / "dist") == dist


@pytest.mark.parametrize("arguments", [("build",), ("check",)])
def test_a_command_outside_a_project_says_where_to_go(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    outcome = reportpub(*arguments, cwd=tmp_path)

    assert f"{tmp_path} is no project" in refusal(outcome)
    assert not list(tmp_path.iterdir())


def test_the_time_of_a_build_must_be_a_number(published: Path) -> None:
    dist = snapshot(published / "dist")

    outcome = reportpub("build", cwd=published, SOURCE_DATE_EPOCH="abc")

    assert "SOURCE_DATE_EPOCH is “abc”" in refusal(outcome)
    assert snapshot(published / "dist") == dist


def test_a_machine_without_pango_is_told_what_to_install(published: Path) -> None:
    fake = published / "fake/weasyprint"
    fake.mkdir(parents=True)
    words = "cannot load library 'libpango-1.0-0': libpango: no such file"
    (fake / "__init__.py").write_text(f"raise OSError({words!r})\n", encoding="utf-8")
    dist = snapshot(published / "dist")

    outcome = reportpub(*PDF, cwd=published, PYTHONPATH=str(fake.parent))

    sentence = refusal(outcome)
    assert "libpango-1.0-0" in sentence
    assert "apt-get install libpango" in sentence
    assert snapshot(published / "dist") == dist


def test_without_pango_everything_but_pdf_can_be_built(published: Path) -> None:
    fake = published / "fake/weasyprint"
    fake.mkdir(parents=True)
    (fake / "__init__.py").write_text("raise OSError('no Pango')\n", encoding="utf-8")
    others = ("--format", "docx", "--format", "epub", "--format", "html")

    outcome = reportpub("build", *others, cwd=published, PYTHONPATH=str(fake.parent))

    assert (outcome.status, outcome.err) == (0, "")


def test_a_file_in_the_place_of_dist_stays(lay_out: Callable[..., Path]) -> None:
    project = lay_out()
    (project / "dist").write_text("mine", encoding="utf-8")

    outcome = reportpub("build", "--format", "html", cwd=project)

    assert "dist cannot be written" in refusal(outcome)
    assert (project / "dist").read_text(encoding="utf-8") == "mine"


def test_a_folder_in_the_place_of_an_edition_stays(published: Path) -> None:
    amend(published / EN, "strive together", "strive on")
    edition = published / "dist/mini/mini.en.html"
    edition.unlink()
    (edition / "mine").mkdir(parents=True)
    dist = snapshot(published / "dist")

    outcome = reportpub(*HTML, cwd=published)

    assert "cannot be written" in refusal(outcome)
    assert (edition / "mine").is_dir()
    assert snapshot(published / "dist") == dist


def test_a_second_build_of_the_project_is_refused(published: Path) -> None:
    amend(published / EN, "strive together", "strive on")
    dist = snapshot(published / "dist")

    with (published / ".reportpub/lock").open("w", encoding="utf-8") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        outcome = reportpub(*HTML, cwd=published)

    assert "Another build of this project is running" in refusal(outcome)
    assert snapshot(published / "dist") == dist


@pytest.mark.parametrize("out", ["", ".", "..", "source", "glossary/x"])
def test_editions_are_not_put_among_what_they_are_made_from(
    published: Path, out: str
) -> None:
    before = snapshot(published)

    outcome = reportpub(*HTML, "--out", out, cwd=published)

    assert "choose a folder of their own" in refusal(outcome)
    assert snapshot(published) == before


def test_a_full_disk_leaves_the_old_editions(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    amend(published / EN, "strive together", "strive on")
    dist = snapshot(published / "dist")
    monkeypatch.chdir(published)
    write_bytes = Path.write_bytes

    def fill_up(path: Path, data: bytes) -> int:
        if path.suffix in {".html", ".pdf"}:
            write_bytes(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    result = CliRunner().invoke(main, [*HTML, "--jobs", "1"])

    outcome = Outcome(result.exit_code, result.stdout, result.stderr)
    assert "the disk is full" in refusal(outcome)
    assert snapshot(published / "dist") == dist


def test_a_file_system_that_is_full_leaves_the_old_editions(
    published: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        arguments = ("build", "--format", "docx", "--out", str(disk))
        assert reportpub(*arguments, "--edition", "en", cwd=published).status == 0
        before = snapshot(disk)

        outcome = reportpub(*arguments, cwd=published)

        assert "the disk is full" in refusal(outcome)
        assert snapshot(disk) == before


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_sentence_without_english_is_a_finding(published: Path, command: str) -> None:
    addition = '<s xml:id="s015">此句尚无译文。</s>\n     <s xml:id="s014">'
    amend(published / ZH, '<s xml:id="s014">', addition)
    line = line_of(published / ZH, "此句尚无译文")
    dist = snapshot(published / "dist")

    outcome = reportpub(command, cwd=published)

    assert outcome.status == 1
    first, *_ = (outcome.out + outcome.err).splitlines()
    assert first == f"{ZH}:{line}: A001 [error] “此句尚无译文。” has no English."
    assert (outcome.out + outcome.err).count("[error]") == 1
    assert snapshot(published / "dist") == dist


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("bulid",), "No such command"),
        (("build", "--format", "odt"), "'odt' is not one of"),
        (("build", "--edition", "fr"), "There is no edition “fr”; there is zh-Hans"),
        (("build", "--jobs", "0"), "0 is not in the range"),
        (("build", "--jobs", "two"), "'two' is not a valid integer"),
        (("build", "--quick"), "No such option"),
    ],
)
def test_a_mistyped_command_is_explained(
    published: Path, arguments: tuple[str, ...], words: str
) -> None:
    outcome = reportpub(*arguments, cwd=published)

    assert outcome.status == 2
    assert words in outcome.err
    assert "Traceback" not in outcome.err


def refusal(outcome: Outcome) -> str:
    """Return the one line on stderr, after seeing that it is one and well formed."""
    assert "Traceback" not in outcome.err, outcome.err
    assert outcome.status == 2, outcome
    lines = outcome.err.splitlines()
    assert len(lines) == 1, outcome.err
    assert lines[0].startswith("reportpub: ")
    assert lines[0].endswith((".", "”", "PDF.")), lines[0]
    return lines[0]


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """Mount a file system of 48 kB; where that is not allowed, say so and skip."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=48k", "none", str(place)]
    allowed: subprocess.CompletedProcess[Any] | None = None
    if sys.platform == "linux":
        allowed = subprocess.run(command, check=False, capture_output=True)
    if allowed is None or allowed.returncode:
        pytest.skip("mounting a small disk needs root on Linux")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)
