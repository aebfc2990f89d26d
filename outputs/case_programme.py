"""Programmes and means of closed schemes in a worked case: what is paid in a month, from whom."""

from __future__ import annotations

from scenarios.build_programmes import programme_arrays
from scenarios.programme_files import load_programmes
from sim.errors import ScenarioError
from sim.programmes import closed_payments, own_balances
from sim.schemes.entitlement import closed_payment, passes_through, payment

from .case_file import Case
from .case_outcome import Outcome, fact


def work_out_programme(case: Case) -> Outcome:
    """A programme of a shipped file in the month and the year of the case.

    Raises
    ------
    ScenarioError   if there is no such file, or no such programme in it
    """
    found = load_programmes(case.facts["file"])
    names = [programme.name for programme in found]
    if case.facts["programme"] not in names:
        raise ScenarioError(
            f"{case.place}: found no programme {case.facts['programme']!r}. "
            f"Allowed: {', '.join(names)}. Correct the name."
        )
    p, m, scenario = names.index(case.facts["programme"]), case.date.month - 1, case.scenario
    variant, level = scenario.word("mortality.variant"), scenario.number("mortality.level")
    law = programme_arrays(found, case.date.year, 1, variant, level)
    paid = closed_payments(law)
    members, each = int(law.programme_members[m, p]), int(payment(p, m, law))
    amount, through = int(closed_payment(p, m, law)), bool(passes_through(p, law))
    year, balance = int(paid[:, p].sum()), int(own_balances(law, paid)[m, p])
    outcome = Outcome()
    outcome.steps = [
        fact("case.programme.members", f"{members:,}"),
        fact("case.programme.payment", amounts=(None, each)),
        fact("case.programme.paid", amounts=(each, amount)),
        fact("case.programme.year", amounts=(None, year)),
        fact("case.programme.through" if through else "case.programme.own"),
    ]
    if not through:
        outcome.steps.append(fact("case.programme.balance", amounts=(None, balance)))
    outcome.fields = {
        "members": members,
        "payment": each,
        "paid": amount,
        "paid_in_year": year,
        "passes_through": through,
        "balance": balance,
    }
    return outcome


def work_out_mean(case: Case) -> Outcome:
    """What each recipient got of a published sum, half up to the fen.

    Raises
    ------
    ScenarioError   if there are no people or no periods
    """
    facts = case.facts
    number = facts["people"] * facts["periods"]
    if number == 0:
        raise ScenarioError(f"{case.place}: found no people or periods. Allowed: one at least.")
    mean = (2 * facts["amount"] + number) // (2 * number)
    said = f"/ {facts['people']:,}" + (f" / {facts['periods']}" if facts["periods"] > 1 else "")
    outcome = Outcome(fields={"mean": mean})
    outcome.steps = [fact("case.mean", said, (facts["amount"], mean))]
    return outcome
