from __future__ import annotations

import pytest

from reportpub.errors import SourceError
from reportpub.model.loose import LooseText
from reportpub.storage.loose.html import read_html

BODY = "".join(
    f"<p>　　第{n}段，新建学校，农民增收，河水清澈。</p>" for n in "甲乙丙丁"
)


def read(page: str) -> LooseText:
    return read_html(page.encode(), "x.html")


def texts(found: LooseText) -> list[str]:
    return [line.text for line in found.lines]


def test_the_article_is_taken_and_what_stands_round_it_is_said() -> None:
    found = read(
        "<body><nav>首页</nav><div><a href='/'>上级</a></div>"
        f"<div><h1>政府工作报告</h1><div>{BODY}</div></div>"
        "<footer>版权</footer></body>"
    )

    assert texts(found)[0] == "政府工作报告"
    assert found.lines[0].is_title
    assert len(found.lines) == 5
    assert [(d.text, d.why) for d in found.dropped] == [
        ("首页", "navigation"),
        ("上级", "navigation"),
        ("版权", "navigation"),
    ]


def test_breaks_end_a_line() -> None:
    assert texts(read("<div>甲。<br>　　乙。<br/><br/>丙。</div>")) == [
        "甲。",
        "乙。",
        "丙。",
    ]


def test_what_nobody_sees_is_not_read() -> None:
    page = (
        "<p>甲。</p><script>'乙'</script><style>p{}</style><!-- 丙 -->"
        "<p style='display: none'>丁</p><p hidden>戊</p>"
    )

    assert texts(read(page)) == ["甲。"]


def test_numbers_of_a_list_are_written_out() -> None:
    assert texts(read("<ol><li>甲。</li><li>乙。</li></ol><ul><li>丙。</li></ul>")) == [
        "1. 甲。",
        "2. 乙。",
        "丙。",
    ]


def test_levels_and_bold_letters_are_told() -> None:
    found = read("<h2>回顾</h2><p><b>投资。</b>实施。</p>")

    assert [(line.level, line.bold) for line in found.lines] == [(2, 0), (0, 3)]


@pytest.mark.parametrize("label", ["gb2312", "GBK"])
def test_a_page_that_says_gb2312_is_read_as_browsers_do(label: str) -> None:
    page = f"<meta charset={label}><p>朱镕基，㐀。</p>"

    found = read_html(page.encode("gb18030"), "x.html")

    assert texts(found) == ["朱镕基，㐀。"]


def test_a_page_as_deep_as_can_be_is_read() -> None:
    assert texts(read("<div>" * 20_000 + "甲。" + "</div>" * 20_000))[-1:] in (
        ["甲。"],
        [],
    )


def test_a_page_without_anything_is_refused() -> None:
    with pytest.raises(SourceError, match="no text"):
        read("")
