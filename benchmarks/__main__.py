"""`python -m benchmarks`: print the figures."""

import sys

from .run import main

sys.exit(main())
