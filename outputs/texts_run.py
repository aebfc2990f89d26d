"""Texts of a run: progress, maternity tables and sentences, spreadsheet, chart; zh and en."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # run
    "run.compiling": (
        "首次运行，正在编译引擎（半分钟到一分钟）…",
        "First run: compiling the engine (half a minute to a minute)...",
    ),
    "run.going": ("运行", "running"),
    "run.speed": ("每秒{person_years}", "{person_years} a second"),
    "run.done": (
        "完成：{person_years}，用时{seconds}秒，其中编译、准备和首批人口{start}秒{speed}。",
        "Done: {person_years} in {seconds} s, of which {start} s to compile, prepare and live the "
        "first people{speed}.",
    ),
    "run.done_speed": ("，其后{speed}", "; then {speed}"),
    "run.stopped": (
        "已中断：保留已完成的 {done} 个种子，共要求 {wanted} 个。",
        "Stopped: the {done} of {wanted} seeds that were complete are kept.",
    ),
    "run.nothing": (
        "已中断：没有完成的种子，未写出结果。可用 --scale 1/10 先看大概。",
        "Stopped before the first seed was complete; nothing written. Try --scale 1/10 first.",
    ),
    "run.written": ("结果写入 {folder}", "Results are in {folder}"),
    "run.exists": (
        "--out {folder}：文件夹中已有 {found}。请换一个文件夹，或先移走其中的结果。",
        "--out {folder}: the folder already holds {found}. Name another folder, or move it away.",
    ),
    "run.not_folder": (
        "--out {folder}：不能作为文件夹（{reason}）。请换一个路径。",
        "--out {folder}: cannot be a folder ({reason}). Name another path.",
    ),
    "run.scale": (
        "--scale：{found} 不是抽样比例。应为 1/k，如 1/100；1 表示全部人口。",
        "--scale: found {found}. Allowed: 1/k, for example 1/100; 1 runs everybody.",
    ),
    "run.seeds": (
        "--seeds：{found} 不可用。应为次数（如 3）或以逗号分隔的不同非负整数（如 1,5,9）。",
        "--seeds: found {found}. Allowed: a number of repetitions (3) or different seeds (1,5,9).",
    ),
    # tables of a run
    "table.fund": ("生育账户（单位：{unit}）", "Maternity ledger ({unit})"),
    "table.people": (
        "人口、居民生育补助与基金多付的人",
        "People, resident birth grants, for whom funds pay more",
    ),
    "table.year": ("年份", "year"),
    "table.income": ("收入", "income"),
    "table.spending": ("支出", "spending"),
    "table.base_spending": ("基准支出", "base spending"),
    "table.result": ("当期结余", "result"),
    "table.change": ("支出变化", "change"),
    "table.cumulated": ("累计变化", "cumulated"),
    "table.balance": ("年末现金余额", "cash balance"),
    "table.people_count": ("年初人口", "people 1 Jan"),
    "table.births": ("出生", "births"),
    "table.grants": ("居民补助\n{unit}", "grants\n{unit}"),
    "table.grants_change": ("变化\n{unit}", "change\n{unit}"),
    "table.gainers": ("基金多付\n人数", "funds pay\nmore for"),
    "table.mean_gain": ("人均多付\n元", "mean, yuan"),
    "table.total": ("合计", "total"),
    "table.interval": (
        "每格第二行为{seeds}个种子均值的95%置信区间。",
        "Second lines: 95 % interval of the mean of {seeds} seeds.",
    ),
    "table.sampled": (
        "抽样{scale}：结果按倍数放大，含抽样误差。",
        "Sample of {scale}: results are multiplied up and carry sampling error.",
    ),
    "note.few_people": (
        "本次只模拟了{people}人，太少：金额、人数和缺口年份只能看流程，不能据以判断。",
        "Only {people} people are simulated, too few: amounts, heads and years of shortfall show "
        "how it runs and allow no judgement.",
    ),
    "table.scope": (
        "口径：收支为应计制，余额为现金制，不含预收的下年居民保费；{before}。"
        "可支付月数＝年末现金余额÷当年月均支出；当期结余率＝（收入－支出）÷收入。",
        "Scope: flows are accrued, balances are cash without resident premiums received for the "
        "next year. {before}. Payable months: closing cash over a month's spending of the year; "
        "surplus ratio: result over income.",
    ),
    "scope.owed_before": (
        "最初几个月支付的期初以前款项没有公布数，按上年与首年同月相同估算（假设）",
        "What was owed before the start and is paid in the first months is not published: it is "
        "estimated as if the year before was like the first (assumption)",
    ),
    "scope.nothing_owed": (
        "现金列不含期初以前发生、期内才支付的款项，最初两三个月偏低",
        "Cash holds nothing that was owed before the start, so its first two or three months are "
        "low",
    ),
    # conclusions
    "say.nothing": (
        "花费：与基准没有任何差别（0.00元）。",
        "Cost: no difference from the base at all (0.00 yuan).",
    ),
    "say.cost": (
        "花费：{since}生育账户支出{first_year}年变化{first}（{first_share}），{last_year}年{last}（{last_share}）"
        "，到{last_year}年底累计{total}。",
        "Cost: {since}maternity spending changes by {first} in {first_year} ({first_share}), "
        "{last} in {last_year} ({last_share}), and by {total} in all to the end of {last_year}.",
    ),
    "say.cost_once": (
        "花费：{since}生育账户支出{last_year}年变化{last}（{last_share}），到{last_year}年底累计{total}。",
        "Cost: {since}maternity spending changes by {last} in {last_year} ({last_share}), and by "
        "{total} in all to the end of {last_year}.",
    ),
    "say.since": ("自{month}起，", "from {month} "),
    "say.earlier": (
        "花费：生育账户的应付总额不变，只是付得更早：月末累计多付现金最多{most}（{month}），期末累计{end}。",
        "Cost: maternity spending stays the same but is paid earlier; at most {most} more had been "
        "paid out at a month's end ({month}), {end} at the end of the study.",
    ),
    "say.later": (
        "花费：生育账户的应付总额不变，只是付得更晚：月末累计少付现金最多{most}（{month}），期末累计{end}。",
        "Cost: maternity spending stays the same but is paid later; at most {most} less had been "
        "paid out at a month's end ({month}), {end} at the end of the study.",
    ),
    "say.no_maternity": (
        "花费：生育账户支出没有变化。",
        "Cost: maternity spending does not change.",
    ),
    "say.grants": ("居民医保生育补助累计{total}。", "Resident birth grants: {total} in all."),
    "say.gain": (
        "基金多付：全期为{gainers}人多付，人均{mean}元；按年龄：{ages}；按孩次：{orders}；"
        "按参保：{covers}。",
        "Funds pay more for {gainers} people over the study, {mean} yuan each: {ages}; by birth "
        "order {orders}; by cover {covers}.",
    ),
    "say.no_gain": ("基金没有为任何人多付。", "Funds pay more for nobody."),
    "say.loss": (
        "基金为{losers}人少付，人均{mean}元。",
        " They pay less for {losers} people, {mean} each.",
    ),
    "say.no_loss": ("基金没有为任何人少付。", " They pay less for nobody."),
    "say.none_compared": (
        "逐人比较的待遇没有变化；有变化而不逐人比较的：{parts}（全期）。",
        "Nothing that is compared by person changes. Over the study, not compared by person: "
        "{parts}.",
    ),
    "say.no_gain_compared": (
        "在逐人比较的待遇中，基金没有为任何人多付；不逐人比较的：{parts}（全期）。",
        "Of what is compared by person funds pay more for nobody; over the study, not compared by "
        "person: {parts}.",
    ),
    "say.no_loss_compared": (
        "在逐人比较的待遇中，基金没有为任何人少付；不逐人比较的：{parts}（全期）。",
        " Of what is compared by person they pay less for nobody; over the study, not compared by "
        "person: {parts}.",
    ),
    "say.surplus": (
        "结余：生育账户每年收大于支，最少的是{year}年（{lowest}）。",
        "Balance: the maternity ledger takes in more than it pays every year, least in {year} "
        "({lowest}).",
    ),
    "say.deficit": (
        "结余：生育账户自{year}年起首次收不抵支，最大缺口在{worst_year}年（{worst}）。",
        "Balance: the maternity ledger first pays more than it takes in in {year}; the widest "
        "gap is in {worst_year} ({worst}).",
    ),
    "say.below_zero": (
        "现金余额于{month}首次低于零",
        " Its cash balance first falls below zero in {month}",
    ),
    "say.above_zero": ("现金余额始终不低于零", " Its cash balance never falls below zero"),
    "say.opening": (
        "；期初余额按{opening}计（实际期初结余未公布）。",
        "; it starts from {opening}, as the real opening balance is not published.",
    ),
    "say.opening_known": ("；期初余额{opening}。", "; it starts from {opening}."),
    # classes of people
    "class.age": ("{low}—{high}岁", "ages {low}-{high}"),
    "class.birth_order.0": ("手术（未分娩）", "surgery, no birth"),
    "class.birth_order.1": ("一孩", "first child"),
    "class.birth_order.2": ("二孩", "second child"),
    "class.birth_order.3": ("三孩", "third child"),
    "class.birth_order.4": ("四孩", "fourth child"),
    "class.birth_order.5": ("五孩", "fifth child"),
    "class.birth_order.6": ("六孩及以上", "sixth or later"),
    "class.cover.child": ("儿童", "children"),
    "class.cover.student": ("学生", "students"),
    "class.cover.enterprise": ("企业职工", "enterprise employees"),
    "class.cover.public": ("机关事业职工", "public employees"),
    "class.cover.flexible": ("灵活就业", "flexible workers"),
    "class.cover.unemployed": ("失业人员", "on unemployment benefit"),
    "class.cover.resident": ("居民医保", "resident cover"),
    "class.cover.retired": ("退休职工", "retired"),
    "class.cover.uninsured": ("未参保", "uninsured"),
    # summary.csv
    "csv.head": ("{what}（{unit}）", "{what} ({unit})"),
    "csv.scenario": ("方案", "scenario"),
    "csv.title": ("标题", "title"),
    "csv.year": ("年份", "year"),
    "csv.statistic": ("统计量", "statistic"),
    "csv.mean": ("均值", "mean"),
    "csv.low": ("95%下限", "95% low"),
    "csv.high": ("95%上限", "95% high"),
    "csv.seed": ("种子{seed}", "seed {seed}"),
    "csv.yuan": ("元", "yuan"),
    "csv.persons": ("人", "persons"),
    "csv.cases_unit": ("人次", "cases"),
    "csv.people": ("年初人口", "people on 1 January"),
    "csv.births": ("出生", "births"),
    "csv.deaths": ("死亡", "deaths"),
    "csv.maternity_income": ("生育账户收入", "maternity income"),
    "csv.maternity_spending": ("生育账户支出", "maternity spending"),
    "csv.maternity_result": ("生育账户当期结余", "maternity result"),
    "csv.maternity_spending_change": ("生育账户支出变化", "change of maternity spending"),
    "csv.maternity_spending_change_cumulated": (
        "生育账户支出累计变化",
        "cumulated change of maternity spending",
    ),
    "csv.maternity_cash_spending": ("生育账户现金支出", "maternity spending, cash"),
    "csv.maternity_cash_balance": ("生育账户年末现金余额", "maternity cash balance, year end"),
    "csv.resident_grants": ("居民生育补助", "resident birth grants"),
    "csv.resident_grants_change": ("居民生育补助变化", "change of resident birth grants"),
    "csv.gainers": ("基金多付人数", "people for whom funds pay more"),
    "csv.gain": ("基金多付金额", "paid more for them"),
    "csv.mean_gain": ("人均多付", "mean of it"),
    "csv.losers": ("基金少付人数", "people for whom funds pay less"),
    "csv.loss": ("基金少付金额", "paid less for them"),
    "csv.cases": ("结算", "settled:"),
    # charts
    "chart.against": (
        "与“{base}”比较，{first}—{last}年，{sample}",
        "against: {base}; {first}-{last}, {sample}",
    ),
    "chart.alone": ("{first}—{last}年，{sample}", "{first}-{last}, {sample}"),
    "chart.everybody": ("逐人模拟", "every person simulated"),
    "chart.sample": ("{scale}抽样模拟", "a sample of {scale} simulated"),
    "chart.base": ("基准", "base"),
    "chart.same": ("改革 = 基准", "reform = base"),
    "chart.reform": ("改革", "reform"),
    "chart.since": ("{year}年{month}月起", "from {year}-{month:02}"),
    "chart.spending.maternity.accrual": (
        "生育账户每月支出（应计，{unit}）",
        "Maternity ledger: monthly spending, accrual ({unit})",
    ),
    "chart.spending.maternity.cash": (
        "生育账户每月支出（按支付月份，{unit}）",
        "Maternity ledger: monthly spending, month of payment ({unit})",
    ),
    "chart.spending.resident.accrual": (
        "居民生育补助每月支出（应计，{unit}）",
        "Resident birth grants: monthly spending, accrual ({unit})",
    ),
    "chart.spending.resident.cash": (
        "居民生育补助每月支出（按支付月份，{unit}）",
        "Resident birth grants: monthly spending, month of payment ({unit})",
    ),
    "chart.cumulated": ("支出的累计变化（{unit}）", "Cumulated change of spending ({unit})"),
    "chart.cumulated.maternity.accrual": ("生育账户，应计", "maternity ledger, accrual"),
    "chart.cumulated.maternity.cash": ("生育账户，实付", "maternity ledger, cash"),
    "chart.cumulated.resident.accrual": ("居民补助，应计", "resident grants, accrual"),
    "chart.cumulated.resident.cash": ("居民补助，实付", "resident grants, cash"),
    "chart.no_change": ("与基准没有差别", "no difference from the base"),
    "chart.gains": (
        "基金为谁多付、少付：全期人数与人均金额",
        "For whom funds pay more and less: people, mean",
    ),
    "chart.more": ("多付：{all}", "More: {all}"),
    "chart.less": ("少付：{all}", "Less: {all}"),
    "chart.other_classes": ("其余{count}组", "{count} others"),
    "chart.no_gain": ("基金没有为任何人多付或少付", "funds pay more or less for nobody"),
    "chart.none_compared": (
        "逐人比较的待遇没有变化；\n有变化而不逐人比较的：",
        "nothing that is compared by person changes;\nnot compared by person:",
    ),
    "chart.and_more": ("等", "and more"),
    "chart.bar": ("{people}人 · 人均{mean}元", "{people} · {mean} yuan each"),
    "chart.scope": (
        "收支为应计制，余额为现金制，期初余额见方案。",
        "Flows are accrued, balances are cash; opening balances are those of the scenario.",
    ),
    "chart.classed": (
        "人按期内首次有差别时的情况分组。",
        " People are classed in the first year with a difference.",
    ),
    "chart.source": (
        "来源：shebao 模拟；方案 {name}（摘要 {digest}），"
        "程序 {code}，抽样 {scale}，种子 {seeds} 个。",
        "Source: shebao simulation; scenario {name} (digest {digest}), code {code}, sample "
        "{scale}, {seeds} seed(s).",
    ),
}
