"""Variables of work injury and unemployment, as in `variables`: name, dims, units, en, zh."""

from __future__ import annotations

OF_RISKS: tuple[tuple[str, tuple[str, ...], str, str, str], ...] = (
    (
        *("insured_against", ("month", "risk"), "1"),
        *("people insured against work injury and unemployment", "工伤、失业参保人数"),
    ),
    (
        *("wages_insured", ("month", "risk"), "fen"),
        *("wages on which their contributions are due", "工伤、失业保险缴费工资总额"),
    ),
    ("work_injuries", ("year", "industry"), "1", "recognised injuries", "工伤认定人次"),
    (
        *("work_injury_outcomes", ("year", "injury_outcome"), "1"),
        *("what injuries came to, the killed with them", "工伤结果人次"),
    ),
    (
        *("dependants", ("month", "dependant"), "1"),
        *("dependants of the killed whom the fund pays", "基金支付的供养亲属人数"),
    ),
    (
        *("injury_by_employers", ("month", "by_employers"), "fen"),
        *("paid by employers for work injuries, not by the fund", "用人单位支付的工伤待遇"),
    ),
    ("injury_reserve", ("year",), "fen", "reserve, work injury fund", "工伤保险储备金"),
    (
        *("injury_stage", ("year", "stage"), "1"),
        *("months of spending in the fund on 1 January, 1e-6 off the rates", "工伤费率阶段性下调"),
    ),
)
