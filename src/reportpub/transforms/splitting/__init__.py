"""Running text cut into sentences. Nothing of the text is lost: joined, they are it."""

from __future__ import annotations

from reportpub.transforms.splitting.chinese import split_chinese
from reportpub.transforms.splitting.english import split_english

__all__ = ["split_chinese", "split_english"]
