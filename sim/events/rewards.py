"""Rewards of residents for years of cover without a gap and for years without a claim (参保激励).

They raise the cap of critical illness insurance. A year counts if its premium was paid in the
campaign, from the first year on that has rewards. A gap restarts the count and leaves what was
earned; years of work in between are no gap and do not count. Any payment of a fund for a stay or
for chronic care is a claim; ordinary visits are not seen. What a reward is worth is left to
`schemes.critical_illness`.

Source: 国办发〔2024〕38号; NHSA at the press conference of 2024-08-01.
"""

from __future__ import annotations

from ..compiling import kernel
from ..medical import USED_REWARD, USED_REWARD_DRAWN
from ..schemes.critical_illness import reward_of_year

#: Most rewards that are counted.
MOST = 250


@kernel
def further_years(years, first):  # type: ignore[no-untyped-def]
    """Years beyond the `first` ones after which continuity is rewarded; 0: it is not."""
    return max(int(years) - int(first), 0) if first > 0 else 0


@kernel
def break_off(people, i, law):  # type: ignore[no-untyped-def]
    """Row i does not pay for the year: the count begins anew, what was earned is left."""
    further = further_years(people.paid_years[i], law.continuity_years[0])
    people.kept_rewards[i] = min(people.kept_rewards[i] + further, MOST)
    people.claim_years[i] -= people.paid_years[i]
    people.paid_years[i] = 0


@kernel
def grant(people, i, law, used):  # type: ignore[no-untyped-def]
    """Give row i, who paid for the year, the reward of it."""
    further = further_years(people.paid_years[i], law.continuity_years[0])
    further += int(people.kept_rewards[i])
    quiet = max(int(people.paid_years[i]) - 1 - int(people.claim_years[i]), 0)
    used[USED_REWARD] = reward_of_year(further, quiet, people.group[i], 0, law)


@kernel
def count_claim(people, i, used):  # type: ignore[no-untyped-def]
    """Row i had a claim this year; drawing on the reward ends what years without one earned."""
    people.claim_years[i] += 1
    if used[USED_REWARD_DRAWN] > 0:
        people.claim_years[i] = people.paid_years[i]
