"""Texts of worked cases of work injury and unemployment, in Chinese and English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "case.fund_once": ("基金一次性支付", "paid by the fund, once"),
    "case.fund_monthly": ("基金按月支付", "paid by the fund each month"),
    "case.employer_once": ("单位一次性支付", "paid by the employer, once"),
    "case.employer_monthly": ("单位按月支付", "paid by the employer each month"),
    "case.injury_cut": ("阶段性降费幅度", "cut of the rate while the fund is rich"),
    "case.months_due": ("应领失业金月数", "months of benefit due"),
    "case.months_drawn": ("实领失业金月数", "months of benefit drawn"),
    "case.least_benefit": ("不低于城市低保标准", "not below urban subsistence"),
    "case.benefits_of": ("各月失业金（起止月份 × 月数）", "benefits (from ... to × months)"),
    "case.premiums": ("代缴养老保险费合计（月数）", "pension contributions paid (months)"),
    "case.within_cap": ("按本人工资上限调减", "cut to the wage in proportion"),
    "case.benefits": ("失业金合计（月数）", "all benefits (months)"),
    "case.step.injured": ("发生工伤", "injured"),
    "case.step.employer_applies_by": ("单位申请期限", "employer applies by"),
    "case.step.applied": ("提出申请", "applied"),
    "case.step.recognised_by": ("最迟认定", "recognised by"),
    "case.step.assessed_by": ("最迟鉴定", "assessed by"),
    "case.step.rise_from": ("调整执行", "rise in force"),
    "case.step.rise_paid_by": ("补发到位", "arrears paid by"),
}
