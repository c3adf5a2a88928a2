"""What stands before the text: title, meeting, date, speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportpub.transforms.structure.passages import Passage

_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_DIGITAL = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_MEETING = re.compile(r"[—\-–─（(]*.{0,24}?在.{4,60}(?:会议|大会|全会)上[）)]?")
_POSTS = "省长|市长|县长|区长|州长|盟长|主席|总理|主任"
_OFFICE = rf"[\u4e00-\u9fff]{{2,20}}?(?:人民政府)?代?(?:{_POSTS})"
# Names of other peoples have a “·”.
_NAME = r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+)"
_OFFICIAL = re.compile(rf"(?:报告人\s*[:：]\s*)?{_OFFICE}\s*{_NAME}")
_DELIVERED = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,4})在.+上(?:的|所作的|作的)?政府工作报告"
)
_SAID = re.compile(
    r"(?:代)?(?:省长|市长|县长|区长|州长|主席|总理)(?P<name>[\u4e00-\u9fff]{2,3}?)(?:代表|在|作|向)"
)
_REPORT = re.compile(r"工作报告")
_SALUTATION = re.compile(r"(?:各位代表|同志们|各位委员)[^。]{0,12}?[：！]")
# A title stands among the first lines, and what belongs to it just after.
_AMONG, _AFTER, _LONGEST = 8, 4, 60


@dataclass(frozen=True, slots=True)
class Front:
    """What was found; ``size`` is how many passages the title takes.

    The date is empty where none is named. ``doubts`` are whole sentences on what was
    guessed.
    """

    title: str
    size: int
    date: str
    speaker: str
    doubts: tuple[str, ...]


def find_front(
    passages: Sequence[Passage],
    bylines: Iterable[str],
    given: tuple[str, str] = ("", ""),
) -> Front:
    """Return the title of ``passages``, the day and the speaker of the report.

    ``bylines`` are lines that were left out and may name a day; ``given`` are the title
    and the date (ISO 8601) that a person named, or nothing.
    """
    title_given, date_given = given
    size, doubts = _title(passages)
    title = title_given or "".join(p.text for p in passages[:size])
    after = passages[size:]
    near = [title, *(p.text for p in after[:_AFTER])]
    day, doubt = _day(near, after, [*bylines])
    if date_given:
        day, doubt = date_given, ""
    if doubt:
        doubts.append(doubt)
    speaker = _speaker(near)
    return Front(title, size, day, speaker, tuple(doubts))


def _title(passages: Sequence[Passage]) -> tuple[int, list[str]]:
    """Return how many passages the title takes, and what is doubtful about it."""
    size = 0
    for number, passage in enumerate(passages[:_AMONG], start=1):
        if len(passage.text) > _LONGEST or _ends(passage.text):
            break
        if passage.line.is_title or _REPORT.search(passage.text):
            size = number
            break
    if size:
        return size, []
    shown = _shown(passages[0].text)
    return 1, [f"No line is a title for certain; “{shown}” was taken for it."]


def _day(
    near: Sequence[str], after: Sequence[Passage], bylines: Sequence[str]
) -> tuple[str, str]:
    """Return the day of the report, and what is doubtful about it."""
    for text in near:
        if len(text) <= _LONGEST and (match := _DATE.search(text)):
            return _iso(*match.groups()), ""
    published = [
        _iso(*match.groups())
        for line in bylines
        if (match := _DATE.search(line) or _DIGITAL.search(line))
    ]
    published = [day for day in published if day]
    for passage in after[:_AFTER]:
        match = _DAY.search(passage.text)
        if match and _REPORT.search(passage.text) and published:
            day = _iso(published[0][:4], *match.groups())
            return day, (
                f"The date {day} was put together from “{match[0]}” in the text and "
                f"the year of the publication ({published[0]})."
            )
    if published:
        return published[0], (
            f"The date {published[0]} is the day of the publication; the text names "
            "none."
        )
    return "", ""


def _speaker(near: Iterable[str]) -> str:
    lines = [*near]
    for text in lines:
        match = _DELIVERED.match(text) or _OFFICIAL.fullmatch(text.strip())
        if match:
            return match["name"]
    for text in lines:
        match = _SAID.search(text) if "报告" in text else None
        if match:
            return match["name"]
    return ""


def is_front(text: str) -> bool:
    """Return whether ``text`` names the meeting, the day or the speaker, no more."""
    if len(text) > _LONGEST or _ends(text):
        return False
    is_date = _DATE.fullmatch(text.strip("（）() "))
    return bool(is_date or _MEETING.fullmatch(text) or _OFFICIAL.fullmatch(text))


def is_salutation(text: str) -> bool:
    """Return whether ``text`` addresses the audience, at least at its beginning."""
    return _SALUTATION.match(text) is not None


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _ends(text: str) -> bool:
    return text.endswith(("。", "！", "？", "；", "：", "，"))


def _shown(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"  # noqa: PLR2004 (a line of a terminal)
