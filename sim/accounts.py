"""The accounts of all funds: one line of a ledger each, by name, fund, sign.

The maternity ledger is a shadow: the lines of the employee pooled fund that concern maternity
(生育保险 has been one fund with 职工医保 since 国办发〔2019〕10号). Money of finance that is only
paid on behalf (assistance, other payers) has an account of income of the same size.
What employers pay for medical insurance is income of the pooled fund and of personal accounts, each
its part (划入统筹、划入个人账户), as the budget tables and bulletins state it; credits to the
retired are spending of the pooled fund.
"""

from __future__ import annotations

from typing import NamedTuple

from .accounts_livelihood import LINES
from .accounts_risks import LINES as RISK_LINES


class Account(NamedTuple):
    """One line of a ledger: fund, sign and names."""

    name: str
    fund: str
    income: bool
    maternity: bool
    zh: str
    en: str


#: Funds whose cash balance is kept, in the order of results.
FUNDS = (
    *("employee_medical", "employee_accounts", "large_sum", "resident_medical"),
    *("critical_illness", "medical_assistance", "other_payers"),
    *("employee_pension", "resident_pension", "work_injury", "unemployment"),
)

_LINES: dict[str, tuple[tuple[str, bool, bool, str, str], ...]] = {
    "employee_medical": (
        ("contribution_enterprise", True, True, "企业缴费(生育)", "enterprises, maternity part"),
        (
            "contribution_public",
            True,
            True,
            "机关事业单位缴费(生育)",
            "public bodies, maternity part",
        ),
        (
            "contribution_unemployed",
            True,
            True,
            "失业保险基金代缴(生育)",
            "paid by the unemployment fund, maternity part",
        ),
        ("delivery", False, True, "分娩住院医疗费", "delivery stays"),
        ("prenatal", False, True, "产前检查费", "prenatal checks"),
        ("complication", False, True, "分娩合并症", "complications of the stay"),
        ("surgery", False, True, "计划生育手术费", "birth-control surgery"),
        ("spouse", False, True, "未就业配偶生育医疗费", "wives of insured men"),
        ("allowance", False, True, "生育津贴", "maternity allowance"),
        (
            "employee_enterprise",
            True,
            False,
            "企业缴费(医疗)划入统筹",
            "enterprises, medical part, pooled",
        ),
        (
            "employee_public",
            True,
            False,
            "机关事业单位缴费(医疗)划入统筹",
            "public bodies, medical part, pooled",
        ),
        ("employee_flexible", True, False, "灵活就业人员缴费", "flexible workers"),
        (
            "employee_unemployed",
            True,
            False,
            "失业保险基金代缴(医疗)",
            "paid by the unemployment fund, medical part",
        ),
        ("employee_own", True, False, "个人缴费划入统筹", "own contributions that are pooled"),
        ("employee_paid_up", True, False, "退休补缴", "missing years paid up at retirement"),
        ("employee_interest", True, False, "职工统筹利息", "interest, employee pooled fund"),
        ("employee_stays", False, False, "职工住院待遇", "stays of employees"),
        ("employee_visits", False, False, "职工普通门诊待遇", "ordinary visits of employees"),
        (
            "employee_chronic",
            False,
            False,
            "职工门诊慢特病待遇",
            "chronic outpatient care of employees",
        ),
        (
            "to_accounts_retired",
            False,
            False,
            "退休人员个人账户划入",
            "credits to the accounts of the retired",
        ),
        ("employee_review", True, False, "职工病历评审扣回", "case reviews, employee fund"),
        (
            "employee_recovered",
            True,
            False,
            "职工违规追回",
            "recovered by inspections, employee fund",
        ),
        ("employee_fines", True, False, "职工罚款收入", "fines paid to the employee fund"),
    ),
    "employee_accounts": (
        ("account_own", True, False, "个人缴费划入", "own contributions credited"),
        ("account_enterprise", True, False, "企业缴费划入", "credited from enterprises"),
        ("account_public", True, False, "机关事业单位缴费划入", "credited from public bodies"),
        ("account_retired", True, False, "退休人员划入", "credited to the retired"),
        ("account_visits", False, False, "个人账户支付门诊", "visits paid from accounts"),
        ("account_stays", False, False, "个人账户支付住院", "own cost of stays paid from accounts"),
        (
            "account_family",
            False,
            False,
            "个人账户家庭共济",
            "cost of the family paid from accounts",
        ),
        (
            "account_premium",
            False,
            False,
            "个人账户代缴居民保费",
            "premiums of relatives paid from accounts",
        ),
        ("account_pharmacy", False, False, "个人账户药店支出", "spent in pharmacies"),
        ("account_inherited", False, False, "个人账户继承转出", "accounts inherited or moved away"),
    ),
    "large_sum": (
        ("large_premium", True, False, "大额补助缴费", "premiums of large-sum insurance"),
        ("large_claims", False, False, "大额补助支出", "payments of large-sum insurance"),
    ),
    "resident_medical": (
        ("birth_grant", False, False, "居民生育补助", "resident birth grant"),
        ("premium_own", True, False, "居民个人缴费", "premiums paid by residents"),
        (
            "premium_accounts",
            True,
            False,
            "个人账户代缴保费",
            "premiums paid from personal accounts",
        ),
        (
            "premium_aid",
            True,
            False,
            "医疗救助资助参保",
            "premiums that assistance pays for groups in need",
        ),
        (
            "premium_county",
            True,
            False,
            "县级财政资助参保",
            "premiums that the county pays for groups in need",
        ),
        ("subsidy_central", True, False, "中央财政补助", "subsidy of the central government"),
        ("subsidy_province", True, False, "省级财政补助", "subsidy of the province"),
        ("subsidy_city", True, False, "市级财政补助", "subsidy of the city"),
        ("subsidy_county", True, False, "县级财政补助", "subsidy of the county"),
        ("resident_interest", True, False, "居民医保利息", "interest, resident fund"),
        (
            "insurer_returns",
            True,
            False,
            "大病保险结余返还",
            "returned by the insurer of critical illness",
        ),
        ("critical_loss", False, False, "大病保险亏损分担", "part of a loss of the insurer"),
        ("resident_stays", False, False, "居民住院待遇", "stays of residents"),
        ("resident_visits", False, False, "居民普通门诊待遇", "ordinary visits of residents"),
        (
            "resident_chronic",
            False,
            False,
            "居民门诊慢特病待遇",
            "chronic outpatient care of residents",
        ),
        ("second_reimbursement", False, False, "医保再次补助", "second reimbursement"),
        ("critical_premium", False, False, "大病保险上解", "premium of critical illness insurance"),
        ("resident_review", True, False, "居民病历评审扣回", "case reviews, resident fund"),
        (
            "resident_recovered",
            True,
            False,
            "居民违规追回",
            "recovered by inspections, resident fund",
        ),
        ("resident_fines", True, False, "居民罚款收入", "fines paid to the resident fund"),
    ),
    "critical_illness": (
        ("critical_income", True, False, "大病保险保费收入", "premiums received by the insurer"),
        (
            *("critical_topped_up", True, False),
            *("大病保险亏损补足", "paid by the resident fund for a loss"),
        ),
        ("critical_claims", False, False, "大病保险赔付", "payments of critical illness insurance"),
        ("critical_cost", False, False, "大病保险成本利润", "cost and profit of the insurer"),
        ("critical_returned", False, False, "大病保险结余上缴", "returned to the resident fund"),
    ),
    "medical_assistance": (
        ("aid_funding", True, False, "医疗救助财政投入", "budget money of assistance"),
        ("aid_stays", False, False, "住院救助", "assistance for stays"),
        ("aid_chronic", False, False, "门诊救助", "assistance for chronic care"),
        ("aid_premium", False, False, "资助参保支出", "premiums paid for groups in need"),
    ),
    "other_payers": (
        ("other_funding", True, False, "其他资金投入", "money of the other payers"),
        (
            "other_payments",
            False,
            False,
            "特惠保、财政兜底支付",
            "special commercial cover and fiscal backstop",
        ),
        ("supplement_public", False, False, "公务员医疗补助支出", "civil-servant supplement"),
        (
            "supplement_enterprise",
            False,
            False,
            "企业补充医疗保险支出",
            "supplements of enterprises",
        ),
    ),
}

ACCOUNTS = tuple(
    Account(name, fund, income, maternity, zh, en)
    for fund, lines in (_LINES | LINES | RISK_LINES).items()
    for name, income, maternity, zh, en in lines
)
ACCOUNT_NAMES = tuple(account.name for account in ACCOUNTS)
#: Number of each account in tallies and results.
NUMBER_OF = {name: number for number, name in enumerate(ACCOUNT_NAMES)}
