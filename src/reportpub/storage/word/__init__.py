"""Word files (ECMA-376 part 1, WordprocessingML) that people worked in, read back."""

from __future__ import annotations

from reportpub.storage.word.rows import read_word

__all__ = ["read_word"]
