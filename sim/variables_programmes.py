"""Variables of programmes of places, as in `variables`: name, dims, units, en, zh."""

from __future__ import annotations

OF_PROGRAMMES: tuple[tuple[str, tuple[str, ...], str, str, str], ...] = (
    ("programme_heads", ("month", "programme"), "1", "people who draw it", "领取人数"),
    ("programme_paid", ("month", "programme"), "fen", "paid by a programme", "支付金额"),
    (
        *("programme_income", ("month", "programme"), "fen"),
        *("taken in by the fund of a programme", "基金收入"),
    ),
    (
        *("programme_leavers", ("month", "programme"), "1"),
        *("members who leave with what they have", "退保人数"),
    ),
    (
        *("programme_refunded", ("month", "programme"), "fen"),
        *("what they take out", "退保金额"),
    ),
    (
        *("programme_movers", ("month", "programme"), "1"),
        *("members merged into the resident pension", "并入居民养老人数"),
    ),
    (
        *("programme_merged", ("month", "programme"), "fen"),
        *("accounts merged into the resident pension", "并入居民养老金额"),
    ),
    (
        *("programme_balance", ("month", "programme"), "fen"),
        *("in the fund of a programme at the end of the month", "基金月末结余"),
    ),
    (
        *("programme_funding", ("month", "government"), "fen"),
        *("given by governments for what is handed on", "各级财政拨付代发资金"),
    ),
)
