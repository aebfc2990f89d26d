"""An ordinary visit under outpatient pooling (普通门诊统筹).

What it leaves to the patient counts neither for critical illness insurance nor for assistance
(the usual reading).
"""

from __future__ import annotations

from ..compiling import kernel
from ..medical import (
    CASH,
    DEDUCTIBLE,
    OUTSIDE,
    POOLED,
    USED_POOLED,
    USED_VISIT,
    USED_VISIT_DEDUCTIBLE,
)
from .bill import clear
from .limits import raised, take_deductible, within_cap
from .money import share_of


@kernel
def settle_visit(visit, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Settle a visit: deductible of the visit, deductible of the year, rate, caps.

    The deductible of a visit does not fill that of the year. Where there is no pooling, or none at
    this level of hospital, all is cash and no deductible is used up. Both the cap of outpatient
    care and the cap of basic insurance limit the year.

    Parameters
    ----------
    visit : Visit
    month : month of the study
    law : records (months,) of `Medical`
    used : int64 (USED,) fen since 1 January, advanced in place
    bill : int64 (BILL,) fen, overwritten

    Source: 国办发〔2021〕14号; Guiyang county 2018 (no deductible, 10 points more for the poor).
    """
    clear(bill)
    eligible = visit.total - visit.outside
    bill[OUTSIDE] = visit.outside
    bill[CASH] = eligible
    cap = law.visit_cap[month, visit.scheme]
    rate = law.visit_rate[month, visit.scheme, visit.hospital]
    if cap == 0 or rate == 0:
        return
    share = law.visit_group_deductible[month, visit.group]
    of_visit = share_of(law.visit_deductible[month, visit.scheme], share)
    of_year = share_of(law.visit_year_deductible[month, visit.scheme], share)
    deductible = min(of_visit, eligible)
    deductible += take_deductible(eligible - deductible, of_year, used, USED_VISIT_DEDUCTIBLE)
    rate = raised(rate, law.visit_group_addition[month, visit.group])
    paid = within_cap(share_of(eligible - deductible, rate), cap, used[USED_VISIT])
    paid = within_cap(paid, law.pooled_cap[month, visit.scheme], used[USED_POOLED])
    used[USED_VISIT] += paid
    used[USED_POOLED] += paid
    bill[DEDUCTIBLE] = deductible
    bill[POOLED] = paid
    bill[CASH] = eligible - deductible - paid
