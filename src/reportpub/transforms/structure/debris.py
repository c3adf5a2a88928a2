"""What a web page or a printed page leaves round a text, and is not the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from reportpub.model.loose import Dropped, Line

# Whole lines; the names say in English what they are.
_LINES: Mapping[str, re.Pattern[str]] = {
    "byline": re.compile(
        r"(?=.*\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}日?)"
        r"(?=.*(?:来源|编辑|作者|记者|浏览|点击|客户端|发布|字号|字体|\d{1,2}:\d{2}))"
        r"(?!.*[。！？]).{8,120}"
        r"|(?:信息)?(?:来源|稿源|出处|作者|记者|责任编辑|责编|编辑|审核|校对|发布(?:时间|日期|机构)|"
        r"(?:浏览|阅读|点击)(?:次数|量)?|访问量|索引号|字号|字体大小)\s*[:：].{0,60}"
        r"|\d{4}-\d{1,2}-\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
    ),
    "button": re.compile(
        r"(?:【?(?:字体|字号)?\s*[:：]?\s*大\s*中\s*小\s*】?"
        r"|[【\[]?\s*(?:打印(?:本页|此页)?|关闭(?:窗口|本页)?|分享(?:到|至)?|收藏|返回(?:顶部|首页|列表)?"
        r"|扫一扫.{0,30}|我要(?:纠错|评论)|上一篇.{0,60}|下一篇.{0,60}|无障碍(?:浏览|阅读)?|展开全文|点击.{0,10}(?:查看|阅读)全文"
        r"|微信|微博|QQ空间|首页|A\+|A-)\s*[】\]]?\s*)+"
    ),
    "path": re.compile(r"(?:当前|您(?:现在|当前)?(?:的|所在的)?)?位置\s*[:：].{0,120}"),
    "footer": re.compile(
        r"(?:版权所有|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|技术支持\s*[:：]|网站标识码|网站地图|联系我们"
        r"|copyright\b|©).{0,200}|.{0,30}ICP备.{0,60}|.{0,10}公网安备.{0,60}",
        re.IGNORECASE,
    ),
    "page number": re.compile(
        r"[-—–－·\s]*(?:第\s*)?\d{1,3}(?:\s*页)?[-—–－·\s]*(?:[/／共]\s*\d{1,3}\s*页?)?"
        r"|[Pp]age\s+\d{1,3}(?:\s+of\s+\d{1,3})?"
    ),
    "address": re.compile(r"(?:https?://|www\.)\S+"),
}
# From here to the end nothing belongs to the text, where the end is near.
_TAIL = re.compile(
    r"(?:相关(?:阅读|链接|新闻|文章|报道)|延伸阅读|推荐阅读|热门(?:推荐|新闻)|网友评论)\s*[:：]?"
)
_NEAR = 0.8
# At the beginning of a paragraph: where a newspaper says that the text is its own.
_DATELINE = re.compile(
    r"^(?:本报讯|本报[^\s，。]{1,8}讯|[（(]记者[^）)]{1,20}[）)]|【[^】]{0,12}讯】)\s*[:：]?\s*"
)
# No line of debris is longer.
_LONGEST = 250
# Words that a heading of the text may repeat; a longer line says the same again.
_REPEATED_TITLE = 12


def without_debris(
    lines: Sequence[Line],
) -> tuple[tuple[Line, ...], tuple[Dropped, ...]]:
    """Return the lines that are text, and what was left out and why.

    Of a line that begins with 本报讯 only these words are left out.
    """
    dropped: list[Dropped] = []
    kept: list[Line] = []
    first = _tail(lines)
    dropped += (
        Dropped(line.place, line.text, "after the text") for line in lines[first:]
    )
    for line in lines[:first]:
        why = _why(line, kept)
        if why:
            dropped.append(Dropped(line.place, line.text, why))
            continue
        match = _DATELINE.match(line.text)
        if match and not line.sentences:
            dropped.append(Dropped(line.place, match[0].strip(), "dateline"))
            kept += _shortened(line, match.end())
        else:
            kept.append(line)
    dropped.sort(key=lambda found: found.place)
    return tuple(kept), tuple(dropped)


def _tail(lines: Sequence[Line]) -> int:
    """Return the number of the first line after the text, which may be beyond all."""
    sizes = [*accumulate((len(line.text) for line in lines), initial=0)]
    for number, line in enumerate(lines):
        is_near = sizes[number] >= sizes[-1] * _NEAR
        if is_near and _TAIL.fullmatch(line.text.strip()):
            return number
    return len(lines)


def _why(line: Line, kept: Sequence[Line]) -> str:
    text = line.text.strip()
    if len(text) > _LONGEST:
        return ""
    why = next((w for w, form in _LINES.items() if form.fullmatch(text)), "")
    if why:
        return why
    words = _words(text)
    is_known = any(words == _words(before.text) for before in kept[:6])
    is_title = len(words) >= _REPEATED_TITLE or "报告" in words
    if is_known and is_title and not _ends(text):
        return "repeated title"
    return ""


def _shortened(line: Line, by: int) -> Iterator[Line]:
    """Yield ``line`` without its first letters, if anything is left of it."""
    if line.text[by:].strip():
        yield replace(line, text=line.text[by:], bold=max(0, line.bold - by))


def _words(text: str) -> str:
    return "".join(text.split())


def _ends(text: str) -> bool:
    return text.rstrip().endswith(
        ("。", "！", "？", "；", "：", ".", "!", "?", ";", ":", "，", ",")
    )
