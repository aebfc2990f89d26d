"""What every key of a scenario may hold: kind, unit, range, room, labels, axes.

The keys stand in `catalogue.yaml`, one a line. This file knows the kinds. Codes of choices and
names of axes come from `sim.codes`, so a name in a fact file and a number in a kernel cannot drift
apart.
"""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator, model_validator

from sim import codes
from sim.errors import ScenarioError

from .document import FOLDER, Node, describe_value, read_document
from .tabular import read_rows

Value = bool | int | float | str
Room = Literal["law", "region", "assumption"]
Kind = Literal[
    "share",
    "factor",
    "spread",
    "elasticity",
    "growth",
    "hazard",
    "yuan",
    "days",
    "months",
    "month_of_year",
    "year",
    "count",
    "flag",
    "choice",
]

#: Provinces by the English names of the census tables.
PROVINCES = (
    *("Anhui", "Beijing", "China", "Chongqing", "Fujian", "Gansu", "Guangdong", "Guangxi"),
    *("Guizhou", "Hainan", "Hebei", "Heilongjiang", "Henan", "Hubei", "Hunan", "Inner Mongolia"),
    *("Jiangsu", "Jiangxi", "Jilin", "Liaoning", "Ningxia", "Qinghai", "Shaanxi", "Shandong"),
    *("Shanghai", "Shanxi", "Sichuan", "Tianjin", "Tibet", "Xinjiang", "Yunnan", "Zhejiang"),
)


#: Axes of a key whose names are a tuple of `sim.codes`.
CODED_AXES: dict[str, tuple[str, ...]] = {
    name: value
    for name, value in vars(codes).items()
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value)
}
#: The axis whose names are the rows of `tables/conditions.csv`, in the order of the file.
CONDITIONS = "CONDITIONS"


class Trait(NamedTuple):
    """What all values of a kind share."""

    unit: str
    low: float
    high: float
    whole: bool


TRAITS: dict[str, Trait] = {
    "share": Trait("share", 0, 1, whole=False),
    "factor": Trait("factor", 0, 100, whole=False),
    "spread": Trait("sigma", 0, 3, whole=False),
    "elasticity": Trait("elasticity", -10, 10, whole=False),
    "growth": Trait("share_per_year", -0.5, 1, whole=False),
    "hazard": Trait("per_year", 0, 12, whole=False),
    "yuan": Trait("yuan", 0, 10_000_000, whole=False),
    "days": Trait("days", 0, 1_000, whole=True),
    "months": Trait("months", 0, 1_200, whole=True),
    "month_of_year": Trait("month_of_year", 1, 12, whole=True),
    "year": Trait("year", 1950, 2150, whole=True),
    "count": Trait("persons", 0, 2_000_000_000, whole=True),
    "flag": Trait("flag", 0, 1, whole=True),
    "choice": Trait("choice", 0, 100, whole=True),
}


class Definition(BaseModel):
    """One key of the catalogue.

    A key with an `axis` holds a value for each of its names; one with `columns` besides holds a
    row of values for each name. One that `acts` in cases changes no life that is simulated.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    room: Room
    kind: Kind
    zh: str
    en: str
    unit: str = ""
    range: tuple[float, float] | None = None
    choices: tuple[str, ...] = ()
    dated: bool = False
    grain: Literal["month", "year"] = "month"
    axis: str = ""
    columns: tuple[str, ...] = ()
    acts: Literal["lives", "cases"] = "lives"

    @field_validator("axis")
    @classmethod
    def _check_axis(cls, axis: str) -> str:
        known = (*CODED_AXES, CONDITIONS)
        if axis and axis not in known:
            raise ValueError(f"no axis {axis}. {suggestion(axis, known)}".rstrip())
        return axis

    @model_validator(mode="after")
    def _check_columns(self) -> Definition:
        if self.columns and not self.axis:
            raise ValueError("columns are the second axis: name the first, axis:")
        if len(set(self.columns)) != len(self.columns):
            raise ValueError("columns must differ")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """Names along the axis; none if the key has a single value."""
        return axis_names(self.axis) if self.axis else ()

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of a value: () for one, (names,) or (names, columns) along axes."""
        return tuple(len(names) for names in (self.names, self.columns) if names)

    @property
    def unit_name(self) -> str:
        """The unit that a fact file must state."""
        return self.unit or TRAITS[self.kind].unit

    @property
    def needs_unit(self) -> bool:
        """Whether the unit must be written: always, save for yes/no and choices."""
        return self.kind not in ("flag", "choice")

    @property
    def limits(self) -> tuple[float, float]:
        """Lowest and highest value allowed."""
        trait = TRAITS[self.kind]
        return self.range or (trait.low, trait.high)

    @property
    def allowed(self) -> str:
        """What may stand there, in words."""
        if self.kind == "flag":
            return "true or false"
        if self.kind == "choice":
            return "one of " + ", ".join(self.choices)
        low, high = self.limits
        number = "a whole number" if TRAITS[self.kind].whole else "a number"
        return f"{number} from {low:g} to {high:,.10g} ({self.unit_name})".replace(",", "")

    def accepts(self, value: object) -> bool:
        """Whether a value read from a file is of this kind and inside the range."""
        if self.kind == "flag":
            return isinstance(value, bool)
        if self.kind == "choice":
            return isinstance(value, str) and value in self.choices
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        if TRAITS[self.kind].whole and not isinstance(value, int):
            return False
        low, high = self.limits
        return low <= value <= high

    def advice(self, value: object) -> str:
        """The cure for a value that is not accepted."""
        if isinstance(value, datetime.date):
            return f"Write {self.allowed}, not a date"
        if self.kind == "choice" and isinstance(value, str):
            return suggestion(value, self.choices) or f"Choose {self.choices[0]}, for example"
        if self.kind == "flag":
            return "Write true or false"
        if isinstance(value, str):
            return "Write the bare number, without quotes, sign of per cent or unit"
        if self.kind == "share" and isinstance(value, int | float) and 1 < value <= 100:
            return f"Shares are parts of one: {value:g} % is {value / 100:g}"
        if TRAITS[self.kind].whole and isinstance(value, float):
            return "Write a whole number"
        return "Correct the value or its unit"

    def code(self, value: Value) -> float:
        """The number that stands for a value in arrays: choices and yes/no as their code."""
        return float(self.choices.index(value) if isinstance(value, str) else value)


@cache
def load_catalogue() -> dict[str, Definition]:
    """Definition of every key, in the order of the file.

    Raises
    ------
    ScenarioError   if `catalogue.yaml` is damaged
    """
    document = read_document(FOLDER / "catalogue.yaml")
    return {
        key: _definition(document.shown, document.root.key_lines[key], key, node)
        for key, node in document.root.mapping.items()
    }


def definition_of(key: str) -> Definition:
    """The definition of one key.

    Raises
    ------
    ScenarioError   if there is no such key; the message names near ones
    """
    catalogue = load_catalogue()
    if key not in catalogue:
        raise ScenarioError(
            f"{key}: no such key. {suggestion(key, catalogue)}".rstrip() + " See `shebao show`."
        )
    return catalogue[key]


@cache
def axis_names(axis: str) -> tuple[str, ...]:
    """Names along an axis of the catalogue, in the order of the arrays.

    Raises
    ------
    ScenarioError   if the axis is CONDITIONS and the table of conditions cannot be read
    """
    if axis == CONDITIONS:
        return tuple(row["condition"] for row in read_rows("conditions.csv"))
    return CODED_AXES[axis]


def suggestion(found: str, names: Iterable[str]) -> str:
    """`Did you mean a, b` for the names nearest to a misspelt one; empty if none is near."""
    known = list(names)
    near = difflib.get_close_matches(found, known, n=3, cutoff=0.6)
    near = near or [name for name in known if name.split(".")[-1] == found.split(".")[-1]][:3]
    return "Did you mean " + ", ".join(near) + "?" if near else ""


def _definition(shown: str, line: int, key: str, node: Node) -> Definition:
    fields: Any = node.plain()
    known = {"PROVINCES": PROVINCES, **vars(codes)}
    for field in ("choices", "columns"):
        if isinstance(fields, dict) and isinstance(fields.get(field), str):
            fields[field] = known.get(fields[field], ())
    try:
        return Definition.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise ScenarioError(
            f"{shown}:{line} {key}: found {describe_value(node)}, field {field}: {first['msg']}. "
            f"Allowed: {', '.join(Definition.model_fields)}. Correct the line."
        ) from None
