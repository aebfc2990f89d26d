"""Lines of work injury and unemployment, as in `accounts`: name, income, maternity, zh, en.

What employers pay themselves has no line: no fund moves.
"""

from __future__ import annotations

LINES: dict[str, tuple[tuple[str, bool, bool, str, str], ...]] = {
    "work_injury": (
        ("injury_contributions", True, False, "工伤保险费", "contributions, work injury"),
        ("injury_interest", True, False, "工伤保险利息", "interest, work injury"),
        ("injury_care", False, False, "工伤医疗康复", "care of work injuries"),
        ("injury_grants", False, False, "一次性伤残补助金", "one-off disability grants"),
        (
            "injury_allowances",
            False,
            False,
            "伤残津贴及补差",
            "disability allowances and what tops up pensions",
        ),
        ("injury_nursing", False, False, "生活护理费", "nursing allowances"),
        ("injury_leaving", False, False, "一次性工伤医疗补助金", "medical grants on leaving"),
        ("injury_funerals", False, False, "工亡丧葬补助金", "funeral grants, work injury"),
        ("injury_deaths", False, False, "一次性工亡补助金", "one-off death grants"),
        ("injury_dependants", False, False, "供养亲属抚恤金", "pensions of dependants"),
        ("injury_prevention", False, False, "工伤预防费", "prevention of injuries"),
    ),
    "unemployment": (
        ("unemployment_employers", True, False, "失业保险单位缴费", "employers, unemployment"),
        ("unemployment_own", True, False, "失业保险个人缴费", "own contributions, unemployment"),
        ("unemployment_interest", True, False, "失业保险利息", "interest, unemployment"),
        ("unemployment_benefits", False, False, "失业保险金", "unemployment benefit"),
        (
            "unemployment_medical",
            False,
            False,
            "代缴医疗(含生育)保险费",
            "medical and maternity premiums paid",
        ),
        ("unemployment_pensions", False, False, "代缴养老保险费", "pension contributions paid"),
        ("unemployment_returned", False, False, "稳岗返还", "returned to employers"),
        (
            "unemployment_other",
            False,
            False,
            "失业保险其他支出",
            "training and other aid, unemployment",
        ),
    ),
}
