"""How payers after basic insurance take their part of a bill, so that every fen stays on it once.

Basic insurance fills the fields; each later payer moves fen from what the patient still bears
within policy to a field of its own. Whoever pays, and how much, is said by the other files.
"""

from __future__ import annotations

from ..compiling import kernel
from ..medical import BILL, CASH, DEDUCTIBLE, FIRST_SELF_PAY
from .limits import within_cap
from .money import share_of


@kernel
def clear(bill):  # type: ignore[no-untyped-def]
    """Set every field of a bill to zero, in place."""
    for i in range(len(BILL)):
        bill[i] = 0


@kernel
def remainder(bill, month, law):  # type: ignore[no-untyped-def]
    """Fen within policy that the patient still bears (政策范围内个人负担).

    The first self-pay belongs to it where the law says so.
    """
    left = bill[CASH] + bill[DEDUCTIBLE]
    if law.first_self_pay_counts[month] == 1:
        left += bill[FIRST_SELF_PAY]
    return left


@kernel
def pay_down(bill, field, amount):  # type: ignore[no-untyped-def]
    """Let a payer take over `amount` fen: from cash, then the deductible, then first self-pay.

    Parameters
    ----------
    bill : int64 (BILL,) fen, changed in place
    field : the payer's field
    amount : fen, not more than `remainder`

    Returns
    -------
    fen that were really taken over
    """
    left = amount
    for part in (CASH, DEDUCTIBLE, FIRST_SELF_PAY):
        taken = min(left, bill[part])
        bill[part] -= taken
        left -= taken
    bill[field] += amount - left
    return amount - left


@kernel
def pay_share(bill, field, cost, rate, cap, used, position):  # type: ignore[no-untyped-def]
    """Let a payer take over a share of `cost` fen within its cap of the year.

    Parameters
    ----------
    bill, field : as in `pay_down`
    cost : fen, not more than `remainder`
    rate : parts per million
    cap : fen a year; 0: none
    used : int64 (USED,) fen; the payment is added in place
    position : where `used` keeps what this payer has paid

    Returns
    -------
    fen paid
    """
    amount = within_cap(share_of(cost, rate), cap, used[position])
    paid = pay_down(bill, field, amount)
    used[position] += paid
    return paid
