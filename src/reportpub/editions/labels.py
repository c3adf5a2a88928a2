"""The fixed words of an edition, by its leading language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from reportpub.model.publication import Labels, Pointers, ReadingLabels

LABELS: Mapping[str, Labels] = {
    "zh-Hans": Labels(
        contents="目录",
        explanations="名词解释",
        notes="注释",
        imprint="出版说明",
        members="包括：",
        joint="；",
        stop="。",
        space="",
        source="译法来源：",
        close="关闭",
        page="第{}页",
        section="第{}节",
        reading=ReadingLabels(
            tools="阅读工具",
            languages="显示语言",
            both="对照",
            search="搜索",
            found="{} 句",
            link="复制本句链接",
            copied="链接已复制",
            files="全部版本与格式",
        ),
    ),
    "zh-Hant": Labels(
        contents="目錄",
        explanations="名詞解釋",
        notes="註釋",
        imprint="出版說明",
        members="包括：",
        joint="；",
        stop="。",
        space="",
        source="譯法來源：",
        close="關閉",
        page="第{}頁",
        section="第{}節",
        reading=ReadingLabels(
            tools="閱讀工具",
            languages="顯示語言",
            both="對照",
            search="搜尋",
            found="{} 句",
            link="複製本句連結",
            copied="連結已複製",
            files="全部版本與格式",
        ),
    ),
    "en": Labels(
        contents="Contents",
        explanations="Explanatory Notes",
        notes="Notes",
        imprint="About This Edition",
        members="Members: ",
        joint="; ",
        stop=".",
        space=" ",
        source="Source of the rendering: ",
        close="Close",
        page="page {}",
        section="section {}",
        reading=ReadingLabels(
            tools="Reading tools",
            languages="Languages shown",
            both="Both",
            search="Search",
            found="{} found",
            link="Copy the link to this sentence",
            copied="Link copied",
            files="All editions and formats",
        ),
    ),
}


def labels_for(languages: tuple[str, ...]) -> Labels:
    """Return the words of an edition; titles are in both languages where it has two."""
    leading, *others = (LABELS[language] for language in languages)
    if not others:
        return leading
    other = others[0]
    return replace(
        leading,
        contents=f"{leading.contents} · {other.contents}",
        explanations=f"{leading.explanations} · {other.explanations}",
        notes=f"{leading.notes} · {other.notes}",
        imprint=f"{leading.imprint} · {other.imprint}",
        reading=_both(leading.reading, other.reading),
    )


def _both(leading: ReadingLabels, other: ReadingLabels) -> ReadingLabels:
    """Return words that readers of either language understand."""
    return ReadingLabels(
        *(
            f"{getattr(leading, field.name)} · {getattr(other, field.name)}"
            for field in fields(ReadingLabels)
        )
    )


@dataclass(frozen=True, slots=True)
class IndexLabels:
    """What an index is called, and how it is to be read by pages or by sections."""

    title: str
    by_page: str
    by_section: str
    strokes: str = "{}"
    """How a number of strokes is written."""

    def heading(self, heading: str) -> str:
        """Return the heading of a group as a reader is shown it."""
        return self.strokes.format(heading) if heading.isdecimal() else heading


INDEX_LABELS: Mapping[str, Mapping[str, IndexLabels]] = {
    "zh-Hans": {
        "pinyin": IndexLabels(
            "术语索引（音序）",
            "按汉语拼音音序排列；数字为页码。",
            "按汉语拼音音序排列；数字为章节编号。",
        ),
        "strokes": IndexLabels(
            "术语索引（笔画）",
            "按首字笔画数排列，同画数者按横竖撇点折为序；数字为页码。",
            "按首字笔画数排列，同画数者按横竖撇点折为序；数字为章节编号。",
            "{}画",
        ),
        "letters": IndexLabels(
            "术语索引（英文） · Index of Terms",
            "按英文字母顺序排列；数字为页码。In alphabetical order; numbers are pages.",
            "按英文字母顺序排列；数字为章节编号。"
            "In alphabetical order; numbers are sections.",
        ),
    },
    "zh-Hant": {
        "pinyin": IndexLabels(
            "術語索引（音序）",
            "按漢語拼音音序排列；數字為頁碼。",
            "按漢語拼音音序排列；數字為章節編號。",
        ),
        "strokes": IndexLabels(
            "術語索引（筆畫）",
            "按首字筆畫數排列；數字為頁碼。",
            "按首字筆畫數排列；數字為章節編號。",
            "{}畫",
        ),
        "letters": IndexLabels(
            "術語索引（英文） · Index of Terms",
            "按英文字母順序排列；數字為頁碼。In alphabetical order; numbers are pages.",
            "按英文字母順序排列；數字為章節編號。"
            "In alphabetical order; numbers are sections.",
        ),
    },
    "en": {
        "letters": IndexLabels(
            "Index of Terms",
            "In alphabetical order; numbers are pages.",
            "In alphabetical order; numbers are sections.",
        ),
    },
}

# In English as ISO 999 has it: no capitals, and nothing before.
POINTERS: Mapping[str, Pointers] = {
    "zh-Hans": Pointers("zh-Hans", "见", "另见", "；"),
    "zh-Hant": Pointers("zh-Hant", "見", "另見", "；"),
    "en": Pointers("en", "see", "see also", "; "),
}

LANGUAGE_NAMES: Mapping[str, str] = {
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "en": "English",
}
