"""Which government gives what to the resident pension (城乡居民基本养老保险各级财政分担).

The fund has one line for basic pensions and one for the subsidies of contributions; here each of
their months is taken apart, so that the parts sum to the line to the fen. What is paid for members
of groups in need and for funerals is not taken apart: no text read says who gives it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .accounts import NUMBER_OF
from .codes import GOVERNMENTS
from .law import Ints
from .ledger import Tally
from .livelihood_tally import RESIDENT_PENSIONERS, LivelihoodTally, heads_by_month
from .payment.amounts import allocate
from .resident_pension_law import ResidentPensionLaw
from .schemes.resident_pension import basic_paid_by


class Given(NamedTuple):
    """What governments give to the resident pension, (months, GOVERNMENTS) fen by service."""

    basic: Ints  # for basic pensions
    subsidy: Ints  # to contributions


def given_by_governments(law: ResidentPensionLaw, tally: Tally, book: LivelihoodTally) -> Given:
    """Take apart the fiscal lines of the resident pension, whose accounts are closed.

    Whatever age and years add to a basic pension is shared like what the place adds to all
    (国发〔2014〕8号 art. 6: 提高和加发部分的资金由地方人民政府支出; that both are shared alike is a
    reading), where it adds nothing like the subsidies of contributions.
    """
    months = len(book.paid)
    minimum_and_local = np.array(
        [[int(basic_paid_by(k, m, law)) for k in range(len(GOVERNMENTS))] for m in range(months)]
    )
    basic = heads_by_month(book)[:, [RESIDENT_PENSIONERS]] * minimum_and_local
    added = tally.accrual[:, NUMBER_OF["resident_pension_basic_funding"]] - basic.sum(axis=1)
    local, shares = law.resident_basic_local[:months], law.resident_subsidy_shares[:months]
    adds = np.where(local.any(axis=1, keepdims=True), local, shares)
    subsidy = tally.accrual[:, NUMBER_OF["resident_pension_subsidy"]]
    return Given(basic + allocate(added, adds), allocate(subsidy, shares))
