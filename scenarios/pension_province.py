"""How a province differs from the nation in who belongs to the two pensions.

Shares of people outside employee medical insurance who pay or draw an employee pension are known
for the nation alone. A place has them in proportion to its province in 2024: workers in the
employee pension for one resident who is insured and does not draw, the retired for one who draws.
Source: assumption; why: where more belong to the employee pension, more of them without its
medical cover do.
"""

from __future__ import annotations

from .facts import ScenarioFacts
from .tabular import find_province, read_rows

#: The row of the nation, to which provinces are held.
NATION = "China"


def paying_ratio(facts: ScenarioFacts) -> float:
    """Workers in the employee pension for one resident insured, as multiples of the nation.

    Raises
    ------
    ScenarioError   if the table does not know the province
    """
    return _payers(facts.word("region.province")) / _payers(NATION)


def drawing_ratio(facts: ScenarioFacts) -> float:
    """The retired with an employee pension for one resident who draws, likewise."""
    return _drawers(facts.word("region.province")) / _drawers(NATION)


def _payers(province: str) -> float:
    row = _row(province)
    return row["workers"] / (row["insured"] - row["recipients"])


def _drawers(province: str) -> float:
    row = _row(province)
    return row["retired"] / row["recipients"]


def _row(province: str) -> dict[str, float]:
    """Numbers of a province in the table."""
    row = find_province(read_rows("pension_by_province.csv"), province)[0]
    return {name: float(text) for name, text in row.items() if not name.startswith("province")}
