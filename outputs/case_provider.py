"""Money between a fund and a hospital in a worked case: bed-days and advances.

The rates and shares are those of the contract and facts of the case: the catalogue has no keys for
them. The rules are those of `sim.payment`.
"""

from __future__ import annotations

import datetime

import numpy as np

from sim.law import PPM
from sim.payment.advance import BulkLaw, bulk_advance, follow_advance
from sim.payment.amounts import allocate, share_of_array
from sim.payment.bed_day import settle_bed_days
from sim.payment.law import PaymentLaw

from .case_file import Case
from .case_law import YEARS
from .case_outcome import Outcome, fact
from .money import format_yuan

ONE_YEAR = np.ones(12, np.int64)


def work_out_bed_days(case: Case) -> Outcome:
    """A year of a hospital that is paid by bed-day, prepaid by month and cleared in December."""
    rate, days, cost = (case.facts[name] for name in ("rate", "days", "cost"))
    law = PaymentLaw(
        **{name: np.zeros((1, 1), np.int64) for name in PaymentLaw._fields}
        | {"bed_day_rate": np.array([rate]), "clearing_months": np.zeros(1, np.int64)}
    )
    payable, nights = (allocate(amount, ONE_YEAR)[:, None] for amount in (cost, days))
    paid = settle_bed_days(payable, nights, law)
    ceiling, settled = rate * days, int(paid.accrual.sum())
    outcome = Outcome()
    outcome.steps = [
        fact("case.bed_days", f"{days:,} × {format_yuan(rate)}", (None, ceiling)),
        fact("case.bed_day_advances", amounts=(None, ceiling)),
        fact("case.bed_day_settled", amounts=(cost, settled)),
        fact("case.bed_day_returned", amounts=(ceiling, ceiling - int(paid.cash.sum()))),
        fact("case.bed_day_borne", amounts=(cost, cost - settled)),
    ]
    outcome.fields = {
        "ceiling": ceiling,
        "advances": ceiling,
        "settled": settled,
        "returned": ceiling - int(paid.cash.sum()),
        "hospital_bears": cost - settled,
    }
    return outcome


def work_out_advance(case: Case) -> Outcome:
    """A bulk-procurement advance: its amount, its last days, and how it is cleared."""
    facts, day = case.facts, case.date
    share = round(facts["share"] * PPM)
    terms = (share, 0, 1, facts["apply_days"], facts["pay_days"])
    law = BulkLaw(*(np.array([int(term)]) for term in terms))
    advance = bulk_advance(facts["agreed"], day, law, 0)
    first = (advance.last_payment.year - day.year) * 12 + advance.last_payment.month - 1
    due = np.zeros(YEARS * 12, np.int64)
    due[first + 1 : first + 1 + facts["months"]] = facts["purchases"]
    flow = follow_advance(advance.amount, first, due, share, first + facts["months"])
    cleared = int(share_of_array(facts["purchases"], share))
    outcome = Outcome()
    outcome.dates = [
        (day, "signed"),
        (advance.last_application, "apply_by"),
        (advance.last_payment, "pay_by"),
    ]
    outcome.steps = [
        fact("case.advance", f"{100 * facts['share']:.6g}%", (facts["agreed"], advance.amount)),
        fact("case.advance_cleared", f"{100 * facts['share']:.6g}%", (facts["purchases"], cleared)),
        fact("case.advance_spent", amounts=(None, int(flow.cash.sum()))),
    ]
    month_ends = {_month_end(day.year, k): int(amount) for k, amount in enumerate(flow.balance)}
    outcome.fields = {
        "amount": advance.amount,
        "apply_by": advance.last_application,
        "pay_by": advance.last_payment,
        "cleared": cleared,
        "spent": int(flow.cash.sum()),
        "open_advance": {
            k: month_ends[k] for k in case.expect.get("open_advance", month_ends) if k in month_ends
        },
    }
    return outcome


def _month_end(year: int, month: int) -> datetime.date:
    """Last day of a month of the study."""
    years, later = divmod(month + 1, 12)
    return datetime.date(year + years, later + 1, 1) - datetime.timedelta(days=1)
