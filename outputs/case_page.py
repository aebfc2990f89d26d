"""`shebao case`: a worked case step by step on the screen, and what it was expected to be."""

from __future__ import annotations

import datetime
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.table import Table

from scenarios.catalogue import load_catalogue
from sim.accounts import ACCOUNTS
from sim.ledger import BILLS, FIELDS, Tally

from .case_file import Case, Expected, read_case
from .case_steps import Outcome, Step, work_out
from .labels import Language, text
from .money import format_yuan
from .screen import console

#: Fields of an outcome that are numbers of days, not fen.
PLAIN = ("days",)


def print_case(path: Path, lang: Language) -> bool:
    """Print every step of a case; whether it came out as the file expects.

    Raises
    ------
    ScenarioError   if the file is wrong
    """
    case = read_case(path)
    outcome = work_out(case)
    screen = console()
    title = case.title_zh if lang == "zh" else case.title_en
    screen.print(title or path.stem, markup=False, style="bold")
    head = text("case.head", lang, scenario=case.scenario.name, date=case.date)
    screen.print(head, markup=False)
    if case.changed:
        screen.print(text("case.changed", lang, keys=", ".join(case.changed)), markup=False)
    screen.print(steps_table(outcome.steps, lang))
    if outcome.tally is not None:
        screen.print(bill_table(outcome.tally, lang))
        screen.print(posting_table(outcome.tally, case.date.year, lang))
    if outcome.dates:
        screen.print(dates_table(case, outcome, lang))
    for day, amount in outcome.balance.items():
        said = text("case.balance", lang, day=day, amount=format_yuan(amount))
        screen.print(said, markup=False)
    wrong = differences(case, outcome)
    for name, expected, actual in wrong:
        said = text("case.wrong", lang, name=name, expected=expected, actual=actual)
        screen.print(said, markup=False, style="bold red")
    if (case.expect or case.expect_balance) and not wrong:
        count = len(case.expect) + len(case.expect_balance)
        screen.print(text("case.right", lang, count=count), style="green")
    return not wrong


def differences(case: Case, outcome: Outcome) -> list[tuple[str, str, str]]:
    """What came out otherwise than expected: name, expected, actual, in words."""
    found = []
    for name, expected in case.expect.items():
        actual = outcome.fields.get(name)
        if actual != expected:
            found.append((name, _words(name, expected), _words(name, actual)))
    for day, amount in case.expect_balance.items():
        actual = outcome.balance.get(day)
        if actual != amount:
            name = f"balance_over_against {day}"
            found.append((name, format_yuan(amount), _words(name, actual)))
    return found


def steps_table(steps: list[Step], lang: Language) -> Table:
    """Rules in their order: label, value of the law, yuan in, yuan out, account."""
    table = _table(text("case.steps", lang), ("rule", "value", "in", "out", "account"), lang)
    for number, step in enumerate(steps, 1):
        table.add_row(
            f"{number} {_label(step.key, lang)}",
            text(f"case.word.{step.value}", lang) if step.value in ("yes", "no") else step.value,
            "" if step.amount_in is None else format_yuan(step.amount_in),
            "" if step.amount_out is None else format_yuan(step.amount_out),
            "" if step.account is None else _account(step.account, lang),
        )
    return table


def bill_table(tally: Tally, lang: Language) -> Table:
    """The fields of each bill; they sum to its total."""
    table = _table(text("case.bills", lang), ("bill", "field", "out"), lang)
    for bill, name in enumerate(BILLS):
        if not tally.bills[:, bill].sum():
            continue
        amounts = tally.waterfall[:, bill].sum(axis=0)
        for k, amount in enumerate(amounts):
            if amount:
                field = text(f"field.{FIELDS[k]}", lang)
                table.add_row(text(f"bill.{name}", lang), field, format_yuan(int(amount)))
        total = int(tally.bill_total[:, bill].sum())
        table.add_row(text(f"bill.{name}", lang), text("table.total", lang), format_yuan(total))
    return table


def posting_table(tally: Tally, first_year: int, lang: Language) -> Table:
    """What is written into the ledger: account, month of service, month of payment, yuan."""
    heads = ("account", "accrued", "cash", "out")
    table = _table(text("case.postings", lang), heads, lang)
    for account in range(len(ACCOUNTS)):
        for month in tally.accrual[:, account].nonzero()[0]:
            paid = int(tally.cash[:, account].nonzero()[0][0])
            table.add_row(
                _account(account, lang),
                _month(first_year, int(month)),
                _month(first_year, paid) if paid < len(tally.accrual) else text("case.later", lang),
                format_yuan(int(tally.accrual[month, account])),
            )
    return table


def dates_table(case: Case, outcome: Outcome, lang: Language) -> Table:
    """When a claim is accepted, settled and paid, under one scenario or two."""
    table = _table(text("case.dates", lang), ("scenario", "step", "date"), lang)
    for facts, dates in ((case.scenario, outcome.dates), (case.against, outcome.dates_against)):
        for day, step in dates:
            words = text(f"case.step.{step.replace(' ', '_')}", lang)
            weekday = text("case.weekdays", lang).split()[day.weekday()]
            table.add_row(facts.name if facts else "", words, f"{day} {weekday}")
    return table


def _table(title: str, heads: tuple[str, ...], lang: Language) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        right = head in ("in", "out")
        table.add_column(text(f"case.col.{head}", lang), justify="right" if right else "left")
    return table


def _label(key: str, lang: Language) -> str:
    definition = load_catalogue().get(key)
    if definition is None:
        return text(key, lang)
    return f"{definition.zh if lang == 'zh' else definition.en} ({key})"


def _account(account: int, lang: Language) -> str:
    return ACCOUNTS[account].zh if lang == "zh" else ACCOUNTS[account].en


def _month(first_year: int, month: int) -> str:
    return f"{first_year + month // 12}-{month % 12 + 1:02}"


def _words(name: str, value: Expected | None) -> str:
    if value is None:
        return "-"
    if isinstance(value, int) and not isinstance(value, bool) and name not in PLAIN:
        return format_yuan(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
