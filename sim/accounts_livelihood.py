"""Lines of the long-term funds, in the layout of `accounts`: name, income, maternity, zh, en.

Basic pensions of residents are fiscal money that passes through: they have a line of income of the
same size (国发〔2014〕8号). Accounts of people are notional parts of their fund.
"""

from __future__ import annotations

LINES: dict[str, tuple[tuple[str, bool, bool, str, str], ...]] = {
    "employee_pension": (
        ("pension_enterprise", True, False, "企业缴费(养老)", "enterprises, pension"),
        ("pension_public", True, False, "机关事业单位缴费(养老)", "public bodies, pension"),
        ("pension_own", True, False, "职工个人缴费(养老)", "employees' own contributions, pension"),
        ("pension_flexible", True, False, "灵活就业人员缴费(养老)", "who pays alone, pension"),
        (
            "pension_paid_up",
            True,
            False,
            "一次性补缴(养老)",
            "months paid up at retirement, pension",
        ),
        (
            "pension_moved_in",
            True,
            False,
            "转移接续转入(职工养老)",
            "accounts of people who move to the place",
        ),
        (
            "pension_from_resident",
            True,
            False,
            "居民养老转入",
            "accounts from the resident pension",
        ),
        (
            "pension_unemployed",
            True,
            False,
            "失业保险基金代缴(养老)",
            "paid by the unemployment fund, pension",
        ),
        ("pension_subsidy", True, False, "财政补贴(职工养老)", "fiscal subsidy, employee pension"),
        ("pension_interest", True, False, "职工养老利息", "interest, employee pension"),
        ("pension_pooled", False, False, "基础及过渡性养老金", "pensions from the pooled fund"),
        ("pension_account", False, False, "个人账户养老金", "pensions from accounts"),
        (
            "pension_disability",
            False,
            False,
            "病残津贴",
            "allowances of the disabled before the age of retirement",
        ),
        ("pension_funeral", False, False, "丧葬补助金(职工养老)", "funeral grants"),
        ("pension_survivors", False, False, "抚恤金(职工养老)", "grants to survivors"),
        (
            "pension_heirs",
            False,
            False,
            "个人账户继承(职工养老)",
            "accounts to heirs or moved away",
        ),
        (
            "pension_withdrawn",
            False,
            False,
            "个人账户一次性退还",
            "accounts paid out at retirement",
        ),
        (
            "pension_to_resident",
            False,
            False,
            "转入居民养老",
            "accounts moved to the resident pension",
        ),
    ),
    "resident_pension": (
        ("resident_pension_own", True, False, "居民养老个人缴费", "contributions of residents"),
        (
            "resident_pension_paid_for",
            True,
            False,
            "困难群体代缴",
            "contributions paid for groups in need",
        ),
        ("resident_pension_subsidy", True, False, "居民养老缴费补贴", "subsidies of contributions"),
        ("resident_pension_collective", True, False, "集体补助", "contributions of villages"),
        (
            "resident_pension_basic_funding",
            True,
            False,
            "基础养老金财政补助",
            "fiscal money for basic pensions",
        ),
        (
            "resident_pension_moved_in",
            True,
            False,
            "职工养老转入",
            "accounts from the employee pension",
        ),
        (
            "resident_pension_merged",
            True,
            False,
            "老农保等账户并入",
            "accounts merged from closed schemes",
        ),
        (
            "resident_pension_recovered",
            True,
            False,
            "多领养老金追回",
            "overpaid pensions recovered",
        ),
        ("resident_pension_interest", True, False, "居民养老利息", "interest, resident pension"),
        ("resident_pension_basic", False, False, "基础养老金", "basic pensions of residents"),
        (
            "resident_pension_account",
            False,
            False,
            "居民个人账户养老金",
            "account pensions of residents",
        ),
        (
            "resident_pension_overpaid",
            False,
            False,
            "死亡后及重复发放养老金",
            "pensions paid after death or beside another",
        ),
        ("resident_pension_funeral", False, False, "居民养老丧葬补助", "funeral grants, residents"),
        (
            "resident_pension_heirs",
            False,
            False,
            "居民个人账户继承",
            "accounts of residents to heirs",
        ),
        (
            "resident_pension_to_employee",
            False,
            False,
            "转入职工养老",
            "accounts moved to the employee pension",
        ),
    ),
}
