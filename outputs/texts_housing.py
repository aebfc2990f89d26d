"""Texts of the housing provident fund: tables, sentences, panels, spreadsheets; zh and en."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # money and measures: heads of columns, names in rows and sentences, names of lines drawn
    "housing.short.deposits": ("缴存额", "deposits"),
    "housing.short.interest": ("结算利息", "interest"),
    "housing.short.withdrawals": ("提取额", "with-\ndrawals"),
    "housing.short.accounts": ("缴存余额\n（年末）", "accounts\nDecember"),
    "housing.short.granted": ("发放贷款", "loans\ngranted"),
    "housing.short.principal": ("回收本金", "principal\nrepaid"),
    "housing.short.loans": ("贷款余额\n（年末）", "loans\nDecember"),
    "housing.short.payers": ("实缴职工\n万人", "payers\n10,000"),
    "housing.short.deposit_each": ("人均缴存\n元/年", "each a\nyear"),
    "housing.short.withdrew": ("提取人数\n万人", "withdrew\n10,000"),
    "housing.short.withdrawn_share": ("提取率", "with-\ndrawn"),
    "housing.short.borrowers": ("还款职工\n万人", "borrowers\n10,000"),
    "housing.short.number": ("发放笔数\n万笔", "new loans\n10,000"),
    "housing.short.mean_loan": ("笔均贷款\n万元", "mean loan\n10,000"),
    "housing.short.ratio": ("个贷率", "loans/\ndeposits"),
    "housing.short.liquid": ("资金保障\n月数", "months\nliquid"),
    "housing.deposits": ("缴存额", "deposits"),
    "housing.interest": ("结算利息", "interest credited"),
    "housing.withdrawals": ("提取额", "withdrawals"),
    "housing.accounts": ("缴存余额（年末）", "accounts (December)"),
    "housing.granted": ("发放贷款", "loans granted"),
    "housing.principal": ("回收本金", "principal repaid"),
    "housing.loans": ("贷款余额（年末）", "loans not repaid (December)"),
    "housing.payers": ("实缴职工（年末，万人）", "payers (December, 10,000)"),
    "housing.deposit_each": ("人均缴存（元/年）", "deposits of each (yuan a year)"),
    "housing.withdrew": ("提取人数（万人）", "people who withdraw (10,000)"),
    "housing.withdrawn_share": ("提取率（提取额占缴存额）", "withdrawals over deposits"),
    "housing.borrowers": ("还款职工（年末，万人）", "borrowers (December, 10,000)"),
    "housing.number": ("发放贷款笔数（万笔）", "loans granted (10,000)"),
    "housing.mean_loan": ("笔均贷款（万元）", "mean loan (10,000 yuan)"),
    "housing.ratio": ("个贷率（贷款余额占缴存余额）", "loans over deposits"),
    "housing.liquid": ("资金保障月数", "months of liquidity"),
    "housing.mark.deposits": ("缴存", "deposits"),
    "housing.mark.interest": ("利息", "interest"),
    "housing.mark.withdrawals": ("提取", "withdrawals"),
    "housing.mark.accounts": ("缴存余额", "accounts"),
    "housing.mark.granted": ("发放贷款", "loans granted"),
    "housing.mark.principal": ("回收本金", "repaid"),
    "housing.mark.loans": ("贷款余额", "loans"),
    "housing.mark.ratio": ("个贷率", "ratio"),
    "housing.mark.liquid": ("月数", "months"),
    "housing.mark.kind.two": ("二孩家庭", "two children"),
    "housing.mark.kind.three": ("三孩家庭", "three children"),
    "housing.mark.kind.young": ("青年首套房", "the young"),
    "housing.whose.up_to_one": ("至多一孩家庭", "up to one child"),
    "housing.whose.two": ("二孩家庭", "two children"),
    "housing.whose.three": ("三孩家庭", "three children"),
    "housing.whose.young": ("其中青年首套房提高额度", "of them the young, higher cap"),
    # lines, kinds of loans, uses of the surplus
    "housing.line.housing_purchase": ("购房", "purchase"),
    "housing.line.housing_repayment": ("还贷", "repayment"),
    "housing.line.housing_rent": ("租房", "rent"),
    "housing.line.housing_retirement": ("退休", "retirement"),
    "housing.line.housing_leaving": ("离职、转出", "leaving"),
    "housing.line.housing_death": ("死亡", "death"),
    "housing.kind.up_to_one": ("至多一孩\n笔数", "up to one\nchild"),
    "housing.kind.two": ("二孩家庭\n笔数", "two\nchildren"),
    "housing.kind.three": ("三孩家庭\n笔数", "three\nchildren"),
    "housing.kind.young": ("其中：青年\n提高额度", "of them\nyoung"),
    "housing.use.idle_interest": ("存放\n收益", "earned on\nthe rest"),
    "housing.use.handling": ("委贷\n手续费", "fees of\nbanks"),
    "housing.use.surplus": ("增值\n收益", "surplus"),
    "housing.use.reserve": ("风险\n准备金", "risk\nreserve"),
    "housing.use.management": ("管理\n费用", "cost"),
    "housing.use.rental": ("公共租赁\n住房资金", "public\nrental"),
    # tables
    "table.housing": ("住房公积金", "Housing provident fund"),
    "table.housing_money": (
        "住房公积金：资金与余额（{unit}）",
        "Housing fund: stock and flow ({unit})",
    ),
    "table.housing_members": (
        "住房公积金：缴存、提取、贷款与流动性",
        "Housing fund: members, loans and liquidity",
    ),
    "table.housing_reasons": (
        "住房公积金：按原因分的提取额（{unit}）",
        "Housing fund: withdrawals by reason ({unit})",
    ),
    "table.housing_kinds": (
        "住房公积金：按家庭分的贷款（笔；笔均万元）",
        "Housing fund: loans by family (number; mean in 10,000 yuan)",
    ),
    "table.housing_surplus": (
        "住房公积金：增值收益及分配（{unit}）",
        "Housing fund: surplus and its uses ({unit})",
    ),
    "table.housing_change": (
        "住房公积金：资金与余额变化，改革减基准（{unit}）",
        "Housing fund: change of stock and flow, reform less base ({unit})",
    ),
    "table.housing_beside": (
        "住房公积金：改革与基准",
        "Housing fund: base and reform",
    ),
    "table.housing_surplus_change": (
        "住房公积金：增值收益变化，改革减基准（{unit}）",
        "Housing fund: change of the surplus, reform less base ({unit})",
    ),
    "table.mean_loan": ("笔均", "mean"),
    "table.number_of": ("{kind}（笔）", "{kind}, number"),
    "table.mean_of": ("{kind}（笔均，万元）", "{kind}, mean"),
    # sentences
    "say.housing_stocks": (
        "住房公积金：缴存余额{first}年末{accounts_first}、{last}年末{accounts_last}，"
        "贷款余额{loans_first}、{loans_last}。",
        "Housing fund: accounts hold {accounts_first} at the end of {first}, {accounts_last} at "
        "the end of {last}; loans are {loans_first} and {loans_last}. ",
    ),
    "say.housing_members": ("{first}年与{last}年：{parts}。", "{first} and {last}: {parts}."),
    "say.housing_members_reform": (
        "{last}年基准与改革：{parts}。",
        "{last}, base and reform: {parts}.",
    ),
    "say.housing_money": (
        "自{month}起，住房公积金全期发放贷款{granted}（{number}笔），提取{withdrawals}，"
        "缴存{deposits}；期末贷款余额{loans}，缴存余额{accounts}。",
        "From {month} on loans granted by the housing fund change by {granted} over the study "
        "({number} loans), withdrawals by {withdrawals}, deposits by {deposits}; at its end loans "
        "not repaid by {loans}, accounts by {accounts}.",
    ),
    "say.housing_kinds": ("全期贷款：{parts}。", "Loans of the study: {parts}."),
    "say.housing_kind": (
        "{kind}{number}笔（基准{base}笔），笔均{mean}元",
        "{kind} {number} (base {base}), {mean} yuan each",
    ),
    "say.housing_kind_new": ("{kind}{number}笔，笔均{mean}元", "{kind} {number}, {mean} yuan each"),
    "say.housing_lending": ("注意：{parts}。", "Mind: {parts}."),
    "say.housing_lending_reform": ("注意，改革下：{parts}。", "Mind, under the reform: {parts}."),
    "say.housing_lending.open": (
        "改革下个贷率在各年均低于收紧线，贷款不受限制。",
        "Under the reform loans stay below the threshold of deposits in all years; nothing is cut.",
    ),
    "say.housing_lending.tight": (
        "{last}年末个贷率{ratio}，达到收紧线，{years}年住房公积金贷款额度降低",
        "loans of the housing fund are {ratio} of deposits at the end of {last}, above the "
        "threshold of the law, so caps of loans are cut in {years}",
    ),
    "say.housing_lending.stopped": (
        "{last}年末个贷率{ratio}，达到停贷线，{years}年住房公积金不发放贷款",
        "loans of the housing fund are {ratio} of deposits at the end of {last}, above the upper "
        "threshold of the law, so no loan is granted in {years}",
    ),
    "say.housing_lending.queued": (
        "{last}年末个贷率{ratio}，达到轮候线，{years}年住房公积金贷款须轮候，额度也降低",
        "loans of the housing fund are {ratio} of deposits at the end of {last}, above the upper "
        "threshold of the law, so loans wait for their money in {years} and caps are cut",
    ),
    "say.housing_more": (
        "贷款额或租房提取额增加的有{people}人，人均累计{mean}元。",
        "Loans or rents withdrawn are larger for {people} people, by {mean} yuan each.",
    ),
    "say.housing_less": (
        "减少的有{people}人，人均累计{mean}元。",
        "They are smaller for {people} people, by {mean} yuan each.",
    ),
    # remarks
    "note.housing_fund": (
        "住房公积金不是社会保险基金：缴存归职工个人账户，不统筹；收支余额自成一体，不与各险种基金相加。",
        "The housing fund is no insurance fund: all deposits belong to the members, nothing is "
        "pooled, and its money is not added to that of other funds.",
    ),
    "note.housing_liquid": (
        "资金保障月数＝（缴存余额－贷款余额）÷月均提取与发放贷款。各年是否收紧、停止或轮候放贷，"
        "按上年末模拟的个贷率与规定的界限判断；界限为假设。",
        "Months of liquidity: deposits less loans over what a month pays out in withdrawals and "
        "new loans. Whether lending is cut, stops or queues in a year follows the ratio at the end "
        "of the year before and the thresholds of the law, which are assumptions.",
    ),
    "note.housing_guesses": (
        "购房、贷款、提取的频率和房价均为假设，据公布的缴存、提取、贷款数取值；多数地方没有公布数，用全国的水平。"
        "提取人次中按月提取每月计一次，提取人数每年每人计一次。",
        "How often homes are bought, loans taken and accounts drawn, and prices of homes are "
        "assumptions, chosen by published sums; most places have none and take those of the "
        "nation. People who withdraw are counted once a year.",
    ),
    # panels
    "panel.housing_flows": ("公积金收付（{unit}）", "Housing fund: flows ({unit})"),
    "panel.housing_stocks": ("余额（{unit}）", "Accounts and loans ({unit})"),
    "panel.housing_ratio": ("个贷率（%）", "Loans over deposits (%)"),
    "panel.housing_liquid": ("资金保障月数", "Months of liquidity"),
    "panel.housing_reasons": ("提取额构成（{unit}）", "Withdrawals by reason ({unit})"),
    "panel.housing_kinds": ("多子女与青年贷款（笔）", "Loans to larger families, the young"),
    "panel.housing_change": ("改革减基准（{unit}）", "Reform less base ({unit})"),
    # workbook.xlsx and summary.csv
    "book.housing": ("住房公积金", "housing fund"),
    "csv.loans": ("笔", "loans"),
    "csv.housing_payers": ("公积金实缴职工（年末）", "payers of the housing fund"),
    "csv.housing_borrowers": ("公积金还款职工（年末）", "borrowers of the housing fund"),
    "csv.housing_withdrew": ("公积金提取人数", "people who withdraw, housing fund"),
    "csv.housing_number": ("公积金贷款发放笔数", "loans granted by the housing fund"),
    "csv.housing_deposits": ("公积金缴存额", "deposits, housing fund"),
    "csv.housing_interest": ("公积金结算利息", "interest credited, housing fund"),
    "csv.housing_withdrawals": ("公积金提取额", "withdrawals, housing fund"),
    "csv.housing_accounts": ("公积金缴存余额（年末）", "accounts, housing fund (December)"),
    "csv.housing_granted": ("公积金贷款发放额", "loans granted, housing fund"),
    "csv.housing_principal": ("公积金贷款回收本金", "principal repaid, housing fund"),
    "csv.housing_loans": ("公积金贷款余额（年末）", "loans not repaid, housing fund (December)"),
}
