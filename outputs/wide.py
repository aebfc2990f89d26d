"""Tables that are too wide for a page go on below, so that no column and no year is lost."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table

from .labels import LANGUAGES, text

#: Wider than any table; letters to which names of rows may fold.
ENDLESS, FOLDED = 10_000, 24
#: Words in heads of columns that belong to the one before.
FOLLOWING = ("table.its_change", "table.reform")


class PageTable(Table):
    """A table that is cut where the page ends: each part has the first column and the title.

    A column of a reform or of changes stays beside that of the base.
    """

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The table, or its parts one below the other, in as few and as even parts as fit."""
        endless = options.update(max_width=ENDLESS)
        first = Measurement.get(console, endless, self._part([], None))
        room = options.max_width - max(first.minimum, min(first.maximum, FOLDED))
        groups = self._groups()
        lengths = [sum(self._length(c, console, endless) for c in group) for group in groups]
        parts = _cut(lengths, room)
        for less in range(room - 1, 0, -1):
            tried = _cut(lengths, less)
            if len(tried) > len(parts):
                break
            parts = tried
        if len(parts) < 2:
            yield from super().__rich_console__(console, options)
            return
        for number, part in enumerate(parts, 1):
            title = f"{self.title} {number}/{len(parts)}"
            yield self._part([column for i in part for column in groups[i]], title)

    def _groups(self) -> list[list[int]]:
        """Columns after the first that stand side by side."""
        groups: list[list[int]] = []
        beside = [text(key, lang) for key in FOLLOWING for lang in LANGUAGES]
        for place, column in enumerate(self.columns[1:], 1):
            if groups and any(word in str(column.header) for word in beside):
                groups[-1].append(place)
            else:
                groups.append([place])
        return groups

    def _length(self, column: int, console: Console, endless: ConsoleOptions) -> int:
        """Letters that a column takes beside the first, at the least if it may fold."""
        first, both = (
            Measurement.get(console, endless, self._part(group, None)) for group in ([], [column])
        )
        if self.columns[column].no_wrap:
            return both.maximum - first.maximum
        return both.minimum - first.minimum

    def _part(self, group: Sequence[int], title: str | None) -> Table:
        """The first column and some others as a table of their own."""
        part = Table(
            title=title,
            min_width=cell_len(title or ""),
            title_justify=self.title_justify,
            title_style=self.title_style,
            box=self.box,
            padding=self.padding,
            pad_edge=self.pad_edge,
        )
        chosen = [self.columns[place] for place in (0, *group)]
        for column in chosen:
            part.add_column(
                column.header,
                justify=column.justify,
                no_wrap=column.no_wrap,
                overflow=column.overflow,
            )
        for row, cells in zip(self.rows, zip(*(c.cells for c in chosen), strict=True), strict=True):
            part.add_row(*cells, end_section=row.end_section)
        return part


def _cut(lengths: Sequence[int], room: int) -> list[list[int]]:
    """Numbers of the groups of each part, filled one after the other."""
    parts: list[list[int]] = []
    used = 0
    for i, length in enumerate(lengths):
        if not parts or used + length > room:
            parts.append([])
            used = 0
        parts[-1].append(i)
        used += length
    return parts
