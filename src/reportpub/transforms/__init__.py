"""Pure functions from documents to documents."""
