"""Texts of work injury and unemployment: names of funds, heads of their lines; zh and en."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "fund.work_injury": ("工伤保险基金", "Work injury fund"),
    "fund.unemployment": ("失业保险基金", "Unemployment fund"),
    "fund.short.work_injury": ("工伤", "injury"),
    "fund.short.unemployment": ("失业", "unempl."),
    "line.pension_unemployed": ("失业代缴", "paid for\nunempl."),
    "line.injury_contributions": ("单位缴费", "employers"),
    "line.injury_interest": ("利息", "interest"),
    "line.injury_care": ("医疗康复", "care"),
    "line.injury_grants": ("伤残补助", "grants"),
    "line.injury_allowances": ("伤残津贴", "allow-\nances"),
    "line.injury_nursing": ("护理费", "nursing"),
    "line.injury_leaving": ("医疗补助", "on leaving"),
    "line.injury_funerals": ("丧葬补助", "funeral"),
    "line.injury_deaths": ("工亡补助", "deaths"),
    "line.injury_dependants": ("抚恤金", "depend-\nants"),
    "line.injury_prevention": ("工伤预防", "pre-\nvention"),
    "line.unemployment_employers": ("单位缴费", "employers"),
    "line.unemployment_own": ("个人缴费", "own"),
    "line.unemployment_interest": ("利息", "interest"),
    "line.unemployment_benefits": ("失业金", "benefit"),
    "line.unemployment_medical": ("代缴医保", "medical\npremiums"),
    "line.unemployment_pensions": ("代缴养老", "pension\npaid"),
    "line.unemployment_returned": ("稳岗返还", "returned"),
    "line.unemployment_other": ("其他支出", "other"),
}
