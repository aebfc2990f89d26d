"""Every text that the user sees, in Chinese and English: one table, one function.

Errors of facts come from `scenarios` in English; all else that is printed or drawn stands here or
in the labels of `sim` (accounts, variables) and of the catalogue.
"""

from __future__ import annotations

import os
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def default_language() -> Language:
    """Chinese, unless `SHEBAO_LANG` says `en`."""
    return "en" if os.environ.get("SHEBAO_LANG", "").strip().lower().startswith("en") else "zh"


def text(key: str, lang: Language, **values: object) -> str:
    """The text of a key with its blanks filled in.

    Raises
    ------
    KeyError   if no such text exists, or a blank has no value
    """
    return TEXTS[key][LANGUAGES.index(lang)].format(**values)


TEXTS: dict[str, tuple[str, str]] = {
    # help of the command
    "help": (
        "社保:社会保险基金的人口模拟。每个人、每个月、每一分钱。",
        "shebao: a population simulation of Chinese social-insurance funds.",
    ),
    "help.list": ("列出自带的方案。", "List the scenarios that are shipped."),
    "help.show": ("逐项列出方案的数值和来源。", "Show a scenario value by value, with sources."),
    "help.check": ("检查方案文件。", "Check scenario files."),
    "help.run": (
        "运行方案;改革与其基准一并运行。Ctrl-C 保留已完成的部分。",
        "Run scenarios; a reform runs its base beside it. Ctrl-C keeps what is done.",
    ),
    "help.compare": (
        "按年度和科目列出差额:一次运行内改革与基准,或两次运行之间。",
        "Differences by year and account: reform and base of a run, or two runs.",
    ),
    "help.case": (
        "逐步计算一个人的一次待遇;与文件中的预期不符则以 1 退出。",
        "Work out one benefit step by step; exit 1 if it differs from what the file expects.",
    ),
    "help.validate": (
        "把模拟结果与已公布数字对照。",
        "Set simulated outcomes beside published ones.",
    ),
    "help.name": ("方案名称或 .yaml 文件", "name of a scenario or a .yaml file"),
    "help.file": (".yaml 文件", ".yaml file"),
    "help.key": ("只列出以此开头的键,如 maternity.", "only keys that begin so, e.g. maternity."),
    "help.years": ("年数(默认按方案)", "calendar years (default: what the scenario says)"),
    "help.seeds": (
        "重复次数,或以逗号分隔的种子,如 3 或 1,5,9",
        "number of repetitions, or seeds with commas: 3 or 1,5,9",
    ),
    "help.scale": ("抽样比例,如 1/10", "share of people to run, e.g. 1/10"),
    "help.workers": ("线程数(默认全部)", "threads (default: all)"),
    "help.out": ("结果文件夹(默认 runs/名称-时间)", "folder of results (default runs/name-time)"),
    "help.lang": ("语言:zh 或 en(默认 zh)", "language: zh or en (default zh)"),
    "help.runs": ("一个或两个结果文件夹", "one or two run folders"),
    "help.region": ("地区名称,如 liaocheng", "name of a region, e.g. liaocheng"),
    # list, show, check
    "list.name": ("名称", "name"),
    "list.kind": ("类别", "kind"),
    "list.title": ("标题", "title"),
    "list.base": ("基准", "base"),
    "kind.base": ("基准", "base"),
    "kind.reform": ("改革", "reform"),
    "list.hint": (
        "运行:shebao run 名称    查看:shebao show 名称",
        "Run one: shebao run NAME    Read one: shebao show NAME",
    ),
    "show.key": ("键", "key"),
    "show.label": ("含义", "meaning"),
    "show.start": ("起始", "from"),
    "show.value": ("数值", "value"),
    "show.unit": ("单位", "unit"),
    "show.source": ("来源", "source"),
    "show.head": (
        "{title}({name})\n地区 {region};{first}—{last} 年;摘要 {digest}",
        "{title} ({name})\nregion {region}; {first}-{last}; digest {digest}",
    ),
    "show.base": ("改革,基准为 {base};以下为改变的数值:", "A reform of {base}. What it changes:"),
    "show.same": ("与基准没有不同。", "Nothing differs from the base."),
    "show.all": ("全部数值:", "All values:"),
    "show.no_key": (
        "{prefix}:找不到以此开头的键。可用:{known}。请改正 --key。",
        "{prefix}: found no key that begins so. Allowed: {known}. Correct --key.",
    ),
    "check.good": ("{path}:正确({name},{count} 个键)", "{path}: correct ({name}, {count} keys)"),
    # run
    "run.compiling": (
        "首次运行,正在编译引擎(约半分钟)…",
        "First run: compiling the engine (about half a minute)...",
    ),
    "run.going": ("运行", "running"),
    "run.speed": ("{millions} 百万人年/秒", "{millions} million person-years/s"),
    "run.done": (
        "完成:{person_years} 百万人年,用时 {seconds} 秒(每秒 {speed} 百万人年)",
        "Done: {person_years} million person-years in {seconds} s ({speed} million a second)",
    ),
    "run.stopped": (
        "已中断:保留已完成的 {done} 个种子,共要求 {wanted} 个。",
        "Stopped: the {done} of {wanted} seeds that were complete are kept.",
    ),
    "run.nothing": (
        "已中断:没有完成的种子,未写出结果。可用 --scale 1/10 先看大概。",
        "Stopped before the first seed was complete; nothing written. Try --scale 1/10 first.",
    ),
    "run.written": ("结果写入 {folder}", "Results are in {folder}"),
    "run.exists": (
        "--out {folder}:文件夹中已有 {found}。请换一个文件夹,或先移走其中的结果。",
        "--out {folder}: the folder already holds {found}. Name another folder, or move it away.",
    ),
    "run.not_folder": (
        "--out {folder}:不能作为文件夹({reason})。请换一个路径。",
        "--out {folder}: cannot be a folder ({reason}). Name another path.",
    ),
    "run.bases": (
        "方案的基准不同:{found}。一次运行只能有一个基准,请分开运行。",
        "The scenarios have different bases: {found}. A run has one base; run them one by one.",
    ),
    "run.scale": (
        "--scale:{found} 不是抽样比例。应为 1/k,如 1/100;1 表示全部人口。",
        "--scale: found {found}. Allowed: 1/k, for example 1/100; 1 runs everybody.",
    ),
    "run.seeds": (
        "--seeds:{found} 不可用。应为次数(如 3)或以逗号分隔的不同非负整数(如 1,5,9)。",
        "--seeds: found {found}. Allowed: a number of repetitions (3) or different seeds (1,5,9).",
    ),
    # tables of a run
    "table.fund": ("生育账户(单位:{unit})", "Maternity ledger ({unit})"),
    "table.people": ("人口、居民生育补助与受益人", "People, resident birth grants and gainers"),
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
    "table.gainers": ("受益人数", "gainers"),
    "table.mean_gain": ("人均受益\n元", "mean gain\nyuan"),
    "table.total": ("合计", "total"),
    "table.interval": (
        "每格第二行为 {seeds} 个种子均值的 95 % 置信区间。",
        "Second lines: 95 % interval of the mean of {seeds} seeds.",
    ),
    "table.sampled": (
        "抽样 {scale}:结果按倍数放大,含抽样误差。",
        "Sample of {scale}: results are multiplied up and carry sampling error.",
    ),
    "table.scope": (
        "口径:应计制。本版职工医保统筹基金只含生育各项和妊娠并发疾病,居民医保只含生育补助,不是基金全貌。",
        "Scope: accrual. The employee fund holds only its maternity lines and illness in "
        "pregnancy, the resident fund only birth grants; neither is the whole fund.",
    ),
    # conclusions
    "say.nothing": (
        "花费:与基准没有任何差别(0.00 元)。",
        "Cost: no difference from the base at all (0.00 yuan).",
    ),
    "say.cost": (
        "花费:{since}生育账户支出{first_year}年变化 {first}({first_share}),{last_year}年 {last}"
        "({last_share}),到{last_year}年底累计 {total}。",
        "Cost: {since}maternity spending changes by {first} in {first_year} ({first_share}), {last}"
        " in {last_year} ({last_share}), and by {total} in all to the end of {last_year}.",
    ),
    "say.since": ("自{month}起,", "from {month} "),
    "say.timing": (
        "花费:生育账户的支出总额不变,变的是支付时间;月末现金差额最大为 {most}({month})。",
        "Cost: maternity spending stays the same, its timing moves; the largest month-end "
        "difference of cash is {most} ({month}).",
    ),
    "say.no_maternity": ("花费:生育账户支出没有变化。", "Cost: maternity spending does not change."),
    "say.grants": ("居民医保生育补助累计 {total}。", "Resident birth grants: {total} in all."),
    "say.gain": (
        "受益:全期 {gainers} 人,人均 {mean} 元;按年龄 {ages};按孩次 {orders};按参保 {covers}。",
        "Gainers: {gainers} people over the study, {mean} yuan each; by age {ages}; by birth order "
        "{orders}; by cover {covers}.",
    ),
    "say.no_gain": ("受益:没有人多得。", "Gainers: nobody receives more."),
    "say.loss": (" {losers} 人少得,人均 {mean} 元。", " {losers} people receive less, {mean} each."),
    "say.no_loss": (" 没有人少得。", " Nobody receives less."),
    "say.surplus": (
        "结余:生育账户每年收大于支,最少的是{year}年({lowest})。",
        "Balance: the maternity ledger takes in more than it pays every year, least in {year} "
        "({lowest}).",
    ),
    "say.deficit": (
        "结余:生育账户自{year}年起首次收不抵支,最大缺口在{worst_year}年({worst})。",
        "Balance: the maternity ledger first pays more than it takes in in {year}; the widest gap "
        "is in {worst_year} ({worst}).",
    ),
    "say.below_zero": (
        "现金余额于{month}首次低于零",
        " Its cash balance first falls below zero in {month}",
    ),
    "say.above_zero": ("现金余额始终不低于零", " Its cash balance never falls below zero"),
    "say.opening": (
        ";期初余额按 {opening} 计(实际期初结余未公布)。",
        "; it starts from {opening}, as the real opening balance is not published.",
    ),
    "say.opening_known": (";期初余额 {opening}。", "; it starts from {opening}."),
}
