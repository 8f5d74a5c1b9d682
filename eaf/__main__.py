"""``python -m eaf``."""

from eaf.cli.main import main

main()
