"""The resident pension of a worked case: a year's payment, a pension, a death, a report's sums.

Months of the law count from January of the year of the case; a pension that began earlier is that
of the case's month, since the account part never changes and the basic part is that of the day.
"""

from __future__ import annotations

import datetime

from sim.codes import GOVERNMENTS, GROUPS, PENSION_TIERS
from sim.errors import ScenarioError
from sim.law import PPM
from sim.resident_pension_law import ResidentPensionLaw
from sim.schemes import resident_pension as rules
from sim.schemes import survival

from .case_field import UNDATED
from .case_file import Case
from .case_law import resident_pension_around
from .case_outcome import Outcome, fact, rule


def work_out_resident_contribution(case: Case) -> Outcome:
    """A year's payment of a tier: who pays what, and the account at the end of the year.

    Raises
    ------
    ScenarioError   if there is no such tier
    """
    law, facts = resident_pension_around(case.scenario, case.date), case.facts
    m = _month(case, case.date)
    tier, group = _tier(case, law, m), GROUPS.index(case.person["group"])
    paid = int(rules.paid_for(tier, group, m, law))
    own = int(rules.own_contribution(tier, group, m, law))
    subsidy = int(rules.contribution_subsidy(tier, group, m, law))
    credit = int(rules.yearly_credit(tier, group, m, law))
    shares = law.resident_subsidy_shares
    parts = [int(rules.part_of(subsidy, k, m, shares)) for k in range(len(GOVERNMENTS))]
    interest = int(rules.interest(facts["balance"], 12, m, law))
    interest += int(rules.interest(credit, 12 - facts["month"], m, law))
    end = facts["balance"] + credit + interest
    name = PENSION_TIERS[tier]
    outcome = Outcome()
    outcome.steps = [
        rule(case, "resident_pension.tier", name, amounts=(None, facts["tier"])),
        rule(case, "resident_pension.paid_for", case.person["group"], amounts=(None, paid)),
        fact("case.patient", amounts=(facts["tier"], own)),
        rule(case, "resident_pension.tier_subsidy", name, amounts=(None, subsidy)),
        rule(case, "resident_pension.collective"),
        fact("case.rp.credit", amounts=(None, credit)),
        rule(case, "resident_pension.account_interest", amounts=(facts["balance"], interest)),
        fact("case.rp.account", amounts=(facts["balance"], end)),
    ]
    outcome.fields = {
        "own": own,
        "paid_for": paid,
        "subsidy": subsidy,
        "subsidy_by_government": tuple(parts),
        "credit": credit,
        "interest": interest,
        "account": end,
    }
    return outcome


def work_out_resident_pension(case: Case) -> Outcome:
    """A pension: years, parts, first month; after a death what was overpaid and what is left."""
    law, facts, outcome = resident_pension_around(case.scenario, case.date), case.facts, Outcome()
    m = _month(case, case.date)
    reached = _later(facts["born"], int(law.resident_pension_age[m]))
    needed = int(rules.years_needed(reached.year, m, law))
    missing = int(rules.missing_years(facts["years"], needed, m, law))
    tier = _tier(case, law, m) if missing else 0
    age = _months_between(facts["born"], case.date)
    paid = facts["account"] + int(rules.back_credit(missing, tier, m, law))
    draws = bool(rules.may_draw(age, facts["years"] + missing, needed, m, law))
    entitled = max(reached, case.date) if missing else reached
    first = _later(entitled, int(law.resident_next_month[m]))
    from_account = int(rules.account_pension(paid, m, law)) * draws
    years = facts["years"] + missing
    pension = int(rules.monthly_pension(from_account, years, age, m, law)) * draws
    outcome.dates = [(reached, "age_reached"), (first, "first_pension")]
    outcome.fields = {
        "years_needed": needed,
        "missing_years": missing,
        "back_payment": int(rules.back_payment(missing, tier, m, law)),
        "may_draw": draws,
        "basic": int(rules.basic_pension(m, law)),
        "basic_by_government": tuple(
            int(rules.basic_paid_by(k, m, law)) for k in range(len(GOVERNMENTS))
        ),
        "age_addition": int(rules.age_addition(age, m, law)),
        "long_addition": int(rules.long_addition(years, m, law)),
        "account_pension": from_account,
        "pension": pension,
        "first_pension": first,
    }
    _pension_steps(case, outcome, years, paid)
    if facts["died"] != UNDATED:
        _death(case, law, outcome, (from_account, years))
    return outcome


def work_out_double(case: Case) -> Outcome:
    """What somebody gives back who drew an employee pension and this one (重复领取)."""
    law, months = resident_pension_around(case.scenario, case.date), case.facts["months"]
    basic = int(rules.basic_pension(_month(case, case.date), law))
    drawn, held = months * basic, case.facts["own_balance"]
    repaid = int(rules.double_repaid(drawn, held))
    refunded = int(rules.double_refunded(drawn, held))
    outcome = Outcome()
    outcome.steps = [
        rule(case, "resident_pension.basic_minimum", amounts=(None, basic)),
        fact("case.rp.basic_drawn", str(months), (basic, drawn)),
        fact("case.rp.repaid", amounts=(drawn, repaid)),
        fact("case.rp.refunded", amounts=(held, refunded)),
    ]
    outcome.fields = {"basic_drawn": drawn, "repaid": repaid, "refunded": refunded}
    return outcome


def work_out_report(case: Case) -> Outcome:
    """Sums and means that the report of a district states (W20)."""
    law, facts = resident_pension_around(case.scenario, case.date), case.facts
    payers = facts["insured"] - facts["drawing"]
    basic = int(rules.basic_pension(_month(case, case.date), law))
    mean = _mean(facts["payout"], facts["drawing"])
    months, left = divmod(facts["overpaid"], basic)
    if left:
        raise ScenarioError(
            f"{case.place}: found overpaid pensions that are no whole months of {basic / 100:.2f} "
            "yuan. Allowed: a multiple of the basic pension of the day. Correct the date or sum."
        )
    each = months / facts["overpaid_people"]
    contributions = payers * facts["mean_contribution"]
    outcome = Outcome()
    outcome.steps = [
        fact("case.rp.payers", f"{facts['insured']:,} - {facts['drawing']:,} = {payers:,}"),
        fact("case.rp.target", f"{payers / facts['target']:.2%}"),
        fact("case.rp.contributions", amounts=(facts["mean_contribution"], contributions)),
        fact("case.rp.mean_pension", f"/ {facts['drawing']:,}", (facts["payout"], mean)),
        rule(case, "resident_pension.basic_minimum", amounts=(None, basic)),
        fact("case.rp.months", f"{months:,}; {each:.2f}", (facts["overpaid"], None)),
    ]
    outcome.fields = {
        "payers": payers,
        "target_share": payers / facts["target"],
        "contributions": contributions,
        "mean_pension": mean,
        "overpaid_months": months,
        "months_each": each,
    }
    return outcome


def _pension_steps(case: Case, outcome: Outcome, years: int, account: int) -> None:
    fields, steps = outcome.fields, outcome.steps
    steps.append(fact("case.rp.years", f"{fields['years_needed']} / {case.facts['years']}"))
    if fields["missing_years"]:
        paid = (None, fields["back_payment"])
        steps.append(fact("case.rp.back_payment", str(fields["missing_years"]), paid))
    steps.append(fact("case.rp.may_draw", "yes" if fields["may_draw"] else "no"))
    minimum = "resident_pension.basic_minimum"
    steps += [
        rule(case, minimum, amounts=(None, fields["basic"] - sum(_local(case)))),
        *(
            rule(case, "resident_pension.basic_local", name, amounts=(None, amount))
            for name, amount in zip(GOVERNMENTS, _local(case), strict=True)
            if amount
        ),
    ]
    if fields["age_addition"]:
        steps.append(fact("case.rp.age_addition", amounts=(None, fields["age_addition"])))
    if fields["long_addition"]:
        added = (None, fields["long_addition"])
        steps.append(rule(case, "resident_pension.long_addition", amounts=added))
    amounts = (account, fields["account_pension"])
    steps.append(rule(case, "resident_pension.divisor", amounts=amounts))
    steps.append(fact("case.rp.pension", amounts=(None, fields["pension"])))


def _death(case: Case, law: ResidentPensionLaw, outcome: Outcome, pension: tuple[int, int]) -> None:
    """What was paid after a death, what comes back, and what heirs get."""
    facts, (from_account, years) = case.facts, pension
    died = _month(case, facts["died"])
    report = int(case.scenario.number("resident_pension.report_months"))
    if facts["reported"]:
        stop = int(survival.stop_reported(died, report))
    else:
        stop = int(survival.stop_unreported(died, facts["missed"], died, law))
    if not died < stop <= len(law.resident_tier):
        raise ScenarioError(
            f"{case.place}: found payment that stops after the years of the case. Allowed: a death "
            "found within them. Set resident_pension.certified, or date: to the year of the stop."
        )
    months = int(survival.overpaid_months(died, stop))
    age = _months_between(facts["born"], facts["died"]) + 1
    amount = int(survival.pensions_between(died + 1, stop, from_account, years, age, law))
    share = round(case.scenario.number("resident_pension.recovery_share") * PPM)
    back = int(survival.recovered(amount, share))
    heirs = int(rules.left_to_heirs(facts["left"], died, law))
    funeral = int(rules.funeral_grant(died, law))
    stopped = datetime.date(case.date.year + stop // 12, stop % 12 + 1, 1)
    outcome.dates += [(facts["died"], "died"), (stopped, "stop")]
    outcome.fields |= {
        "overpaid_months": months,
        "overpaid": amount,
        "recovered": back,
        "heirs": heirs,
        "funeral": funeral,
        "stop": stopped,
    }
    outcome.steps += [
        rule(case, "resident_pension.certify_month", day=facts["died"]),
        fact("case.rp.overpaid", str(months), (None, amount)),
        rule(case, "resident_pension.recovery_share", amounts=(amount, back)),
        rule(case, "resident_pension.heirs_share", amounts=(facts["left"], heirs)),
        rule(case, "resident_pension.funeral_grant", amounts=(None, funeral)),
    ]


def _local(case: Case) -> list[int]:
    law, m = resident_pension_around(case.scenario, case.date), _month(case, case.date)
    return [int(amount) for amount in law.resident_basic_local[m]]


def _tier(case: Case, law: ResidentPensionLaw, m: int) -> int:
    found = [int(amount) for amount in law.resident_tier[m] if amount]
    if case.facts["tier"] not in found:
        listed = ", ".join(f"{amount / 100:g}" for amount in found)
        raise ScenarioError(f"{case.place}: found no tier of this sum. Allowed: {listed} yuan.")
    return found.index(case.facts["tier"])


def _month(case: Case, day: datetime.date) -> int:
    """Month of the law of a day, from January of the year of the case."""
    return (day.year - case.date.year) * 12 + day.month - 1


def _months_between(born: datetime.date, day: datetime.date) -> int:
    """Whole calendar months from the month of birth: the age is reached in its month."""
    return (day.year - born.year) * 12 + day.month - born.month


def _later(day: datetime.date, months: int) -> datetime.date:
    """The first of the month that lies some months after that of a day."""
    years, month = divmod(day.month - 1 + months, 12)
    return datetime.date(day.year + years, month + 1, 1)


def _mean(amount: int, people: int) -> int:
    """Fen of each, half up."""
    return (2 * amount + people) // (2 * people)
