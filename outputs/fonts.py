"""The font of charts: the Noto Sans CJK SC that the package mplfonts ships.

Only its file is used; the package itself would change matplotlib's settings for everybody.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager

from sim.errors import OutputError

FILE = "NotoSansCJKsc-Regular.otf"


@cache
def font_path() -> Path:
    """Where the font lies.

    Raises
    ------
    OutputError   if mplfonts is not installed or has no such file
    """
    spec = find_spec("mplfonts")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "fonts" / FILE
        if path.is_file():
            return path
    raise OutputError(
        f"{FILE}: not found in the package mplfonts. Install it: pip install mplfonts"
    )


@cache
def chart_font() -> str:
    """Name under which matplotlib knows the font; it is registered on the first call."""
    path = font_path()
    fontManager.addfont(path)
    return FontProperties(fname=path).get_name()
