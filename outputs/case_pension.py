"""The employee pension of a worked case: contribution, pension, rise, death, lacking months."""

from __future__ import annotations

import datetime

from scenarios.build_law import old_retirement_months, retirement_months
from sim.codes import COVERS, RETIREMENT_GROUPS
from sim.errors import ScenarioError
from sim.law import PPM
from sim.people import FIRST_BIRTH_YEAR
from sim.schemes.employee_pension import (
    account_credit,
    contribution_index,
    employer_pension,
    own_pension,
    self_paid_pension,
)
from sim.schemes.pension_amount import (
    account_part_after,
    account_pension,
    basic_pension,
    benefit_base,
    divisor_twelfths,
    pension_at_retirement,
    pension_rise,
    rise_paid,
    transitional_pension,
)
from sim.schemes.pension_death import grant_months, pension_funeral, survivors_grant, to_heirs
from sim.schemes.retirement import (
    chosen_month,
    first_payment,
    may_pay_up,
    months_short,
    pay_up_cost,
    retires,
)

from .case_file import Case
from .case_law import YEARS, pension_around
from .case_outcome import Outcome, Step, fact, rule

#: Covers that pay a pension contribution, and the keys of their rates.
RATES: dict[str, tuple[str, ...]] = {
    "enterprise": ("pension.enterprise_rate", "pension.enterprise_waived", "pension.own_rate"),
    "public": ("pension.public_rate", "pension.public_own_rate"),
    "flexible": ("pension.flexible_rate",),
}


def work_out_contribution(case: Case) -> Outcome:
    """A month of contributions: who pays what, what goes to the account, the index.

    Raises
    ------
    ScenarioError   if nobody pays for the cover
    """
    word, base, reference = (case.facts[name] for name in ("cover", "base", "reference"))
    if word not in RATES:
        raise ScenarioError(
            f"{case.place} cover: found {word}. Allowed: {', '.join(RATES)}. Correct the cover."
        )
    law, m, cover = pension_around(case.scenario, case.date), case.date.month - 1, _cover(word)
    outcome = Outcome()
    if word == "flexible":
        employer, own = 0, int(self_paid_pension(base, m, law))
    else:
        employer = int(employer_pension(base, cover, m, law))
        own = int(own_pension(base, cover, m, law))
    account = int(account_credit(base, cover, m, law))
    index = int(contribution_index(base, reference))
    outcome.steps.append(fact("case.pension_base", amounts=(None, base)))
    outcome.steps += [rule(case, key) for key in RATES[word]]
    outcome.steps.append(fact("case.contribution", amounts=(base, employer + own)))
    outcome.steps.append(rule(case, "pension.account_rate", amounts=(base, account)))
    outcome.steps.append(fact("case.pension_index", f"{index / PPM:.6f}", (reference, None)))
    outcome.fields = {
        "employer": employer,
        "own": own,
        "paid": employer + own,
        "account": account,
        "index": index / PPM,
    }
    return outcome


def work_out_pension(case: Case) -> Outcome:
    """The month of retirement and the first pension, by the law of that month.

    Raises
    ------
    ScenarioError   if the case is not dated in the month of retirement
    """
    law, m, facts = pension_around(case.scenario, case.date), case.date.month - 1, case.facts
    old, statutory, retired = _retirement(case, m)
    now = _month(case.date)
    if retired != now:
        raise ScenarioError(
            f"{case.place} date: found {case.date}, retirement is in {_day(retired):%Y-%m}. "
            "Allowed: a day of that month. Correct date: of the case."
        )
    paid = facts["months_paid"] + facts["deemed"]
    shift = facts["later"] - facts["earlier"]
    entitled = bool(retires(now, statutory, old, shift, paid, m, law))
    first = int(first_payment(retired, m, law))
    age = retired - _month(facts["born"])
    short = int(months_short(paid, m, law))
    outcome = Outcome()
    outcome.steps += [
        fact("case.pension_old_age", f"{_day(old):%Y-%m}"),
        fact("case.pension_statutory", f"{_day(statutory):%Y-%m}"),
        rule(case, "pension.early_months" if shift < 0 else "pension.late_months"),
        fact("case.pension_chosen", f"{_day(retired):%Y-%m}"),
        rule(case, "pension.months_required"),
        fact("case.pension_months", str(paid)),
        fact("case.pension_entitled", "yes" if entitled else "no"),
    ]
    outcome.fields = {
        "statutory": _day(statutory),
        "retired": _day(retired),
        "first_payment": _day(first),
        "age_months": age,
        "months_required": int(law.pension_months_required[m]),
        "months_short": short,
        "entitled": entitled,
        "divisor": int(divisor_twelfths(age, m, law)) / 12,
    }
    if entitled:
        _amounts(case, m, age, paid, outcome)
    named = ((old, "old_age"), (statutory, "statutory"), (retired, "retired"))
    dates = [(_day(month), step) for month, step in named]
    outcome.dates = sorted([*dates, (_day(first), "first_payment")], key=lambda item: item[0])
    return outcome


def _amounts(case: Case, m: int, age: int, paid: int, outcome: Outcome) -> None:
    """The parts of a pension as steps and fields."""
    law, facts = pension_around(case.scenario, case.date), case.facts
    index = int(facts["index"] * PPM)
    base = int(benefit_base(facts["reference"], m, law))
    basic = int(basic_pension(base, index, paid, m, law))
    account = int(account_pension(facts["balance"], age, m, law))
    transition = int(transitional_pension(base, index, facts["deemed"], m, law))
    last, cover = facts["last_base"], _cover(facts["cover"])
    total = int(pension_at_retirement(basic, account, transition, last, cover, m, law))
    divisor = int(divisor_twelfths(age, m, law)) / 12
    outcome.steps += [
        rule(case, "pension.benefit_base", amounts=(facts["reference"], base)),
        rule(case, "pension.accrual"),
        fact("case.pension_basic", f"{facts['index']}", (base, basic)),
        rule(case, "pension.divisor_basis"),
        fact("case.pension_account", f"{divisor:g}", (facts["balance"], account)),
    ]
    if facts["deemed"]:
        outcome.steps.append(rule(case, "pension.transition_rate"))
        outcome.steps.append(fact("case.pension_transition", amounts=(base, transition)))
    if facts["cover"] == "public":
        outcome.steps.append(rule(case, "pension.public_floor"))
        outcome.steps.append(rule(case, "pension.public_old_share", amounts=(last, None)))
        outcome.steps.append(rule(case, "pension.public_excess"))
    parts = basic + account + transition
    outcome.steps.append(fact("case.pension_total", amounts=(parts, total)))
    amounts = {"basic": basic, "account": account, "transition": transition, "pension": total}
    outcome.fields |= amounts


def work_out_short(case: Case) -> Outcome:
    """What somebody of statutory age without enough months may do, and what it costs."""
    law, m, facts = pension_around(case.scenario, case.date), case.date.month - 1, case.facts
    short = int(months_short(facts["months_paid"], m, law))
    allowed = bool(may_pay_up(facts["extended"], facts["insured_before_law"], m, law))
    cost = int(pay_up_cost(facts["base"], short, m, law))
    credit = short * int(account_credit(facts["base"], _cover("flexible"), m, law))
    outcome = Outcome()
    outcome.steps = [
        rule(case, "pension.months_required"),
        fact("case.pension_short", str(short)),
        rule(case, "pension.pay_up"),
        rule(case, "pension.extend_first"),
        fact("case.pension_may_pay_up", "yes" if allowed else "no"),
        rule(case, "pension.flexible_rate"),
        fact("case.pension_cost", amounts=(facts["base"], cost)),
        fact("case.pension_credit", amounts=(cost, credit)),
    ]
    outcome.fields = {
        "months_short": short,
        "may_pay_up": allowed,
        "cost": cost,
        "account": credit,
    }
    return outcome


def work_out_rise(case: Case) -> Outcome:
    """The yearly rise of a pension and what is paid with arrears in its first month."""
    law, facts = pension_around(case.scenario, case.date), case.facts
    pension, months, part = facts["pension"], facts["months"], facts["account_part"]
    rise = int(pension_rise(pension, months, facts["age"], 0, law))
    first = int(law.pension_rise_month[0])
    arrears = int(rise_paid(rise, first - 1, 0, law))
    after = int(account_part_after(part, pension, rise, 0, law))
    day = datetime.date(case.date.year, 1, 1)
    steps: list[Step] = [rule(case, "pension.rise_basis", day=day)]
    steps.append(rule(case, "pension.rise_fixed", day=day))
    for name in ("to_step", "beyond_step"):
        steps.append(rule(case, "pension.rise_per_year", name, day=day))
    steps.append(fact("case.pension_months", str(months)))
    share = int(law.pension_rise_share[0]) / PPM
    steps.append(fact("case.pension_rise", f"{100 * share:.6g}%", (pension, rise)))
    steps.append(fact("case.pension_after", amounts=(pension, pension + rise)))
    steps.append(rule(case, "pension.rise_month", day=day))
    steps.append(fact("case.pension_arrears", amounts=(rise, pension + arrears)))
    steps.append(fact("case.pension_account_part", amounts=(part, after)))
    fields = {"rise": rise, "pension": pension + rise, "arrears": arrears, "paid_in": first}
    return Outcome(steps=steps, fields=fields | {"account_part": after})


def work_out_death(case: Case) -> Outcome:
    """What the survivors and heirs of somebody insured are paid, by the law of the month."""
    law, m, facts = pension_around(case.scenario, case.date), case.date.month - 1, case.facts
    drawn = facts["drawn"] if facts["retired"] else -1
    months = int(grant_months(facts["months"], drawn, m, law))
    funeral, heirs = int(pension_funeral(m, law)), int(to_heirs(facts["balance"]))
    grant = int(survivors_grant(facts["months"], drawn, m, law))
    income = int(law.pension_urban_income[m])
    outcome = Outcome()
    outcome.steps = [
        fact("case.pension_income", amounts=(None, income)),
        rule(case, "pension.funeral_months"),
        fact("case.pension_funeral", amounts=(income, funeral)),
        fact("case.pension_months", str(facts["months"])),
        rule(case, "pension.grant_most"),
        fact("case.pension_grant_months", str(months)),
        fact("case.pension_grant", amounts=(income, grant)),
        fact("case.pension_heirs", amounts=(facts["balance"], heirs)),
    ]
    outcome.fields = {
        "funeral": funeral,
        "grant_months": months,
        "grant": grant,
        "heirs": heirs,
        "total": funeral + grant + heirs,
    }
    return outcome


def _retirement(case: Case, m: int) -> tuple[int, int, int]:
    """Months of the old age, of the statutory age and of retirement as chosen."""
    facts, year = case.facts, case.date.year
    group, born = RETIREMENT_GROUPS.index(facts["group"]), _month(facts["born"])
    law = pension_around(case.scenario, case.date)
    old = int(old_retirement_months(case.scenario, year, YEARS)[group, born])
    statutory = int(retirement_months(case.scenario, year, YEARS)[group, born])
    shift = facts["later"] - facts["earlier"]
    return old, statutory, int(chosen_month(statutory, old, shift, m, law))


def _cover(word: str) -> int:
    return COVERS.index(word)


def _month(day: datetime.date) -> int:
    """Months from January 1900 to that of a day."""
    return (day.year - FIRST_BIRTH_YEAR) * 12 + day.month - 1


def _day(month: int) -> datetime.date:
    """The first day of a month counted from January 1900."""
    return datetime.date(FIRST_BIRTH_YEAR + month // 12, month % 12 + 1, 1)
