"""Who has which cover on a 1 January, by sex and age.

The shares by age are a cross-section (assumption; why: no study of the covers of a cohort is at
hand). How people move from one to the next is left to `work_changes`, which totals the years have
to `work_years`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.interpolate import PchipInterpolator

from sim.codes import (
    CHILD,
    COVERS,
    ENTERPRISE,
    FEMALE,
    FLEXIBLE,
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

from .tabular import numbers, read_rows

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

NUM_COVERS = len(COVERS)

#: Age reached up to which children are pre-school.
LAST_CHILD_AGE = 6
#: Age reached in which people retire, (male, female), before the reform of 2025; on 1 January of it
#: they still work. A year later nobody of the start works and pensioners begin.
RETIREMENT_AGES = {ENTERPRISE: (60, 50), PUBLIC: (60, 55), FLEXIBLE: (60, 50), UNEMPLOYED: (60, 50)}
#: Age reached from which nobody starts to work, (male, female).
NO_ENTRY_AGES = (60, 50)
#: Ages reached between which the uninsured grow from none to their share of those without work.
UNINSURED_AGES = (16, 23)

#: Rounds of raising and lowering profiles; where nearly all of an age work, it takes some hundreds.
ROUNDS = 5_000


@dataclass(frozen=True)
class WorkTargets:
    """Totals of the place at the start that the shares must give, persons, and two shares of women.

    `uninsured_share` is the share of uninsured among adults who are neither at school, at work,
    unemployed with benefit nor pensioners of employees; the others of them are insured residents.
    """

    enterprise: int  # employees of enterprises
    public: int  # employees of government bodies and institutions
    flexible: int  # insured flexible workers
    unemployed: int  # on unemployment benefit
    retired: int  # pensioners of the employee scheme
    women_share_enterprise: float
    women_share_public: float
    uninsured_share: float


def cover_shares(people: Ints, targets: WorkTargets) -> Floats:
    """Share of each cover by sex and age reached on 1 January of the start; they add up to 1.

    Profiles by age are raised or lowered until the totals are met. Where the covers of an age would
    be more than its people, all give way in proportion and other ages take more.

    Parameters
    ----------
    people : int64 (2, 111), persons by sex and age reached
    targets : totals of the place, persons

    Returns
    -------
    float64 (2, 111, 9)

    Raises
    ------
    ScenarioError   if a target is negative, a share is outside 0 to 1, or the totals do not fit
    """
    _check_targets(targets)
    profiles = _profiles()
    shares = np.zeros((len(SEXES), NUM_AGES, NUM_COVERS))
    shares[:, : LAST_CHILD_AGE + 1, CHILD] = 1.0
    shares[:, :, STUDENT] = profiles[:, :, STUDENT]
    room = 1 - shares.sum(axis=2)
    shares += _fill(people.astype(np.float64), profiles, room, targets)
    rest = np.maximum(1 - shares.sum(axis=2), 0.0)
    ramp = np.interp(np.arange(NUM_AGES), UNINSURED_AGES, (0.0, 1.0))
    shares[:, :, UNINSURED] = targets.uninsured_share * ramp * rest
    shares[:, :, RESIDENT] = rest - shares[:, :, UNINSURED]
    return np.asarray(shares / shares.sum(axis=2, keepdims=True))


def _fill(people: Floats, profiles: Floats, room: Floats, targets: WorkTargets) -> Floats:
    """Shares (2, 111, 9) of the covers of work and retirement that meet the totals in the room."""
    wanted = _totals(targets)
    factor = np.ones((len(SEXES), 1, NUM_COVERS))
    covers = [ENTERPRISE, PUBLIC, FLEXIBLE, UNEMPLOYED, RETIRED]
    shape = np.zeros_like(profiles)
    shape[:, :, covers] = profiles[:, :, covers]
    by_sex = np.isin(np.arange(NUM_COVERS), (ENTERPRISE, PUBLIC))
    for _ in range(ROUNDS):
        raw = shape * factor
        asked = raw.sum(axis=2)
        squeeze = np.divide(room, asked, out=np.ones_like(room), where=asked > room)
        shares = raw * squeeze[:, :, None]
        found = np.einsum("sa,sac->sc", people, shares)
        goal, have = np.where(by_sex, wanted, wanted.sum(0)), np.where(by_sex, found, found.sum(0))
        step = np.divide(goal, have, out=np.where(goal > 0, 2.0, 0.0), where=have > 0)
        step[:, ~np.isin(np.arange(NUM_COVERS), covers)] = 1.0
        if np.all(np.abs(have - goal) <= 1e-9 * np.maximum(goal, 1.0)):
            return np.asarray(shares)
        factor = np.minimum(factor * step[:, None, :], 1e12)
    far = have < goal * (1 - 1e-6) - 1
    missing = ", ".join(
        f"{COVERS[c]}{f' {SEXES[sex]}' if by_sex[c] else ''} {int(have[sex, c])} of "
        f"{int(goal[sex, c])}"
        for c in covers
        for sex in ((MALE, FEMALE) if by_sex[c] else (MALE,))
        if far[sex, c]
    )
    raise ScenarioError(
        f"work targets do not fit the people of working and retirement age: {missing}. "
        "Lower the targets or check the population."
    )


def _totals(targets: WorkTargets) -> Floats:
    """Targets by sex and cover (2, 9); covers with one total for both sexes stand at the men."""
    wanted = np.zeros((len(SEXES), NUM_COVERS))
    women = {ENTERPRISE: targets.women_share_enterprise, PUBLIC: targets.women_share_public}
    for cover in (ENTERPRISE, PUBLIC, FLEXIBLE, UNEMPLOYED, RETIRED):
        share = women.get(cover, 0.0)
        wanted[:, cover] = getattr(targets, COVERS[cover]) * np.array([1 - share, share])
    return wanted


def _check_targets(targets: WorkTargets) -> None:
    for field in fields(targets):
        value = getattr(targets, field.name)
        is_share = "share" in field.name
        if not value >= 0 or (is_share and value > 1):
            allowed = "a share from 0 to 1" if is_share else "persons, 0 or more"
            raise ScenarioError(f"targets.{field.name} is {value}. Allowed is {allowed}.")


@cache
def _profiles() -> Floats:
    """Relative propensities (2, 111, 9) by sex, age reached and cover."""
    rows = read_rows("work_profiles.csv")
    result = np.zeros((len(SEXES), NUM_AGES, NUM_COVERS))
    ages = np.arange(NUM_AGES)
    for cover, name in enumerate(COVERS):
        for sex, sex_name in enumerate(SEXES):
            of_cell = [r for r in rows if r["cover"] == name and r["sex"] == sex_name]
            if not of_cell:
                continue
            knots = numbers(of_cell, ["age", "relative"])
            inside = (ages >= knots[0, 0]) & (ages <= knots[-1, 0])
            curve = PchipInterpolator(knots[:, 0], knots[:, 1])
            result[sex, inside, cover] = np.maximum(curve(ages[inside]), 0.0)
    for cover, last in RETIREMENT_AGES.items():
        for sex in (MALE, FEMALE):
            result[sex, last[sex] + 1 :, cover] = 0.0
    return result
