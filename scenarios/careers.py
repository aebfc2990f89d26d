"""Who belongs to the employee pension on the first 1 January, and what is on their records.

What somebody with an index of one has in the account, what the retired draw, by years since they
retired, and what of it their accounts bear. People at work have paid in a share of their years
(`careers.WORK_SHARE`). Money is worked out in yuan and handed on in fen.
"""

from __future__ import annotations

import numpy as np

from sim.careers import WORK_SHARE
from sim.codes import FEMALE, MALE, NUM_AGES, RESIDENT, RETIRED, UNINSURED
from sim.law import Floats, Ints, Singles
from sim.livelihood import PensionStart
from sim.people import FIRST_BIRTH_YEAR

from .build_pension import divisors, rise_shares
from .facts import ScenarioFacts
from .pension_province import ALONE_FROM, ALONE_TO, drawing_ratio, paying_ratio
from .pension_start import LONGEST, account_factors, running_pensions, yearly_credits
from .work_years import WorkYears

#: Ages at which (men, women) of enterprises and public bodies retired before the start, and the
#: first age of the table of divisors.
RETIRED_AT, FIRST_DIVISOR = ((60, 50), (60, 55)), 40
#: Share of a year for which the twelve payments out of an account have not earned: (0 + ... + 11).
UNEARNED = 5.5 / 12
#: Age reached after which nobody begins to pay alone. Source: assumption; why: who begins later
#: cannot reach the 15 years that a pension needs.
LAST_BEGINNING = 45
#: Ages, and how likely somebody of the age draws alone. Source: assumption; why: paying alone was
#: opened in the 1990s; with one share at all ages 5 % of the retired die in a year.
DRAWS_ALONE = ((65, 85), (1.0, 0.2))
#: Month from which public bodies pay (国发〔2015〕2号: 2014-10).
PUBLIC_FROM = (2014 - FIRST_BIRTH_YEAR) * 12 + 9


def start_careers(facts: ScenarioFacts, begin: int, years: int, work: WorkYears) -> PensionStart:
    """Who belongs to the employee pension without medical cover of employees, and all records.

    Raises
    ------
    ScenarioError   if a fact is missing
    """
    relative = running_pensions(facts, begin)
    retired = work.people[0][:, :, RETIRED].sum(axis=0)
    weight = np.array([retired[min(60 + n, NUM_AGES - 1)] for n in range(LONGEST + 1)]) + 1e-9
    means = facts.series("pension.start_mean", begin, 1)[0]
    pension = means[:, None] * relative / np.average(relative, weights=weight)
    part, held = _drawn_accounts(facts, begin)
    january = int(facts.number("pension.accounts_from")) - FIRST_BIRTH_YEAR
    return PensionStart(
        pays_alone=_pays_alone(facts, begin, years, work.people),
        alone_pays=np.array([facts.number("pension.alone_pays")]),
        draws_alone=_draws_alone(facts, begin, work.people),
        alone_level=np.array([facts.number("pension.alone_level")]),
        start_public=np.array([facts.number("pension.start_public_share")]),
        career_index=np.array([facts.number("pension.career_index")]),
        career_account=_fen(account_factors(facts, begin)),
        career_pension=_fen(pension),
        career_part=_fen(part),
        career_held=_fen(held),
        accounts_from=np.array([january * 12, PUBLIC_FROM]),
    )


def _fen(yuan: Floats) -> Ints:
    return np.asarray(np.rint(yuan * 100).astype(np.int64))


def _drawn_accounts(facts: ScenarioFacts, begin: int) -> tuple[Floats, Floats]:
    """Account part of a pension and what is left in the account, yuan (2 funds, 2 sexes, years)."""
    credited, interest = yearly_credits(facts, begin)
    years = len(interest)
    rises = rise_shares(facts, begin - years, years) if years else np.zeros(0)
    divisor = divisors(facts, begin, 1)[0]
    shape = (2, 2, LONGEST + 1)
    part, held = np.zeros(shape), np.zeros(shape)
    account = np.zeros(2)
    for t in range(years):
        for fund, ages in enumerate(RETIRED_AT):
            for sex in (MALE, FEMALE):
                monthly = account[fund] * WORK_SHARE / divisor[ages[sex] - FIRST_DIVISOR]
                left = account[fund] * WORK_SHARE
                for later in range(t, years):
                    monthly *= 1 + (rises[later] if later > t else 0.0)
                    paid = min(12 * monthly, left)
                    left = (left - paid) * (1 + interest[later]) + paid * interest[later] * UNEARNED
                part[fund, sex, years - t - 1] = monthly
                held[fund, sex, years - t - 1] = left
        account = account * (1 + interest[t]) + credited[:, t]
    return part, held


def _pays_alone(facts: ScenarioFacts, begin: int, years: int, people: Floats) -> Singles:
    """Share of people outside work who pay alone, float32 (years, cells).

    The share of all of working age is that of the year, as the province has it; nobody begins
    after LAST_BEGINNING, so the old keep the share that they had then and the young make up for
    them.
    """
    shares = facts.series("pension.alone_share", begin, years * 12)[::12]
    shares = shares * paying_ratio(facts, begin, people)
    outside = people[:, :, :, [RESIDENT, UNINSURED]].sum(axis=(1, 3))
    young = np.zeros(years)
    result = np.zeros((years, 2, NUM_AGES), np.float32)
    ages = np.arange(NUM_AGES)
    for y in range(years):
        here = outside[min(y, len(outside) - 1), ALONE_FROM : ALONE_TO[MALE]]
        began = np.maximum(y - np.maximum(ages - LAST_BEGINNING, 0), -1)
        old = np.where(began >= 0, young[np.maximum(began, 0)], shares[0])
        late = (ages > LAST_BEGINNING)[ALONE_FROM : ALONE_TO[MALE]]
        wanted = shares[y] * here.sum() - (here * old[ALONE_FROM : ALONE_TO[MALE]])[late].sum()
        young[y] = min(max(wanted / here[~late].sum(), 0.0), 1.0)
        result[y] = np.where(ages > LAST_BEGINNING, old, young[y])
        result[y, :, :ALONE_FROM] = 0.0
    return result.reshape(years, -1)


def _draws_alone(facts: ScenarioFacts, begin: int, people: Floats) -> Floats:
    """Share of people outside work who draw an employee pension at the start, (cells,).

    The share of all, as the province has it, falling with age: the old had few ways to pay alone.
    """
    share = float(facts.series("pension.draws_alone_share", begin, 1)[0])
    share *= drawing_ratio(facts, begin, people)
    outside = people[0][:, :, [RESIDENT, UNINSURED]].sum(axis=2)
    result = np.zeros((2, NUM_AGES))
    profile = np.interp(np.arange(NUM_AGES), *DRAWS_ALONE)
    for sex in (MALE, FEMALE):
        result[sex, ALONE_TO[sex] :] = profile[ALONE_TO[sex] :]
    level = share * (outside * (result > 0)).sum() / max((outside * result).sum(), 1e-9)
    drawn: Floats = np.minimum(result * level, 1.0)
    return drawn.reshape(-1)
