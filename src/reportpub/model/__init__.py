"""Frozen data that every stage knows; nothing here reads, writes or knows a format."""
