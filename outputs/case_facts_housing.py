"""What a worked case of the housing provident fund may say, and what may be expected of it.

The four events are those of `case_housing`; `case_facts` joins these tables to the others.
"""

from __future__ import annotations

from sim.codes import (
    HOUSING_CHILDREN,
    HOUSING_HOMES,
    HOUSING_PAYERS,
    HOUSING_REASONS,
    LOAN_METHODS,
)

from .case_field import UNDATED, Event, Field, Table, kinds

#: Words that a field of a kind may hold.
WORDS: dict[str, tuple[str, ...]] = {
    "housing_reason": HOUSING_REASONS,
    "housing_children": HOUSING_CHILDREN,
    "housing_payers": HOUSING_PAYERS,
    "home": HOUSING_HOMES,
    "loan_method": LOAN_METHODS,
}
#: A withdrawal from a housing account; what limits it goes by the reason.
WITHDRAWAL: Table = {
    "date": Field("date", UNDATED),
    "reason": Field("housing_reason"),
    "price": Field("yuan", 0),
    "before": Field("yuan", 0),
    "instalment": Field("yuan", 0),
    "rent": Field("yuan", 0),
    "wages": Field("yuan", 0),
    "children": Field("housing_children", "up_to_one"),
    "months": Field("count", 12),
}
FACTS: dict[Event, Table] = {
    "housing_deposit": {
        "wage": Field("yuan"),
        "reference": Field("yuan"),
        "rate_employer": Field("share"),
        "rate_own": Field("share"),
    },
    "housing_account": {
        "carried": Field("yuan"),
        "current": Field("yuan", 0),
        "deposit": Field("yuan", 0),
        "withdrawals": Field("rows", [], rows=WITHDRAWAL),
    },
    # bases, balances: sums of all members of the family; amount 0: the limit
    "housing_loan": {
        "payers": Field("housing_payers", "one"),
        "children": Field("housing_children", "up_to_one"),
        "home": Field("home", "first"),
        "age_months": Field("count"),
        "retirement_months": Field("count", 720),
        "months_paid": Field("count"),
        "loans_before": Field("count", 0),
        "bases": Field("yuan"),
        "balances": Field("yuan"),
        "price": Field("yuan"),
        "months": Field("count"),
        "amount": Field("yuan", 0),
        "method": Field("loan_method", "equal_instalment"),
        "fund_loans": Field("yuan", 0),
        "fund_deposits": Field("yuan", 100),
    },
    "housing_centre": {
        "fund_loans": Field("yuan"),
        "fund_deposits": Field("yuan"),
        "loan_interest": Field("yuan", 0),
        "account_interest": Field("yuan", 0),
        "reserve_held": Field("yuan", 0),
    },
}
#: What may be expected of an event, by the kind of the value.
RESULTS: dict[Event, dict[str, str]] = {
    "housing_deposit": kinds(yuan="base employer own deposit"),
    "housing_account": kinds(yuan="interest balance", amounts="withdrawn"),
    "housing_loan": kinds(
        yuan="cap price_limit capacity balance_limit limit amount instalment last_instalment"
        " interest left",
        amounts="instalments",
        count="months",
        word="state",
    ),
    "housing_centre": kinds(
        signed="idle_interest handling surplus reserve management rental to_lend",
        ratio="ratio",
        word="state",
    ),
}
