"""The insurer of critical illness insurance (大病保险承办机构): a ledger apart from the fund.

The fund pays a premium a head; the insurer pays patients, keeps cost and profit up to a share of
the premium, and settles the rest with the fund in the next year. Source: Guiyang county 2018 (41
yuan a head); Wuhan 2016 (成本和利润 at most 5 % of the premium, losses of policy shared).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..law import Floats, Ints
from .amounts import ratio, share_of_array


class InsurerLedger(NamedTuple):
    """The insurer by year, int64 fen: premium + topped_up + borne = claims + kept + returned."""

    premium: Ints  # (years,) from the fund
    claims: Ints  # (years,) to patients
    kept: Ints  # (years,) cost and profit
    returned: Ints  # (years,) goes back to the fund for the year
    topped_up: Ints  # (years,) the fund's part of a loss
    borne: Ints  # (years,) the insurer's part of a loss

    @property
    def loss_ratio(self) -> Floats:
        """Claims over premium of each year; not a number without premium."""
        return ratio(self.claims, self.premium)


def insurer_ledger(
    insured: Ints, per_head: Ints, claims: Ints, keep_share: Ints, loss_share: Ints
) -> InsurerLedger:
    """Ledger of the insurer.

    What the insurer keeps of a surplus is taken in full up to its bound (reading).

    Parameters
    ----------
    insured : (years,) people
    per_head : (years,) fen of premium
    claims : (years,) fen paid to patients
    keep_share : (years,) ppm of the premium that cost and profit may take
    loss_share : (years,) ppm of a loss that the fund takes over
    """
    premium = insured * per_head
    margin = premium - claims
    kept = np.clip(margin, 0, share_of_array(premium, keep_share))
    returned = np.maximum(margin, 0) - kept
    loss = np.maximum(-margin, 0)
    topped_up = share_of_array(loss, loss_share)
    return InsurerLedger(premium, claims, kept, returned, topped_up, loss - topped_up)
