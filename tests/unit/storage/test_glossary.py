from __future__ import annotations

from pathlib import Path

import pytest
from tests.running import BASE, ROOT

from reportpub.errors import GlossaryError
from reportpub.model.glossary import (
    Confidence,
    Forbidden,
    Glossary,
    Kind,
    Member,
    Rank,
    Source,
    Status,
)
from reportpub.storage.glossary import read_glossary

ENTRY = """\
id     = "liuwen"
kind   = "term"
scope  = "national"
status = "approved"

[zh]
preferred = "六稳"

[en]
preferred = "the six fronts"
"""


def read(folder: Path, **entries: str | bytes) -> Glossary:
    """Read a glossary whose files hold ``entries``."""
    for name, entry in entries.items():
        data = entry.encode() if isinstance(entry, str) else entry
        (folder / f"{name}.toml").write_bytes(data)
    return read_glossary(folder, folder)


def refusal(folder: Path, entry: str | bytes) -> str:
    with pytest.raises(GlossaryError) as error:
        read(folder, entry=entry)
    return str(error.value)


def test_every_field_of_an_entry_is_read() -> None:
    liuwen = read_glossary(BASE / "glossary", BASE).concepts["liuwen"]

    assert (liuwen.kind, liuwen.status) == (Kind.NUMBERED_SLOGAN, Status.APPROVED)
    assert (liuwen.scope, liuwen.since) == ("national", "2018-07")
    assert liuwen.confidence is Confidence.HIGH
    assert (liuwen.zh.preferred, liuwen.zh.variants) == ("六稳", ("六稳工作",))
    assert liuwen.en.preferred == "stability on the six fronts"
    assert liuwen.en.admitted == ("the six fronts",)
    why = "literal; not the official rendition"
    assert liuwen.en.forbidden == (Forbidden("six stabilities", why),)
    assert liuwen.members[0] == Member("稳就业", "employment")
    assert len(liuwen.members) == 6
    assert liuwen.see_also == ("liubao",)
    assert liuwen.definition_en == "Keeping six things stable."
    report = "Report on the Work of the Government, May 22, 2020"
    assert liuwen.sources == (Source(Rank.CENTRAL, report),)
    assert liuwen.location.path == "glossary/economy/liuwen.toml"


def test_what_only_overrides_may_be_left_out(tmp_path: Path) -> None:
    concept = read(tmp_path, liuwen=ENTRY).concepts["liuwen"]

    assert (concept.zh.pinyin, concept.zh.hant, concept.zh.variants) == ("", "", ())
    assert (concept.confidence, concept.members, concept.sources) == (None, (), ())


def test_concepts_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    glossary = read(
        tmp_path,
        a=ENTRY.replace('"liuwen"', '"zz"').replace("六稳", "甲"),
        b=ENTRY,
        c=ENTRY.replace('"liuwen"', '"aa"').replace("六稳", "乙"),
    )

    assert [concept.id for concept in glossary] == ["aa", "liuwen", "zz"]


def test_a_chinese_word_belongs_to_one_entry(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"is also a word of a\.toml"):
        read(tmp_path, a=ENTRY, b=ENTRY.replace('"liuwen"', '"other"'))


def test_a_project_without_a_glossary_has_an_empty_one(tmp_path: Path) -> None:
    assert list(read_glossary(tmp_path / "glossary", tmp_path)) == []


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    glossary = read(tmp_path, liuwen=b"\xef\xbb\xbf" + ENTRY.encode())

    assert list(glossary.concepts) == ["liuwen"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id     = "liuwen"\n', "", "entry.toml:1: “id” is missing or empty"),
        ('"liuwen"', '"Liu Wen"', "entry.toml:1: “Liu Wen” is no id"),
        ('"liuwen"', "532", "entry.toml:1: “id” must be text"),
        ('"term"', '"word"', "entry.toml:2: “word” is no kind; choose one of term, "),
        ('"term"', '["term"]', "entry.toml:2: “kind” must be text"),
        ('"national"', '""', "entry.toml:3: “scope” is missing or empty"),
        ('"approved"', '"ok"', "entry.toml:4: “ok” is no status"),
        ("status", "state ", "entry.toml:4: “state” is no field of an entry"),
        ("[zh]", "[zn]", "entry.toml:6: “zn” is no field of an entry"),
        ('preferred = "六稳"', 'prefered = "六稳"', "entry.toml:7: “prefered” is no"),
        ('preferred = "六稳"', "preferred = 6", "entry.toml:7: “preferred” must be"),
        (
            'preferred = "六稳"',
            'preferred = "六稳"\nvariants = "六稳工作"',
            "entry.toml:8: “variants” must be a list of quoted strings",
        ),
        (
            'preferred = "六稳"',
            'preferred = "六稳"\nvariants = ["六稳工作", ""]',
            "entry.toml:8: “variants” must be a list of quoted strings",
        ),
        ("[en]", "[[en]]", "entry.toml:9: “en” must be a table"),
        (
            '"the six fronts"',
            '"the six fronts"\nforbidden = ["six stabilities"]',
            "entry.toml:11: “forbidden” must be a table",
        ),
        (
            '"the six fronts"',
            '"the six fronts"\n[[sources]]\nrank = "blog"\ntext = "x"',
            "entry.toml:12: “blog” is no rank",
        ),
        (
            '"approved"\n',
            '"approved"\nmembers = 6\n',
            "entry.toml:5: “members” must be",
        ),
    ],
)
def test_an_entry_of_another_form_is_refused_at_its_line(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert old in ENTRY

    assert refusal(tmp_path, ENTRY.replace(old, new, 1)).startswith(expected)


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (ENTRY.replace('"term"', '"term'), 2),
        (ENTRY + 'id = "twice"\nadmitted = [', 12),
        (ENTRY + ENTRY, 16),
        (ENTRY.replace('"六稳"', "'六\n稳'"), 7),
    ],
)
def test_a_mistake_in_the_toml_is_shown_where_it_is(
    tmp_path: Path, entry: str, line: int
) -> None:
    assert refusal(tmp_path, entry).startswith(
        f"entry.toml:{line}: The entry is not valid TOML: "
    )


def test_a_file_in_another_encoding_is_refused_at_its_line(tmp_path: Path) -> None:
    assert refusal(tmp_path, ENTRY.encode("gbk")) == (
        "entry.toml:7: The file is not UTF-8; save it with the encoding UTF-8."
    )


def test_an_id_belongs_to_one_entry(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"b\.toml.*“liuwen” is also that of a\.t"):
        read(tmp_path, a=ENTRY, b=ENTRY)


def test_see_also_leads_somewhere(tmp_path: Path) -> None:
    entry = ENTRY.replace("\n[zh]", 'see_also = ["liubao"]\n\n[zh]')

    assert "see_also names “liubao”" in refusal(tmp_path, entry)


def test_the_real_glossary_is_read_without_a_refusal() -> None:
    glossary = read_glossary(ROOT / "glossary", ROOT)

    assert len(glossary.concepts) == len(list((ROOT / "glossary").rglob("*.toml")))


@pytest.mark.parametrize(
    ("added", "line", "words"),
    [
        ('pinyin = "liù"', 8, "has 1 syllables"),
        ('hant = "六穩定"', 8, "has another length than “六稳”"),
    ],
)
def test_an_override_that_does_not_fit_is_refused_where_it_stands(
    added: str, line: int, words: str, tmp_path: Path
) -> None:
    entry = ENTRY.replace('"六稳"', f'"六稳"\n{added}')

    found = refusal(tmp_path, entry)

    assert found.startswith(f"entry.toml:{line}:")
    assert words in found


@pytest.mark.parametrize(
    "added",
    [
        'forbidden = [{ text = "the six fronts", why = "" }]',
        '\n[[en.forbidden]]\ntext = "the six fronts"',
    ],
)
def test_a_rendering_preferred_and_forbidden_is_refused_where_it_is_forbidden(
    added: str, tmp_path: Path
) -> None:
    entry = f"{ENTRY}{added}\n"
    line = entry.splitlines().index(added.strip().splitlines()[0]) + 1

    found = refusal(tmp_path, entry)

    assert found.startswith(f"entry.toml:{line}: “the six fronts” is preferred and")
    assert "take it out" in found


def test_an_unknown_way_of_first_mention_is_refused(tmp_path: Path) -> None:
    found = refusal(tmp_path, f'{ENTRY}gloss_as = "margin"\n')

    assert found.endswith("choose one of note, bracket, footnote.")
