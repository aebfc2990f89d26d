"""Somebody out of work in a worked case: how long a benefit is drawn and what the fund pays.

The first month of benefit is that of the case; no work is found before the end.
"""

from __future__ import annotations

import datetime

from scenarios.build_unemployment import build_unemployment_law
from sim.codes import BENEFIT_YEARS, DURATION_PER_YEAR
from sim.schemes.money import share_of
from sim.schemes.unemployment import (
    employer_contribution,
    may_draw,
    months_drawn,
    months_due,
    own_contribution,
    pension_premium,
    unemployment_benefit,
)
from sim.unemployment_law import UnemploymentLaw

from .case_file import Case
from .case_law import YEARS
from .case_outcome import Outcome, Step, fact, rule

MONTHS = 12


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
        outcome.steps += _benefit_steps(case, benefits, law)
    if any(premiums):
        amounts = facts["lowest_base"], max(premiums)
        outcome.steps.append(rule(case, "unemployment.pension_rate", amounts=amounts))
        number = sum(amount > 0 for amount in premiums)
        outcome.steps.append(fact("case.premiums", f"{number}", (max(premiums), sum(premiums))))
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


def _benefit_steps(case: Case, benefits: list[int], law: UnemploymentLaw) -> list[Step]:
    """The benefit of each span of equal months: the minimum wage, its share, how many months."""
    steps: list[Step] = []
    begin = case.date.month - 1
    wages = [int(wage) for wage in law.unemployment_minimum_wage[begin : begin + len(benefits)]]
    spans = [*zip(benefits, wages, (k >= MONTHS for k in range(len(benefits))), strict=True)]
    starts = [k for k in range(len(spans)) if k == 0 or spans[k] != spans[k - 1]]
    for first, after in zip(starts, [*starts[1:], len(spans)], strict=True):
        benefit, wage, later = spans[first]
        days = [_month_of(case, k) for k in (first, after - 1)]
        share = int(share_of(wage, law.unemployment_benefit_rate[begin + first, int(later)]))
        name, amounts = BENEFIT_YEARS[later], (wage, share)
        steps.append(rule(case, "unemployment.benefit_rate", name, day=days[0], amounts=amounts))
        if benefit != share:
            steps.append(fact("case.least_benefit", amounts=(share, benefit)))
        number = after - first
        said = f"{days[0]:%Y-%m} … {days[1]:%Y-%m} × {number}"
        steps.append(fact("case.benefits_of", said, (benefit, number * benefit)))
    return [*steps, fact("case.benefits", f"{len(benefits)}", (None, sum(benefits)))]


def _month_of(case: Case, drawn: int) -> datetime.date:
    """The month of a benefit by how many were drawn before."""
    years, month = divmod(case.date.month - 1 + drawn, MONTHS)
    return datetime.date(case.date.year + years, month + 1, 1)
