"""Publish a Chinese government work report in two languages."""

__version__ = "2026.11.0"
