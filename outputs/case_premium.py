"""The resident premium of a worked case: who pays it, and from which day a newborn is covered.

Standards and what is paid for groups come from the law of income; days are exact here, where the
engine goes by months.
"""

from __future__ import annotations

import datetime

import numpy as np

from sim.accounts import NUMBER_OF
from sim.codes import GROUPS, PAID_BY_COUNTY
from sim.errors import ScenarioError

from .case_file import Case
from .case_law import funding_around
from .case_outcome import Outcome, Posting, fact, rule

#: Days after birth within which a late payment still covers from the next day (不超过一周岁).
DAYS_OF_FIRST_YEAR = 365


def work_out_premium(case: Case) -> Outcome:
    """Payers of a campaign by group, or a child that is born and paid for.

    Raises
    ------
    ScenarioError   if a child is paid for after its first year
    """
    outcome = Outcome()
    outcome.dates = [(case.facts["opens"], "opens"), (case.facts["closes"], "closes")]
    if case.facts["insured"]:
        _by_group(case, outcome)
    else:
        _newborn(case, outcome)
    return outcome


def _by_group(case: Case, outcome: Outcome) -> None:
    """What payers and what others pay for the coverage of the next year."""
    law, january = funding_around(case.scenario, case.date), 12
    heads = np.array([case.facts["insured"].get(group, 0) for group in GROUPS])
    standard = int(law.personal[january])
    aid = np.minimum(law.premium_aid[january], standard)
    outcome.steps.append(rule(case, "premium.personal", amounts=(None, standard)))
    coverage = datetime.date(case.date.year + 1, 1, 1)
    for k, group in enumerate(GROUPS):
        if heads[k]:
            amounts = int(heads[k]) * standard, int(heads[k] * aid[k])
            outcome.steps.append(rule(case, "premium.aid", group, day=coverage, amounts=amounts))
            if aid[k]:
                outcome.steps.append(rule(case, "premium.aid_payer", group))
    own, aided = heads * (standard - aid), heads * aid
    county = law.aid_payer[january] == PAID_BY_COUNTY
    for account, amount in (
        ("premium_own", own.sum()),
        ("premium_county", aided[county].sum()),
        ("premium_aid", aided[~county].sum()),
    ):
        if not amount and account != "premium_own":
            continue
        outcome.steps.append(
            fact("case.contribution", amounts=(None, int(amount)), account=account)
        )
        outcome.postings.append(Posting(NUMBER_OF[account], coverage, None, int(amount)))
    outcome.fields = {
        "own": int(own.sum()),
        "aid": int(aided.sum()),
        "total": int((own + aided).sum()),
        "own_by_group": tuple(int(amount) for amount in own[heads > 0]),
        "aid_by_group": tuple(int(amount) for amount in aided[heads > 0]),
        "coverage_year": coverage.year,
    }


def _newborn(case: Case, outcome: Outcome) -> None:
    """Premiums of a child and the first day of its cover."""
    born, paid, stay = (case.facts[name] for name in ("born", "paid", "stay"))
    law = funding_around(case.scenario, case.date)
    month = (born.year - case.date.year) * 12 + born.month - 1
    last = born + datetime.timedelta(days=int(law.newborn_days[month]))
    if (paid - born).days > DAYS_OF_FIRST_YEAR:
        raise ScenarioError(
            f"{case.place}: paid on {paid}, after the first year. No rule for newborns holds then."
        )
    total = 0
    outcome.steps.append(rule(case, "premium.newborn_free"))
    inside = case.facts["opens"] <= born <= case.facts["closes"]
    for year in (born.year, born.year + 1)[: 2 if inside else 1]:
        free = year == born.year and law.newborn_free[month] == 1
        standard = 0 if free else int(law.personal[(year - case.date.year) * 12])
        collected = datetime.date(year - 1, 12, 1)
        total += standard
        step = rule(case, "premium.personal", day=collected, amounts=(standard, total))
        outcome.steps += [fact("case.coverage_year", str(year)), step]
    begin = born if paid <= last else paid + datetime.timedelta(days=1)
    outcome.steps.append(rule(case, "premium.newborn_days"))
    outcome.dates += [(born, "born"), (last, "last_day"), (paid, "paid"), (begin, "cover_from")]
    outcome.fields = {"own": total, "total": total, "aid": 0, "cover_from": begin, "last_day": last}
    if stay:
        outcome.dates.append((stay, "stay"))
        outcome.fields["stay_covered"] = begin <= stay
    outcome.dates.sort(key=lambda item: item[0])
