"""What colour a thing has in the charts of a run: one for each fund, scheme, measure and line.

Funds, schemes and measures have theirs for good. There are more lines of funds than colours that
can be told apart, so these take theirs in the order in which they are drawn and keep it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

RED, BLUE, OCHRE, GREEN, PURPLE = "#c8442f", "#1f6f8b", "#c98a1b", "#5b7f3a", "#7a5c99"
TEAL, ROSE, BROWN, NAVY, OLIVE = "#3f9d94", "#c06c8f", "#7d5a3c", "#3d4f8a", "#9a9a3a"
#: Of lines, in the order in which they are taken; of all small lines together.
LINES = (OCHRE, GREEN, PURPLE, TEAL, ROSE, BROWN, NAVY, OLIVE, RED, BLUE)
REST = "#8a97a1"
FUNDS = {
    "resident_medical": RED,
    "employee_medical": BLUE,
    "employee_accounts": TEAL,
    "employee_pension": PURPLE,
    "resident_pension": GREEN,
    "work_injury": BROWN,
    "unemployment": ROSE,
}
#: The lines that make up most of a fund are as the fund.
LEADING = {"resident_stays": RED, "employee_stays": BLUE}
#: Residents are as their fund, those at work as theirs.
SCHEMES = {"resident": RED, "active": BLUE, "retired": OCHRE}
#: Who pays and who draws, in both pensions; what all draw, and parts of it.
MEASURES = {
    "workers": RED,
    "payers": RED,
    "retired": BLUE,
    "drawing": BLUE,
    "relative": PURPLE,
    "resident_mean": PURPLE,
    "replacement": OCHRE,
    "basic_mean": GREEN,
    "injury_rate": FUNDS["work_injury"],
    "jobless_rate": FUNDS["unemployment"],
    "allowances": RED,
    "mean_allowance": RED,
    "nursed": BLUE,
    "mean_nursing": BLUE,
    "dependants": OCHRE,
    "mean_dependant": OCHRE,
    "on_benefit_mean": BLUE,
    "mean_benefit": PURPLE,
    "burden": BROWN,
    "retained": TEAL,
}
HOUSING = {
    "deposits": RED,
    "withdrawals": BLUE,
    "granted": OCHRE,
    "principal": GREEN,
    "accounts": PURPLE,
    "loans": BROWN,
    "interest": TEAL,
    "ratio": ROSE,
    "liquid": NAVY,
    "kind.two": RED,
    "kind.three": BLUE,
    "kind.young": OCHRE,
}
#: For whom funds pay more, and less.
MORE, LESS = "#4a5d6b", "#a9b4bc"


class Palette:
    """Colours of the lines of funds in the charts of a run."""

    def __init__(self) -> None:
        self.of_line = dict(LEADING)
        self.drawn: set[str] = set()

    def begin(self) -> None:
        """Begin another chart: its new lines may have colours of lines that it does not draw."""
        self.drawn = set()

    def colors(self, names: Sequence[str]) -> list[str]:
        """The colours of lines that stand in one panel.

        A line that was drawn before keeps its colour; a new one takes the first of those that the
        chart has used least, and none of another line of the panel while there is one left.
        """
        self.drawn.update(name for name in names if name in self.of_line)
        for name in (name for name in names if name not in self.of_line):
            here = {self.of_line[other] for other in names if other in self.of_line}
            used = Counter(self.of_line[other] for other in self.drawn)
            free = [color for color in LINES if color not in here] or LINES
            self.of_line[name] = min(free, key=lambda color: used[color])
            self.drawn.add(name)
        return [self.of_line[name] for name in names]
