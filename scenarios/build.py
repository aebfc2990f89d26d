"""From facts to the arrays that the engine takes: the only bridge between words and numbers."""

from __future__ import annotations

import numpy as np

from sim.closing_housing import HOUSING_RESERVE
from sim.codes import COVERS, FEMALE, NUM_AGES, NUM_PARITIES
from sim.joining import Start
from sim.law import Rates, check_shapes
from sim.programmes import ProgrammeTitle
from sim.scenario import Scenario

from .build_care import build_care
from .build_funding import build_funding
from .build_illness import build_illness
from .build_law import build_law, build_timing, old_retirement_months, retirement_months
from .build_livelihood import build_livelihood
from .build_medical import build_medical
from .build_payment import build_payment
from .build_programmes import build_programmes
from .build_risk_lives import opening_per_insured
from .collection import build_collection
from .conditions import read_conditions
from .digest import data_digest
from .facts import ScenarioFacts
from .fertility import delivery_hazards, male_share
from .load import load_scenario
from .mortality import death_hazards
from .population import start_population
from .rounding import largest_remainder
from .wages import reference_wages, wage_profile, wages
from .work import cover_shares
from .work_years import WorkYears, benefit_ends, targets_on, work_years

#: Key of the opening balance of each ledger that has one.
OPENINGS = {
    "maternity": "maternity",
    "employee_medical": "employee",
    "resident_medical": "resident",
    "medical_assistance": "assistance",
    "employee_pension": "employee_pension",
    "resident_pension": "resident_pension",
}
#: Risk whose opening balance is so much an insured, of each fund that has one.
OPENINGS_PER_INSURED = {"work_injury": "injury", "unemployment": "unemployment"}
#: Person numbers of a place stay below this, so that identities of places never meet.
ROOM_OF_A_PLACE = 2**40
#: Ages reached at which people move in or out, if they do. Source: assumption; why: migration of
#: working age dominates in the census; no rates by age for a prefecture were found.
MOVING_AGES = slice(18, 41)
#: Ages reached at which birth-control surgery is counted. Source: assumption; why: the ages of the
#: published abortion and sterilisation statistics.
SURGERY_AGES = slice(18, 46)


def build_scenario(name: str, first_year: int | None = None, years: int | None = None) -> Scenario:
    """The scenario of a name or file, ready to run.

    Parameters
    ----------
    first_year, years : calendar years to cover; default what the scenario says

    Raises
    ------
    ScenarioError   if a fact is missing, wrong or does not fit
    """
    return build(load_scenario(name), first_year, years)


def build(
    facts: ScenarioFacts, first_year: int | None = None, years: int | None = None
) -> Scenario:
    """Turn loaded facts into a scenario."""
    begin = first_year or facts.start_year
    length = years or facts.years
    people = _people(facts, begin)
    shares = cover_shares(people, targets_on(facts, begin))
    death = death_hazards(
        begin, length, facts.word("mortality.variant"), facts.number("mortality.level")
    )
    work = work_years(facts, begin, people, shares, death)
    rates, parity = _rates(facts, begin, length, death, work)
    care = build_care(facts, begin, length)
    check_shapes(rates, care, length)
    conditions = read_conditions()
    medical = build_medical(facts, begin, length, conditions)
    illness = build_illness(facts, begin, length, work, death, conditions, medical)
    return Scenario(
        name=facts.name,
        title_zh=facts.title_zh,
        title_en=facts.title_en,
        base=facts.base or "",
        first_year=begin,
        years=length,
        start=_start(facts, begin, people, shares, parity),
        rates=rates,
        care=care,
        law=build_law(facts, begin, length),
        timing=build_timing(facts, begin, length),
        medical=medical,
        funding=build_funding(facts, begin, length),
        collection=build_collection(facts, begin, length),
        illness=illness,
        payment=build_payment(facts, begin, length),
        livelihood=build_livelihood(facts, begin, length, work, parity),
        programmes=build_programmes(facts, begin, length, people),
        programme_titles=tuple(
            ProgrammeTitle(p.name, p.title_zh, p.title_en) for p in facts.programmes
        ),
        conditions=conditions.names,
        interest=facts.series("fund.interest", begin, length * 12)[::12],
        pays_from_before=facts.word("cash.owed_before") != "none",
        text=facts.text,
        digest=facts.digest,
        data_digest=data_digest(),
        opening={
            ledger: round(facts.number(f"fund.opening_{key}") * 100)
            for ledger, key in OPENINGS.items()
        }
        | {
            fund: opening_per_insured(facts, risk, begin, work.people[0])
            for fund, risk in OPENINGS_PER_INSURED.items()
        }
        | {HOUSING_RESERVE: round(facts.number("housing.opening_reserve") * 100)},
    )


def _people(facts: ScenarioFacts, begin: int) -> np.ndarray:
    kinds = ("city", "town", "rural")
    return start_population(
        int(facts.number("region.people")),
        facts.word("region.province"),
        {kind: facts.number(f"region.share_{kind}") for kind in kinds},
        begin,
        births_level=facts.number("fertility.level"),
    )


def _rates(
    facts: ScenarioFacts, begin: int, years: int, death: np.ndarray, work: WorkYears
) -> tuple[Rates, np.ndarray]:
    """Chances of a life, and the share of women by parity at the start."""
    twins = facts.number("fertility.twin_share")
    gap = int(facts.number("fertility.months_between"))
    delivery, parity, recent = delivery_hazards(
        begin,
        years,
        facts.word("region.province"),
        facts.word("fertility.variant"),
        facts.number("fertility.level"),
        gap,
        twins,
    )
    leave, arrive = _moves(facts, years, "leave"), _moves(facts, years, "arrive")
    surgery = np.zeros((years, NUM_AGES), np.float32)
    surgery[:, SURGERY_AGES] = facts.number("care.surgery_rate")
    surgeries = ("abortion_early", "abortion_late", "sterilisation", "reversal")
    rates = Rates(
        death=death,
        delivery=delivery,
        gap_months=np.array([gap]),
        twin_share=np.full(years, twins),
        male_share=male_share(begin, years),
        recent_delivery=recent,
        surgery=surgery,
        surgery_kinds=np.cumsum([facts.number(f"care.share_{kind}") for kind in surgeries]),
        leave=leave,
        arrive=arrive,
        moves=np.array([int(leave.any() or arrive.any())]),
        work_exit=work.exit,
        work_entry=work.entry,
        benefit_ends=np.array(benefit_ends(facts)),
        retirement_month=retirement_months(facts, begin, years),
        old_retirement_month=old_retirement_months(facts, begin, years),
        wage=wages(facts, begin, years),
        wage_profile=wage_profile(work.people[0]),
        reference_wage=reference_wages(facts, begin, years),
        spread_person=np.array([facts.number("wage.spread_person")]),
        spread_employer=np.array([facts.number("wage.spread_employer")]),
        employers=np.array(
            [int(facts.number(f"work.employers_{kind}")) for kind in ("enterprise", "public")]
        ),
        spouse_share=np.array([facts.number("work.spouse_share")]),
    )
    return rates, parity


def _moves(facts: ScenarioFacts, years: int, direction: str) -> np.ndarray:
    rates = np.zeros((years, 2, NUM_AGES), np.float32)
    rates[:, :, MOVING_AGES] = facts.number(f"migration.{direction}_rate")
    return rates


def _start(
    facts: ScenarioFacts, begin: int, people: np.ndarray, shares: np.ndarray, parity: np.ndarray
) -> Start:
    """Exact counts by sex, age, cover and children: no sampling noise in the margins."""
    rows = []
    for sex in range(2):
        for age in range(1, NUM_AGES):
            covers = largest_remainder(shares[sex, age], int(people[sex, age]))
            for cover in range(len(COVERS)):
                children = np.zeros(NUM_PARITIES, np.int64)
                children[0] = covers[cover]
                if sex == FEMALE:
                    children = largest_remainder(parity[age], int(covers[cover]))
                for born, count in enumerate(children):
                    if count:
                        rows.append((count, sex, begin - age, cover, born))
    table = np.array(rows)
    code = int(facts.number("region.code"))
    return Start(
        upto=np.cumsum(table[:, 0]).astype(np.int64),
        sex=table[:, 1].astype(np.uint8),
        birth_year=table[:, 2].astype(np.int16),
        cover=table[:, 3].astype(np.uint8),
        parity=table[:, 4].astype(np.uint8),
        first_id=np.array([code * ROOM_OF_A_PLACE], np.uint64),
    )
