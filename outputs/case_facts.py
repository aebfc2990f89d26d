"""What a worked case may say and what may be expected of it: one table a kind of event.

A table gives each field its kind (see `case_read`) and its default; a field without a default must
be written. What the fields lead to is left to the files of the events.
"""

from __future__ import annotations

from sim.codes import CHANNELS, COVERS, GROUPS, HOSPITALS, MODES, SURGERIES

from . import case_facts_housing as housing
from . import case_facts_injury as injury
from . import case_facts_pension as pension
from . import case_facts_resident as resident
from .case_field import UNDATED, UNSAID, Event, Field, Table, kinds

#: Words that a field of a kind may hold.
WORDS: dict[str, tuple[str, ...]] = {
    "cover": COVERS,
    "group": GROUPS,
    "hospital": HOSPITALS,
    "channel": CHANNELS,
    "mode": MODES,
    "surgery": SURGERIES,
    "care": ("stay", "chronic"),
    **pension.WORDS,
    **injury.WORDS,
    **housing.WORDS,
}

WORKER: Table = {
    "cover": Field("cover"),
    "months_paid": Field("count", 0),
    "employer_wage": Field("yuan", 0),
    "husband_insured": Field("flag", False),
}
PATIENT: Table = {
    "cover": Field("cover"),
    "group": Field("group", "ordinary"),
    "used": Field("used", {}),
}
#: What a case may say about the person, by event.
PERSON: dict[Event, Table] = {
    "delivery": WORKER | {"used": Field("used", {})},
    "surgery": WORKER,
    "stay": PATIENT,
    "visit": PATIENT,
    "chronic": PATIENT,
    "burden": PATIENT,
    "remainder": PATIENT,
    **injury.PERSON,
    **resident.PERSON,
}

#: Of `eligible` and `total` one is written. `eligible` is the cost inside the catalogue and the
#: price limits, with the first self-pay; `class_b` and `granules` are parts of it.
STAY: Table = {
    "date": Field("date", UNDATED),
    "hospital": Field("hospital"),
    "channel": Field("channel", "general"),
    "eligible": Field("yuan", UNSAID),
    "total": Field("yuan", UNSAID),
    "outside": Field("yuan", 0),
    "over_limit": Field("yuan", 0),
    "class_b": Field("yuan", 0),
    "granules": Field("yuan", 0),
    "registered": Field("flag", True),
}
VISIT: Table = {
    "date": Field("date", UNDATED),
    "hospital": Field("hospital", "level_1"),
    "eligible": Field("yuan", UNSAID),
    "total": Field("yuan", UNSAID),
    "outside": Field("yuan", 0),
}
BURDEN: Table = {"date": Field("date", UNDATED), "cumulative": Field("yuan")}

FACTS: dict[Event, Table] = {
    "delivery": {
        "mode": Field("mode", "vaginal"),
        "children": Field("count", 1),
        "order": Field("count", 1),
        "eligible": Field("yuan"),
        "outside": Field("yuan", 0),
        "first_self_pay": Field("yuan", 0),
        "complication": Field("yuan", 0),
        "prenatal": Field("yuan", 0),
        "illness": Field("yuan", 0),
        "hospital": Field("hospital", "level_2"),
        "in_network": Field("flag", True),
        "claims_allowance": Field("flag", True),
        "claims_grant": Field("flag", True),
        "online": Field("flag", True),
    },
    "surgery": {
        "kind": Field("surgery", ""),
        "gestation_months": Field("gestation", -1),
        "cost": Field("yuan"),
        "in_network": Field("flag", True),
        "claims_allowance": Field("flag", True),
        "online": Field("flag", True),
    },
    "claim": {"amount": Field("yuan"), "online": Field("flag", True)},
    "stay": {"stays": Field("rows", rows=STAY)},
    "visit": {"visits": Field("rows", rows=VISIT)},
    # eligible and outside are those of the whole year, billed in so many equal months of it
    "chronic": {
        "conditions": Field("conditions"),
        "eligible": Field("yuan"),
        "outside": Field("yuan", 0),
        "months": Field("months", 1),
        "stays": Field("dates", ()),
    },
    "burden": {"burdens": Field("rows", rows=BURDEN)},
    "remainder": {"care": Field("care"), "left": Field("yuan")},
    # people who pay, by group; or a child: born, paid for, in hospital
    "premium": {
        "opens": Field("date"),
        "closes": Field("date"),
        "insured": Field("heads", {}),
        "born": Field("date", UNDATED),
        "paid": Field("date", UNDATED),
        "stay": Field("date", UNDATED),
    },
    "bed_days": {"rate": Field("yuan"), "days": Field("count"), "cost": Field("yuan")},
    "fund_account": {
        "insured": Field("count"),
        "income": Field("yuan"),
        "outgo": Field("yuan"),
        "critical_claims": Field("yuan"),
    },
    "advance": {
        "agreed": Field("yuan"),
        "share": Field("share"),
        "apply_days": Field("count"),
        "pay_days": Field("count"),
        "purchases": Field("yuan", 0),
        "months": Field("months", 12),
    },
    **pension.FACTS,
    **injury.FACTS,
    **housing.FACTS,
    **resident.FACTS,
}


#: What comes out of bills: their sums; by bill where the name ends in `each`.
BILLS = kinds(
    yuan="total paid patient fund basic second large critical assistance other supplement"
    " deductible first_self_pay",
    amounts="fund_each critical_each patient_each",
    ratio="paid_share",
)
#: What may be expected of an event, by the kind of the value.
RESULTS: dict[Event, dict[str, str]] = {
    "delivery": kinds(
        yuan="delivery complication prenatal spouse grant allowance ordinary illness patient_stay"
        " fund patient maternity_ledger",
        count="days",
        word="bill payee",
        date="allowance_paid",
    ),
    "surgery": kinds(
        yuan="surgery allowance fund patient maternity_ledger",
        count="days",
        word="payee",
        date="allowance_paid",
    ),
    "claim": kinds(yuan="amount", date="paid paid_against", by_day="balance_over_against"),
    "stay": BILLS,
    "visit": BILLS,
    "chronic": BILLS | kinds(yuan="allowance allowance_left"),
    "burden": kinds(yuan="critical", amounts="critical_each patient_each"),
    "remainder": kinds(yuan="second patient"),
    "premium": kinds(
        yuan="own aid total",
        amounts="own_by_group aid_by_group",
        count="coverage_year",
        date="cover_from last_day",
        flag="stay_covered",
    ),
    "bed_days": kinds(yuan="ceiling advances settled returned hospital_bears"),
    "fund_account": kinds(
        signed="closing resources result reserve available critical_premium",
        ratio="current payable_months payable_available insurer_ratio",
    ),
    "advance": kinds(yuan="amount cleared spent", date="apply_by pay_by", by_day="open_advance"),
    **pension.RESULTS,
    **injury.RESULTS,
    **housing.RESULTS,
    **resident.RESULTS,
}
