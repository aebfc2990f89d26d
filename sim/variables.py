"""The data dictionary: every variable that a result may hold, once.

Money is int64 fen. A result has dims scenario, seed and those named here.
"""

from __future__ import annotations

from typing import NamedTuple

from .variables_programmes import OF_PROGRAMMES
from .variables_risks import OF_RISKS


class Variable(NamedTuple):
    """A variable of the result: where it comes from in the tally, dims, unit and names."""

    name: str
    dims: tuple[str, ...]
    units: str
    en: str
    zh: str


CLASSES = ("sex", "age_band", "cover", "birth_order")

PLACES = ("scheme", "group", "hospital")

#: What hospitals did and are owed, see `medical_tally.PROVIDED`.
PROVIDER = (
    ("incurred", "fen", "owed by the rules of each stay", "应付统筹费用"),
    ("total", "fen", "all bills", "医疗总费用"),
    ("days", "d", "bed-days", "床日"),
    ("stays", "1", "stays", "住院人次"),
    ("points", "1e-6", "weights of the groups of stays", "病组权重"),
    ("quota", "fen", "quotas of stays paid by case", "病种定额"),
    ("over_quota", "1", "stays above their quota", "超定额人次"),
    ("quota_part", "fen", "the fund's part of them", "病种定额统筹部分"),
    ("quota_saved", "fen", "of it above the cost of the stay", "病种定额结余"),
    ("refused", "fen", "refused before payment", "审核拒付"),
    ("recovered", "fen", "recovered afterwards", "追回"),
)

#: What funds settle with hospitals, see `payment.settle.Settlement`.
SETTLED = (
    ("deducted", "deducted by case reviews", "病历评审扣减"),
    ("burden", "borne by hospitals", "医院承担"),
    ("retained", "kept by hospitals beyond what was incurred", "医院留用"),
    ("budget", "global budget", "总额预算"),
)
PAYER = ("medical_fund", "hospital", "channel")
#: By which rules a fund pays hospitals in a year, and what a point is worth.
PAYMENT = (
    ("above_case_limit", PAYER, "1", "too many stays above their quota", "超定额人次超限"),
    ("payment_method", PAYER, "1", "way of payment, code in PAYMENT_METHODS", "支付方式代码"),
    ("case_over_limit", PAYER[:1], "1e-6", "share of cases allowed above quota", "超定额人次上限"),
    ("points_budget", PAYER[:1], "fen", "budgeted total for points", "点数法预算总额"),
    ("budgeted_value", PAYER[:1], "fen", "budgeted value of a weight of one", "预算点值"),
    ("settled_value", PAYER[:1], "fen", "settled value of a weight of one", "结算点值"),
)

#: What governments give to the resident pension, see `closing_governments.Given`.
GIVEN = (
    ("basic", "given by governments for basic pensions of residents", "各级财政负担的基础养老金"),
    ("subsidy", "given by governments to contributions of residents", "各级财政负担的缴费补贴"),
)

VARIABLES = (
    Variable("accrual", ("month", "account"), "fen", "money by month of service", "应计金额"),
    Variable("cash", ("month", "account"), "fen", "money by month of payment", "实付金额"),
    Variable("owed", ("account",), "fen", "accrued, unpaid at the end", "期末未付"),
    Variable(
        "owed_before",
        ("account",),
        "fen",
        "owed from before the first month, paid later",
        "期初未付",
    ),
    Variable(
        *("premiums_ahead", ("month",), "fen"),
        "resident premiums received for a year that has not begun, kept apart from the balance",
        "预收居民保费余额",
    ),
    Variable("cases", ("month", "account"), "1", "settlements with money", "结算人次"),
    Variable(
        *("squares", ("month", "account"), "yuan2"),
        *("squares of settlements, of visits and later payers those of a person's year",),
        *("支付金额平方和（普通门诊、大病保险、救助等按每人全年）",),
    ),
    Variable("bases", ("month", "payer"), "fen", "sums of contribution bases", "缴费基数总额"),
    Variable("insured", ("month", "cover"), "1", "people at the end of the month", "月末人数"),
    Variable(
        "people", ("january", "sex", "age_band", "cover"), "1", "people on 1 January", "年初人数"
    ),
    Variable(
        "births", ("year", "sex", "birth_order", "cover"), "1", "births by cover of mother", "出生"
    ),
    Variable("settled", ("month", *PAYER), "fen", "settled with hospitals", "结算统筹费用"),
    *(Variable(f"hospital_{name}", ("year", *PAYER), "fen", en, zh) for name, en, zh in SETTLED),
    *(Variable(name, ("year", *dims), units, en, zh) for name, dims, units, en, zh in PAYMENT),
    Variable(
        *("paid_ahead", ("month", "medical_fund"), "fen"),
        *("paid ahead to hospitals at the end of the month, negative: owed", "预付医院余额"),
    ),
    Variable(
        *("one_stop_paid", ("month", "one_stop_payer"), "fen"),
        *("paid to hospitals out of the one-stop account", "一站式专户结算支付"),
    ),
    Variable(
        *("one_stop_balance", ("month", "one_stop_payer"), "fen"),
        *("in the one-stop account at the end of the month", "一站式专户月末余额"),
    ),
    Variable(
        *("treasury_fines", ("month", "medical_fund"), "fen"),
        *("fines paid to the treasury", "罚款上缴国库"),
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
        "gainers",
        ("year", *CLASSES),
        "1",
        "people for whom funds and programmes pay more than in the base",
        "基金多付人数",
    ),
    Variable("losers", ("year", *CLASSES), "1", "people for whom they pay less", "基金少付人数"),
    Variable("gain", ("year", *CLASSES), "fen", "sum of what gainers gain", "基金多付金额"),
    Variable("loss", ("year", *CLASSES), "fen", "sum of what losers lose", "基金少付金额"),
    Variable(
        "gainers_ever", CLASSES, "1", "people who gain over the whole study", "累计基金多付人数"
    ),
    Variable(
        "losers_ever", CLASSES, "1", "people who lose over the whole study", "累计基金少付人数"
    ),
    Variable("gain_ever", CLASSES, "fen", "their gain over the whole study", "累计基金多付金额"),
    Variable("loss_ever", CLASSES, "fen", "their loss over the whole study", "累计基金少付金额"),
    Variable("care", ("month", "kind", "scheme"), "1", "bills of care", "就医人次"),
    Variable("care_days", ("month", "kind", "scheme"), "d", "days in hospital", "住院床日"),
    Variable("care_cost", ("month", "kind", "scheme"), "fen", "total cost of care", "医疗总费用"),
    Variable("stays", ("year", *PLACES), "1", "stays in hospital", "住院人次"),
    Variable("stay_days", ("year", *PLACES), "d", "their days", "住院天数"),
    Variable("stay_cost", ("year", *PLACES), "fen", "their total cost", "住院总费用"),
    Variable("stay_paid", ("year", *PLACES), "fen", "paid by all funds", "各类基金支付"),
    Variable(
        *("stay_pooled", ("year", *PLACES), "fen"),
        *("paid by basic insurance for stays", "住院统筹支付"),
    ),
    Variable("visits", ("year", *PLACES), "1", "ordinary visits", "普通门诊人次"),
    Variable("visit_cost", ("year", *PLACES), "fen", "their cost", "普通门诊总费用"),
    Variable(
        *("visit_paid", ("year", *PLACES), "fen"),
        *("paid by basic insurance for ordinary visits", "普通门诊统筹支付"),
    ),
    Variable(
        *("critical_bills", ("month", "group"), "1"),
        *("bills that critical illness insurance of residents pays", "居民大病保险赔付人次"),
    ),
    Variable(
        *("critical_paid", ("month", "group"), "fen"),
        *("what it pays of them", "居民大病保险赔付"),
    ),
    Variable(
        *("critical_excess", ("month", "group"), "fen"),
        *("burden above its deductible", "居民大病保险起付线以上负担"),
    ),
    Variable("injuries", ("month", "scheme"), "1", "accidental injuries treated", "意外伤害人次"),
    Variable("third_party", ("month", "scheme"), "1", "of them refused", "第三方责任拒付人次"),
    Variable("third_party_cost", ("month", "scheme"), "fen", "their cost", "拒付总费用"),
    Variable("enrolled", ("year", "group", "entry"), "1", "payers of the premium", "居民缴费人数"),
    Variable("insured_residents", ("year",), "1", "insured as residents", "居民参保人数"),
    Variable("account_lines", ("month", "account_line"), "fen", "accounts", "个人账户收支"),
    Variable("holders", ("january", "condition"), "1", "people with a condition", "患病人数"),
    Variable("in_group", ("january", "group"), "1", "people by group in need", "困难群体人数"),
    Variable("reserve", ("year",), "fen", "risk reserve held apart", "风险金"),
    *(
        Variable(f"provider_{name}", ("month", "scheme", "hospital", "channel"), units, en, zh)
        for name, units, en, zh in PROVIDER
    ),
    Variable("opening", ("ledger",), "fen", "balance at the start", "期初结余"),
    Variable(
        "balance", ("month", "ledger"), "fen", "cash balance at the end of the month", "月末结余"
    ),
    Variable(
        "pension_heads", ("month", "pension_head"), "1", "members of pensions", "养老参保人数"
    ),
    Variable(
        *("pension_flows", ("month", "pension_flow"), "fen"),
        *("monthly money of pensions and accounts", "养老月度收支与账户"),
    ),
    Variable(
        *("pension_payments", ("month", "pension_payment"), "fen"),
        *("single payments of pensions and accounts", "养老一次性收支与账户"),
    ),
    Variable(
        *("pension_payment_cases", ("month", "pension_payment"), "1"),
        *("their number", "养老一次性收支笔数"),
    ),
    Variable(
        *("resident_payers", ("year", "group"), "1"),
        *("people who pay the resident pension in the year", "居民养老缴费人数"),
    ),
    Variable(
        *("resident_enrolled", ("year", "group"), "1"),
        *("people on the rolls of the resident pension at the end of the year who do not draw it",),
        "年末居民养老参保未领取人数",
    ),
    *(
        Variable(f"resident_{name}_given", ("month", "government"), "fen", en, zh)
        for name, en, zh in GIVEN
    ),
    Variable(
        *("pension_held", ("pension_account_of", "moment"), "fen"),
        *("money in the accounts of people", "个人账户记账额"),
    ),
    Variable(
        "new_pensions", ("year",), "1", "employee pensions that begin", "新增职工养老领取人数"
    ),
    Variable(
        *("new_pension_amount", ("year",), "fen"),
        *("sum of their first monthly pensions", "新增职工养老金月额合计"),
    ),
    Variable(
        *("new_pension_months", ("year",), "1"),
        *("sum of their months of contributions", "新增职工养老领取者缴费月数合计"),
    ),
    *(Variable(*told) for told in OF_RISKS),
    Variable("housing", ("month", "housing_line"), "fen", "housing fund", "住房公积金收支"),
    Variable(
        *("housing_cases", ("month", "housing_line"), "1"),
        *("cases, housing fund", "住房公积金业务笔数"),
    ),
    Variable(
        *("housing_heads", ("month", "housing_head"), "1"),
        *("payers and borrowers, housing fund", "住房公积金缴存人数与贷款人数"),
    ),
    Variable(
        *("housing_stock", ("month", "housing_stock_of"), "fen"),
        *("balances of accounts and loans, housing fund", "住房公积金缴存余额与贷款余额"),
    ),
    Variable(
        *("housing_opening", ("housing_stock_of",), "fen"),
        *("the same at the start", "期初缴存余额与贷款余额"),
    ),
    Variable(
        *("housing_ratio", ("month",), "1e-6"),
        *("loans over deposits, housing fund", "住房公积金个贷率"),
    ),
    Variable(
        *("housing_lending", ("month",), "1"),
        *("lending of the housing fund, a code", "住房公积金放贷状态"),
    ),
    Variable(
        *("housing_loans", ("month", "housing_age", "housing_children"), "1"),
        *("loans granted by the housing fund", "住房公积金贷款发放笔数"),
    ),
    Variable(
        *("housing_loan_amount", ("month", "housing_age", "housing_children"), "fen"),
        *("amount of these loans", "住房公积金贷款发放额"),
    ),
    Variable(
        *("housing_capped", ("year",), "1"),
        *("accounts at the most that a record holds", "达到记录上限的公积金账户数"),
    ),
    Variable(
        *("housing_withdrew", ("year",), "1"),
        *("people who withdrew from the housing fund", "住房公积金提取人数"),
    ),
    Variable(
        *("housing_surplus", ("year", "housing_use"), "fen"),
        *("surplus of the housing fund and its uses", "住房公积金增值收益及分配"),
    ),
)

#: Besides, in results of places that have programmes.
PROGRAMME_VARIABLES = tuple(Variable(*told) for told in OF_PROGRAMMES)


def attributes_of(variable: Variable) -> dict[str, str]:
    """What a result tells of a variable besides its numbers."""
    return {
        "units": variable.units,
        "long_name": variable.en,
        "long_name_zh": variable.zh,
    }
