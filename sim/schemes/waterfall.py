"""The order in which payers share the bill of a stay, each on what those before it left.

Basic insurance, large-sum insurance, critical illness insurance, then assistance, supplements of
employers, commercial cover and second reimbursement, the fiscal backstop; the rest stays with the
patient. What each payer pays is said by its own file.
"""

from __future__ import annotations

from ..codes import SECOND_AFTER_OTHERS
from ..compiling import inlined_kernel
from .assistance import assist_stay
from .bill import clear
from .critical_illness import pay_critical, pay_large_sum, pay_special_drugs, take_aid_off
from .later_payers import pay_backstop, pay_commercial, pay_second_of_stay
from .limits import basic_group
from .stay import pay_basic
from .supplement import pay_supplement


@inlined_kernel
def settle_stay(stay, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Settle a stay: every fen of its total lands in one of the first NUM_FIELDS fields.

    The accounts' fields stay 0: who pays the patient's part out of an account is not the law's
    order but the caller's.

    Parameters
    ----------
    stay : Stay
    month : month of the study in which it is settled
    law : records (months,) of `Medical`
    used : int64 (USED,) fen since 1 January, advanced in place; in date order of the person's bills
    bill : int64 (BILL,) fen, overwritten

    Source: 深化医疗保障制度改革的意见 (2020): basic insurance first, assistance as the last resort
    (保险先、救助后); the order of second reimbursement is local (`second_order`).
    """
    clear(bill)
    cost = pay_basic(stay, month, law, used, bill)
    pay_special_drugs(stay, month, law, bill)
    pay_large_sum(cost, stay.scheme, month, law, used, bill)
    pay_critical(stay.scheme, stay.group, month, law, used, bill)
    of_fund = basic_group(stay.scheme, stay.group)
    second_last = law.second_order[month] == SECOND_AFTER_OTHERS
    if not second_last:
        pay_second_of_stay(of_fund, month, law, used, bill)
    aid = assist_stay(stay.group, month, law, used, bill)
    take_aid_off(aid, stay.scheme, month, law, used)
    pay_supplement(stay.supplement, month, law, used, bill)
    pay_commercial(stay.group, month, law, bill)
    if second_last:
        pay_second_of_stay(of_fund, month, law, used, bill)
    pay_backstop(stay.total, stay.group, month, law, bill)
