"""Standard errors of what pensions come to: of the sample, and of what `pensions` leaves out.

The same people pay and draw for years, so a sum of years is as sure as the number of people behind
it. What happens once in a life is as sure as the number of cases. A line is further off where the
expected values approximate; over 50 years of the nation and of Liaocheng the gaps lay within two
of the shares named here.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import xarray as xr

from ..codes import GROUPS, ORDINARY


class Line(NamedTuple):
    """Whose number a line depends on, how unequal they are, how far it is approximated."""

    of: str  # a head or a payment of `livelihood_tally`; payers; needy payers
    unequal: float  # one plus the variance of an amount over its mean squared
    approximate: float  # relative error of the expected values


#: Lines of pensions. Approximations: months of contributions are told by steps, so who lacks some
#: is blurred (BLURRED); years of contributions of the retired are means of a cohort (survivors);
#: accounts of the dead grow evenly over a year (heirs); residents who worked for a time have paid
#: for anything up to twice their mean years; who retires brings the mean account of residents, few
#: months or many, and who extends brings none; groups in need are those of all residents.
BLURRED = 0.04
FLOWS_OF = {
    "pension_flexible": Line("flexible", 1.0, 0.003),
    "pension_pooled": Line("pensioners", 1.5, 0.002),
    "pension_account": Line("pensioners", 2.0, 0.003),
    "pension_subsidy": Line("pensioners", 1.5, 0.002),
    "pension_paid_up": Line("pension_paid_up", 2.0, BLURRED),
    "pension_withdrawn": Line("pension_withdrawn", 2.0, BLURRED),
    "pension_to_resident": Line("pension_to_resident", 2.0, BLURRED),
    "resident_pension_moved_in": Line("pension_to_resident", 2.0, BLURRED),
    "pension_from_resident": Line("pension_from_resident", 3.0, 0.15),
    "resident_pension_to_employee": Line("pension_from_resident", 3.0, 0.15),
    "pension_funeral": Line("pension_funeral", 1.5, 0.003),
    "pension_survivors": Line("pension_survivors", 1.5, 0.005),
    "pension_heirs": Line("pension_heirs", 6.0, 0.01),
    "resident_pension_own": Line("payers", 3.0, 0.003),
    "resident_pension_subsidy": Line("payers", 2.0, 0.003),
    "resident_pension_collective": Line("payers", 1.0, 0.003),
    "resident_pension_paid_for": Line("needy", 1.0, 0.02),
    "resident_pension_basic": Line("resident_pensioners", 1.0, 0.004),
    "resident_pension_basic_funding": Line("resident_pensioners", 1.0, 0.004),
    "resident_pension_account": Line("resident_pensioners", 6.0, 0.015),
    "resident_pension_heirs": Line("resident_heirs", 6.0, 0.02),
    "resident_pension_funeral": Line("resident_funeral", 1.0, 0.005),
    "resident_pension_overpaid": Line("resident_recovered", 2.0, 0.02),
    "resident_pension_recovered": Line("resident_recovered", 2.0, 0.02),
}
#: Years after which as many lack months as ever; before, few do, and steps blur them more.
#: Source: measured, see above; why: who works at the start has most of the months required.
ALL_LACK = 30


def pension_error(seen: xr.Dataset, said: xr.Dataset, weight: float, name: str) -> float:
    """Standard error of a line of pensions over the whole study, fen.

    Parameters
    ----------
    seen : mean over seeds of the simulation
    said : expected values
    weight : people whom one of a sample stands for, over the number of seeds
    """
    line = FLOWS_OF[name]
    # the larger of both: a few cases, expected or seen, say little of the other
    amount = max(float(of.accrual.sel(account=name).sum()) for of in (seen, said))
    people = max(_people(seen, line.of), weight)
    approximate = line.approximate
    if approximate == BLURRED:
        approximate *= max(1.0, ALL_LACK / seen.sizes["year"]) ** 2
    return amount * float(np.sqrt(line.unequal * weight / people + approximate**2))


def _people(seen: xr.Dataset, of: str) -> float:
    """People behind a line: their mean number, or the cases of all years."""
    if of in seen.pension_payment:
        return float(seen.pension_payment_cases.sel(pension_payment=of).sum())
    payers = seen.resident_payers.mean("year")
    if of == "payers":
        return float(payers.sum())
    if of == "needy":
        return float(payers.sel(group=list(GROUPS[ORDINARY + 1 :])).sum())
    heads = seen.pension_heads.mean("month")
    if of == "flexible":
        flexible = float(seen.insured.sel(cover="flexible").mean())
        return flexible + float(heads.sel(pension_head="paying_alone"))
    return float(heads.sel(pension_head=of))
