"""Keep the glossary: change it as a whole, and see what a change touches.

Every change is worked out in the model, written as the texts of the files it touches,
read again, and only then put in place, all at once.
"""
