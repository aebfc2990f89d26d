"""Chronic conditions in expected numbers: shares with each, and what they do to death and stays.

Given sex and age the conditions of a person are independent, and stay so under deaths that add up
excess risks. So whatever is asked of people (who lives, who has had no stay yet) is a product over
the conditions, exactly. A new condition counts for death from the next January, for stays and
visits in the whole calendar year in which it came, as in the order of the year of the simulation.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..codes import NUM_AGES
from ..illness import Illness
from ..law import Floats

#: Times of a year at which rates are worked out; between them they follow a parabola.
NODES = np.array([0.0, 0.5, 1.0])


class Ailing(NamedTuple):
    """Shares of people on 1 January, (2, ages, C) each."""

    held: Floats  # with the condition
    severe: Floats  # with it so badly that chronic benefits are paid or applied for
    fresh: Floats  # of the severe those who fell ill last year


class Risk(NamedTuple):
    """What the conditions of a study add to hazards."""

    death: Floats  # (C,) excess over 1
    stay: Floats  # (C,)
    base: Floats  # (years, 2, ages) hazard of death without any condition

    def alive(self, held: Floats, y: int, time: float) -> tuple[Floats, Floats]:
        """Share of people of 1 January alive at a time of year y, and shares held among them."""
        left = held * np.exp(-self.base[y][..., None] * time * self.death)
        whole = 1.0 - held + left
        return np.exp(-self.base[y] * time) * whole.prod(axis=-1), left / whole

    def waiting(
        self, held: Floats, chance: Floats, y: int, time: float, number: Floats
    ) -> tuple[Floats, Floats]:
        """Share alive at a time of year y without a stay so far, and shares held among them.

        Parameters
        ----------
        chance : (2, ages, C) to fall ill with a condition in the year
        number : (..., 2, ages) hazard of stays so far of somebody without conditions
        """
        died = np.exp(-self.base[y][..., None] * time * self.death)
        spared = (1.0 - held) * (1.0 - chance)
        ill = (held * died + (1.0 - held) * chance) * np.exp(-number[..., None] * self.stay)
        whole = spared + ill
        return np.exp(-self.base[y] * time - number) * whole.prod(axis=-1), ill / whole


def start_risk(illness: Illness) -> Risk:
    """The risks of a scenario."""
    years = len(illness.death_base)
    return Risk(
        illness.mortality_factor - 1.0,
        illness.admission_factor - 1.0,
        illness.death_base.reshape(years, 2, NUM_AGES).astype(np.float64),
    )


def start_ailing(illness: Illness) -> Ailing:
    """Shares at the start, from the chances of being spared (`start_skip`)."""
    skip = illness.start_skip.reshape(2, NUM_AGES, -1)
    held = 1.0 - skip[..., 1:] / skip[..., :-1]
    severe = held * illness.certify_share * illness.take_up[0]
    return Ailing(held, severe, np.zeros_like(held))


def onset_chances(illness: Illness, y: int) -> Floats:
    """Chance to fall ill with each condition in year y of those without it, (2, ages, C).

    One clock holds the luck of all onsets and rings at most once a year.
    """
    hazard = illness.onset[y].reshape(2, NUM_AGES).astype(np.float64)
    shares = illness.onset_shares[y].reshape(2, NUM_AGES, -1).astype(np.float64)
    return np.asarray(-np.expm1(-hazard)[..., None] * np.diff(shares, prepend=0.0, axis=-1))


def grow_older(
    ailing: Ailing, left: Floats, chance: Floats, severe: Floats, people: Floats
) -> Ailing:
    """Shares on the next 1 January, everybody a year older.

    Parameters
    ----------
    left : (2, ages, C) shares held among those who survive the year
    chance : (2, ages, C) to fall ill in the year
    severe : (C,) share of new patients for whom chronic benefits are applied for
    people : (2, ages) alive at the end of the year, who weigh the open last age
    """
    new = (1.0 - left) * chance
    bad = np.divide(ailing.severe, ailing.held, out=np.zeros_like(left), where=ailing.held > 0)
    fresh = new * severe
    after = Ailing(left + new, left * bad + fresh, fresh)
    return Ailing(*(_age(share, people) for share in after))


def _age(share: Floats, people: Floats) -> Floats:
    """The shares a year of age later; newborn have none."""
    result = np.zeros_like(share)
    result[:, 2:] = share[:, 1:-1]
    last = people[:, -2:, None]
    result[:, -1] = (share[:, -2:] * last).sum(axis=1) / np.maximum(last.sum(axis=1), 1e-300)
    return result
