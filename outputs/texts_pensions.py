"""Texts of the pension funds: lines, tables, sentences, panels, spreadsheets; zh and en."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # funds and lines
    "fund.employee_pension": ("职工养老保险基金", "Employee pension fund"),
    "fund.resident_pension": ("居民养老保险基金", "Resident pension fund"),
    "fund.short.employee_pension": ("职工养老", "empl. pens."),
    "fund.short.resident_pension": ("居民养老", "resid. pens."),
    "line.pension_enterprise": ("企业缴费", "firms"),
    "line.pension_public": ("机关缴费", "public\nbodies"),
    "line.pension_own": ("个人缴费", "own"),
    "line.pension_flexible": ("灵活就业", "flexible"),
    "line.pension_paid_up": ("一次性补缴", "paid up"),
    "line.pension_moved_in": ("转移转入", "moved in"),
    "line.pension_from_resident": ("居民转入", "from\nresidents"),
    "line.pension_subsidy": ("财政补贴", "subsidy"),
    "line.pension_interest": ("利息", "interest"),
    "line.pension_pooled": ("统筹养老金", "pooled\npensions"),
    "line.pension_account": ("账户养老金", "account\npensions"),
    "line.pension_disability": ("病残津贴", "disabled"),
    "line.pension_funeral": ("丧葬补助", "funeral"),
    "line.pension_survivors": ("抚恤金", "survivors"),
    "line.pension_heirs": ("账户继承", "heirs"),
    "line.pension_withdrawn": ("账户退还", "paid out"),
    "line.pension_to_resident": ("转居民养老", "to\nresidents"),
    "line.resident_pension_own": ("个人缴费", "own"),
    "line.resident_pension_paid_for": ("困难代缴", "paid for"),
    "line.resident_pension_subsidy": ("缴费补贴", "subsidies"),
    "line.resident_pension_collective": ("集体补助", "villages"),
    "line.resident_pension_basic_funding": ("基础养老金\n财政补助", "basic,\nfiscal"),
    "line.resident_pension_moved_in": ("职工转入", "moved in"),
    "line.resident_pension_recovered": ("多领追回", "recovered"),
    "line.resident_pension_merged": ("老农保等\n并入", "merged"),
    "line.resident_pension_interest": ("利息", "interest"),
    "line.resident_pension_basic": ("基础养老金", "basic\npensions"),
    "line.resident_pension_account": ("账户养老金", "account\npensions"),
    "line.resident_pension_overpaid": ("多发", "overpaid"),
    "line.resident_pension_funeral": ("丧葬补助", "funeral"),
    "line.resident_pension_heirs": ("账户继承", "heirs"),
    "line.resident_pension_to_employee": ("转职工养老", "to\nemployees"),
    # measures: heads of columns, names in rows and sentences, names of lines drawn
    "pension.short.workers": ("参保职工\n万人", "workers\n10,000"),
    "pension.short.retired": ("领取人数\n万人", "retired\n10,000"),
    "pension.short.workers_each": ("职工与\n领取人数比", "workers\nfor one"),
    "pension.short.mean_pension": ("月人均\n养老金 元", "mean a\nmonth"),
    "pension.short.new": ("新增领取\n万人", "new\n10,000"),
    "pension.short.new_years": ("新增平均\n缴费年限", "years\npaid in"),
    "pension.short.new_amount": ("新增月均\n养老金 元", "new mean\na month"),
    "pension.short.replacement": ("新增\n替代率", "replace-\nment"),
    "pension.short.fiscal_share": ("财政补贴\n占收入", "subsidy/\nincome"),
    "pension.short.enrolled": ("参保人数\n万人", "insured\n10,000"),
    "pension.short.payers": ("缴费人数\n万人", "payers\n10,000"),
    "pension.short.own_each": ("人均缴费\n元/年", "paid each\nyuan"),
    "pension.short.drawing": ("领取人数\n万人", "drawing\n10,000"),
    "pension.short.resident_mean": ("月人均\n养老金 元", "mean a\nmonth"),
    "pension.short.basic_mean": ("其中：基础\n养老金 元", "of it\nbasic"),
    "pension.short.resident_fiscal_share": ("财政资金\n占收入", "fiscal/\nincome"),
    "pension.workers": ("参保职工（年末，万人）", "workers insured (December, 10,000)"),
    "pension.retired": ("领取养老金人数（年末，万人）", "retired (December, 10,000)"),
    "pension.workers_each": ("职工与领取人数之比", "workers for one retired"),
    "pension.mean_pension": ("月人均养老金（元）", "mean pension (yuan a month)"),
    "pension.new": ("新增领取人数（万人）", "new pensions (10,000)"),
    "pension.new_years": ("新增领取者平均缴费年限（年）", "years paid in before new ones"),
    "pension.new_amount": ("新增领取者月均养老金（元）", "mean new pension (yuan a month)"),
    "pension.replacement": ("新增替代率（对计发基数）", "replacement rate of new ones"),
    "pension.fiscal_share": ("财政补贴占收入", "subsidy, share of income"),
    "pension.enrolled": ("参保人数（年末，含领取，万人）", "insured (December, 10,000)"),
    "pension.payers": ("缴费人数（万人）", "payers (10,000)"),
    "pension.own_each": ("人均缴费（元/年）", "paid by each (yuan a year)"),
    "pension.drawing": ("领取人数（年末，万人）", "drawing (December, 10,000)"),
    "pension.resident_mean": ("月人均养老金（元）", "mean pension (yuan a month)"),
    "pension.basic_mean": ("其中基础养老金（元/月）", "of it basic (yuan a month)"),
    "pension.resident_fiscal_share": ("财政资金占收入", "fiscal money, share of income"),
    "panel.line.workers": ("参保职工", "workers"),
    "panel.line.retired": ("领取人数", "retired"),
    "panel.line.replacement": ("新增养老金", "new pensions"),
    "panel.line.relative": ("全部养老金", "all pensions"),
    "panel.line.payers": ("缴费人数", "payers"),
    "panel.line.drawing": ("领取人数", "drawing"),
    "panel.line.resident_mean": ("全部养老金", "mean pension"),
    "panel.line.basic_mean": ("基础养老金", "of it basic"),
    # tables
    "table.pensions": ("养老保险", "Pensions"),
    "table.own_result": ("扣除补贴\n当期结余", "result less\nsubsidy"),
    "table.members.employee_pension": (
        "职工养老保险：参保与待遇",
        "Employee pension: members and benefits",
    ),
    "table.members.resident_pension": (
        "居民养老保险：参保与待遇",
        "Resident pension: members and benefits",
    ),
    "table.income_lines": ("{fund}：收入构成（{unit}）", "{fund}: income by line ({unit})"),
    "table.spending_lines": ("{fund}：支出构成（{unit}）", "{fund}: spending by line ({unit})"),
    "table.changed_lines": (
        "{fund}：各项变化，改革减基准（{unit}）",
        "{fund}: change by line, reform less base ({unit})",
    ),
    "table.given": (
        "{fund}：各级财政负担（{unit}）",
        "{fund}: what each government gives ({unit})",
    ),
    "given.short.basic": ("{government}\n基础养老金", "{government}\nbasic"),
    "given.short.subsidy": ("{government}\n缴费补贴", "{government}\nsubsidies"),
    "given.long.basic": ("{government}财政负担的基础养老金", "{government}: basic pensions"),
    "given.long.subsidy": (
        "{government}财政负担的缴费补贴",
        "{government}: subsidies of contributions",
    ),
    "table.income_line": ("收：", "in: "),
    "table.spending_line": ("支：", "out: "),
    "table.all_years": ("全期合计", "all years"),
    "table.age_gains": (
        "基金为谁多付、少付：全期累计，与基准逐人比较",
        "For whom funds pay more and less: the whole study, person by person",
    ),
    "table.gainers_10k": ("基金多付\n万人", "more for\n10,000"),
    "table.losers_10k": ("基金少付\n万人", "less for\n10,000"),
    "class.sex.male": ("男", "men"),
    "class.sex.female": ("女", "women"),
    # sentences
    "say.members": (
        "{fund}，{first}年与{last}年：{parts}。",
        "{fund}, {first} and {last}: {parts}.",
    ),
    "say.members_reform": (
        "{fund}，{last}年改革与基准：{parts}。",
        "{fund}, {last}, base and reform: {parts}.",
    ),
    "say.age_gain": (
        "基金多付：全期为{people}人多付，人均累计{mean}元；最多的是{classes}。",
        "Funds pay more for {people} people over the study, {mean} yuan each; most are {classes}.",
    ),
    "say.age_loss": (
        "基金少付：全期为{people}人少付，人均累计{mean}元；最多的是{classes}。",
        "They pay less for {people} people, {mean} yuan each; most are {classes}.",
    ),
    "say.giving": (
        "居民养老财政资金（基础养老金、缴费补贴），各级负担全期变化：{parts}。",
        "Fiscal money of the resident pension (basic pensions, subsidies of contributions), change "
        "over the study: {parts}.",
    ),
    "say.medical_side": (
        "医保：参保身份随之改变，职工医保统筹基金全期收入{income}、支出{spending}、结余{result}。",
        "Medical insurance: people change their cover, and over the study the income of the "
        "employee pooled fund moves by {income}, its spending by {spending}, its result by "
        "{result}.",
    ),
    # remarks
    "note.pension_gains": (
        "只计各基金付给本人的待遇（职工养老金和医疗待遇），全期累计、名义金额、不折现；不计少缴或多缴的保费、"
        "丧葬抚恤和继承，也不逐人比较居民养老金；性别、年龄按首次有差别的那一年。",
        "Only what funds pay for the person counts (employee pensions and medical benefits), over "
        "the whole study, nominal, not discounted; not what is paid in more or less, grants at "
        "death, accounts of heirs; pensions of residents are not compared by person. Sex and age "
        "are those of the first year with a difference.",
    ),
    "note.pension_gains_residents": (
        "只计各基金付给本人的待遇（职工和居民养老金、医疗待遇），以及有成员退出或并入的封闭制度付给成员的钱，"
        "全期累计、名义金额、不折现；不计少缴或多缴的保费、丧葬抚恤和继承，也不计死亡后和重复发放的养老金；"
        "性别、年龄按首次有差别的那一年。",
        "Only what funds pay for the person counts (pensions of employees and residents, medical "
        "benefits), and what closed schemes pay that members leave, over the whole study, nominal, "
        "not discounted; not what is paid in more or less, grants at death, accounts of heirs, "
        "pensions paid after a death or beside another. Sex and age are those of the first year "
        "with a difference.",
    ),
    "note.pooled_above": (
        "职工养老实行省级统筹、全国统筹，地方的收支差额由上级调剂，期初结余不按地方公布；"
        "余额低于零不等于发不出养老金。",
        "Employee pensions are pooled by province and nation: what a place lacks comes from above, "
        "and no opening balance is published for it. A balance below zero does not mean that "
        "pensions are not paid.",
    ),
    "note.subsidy": (
        "财政补贴按养老金支出的一定比例计（假设，含投资收益等其他收入），占收入的比重{first}年{share}、{last}年{last_share}；"
        "{without}。",
        "The subsidy is a share of what pensions cost (assumption; it holds returns of investment "
        "and the like): {share} of income in {first}, {last_share} in {last}; {without}.",
    ),
    "note.without_subsidy": (
        "不计补贴，{year}年起当期收不抵支",
        "without it the fund spends more than it takes in from {year} on",
    ),
    "note.with_and_without": (
        "不计补贴也始终收大于支",
        "without it the fund takes in more than it spends every year",
    ),
    "note.accounts": (
        "个人账户为记账额，不是另存的现金：{first}年初{start}，{last}年末{end}，同时基金现金余额{cash}。",
        "Accounts are notional, no cash is held for them: {start} at the start of {first}, {end} "
        "at the end of {last}, when the fund holds {cash} of cash.",
    ),
    "note.workers": (
        "参保职工是12月的人数，为全年最低：灵活就业人员多在1月参保、年内退出。公布的年末数宜与12月和次年1月的平均比较，"
        "{year}年末的平均比12月多{more}。",
        "Workers are those of December, the fewest of a year: most who pay alone join in January "
        "and leave through the year. A published year's end compares with the mean of December "
        "and January: at the end of {year} {more} more than December.",
    ),
    "note.pension_guesses": (
        "替代率＝新增月均养老金÷上年全口径平均工资（计发基数）。首年新增含期初已到龄、尚未领取的人。"
        "期初养老金水平和账户按公布的总数推算，2026年起的调整、工资增长、灵活就业缴费比重均为假设。",
        "Replacement rate: mean new pension over the average wage of the year before. The first "
        "year holds those who had reached the age before the start and did not draw. Pensions and "
        "accounts at the start are worked out from published totals; rises from 2026, wages and "
        "how many pay alone are assumptions.",
    ),
    "note.resident_pension": (
        "居民基础养老金由财政列收列支，余额基本是个人账户资金；2026年起基础养老金的增长、缴费档次和缴费率为假设。",
        "Basic pensions of residents are fiscal money that passes through, so the balance is the "
        "money of accounts; growth of the basic pension from 2026, tiers and payers are "
        "assumptions.",
    ),
    "note.pension_error": (
        "养老基金的支付没有留存平方和，单个种子的抽样不给误差；"
        "请用 --seeds 重复或 --scale 1 全量运行。",
        "Payments of the pension funds keep no squares: a sample of one seed has no error for "
        "them. Repeat with --seeds, or run everybody with --scale 1.",
    ),
    # panels
    "panel.pension_income": (
        "{fund}收入构成（{unit}；线为支出，虚线为基准）",
        "{fund}: income, line: spending ({unit}; dashed: base)",
    ),
    "panel.pension_income_alone": (
        "{fund}收入构成（{unit}；线为支出）",
        "{fund}: income, line: spending ({unit})",
    ),
    "panel.members": ("职工养老：参保与领取（万人）", "Employee pension: members (10,000)"),
    "panel.replacement": (
        "养老金对计发基数（%）",
        "Pensions over the reference wage (%)",
    ),
    "panel.resident_members": (
        "居民养老：缴费与领取（万人）",
        "Resident pension: members (10,000)",
    ),
    "panel.resident_mean": ("居民养老金（元/月）", "Resident pension (yuan a month)"),
    "panel.age_gains": (
        "基金为谁多付、少付：全期人数与人均累计",
        "Funds pay more and less for (whole study)",
    ),
    "panel.not_told": ("结果中没有这些数", "the result does not tell it"),
    "chart.pensions": ("{title}：养老保险", "{title}: pensions"),
    # workbook.xlsx and summary.csv
    "book.pensions": ("养老指标", "pensions"),
    "book.given": ("居民养老各级财政", "resident pension, governments"),
    "book.age_gains": ("分性别年龄多付少付", "gains by sex and age"),
    "book.sex": ("性别", "sex"),
    "csv.months": ("月", "months"),
    "csv.pension_workers": ("职工养老参保职工（年末）", "workers in the employee pension"),
    "csv.pension_retired": ("职工养老领取人数（年末）", "drawing the employee pension"),
    "csv.pension_new": ("职工养老新增领取", "new employee pensions"),
    "csv.pension_new_months": ("新增领取者缴费月数合计", "months paid in before new pensions"),
    "csv.pension_new_amount": ("新增月养老金合计", "new pensions, a month"),
    "csv.pension_drawn": ("职工养老金", "employee pensions"),
    "csv.pension_payers": ("居民养老缴费人数", "payers of the resident pension"),
    "csv.pension_drawing": ("居民养老领取人数（年末）", "drawing the resident pension"),
    "csv.pension_resident_drawn": ("居民养老金", "resident pensions"),
}
