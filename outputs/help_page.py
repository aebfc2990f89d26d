"""The page that `--help` prints, and what is wrong with the words of a command.

Typer's own page and messages are English; this one has its words from the table of texts. What
the options mean stands in `cli`.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from .labels import Language, default_language, text


class Command(TyperCommand):
    """A command whose help speaks the language of the user."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        formatter.write(_page(self, ctx))


class Group(TyperGroup):
    """The command of commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        formatter.write(_page(self, ctx))


def usage_fault(error: Any, lang: Language) -> str:
    """What is wrong with the words that a user gave a command, and where to read about it.

    Parameters
    ----------
    error : what Typer raised; of its message every phrase that `faults.csv` knows is translated
    """
    from .faults import phrase

    said = str(error.format_message())
    said = phrase(said.split("\n")[0]) if lang == "zh" else said
    command = error.ctx.command_path if error.ctx else "shebao"
    return said + "\n" + text("help.see", lang, command=command)


def _page(command: Any, ctx: Any) -> str:
    from rich.cells import cell_len

    lang = default_language()
    arguments = [part for part in command.params if part.param_type_name == "argument"]
    options = [part for part in command.get_params(ctx) if part.param_type_name == "option"]
    named = [(_argument(part), part.help or "") for part in arguments]
    commands = getattr(command, "commands", {})
    parts = {
        "help.commands": [(name, one.help or "") for name, one in commands.items()],
        "help.arguments": named,
        "help.options": [(", ".join(part.opts), _meaning(part, lang)) for part in options],
    }
    rest = [text("help.command", lang)] if commands else [name for name, _ in named]
    usage = text("help.usage", lang, command=ctx.command_path, rest=" ".join(rest))
    lines = [usage, "", command.help or ""]
    for title, rows in parts.items():
        width = max((cell_len(name) for name, _ in rows), default=0)
        lines += ["", text(title, lang)] if rows else []
        lines += [f"  {name}{' ' * (width - cell_len(name))}  {said}" for name, said in rows]
    return "\n".join(lines) + "\n"


def _argument(part: Any) -> str:
    """The name of an argument, with dots if there may be several, in brackets if there need not."""
    name = str(part.name).upper() + ("..." if part.nargs == -1 else "")
    return name if part.required else f"[{name}]"


def _meaning(part: Any, lang: Language) -> str:
    return text("help.help", lang) if part.name == "help" else str(part.help or "")
