"""Dependants of a worker killed, and the yearly rise of running benefits, in a worked case."""

from __future__ import annotations

import datetime

from sim.codes import DEPENDANTS, DIED_LATER, INJURY_DEATHS, INJURY_GRADES, NURSING_NEEDS
from sim.injury_law import InjuryLaw
from sim.schemes.money import share_of
from sim.schemes.work_injury import own_wage, payer
from sim.schemes.work_injury_death import (
    death_grant,
    dependant_pension,
    dependant_share,
    funeral_grant,
)
from sim.schemes.work_injury_rise import (
    allowance_rise,
    dependant_rise,
    has_rise,
    nursing_rise,
    paid_for_rise,
)

from .case_facts_injury import LONE, WORDS
from .case_file import Case
from .case_injury import WHO, Paid, injury_law_around, later_payer
from .case_outcome import Outcome, Step, fact, rule

Dependant = tuple[int, bool]


def work_out_injury_death(case: Case) -> Outcome:
    """Funeral grant, one-off grant and pensions after a death at work."""
    law, month = injury_law_around(case)
    person, facts, outcome = case.person, case.facts, Outcome()
    paid, who = Paid(case, outcome), payer(person["insured"], True)
    later, death = later_payer(person["insured"], law, month), INJURY_DEATHS.index(facts["death"])
    wage = int(own_wage(person["mean_wage"], person["city_wage"], month, law))
    outcome.fields["own_wage"] = wage
    funeral = int(funeral_grant(person["city_wage"], month, law))
    amounts = person["city_wage"], funeral
    outcome.steps.append(rule(case, "injury.funeral_months", amounts=amounts))
    paid.add("funeral", funeral, later if death == DIED_LATER else who)
    grant = int(death_grant(death, month, law))
    income = int(law.urban_income[month])
    outcome.steps.append(rule(case, "injury.death_multiple", amounts=(income, grant)))
    paid.add("grant", grant, who)
    family = [_dependant(name) for name in facts["dependants"]]
    pensions = family_pensions(family, wage, law, month)
    for dependant, pension in zip(family, pensions, strict=True):
        outcome.steps += _pension_steps(case, dependant, wage, pension, law, month)
    outcome.steps.append(rule(case, "injury.dependant_cap", amounts=(wage, sum(pensions))))
    paid.add("pension_sum", sum(pensions), later, monthly=True)
    outcome.fields |= {"pensions": tuple(pensions), **paid.sums}
    return outcome


def family_pensions(family: list[Dependant], wage: int, law: InjuryLaw, month: int) -> list[int]:
    """Pensions of all dependants in their order, fen a month; the last one takes the rounding."""
    shares = [int(dependant_share(kind, lone, month, law)) for kind, lone in family]
    pensions: list[int] = []
    for number, share in enumerate(shares):
        last = number == len(shares) - 1
        one = dependant_pension(wage, share, sum(shares), sum(pensions), last, month, law)
        pensions.append(int(one))
    return pensions


def _pension_steps(
    case: Case, dependant: Dependant, wage: int, pension: int, law: InjuryLaw, month: int
) -> list[Step]:
    """The share of a dependant, what one who is alone has besides, and what the cap takes."""
    kind, lone = dependant
    before = int(share_of(wage, dependant_share(kind, False, month, law)))
    amounts = wage, before
    steps = [rule(case, "injury.dependant_rate", DEPENDANTS[kind], amounts=amounts)]
    whole = int(share_of(wage, dependant_share(kind, lone, month, law)))
    if lone:
        steps.append(rule(case, "injury.lone_rate", amounts=(before, whole)))
    if pension != whole:
        steps.append(fact("case.within_cap", amounts=(whole, pension)))
    return steps


def work_out_injury_rise(case: Case) -> Outcome:
    """The rise of a year for one who draws benefits, its arrears and what is paid from then on."""
    law, month = injury_law_around(case)
    facts, outcome, first = case.facts, Outcome(), case.date.year * 12
    had = facts["first_year"] or case.date.year - 1
    old = bool(has_rise(had * 12, first))
    rises = {
        "allowance": _allowance_rise(case, law, month) if old else 0,
        "nursing": _nursing_rise(case, law, month) if old else 0,
    }
    pensions = _pension_rises(case, law, month) if old else ()
    paid = int(law.injury_rise_month[month])
    arrears = {name: int(paid_for_rise(rise, paid, month, law)) for name, rise in rises.items()}
    who = WHO[later_payer(facts["insured"], law, month)]
    whole = sum(rises.values()) + sum(pensions)
    together = int(paid_for_rise(whole, paid, month, law))
    outcome.steps = [
        *_rise_steps(case, rises, pensions, law, month),
        rule(case, "injury.rise_month", amounts=(whole, together)),
        fact(f"case.{who}_once", amounts=(None, together)),
    ]
    end = datetime.date(case.date.year, paid, 28) + datetime.timedelta(days=4)
    last = end - datetime.timedelta(days=end.day)
    outcome.dates = [(datetime.date(case.date.year, 1, 1), "rise_from"), (last, "rise_paid_by")]
    outcome.fields = {
        "allowance_rise": rises["allowance"],
        "allowance": facts["allowance"] + rises["allowance"],
        "allowance_arrears": arrears["allowance"],
        "nursing_rise": rises["nursing"],
        "nursing": facts["nursing"] + rises["nursing"],
        "nursing_arrears": arrears["nursing"],
        "pension_rises": pensions,
        "arrears": together,
        "monthly": whole,
        "payer": who,
        "paid_by": last,
    }
    return outcome


def _allowance_rise(case: Case, law: InjuryLaw, month: int) -> int:
    grade = WORDS["grade"].index(case.facts["grade"])
    if grade == 0 or grade > law.injury_fund_grades[month]:
        return 0
    return int(allowance_rise(grade, case.facts["allowance"], month, law))


def _nursing_rise(case: Case, law: InjuryLaw, month: int) -> int:
    need, facts = WORDS["need"].index(case.facts["need"]), case.facts
    if need == 0:
        return 0
    return int(nursing_rise(need - 1, facts["nursing"], facts["city_wage"], month, law))


def _pension_rises(case: Case, law: InjuryLaw, month: int) -> tuple[int, ...]:
    facts = case.facts
    family = [_dependant(name) for name in facts["dependants"]]
    drawn = facts["pensions"] or (0,) * len(family)
    return tuple(
        int(dependant_rise(kind, lone, pension, month, law))
        for (kind, lone), pension in zip(family, drawn, strict=True)
    )


def _rise_steps(
    case: Case, rises: dict[str, int], pensions: tuple[int, ...], law: InjuryLaw, month: int
) -> list[Step]:
    """The rules that raised something."""
    facts, steps = case.facts, []
    if rises["allowance"]:
        grade, before = WORDS["grade"].index(facts["grade"]), facts["allowance"]
        fixed = before + int(law.injury_allowance_rise[month, grade - 1])
        name, amounts = INJURY_GRADES[grade - 1], (before, fixed)
        steps.append(rule(case, "injury.allowance_rise", name, amounts=amounts))
        if fixed - before != rises["allowance"]:
            amounts = fixed, before + rises["allowance"]
            steps.append(rule(case, "injury.allowance_growth", amounts=amounts))
    if rises["nursing"]:
        name = NURSING_NEEDS[WORDS["need"].index(facts["need"]) - 1]
        before = facts["nursing"]
        steps.append(rule(case, "injury.nursing_base"))
        amounts = before, before + rises["nursing"]
        steps.append(rule(case, "injury.nursing_rate", name, amounts=amounts))
    for name, rise in zip(facts["dependants"], pensions, strict=False):
        steps += _dependant_rise_steps(case, _dependant(name), rise, law, month)
    return steps


def _dependant_rise_steps(
    case: Case, dependant: Dependant, rise: int, law: InjuryLaw, month: int
) -> list[Step]:
    """The sum for a dependant, what one who is alone has besides, and the share of the pension."""
    kind, lone = dependant
    fixed = int(law.injury_dependant_rise[month, kind])
    steps = [rule(case, "injury.dependant_rise", DEPENDANTS[kind], amounts=(None, fixed))]
    if lone:
        before, fixed = fixed, fixed + int(law.injury_lone_rise[month])
        steps.append(rule(case, "injury.lone_rise", amounts=(before, fixed)))
    if rise != fixed:
        steps.append(rule(case, "injury.dependant_growth", amounts=(fixed, rise)))
    return steps


def _dependant(name: str) -> Dependant:
    """Kind of a dependant, and whether alone."""
    return DEPENDANTS.index(name.removeprefix(LONE)), name.startswith(LONE)
