"""Compose editions: from a manuscript to publications, which writers can set."""
