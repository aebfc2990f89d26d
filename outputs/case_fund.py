"""The account of a fund's year in a worked case, with its reserve and the insurer.

The opening balance, the funding a head and the shares come from the scenario; the sums of the year
are facts of the case.
"""

from __future__ import annotations

import numpy as np

from sim.errors import ScenarioError
from sim.law import Ints
from sim.payment.account import account, risk_reserve, surplus
from sim.payment.insurer import insurer_ledger

from .case_file import Case
from .case_law import funding_around
from .case_outcome import Outcome, fact, rule


def work_out_fund(case: Case) -> Outcome:
    """The resident fund of the year of the case: closing, reserve, measures, the insurer.

    Raises
    ------
    ScenarioError   if the scenario starts in another year, so that its opening is that of another
    """
    start = case.scenario.start_year
    if case.date.year != start:
        raise ScenarioError(
            f"{case.place}: the date is {case.date}, the scenario opens {start}. Take that year."
        )
    facts, law = case.facts, funding_around(case.scenario, case.date)
    opening = round(case.scenario.number("fund.opening_resident") * 100)
    fund = account(
        opening,
        {"income": _in_december(facts["income"])},
        {"outgo": _in_december(facts["outgo"])},
    )
    insured = np.array([facts["insured"]])
    per_head = law.personal[:1] + law.subsidy[:1]
    reserve = risk_reserve(insured, per_head, law.reserve_share[:1])
    measures = surplus(fund, reserve)
    claims, no_loss = np.array([facts["critical_claims"]]), np.zeros(1, np.int64)
    insurer = insurer_ledger(
        insured, law.critical_premium[:1], claims, law.insurer_share[:1], no_loss
    )
    closing, held, premium = (int(array[-1]) for array in (fund.closing, reserve, insurer.premium))
    result, resources = int(measures.result[0]), opening + facts["income"]
    outcome = Outcome()
    outcome.fields = {
        "closing": closing,
        "resources": resources,
        "result": result,
        "reserve": held,
        "available": closing - held,
        "critical_premium": premium,
        "current": float(measures.current[0]),
        "payable_months": float(measures.payable_months[0]),
        "payable_available": float(measures.payable_available[0]),
        "insurer_ratio": float(insurer.loss_ratio[0]),
    }
    fields, head = outcome.fields, int(per_head[0])
    outcome.steps = [
        rule(case, "fund.opening_resident", amounts=(None, opening)),
        fact("case.fund_income", amounts=(opening, resources)),
        fact("case.fund_outgo", amounts=(resources, closing)),
        fact("case.fund_result", f"{fields['current']:.2%}", (facts["income"], result)),
        fact("case.per_head", f"{facts['insured']:,}", (head, head * facts["insured"])),
        rule(case, "reserve.share", amounts=(head * facts["insured"], held)),
        fact("case.available", amounts=(closing, closing - held)),
        fact("case.payable", f"{fields['payable_months']:.2f}"),
        fact("case.payable_available", f"{fields['payable_available']:.2f}"),
        rule(case, "critical.premium", amounts=(int(law.critical_premium[0]), premium)),
        fact("case.insurer", f"{fields['insurer_ratio']:.2%}", (premium, facts["critical_claims"])),
    ]
    return outcome


def _in_december(amount: int) -> Ints:
    return np.append(np.zeros(11, np.int64), amount)
