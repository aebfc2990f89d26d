"""The command `shebao`: words of the user in, exit status out; the work is done elsewhere.

Everything heavy is imported inside the commands, so that `--help` and `list` answer at once.
Exit status: 0 done, 2 bad input (one message, no traceback), 130 stopped by the user (what is
complete is written), 1 anything else.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sim.errors import OutputError, ScenarioError, ShebaoError
from sim.records import MAX_YEARS

from .help_page import Command, Group, usage_fault
from .labels import LANGUAGES, Language, default_language, text

HELP = default_language()
#: Exit status of what Ctrl-C stopped, as shells have it (128 + SIGINT).
STOPPED = 130


class Tongue(StrEnum):
    """What `--lang` may be."""

    zh = "zh"
    en = "en"

    @property
    def code(self) -> Language:
        """The language as the other files take it."""
        return LANGUAGES[list(Tongue).index(self)]


app = typer.Typer(
    name="shebao",
    cls=Group,
    help=text("help", HELP),
    add_completion=False,
    pretty_exceptions_enable=False,
)

Lang = Annotated[Tongue, typer.Option("--lang", help=text("help.lang", HELP))]
DEFAULT_LANG = Tongue(HELP)


@app.command("list", cls=Command, help=text("help.list", HELP))
def list_command(lang: Lang = DEFAULT_LANG) -> None:
    """List the shipped scenarios."""
    from .showing import print_list

    print_list(lang.code)


@app.command("show", cls=Command, help=text("help.show", HELP))
def show_command(
    name: Annotated[str, typer.Argument(help=text("help.name", HELP))],
    key: Annotated[str, typer.Option("--key", help=text("help.key", HELP))] = "",
    lang: Lang = DEFAULT_LANG,
) -> None:
    """Show a scenario value by value."""
    from .showing import print_scenario

    print_scenario(name, key, lang.code)


@app.command("check", cls=Command, help=text("help.check", HELP))
def check_command(
    files: Annotated[list[str], typer.Argument(help=text("help.file", HELP))],
    lang: Lang = DEFAULT_LANG,
) -> None:
    """Check scenario files."""
    from .showing import check_files

    if not check_files(files, lang.code):
        raise typer.Exit(2)


@app.command("run", cls=Command, help=text("help.run", HELP))
def run_command(
    names: Annotated[list[str], typer.Argument(help=text("help.name", HELP))],
    years: Annotated[
        int | None, typer.Option(min=1, max=MAX_YEARS, help=text("help.years", HELP))
    ] = None,
    seeds: Annotated[str, typer.Option(help=text("help.seeds", HELP))] = "1",
    scale: Annotated[str, typer.Option(help=text("help.scale", HELP))] = "1",
    workers: Annotated[int | None, typer.Option(min=1, help=text("help.workers", HELP))] = None,
    out: Annotated[Path | None, typer.Option(help=text("help.out", HELP))] = None,
    lang: Lang = DEFAULT_LANG,
) -> None:
    """Run scenarios, a reform beside its base."""
    from .options import read_scale, read_seeds

    chosen, share = read_seeds(seeds, lang.code), read_scale(scale, lang.code)
    from .running import StoppedError, run

    try:
        run(
            names,
            years=years,
            seeds=chosen,
            scale=share,
            workers=workers,
            out=out,
            lang=lang.code,
        )
    except StoppedError as stopped:
        print(stopped, file=sys.stderr)
        raise typer.Exit(STOPPED) from None


@app.command("compare", cls=Command, help=text("help.compare", HELP))
def compare_command(
    run: Annotated[Path, typer.Argument(help=text("help.runs", HELP))],
    other: Annotated[Path | None, typer.Argument(help=text("help.runs", HELP))] = None,
    lang: Lang = DEFAULT_LANG,
) -> None:
    """Differences by year and account."""
    from .compare import print_comparison

    print_comparison(run, other, lang.code)


@app.command("case", cls=Command, help=text("help.case", HELP))
def case_command(
    file: Annotated[Path, typer.Argument(help=text("help.file", HELP))],
    lang: Lang = DEFAULT_LANG,
) -> None:
    """Work out one benefit step by step."""
    if "numba" not in sys.modules:  # one person: plain Python answers sooner than a compiler
        os.environ.setdefault("NUMBA_DISABLE_JIT", "1")
    from .case_page import print_case

    if not print_case(file, lang.code):
        raise typer.Exit(1)


@app.command("validate", cls=Command, help=text("help.validate", HELP))
def validate_command(
    region: Annotated[str, typer.Argument(help=text("help.region", HELP))],
    workers: Annotated[int | None, typer.Option(min=1, help=text("help.workers", HELP))] = None,
    lang: Lang = DEFAULT_LANG,
) -> None:
    """Set simulated outcomes beside published ones."""
    from .validation import print_validation

    print_validation(region, workers, lang.code)


def main(arguments: list[str] | None = None) -> None:
    """Run the command and leave with its exit status.

    Parameters
    ----------
    arguments : words after `shebao`; default those of the process
    """
    words = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    lang = _spoken(words)
    try:
        status = app(words, prog_name="shebao", standalone_mode=False)
    except (ScenarioError, OutputError) as error:
        _tell(error, lang)
        raise SystemExit(2) from None
    except BrokenPipeError:  # the reader of our output has gone, as in `shebao show x | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except (ShebaoError, OSError) as error:
        _tell(error, lang)
        raise SystemExit(1) from None
    except typer.Abort:
        raise SystemExit(1) from None
    except Exception as error:
        if not hasattr(error, "format_message"):  # of Typer: words that fit no command
            raise
        print(usage_fault(error, lang), file=sys.stderr)
        raise SystemExit(2) from None
    raise SystemExit(status or 0)


def _tell(error: Exception, lang: Language) -> None:
    from .faults import told

    print(told(error, lang), file=sys.stderr)


def _spoken(words: list[str]) -> Language:
    """The language that `--lang` asks for; the default where it asks for none that there is."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if asked != word and asked in LANGUAGES:
            return Tongue(asked).code
    return HELP


def process() -> None:
    """The command as a process of its own: one run and gone, so nobody looks for garbage.

    What is left in circles is small; looking for it takes a second of a short run, half of it at
    the end.
    """
    gc.disable()
    atexit.register(gc.freeze)
    main()


if __name__ == "__main__":
    process()
