"""What a worked case of the employee pension may say, and what may be expected of it.

The tables are part of those in `case_facts`; kinds are read by `case_read`.
"""

from __future__ import annotations

from sim.codes import RETIREMENT_GROUPS

from .case_field import Event, Field, Table, kinds

#: Words that a field of a kind may hold.
WORDS: dict[str, tuple[str, ...]] = {"retirement_group": RETIREMENT_GROUPS}

FACTS: dict[Event, Table] = {
    # months of contributions paid up to the month of retirement, months of shift chosen
    "pension": {
        "born": Field("date"),
        "group": Field("retirement_group"),
        "cover": Field("cover", "enterprise"),
        "earlier": Field("count", 0),
        "later": Field("count", 0),
        "months_paid": Field("count"),
        "deemed": Field("count", 0),
        "index": Field("ratio"),
        "balance": Field("yuan"),
        "reference": Field("yuan"),
        "last_base": Field("yuan", 0),
    },
    "pension_contribution": {
        "cover": Field("cover"),
        "base": Field("yuan"),
        "reference": Field("yuan"),
    },
    "pension_short": {
        "months_paid": Field("count"),
        "extended": Field("count", 0),
        "insured_before_law": Field("flag", False),
        "base": Field("yuan"),
    },
    "pension_rise": {
        "pension": Field("yuan"),
        "account_part": Field("yuan", 0),
        "months": Field("count"),
        "age": Field("count"),
    },
    "pension_death": {
        "months": Field("count"),
        "retired": Field("flag", True),
        "drawn": Field("count", 0),
        "balance": Field("yuan", 0),
    },
}

RESULTS: dict[Event, dict[str, str]] = {
    "pension": kinds(
        yuan="basic account transition pension",
        count="age_months months_required months_short",
        date="statutory retired first_payment",
        ratio="divisor",
        flag="entitled",
    ),
    "pension_contribution": kinds(yuan="employer own paid account", ratio="index"),
    "pension_short": kinds(count="months_short", flag="may_pay_up", yuan="cost account"),
    "pension_rise": kinds(yuan="rise pension arrears account_part", count="paid_in"),
    "pension_death": kinds(yuan="funeral grant heirs total", count="grant_months"),
}
