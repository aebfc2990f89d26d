"""Texts of work injury and unemployment: funds, lines, measures, tables, sentences; zh and en."""

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
    # measures: heads of columns
    "risk.short.injury_insured": ("参保人数\n万人", "insured\n10,000"),
    "risk.short.injury_rate": ("实际费率\n%", "rate\n%"),
    "risk.short.recognised": ("认定工伤\n人次", "injuries"),
    "risk.short.recognised_each": ("每千参保\n认定人次", "per 1,000\ninsured"),
    "risk.short.grade_1_4": ("一至\n四级", "grades\n1-4"),
    "risk.short.grade_5_6": ("五至\n六级", "grades\n5-6"),
    "risk.short.grade_7_10": ("七至\n十级", "grades\n7-10"),
    "risk.short.no_grade": ("未达\n等级", "no\ngrade"),
    "risk.short.killed": ("工亡", "killed"),
    "risk.short.killed_each": ("每十万参保\n工亡人数", "killed per\n100,000"),
    "risk.short.allowances": ("领伤残\n津贴人数", "on\nallowance"),
    "risk.short.mean_allowance": ("人均\n元/月", "yuan a\nmonth"),
    "risk.short.nursed": ("领护理费\n人数", "on\nnursing"),
    "risk.short.mean_nursing": ("人均\n元/月", "yuan a\nmonth"),
    "risk.short.dependants": ("供养亲属\n人数", "depend-\nants"),
    "risk.short.mean_dependant": ("人均\n元/月", "yuan a\nmonth"),
    "risk.short.leaving": ("领医疗\n补助人次", "grants on\nleaving"),
    "risk.short.mean_leaving": ("人均\n元", "yuan\neach"),
    "risk.short.mean_death_grant": ("工亡补助\n元", "death grant\nyuan"),
    "risk.short.injury_reserve": ("储备金\n万元", "reserve\n10,000 yuan"),
    "risk.short.by_employers": ("合计\n万元", "total\n10,000 yuan"),
    "risk.short.employers_once": (
        "医疗和一次性\n待遇，万元",
        "care and grants\n10,000 yuan",
    ),
    "risk.short.employers_monthly": (
        "津贴和护理\n万元",
        "allowances, nursing\n10,000 yuan",
    ),
    "risk.short.employers_dependants": ("抚恤金\n万元", "dependants\n10,000 yuan"),
    "risk.short.jobless_insured": ("参保人数\n万人", "insured\n10,000"),
    "risk.short.jobless_rate": ("实际费率\n%", "rate\n%"),
    "risk.short.on_benefit": ("年末\n领金人数", "on benefit\nDecember"),
    "risk.short.on_benefit_mean": ("月均\n领金人数", "mean\non it"),
    "risk.short.benefit_share": ("占参保\n%", "of in-\nsured %"),
    "risk.short.benefit_months": ("领金\n万人月", "10,000\nmonths"),
    "risk.short.mean_benefit": ("人均失业金\n元/月", "yuan a\nmonth"),
    "risk.short.of_minimum": ("占最低\n工资", "of min.\nwage"),
    "risk.short.of_wage": ("占平均\n工资", "of mean\nwage"),
    "risk.short.medical_each": ("代缴医保\n元/人月", "medical\nyuan"),
    # names in rows and sentences
    "risk.injury_insured": ("参保人数（年末，万人）", "insured (December, 10,000)"),
    "risk.injury_rate": ("实际费率（%）", "rate of contributions (%)"),
    "risk.recognised": ("认定工伤（人次）", "injuries recognised"),
    "risk.recognised_each": ("每千参保认定人次", "injuries per 1,000 insured"),
    "risk.grade_1_4": ("其中：一至四级", "of them grades 1-4"),
    "risk.grade_5_6": ("其中：五至六级", "of them grades 5-6"),
    "risk.grade_7_10": ("其中：七至十级", "of them grades 7-10"),
    "risk.no_grade": ("其中：未达等级", "of them without grade"),
    "risk.killed": ("其中：工亡", "of them killed"),
    "risk.killed_each": ("每十万参保工亡人数", "killed per 100,000 insured"),
    "risk.allowances": ("领伤残津贴人数（年末）", "on disability allowance (December)"),
    "risk.mean_allowance": ("人均伤残津贴（元/月）", "disability allowance (yuan a month)"),
    "risk.nursed": ("领护理费人数（年末）", "on nursing allowance (December)"),
    "risk.mean_nursing": ("人均护理费（元/月）", "nursing allowance (yuan a month)"),
    "risk.dependants": ("供养亲属人数（年末）", "dependants (December)"),
    "risk.mean_dependant": ("人均抚恤金（元/月）", "pension of a dependant (yuan a month)"),
    "risk.leaving": ("领一次性医疗补助人次", "medical grants on leaving"),
    "risk.mean_leaving": ("人均一次性医疗补助（元）", "medical grant on leaving (yuan)"),
    "risk.mean_death_grant": ("人均一次性工亡补助（元）", "death grant (yuan)"),
    "risk.injury_reserve": ("年末结余中的储备金（万元）", "reserve in the balance (10,000 yuan)"),
    "risk.by_employers": (
        "单位支付、不由基金支付（万元）",
        "paid by employers, not the fund (10,000 yuan)",
    ),
    "risk.employers_once": (
        "单位支付：医疗和一次性待遇（万元）",
        "by employers: care and grants (10,000 yuan)",
    ),
    "risk.employers_monthly": (
        "单位支付：伤残津贴、补差和护理费（万元）",
        "by employers: allowances, top-ups, nursing (10,000 yuan)",
    ),
    "risk.employers_dependants": (
        "单位支付：供养亲属抚恤金（万元）",
        "by employers: pensions of dependants (10,000 yuan)",
    ),
    "risk.jobless_insured": ("参保人数（年末，万人）", "insured (December, 10,000)"),
    "risk.jobless_rate": ("实际费率（%）", "rate of contributions (%)"),
    "risk.on_benefit": ("领取失业金人数（年末）", "on benefit (December)"),
    "risk.on_benefit_mean": ("月均领取失业金人数", "on benefit (mean)"),
    "risk.benefit_share": ("领取人数占参保（%）", "on benefit, of the insured (%)"),
    "risk.benefit_months": ("领取失业金（万人月）", "months of benefit paid (10,000)"),
    "risk.mean_benefit": ("人均失业金（元/月）", "benefit (yuan a month)"),
    "risk.of_minimum": ("失业金占最低工资", "benefit over the minimum wage"),
    "risk.of_wage": ("失业金占上年平均工资", "benefit over last year's average wage"),
    "risk.medical_each": ("代缴医疗保险（元/人月）", "medical premium paid (yuan a month)"),
    # tables
    "table.risks": ("工伤保险与失业保险", "Work injury and unemployment"),
    "table.risk.cases": ("工伤保险：参保与认定", "Work injury: insured and injuries recognised"),
    "table.risk.drawing": (
        "工伤保险：长期待遇、抚恤与一次性待遇",
        "Work injury: allowances, dependants and single benefits",
    ),
    "table.risk.employers": (
        "工伤待遇：由用人单位支付，不由基金支付",
        "Work injury: paid by employers, not the fund",
    ),
    "table.risk.benefit": ("失业保险：参保与待遇", "Unemployment: insured and benefits"),
    "table.risk.work_injury": (
        "工伤保险：参保、认定与待遇",
        "Work injury: insured, injuries and benefits",
    ),
    "table.risk.unemployment": ("失业保险：参保与待遇", "Unemployment: insured and benefits"),
    "table.month": ("月份", "month"),
    "table.arrears": (
        "长期待遇调整与补发，按月：改革减基准（单位：{unit}）",
        "The rise of long-term benefits by month: reform less base ({unit})",
    ),
    "table.arrears.due": ("应发", "due"),
    "table.arrears.paid": ("实发", "paid"),
    "table.arrears.open": ("月末待补发", "to be paid later"),
    # sentences
    "say.income_follows": (
        "保费随之变化：费率按上年支缴率浮动，按基金可支付月数分档下调，改革使费率换档的年份收入会跳动，"
        "最大的是{year}年（{money}）。",
        "Contributions follow: rates float with the spending of the year before and are cut by "
        "steps of payable months, so income jumps in years in which the reform changes a step, "
        "most in {year} ({money}).",
    ),
    "say.passed_limit": (
        "{year}年保费变化{money}，是因为年初结余可支付月数由基准的{before}个月变为{after}个月，跨过阶段性降费的档线，"
        "费率下调幅度由{cut_before}变为{cut_after}，并非改革本身的花费。",
        "Contributions move by {money} in {year}: the fund passes a limit of months of reserve. "
        "It would pay for {before} months on 1 January in the base, {after} in the reform, so the "
        "cut of rates goes from {cut_before} to {cut_after}. The reform itself costs no such sum.",
    ),
    "say.arrears": (
        "补发：{first}至{until}的调整增加额{total}在{paid}一次补发（{parts}）；"
        "以后各年在调整月照此补发。",
        "Arrears: the rise of {first} to {until}, {total}, is paid in {paid} in one sum ({parts}); "
        "later years likewise in the month of their rise.",
    ),
    "say.arrears_reform": (
        "补发：比基准多发的{first}至{until}增加额{total}在{paid}一次补发（{parts}），"
        "此后按月发放。",
        "Arrears: what {first} to {until} bring beyond the base, {total}, is paid in {paid} in one "
        "sum ({parts}), and by month from then on.",
    ),
    # remarks
    "note.injury_rate": (
        "实际费率＝保费÷参保职工缴费工资。行业费率按上年支缴率浮动，基金可支付月数多时阶段性下调，"
        "所以收入随上年支出和结余变动；单位缴费，职工个人不缴。",
        "Rate: contributions over the wages of the insured. Rates of an industry float with its "
        "spending of the year before and are cut while the fund would pay for long, so income "
        "follows spending and balance. Employers pay, workers do not.",
    ),
    "note.injury_people": (
        "伤残津贴人数和人均只计基金支付的未退休一至四级；退休后补差额计入伤残津贴支出。未参保单位的工伤也计入"
        "认定人次，费用由单位支付，单列一表。供养亲属按批计算，不逐人模拟，不在逐人比较之内。",
        "People on allowance and their mean are grades 1-4 before retirement whom the fund pays; "
        "what tops up their pension later is in the line of allowances. Injuries at employers who "
        "do not insure are counted; what these employers pay stands in a table of its own. "
        "Dependants are followed in groups, not as persons, so comparisons by person leave them "
        "out.",
    ),
    "note.injury_guesses": (
        "工伤发生率、伤残等级构成、人均医疗费和期初领取人数按全国公布总数推算（假设）；"
        "大灾、大案之年不在其内。",
        "How often people are injured, grades, cost of care and who draws at the start are worked "
        "out from national totals (assumptions); years of a great accident are not in them.",
    ),
    "note.jobless_people": (
        "领取人数按全国公布数逐年推算（假设），失业都按非本人意愿计；领满期限或不符合条件的人转为居民，"
        "直到重新就业。占平均工资＝失业金÷上年平均工资。",
        "How many draw follows the national number year by year (assumption), and all lose work "
        "against their will; who has drawn all months, or may not draw, is a resident until hired "
        "again. The average wage is that of the year before.",
    ),
    "note.jobless_lines": (
        "代缴医保含生育，同额计入职工医保收入；稳岗返还和其他支出（技能提升、职业培训等）按上年保费的比例计，"
        "其中其他支出比例为假设。",
        "Medical premiums paid, births included, are income of employee medical insurance. Returns "
        "to employers and other aid (training and the like) are shares of last year's "
        "contributions; that of other aid is an assumption.",
    ),
    "note.risk_gains": (
        "只计各基金付给本人的待遇，全期累计、名义金额、不折现；不计供养亲属抚恤金和单位少缴或多缴的保费；"
        "性别、年龄按首次有差别的那一年。",
        "Only what funds pay for the person counts, over the whole study, nominal, not discounted; "
        "not pensions of dependants, nor what employers pay in more or less. Sex and age are those "
        "of the first year with a difference.",
    ),
    "note.risk_error": (
        "工伤、失业基金的支付没有留存平方和，单个种子的抽样不给误差；工伤人数少，抽样中一人代表{scale}人，"
        "支出逐年起伏大半是抽样：请用 --scale 1 全量运行或 --seeds 重复。",
        "Payments for work injury and unemployment keep no squares: a sample of one seed has no "
        "error for them. Injuries are rare and one stands for {scale}, so most ups and downs of "
        "spending are those of the sample: run everybody with --scale 1, or repeat with --seeds.",
    ),
    # panels
    "panel.risk_rates": ("实际费率（%）", "Rate of contributions (%)"),
    "panel.risk_drawing": (
        "工伤：年末领取人数（{people}）",
        "Work injury: who draws in December ({people})",
    ),
    "panel.risk_on_benefit": (
        "失业：月均领取失业金人数（{people}）",
        "Unemployment: on benefit, mean ({people})",
    ),
    "panel.people": ("人", "people"),
    "panel.people_10k": ("万人", "10,000 people"),
    "panel.risk_means": ("工伤长期待遇：人均（元/月）", "Long-term benefits (yuan a month)"),
    "panel.risk_mean_benefit": ("人均失业金（元/月）", "Unemployment benefit (yuan a month)"),
    "panel.line.injury_rate": ("工伤", "injury"),
    "panel.line.jobless_rate": ("失业", "unempl."),
    "panel.line.allowances": ("伤残津贴", "allowance"),
    "panel.line.nursed": ("护理费", "nursing"),
    "panel.line.dependants": ("供养亲属", "dependants"),
    "panel.line.mean_allowance": ("伤残津贴", "allowance"),
    "panel.line.mean_nursing": ("护理费", "nursing"),
    "panel.line.mean_dependant": ("抚恤金", "dependants"),
    "panel.line.on_benefit_mean": ("领取人数", "on benefit"),
    "panel.line.mean_benefit": ("失业金", "benefit"),
    # workbook.xlsx and summary.csv
    "book.risks": ("工伤失业指标", "injury and unemployment"),
    "csv.injury_insured": ("工伤保险参保人数（年末）", "insured against work injury"),
    "csv.injury_wages": ("工伤保险缴费工资", "wages insured against work injury"),
    "csv.recognised": ("工伤认定人次", "injuries recognised"),
    "csv.killed": ("工亡", "killed at work"),
    "csv.allowances": ("领取伤残津贴人数（年末）", "on disability allowance"),
    "csv.nursed": ("领取生活护理费人数（年末）", "on nursing allowance"),
    "csv.dependants": ("供养亲属人数（年末）", "dependants"),
    "csv.by_employers": (
        "用人单位支付的工伤待遇（不由基金支付）",
        "paid by employers, not the fund",
    ),
    "csv.injury_reserve": ("工伤保险储备金", "reserve of work injury insurance"),
    "csv.jobless_insured": ("失业保险参保人数（年末）", "insured against unemployment"),
    "csv.jobless_wages": ("失业保险缴费工资", "wages insured against unemployment"),
    "csv.on_benefit": ("领取失业金人数（年末）", "on unemployment benefit"),
    "csv.benefit_months": ("领取失业金人月", "months of unemployment benefit"),
}
