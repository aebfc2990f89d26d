"""How a province differs from the nation in who belongs to the two pensions.

Shares of people outside employee medical insurance who pay or draw an employee pension are known
for the nation alone. A whole province has them so that it has the workers and the retired that were
published for the end of 2024. A place in a province has them in proportion to its province: workers
in the employee pension for one resident who is insured and does not draw, the retired for one who
draws. Source: assumption; why: where more belong to the employee pension, more of them without its
medical cover do.
"""

from __future__ import annotations

import numpy as np

from sim.codes import ENTERPRISE, FEMALE, MALE, RESIDENT, RETIRED, UNEMPLOYED, UNINSURED
from sim.law import Floats

from .facts import ScenarioFacts
from .provinces import NATION, TABLE
from .tabular import find_province, read_rows

#: 1 January after the year of the table.
TABLE_DAY = 2025
#: Ages reached between which people outside work may pay to the employee pension alone.
#: Source: assumption; why: from the end of school to the statutory age of 2024 (国发〔1978〕104号).
ALONE_FROM, ALONE_TO = 22, (60, 50)


def paying_ratio(facts: ScenarioFacts, begin: int, people: Floats) -> float:
    """Share of people outside work who pay an employee pension alone, as multiples of the nation.

    Parameters
    ----------
    begin : first year of the study
    people : (P + 1, 2, 111, 9) expected on 1 January of `begin` and the years after it

    Raises
    ------
    ScenarioError   if the table does not know the province
    """
    row = _row(facts.word("region.province"))
    if not is_whole(facts):
        return _payers(row) / _payers(_row(NATION))
    there = _on_the_day(begin, people)
    missing = row["workers"] * 10_000 - there[:, :, ENTERPRISE : UNEMPLOYED + 1].sum()
    outside = _outside(there)
    paying = sum(outside[sex, ALONE_FROM : ALONE_TO[sex] + 1].sum() for sex in (MALE, FEMALE))
    return _over(missing, facts, "pension.alone_share", paying)


def drawing_ratio(facts: ScenarioFacts, begin: int, people: Floats) -> float:
    """Share of people outside work who draw an employee pension at the start, likewise."""
    row = _row(facts.word("region.province"))
    if not is_whole(facts):
        return _drawers(row) / _drawers(_row(NATION))
    there = _on_the_day(begin, people)
    missing = row["retired"] * 10_000 - there[:, :, RETIRED].sum()
    outside = _outside(there)
    old = sum(outside[sex, ALONE_TO[sex] :].sum() for sex in (MALE, FEMALE))
    return _over(missing, facts, "pension.draws_alone_share", old)


def is_whole(facts: ScenarioFacts) -> bool:
    """Whether a place is a whole province: its code (GB/T 2260) ends in 0000; not the nation."""
    province = int(facts.number("region.code")) % 10_000 == 0
    return province and facts.word("region.province") != NATION


def _over(missing: float, facts: ScenarioFacts, key: str, people: float) -> float:
    """Missing members over those whom the share of the nation would give, none below 0."""
    share = float(facts.series(key, TABLE_DAY, 1)[0])
    return max(missing, 0.0) / max(share * people, 1e-9)


def _on_the_day(begin: int, people: Floats) -> Floats:
    """People (2, 111, 9) on the day of the table, or the nearest that is known."""
    return np.asarray(people[min(max(TABLE_DAY - begin, 0), len(people) - 1)])


def _outside(people: Floats) -> Floats:
    """People (2, 111) who are not covered as employees or retired."""
    return np.asarray(people[:, :, [RESIDENT, UNINSURED]].sum(axis=2))


def _payers(row: dict[str, float]) -> float:
    return row["workers"] / (row["insured"] - row["recipients"])


def _drawers(row: dict[str, float]) -> float:
    return row["retired"] / row["recipients"]


def _row(province: str) -> dict[str, float]:
    """Numbers of a province in the table, an empty cell as not-a-number."""
    row = find_province(read_rows(TABLE), province)[0]
    return {n: float(text or "nan") for n, text in row.items() if not n.startswith("province")}
