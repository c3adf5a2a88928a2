from __future__ import annotations

from pathlib import Path

import pytest
from tests.loose import put

from reportpub.errors import SourceError
from reportpub.storage.pairs.links import read_links

TEXTS = (
    '<p><s xml:id="a">甲。</s><s xml:id="b">乙。</s>'
    '<s xml:id="c">A<note>not</note>.</s></p>'
)


def tei(content: str) -> str:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{content}</TEI>'


def links(*targets: str) -> str:
    return "".join(f'<link target="{target}"/>' for target in targets)


def test_a_link_joins_sentences_of_either_language_in_any_order(tmp_path: Path) -> None:
    path = put(tmp_path, "x.xml", tei(TEXTS + links("#c #a #b")))

    [segment] = read_links(path, "x.xml")

    assert (segment.zh, segment.en) == ("甲。乙。", "A.")


def test_the_texts_may_be_in_files_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "t.xml", tei(TEXTS))
    path = put(tmp_path, "x.xml", tei(links("t.xml#a t.xml#c", "t.xml#b")))

    assert [(s.zh, s.en) for s in read_links(path, "x.xml")] == [
        ("甲。", "A."),
        ("乙。", ""),
    ]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("../t.xml#a", "must lead to a file beside it"),
        ("/etc/passwd#a", "must lead to a file beside it"),
        ("http://example.com/t.xml#a", "must lead to a file beside it"),
        ("#z", r"x\.xml:1: The link leads to “#z”, which is not there"),
        ("u.xml#a", r"u\.xml: The file does not exist"),
    ],
)
def test_a_link_that_leads_elsewhere_is_refused(
    tmp_path: Path, target: str, message: str
) -> None:
    path = put(tmp_path, "x.xml", tei(links(target)))

    with pytest.raises(SourceError, match=message):
        read_links(path, "x.xml")
