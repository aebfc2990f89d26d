"""How funds pay hospitals, in numbers: what is owed, settled, borne, kept, reviewed, inspected.

Numbers are fen, cases and weights by year; a fund is named by its ledger. Classes of hospitals are
the levels and channels of the result. Owed = settled - deducted by review + borne - kept, as the
engine holds it. Tables, panels and sentences are left to others.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr

from sim.codes import PAYMENT_METHODS

from .facts import keys_of
from .pensions import december
from .sampling import MEDICAL_FUND, SCHEMES_OF
from .summary import by_year

#: Amounts of classes of hospitals; of a whole fund also what inspections find.
SETTLED = ("incurred", "settled", "budget", "burden", "retained", "deducted")
INSPECTED = ("refused", "recovered", "fines", "treasury_fines")
MONEY = (*SETTLED, *INSPECTED)
#: What was paid ahead at the end of a year, to be cleared in the next; below zero: owed.
AHEAD = "paid_ahead"
#: What is told of points (点数法): two amounts of fen a weight of one stand last.
POINTS = ("points_budget", "points", "budgeted_value", "settled_value")
#: Groups of keys that say how hospitals are paid and inspected.
KEYS = ("payment.", "control.")
BY_ITEM, BY_POINTS = PAYMENT_METHODS.index("by_item"), PAYMENT_METHODS.index("points")
PARTS = ("hospital", "channel")


class Excess(NamedTuple):
    """A level of hospitals with too many stays above their quota (超定额人次超限)."""

    hospital: str
    years: list[int]
    low: float  # share of stays above their quota in the year with the fewest
    high: float
    limit: float  # what the law allows in the last of them


def class_numbers(result: xr.Dataset, fund: str) -> xr.Dataset:
    """Amounts of each class of hospitals by year.

    Returns
    -------
    Dataset, all (scenario, seed, year, hospital, channel): SETTLED, fen; `stays` and `over_quota`,
    numbers; `points`, weights of stays paid by points; `method` and `above`, codes
    """
    name = MEDICAL_FUND[fund]
    done = result[["provider_incurred", "provider_stays", "provider_over_quota", "provider_points"]]
    done = done.sel(scheme=list(SCHEMES_OF[fund])).sum("scheme")
    law = result[["payment_method", "above_case_limit"]].sel(medical_fund=name, drop=True)
    content = {
        "incurred": _yearly(done["provider_incurred"], result),
        "settled": _yearly(result["settled"].sel(medical_fund=name, drop=True), result),
        "stays": _yearly(done["provider_stays"], result),
        "over_quota": _yearly(done["provider_over_quota"], result),
        "points": _yearly(done["provider_points"], result) * (law["payment_method"] == BY_POINTS),
        "method": law["payment_method"],
        "above": law["above_case_limit"],
    }
    for part in ("budget", "burden", "retained", "deducted"):
        content[part] = result[f"hospital_{part}"].sel(medical_fund=name, drop=True)
    dims = ("scenario", "seed", "year", *PARTS)
    content["points"] = content["points"] / 1e6
    return xr.Dataset(
        {key: values.reset_coords(drop=True).transpose(*dims) for key, values in content.items()}
    )


def payment_numbers(result: xr.Dataset, fund: str) -> xr.Dataset:
    """Amounts of all hospitals of a fund by year.

    Returns
    -------
    Dataset, all (scenario, seed, year): MONEY and AHEAD, fen; POINTS: fen, weights, fen a weight,
    nan without points. What is refused was never owed; what is recovered and fined counts in the
    month received.
    """
    name = MEDICAL_FUND[fund]
    classes = class_numbers(result, fund)
    content = {part: classes[part].sum(PARTS) for part in (*SETTLED, "points")}
    refused = result["provider_refused"].sel(scheme=list(SCHEMES_OF[fund]))
    content["refused"] = _yearly(refused.sum(("scheme", *PARTS)), result)
    posted = by_year(result["accrual"])
    for part in ("recovered", "fines"):
        content[part] = posted.sel(account=f"{name}_{part}", drop=True)
    content[AHEAD] = december(result["paid_ahead"].sel(medical_fund=name, drop=True), result)
    treasury = result["treasury_fines"].sel(medical_fund=name, drop=True)
    content["treasury_fines"] = _yearly(treasury, result)
    for part in ("points_budget", "budgeted_value", "settled_value"):
        values = result[part].sel(medical_fund=name, drop=True)
        content[part] = values.where(content["points"] > 0)
    dims = ("scenario", "seed", "year")
    return xr.Dataset(
        {key: values.reset_coords(drop=True).transpose(*dims) for key, values in content.items()}
    )


def is_told(result: xr.Dataset) -> bool:
    """Whether a result tells how hospitals are paid, and anybody is treated in them."""
    return "payment_method" in result and bool(result["settled"].any())


def agreed_funds(result: xr.Dataset, k: int) -> list[str]:
    """Funds that pay hospitals otherwise than by item, or cut what they bill.

    Of a reform those of which it moves an amount; by item as well if it changes how they are paid
    or inspected.
    """
    return [fund for fund in MEDICAL_FUND if is_told(result) and _is_shown(result, k, fund)]


def _is_shown(result: xr.Dataset, k: int, fund: str) -> bool:
    pair = [0, k] if k > 0 else [0]
    classes = class_numbers(result, fund).isel(scenario=pair)
    agreed = bool(((classes["method"] != BY_ITEM) & (classes["incurred"] > 0)).any())
    agreed |= any(bool(classes[part].any()) for part in ("burden", "retained", "deducted"))
    agreed |= any(key.startswith(KEYS) for key in keys_of(result, k, "changed"))
    if not agreed or k == 0:
        return agreed
    money = payment_numbers(result, fund)[[*MONEY, AHEAD]].isel(scenario=pair).to_array()
    return bool((money.isel(scenario=1) != money.isel(scenario=0)).any())


def excesses(result: xr.Dataset, k: int, fund: str) -> list[Excess]:
    """Levels of hospitals that had too many stays above their quota, and in which years."""
    classes = class_numbers(result, fund).isel(scenario=k)
    limits = result["case_over_limit"].sel(medical_fund=MEDICAL_FUND[fund]).isel(scenario=k)
    limit = limits.max("seed").values / 1e6
    mean = classes[["over_quota", "stays"]].where(classes["above"] > 0).mean("seed").sum("channel")
    found = []
    for hospital in classes["hospital"].values:
        over, stays = (mean[part].sel(hospital=hospital).values for part in ("over_quota", "stays"))
        at = np.flatnonzero(stays > 0)
        if len(at):
            shares = over[at] / stays[at]
            years = [int(year) for year in classes["year"].values[at]]
            low, high = float(shares.min()), float(shares.max())
            found.append(Excess(str(hospital), years, low, high, float(limit[at[-1]])))
    return found


def is_of_hospitals(result: xr.Dataset, k: int) -> bool:
    """Whether scenario k moves what hospitals get and nothing that funds pay for anybody."""
    moved = any(float(abs(result[f"{name}_ever"][k]).sum()) for name in ("gain", "loss"))
    return k > 0 and not moved and bool(agreed_funds(result, k))


def _yearly(monthly: xr.DataArray, result: xr.Dataset) -> xr.DataArray:
    """Sums over the months of each year."""
    cut = monthly.drop_vars("month").coarsen(month=12).sum().rename(month="year")
    return cut.assign_coords(year=result["year"].values)
