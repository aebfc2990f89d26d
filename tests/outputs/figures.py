"""What tests ask of the figures of a run."""

from __future__ import annotations

import matplotlib as mpl
import xarray as xr

from outputs.charts import chart
from outputs.fonts import chart_font
from outputs.labels import Language


def hold_labels_apart(result: xr.Dataset, k: int, lang: Language, part: str = "") -> int:
    """Draw a chart; no two labels of a panel overlap or leave the figure. Returns its panels."""
    with mpl.rc_context({"font.family": [chart_font()]}):
        figure = chart(result, k, lang, part=part)
        figure.canvas.draw()
        for axes in figure.axes:
            boxes = [t.get_window_extent() for t in axes.texts if t.get_text()]
            for i, box in enumerate(boxes):
                assert not any(box.overlaps(other) for other in boxes[:i])
                assert box.x1 <= figure.bbox.x1
        return len(figure.axes)
