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
    help=text("help", HELP),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Lang = Annotated[Tongue, typer.Option("--lang", help=text("help.lang", HELP))]
DEFAULT_LANG = Tongue(HELP)


@app.command("list", help=text("help.list", HELP))
def list_command(lang: Lang = DEFAULT_LANG) -> None:
    """List the shipped scenarios."""
    from .showing import print_list

    print_list(lang.code)


@app.command("show", help=text("help.show", HELP))
def show_command(
    name: Annotated[str, typer.Argument(help=text("help.name", HELP))],
    key: Annotated[str, typer.Option("--key", help=text("help.key", HELP))] = "",
    lang: Lang = DEFAULT_LANG,
) -> None:
    """Show a scenario value by value."""
    from .showing import print_scenario

    print_scenario(name, key, lang.code)


@app.command("check", help=text("help.check", HELP))
def check_command(
    files: Annotated[list[str], typer.Argument(help=text("help.file", HELP))],
    lang: Lang = DEFAULT_LANG,
) -> None:
    """Check scenario files."""
    from .showing import check_files

    if not check_files(files, lang.code):
        raise typer.Exit(2)


@app.command("run", help=text("help.run", HELP))
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


@app.command("compare", help=text("help.compare", HELP))
def compare_command(
    run: Annotated[Path, typer.Argument(help=text("help.runs", HELP))],
    other: Annotated[Path | None, typer.Argument(help=text("help.runs", HELP))] = None,
    lang: Lang = DEFAULT_LANG,
) -> None:
    """Differences by year and account."""
    from .compare import print_comparison

    print_comparison(run, other, lang.code)


@app.command("case", help=text("help.case", HELP))
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


@app.command("validate", help=text("help.validate", HELP))
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
    try:
        app(arguments, prog_name="shebao")
    except (ScenarioError, OutputError) as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None
    except BrokenPipeError:  # the reader of our output has gone, as in `shebao show x | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except (ShebaoError, OSError) as error:
        print(error, file=sys.stderr)
        raise SystemExit(1) from None


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
