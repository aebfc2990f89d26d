"""Programmes of a place from files: who gets how much, from whose money, when.

    values:
      boarders:
        title_zh: ...
        payer: {value: county, source: {...}}
        amount: {unit: yuan, dated: [{from: 2011-01-01, value: 500, source: {...}}]}

Each field is a fact as in every other file, so units, dates, sources and lines of errors are those
of `check`. A later file that names a programme again lies over it, field by field and from dates
on. Arrays are made by `build_programmes`.
"""

from __future__ import annotations

import re

from sim.codes import (
    PERIODS_OF_YEAR,
    PROGRAMME_PAYERS,
    PROGRAMME_PERIODS,
    PROGRAMME_SEXES,
)
from sim.errors import ScenarioError

from .along import Along
from .catalogue import Definition, Kind, suggestion
from .check import check_fact, check_fields, check_text
from .document import FOLDER, Document, Node, fault, read_document
from .facts import Programme
from .find import names_in
from .overlay import overlay

Programmes = dict[str, Programme]
TITLES = ("title_zh", "title_en")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")


def _field(kind: Kind, zh: str, en: str, **more: object) -> Definition:
    return Definition.model_validate({"room": "law", "kind": kind, "zh": zh, "en": en, **more})


AGE = {"unit": "years", "range": (0, 110)}
MONEY = {"range": (0, 1e12)}
#: Fields of a programme. Closed groups have members, others ages; amount, period and payer always.
FIELDS: dict[str, Definition] = {
    "payer": _field("choice", "资金来源", "who pays", choices=PROGRAMME_PAYERS),
    "period": _field("choice", "发放周期", "what the amount is for", choices=PROGRAMME_PERIODS),
    "paid_in": _field("flag", "发放月份", "months of payment", axis="MONTHS"),
    "amount": _field("yuan", "标准", "amount of a period", dated=True, **MONEY),
    "members": _field("count", "人数", "members of a closed group on a day", dated=True),
    "member_age_from": _field("count", "成员最低年龄", "youngest members then", **AGE),
    "member_age_to": _field("count", "成员最高年龄", "oldest members then", **AGE),
    "mortality": _field("factor", "死亡率系数", "factor on death rates of members"),
    "age_from": _field("count", "起始年龄", "entitled from this age", **AGE),
    "age_to": _field("count", "截止年龄", "entitled to this age, inclusive", **AGE),
    "sex": _field("choice", "性别", "entitled sex", choices=PROGRAMME_SEXES),
    "cover": _field("flag", "参保身份", "entitled covers", axis="COVERS"),
    "group": _field("flag", "困难群体", "entitled groups", axis="GROUPS"),
    "take_up": _field("share", "申领率", "share of the entitled who draw"),
    "income": _field("yuan", "收入", "what its own fund takes in at a time", dated=True, **MONEY),
    "income_in": _field("flag", "收入月份", "months in which it comes in", axis="MONTHS"),
    "opening": _field("yuan", "期初结余", "opening balance of its own fund", **MONEY),
    "savers": _field("count", "未到龄人数", "members with an account who do not draw", dated=True),
    "saver_age_from": _field("count", "未到龄成员最低年龄", "youngest of them then", **AGE),
    "saver_age_to": _field("count", "未到龄成员最高年龄", "oldest of them then", **AGE),
    "account": _field("yuan", "账户余额", "what a member's account holds", dated=True, **MONEY),
    "refund": _field("yuan", "退保金额", "what who leaves takes along", dated=True, **MONEY),
    "refunded": _field("share", "年退保率", "share of savers who leave a year", dated=True),
    "merged": _field("share", "年并入率", "share of members merged a year", dated=True),
}
ALWAYS = ("payer", "period", "amount")
OF_MEMBERS = ("member_age_from", "member_age_to")
OF_PEOPLE = ("age_to", "sex", "cover", "group", "take_up")
OF_OWN_FUND = ("income", "income_in", "opening")
OF_SAVERS = ("saver_age_from", "saver_age_to")
#: Of a closed scheme with accounts, which has a fund of its own.
OF_ACCOUNTS = ("account", "savers", *OF_SAVERS, "refund", "refunded", "merged")
#: Fields that mean nothing without others.
NEEDS = {
    "income": ("income_in",),
    "account": OF_MEMBERS,
    "savers": ("account", *OF_SAVERS),
    "refund": ("savers",),
    "refunded": ("savers", "refund"),
    "merged": ("account",),
}


def read_programmes(document: Document) -> Programmes:
    """The programmes of a file, in its order; they need not be complete.

    Raises
    ------
    ScenarioError   at the line of the first thing that is wrong
    """
    root = document.root
    needed = ("programmes", *TITLES, "values")
    check_fields(document, root, "programmes", root.line, required=needed, optional=("note",))
    for name in ("programmes", *TITLES):
        check_text(document, root.mapping[name], name)
    found: Programmes = {}
    for name, node in root.mapping["values"].mapping.items():
        line = root.mapping["values"].key_lines[name]
        if not _NAME.fullmatch(name):
            allowed = "small letters, digits and underscores, up to 64"
            raise document.error(line, "values", repr(name), allowed, "Rename the programme")
        found[name] = _read_programme(document, name, node, line)
    if not found:
        line = root.key_lines["values"]
        raise document.error(line, "values", "no programme", "names of programmes", "Write one")
    return found


def load_programmes(name: str) -> tuple[Programme, ...]:
    """The complete programmes of a shipped file, by its name.

    Raises
    ------
    ScenarioError   if there is no such file, or anything in it is wrong or missing
    """
    known = names_in("programmes")
    if name not in known:
        advice = suggestion(name, known) or "Known: " + ", ".join(known) + "."
        raise ScenarioError(f"{name}: found no programmes of this name. {advice}")
    document = read_document(FOLDER / "programmes" / f"{name}.yaml")
    return complete_programmes(read_programmes(document))


def overlay_programmes(lower: Programmes, upper: Programmes) -> Programmes:
    """Lower programmes with upper ones over them: fields from their dates on, titles whole."""
    result = dict(lower)
    for name, programme in upper.items():
        below = lower[name].facts if name in lower else {}
        facts = overlay(below, programme.facts)
        result[name] = Programme(
            name, programme.title_zh, programme.title_en, facts, programme.file, programme.line
        )
    return result


def refuse_undated_changes(lower: Programmes, upper: Programmes) -> None:
    """Refuse a reform that changes an undated field of a programme of its base.

    It would hold from the first month of the study, before the reform.

    Raises
    ------
    ScenarioError   at the line of the first such field
    """
    dated = ", ".join(name for name, field in FIELDS.items() if field.dated)
    for name, programme in upper.items():
        below = lower[name].facts if name in lower else programme.facts
        for key, (entry, *_) in programme.facts.items():
            before = below.get(key)
            if not FIELDS[key].dated and (before is None or before[0].value != entry.value):
                raise fault(
                    entry.file,
                    entry.line,
                    entry.key,
                    "another value of a field without dates, which would hold from the first month",
                    f"a reform changes dated fields alone: {dated}",
                    "End the programme with an amount of 0 from a date, and begin another one then",
                )


def complete_programmes(programmes: Programmes) -> tuple[Programme, ...]:
    """The programmes, each with all that it needs and nothing that contradicts it.

    Raises
    ------
    ScenarioError   at the line of the first programme that lacks a field or has one too many
    """
    for programme in programmes.values():
        _check_complete(programme)
        _check_months(programme)
    return tuple(programmes.values())


def _read_programme(document: Document, name: str, node: Node, line: int) -> Programme:
    check_fields(document, node, name, line, required=TITLES, optional=tuple(FIELDS))
    zh, en = (check_text(document, node.mapping[title], f"{name} {title}") for title in TITLES)
    facts = {
        key: check_fact(document, f"{name}.{key}", FIELDS[key], child, node.key_lines[key])
        for key, child in node.mapping.items()
        if key in FIELDS
    }
    return Programme(name, zh, en, facts, document.shown, line)


def _check_complete(programme: Programme) -> None:
    facts = programme.facts
    closed = "members" in facts
    if closed == ("age_from" in facts):
        found, allowed = "both or neither of members and age_from", "one of them"
        raise _fault(programme, found, allowed, "Count a closed group, or say who is entitled")
    dying = closed and number(programme, "mortality", 1.0) > 0
    needed = (*ALWAYS, *(OF_MEMBERS if dying else ()), *(() if closed else ("age_to",)))
    own = text(programme, "payer") == "own_fund" if "payer" in facts else False
    spare = (*(OF_PEOPLE if closed else (*OF_MEMBERS, "mortality")), *(() if own else OF_OWN_FUND))
    for name in needed:
        if name not in facts:
            raise _fault(programme, f"no {name}", ", ".join(needed), f"Add {name}:")
    for name in spare:
        if name in facts:
            kind = "a fund of its own" if name in OF_OWN_FUND else "other programmes"
            raise _fault(programme, name, f"{name} for {kind} only", f"Delete {name}:")
    for name in OF_ACCOUNTS:
        if name in facts and not (closed and own):
            allowed = f"{name} for closed groups with a fund of their own only"
            raise _fault(programme, name, allowed, f"Delete {name}:")
    _check_needs(programme)


def _check_needs(programme: Programme) -> None:
    """Refuse a field without those that it needs, and ages out of order."""
    facts = programme.facts
    for name, others in NEEDS.items():
        for other in others:
            if name in facts and other not in facts:
                raise _fault(programme, f"no {other}", f"{other} beside {name}", f"Add {other}:")
    for low, high in (OF_MEMBERS, OF_SAVERS, ("age_from", "age_to")):
        if low in facts and high in facts and number(programme, low) > number(programme, high):
            raise _fault(programme, f"{low} above {high}", "ages in order", "Exchange them")


def _check_months(programme: Programme) -> None:
    """Refuse months of payment among which the periods of a year cannot be shared out."""
    periods = PERIODS_OF_YEAR[PROGRAMME_PERIODS.index(text(programme, "period"))]
    times = len(months_of(programme, "paid_in"))
    if times == 0 or periods % times:
        found = f"{times} months of payment for {periods} periods a year"
        allowed = "as many payments as periods, or a number that divides them"
        raise _fault(programme, found, allowed, "Write paid_in: with the months of payment")


def months_of(programme: Programme, name: str) -> tuple[int, ...]:
    """Months of the year (0 to 11) that a field names; all where it is silent."""
    entries = programme.facts.get(name)
    if entries is None:
        return tuple(range(12))
    value = entries[0].value
    if isinstance(value, Along):
        return tuple(month for month, row in enumerate(value.rows) if row[0])
    return tuple(range(12)) if value else ()


def number(programme: Programme, name: str, default: float = 0.0) -> float:
    """The value of an undated field as a number."""
    entries = programme.facts.get(name)
    return float(str(entries[0].value)) if entries else default


def text(programme: Programme, name: str, default: str = "") -> str:
    """The value of an undated choice."""
    entries = programme.facts.get(name)
    return str(entries[0].value) if entries else default


def _fault(programme: Programme, found: str, allowed: str, cure: str) -> ScenarioError:
    return fault(programme.file, programme.line, programme.name, found, allowed, cure)
