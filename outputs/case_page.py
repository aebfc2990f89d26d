"""`shebao case`: a worked case step by step on the screen, and what it was expected to be."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table

from scenarios.catalogue import load_catalogue
from sim.accounts import ACCOUNTS
from sim.medical import BILL, NUM_FIELDS

from .case_facts import RESULTS
from .case_file import Case, read_case
from .case_outcome import Bill, Outcome, Posting, Step
from .case_steps import work_out
from .case_words import value_words
from .labels import Language, text
from .money import format_yuan
from .screen import console

#: Results by day, and the text that says them.
BY_DAY = {"balance_over_against": "case.balance", "open_advance": "case.open_advance"}


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
    if outcome.bills:
        screen.print(bill_table(outcome.bills, lang))
    if outcome.postings:
        screen.print(posting_table(outcome.postings, lang))
    if outcome.dates:
        screen.print(dates_table(case, outcome, lang))
    laws = {"first": case.scenario, "other": case.against or case.scenario}
    titles = {name: law.title_zh if lang == "zh" else law.title_en for name, law in laws.items()}
    for name, key in BY_DAY.items():
        for day, amount in outcome.fields.get(name, {}).items():
            said = text(key, lang, day=day, amount=format_yuan(amount), **titles)
            screen.print(said, markup=False)
    wrong = differences(case, outcome)
    for name, expected, actual in wrong:
        said = text("case.wrong", lang, name=name, expected=expected, actual=actual)
        screen.print(said, markup=False, style="bold red")
    if case.expect and not wrong:
        screen.print(text("case.right", lang, count=len(case.expect)), style="green")
    return not wrong


def differences(case: Case, outcome: Outcome) -> list[tuple[str, str, str]]:
    """What came out otherwise than expected: name, expected, actual, in words."""
    found = []
    for name, expected in case.expect.items():
        actual = outcome.fields.get(name)
        if isinstance(expected, Decimal) and actual is not None:
            actual = Decimal(repr(actual)).quantize(expected, ROUND_HALF_UP)
        if actual != expected:
            kind = RESULTS[case.event][name]
            found.append((name, _words(kind, expected), _words(kind, actual)))
    return found


def steps_table(steps: list[Step], lang: Language) -> Table:
    """Rules in their order: label, value of the law, yuan in, yuan out, account."""
    table = _table(text("case.steps", lang), ("rule", "value", "in", "out", "account"), lang)
    for number, step in enumerate(steps, 1):
        table.add_row(
            f"{number} {_label(step.key, lang)}",
            value_words(step, lang),
            "" if step.amount_in is None else format_yuan(step.amount_in),
            "" if step.amount_out is None else format_yuan(step.amount_out),
            "" if step.account is None else _account(step.account, lang),
        )
    return table


def bill_table(bills: list[Bill], lang: Language) -> Table:
    """The fields of each bill; they sum to its total."""
    table = _table(text("case.bills", lang), ("bill", "field", "out"), lang)
    for bill in bills:
        name = f"{text(f'bill.{bill.name}', lang)} {bill.day}"
        for field, amount in zip(BILL[:NUM_FIELDS], bill.fields, strict=True):
            if amount:
                table.add_row(name, text(f"field.{field}", lang), format_yuan(amount))
        table.add_row(name, text("table.total", lang), format_yuan(bill.total))
    return table


def posting_table(postings: list[Posting], lang: Language) -> Table:
    """What is written into the ledger: account, month of service, month of payment, yuan.

    Of care whose month of payment follows from the whole year no such month is shown.
    """
    is_paid = any(posting.paid for posting in postings)
    heads = ("account", "accrued", *(["cash"] if is_paid else []), "out")
    table = _table(text("case.postings", lang), heads, lang)
    for posting in postings:
        months = [f"{day:%Y-%m}" if day else "" for day in (posting.accrued, posting.paid)]
        told = months[: 1 + is_paid]
        table.add_row(_account(posting.account, lang), *told, format_yuan(posting.amount))
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


def _words(kind: str, value: Any) -> str:
    """A result of a kind, for people."""
    if value is None:
        return "-"
    if kind in ("yuan", "signed"):
        return format_yuan(value)
    if kind == "amounts":
        return ", ".join(format_yuan(amount) for amount in value)
    if kind == "by_day":
        return ", ".join(f"{day}: {format_yuan(amount)}" for day, amount in value.items())
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
