"""The fixed words of the page of main indicators, language by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportpub.model.indicator import Measure


@dataclass(frozen=True, slots=True)
class Wording:
    """The fixed words of the page in one language."""

    title: str
    indicator: str
    result: str
    target: str
    goal: str
    measures: Mapping[Measure, str]
    of: str
    """How an indicator and what is measured of it are joined."""
    growth: str
    average: str
    levels: str
    note: str
    joint: str


WORDING: Mapping[str, Wording] = {
    "zh-Hans": Wording(
        title="主要指标",
        indicator="指标",
        result="{}年结果",
        target="{}年目标",
        goal="{}年目标",
        measures={
            Measure.LEVEL: "",
            Measure.GROWTH: "增速",
            Measure.AVERAGE_GROWTH: "年均增速",
            Measure.TOTAL: "累计",
        },
        of="{}{}",
        growth="增速：{}年结果与{}年目标",
        average="{}—{}年年均增速",
        levels="{}年结果与{}年目标（各以其目标为全长）",
        note="数字由程序从报告中文文本读出，以报告正文为准。",
        joint="；",
    ),
    "zh-Hant": Wording(
        title="主要指標",
        indicator="指標",
        result="{}年結果",
        target="{}年目標",
        goal="{}年目標",
        measures={
            Measure.LEVEL: "",
            Measure.GROWTH: "增速",
            Measure.AVERAGE_GROWTH: "年均增速",
            Measure.TOTAL: "累計",
        },
        of="{}{}",
        growth="增速：{}年結果與{}年目標",
        average="{}—{}年年均增速",
        levels="{}年結果與{}年目標（各以其目標為全長）",
        note="數字由程式從報告中文文本讀出，以報告正文為準。",
        joint="；",
    ),
    "en": Wording(
        title="Main Indicators",
        indicator="Indicator",
        result="Result, {}",
        target="Target, {}",
        goal="Goal, {}",
        measures={
            Measure.LEVEL: "",
            Measure.GROWTH: "growth",
            Measure.AVERAGE_GROWTH: "average annual growth",
            Measure.TOTAL: "total",
        },
        of="{}, {}",
        growth="Growth: result of {} and target for {}",
        average="Average annual growth, {}–{}",
        levels="Result of {} and goal for {} (each goal is the full length)",
        note=(
            "The figures were read from the Chinese text by a program; the text of the "
            "report is what counts."
        ),
        joint="; ",
    ),
}
