"""The housing provident fund as a whole: whether it may lend, what it earns, where that goes.

Sums of a nation times a share are beyond 64 bits, so these rules take and give whole numbers of
Python and are no kernels; they are asked once a month or a year. Accounts and loans are in
`housing_fund` and `housing_loan`; the stock of each is the sum of those of its members.
"""

from __future__ import annotations

from typing import NamedTuple

from ..codes import OPEN, QUEUE_LOANS, QUEUED, RESERVE_OF_LOANS, STOPPED, TIGHT
from ..housing_law import HousingLaw
from ..law import PPM, Ints
from ..payment.amounts import share_of_array


class Surplus(NamedTuple):
    """A year of the fund in fen; `surplus` may be negative."""

    idle_interest: int  # on money that is not lent
    handling: int  # paid to banks for handling loans
    surplus: int  # 增值收益
    reserve: int  # to the risk reserve (风险准备金)
    management: int  # to the cost of the centre (管理费用)
    rental: int  # to public rental housing (城市廉租住房建设补充资金)


def liquidity(loans: int, deposits: int, law: HousingLaw, m: int) -> int:
    """State in LIQUIDITY of a fund with these loans and deposits at the end of a month.

    Above the stop a fund grants nothing, or lets loans wait for their money (轮候).

    Parameters
    ----------
    loans, deposits : fen
    m : month of the law

    Source: loans over deposits (个贷率); thresholds are local and unconfirmed.
    """
    parts = int(loans) * PPM
    if parts < int(deposits) * int(law.housing_tight_ratio[m]):
        return OPEN
    if parts < int(deposits) * int(law.housing_stop_ratio[m]):
        return TIGHT
    return QUEUED if law.housing_stop_mode[m] == QUEUE_LOANS else STOPPED


def money_to_lend(loans: int, deposits: int, law: HousingLaw, m: int) -> int:
    """Fen that a fund may lend until its loans reach the stop."""
    return max(_share(deposits, law.housing_stop_ratio, m) - int(loans), 0)


def surplus_of_year(
    loan_interest: int,
    account_interest: int,
    deposits: int,
    loans: int,
    reserve_held: int,
    law: HousingLaw,
    m: int,
) -> Surplus:
    """The surplus of a year and its three uses, in the order of the law.

    Parameters
    ----------
    loan_interest, account_interest : fen received from borrowers and credited to accounts
    deposits, loans : fen, mean of the year
    reserve_held : fen in the risk reserve before the year is closed
    m : month of the law

    Source: 住房公积金管理条例 art. 29; 财综字〔1999〕59号 (60 % of the surplus, or 1 % of loans).
    """
    idle = _share(max(deposits + reserve_held - loans, 0), law.housing_idle_rate, m)
    handling = _share(loan_interest, law.housing_handling, m)
    surplus = int(loan_interest) + idle - int(account_interest) - handling
    left = max(surplus, 0)
    if law.housing_reserve_basis[m] == RESERVE_OF_LOANS:
        wanted = max(_share(loans, law.housing_reserve_loans, m) - int(reserve_held), 0)
    else:
        wanted = _share(left, law.housing_reserve_share, m)
    reserve = min(wanted, left)
    management = min(_share(deposits, law.housing_management, m), left - reserve)
    return Surplus(idle, handling, surplus, reserve, management, left - reserve - management)


def _share(amount: int, rates: Ints, m: int) -> int:
    return int(share_of_array(int(amount), int(rates[m])))
