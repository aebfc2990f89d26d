"""What a worked case of work injury or unemployment may say, and what may be expected of it.

The tables are part of those in `case_facts`; kinds are read by `case_read`.
"""

from __future__ import annotations

from sim.codes import FLOAT_STEPS, INDUSTRY_CLASSES, INJURY_DEATHS, INJURY_GRADES, NURSING_NEEDS

from .case_field import UNSAID, Event, Field, Table, kinds

#: A dependant who is alone has this before the kind.
LONE = "lone_"
#: Words that a field of a kind may hold.
WORDS: dict[str, tuple[str, ...]] = {
    "industry": INDUSTRY_CLASSES,
    "grade": ("no_grade", *INJURY_GRADES),
    "need": ("no_need", *NURSING_NEEDS),
    "death": INJURY_DEATHS,
    "dependant": ("spouse", "other", f"{LONE}spouse", f"{LONE}other"),
    "step": FLOAT_STEPS,
}

#: `mean_wage` is the mean base of the 12 months before, `city_wage` the city's of last year.
WORKER: Table = {
    "insured": Field("flag", True),
    "mean_wage": Field("yuan"),
    "city_wage": Field("yuan"),
}
PERSON: dict[Event, Table] = {"injury": WORKER, "injury_death": WORKER}

FACTS: dict[Event, Table] = {
    # care is cost within the lists by kind; before_application is the part of it that arose then
    "injury": {
        "grade": Field("grade", "no_grade"),
        "need": Field("need", "no_need"),
        "care": Field("care_costs", {}),
        "days_to_application": Field("count", 0),
        "before_application": Field("yuan", 0),
        "clear": Field("flag", False),
        "extended": Field("flag", False),
        "disease": Field("flag", False),
        "leaves": Field("flag", False),
        "months_left": Field("count", 240),
        "pension": Field("yuan", UNSAID),
    },
    "injury_death": {"death": Field("death", "at_once"), "dependants": Field("family", ())},
    # what was drawn before, by whom; the date is a day of the year of the rise
    "injury_rise": {
        "insured": Field("flag", True),
        "first_year": Field("count", 0),
        "grade": Field("grade", "no_grade"),
        "allowance": Field("yuan", 0),
        "need": Field("need", "no_need"),
        "nursing": Field("yuan", 0),
        "city_wage": Field("yuan", 0),
        "dependants": Field("family", ()),
        "pensions": Field("amounts", ()),
    },
    "injury_rate": {
        "industry": Field("industry"),
        "base": Field("yuan"),
        "spending": Field("yuan", 0),
        "contributions": Field("yuan", 0),
        "payable_months": Field("count", 0),
    },
    # months of contributions since the last benefit; `drawn` months of benefit before the date
    "unemployment": {
        "months_paid": Field("count"),
        "left_before": Field("count", 0),
        "involuntary": Field("flag", True),
        "registered": Field("flag", True),
        "until_retirement": Field("count", 600),
        "base": Field("yuan", 0),
        "lowest_base": Field("yuan", 0),
    },
}
RESULTS: dict[Event, dict[str, str]] = {
    "injury": kinds(
        yuan="own_wage care grant allowance nursing top_up medical_grant work_grant fund_once"
        " employer_once fund_monthly employer_monthly",
        flag="late in_time",
        date="apply_by recognised_by assessed_by",
    ),
    "injury_death": kinds(
        yuan="own_wage funeral grant pension_sum fund_once employer_once fund_monthly"
        " employer_monthly",
        amounts="pensions",
    ),
    "injury_rise": kinds(
        yuan="allowance allowance_rise allowance_arrears nursing nursing_rise nursing_arrears"
        " arrears monthly",
        amounts="pension_rises",
        word="payer",
        date="paid_by",
    ),
    "injury_rate": kinds(word="step", ratio="rate", yuan="contribution"),
    "unemployment": kinds(
        count="due months premium_months",
        yuan="employer own first_benefit last_benefit total pension_premium premiums",
    ),
}
