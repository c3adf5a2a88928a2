"""Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportpub.transforms.splitting.pieces import bracketed, cut

_CLOSING = "”’」』）】》〉)\\]\"'"
# GB/T 15834: 。！？ end a sentence, and closing marks stay with it. A comma or 的 after
# them shows that the sentence goes on: “好！”他说 is two, “好！”，他说 is one.
_END = re.compile(
    rf"[。！？!?]+[{_CLOSING}]*+(?![。！？!?，、；：,;:）)\]】》〉的地得])[^\S\n]*"
)


def split_chinese(text: str) -> tuple[str, ...]:
    """Return the sentences of ``text``; joined, they are ``text``.

    A line ends a sentence. Text in a pair of brackets is not torn apart. An ellipsis
    alone ends nothing. White space stays with the sentence before it.
    """
    return cut(text, _ends)


def _ends(line: str) -> Iterator[int]:
    brackets = iter(bracketed(line))
    start, end = next(brackets, (len(line), len(line)))
    begin = 0
    for match in _END.finditer(line):
        while end <= match.start():
            start, end = next(brackets, (len(line), len(line)))
        inside = start < match.start()
        # A sentence may be in brackets as a whole.
        whole = end <= match.end() and not line[begin:start].strip()
        if not inside or whole:
            yield match.end()
            begin = match.end()
