"""How people move between covers in a year of age, so that each age has the shares it should have.

A person grows from the shares of one age into those of the next a year later by the smallest net
flow, and on top of it people change jobs to and fro without moving shares. Who loses a job goes on
unemployment benefit and finds another, or is a resident once the benefit ends, and as many
residents are hired. Retirement is the law's and is left to the engine: from the first retirement
age on, a worker is left alone and nobody starts to work.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from sim.benefit_ends import BenefitEnds
from sim.codes import (
    CHILD,
    COVERS,
    ENTERPRISE,
    FEMALE,
    MALE,
    NUM_AGES,
    PUBLIC,
    RESIDENT,
    RETIRED,
    SEXES,
    STUDENT,
    UNEMPLOYED,
    UNINSURED,
)
from sim.errors import ScenarioError

from .work import NO_ENTRY_AGES, NUM_COVERS, RETIREMENT_AGES, Floats, Singles

#: Hazard that stands for a certain change: 2 of 10^9 stay.
CERTAIN = 20.0


@dataclass(frozen=True)
class WorkTurnover:
    """Share of the people of a cover redrawn in a year, beyond ageing and the loss of work.

    A redraw may hit the same cover: an employee then has a new employer. Source: assumption; why:
    job changes of one in ten a year in enterprises, few in public bodies, short unemployment. Of
    those on benefit it is the share who find work in a year if no benefit ends.
    """

    enterprise: float = 0.10
    public: float = 0.02
    flexible: float = 0.15
    unemployed: float = 0.80
    resident: float = 0.02
    uninsured: float = 0.20


#: Covers with unemployment insurance.
EMPLOYERS = [ENTERPRISE, PUBLIC]
#: Covers in which there is no other employer to go to.
WITHOUT_EMPLOYER = (UNEMPLOYED, RESIDENT, UNINSURED)


def work_transitions(
    shares: Floats, later: Floats, turnover: WorkTurnover, ends: BenefitEnds
) -> tuple[Singles, Singles]:
    """Hazards of leaving a cover and where people go, by sex, age reached and cover.

    In the year of age reached a the shares of age a become the later ones of age a + 1, deaths and
    retirements apart: shrinking covers lose, growing ones gain in proportion to their growth.
    Redraws go to covers in proportion to the people redrawn from them, so they move no share. The
    ends of benefits are not among these changes: they come by themselves, see `sim.benefit_ends`.

    Parameters
    ----------
    shares, later : float64 (2, 111, 9), as `cover_shares` returns them, on the 1 January before and
        after the year
    turnover : shares of people redrawn in a year

    Returns
    -------
    exit : float32 (2, 111, 9), hazard of a change in the calendar year, at most 20 (certain)
    entry : float32 (2, 111, 9, 9), cumulated shares of the cover after the change; the last is 1

    Raises
    ------
    ScenarioError   if the shares have the wrong shape or a turnover is outside 0 to 1
    """
    for found in (shares.shape, later.shape):
        if found != (len(SEXES), NUM_AGES, NUM_COVERS):
            raise ScenarioError(f"cover shares have shape {found}, expected (2, 111, 9)")
    redrawn = _redrawn_shares(turnover)
    chance = np.zeros(shares.shape)
    target = np.tile(np.eye(NUM_COVERS), (*shares.shape[:2], 1, 1))
    for sex in (MALE, FEMALE):
        for age in range(NO_ENTRY_AGES[sex]):
            now, then = shares[sex, age], later[sex, age + 1]
            chance[sex, age], target[sex, age] = _move(now, then, redrawn, ends)
        for age in range(NO_ENTRY_AGES[sex], RETIREMENT_AGES[PUBLIC][sex]):
            chance[sex, age, PUBLIC] = redrawn[PUBLIC]  # another public employer
    entry = np.cumsum(target, axis=3)
    entry /= entry[..., -1:]
    entry[..., -1] = 1.0
    exits = -np.log(np.maximum(1 - chance, np.exp(-CERTAIN)))
    return np.maximum(exits, 0.0).astype(np.float32), np.minimum(entry, 1.0).astype(np.float32)


def _move(now: Floats, then: Floats, redrawn: Floats, ends: BenefitEnds) -> tuple[Floats, Floats]:
    """Chances (9,) of a change and destinations (9, 9) that lead the shares `now` to `then`.

    People in a cover that nobody of the age should have go where the others will be.
    """
    stirred = np.minimum(now, then) * redrawn
    stirred[UNEMPLOYED] = 0.0
    employers = _by_employer(now, then, stirred)
    before, after = (_with_their_jobs(shares, employers) for shares in (now, then))
    lost, gained = np.maximum(before - after, 0), np.maximum(after - before, 0)
    flow = np.outer(lost, gained / max(gained.sum(), 1e-300))
    flow += np.outer(stirred, stirred / max(stirred.sum(), 1e-300))
    flow += _unemployment(now, then, redrawn[UNEMPLOYED], employers, ends)
    chance, target = np.zeros(NUM_COVERS), np.eye(NUM_COVERS)
    for cover in range(NUM_COVERS):
        if cover == RETIRED:
            continue
        gone = flow[cover].sum()
        if now[cover] > 0:
            chance[cover] = min(gone / now[cover], 1.0)
        else:
            chance[cover] = 1.0 if cover in (CHILD, STUDENT) else redrawn[cover]
        if gone > 0:
            target[cover] = flow[cover] / gone
        elif now[cover] <= 0:
            target[cover] = then
        if cover in WITHOUT_EMPLOYER:  # a redraw to the same cover would change nothing
            moving = 1.0 - target[cover, cover]
            chance[cover] *= moving
            if moving > 0.0:
                target[cover, cover] = 0.0
                target[cover] /= moving
    return chance, target


def _by_employer(now: Floats, then: Floats, stirred: Floats) -> Floats:
    """Whose jobs are lost and found: shares (9,) of enterprises and public bodies, 1 in all.

    In proportion to the people who change jobs there, or who work there if nobody changes.
    """
    insured = np.zeros(NUM_COVERS)
    insured[EMPLOYERS] = stirred[EMPLOYERS]
    if not insured.any():
        insured[EMPLOYERS] = np.minimum(now, then)[EMPLOYERS]
    return np.asarray(insured / max(insured.sum(), 1e-300))


def _with_their_jobs(shares: Floats, employers: Floats) -> Floats:
    """Shares with everybody on benefit counted in the job that was lost."""
    if not employers.any():
        return shares
    result = shares + shares[UNEMPLOYED] * employers
    result[UNEMPLOYED] = 0.0
    return np.asarray(result)


def _unemployment(
    now: Floats, then: Floats, redrawn: float, employers: Floats, ends: BenefitEnds
) -> Floats:
    """People (9, 9) drawn to lose a job, to find one, or to be hired in place of the others.

    Who is refused the benefit or comes to its end is a resident without being drawn, and as many
    residents are hired, so that unemployment leaves every other cover as it is.
    """
    flow = np.zeros((NUM_COVERS, NUM_COVERS))
    people = now[UNEMPLOYED]
    if not employers.any():
        return flow
    chance = 1 - (1 - redrawn) * np.exp(-ends.hazard)
    gone = max(people * chance, people - then[UNEMPLOYED])
    begun = then[UNEMPLOYED] - people + gone
    hazard = -np.log(max(1 - gone / people, np.exp(-CERTAIN))) if people > 0 else 0.0
    ended = gone * min(ends.hazard / hazard, 1.0) if hazard > 0 else 0.0
    flow[:, UNEMPLOYED] = employers * begun / (1 - ends.refused)
    flow[UNEMPLOYED] = employers * people * -np.expm1(min(ends.hazard - hazard, 0.0))
    flow[RESIDENT] += employers * (ended + begun * ends.refused / (1 - ends.refused))
    return flow


def _redrawn_shares(turnover: WorkTurnover) -> Floats:
    """The turnover by code of cover (9,)."""
    redrawn = np.zeros(NUM_COVERS)
    for field in fields(turnover):
        value = getattr(turnover, field.name)
        if not 0 <= value <= 1:
            raise ScenarioError(f"turnover.{field.name} is {value}. It is a share from 0 to 1.")
        redrawn[COVERS.index(field.name)] = value
    return redrawn
