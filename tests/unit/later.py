"""A report a year later than that of the smallest project, for what compares two."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from tests.running import amend

LATER = "source/later"


def add_later(root: Path) -> Path:
    """Add the report “later” to the smallest project; return its folder."""
    folder = copytree(root / "source/mini", root / LATER)
    zh, en = folder / "zh-Hans.xml", folder / "en.xml"
    amend(zh, 'xml:id="mini-zh"', 'xml:id="later-zh"')
    amend(en, 'xml:id="mini-en"', 'xml:id="later-en"')
    amend(zh, 'when="2021-02-01">2021年2月1日', 'when="2022-02-01">2022年2月1日')
    amend(
        en, 'when="2021-02-01">February 1, 2021', 'when="2022-02-01">February 1, 2022'
    )
    amend(zh, "2021年主要工作", "2022年主要工作")
    amend(en, "Major Tasks for 2021", "Major Tasks for 2022")
    amend(zh, "项目按期竣工。", "项目提前竣工。")
    amend(en, "complete projects on time.", "complete projects ahead of time.")
    amend(zh, "各位代表，让我们共同奋斗！", "河水清澈见底，鱼儿成群。")
    amend(en, "Fellow deputies, let us strive together!", "Rivers are full of fish.")
    amend(en, "Industrial Transformation", "Transforming Industry")
    return folder
