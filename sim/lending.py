"""Lending of the housing fund goes by the ratio of loans to deposits that comes out (个贷率).

A run lives people side by side, each through all years, so nobody in it can ask what all together
owe. A study is therefore lived again until its lives met the states that the law makes of the
ratio in its own books. The state of a year goes by the ratio at the end of the year before, so each
round settles at least one more year and there is one answer, whatever was guessed before: the same
for any threads and blocks, with or without other scenarios, and equal up to a reform. Where no
threshold is passed the first round stands, at no cost.

Rounds of a large study are guessed ahead from a part of its people. The ratio of a part has an
error of its own (standard error: 6 % of it for 50,000 people, 1 % for 200,000), as wide as what
lies between a threshold and a usual ratio. So the part only says how states move the ratio, all
people say what it is, and what is guessed is lived by all and looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from .blocks import Counted
from .errors import LedgerError
from .housing_law import HousingLaw
from .housing_tally import stocks_by_month
from .law import Floats, Ints
from .livelihood_tally import LivelihoodTally
from .scenario import Scenario
from .schemes.housing_centre import liquidity

#: Lives scenarios with one person in so many of those of the study.
Live = Callable[[Sequence[Scenario], int], list[Counted]]

#: One person in so many guesses ahead, if that leaves enough of them.
COARSE, LEAST = 16, 50_000
#: Deposits of a fund of which only the ratio is known.
WHOLE = 10**12


def live_at_rest(scenarios: Sequence[Scenario], live: Live, people: int) -> list[Counted]:
    """What scenarios add up when lending goes by their own ratio.

    Parameters
    ----------
    live : lives scenarios with one in so many people
    people : how many a study begins with

    Raises
    ------
    LedgerError   if lives do not come to rest, which the law of a year by the year before forbids
    """
    counted = live(scenarios, 1)
    wanted = [_states(*pair) for pair in zip(scenarios, counted, strict=True)]
    if _met(scenarios, wanted):
        return counted
    if people >= COARSE * LEAST:
        wanted = _guess(scenarios, counted, live)
    for _ in _rounds(wanted):
        scenarios = [_lending(*pair) for pair in zip(scenarios, wanted, strict=True)]
        counted = live(scenarios, 1)
        wanted = [_states(*pair) for pair in zip(scenarios, counted, strict=True)]
        if _met(scenarios, wanted):
            return counted
    raise _restless(scenarios)


def states_by_month(law: HousingLaw, book: LivelihoodTally) -> Ints:
    """State in LIQUIDITY of each month by the law and the ratio in the book, (months,).

    It holds for a year, by what is owed and held at the end of the year before. Source: assumption;
    why: centres look at the ratio of their yearly accounts; texts name no date.
    """
    return _by_law(law, _ends(book))


def _ends(book: LivelihoodTally) -> Ints:
    """Stocks of accounts and loans at the start of each year, (years, HOUSING_STOCKS) fen."""
    before = stocks_by_month(book)[11:-1:12]
    return np.concatenate((book.housing_held[:1], before))


def _by_law(law: HousingLaw, ends: Ints) -> Ints:
    states = [
        liquidity(loans, max(deposits, 1), law, 12 * y + m)
        for y, (deposits, loans) in enumerate(ends.tolist())
        for m in range(12)
    ]
    return np.array(states, np.int64)


def _states(scenario: Scenario, counted: Counted) -> Ints:
    return states_by_month(scenario.livelihood.housing, counted.book)


def _met(scenarios: Sequence[Scenario], wanted: Sequence[Ints]) -> bool:
    """Whether lives of the scenarios met these states."""
    return all(
        np.array_equal(scenario.livelihood.housing.housing_liquidity[: len(states)], states)
        for scenario, states in zip(scenarios, wanted, strict=True)
    )


def _lending(scenario: Scenario, states: Ints) -> Scenario:
    """The scenario with these states of lending."""
    law = scenario.livelihood.housing
    months = law.housing_liquidity.copy()
    months[: len(states)] = states
    law = law._replace(housing_liquidity=months)
    return replace(scenario, livelihood=scenario.livelihood._replace(housing=law))


def _guess(scenarios: Sequence[Scenario], counted: Sequence[Counted], live: Live) -> list[Ints]:
    """The states at which a part of the people comes to rest, by month of each scenario.

    Ratios of the part are moved by what all people have over it in the first round.
    """
    first = live(scenarios, COARSE)
    shift = [_ratio(a) / np.maximum(_ratio(b), 1e-9) for a, b in zip(counted, first, strict=True)]
    part, wanted = first, [_states(*pair) for pair in zip(scenarios, first, strict=True)]
    for _ in _rounds(wanted):
        wanted = []
        for scenario, seen, moved in zip(scenarios, part, shift, strict=True):
            loans = np.rint(_ratio(seen) * moved * WHOLE).astype(np.int64)
            ends = np.stack((np.full_like(loans, WHOLE), loans), axis=1)
            wanted.append(_by_law(scenario.livelihood.housing, ends))
        if _met(scenarios, wanted):
            return wanted
        scenarios = [_lending(*pair) for pair in zip(scenarios, wanted, strict=True)]
        part = live(scenarios, COARSE)
    raise _restless(scenarios)


def _rounds(wanted: Sequence[Ints]) -> range:
    """As many rounds as there are years, each of which settles one, one to look and one to spare.

    A guess may be wrong from the first year on.
    """
    return range(len(wanted[0]) // 12 + 2)


def _restless(scenarios: Sequence[Scenario]) -> LedgerError:
    names = ", ".join(scenario.name for scenario in scenarios)
    return LedgerError(f"housing fund, lending: the ratio of {names} comes to no rest")


def _ratio(counted: Counted) -> Floats:
    """Loans over deposits at the start of each year, (years,)."""
    ends = _ends(counted.book).astype(np.float64)
    return np.asarray(ends[:, 1] / np.maximum(ends[:, 0], 1.0))
