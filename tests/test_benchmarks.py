"""The NumPy reference of the benchmarks and the engine are the same model: they agree in mean."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from endless import endless_benefit

from benchmarks.reference import run_reference
from scenarios.build import build_scenario
from sim.accounts import ACCOUNT_NAMES, ACCOUNTS
from sim.accounts_livelihood import LINES as LONG_TERM
from sim.accounts_risks import LINES as RISKS
from sim.medical_tally import DAYS, NUMBER, PROVIDED, totals
from sim.study import run_study

YEARS = 4
PEOPLE = 60_000
ENGINE_SEEDS, REFERENCE_SEEDS = range(1, 33), range(1, 25)
#: Standard errors allowed. Of the 820 numbers of a scenario with 54 degrees of freedom one
#: is beyond 5 in two hundred choices of the seeds; and the seeds are fixed.
ALLOWED = 5.0
#: Reforms of maternity, of accounts and visits, of all later payers; rules of membership; what no
#: place has, supplements of employers, employees in need and special drugs.
STUDIES = (
    *("liaocheng-delivery-100", "liaocheng-account-reform", "guiyang-2018-poor-package"),
    *("membership", "supplements"),
)
#: The reference keeps no cash, so no interest, and settles nothing with hospitals. It knows births,
#: illness and medical insurance, not the long-term funds nor records of unemployment benefit, so it
#: is compared where the benefit has no end.
LEFT_OUT = ("_interest", "_review", "_recovered", "_fines")
LINES = tuple(
    account.name
    for account in ACCOUNTS
    if not account.name.endswith(LEFT_OUT) and account.fund not in (*LONG_TERM, *RISKS)
)


def of_reference(totals_of_run):
    """What a run of the reference says, shaped as the variables of a result."""
    tally, ward, bills = totals_of_run.tally, totals_of_run.ward, totals_of_run.bills
    by_kind = bills.reshape(YEARS * 12, 3, 3, -1)
    provided = ward.provided.reshape(YEARS * 12, 3, 5, 3, -1)
    return {
        **{name: getattr(tally, name) for name in ("people", "births", "deaths", "accrual")},
        "insured": np.cumsum(tally.insured_step[:-1], axis=0),
        "care": by_kind[..., NUMBER],
        "care_days": by_kind[..., DAYS],
        "care_cost": totals(by_kind),
        "waterfall": bills.reshape(YEARS, 12, 9, -1).sum(axis=1)[..., :11],
        "stays": ward.stays[..., 0],
        "stay_paid": ward.stays[..., 3],
        "injuries": ward.third_party[..., 0],
        "third_party_cost": ward.third_party[..., 2],
        "enrolled": ward.enrolled,
        "holders": np.cumsum(ward.condition_step, axis=0),
        "in_group": np.cumsum(ward.group_step, axis=0),
        "account_lines": totals_of_run.accounts,
        **{f"provider_{name}": provided[..., k] for k, name in enumerate(PROVIDED)},
    }


def membership():
    """A place where many stay away and come back, draw on rewards, study and are insured twice."""
    scenario = build_scenario("guiyang-2018-poor-package", years=YEARS)
    law = {
        "continuity_years": 1,
        "continuity_reward": 200_000,
        "zero_claim_reward": 300_000,
        "reward_limit": 2_500_000,
        "student_from": 9,
        "gap_wait": 2,
        "wait_per_missed": 2,
        "repair": 1,
        "repair_years": 1,
        "repair_wait": 3,
        "aid_payer": 0,
        "duplicates_allowed": 1,
    }
    months = YEARS * 12
    now = scenario.funding
    funding = now._replace(**{k: np.full_like(getattr(now, k)[:months], v) for k, v in law.items()})
    enrolled = scenario.illness.enrolled * np.array([0.9, 0.85, 0.4, 0.95])[:, None]
    illness = scenario.illness._replace(enrolled=enrolled, repair_share=np.array([0.4]))
    cap = np.full_like(scenario.medical.critical_cap, 200_000)
    medical = scenario.medical._replace(critical_cap=cap)
    return replace(scenario, funding=funding, illness=illness, medical=medical)


def supplements():
    """A place where employers pay supplements, a third of employees may be in need, and drugs."""
    scenario = build_scenario("guiyang-2018-poor-package", years=YEARS)
    law = {
        "supplement_rate": [700_000, 400_000],
        "supplement_line": [20_000, 50_000],
        "special_rate": 600_000,
        "special_share": 300_000,
    }
    now = scenario.medical
    medical = now._replace(**{k: np.zeros_like(getattr(now, k)) + v for k, v in law.items()})
    illness = scenario.illness._replace(employee_need=np.array([0.3]))
    return replace(scenario, medical=medical, illness=illness)


@cache
def samples(name):
    """By variable, what every seed of the engine and of the reference says: (seeds, ...)."""
    made = {"membership": membership, "supplements": supplements}
    scenario = made[name]() if name in made else build_scenario(name, years=YEARS)
    scenario = endless_benefit(scenario)
    scale = scenario.people // PEOPLE
    result = run_study([scenario], seeds=ENGINE_SEEDS, scale=scale).isel(scenario=0)
    runs = [of_reference(run_reference(scenario, scale=scale, seed=k)) for k in REFERENCE_SEEDS]
    engine = {variable: result[variable].values for variable in runs[0]}
    engine["waterfall"] = engine["waterfall"][:, :, -9:]  # the bills behind those of maternity
    return engine, {variable: np.array([run[variable] for run in runs]) for variable in engine}


def line(name):
    """An account by year."""
    k = ACCOUNT_NAMES.index(name)
    return lambda r: r["accrual"][..., k].reshape(-1, YEARS, 12).sum(axis=2)


QUANTITIES = {
    "births by year": lambda r: r["births"].sum(axis=(2, 3, 4)),
    "births by sex and order": lambda r: r["births"].sum(axis=(1, 4))[:, :, 1:4],
    "births by cover of the mother": lambda r: r["births"].sum(axis=(1, 2, 3)),
    "deaths by year": lambda r: r["deaths"].sum(axis=(2, 3, 4)),
    "deaths by sex": lambda r: r["deaths"].sum(axis=(1, 3, 4)),
    "deaths by age": lambda r: r["deaths"].sum(axis=(1, 2, 4)),
    "people by cover at the end": lambda r: r["people"][:, -1].sum(axis=(1, 2)),
    "people by sex at the end": lambda r: r["people"][:, -1].sum(axis=(2, 3)),
    "people by cover in December": lambda r: r["insured"][:, 11::12],
    "holders of conditions": lambda r: r["holders"][:, [0, -1]],
    "groups in need": lambda r: r["in_group"],
    "payers by group and entry": lambda r: r["enrolled"].sum(axis=1),
    "payers by year and entry": lambda r: r["enrolled"].sum(axis=2),
    "bills by kind and scheme": lambda r: r["care"].sum(axis=1),
    "bills by month": lambda r: r["care"].sum(axis=(2, 3))[:, ::3],
    "days in hospital": lambda r: r["care_days"].sum(axis=1),
    "cost by kind and scheme": lambda r: r["care_cost"].sum(axis=1),
    "fields of the bills": lambda r: r["waterfall"].sum(axis=1),
    "stays by group": lambda r: r["stays"].sum(axis=(1, 2, 4)),
    "stays by scheme and hospital": lambda r: r["stays"].sum(axis=(1, 3)),
    "paid for stays by group": lambda r: r["stay_paid"].sum(axis=(1, 2, 4)),
    "injuries": lambda r: r["injuries"].sum(axis=1),
    "cost of others' injuries": lambda r: r["third_party_cost"].sum(axis=1),
    "lines of personal accounts": lambda r: r["account_lines"].sum(axis=1),
    **{
        f"{name} of providers": lambda r, name=name: r[f"provider_{name}"].sum(axis=(1, 2))
        for name in PROVIDED
    },
    **{name: line(name) for name in LINES},
}


@pytest.mark.slow
@pytest.mark.parametrize("quantity", QUANTITIES)
@pytest.mark.parametrize("study", STUDIES)
def test_reference_and_engine_agree_in_mean(study, quantity):
    """Difference of the means over seeds, in standard errors.

    A total is a Poisson number n of independent amounts, so its variance is n (mean^2 + variance of
    an amount), more where colleagues share an employer. No need to work that out: the seeds are
    independent repetitions, so the pooled variance s^2 between them is an unbiased estimate of
    it, and the difference of two means has standard error s sqrt(1 / seeds + 1 / seeds). Numbers
    that few of the seeds know are far from normal and left out.
    """
    engine, reference = (QUANTITIES[quantity](each).astype(float) for each in samples(study))
    freedom = len(engine) + len(reference) - 2
    squares = engine.var(axis=0) * len(engine) + reference.var(axis=0) * len(reference)
    error = np.sqrt(squares / freedom * (1 / len(engine) + 1 / len(reference)))
    difference = np.abs(reference.mean(axis=0) - engine.mean(axis=0))
    common = np.mean(np.concatenate((engine, reference)) != 0, axis=0) > 0.5
    wrong = common & (difference > ALLOWED * error)
    assert not wrong.any(), np.c_[
        engine.mean(axis=0)[wrong],
        reference.mean(axis=0)[wrong],
        (difference / np.maximum(error, 1e-9))[wrong],
    ]


def test_reference_refuses_people_who_move():
    scenario = build_scenario("liaocheng-2022-law", years=1)
    moving = replace(scenario, rates=scenario.rates._replace(moves=np.array([1])))
    with pytest.raises(ValueError, match="migration"):
        run_reference(moving, scale=10)
