from __future__ import annotations

from dataclasses import replace

from lxml import etree

from reportpub.writers.xmp import Metadata, packet

SIMPLE = Metadata(
    title="报告 / Report",
    titles=(("zh-Hans", "报告"), ("en", "Report & <more>")),
    author="甲",
    keywords=("六稳", "R&D"),
    languages=("zh-Hans", "en"),
    created="2021-02-01T00:00:00Z",
    modified="2021-02-02T00:00:00Z",
    producer="WeasyPrint",
    creator="reportpub",
)


def texts(metadata: Metadata) -> list[str]:
    return [text.strip() for text in etree.fromstring(packet(metadata)).itertext()]


def test_a_description_holds_what_it_is_given() -> None:
    found = texts(SIMPLE)

    assert {"Report & <more>", "甲", "R&D", "六稳, R&D", SIMPLE.created} <= {*found}


def test_what_is_not_known_is_not_said() -> None:
    data = packet(replace(SIMPLE, author="", keywords=()))

    assert b"dc:creator" not in data
    assert b"dc:subject" not in data
    assert b"Keywords" not in data
