"""English of another text, made to fit: its figures, and its terms."""
