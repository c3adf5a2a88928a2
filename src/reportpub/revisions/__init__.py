"""The text out to colleagues and home again."""
