"""The memory of past translations: one SQLite file in the project's cache folder."""
