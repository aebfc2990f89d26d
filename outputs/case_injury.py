"""An injured worker of a worked case: what is paid, by whom, once or each month, and until when.

Amounts come from `sim.schemes.work_injury`; deaths and rises have their own file. What the fund
does not pay for an insured worker, or for any worker without insurance, the employer pays.
"""

from __future__ import annotations

import datetime

from scenarios.build_injury import build_injury_law
from sim.codes import INJURY_CARE, INJURY_GRADES, NURSING_NEEDS
from sim.injury_law import InjuryLaw
from sim.schemes.work_injury import (
    allowance_payer,
    applied_late,
    assessment_days,
    borne_before_application,
    care_benefit,
    disability_allowance,
    disability_grant,
    is_covered,
    leaving_medical_grant,
    leaving_work_grant,
    may_claim,
    nursing_allowance,
    nursing_base,
    own_wage,
    payer,
    recognition_days,
    top_up,
)
from sim.schemes.work_injury_rate import float_step, injury_contribution, injury_rate, stage_cut

from .case_facts_injury import WORDS
from .case_field import UNSAID
from .case_file import Case
from .case_law import YEARS
from .case_outcome import Outcome, fact, rule

#: What an injured worker may have.
BENEFITS = ("care", "grant", "allowance", "nursing", "top_up", "medical_grant", "work_grant")
#: By whom it is paid: names of results.
WHO = ("fund", "employer")


def injury_law_around(case: Case) -> tuple[InjuryLaw, int]:
    """The law by month from January of the year of the case, and the month of its day.

    Raises
    ------
    ScenarioError   if the law of the scenario starts later
    """
    return build_injury_law(case.scenario, case.date.year, YEARS), case.date.month - 1


class Paid:
    """Benefits of a case by payer, fen: paid once, paid each month."""

    def __init__(self, case: Case, outcome: Outcome) -> None:
        self.case, self.outcome = case, outcome
        self.sums = {f"{who}_{how}": 0 for who in WHO for how in ("once", "monthly")}

    def add(self, name: str, amount: int, who: int, *, monthly: bool = False) -> None:
        """Write a benefit down: its result, its step, its part of the sums."""
        label = f"{WHO[who]}_{'monthly' if monthly else 'once'}"
        self.sums[label] += amount
        self.outcome.fields[name] = self.outcome.fields.get(name, 0) + amount
        if amount:
            self.outcome.steps.append(fact(f"case.{label}", amounts=(None, amount)))


def work_out_injury(case: Case) -> Outcome:
    """The benefits of an injured worker."""
    law, month = injury_law_around(case)
    facts, person, outcome = case.facts, case.person, Outcome()
    grade, need = (WORDS[kind].index(facts[kind]) for kind in ("grade", "need"))
    wage = int(own_wage(person["mean_wage"], person["city_wage"], month, law))
    share = "injury.floor_share" if wage > person["mean_wage"] else "injury.cap_share"
    outcome.steps.append(rule(case, share, amounts=(person["mean_wage"], wage)))
    days = facts["days_to_application"]
    in_time = bool(may_claim(days, month, law))
    outcome.fields |= {
        "own_wage": wage,
        "late": bool(applied_late(days, month, law)),
        "in_time": in_time,
    }
    outcome.fields |= dict.fromkeys(BENEFITS, 0)
    paid = Paid(case, outcome)
    if in_time:
        _days(case, law, month, grade, outcome)
        _care(case, law, month, paid)
        if grade:
            _graded(case, law, month, wage, grade, paid)
        if need:
            _nursing(case, law, month, need - 1, paid)
        if facts["leaves"] and grade:
            _leaving(case, law, month, grade, paid)
    outcome.fields |= paid.sums
    return outcome


def _days(case: Case, law: InjuryLaw, month: int, grade: int, outcome: Outcome) -> None:
    """Last days of application, recognition and assessment."""
    facts = case.facts
    last = case.date + datetime.timedelta(days=int(law.injury_apply_days[month]))
    applied = case.date + datetime.timedelta(days=facts["days_to_application"])
    wait = int(recognition_days(facts["clear"], month, law))
    recognised = applied + datetime.timedelta(days=wait)
    outcome.dates = [
        (case.date, "injured"),
        (last, "employer_applies_by"),
        (applied, "applied"),
        (recognised, "recognised_by"),
    ]
    outcome.fields |= {"apply_by": last, "recognised_by": recognised}
    if grade:
        wait = int(assessment_days(facts["extended"], month, law))
        assessed = recognised + datetime.timedelta(days=wait)
        outcome.dates.append((assessed, "assessed_by"))
        outcome.fields["assessed_by"] = assessed
    outcome.dates.sort(key=lambda item: item[0])


def _care(case: Case, law: InjuryLaw, month: int, paid: Paid) -> None:
    """Care within the lists; what arose before a late application is the employer's."""
    facts, total = case.facts, 0
    for kind, name in enumerate(INJURY_CARE):
        cost = facts["care"].get(name, 0)
        if cost:
            benefit = int(care_benefit(cost, kind, month, law))
            step = rule(case, "injury.care_rate", name, amounts=(cost, benefit))
            paid.outcome.steps.append(step)
            total += benefit
    before = min(facts["before_application"], total)
    borne = int(borne_before_application(before, facts["days_to_application"], month, law))
    if borne:
        paid.outcome.steps.append(rule(case, "injury.apply_days", amounts=(total, borne)))
        paid.add("care", borne, payer(False, True))
    if total:
        paid.add("care", total - borne, payer(case.person["insured"], True))


def _graded(case: Case, law: InjuryLaw, month: int, wage: int, grade: int, paid: Paid) -> None:
    """Grant and allowance of a grade; at retirement what the pension lacks of the allowance."""
    insured, name = case.person["insured"], INJURY_GRADES[grade - 1]
    steps = paid.outcome.steps
    grant = int(disability_grant(wage, grade, month, law))
    steps.append(rule(case, "injury.grant_months", name, amounts=(wage, grant)))
    paid.add("grant", grant, payer(insured, True))
    allowance = int(disability_allowance(wage, grade, month, law))
    stays = grade <= law.injury_fund_grades[month]
    if allowance == 0 or (case.facts["leaves"] and not stays):
        return
    steps.append(rule(case, "injury.allowance_rate", name, amounts=(wage, allowance)))
    if allowance == law.injury_minimum_wage[month]:
        steps.append(rule(case, "wage.minimum", amounts=(None, allowance)))
    who = allowance_payer(grade, insured, month, law)
    if case.facts["pension"] == UNSAID:
        paid.add("allowance", allowance, who, monthly=True)
        return
    missing = int(top_up(allowance, case.facts["pension"], month, law)) if stays else 0
    steps.append(rule(case, "injury.tops_up", amounts=(allowance, missing)))
    paid.outcome.fields["allowance"] = 0
    paid.add("top_up", missing, who, monthly=True)


def _nursing(case: Case, law: InjuryLaw, month: int, need: int, paid: Paid) -> None:
    city_wage = case.person["city_wage"]
    base = int(nursing_base(city_wage, month, law))
    amount = int(nursing_allowance(need, city_wage, month, law))
    step = rule(case, "injury.nursing_rate", NURSING_NEEDS[need], amounts=(base, amount))
    paid.outcome.steps.append(step)
    paid.add("nursing", amount, later_payer(case.person["insured"], law, month), monthly=True)


def _leaving(case: Case, law: InjuryLaw, month: int, grade: int, paid: Paid) -> None:
    """The two grants on leaving: the fund's for care, the employer's for work."""
    wage, name, facts = case.person["city_wage"], INJURY_GRADES[grade - 1], case.facts
    care = int(leaving_medical_grant(grade, wage, facts["disease"], month, law))
    step = rule(case, "injury.medical_months", name, amounts=(wage, care))
    paid.outcome.steps.append(step)
    paid.add("medical_grant", care, later_payer(case.person["insured"], law, month))
    work = int(leaving_work_grant(grade, wage, facts["months_left"], month, law))
    paid.outcome.steps.append(rule(case, "injury.work_months", name, amounts=(wage, work)))
    paid.add("work_grant", work, payer(True, False))


def work_out_injury_rate(case: Case) -> Outcome:
    """The rate of an industry after a year, and what it makes of a base."""
    law, month = injury_law_around(case)
    facts = case.facts
    industry = WORDS["industry"].index(facts["industry"])
    step = int(float_step(facts["spending"], facts["contributions"], industry, month, law))
    cut = int(stage_cut(facts["payable_months"], month, law))
    rate = int(injury_rate(industry, step, cut, month, law))
    contribution = int(injury_contribution(facts["base"], rate))
    outcome = Outcome()
    outcome.steps = [
        rule(case, "injury.class_rate", facts["industry"]),
        rule(case, "injury.float", WORDS["step"][step]),
        fact("case.injury_cut", f"{cut / 1e4:g}%"),
        fact("case.contribution", f"{rate / 1e4:g}%", (facts["base"], contribution)),
    ]
    outcome.fields = {
        "step": WORDS["step"][step],
        "rate": rate / 1e6,
        "contribution": contribution,
    }
    return outcome


def later_payer(insured: bool, law: InjuryLaw, month: int) -> int:
    """Who pays what is new after grade or death, of what is the fund's: a code in INJURY_PAYERS."""
    return int(payer(is_covered(insured, month, law), True))
