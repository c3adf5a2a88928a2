"""Files are written with a mistake and must not pass for what was asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.running import TEMPLATES
from tests.unit.proofs.damage import (
    ALONE,
    EITHER,
    PARALLEL,
    Damage,
    in_rows,
    mislabelled,
)
from tests.unit.writers.builders import cross_referenced, publication

from reportpub.model.publication import (
    Publication,
)
from reportpub.proofs import prove
from reportpub.writers import EDITION_FORMATS, get_writer
from reportpub.writers.fonts import prepare_fonts
from reportpub.writers.theme import Theme

EDITIONS = [("zh-Hans",), ("zh-Hant",), ("en",), ("zh-Hans", "en")]
every_edition = pytest.mark.parametrize("languages", EDITIONS, ids="-".join)
every_format = pytest.mark.parametrize("form", EDITION_FORMATS)
MARKED_FORMATS = ("docx", "epub", "html")

# What a generated sentence may hold: also characters that files change or hide.
LETTERS = "一丁七万丈三上下不与abcxyz0123456789 .,-–—“”’，。％ﬁ１⼀\u00ad\u200b\u2011"


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """Return a theme with fonts for every edition of this module."""
    editions = [cross_referenced(*languages) for languages in EDITIONS]
    characters = {*repr(editions), *map(chr, range(0x20, 0x7F)), *LETTERS, *"另题"}
    cache = tmp_path_factory.mktemp("fonts")
    prepared = prepare_fonts(TEMPLATES / "book", "".join(characters), cache)
    return Theme(TEMPLATES / "book", prepared.folder)


def report(*languages: str) -> Publication:
    """Return a report of four parts; its index names the first two only."""
    indexes = publication(*languages).indexes
    return replace(publication(*languages, copies=2), indexes=indexes)


def codes(form: str, edition: Publication, data: bytes) -> set[str]:
    return {finding.code for finding in prove(form, edition, data, f"x.{form}")}


@every_edition
@every_format
def test_a_sound_file_has_no_findings(
    languages: tuple[str, ...], form: str, theme: Theme
) -> None:
    edition = cross_referenced(*languages)
    edition = replace(edition, sections=publication(*languages, copies=2).sections)

    assert prove(form, edition, get_writer(form)(edition, theme), "x") == ()


@pytest.mark.parametrize(
    ("damage", "code"), {**PARALLEL, **EITHER}.values(), ids=[*PARALLEL, *EITHER]
)
@every_format
def test_a_mistake_in_two_languages_is_found(
    form: str, damage: Damage, code: str, theme: Theme
) -> None:
    edition = report("zh-Hans", "en")

    data = get_writer(form)(damage(edition), theme)

    assert codes(form, edition, data) == set(code.split())


@pytest.mark.parametrize(
    ("damage", "code"), {**ALONE, **EITHER}.values(), ids=[*ALONE, *EITHER]
)
@every_format
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_mistake_in_one_language_is_found(
    form: str, language: str, damage: Damage, code: str, theme: Theme
) -> None:
    edition = report(language)

    data = get_writer(form)(damage(edition), theme)

    assert codes(form, edition, data) == set(code.split())


@pytest.mark.parametrize("form", MARKED_FORMATS)
def test_a_language_marked_as_another_is_found(form: str, theme: Theme) -> None:
    edition = publication("zh-Hans", "en")
    damage = in_rows(lambda rows: (mislabelled(rows[0]), *rows[1:]))

    data = get_writer(form)(damage(edition), theme)

    assert codes(form, edition, data) == {"E004"}
