"""`remainder set`: shows and changes settings, and makes, changes and removes allowances."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from trayapp.cli.fold import folded
from trayapp.cli.refusal import Refusal
from trayapp.cli.terminal import here, plain
from trayapp.domain.saying import saying, text_of, worded
from trayapp.domain.translation import mark, translate

if TYPE_CHECKING:
    from trayapp.settings import Settings, Spec
    from trayapp.settings.write import Change

_EPILOG = saying(
    "CommandLine",
    """\
examples:
  remainder set                                      every setting, its value and what it does
  remainder set general.zone Europe/Berlin           change one
  remainder set general.zone --default               back to the default
  remainder set allowance 250/month                  also 200/week, 30000tokens/day, 5000/2026-12-31
  remainder set allowance 75/day --tool cursor       only what that tool uses
  remainder set allowance 1600/month --title Team --guideline
  remainder set allowance --remove team
""",
)


_ONLY = {
    "tool": mark("CommandLine", "count this tool only"),
    "account": mark("CommandLine", "count this account only"),
    "model": mark("CommandLine", "count this model only"),
    "project": mark("CommandLine", "count this project only"),
}


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.epilog = worded(_EPILOG)
    parser.add_argument(
        "name", nargs="?", help=translate("CommandLine", 'a setting\'s name, or the word "allowance"')
    )
    parser.add_argument(
        "value", nargs="*", help=translate("CommandLine", "its new value; without one it is shown")
    )
    parser.add_argument(
        "--default",
        action="store_true",
        help=translate("CommandLine", "take the setting back to its default"),
    )
    group = parser.add_argument_group(translate("CommandLine", "with allowance"))
    group.add_argument("--title", help=translate("CommandLine", "the name under which it is shown"))
    group.add_argument(
        "--key", help=translate("CommandLine", "its short name, made from the title without this")
    )
    group.add_argument("--guideline", action="store_true", help=translate("CommandLine", "not a hard cap"))
    group.add_argument(
        "--starts",
        metavar="DAY",
        help=translate("CommandLine", "when it begins anew: 1 to 31, or monday to sunday"),
    )
    for name, text in _ONLY.items():
        group.add_argument(
            f"--{name}", action="append", default=[], metavar="NAME", help=translate("CommandLine", text)
        )
    group.add_argument(
        "--remove", metavar="KEY", help=translate("CommandLine", "remove the allowance with this key")
    )


def run(args: argparse.Namespace) -> int:
    """Show or change."""
    if args.name == "allowance":
        from trayapp.cli.allowance import allowance_command  # noqa: PLC0415 (most calls change a plain setting)

        allowance_command(args)
    elif args.name is None:
        _show_all()
    elif args.value and args.default:
        raise Refusal(translate("CommandLine", "Give a value or --default, not both."))
    elif args.value or args.default:
        _change_one(args.name, None if args.default else " ".join(args.value))
    else:
        _show_one(args.name)
    return 0


def apply(changes: Mapping[str, Change]) -> Settings:
    """Make the changes in the settings file; what was wrong in it before is said, not mended."""
    from trayapp.engine.base import vendor_specs  # noqa: PLC0415 (--help needs none of it)
    from trayapp.system.paths import find_paths  # noqa: PLC0415
    from trayapp.system.settings_file import change  # noqa: PLC0415

    settings, problems = change(find_paths(os.environ, sys.platform), changes, vendor_specs())
    _say(problems)
    return settings


def current() -> Settings:
    """The settings as they are; what is wrong in the file is said."""
    from trayapp.engine.base import vendor_specs  # noqa: PLC0415 (--help needs none of it)
    from trayapp.system.paths import find_paths  # noqa: PLC0415
    from trayapp.system.settings_file import load  # noqa: PLC0415

    settings, problems = load(find_paths(os.environ, sys.platform), vendor_specs())
    _say(problems)
    return settings


def _say(problems: tuple[str, ...]) -> None:
    for problem in problems:
        print(f"remainder: {problem}", file=sys.stderr)


def _change_one(name: str, word: str | None) -> None:
    from trayapp.engine.base import vendor_specs  # noqa: PLC0415 (--help needs none of it)
    from trayapp.settings import BadValueError, spec_of, value_of  # noqa: PLC0415

    try:
        spec = spec_of(name, vendor_specs())
        value = None if word is None else value_of(name, word, vendor_specs())
    except BadValueError as error:
        raise Refusal(sentence_of(error)) from None
    settings = apply({name: value})
    print(f"{translate('Settings', spec.label)}: {shown(spec, settings)}")


def _show_one(name: str) -> None:
    from trayapp.engine.base import vendor_specs  # noqa: PLC0415 (--help needs none of it)
    from trayapp.settings import BadValueError, spec_of  # noqa: PLC0415

    try:
        spec = spec_of(name, vendor_specs())
    except BadValueError as error:
        raise Refusal(sentence_of(error)) from None
    print(f"{spec.name or name} = {shown(spec, current())}")
    print(described(spec))


def _show_all() -> None:
    from trayapp.cli.allowance import allowance_lines  # noqa: PLC0415 (only for the list)
    from trayapp.engine.base import vendor_specs  # noqa: PLC0415
    from trayapp.settings import specs  # noqa: PLC0415

    settings, terminal = current(), here()
    lines = [translate("Settings", "Allowances")]
    for line in allowance_lines(settings.allowances):
        lines += folded(line, terminal.width, first="  ", rest="    ")
    lines.append("")
    page = None
    for spec in specs(vendor_specs()):
        if spec.page != page:
            page = spec.page
            lines += [translate("Settings", page)]
        lines.append(f"  {spec.name} = {shown(spec, settings)}")
        lines += folded(described(spec), terminal.width, first=" " * 6, rest=" " * 6)
    print("\n".join(lines if terminal.unicode else map(plain, lines)))


def sentence_of(error: Exception) -> str:
    """The error's text as one sentence, whatever it ended with."""
    said = worded(text_of(error))
    return said if said.endswith(("?", ".", "？", "。")) else translate("Refusals", "{what}.", what=said)


def described(spec: Spec) -> str:
    """What the setting does, and which values it takes."""
    choices = (
        translate("CommandLine", " One of {names}.", names=", ".join(spec.choices)) if spec.choices else ""
    )
    return translate(
        "CommandLine",
        "{label}. {help}{choices}",
        label=translate("Settings", spec.label),
        help=translate("Settings", spec.help),
        choices=choices,
    )


def shown(spec: Spec, settings: Settings) -> str:
    """The setting's value as it would be typed."""
    return typed(_value(spec, settings))


def typed(value: object) -> str:
    """A value as `remainder set` takes it."""
    match value:
        case bool():
            return "on" if value else "off"
        case tuple():
            return ",".join(map(str, value)) or translate("CommandLine", "(none)")
        case None | "":
            return translate("CommandLine", "(none)")
        case _:
            return str(value)


def _value(spec: Spec, settings: Settings) -> object:
    head, *rest = spec.name.split(".")
    if head == "sources":
        source = settings.sources.of(rest[0])
        return source.enabled if rest[1] == "enabled" else source.choices.get(rest[1], spec.default)
    if head == "allowance":
        raise Refusal(translate("CommandLine", "Allowances are shown with: remainder set allowance"))
    return getattr(getattr(settings, head), rest[0])
