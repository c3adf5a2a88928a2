"""``python -m reportpub``."""

from reportpub.cli.main import main

main()
