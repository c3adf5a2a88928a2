"""The translators' desk: the project in a browser.

It calls the same pipeline as the command line and makes no findings of its own. Files
are the truth: what is kept here is what was read from them last.
"""
