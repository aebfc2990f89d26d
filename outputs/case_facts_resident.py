"""What a worked case of the resident pension or a programme may say, and what may be expected.

The tables are part of those in `case_facts`; kinds are read by `case_read`.
"""

from __future__ import annotations

from .case_field import UNDATED, Event, Field, Table, kinds

PERSON: dict[Event, Table] = {"resident_contribution": {"group": Field("group", "ordinary")}}

FACTS: dict[Event, Table] = {
    # a year's payment: the tier in yuan, the account on 1 January, the month of payment
    "resident_contribution": {
        "tier": Field("yuan"),
        "balance": Field("yuan", 0),
        "month": Field("months", 7),
    },
    # a resident of pension age, alive or dead: the account at the start, what it held at the end
    "resident_pension": {
        "born": Field("date"),
        "years": Field("count"),
        "account": Field("yuan", 0),
        "tier": Field("yuan", 10_000),
        "died": Field("date", UNDATED),
        "reported": Field("flag", False),
        "missed": Field("count", 0),
        "left": Field("yuan", 0),
    },
    "double_pension": {"months": Field("count"), "own_balance": Field("yuan", 0)},
    "resident_report": {
        "insured": Field("count"),
        "drawing": Field("count"),
        "target": Field("count"),
        "mean_contribution": Field("yuan"),
        "payout": Field("yuan"),
        "overpaid": Field("yuan"),
        "overpaid_people": Field("count"),
    },
    "mean": {"amount": Field("yuan"), "people": Field("count"), "periods": Field("count", 1)},
    "programme": {"file": Field("word"), "programme": Field("word")},
}

#: What may be expected of an event, by the kind of the value.
RESULTS: dict[Event, dict[str, str]] = {
    "resident_contribution": kinds(
        yuan="own paid_for subsidy credit interest account", amounts="subsidy_by_government"
    ),
    "resident_pension": kinds(
        yuan="basic age_addition long_addition account_pension pension back_payment overpaid"
        " recovered heirs funeral",
        amounts="basic_by_government",
        count="years_needed missing_years overpaid_months",
        flag="may_draw",
        date="first_pension stop",
    ),
    "double_pension": kinds(yuan="basic_drawn repaid refunded"),
    "resident_report": kinds(
        yuan="contributions mean_pension",
        count="payers overpaid_months",
        ratio="target_share months_each",
    ),
    "mean": kinds(yuan="mean"),
    "programme": kinds(
        yuan="payment paid paid_in_year balance", count="members", flag="passes_through"
    ),
}
