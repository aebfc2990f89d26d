"""Somebody out of work in a worked case: how long a benefit is drawn and what the fund pays.

The first month of benefit is that of the case; no work is found before the end.
"""

from __future__ import annotations

from scenarios.build_unemployment import build_unemployment_law
from sim.codes import DURATION_PER_YEAR
from sim.schemes.unemployment import (
    employer_contribution,
    may_draw,
    months_drawn,
    months_due,
    own_contribution,
    pension_premium,
    unemployment_benefit,
)

from .case_file import Case
from .case_law import YEARS
from .case_outcome import Outcome, fact, rule


def work_out_unemployment(case: Case) -> Outcome:
    """Contributions of a month at work, months of benefit, the benefits and the premiums."""
    law, month = build_unemployment_law(case.scenario, case.date.year, YEARS), case.date.month - 1
    facts, outcome = case.facts, Outcome()
    employer = int(employer_contribution(facts["base"], month, law))
    own = int(own_contribution(facts["base"], month, law))
    outcome.steps = [
        rule(case, "unemployment.employer_rate", amounts=(facts["base"], employer)),
        rule(case, "unemployment.own_rate", amounts=(facts["base"], own)),
        rule(case, "unemployment.months_required"),
    ]
    paid, left = facts["months_paid"], facts["left_before"]
    entitled = may_draw(paid, facts["involuntary"], facts["registered"], month, law)
    due = int(months_due(paid, left, month, law)) if entitled else 0
    until = facts["until_retirement"]
    drawn = int(months_drawn(due, until, month, law))
    by_years = law.unemployment_duration_basis[month] == DURATION_PER_YEAR
    key = "unemployment.first_months" if by_years else "unemployment.duration_basis"
    outcome.steps.append(rule(case, key))
    outcome.steps.append(fact("case.months_due", f"{due}"))
    if drawn != due:
        outcome.steps.append(rule(case, "unemployment.extend_months"))
        outcome.steps.append(fact("case.months_drawn", f"{drawn}"))
    benefits = [int(unemployment_benefit(k, month + k, law)) for k in range(drawn)]
    premiums = [
        int(pension_premium(facts["lowest_base"], until - k, month + k, law)) for k in range(drawn)
    ]
    if drawn:
        lowest = int(law.unemployment_minimum_wage[month])
        outcome.steps += [
            rule(case, "unemployment.benefit_rate", "first_year", amounts=(lowest, benefits[0])),
            fact("case.benefits", f"{drawn}", (benefits[0], sum(benefits))),
        ]
    if any(premiums):
        amounts = facts["lowest_base"], max(premiums)
        outcome.steps.append(rule(case, "unemployment.pension_rate", amounts=amounts))
    outcome.fields = {
        "employer": employer,
        "own": own,
        "due": due,
        "months": drawn,
        "first_benefit": benefits[0] if drawn else 0,
        "last_benefit": benefits[-1] if drawn else 0,
        "total": sum(benefits),
        "pension_premium": max(premiums, default=0),
        "premium_months": sum(amount > 0 for amount in premiums),
        "premiums": sum(premiums),
    }
    return outcome
