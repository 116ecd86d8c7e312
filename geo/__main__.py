"""``python -m geo``: the same answers as the page, in a terminal."""

import sys

from geo.cli import main

sys.exit(main())
