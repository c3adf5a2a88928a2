"""Names of Chinese persons in Latin letters, as English reports write them."""

from __future__ import annotations

_COMPOUND = frozenset(
    [
        "欧阳",
        "司马",
        "诸葛",
        "上官",
        "司徒",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
    ]
)


def romanised(name: str) -> str:
    """Return the name of a person in pinyin (GB/T 28039): 樊成华 is Fan Chenghua.

    A polyphone may be misread; names of other peoples (with “·”) are left as they are.
    """
    if not name or "·" in name:
        return name
    from pypinyin import Style, lazy_pinyin

    size = 2 if name[:2] in _COMPOUND and len(name) > 2 else 1  # noqa: PLR2004 (a surname of two)
    parts = (name[:size], name[size:])
    syllables = ("".join(lazy_pinyin(part, style=Style.NORMAL)) for part in parts)
    return " ".join(part.capitalize() for part in syllables if part)
