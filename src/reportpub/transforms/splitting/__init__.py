"""Running text cut into sentences. Nothing of the text is lost: joined, they are it."""

from __future__ import annotations

from reportpub.transforms.splitting.chinese import split_chinese
from reportpub.transforms.splitting.english import split_english
from reportpub.transforms.splitting.pieces import paragraph_starts

__all__ = ["paragraph_starts", "split_chinese", "split_english"]
