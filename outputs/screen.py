"""The console of stdout."""

from __future__ import annotations

import sys

from rich.console import Console

#: Width where no terminal says otherwise: enough for our tables.
WIDTH = 110


def console() -> Console:
    """A console as wide as the terminal, or wide enough for our tables; no guessing of colours."""
    width = None if sys.stdout.isatty() else WIDTH
    return Console(highlight=False, width=width)
