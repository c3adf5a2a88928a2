"""The fixed words of an edition, by its leading language."""

from __future__ import annotations

from collections.abc import Mapping

from reportpub.model.publication import Labels

LABELS: Mapping[str, Labels] = {
    "zh-Hans": Labels(
        contents="目录",
        index="术语索引",
        notes="注释",
        imprint="出版说明",
        index_by_page="按汉语拼音音序排列；数字为页码。",
        index_by_section="按汉语拼音音序排列；数字为章节编号。",
        page="第{}页",
    ),
    "zh-Hant": Labels(
        contents="目錄",
        index="術語索引",
        notes="註釋",
        imprint="出版說明",
        index_by_page="按漢語拼音音序排列；數字為頁碼。",
        index_by_section="按漢語拼音音序排列；數字為章節編號。",
        page="第{}頁",
    ),
    "en": Labels(
        contents="Contents",
        index="Index of Terms",
        notes="Notes",
        imprint="About This Edition",
        index_by_page="In alphabetical order; numbers are pages.",
        index_by_section="In alphabetical order; numbers are sections.",
        page="page {}",
    ),
}

LANGUAGE_NAMES: Mapping[str, str] = {
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "en": "English",
}
