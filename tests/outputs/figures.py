"""What tests ask of the figures of a run."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from outputs.charts import chart
from outputs.fonts import chart_font
from outputs.labels import Language


def hold_labels_apart(result: xr.Dataset, k: int, lang: Language, part: str = "") -> int:
    """Draw a chart and hold its labels; returns its panels.

    No two labels of a panel overlap or leave the figure, those of lines stand beside the axes, and
    none runs into another panel. No panel is empty.
    """
    with mpl.rc_context({"font.family": [chart_font()]}):
        figure = chart(result, k, lang, part=part)
        figure.canvas.draw()
        for axes in figure.axes:
            boxes = [t.get_window_extent() for t in axes.texts if t.get_text()]
            for i, box in enumerate(boxes):
                assert not any(box.overlaps(other) for other in boxes[:i])
                assert box.x1 <= figure.bbox.x1
            hold_labels_beside(axes, figure.axes)
            assert not is_empty(axes), axes.get_title(loc="left")
        titles = [title_box(axes) for axes in figure.axes if axes.get_title(loc="left")]
        for i, box in enumerate(titles):
            assert not any(box.overlaps(other) for other in titles[:i])
        return len(figure.axes)


def title_box(axes: Axes) -> Bbox:
    """Where the title of a panel stands."""
    title = axes.get_title(loc="left")
    return next(
        words.get_window_extent()
        for words in axes.get_children()
        if isinstance(words, Text) and words.get_text() == title
    )


def hold_labels_beside(axes: Axes, panels: list[Axes]) -> None:
    """Labels of lines stand to the right of the axes and left of the scale of the next panel."""
    scales = [
        label.get_window_extent()
        for other in panels
        if other is not axes
        for label in other.get_yticklabels()
        if label.get_text() and label.get_visible()
    ]
    for words in axes.texts:
        box = words.get_window_extent()
        assert not any(box.overlaps(scale) for scale in scales), words.get_text()
        if axes.lines and words.get_bbox_patch() is None and axes.axison:
            assert box.x0 >= axes.bbox.x1, words.get_text()


def is_empty(axes: Axes) -> bool:
    """Whether a panel shows nothing but lines of zero and no sentence."""
    drawn = any(np.any(np.asarray(line.get_ydata()) != 0) for line in axes.lines)
    said = any(words.get_ha() == "center" for words in axes.texts)
    return not (drawn or said or axes.patches or axes.collections)
