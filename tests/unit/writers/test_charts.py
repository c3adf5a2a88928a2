from __future__ import annotations

from lxml import etree

from reportpub.model.publication import Bar, Bars, Chart, Statement
from reportpub.writers.charts import SCREEN, Ground, chart_svg

LABEL = (Statement("zh-Hans", "产值 < & 增速"), Statement("en", "Output"))
CHART = Chart(
    "growth",
    (Statement("zh-Hans", "增速"),),
    (),
    (
        Bars(LABEL, (Bar(1.0, "10%"), Bar(0.5, "5%左右", 1))),
        Bars(LABEL[:1], (Bar(0.0, "0"),)),
    ),
    "增速: 产值 10% → 5%左右",
)
WIDE = Ground(450, ("Noto Serif CJK SC", "Gentium Plus"))
SVG = "{http://www.w3.org/2000/svg}"


def drawn(ground: Ground) -> etree._Element:
    return etree.fromstring(str(chart_svg(CHART, ground)))


def test_bars_are_as_long_as_what_they_stand_for() -> None:
    widths = [float(bar.get("width") or 0) for bar in drawn(WIDE).iter(f"{SVG}rect")]

    assert widths == [320.0, 160.0, 0.5]


def test_everything_lies_inside_the_picture() -> None:
    for ground in (WIDE, SCREEN):
        svg = drawn(ground)
        left, top, width, height = map(float, (svg.get("viewBox") or "").split())
        for item in svg.iter(f"{SVG}rect", f"{SVG}text"):
            x, y = (float(item.get(name) or 0) for name in ("x", "y"))
            assert left - 0.01 <= x <= left + width
            assert top - 0.01 <= y <= top + height


def test_a_chart_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    svg = drawn(WIDE)

    [title] = svg.iter(f"{SVG}title", "title")
    assert title.text == CHART.alternative
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == title.get("id")


def test_words_are_set_in_the_faces_of_their_languages() -> None:
    words = [(t.text, t.get("font-family")) for t in drawn(WIDE).iter(f"{SVG}tspan")]
    above = [t.text for t in drawn(SCREEN).iter(f"{SVG}text")]

    assert words == [("Output", "Gentium Plus")]
    assert above[:2] == ["产值 < & 增速", "Output"]


def test_a_chart_is_the_same_each_time_and_has_no_names_of_its_own() -> None:
    assert chart_svg(CHART, WIDE) == chart_svg(CHART, WIDE)
    assert [i.get("id") for i in drawn(WIDE).iter() if i.get("id")] == ["chart-growth"]
