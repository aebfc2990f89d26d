"""Texts of the medical funds: tables, conclusions and workbook, in Chinese and English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # funds
    "fund.maternity": ("生育账户（职工统筹之内）", "Maternity ledger (within the pooled fund)"),
    "fund.employee_medical": ("职工医保统筹基金", "Employee pooled fund"),
    "fund.employee_accounts": ("职工个人账户", "Personal accounts of employees"),
    "fund.large_sum": ("大额医疗费用补助", "Large-sum insurance"),
    "fund.resident_medical": ("居民医保基金", "Resident fund"),
    "fund.critical_illness": ("大病保险", "Critical illness insurance"),
    "fund.medical_assistance": ("医疗救助", "Medical assistance"),
    "fund.other_payers": ("特惠保、财政兜底与补充医保", "Other payers"),
    "fund.short.employee_medical": ("职工统筹", "pooled"),
    "fund.short.employee_accounts": ("个人账户", "accounts"),
    "fund.short.large_sum": ("大额补助", "large sum"),
    "fund.short.resident_medical": ("居民医保", "resident"),
    "fund.short.critical_illness": ("大病保险", "critical"),
    "fund.short.medical_assistance": ("医疗救助", "assistance"),
    "fund.short.other_payers": ("其他支付", "others"),
    # schemes, care, insurances
    "scheme.resident": ("居民", "residents"),
    "scheme.active": ("在职", "employees"),
    "scheme.retired": ("退休", "retired"),
    "scheme.short.resident": ("居民", "resid."),
    "scheme.short.active": ("在职", "empl."),
    "scheme.short.retired": ("退休", "retired"),
    "kind.stay": ("住院", "stays"),
    "kind.chronic": ("门诊慢特病", "chronic care"),
    "kind.visit": ("普通门诊", "visits"),
    "insurance.resident": ("居民医保", "residents"),
    "insurance.employee": ("职工医保", "employees and retired"),
    "group.ordinary": ("普通居民", "ordinary"),
    "group.tekun": ("特困", "tekun"),
    "group.dibao": ("低保", "dibao"),
    "group.returned": ("返贫致贫", "back in poverty"),
    "group.monitored": ("监测对象", "monitored"),
    "group.registered": ("建档立卡", "registered poor"),
    "class.age_over": ("{low}岁及以上", "ages {low} and over"),
    # tables
    "table.overview.accrual": (
        "各基金变化：改革减基准，应计（单位：{unit}）",
        "What moves: reform less base, accrual ({unit})",
    ),
    "table.overview.cash": (
        "各基金变化：改革减基准，实付（单位：{unit}）",
        "What moves: reform less base, cash ({unit})",
    ),
    "table.of_fund": ("{fund}（单位：{unit}）", "{fund} ({unit})"),
    "table.change_of": ("{what}\n变化", "change of\n{what}"),
    "table.its_change": ("变化", "change"),
    "table.ratio": ("当期\n结余率", "surplus\nratio"),
    "table.cash": ("年末现金\n余额", "cash\nbalance"),
    "table.balance_change": ("余额\n变化", "change of\nbalance"),
    "table.months": ("可支付\n月数", "payable\nmonths"),
    "table.reserve": ("风险金", "risk\nreserve"),
    "table.ahead": ("预收\n下年保费", "received\nahead"),
    "table.insured": ("参保人数\n万人", "insured\n10,000"),
    "table.loss_ratio": ("赔付率", "claims/\npremium"),
    "table.small": (
        "变化较小的基金不另列表：{funds}；逐年数字见上表与 workbook.xlsx。",
        "Funds with small changes have no table: {funds}; see above and workbook.xlsx.",
    ),
    "table.use": ("就医与待遇水平", "Use of care and shares paid"),
    "table.base": ("基准", "base"),
    "table.reform": ("改革", "reform"),
    "table.waterfall": (
        "费用由谁负担：{whose}，{year}年（{unit}，占总费用比例）",
        "Who bears the bills: {whose}, {year} ({unit}, share of the total)",
    ),
    "table.bills": ("人次（万）", "bills, 10,000"),
    "table.who_gains": (
        "基金为谁多付、少付：{year}年，与基准逐人比较",
        "For whom funds pay more and less: {year}, person by person",
    ),
    "table.share": ("占比", "share"),
    "table.losers": ("基金少付\n人数", "funds pay\nless for"),
    "table.mean_gainers": ("人均多付\n元", "mean\nyuan"),
    "table.mean_losers": ("人均少付\n元", "mean\nyuan"),
    "table.credits": (
        "多付、少付只计基金支付的待遇，不含个人账户划入；划入的增减见下表，同类人员增减方向一致。",
        "Only benefits paid by funds count, without credits to accounts; see below for these: a "
        "class moves together.",
    ),
    "table.of_credits": ("个人账户划入变化：{year}年", "Credits to personal accounts, {year}"),
    "table.holders": ("持有人数", "holders"),
    "table.credit_base": ("基准人均\n元/年", "base\nyuan a head"),
    "table.credit_reform": ("改革人均\n元/年", "reform\nyuan a head"),
    "table.credit_change": ("人均增减\n元/年", "change\nyuan a head"),
    "table.credit_total": ("合计增减\n{unit}", "change in all\n{unit}"),
    "class.account.at_work": ("在职（企业和机关事业）", "at work"),
    "class.account.retired": ("退休", "retired"),
    "compare.result": ("对结余的影响", "effect on the result"),
    # workbook.xlsx and summary.csv
    "book.income": ("收入（元，应计）", "income, accrued, yuan"),
    "book.spending": ("支出（元，应计）", "spending, accrued, yuan"),
    "book.result": ("当期结余（元）", "result, yuan"),
    "book.balance": ("年末现金余额（元）", "closing cash balance, yuan"),
    "book.ratio": ("当期结余率", "surplus ratio"),
    "book.months": ("可支付月数", "payable months"),
    "book.scheme": ("人员类别", "scheme"),
    "book.bill": ("费用类别", "kind of bill"),
    "book.number": ("结算人次", "bills"),
    "book.total": ("费用总额（元）", "total, yuan"),
    "book.cover": ("参保类别", "cover"),
    "book.age": ("年龄", "age"),
    "book.gainers": ("基金多付人数", "people for whom funds pay more"),
    "book.gain": ("基金多付金额（元）", "paid more for them, yuan"),
    "book.losers": ("基金少付人数", "people for whom funds pay less"),
    "book.loss": ("基金少付金额（元）", "paid less for them, yuan"),
    "book.who": ("基金多付少付", "who gets more or less"),
    "book.use": ("就医与待遇", "use"),
    "book.bills": ("费用构成", "who bears the bills"),
    "csv.fund_income": ("{fund}收入", "{fund}: income"),
    "csv.fund_spending": ("{fund}支出", "{fund}: spending"),
    "csv.fund_result": ("{fund}当期结余", "{fund}: result"),
    "csv.fund_balance": ("{fund}年末现金余额", "{fund}: cash balance, year end"),
    # measures of use
    "use.insured": ("参保人数（万人）", "insured (10,000)"),
    "use.stays_per_100": ("住院率（人次/百人）", "stays per 100 insured"),
    "use.cost_per_stay": ("次均住院费用（元）", "cost per stay (yuan)"),
    "use.days_per_stay": ("次均住院日（天）", "days per stay"),
    "use.stay_policy_share": ("住院政策范围内报销比例", "paid of policy cost, stays"),
    "use.stay_share": ("住院实际报销比例", "paid of all cost, stays"),
    "use.visits_each": ("人均普通门诊次数", "visits per insured"),
    "use.cost_per_visit": ("次均门诊费用（元）", "cost per visit (yuan)"),
    "use.visit_share": ("普通门诊实际报销比例", "paid of all cost, visits"),
    "use.chronic_patients": ("慢特病月均就医人数（万人）", "chronic patients a month (10,000)"),
    "use.cost_per_chronic": ("慢特病人月费用（元）", "cost per month of chronic care (yuan)"),
    "use.chronic_share": ("慢特病实际报销比例", "paid of all cost, chronic care"),
    # conclusions
    "say.stop": ("。", "."),
    "say.fund_cost": (
        "花费：自{month}起，{fund}{flow}{year}年变化{first}{share}{error}，"
        "{last_year}年{last}{last_share}{last_error}，全期累计{total}{whole_error}",
        "Cost: from {month} the {flow} of the {fund} changes by {first} in {year}{share}{error}, "
        "{last} in {last_year}{last_share}{last_error}, {total}{whole_error} over the study",
    ),
    "say.fund_cost_once": (
        "花费：自{month}起，{fund}{flow}{last_year}年变化{last}{last_share}{last_error}，"
        "全期累计{total}{whole_error}",
        "Cost: from {month} the {flow} of the {fund} changes by {last} in "
        "{last_year}{last_share}{last_error}, {total}{whole_error} over the study",
    ),
    "say.fund_income": (
        "收入：自{month}起，{fund}{flow}{year}年变化{first}{share}{error}，"
        "{last_year}年{last}{last_share}{last_error}，全期累计{total}{whole_error}",
        "Income: from {month} the {flow} of the {fund} changes by {first} in {year}{share}{error}, "
        "{last} in {last_year}{last_share}{last_error}, {total}{whole_error} over the study",
    ),
    "say.fund_income_once": (
        "收入：自{month}起，{fund}{flow}{last_year}年变化{last}{last_share}{last_error}，"
        "全期累计{total}{whole_error}",
        "Income: from {month} the {flow} of the {fund} changes by {last} in "
        "{last_year}{last_share}{last_error}, {total}{whole_error} over the study",
    ),
    "say.share": ("（{share:+.1%}）", " ({share:+.1%})"),
    "say.other_funds": ("其他基金支出全期累计：{parts}。", "Other funds, over the study: {parts}."),
    "say.fund_also": ("；{flow}累计变化{total}", "; its {flow} by {total}"),
    "say.fund_earlier": (
        "花费：{fund}的应付总额不变，只是付得更早：月末累计多付现金最多{most}（{month}），期末累计{end}。",
        "Cost: what the {fund} spends stays the same but is paid earlier; at most {most} more had "
        "been paid out at a month's end ({month}), {end} at the end of the study.",
    ),
    "say.fund_later": (
        "花费：{fund}的应付总额不变，只是付得更晚：月末累计少付现金最多{most}（{month}），期末累计{end}。",
        "Cost: what the {fund} spends stays the same but is paid later; at most {most} less had "
        "been paid out at a month's end ({month}), {end} at the end of the study.",
    ),
    "say.others": (
        "其他医疗待遇支出累计变化{total}。",
        "Other medical benefits change by {total} in all.",
    ),
    "say.care": (
        "待遇：{year}年{whose}{care}，{parts}。",
        "Care: {care} of {whose} in {year}: {parts}.",
    ),
    "say.from_to": ("{what}由{base}变为{reform}", "{what} {base} -> {reform}"),
    "say.gain_medical": (
        "基金多付：全期为{gainers}人多付，人均累计{mean}元；按年龄：{ages}；按参保：{covers}。",
        "Funds pay more for {gainers} people over the study, {mean} yuan each in all: {ages}; by "
        "cover {covers}.",
    ),
    "say.runs_dry": ("现金余额于{month}首次低于零", "its cash first falls below zero in {month}"),
    "say.holds": (
        "现金余额始终不低于零，{year}年末可支付{months}个月",
        "its cash never falls below zero and lasts {months} months at the end of {year}",
    ),
    "say.under_reserve": (
        "，{year}年末首次低于风险金",
        ", and first closes below the risk reserve in {year}",
    ),
    "say.both_balances": (
        "结余：{fund}，改革后{reform}；不改革则{base}{opening}",
        "Balance: {fund}: with the reform {reform}; without it {base}{opening}",
    ),
    "say.same_balance": (
        "结余：{fund}，改革前后相同：{reform}{opening}",
        "Balance: {fund}: with and without the reform {reform}{opening}",
    ),
    "say.state": (
        "{fund}：{first}年收入{income}、支出{spending}（当期结余率{ratio}），{last}年收入{last_income}、"
        "支出{last_spending}（{last_ratio}）；{deficit}，",
        "{fund}: income {income}, spending {spending} in {first} (surplus ratio {ratio}); "
        "{last_income} and {last_spending} in {last} ({last_ratio}); {deficit}; ",
    ),
    "say.deficit_from": (
        "{year}年首次当期收不抵支",
        "it first spends more than it takes in in {year}",
    ),
    "say.no_deficit": ("每年收大于支", "it takes in more than it spends every year"),
}
