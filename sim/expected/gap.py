"""How far the simulation lies from the expected values, in standard errors.

Standard errors allow for what a person keeps for years (conditions, chronic care, willingness, a
wage, an employer), for the sample and the number of seeds. Visits are settled in a few courses in
the place of all people, which is a quadrature: its own error is added.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr

from ..accounts import ACCOUNTS
from ..codes import GOVERNMENTS, SCHEMES
from ..medical_tally import KINDS
from ..scenario import Scenario
from .gap_pensions import FLOWS_OF, pension_error
from .project import project

#: Errors of the courses of visits in the number and the money of a year. Source: measured against
#: all turns of hospitals, four places, 13 years: 0.2 %; residents 0.5 to 0.9 %, employees 0.4 %.
COURSES, COURSES_PAID = 0.003, 0.009
#: Share of a study that somebody in chronic care is in it. Source: assumption; why: many are in it
#: from the start until they die, others come evenly; measured with 24 seeds (0.4 to 0.6).
SEEN = 0.5
#: Accounts by what their error comes from. Others hold what only the simulation tells: large-sum
#: and critical illness insurance, assistance, paying up, accounts spent, interest.
MATERNITY = (
    *("delivery", "prenatal", "complication", "surgery", "spouse", "allowance", "birth_grant"),
)
ON_WAGES = {
    "contribution_enterprise": "enterprise",
    "contribution_public": "public",
    "contribution_unemployed": "unemployed",
    "employee_enterprise": "enterprise",
    "employee_public": "public",
    "employee_flexible": "flexible",
    "employee_unemployed": "unemployed",
    "employee_own": "enterprise",
    "account_own": "enterprise",
    "account_enterprise": "enterprise",
    "account_public": "public",
    "pension_enterprise": "enterprise",
    "pension_public": "public",
    "pension_own": "enterprise",
}
ON_HEADS = {
    "large_premium": "employees",
    "to_accounts_retired": "retired",
    "account_retired": "retired",
    "premium_own": "residents",
    "critical_premium": "residents",
    "critical_income": "residents",
    "premium_aid": "needy",
    "premium_county": "needy",
    "aid_premium": "needy",
    **dict.fromkeys((f"subsidy_{government}" for government in GOVERNMENTS), "residents"),
}
#: Payments in a line that only the simulation tells: resident pensions beside another.
DOUBLE = {
    "resident_pension_overpaid": "resident_double",
    "resident_pension_recovered": "resident_double_back",
}
#: What accounts that are merged into the resident pension go to; only the simulation has them.
OF_MERGED = ("resident_pension_account", "resident_pension_heirs")
CARE = {
    f"{name}_{kind}": schemes
    for kind in ("stays", "visits", "chronic")
    for name, schemes in (("resident", SCHEMES[:1]), ("employee", SCHEMES[1:]))
}


class Gap(NamedTuple):
    """One quantity of a scenario over all years; money in fen, `error` its standard error."""

    quantity: str
    simulated: float
    expected: float
    error: float


class _Study(NamedTuple):
    """A scenario simulated and projected, and how many people a simulated one stands for."""

    seen: xr.Dataset  # mean over the seeds
    said: xr.Dataset
    weight: float  # scale over number of seeds
    scenario: Scenario
    seeds: int

    @property
    def years(self) -> int:
        return int(self.seen.sizes["year"])


def gaps(result: xr.Dataset, scenario: Scenario, said: xr.Dataset | None = None) -> list[Gap]:
    """Births, deaths, bills and every account that has an expected value, over the whole study.

    Bills are named kind and scheme ("stay_resident"). Stays are what the rules of each stay come
    to, before they are settled with hospitals; the own premiums of residents hold what personal
    accounts pay of them, overpaid pensions are those of the dead.

    Parameters
    ----------
    result : of `run_study`, holding the scenario
    said : what `project` says of it over these years, where that is known already
    """
    mine = result.sel(scenario=scenario.name)
    scale = float(result.attrs["scale"].split("/")[1])
    seeds = mine.sizes["seed"]
    said = project(scenario, mine.sizes["year"]) if said is None else said
    study = _Study(mine.mean("seed"), said, scale / seeds, scenario, seeds)
    rows = []
    for name in ("births", "deaths"):
        seen = float(study.seen[name].sum())
        rows.append(Gap(name, seen, float(said[name].sum()), np.sqrt(seen * study.weight)))
    for kind in KINDS:
        for scheme in SCHEMES:
            seen, expected = (float(x.care.sel(kind=kind, scheme=scheme).sum()) for x in study[:2])
            rows.append(Gap(f"{kind}_{scheme}", seen, expected, _bill_error(study, kind, scheme)))
    for account in ACCOUNTS:
        gap = _account(study, account.name)
        if gap is not None and (gap.simulated or gap.expected):
            rows.append(gap)
    return rows


def _account(study: _Study, name: str) -> Gap | None:
    """The gap of an account, None if it has no expected value."""
    seen, expected = (float(x.accrual.sel(account=name).sum()) for x in study[:2])
    if name in OF_MERGED and study.scenario.programmes.programme_merged.any():
        return None
    if name.endswith("_stays") and name in CARE:
        seen = float(study.seen.provider_incurred.sel(scheme=list(CARE[name])).sum())
    if name == "premium_own":
        seen += float(study.seen.accrual.sel(account="premium_accounts").sum())
    if name in DOUBLE:
        drawn = study.seen.pension_payments.sel(pension_payment=DOUBLE[name])
        seen -= float(drawn.sum())
    if name in MATERNITY:
        squares = float(study.seen.squares.sel(account=name).sum())
        return Gap(name, seen, expected, 100.0 * np.sqrt(squares * study.weight))
    if name in ON_WAGES:
        return Gap(name, seen, expected, expected * _wage_error(study, ON_WAGES[name]))
    if name in ON_HEADS:
        return Gap(name, seen, expected, expected * _heads_error(study, ON_HEADS[name]))
    if name in FLOWS_OF:
        return Gap(name, seen, expected, pension_error(study.seen, study.said, study.weight, name))
    return Gap(name, seen, expected, _money_error(study, name)) if name in CARE else None


def _lasting(study: _Study, of: str, kind: str, schemes: list[str]) -> float:
    """Variance by what lasts: as if nobody's condition changed during the study."""
    yearly = study.said.lasting.sel(of=of, kind=kind, scheme=schemes).sum("scheme")
    return float(np.sqrt(yearly).sum() ** 2)


def _bill_error(study: _Study, kind: str, scheme: str) -> float:
    """Standard error of a number of bills."""
    expected = float(study.said.care.sel(kind=kind, scheme=scheme).sum())
    if kind == "chronic":  # a bill a month, year after year
        return float(np.sqrt(expected * 12 * study.years * SEEN * study.weight))
    variance = expected + _lasting(study, "bills", kind, [scheme])
    courses = 0.0
    if kind == "visit":
        variance += float(study.said.passing.sel(of="bills", scheme=scheme).sum())
        courses = (COURSES * expected) ** 2 / study.years
    return float(np.sqrt(variance * study.weight + courses))


def _money_error(study: _Study, name: str) -> float:
    """Standard error of what basic insurance pays for a kind of care."""
    schemes = list(CARE[name])
    expected = float(study.said.accrual.sel(account=name).sum())
    squares = 1e4 * float(study.seen.squares.sel(account=name).sum())
    if name.endswith("chronic"):
        return float(np.sqrt(squares * 12 * study.years * SEEN * study.weight))
    if name.endswith("stays"):
        variance = squares + _lasting(study, "money", "stay", schemes)
        return float(np.sqrt(variance * study.weight))
    variance = float(study.said.passing.sel(of="money", scheme=schemes).sum())
    variance += _lasting(study, "money", "visit", schemes)
    return float(np.sqrt(variance * study.weight + (COURSES_PAID * expected) ** 2 / study.years))


def _wage_error(study: _Study, payer: str) -> float:
    """Relative standard error of the sum of bases of those who pay on average."""
    rates = study.scenario.rates
    heads = float(study.said.insured.sel(cover=payer).mean()) / study.weight
    if payer in ("unemployed", "flexible"):
        return float(np.sqrt(1.0 / heads))
    employers = rates.employers[1 if payer == "public" else 0] * study.seeds
    person, employer = rates.spread_person[0], rates.spread_employer[0]
    return float(np.sqrt((1.0 + person**2 + employer**2) / heads + employer**2 / employers))


def _heads_error(study: _Study, who: str) -> float:
    """Relative standard error of a number of heads, the same people year after year.

    The start is known; heads differ by who enrols, and by all who come and go, as if all of them
    did so at the start.
    """
    if who == "needy":
        needy = study.said.enrolled.isel(group=slice(1, None)).sum(["group", "entry"])
        return float(np.sqrt(study.weight / needy.mean()))
    covers = {
        "employees": ["enterprise", "public", "flexible", "unemployed", "retired"],
        "retired": ["retired"],
        "residents": ["child", "student", "resident"],
    }[who]
    insured = study.said.insured.sel(cover=covers).sum("cover")
    heads, grown = float(insured.mean()), float(abs(insured[-1] - insured[0]))
    moved = grown + 2.0 * float(study.said.deaths.sel(cover=covers).sum())
    moved += float(study.said.enrolled.sel(entry="joined").sum())
    away = 0.0
    if who == "residents":
        moved += float(study.said.births.sum())
        away = 1.0 - float(study.scenario.illness.enrolled[:, 0].mean())
    return float(np.sqrt((away * heads + moved) * study.weight) / heads)
