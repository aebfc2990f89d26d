"""The phrases of which the sources make messages: literals and f-strings, blanks written `{}`.

Follows names to what the function gives them, choices to both sides, and calls inside a file to
what they return. What stands in a blank is looked at again: words that a condition chooses are
phrases of their own.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

#: Calls that make a message, and how many of their last arguments are phrases.
MAKERS = {"fault": 3, "error": 3, "Misread": 3, "Warned": 2, "ScenarioError": 1, "_refused": 2}
#: Functions of other files whose answers stand in messages.
SAYING = ("describe_value", "allowed", "advice", "suggestion", "_listed", "unit_name")


def phrases_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and phrase of everything that a file says in a message."""
    tree = ast.parse(path.read_text("utf-8"))
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for function in functions.values():
        given = _assignments(function)
        if function.name in SAYING:
            for answer in _answers(function):
                yield from _lines(answer, given, functions)
        for call in _calls(function):
            for part in _said(call, functions):
                yield from _lines(part, given, functions)


def _calls(function: ast.FunctionDef) -> list[ast.Call]:
    return [node for node in ast.walk(function) if isinstance(node, ast.Call)]


def _called(call: ast.Call) -> str:
    """The name of what is called, the last one after a dot."""
    found = call.func
    return found.attr if isinstance(found, ast.Attribute) else getattr(found, "id", "")


def _said(call: ast.Call, functions: dict[str, ast.FunctionDef]) -> list[ast.expr]:
    """The arguments of a call that are phrases; also of a function that hands them to a maker."""
    name = _called(call)
    if name in MAKERS:
        return call.args[-MAKERS[name] :]
    if name not in functions:
        return []
    function = functions[name]
    given = [argument.arg for argument in function.args.args if argument.arg != "self"]
    handed = {
        part.id
        for inner in _calls(function)
        if _called(inner) in MAKERS
        for part in _said(inner, functions)
        if isinstance(part, ast.Name)
    }
    return [part for place, part in zip(given, call.args, strict=False) if place in handed]


def _lines(
    part: ast.expr,
    given: dict[str, list[ast.expr]],
    functions: dict[str, ast.FunctionDef],
) -> Iterator[tuple[int, str]]:
    inner: list[str] = []
    for phrase in [*_phrases(part, given, functions, inner, 0), *inner]:
        if any(letter.isalpha() for letter in phrase.replace("{}", "")):
            yield part.lineno, phrase


def _phrases(
    part: ast.expr,
    given: dict[str, list[ast.expr]],
    functions: dict[str, ast.FunctionDef],
    inner: list[str],
    depth: int,
) -> list[str]:
    """The ways in which an expression can read; phrases of its blanks are put into `inner`."""

    def inside(node: ast.expr) -> list[str]:
        return _phrases(node, given, functions, inner, depth + 1) if depth < 9 else ["{}"]

    match part:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            for value in values:
                if isinstance(value, ast.FormattedValue):
                    inner.extend(inside(value.value))
            return ["".join(v.value if isinstance(v, ast.Constant) else "{}" for v in values)]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [a + b for a, b in product(inside(left), inside(right))]
        case ast.IfExp(body=body, orelse=other):
            return inside(body) + inside(other)
        case ast.BoolOp(values=values):
            return [phrase for value in values for phrase in inside(value)]
        case ast.Name(id=name) if name in given:
            return [phrase for value in given[name] for phrase in inside(value)]
        case ast.Call(func=ast.Attribute(value=value, attr="rstrip")):
            return [phrase.rstrip() for phrase in inside(value)]
        case ast.Call(func=ast.Name(id=name)) if name in functions:
            answers = _answers(functions[name])
            known = _assignments(functions[name])
            return [
                phrase
                for answer in answers
                for phrase in _phrases(answer, known, functions, inner, depth + 3)
            ]
    return ["{}"]


def _answers(function: ast.FunctionDef) -> list[ast.expr]:
    """What a function returns."""
    returns = [node for node in ast.walk(function) if isinstance(node, ast.Return)]
    return [node.value for node in returns if node.value is not None]


def _assignments(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """What a function gives each of its names."""
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            for name, value in pairs:
                if isinstance(name, ast.Name):
                    given.setdefault(name.id, []).append(value)
    return given
