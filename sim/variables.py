"""The data dictionary: every variable that a result may hold, once.

Money is int64 fen. A result has dims scenario, seed and those named here.
"""

from __future__ import annotations

from typing import NamedTuple


class Variable(NamedTuple):
    """A variable of the result: where it comes from in the tally, dims, unit and names."""

    name: str
    dims: tuple[str, ...]
    units: str
    en: str
    zh: str


CLASSES = ("sex", "age_band", "cover", "birth_order")

VARIABLES = (
    Variable("accrual", ("month", "account"), "fen", "money by month of service", "应计金额"),
    Variable("cash", ("month", "account"), "fen", "money by month of payment", "实付金额"),
    Variable("owed", ("account",), "fen", "accrued, unpaid at the end", "期末未付"),
    Variable("cases", ("month", "account"), "1", "settlements with money", "结算人次"),
    Variable(
        "squares", ("month", "account"), "yuan2", "sum of squared settlements", "结算金额平方和"
    ),
    Variable("bases", ("month", "payer"), "fen", "sums of contribution bases", "缴费基数总额"),
    Variable("insured", ("month", "cover"), "1", "people at the end of the month", "月末人数"),
    Variable(
        "people", ("january", "sex", "age_band", "cover"), "1", "people on 1 January", "年初人数"
    ),
    Variable(
        "births", ("year", "sex", "birth_order", "cover"), "1", "births by cover of mother", "出生"
    ),
    Variable(
        "births_by_age",
        ("year", "age_band", "cover"),
        "1",
        "births by age of mother",
        "按母亲年龄的出生",
    ),
    Variable("deaths", ("year", "sex", "age_band", "cover"), "1", "deaths", "死亡"),
    Variable("moves", ("year", "sex", "direction"), "1", "people moving out and in", "迁移"),
    Variable(
        "online_cases", ("month",), "1", "allowances claimed through the network", "联网津贴人次"
    ),
    Variable("online_allowance", ("month",), "fen", "money of these", "联网津贴金额"),
    Variable("bills", ("year", "bill"), "1", "bills", "结算单数"),
    Variable("waterfall", ("year", "bill", "field"), "fen", "who bears the bills", "费用构成"),
    Variable("bill_total", ("year", "bill"), "fen", "total of the bills", "费用总额"),
    Variable("allowance_to", ("year", "payee"), "fen", "allowance by payee", "津贴收款人"),
    Variable(
        "gainers", ("year", *CLASSES), "1", "people who receive more than in the base", "受益人数"
    ),
    Variable("losers", ("year", *CLASSES), "1", "people who receive less", "受损人数"),
    Variable("gain", ("year", *CLASSES), "fen", "sum of what gainers gain", "受益金额"),
    Variable("loss", ("year", *CLASSES), "fen", "sum of what losers lose", "受损金额"),
    Variable("gainers_ever", CLASSES, "1", "people who gain over the whole study", "累计受益人数"),
    Variable("losers_ever", CLASSES, "1", "people who lose over the whole study", "累计受损人数"),
    Variable("gain_ever", CLASSES, "fen", "their gain over the whole study", "累计受益金额"),
    Variable("loss_ever", CLASSES, "fen", "their loss over the whole study", "累计受损金额"),
    Variable(
        "balance", ("month", "ledger"), "fen", "cash balance at the end of the month", "月末结余"
    ),
)
