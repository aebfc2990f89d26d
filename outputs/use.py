"""What the insured use and who pays for it: stays, visits, chronic care by scheme and year.

Counts are people and bills, money is in fen; measures are taken of means over seeds.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from sim.codes import SCHEMES
from sim.medical_tally import KINDS

from .labels import Language, text
from .measures import Measure
from .sampling import scale_of
from .summary import Numbers

#: Whose months count as insured in a scheme of employees.
COVERS_OF = {
    "active": ("enterprise", "public", "flexible", "unemployed"),
    "retired": ("retired",),
}
#: Fields of a bill outside the policy (政策范围外), and those that funds pay.
OUTSIDE = ("outside_catalogue", "over_limit", "first_self_pay")
INSURANCE = ("pooled_fund", "critical_illness")
FUNDS_PAY = (*INSURANCE, "assistance", "supplements")
#: Fewer stays than this in a year say nothing about the share paid.
ENOUGH_STAYS = 40
#: Groups matter if their share moves by so many times that of ordinary residents.
APART = 4.0


MEASURES = (
    Measure("insured", "insured", "", 1e-4, 1),
    Measure("stays_per_100", "stay_number", "insured", 100, 1),
    Measure("cost_per_stay", "stay_total", "stay_number", 0.01, 0),
    Measure("days_per_stay", "stay_days", "stay_number", 1, 1),
    Measure("stay_policy_share", "stay_insurance", "stay_eligible", 1, 1, True),
    Measure("stay_share", "stay_paid", "stay_total", 1, 1, True),
    Measure("visits_each", "visit_number", "insured", 1, 2),
    Measure("cost_per_visit", "visit_total", "visit_number", 0.01, 0),
    Measure("visit_share", "visit_paid", "visit_total", 1, 1, True),
    Measure("chronic_patients", "chronic_number", "", 1e-4 / 12, 2),
    Measure("cost_per_chronic", "chronic_total", "chronic_number", 0.01, 0),
    Measure("chronic_share", "chronic_paid", "chronic_total", 1, 1, True),
)
MEASURE = {measure.name: measure for measure in MEASURES}


def use_numbers(result: xr.Dataset) -> xr.Dataset:
    """Insured people, bills, days and money of each kind of care.

    Returns
    -------
    Dataset, all (scenario, seed, year, scheme): `insured`; of each kind `number`, `total`, `paid`
    (all funds), `insurance` (pooled fund, critical illness and large-sum insurance), `eligible`
    (total within policy); `stay_days`
    """
    content = {"insured": _insured(result)}
    for kind in KINDS:
        names = [f"{scheme}_{kind}" for scheme in SCHEMES]
        fields = result["waterfall"].sel(bill=names)
        total = result["bill_total"].sel(bill=names)
        parts = {
            "number": result["bills"].sel(bill=names),
            "total": total,
            "paid": fields.sel(field=list(FUNDS_PAY)).sum("field"),
            "insurance": fields.sel(field=list(INSURANCE)).sum("field"),
            "eligible": total - fields.sel(field=list(OUTSIDE)).sum("field"),
        }
        for name, values in parts.items():
            content[f"{kind}_{name}"] = _by_scheme(values)
    days = result["stay_days"].sum(("group", "hospital"))
    content["stay_days"] = days.transpose("scenario", "seed", "year", "scheme")
    keep = {name: values.reset_coords(drop=True) for name, values in content.items()}
    return xr.Dataset(keep)


def measure(use: xr.Dataset, name: str, k: int) -> Numbers:
    """A measure of scenario k (scheme, year); nan where there is nothing to divide by."""
    what = MEASURE[name]
    over = use[what.over][k].mean("seed").transpose("scheme", "year")
    if not what.by:
        return np.asarray(over.where(over > 0).values * what.times, np.float64)
    by = use[what.by][k].mean("seed").transpose("scheme", "year")
    return np.asarray((over / by.where(by > 0)).values * what.times, np.float64)


def schemes_present(use: xr.Dataset, k: int) -> list[str]:
    """Schemes with anybody insured."""
    insured = use["insured"].isel(scenario=k).sum(("seed", "year"))
    return [scheme for scheme in SCHEMES if float(insured.sel(scheme=scheme)) > 0]


def group_shares(result: xr.Dataset, k: int) -> xr.DataArray:
    """Share of the cost of residents' stays that all funds pay, by group and year."""
    parts = [result[name][k].sel(scheme="resident") for name in ("stay_paid", "stay_cost")]
    paid, cost = (part.sum("hospital").mean("seed") for part in parts)
    return (paid / cost.where(cost > 0)).transpose("group", "year")


def groups_to_tell(result: xr.Dataset, k: int) -> list[str]:
    """Groups of residents with enough stays simulated in every year."""
    stays = result["stays"][[0, k]].sel(scheme="resident").sum(("hospital", "seed"))
    simulated = stays.min(("scenario", "year")) / scale_of(result)
    groups = simulated["group"].values
    return [str(g) for g in groups if float(simulated.sel(group=g)) >= ENOUGH_STAYS]


def groups_moved(result: xr.Dataset, k: int, year: int) -> list[str]:
    """Groups in need whose share moves far more than that of ordinary residents in a year.

    The most moved comes first.
    """
    base, reform = (group_shares(result, scenario).sel(year=year) for scenario in (0, k))
    moved = abs(reform - base).fillna(0.0)
    least = APART * float(moved.sel(group="ordinary")) + 0.002
    found = {str(g): float(moved.sel(group=g)) for g in moved["group"].values}
    told = [g for g in groups_to_tell(result, k) if found[g] > least]
    return sorted(told, key=lambda g: -found[g])


def bill_name(bill: str, lang: Language) -> str:
    """What a kind of bill is called: 居民住院, stays of residents, a delivery."""
    for kind in KINDS:
        if bill.endswith(f"_{kind}"):
            whose = text(f"scheme.{bill.removesuffix(f'_{kind}')}", lang)
            care = text(f"kind.{kind}", lang)
            return f"{whose}{care}" if lang == "zh" else f"{care}, {whose}"
    return text(f"bill.{bill}", lang)


def _by_scheme(values: xr.DataArray) -> xr.DataArray:
    """Bills (scenario, seed, year, bill) renamed by their scheme."""
    return values.rename(bill="scheme").assign_coords(scheme=list(SCHEMES))


def _insured(result: xr.Dataset) -> xr.DataArray:
    """Residents who paid for the year; employees and retired people by the mean of months."""
    months = result["insured"]
    years = result["year"].values
    parts = [result["insured_residents"].reset_coords(drop=True).astype(np.float64)]
    for scheme in SCHEMES[1:]:
        people = months.sel(cover=list(COVERS_OF[scheme])).sum("cover")
        cut = people.values.reshape(*people.shape[:2], len(years), 12).mean(axis=3)
        parts.append(parts[0].copy(data=cut))
    joined = xr.concat(parts, "scheme").assign_coords(scheme=list(SCHEMES))
    return joined.transpose("scenario", "seed", "year", "scheme")
