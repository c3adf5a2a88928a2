"""What a header says of an imported text, in the text's own language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportpub.model.imprint import Imprint
from reportpub.model.loose import Dropped
from reportpub.transforms.structure.chinese_marks import Changes

_WHY = {
    "repeated title": "重复的标题",
    "byline": "署名和发布信息",
    "dateline": "电头",
    "button": "按钮",
    "path": "页面路径",
    "footer": "页脚",
    "page number": "页码",
    "running head": "页眉",
    "address": "网址",
    "after the text": "文后内容",
    "navigation": "导航",
    "repeated unit": "重复的单元",
    "contents": "目录",
    "deleted": "已删除的修订",
}


def chinese_imprint(
    name: str, dropped: Sequence[Dropped], changes: Changes, date: str
) -> Imprint:
    """Return what the Chinese header says: source, what was left out and changed."""
    source = [f"导入自文件“{name}”。"]
    bylines = [found.text for found in dropped if found.why == "byline"]
    if bylines:
        source.append(f"原文所附：{'；'.join(bylines)}。")
    kinds = dict.fromkeys(_WHY.get(found.why, found.why) for found in dropped)
    if kinds:
        source.append(f"{'、'.join(kinds)}不属于报告正文，未予收录。")
    return Imprint(
        source=tuple(source),
        normalizations=_normalizations(
            changes, "导入时统一了标点和字形：", "、", "。", "处"
        ),
        segmentation=("以句号、问号、叹号为界切分句子。",),
        date=date,
    )


def english_imprint(name: str, changes: Changes, date: str) -> Imprint:
    """Return what the English header says."""
    source = f"Imported from the file “{name}”." if name else ""
    lead = "Marks and characters were made uniform: "
    return Imprint(
        source=(source,) if source else (),
        normalizations=_normalizations(changes, lead, ", ", ".", " times"),
        segmentation=("Each English sentence names the Chinese sentences it renders.",),
        date=date,
    )


def _normalizations(
    changes: Changes, lead: str, comma: str, end: str, times: str
) -> tuple[str, ...]:
    if not changes:
        return ()
    pairs = (
        f"“{_shown(old)}”→“{_shown(new)}” {number}{times}"
        for (old, new), number in Counter(changes).most_common()
    )
    return (lead + comma.join(pairs) + end,)


def _shown(letters: str) -> str:
    return letters if letters.strip() else {"": "", " ": "␣"}.get(letters, "␣␣")
