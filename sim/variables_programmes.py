"""The data dictionary of programmes of places, for results that have any; see `variables`."""

from __future__ import annotations

from .variables import Variable

#: Variables of programmes, in results of places that have any.
PROGRAMME_VARIABLES = (
    Variable("programme_heads", ("month", "programme"), "1", "people who draw it", "领取人数"),
    Variable("programme_paid", ("month", "programme"), "fen", "paid by a programme", "支付金额"),
    Variable(
        *("programme_income", ("month", "programme"), "fen"),
        *("taken in by the fund of a programme", "基金收入"),
    ),
    Variable(
        *("programme_leavers", ("month", "programme"), "1"),
        *("members who leave with what they have", "退保人数"),
    ),
    Variable(
        *("programme_refunded", ("month", "programme"), "fen"),
        *("what they take out", "退保金额"),
    ),
    Variable(
        *("programme_movers", ("month", "programme"), "1"),
        *("members merged into the resident pension", "并入居民养老人数"),
    ),
    Variable(
        *("programme_merged", ("month", "programme"), "fen"),
        *("accounts merged into the resident pension", "并入居民养老金额"),
    ),
    Variable(
        *("programme_balance", ("month", "programme"), "fen"),
        *("in the fund of a programme at the end of the month", "基金月末结余"),
    ),
    Variable(
        *("programme_funding", ("month", "government"), "fen"),
        *("given by governments for what is handed on", "各级财政拨付代发资金"),
    ),
)
