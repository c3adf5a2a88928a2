"""Figures read from Chinese and English: what they say, not how they are written."""
