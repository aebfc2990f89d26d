"""Work injury and unemployment in numbers: who is insured, hurt, out of work, what they draw.

Numbers are people, cases and fen by year; measures are quotients of means over seeds. Heads are
those of December, as bulletins count them, shares go by the mean of the months. What is paid later
than it is due, the arrears of a rise, is told by month. Tables, panels and sentences are left to
others.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr

from .funds import RISKS, accounts_of, basis, main_funds
from .measures import Measure, in_order
from .pensions import december
from .summary import by_year

INJURY, JOBLESS = RISKS
#: Grades of disability (伤残等级) that go together: a pension, a choice, a sum once; below them no
#: grade, above them death at work.
GROUPS = {
    "grade_1_4": tuple(f"grade_{grade}" for grade in range(1, 5)),
    "grade_5_6": ("grade_5", "grade_6"),
    "grade_7_10": tuple(f"grade_{grade}" for grade in range(7, 11)),
    "no_grade": ("no_grade",),
    "killed": ("killed",),
}
#: Heads by month of those who draw, and the money that they draw: flows, or lines of the fund.
INJURED = tuple(f"injured_grade_{grade}" for grade in range(1, 5))
NURSED = ("nursing_full", "nursing_most", "nursing_part")
ON_BENEFIT = ("unemployed_first_year", "unemployed_second_year")
#: Single benefits, of which cases are counted.
ONCE = {"leaving": "injury_leaving", "death_grants": "injury_deaths"}
#: Lines of which the rise of a year may be paid in one sum in a month of it (补发).
RISING = ("injury_allowances", "injury_nursing", "injury_dependants")
#: What employers pay themselves, by name in the result.
BY_EMPLOYERS = {
    "employers_once": "once",
    "employers_monthly": "monthly",
    "employers_dependants": "dependants",
}
#: Measures of each fund, by the tables that show them.
MEASURES: dict[str, dict[str, tuple[Measure, ...]]] = {
    INJURY: {
        "cases": (
            Measure("injury_insured", "injury_insured", "", 1e-4, 1),
            Measure("injury_rate", "injury_paid_in", "injury_wages", 100, 2),
            Measure("recognised", "recognised", "", 1, 0),
            Measure("recognised_each", "recognised", "injury_insured_mean", 1000, 2),
            *(Measure(name, name, "", 1, 0) for name in GROUPS),
            Measure("killed_each", "killed", "injury_insured_mean", 1e5, 1),
            Measure("injury_reserve", "injury_reserve", "", 1e-6, 1),
        ),
        "drawing": (
            Measure("allowances", "allowances", "", 1, 0),
            Measure("mean_allowance", "allowance_money", "allowance_months", 0.01, 0),
            Measure("nursed", "nursed", "", 1, 0),
            Measure("mean_nursing", "nursing_money", "nursing_months", 0.01, 0),
            Measure("dependants", "dependants", "", 1, 0),
            Measure("mean_dependant", "dependant_money", "dependant_months", 0.01, 0),
            Measure("leaving", "leaving", "", 1, 0),
            Measure("mean_leaving", "leaving_money", "leaving", 0.01, 0),
            Measure("mean_death_grant", "death_grants_money", "death_grants", 0.01, 0),
        ),
        "employers": tuple(
            Measure(name, name, "", 1e-6, 1) for name in ("by_employers", *BY_EMPLOYERS)
        ),
    },
    JOBLESS: {
        "benefit": (
            Measure("jobless_insured", "jobless_insured", "", 1e-4, 1),
            Measure("jobless_rate", "jobless_paid_in", "jobless_wages", 100, 2),
            Measure("on_benefit", "on_benefit", "", 1, 0),
            Measure("on_benefit_mean", "benefit_months", "", 1 / 12, 0),
            Measure("benefit_share", "benefit_months", "jobless_insured_months", 100, 2),
            Measure("benefit_months", "benefit_months", "", 1e-4, 2),
            Measure("mean_benefit", "benefit_money", "benefit_months", 0.01, 0),
            Measure("of_minimum", "benefit_money", "benefit_minimum", 1, 1, True),
            Measure("of_wage", "benefit_money", "benefit_wage", 1, 1, True),
            Measure("medical_each", "medical_money", "benefit_months", 0.01, 0),
        ),
    },
}
MEASURE = {
    what.name: what for tables in MEASURES.values() for part in tables.values() for what in part
}


def risk_funds(result: xr.Dataset, k: int) -> list[str]:
    """Funds of the risks that have pages: of a base those with money, of a reform the main ones."""
    if k > 0:
        return [fund for fund in main_funds(result, k) if fund in RISKS]
    paid = result["accrual"][k].sum(("seed", "month"))
    return [
        fund for fund in RISKS if bool(paid.sel(account=[a.name for a in accounts_of(fund)]).any())
    ]


def is_of_risks(result: xr.Dataset, k: int) -> bool:
    """Whether scenario k is a reform that moves the injury or the unemployment fund most."""
    return k > 0 and bool(basis(result, k)) and main_funds(result, k)[0] in RISKS


def moved_first(numbers: xr.Dataset, k: int, fund: str) -> str:
    """ "spending" or "income": what scenario k moves more in the first year with a difference.

    Contributions for work injury follow spending and balance in later years, by more at times.

    Parameters
    ----------
    numbers : of `funds.fund_numbers`
    """
    mean = numbers[["spending", "income"]].sel(ledger=fund).mean("seed")
    size = abs(mean.isel(scenario=k) - mean.isel(scenario=0)).to_array("flow").values
    first = int((size.max(axis=0) > 0).argmax())
    return "spending" if size[0, first] >= size[1, first] else "income"


def risk_numbers(result: xr.Dataset) -> xr.Dataset:
    """People, cases and money of both risks by year.

    Returns
    -------
    Dataset, all (scenario, seed, year): people insured in December, as mean of the year (`_mean`)
    and as months; who draws in December, months drawn (`_months`); cases of the year; fen:
    `_wages` on which contributions are due, nan where a result does not tell them,
    `benefit_minimum` and `benefit_wage` the minimum wage and last year's reference wage for each
    month on benefit, nan likewise, the rest sums of lines
    """
    return in_order(_injury(result) | _jobless(result))


def _injury(result: xr.Dataset) -> dict[str, xr.DataArray]:
    """Numbers of work injury."""
    flows, outcomes = by_year(result["accrual"]), result["work_injury_outcomes"]
    money = by_year(result["pension_flows"])
    cases, paid = (by_year(result[name]) for name in ("pension_payment_cases", "pension_payments"))
    content = _insured(result, INJURY, "injury")
    content["injury_paid_in"] = flows.sel(account="injury_contributions")
    content["recognised"] = outcomes.sum("injury_outcome")
    for name, group in GROUPS.items():
        content[name] = outcomes.sel(injury_outcome=list(group)).sum("injury_outcome")
    heads = result["pension_heads"]
    injured, nursed = (
        heads.sel(pension_head=list(names)).sum("pension_head") for names in (INJURED, NURSED)
    )
    family = result["dependants"].sum("dependant")
    content |= _drawing(result, "allowances", "allowance", injured)
    content |= _drawing(result, "nursed", "nursing", nursed)
    content |= _drawing(result, "dependants", "dependant", family)
    content["allowance_money"] = money.sel(pension_flow="injury_allowance")
    content["nursing_money"] = money.sel(pension_flow="injury_nursing")
    content["dependant_money"] = flows.sel(account="injury_dependants")
    content |= _by_employers(result)
    for name, line in ONCE.items():
        content[name] = cases.sel(pension_payment=line)
        content[f"{name}_money"] = paid.sel(pension_payment=line)
    return content


def _by_employers(result: xr.Dataset) -> dict[str, xr.DataArray]:
    """What employers pay themselves, and the reserve; nan where a result does not tell them."""
    known = "injury_by_employers" in result
    if not known:
        empty = _sums(result["insured_against"].isel(risk=0, drop=True), result) * np.nan
        return dict.fromkeys(("by_employers", *BY_EMPLOYERS, "injury_reserve"), empty)
    paid = by_year(result["injury_by_employers"])
    content = {name: paid.sel(by_employers=part) for name, part in BY_EMPLOYERS.items()}
    content["by_employers"] = paid.sum("by_employers")
    return content | {"injury_reserve": result["injury_reserve"]}


def _jobless(result: xr.Dataset) -> dict[str, xr.DataArray]:
    """Numbers of unemployment."""
    flows = by_year(result["accrual"])
    content = _insured(result, JOBLESS, "jobless")
    lines = ["unemployment_employers", "unemployment_own"]
    content["jobless_paid_in"] = flows.sel(account=lines).sum("account")
    drawing = result["pension_heads"].sel(pension_head=list(ON_BENEFIT)).sum("pension_head")
    content |= _drawing(result, "on_benefit", "benefit", drawing)
    content["benefit_money"] = flows.sel(account="unemployment_benefits")
    content["medical_money"] = flows.sel(account="unemployment_medical")
    months = content["benefit_months"]
    for name, wage in (("benefit_minimum", "minimum_wage"), ("benefit_wage", "reference_wage")):
        content[name] = months * result.get(wage, np.nan)
    return content


def _insured(result: xr.Dataset, fund: str, name: str) -> dict[str, xr.DataArray]:
    """Who is insured against a risk, and the wages on which contributions are due."""
    heads = result["insured_against"].sel(risk=fund)
    months = _sums(heads, result)
    content = {f"{name}_insured": december(heads, result), f"{name}_insured_months": months}
    content[f"{name}_insured_mean"] = months / 12
    told = "wages_insured" in result
    wages = _sums(result["wages_insured"].sel(risk=fund), result) if told else months * np.nan
    return content | {f"{name}_wages": wages}


def _drawing(
    result: xr.Dataset, name: str, of: str, heads: xr.DataArray
) -> dict[str, xr.DataArray]:
    """Who draws in December, and the months drawn in the year."""
    return {name: december(heads, result), f"{of}_months": _sums(heads, result)}


def _sums(monthly: xr.DataArray, result: xr.Dataset) -> xr.DataArray:
    """Sums over the months of each year of what is (scenario, seed, month)."""
    return by_year(
        monthly.transpose("scenario", "seed", "month").expand_dims("of", -1).assign_coords(of=[0])
    ).isel(of=0, drop=True)


class Arrears(NamedTuple):
    """A rise of benefits that is due for some months and paid in one sum in a later one."""

    first: str  # month from which it is due, "2017-01"
    until: str  # the last month for which it is paid later
    paid: str  # the month that pays it
    amounts: dict[str, float]  # fen by line of RISING, mean of the seeds


def held_back(result: xr.Dataset, k: int) -> xr.DataArray:
    """Paid less due of the benefits that rise every year (account, month), fen, mean of the seeds.

    Below zero while a rise is due and not paid, above it in the month that pays it. Of a reform it
    is the change against the base.
    """
    paid, due = (result[name].sel(account=list(RISING)) for name in ("cash", "accrual"))
    gap = (paid - due).mean("seed")
    return (gap[k] - gap[0] if k > 0 else gap[0]).transpose("account", "month")


def arrears(result: xr.Dataset, k: int) -> Arrears | None:
    """The first rise that is paid in arrears, of a reform beside the base.

    None without one, and where a reform only pays the rises of the base in another month.
    """
    gap = held_back(result, k)
    total = gap.sum("account").values
    late, back = np.flatnonzero(total < 0), np.flatnonzero(total > 0)
    if (k > 0 and basis(result, k) == "cash") or not len(late) or not (back > late[0]).any():
        return None
    begins, pays = int(late[0]), int(back[back > late[0]][0])
    months = [str(month)[:7] for month in result["month"].values]
    sums = gap[:, begins:pays].sum("month").values
    return Arrears(
        months[begins],
        months[pays - 1],
        months[pays],
        {name: -float(fen) for name, fen in zip(RISING, sums, strict=True) if fen},
    )
