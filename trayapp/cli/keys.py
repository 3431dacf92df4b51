"""`remainder login` and `logout`: a source goes on or off; its keys go to the keyring and nowhere else.

A key is never taken from the command line, which other programs and the shell's history can read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping

from trayapp.cli.refusal import Refusal
from trayapp.cli.settings import apply
from trayapp.cli.sources import vendor_named
from trayapp.domain.errors import Unavailable
from trayapp.domain.saying import saying, worded
from trayapp.domain.secret import Secret
from trayapp.domain.translation import count, translate
from trayapp.settings import Value
from trayapp.system.vault import Vault, VaultError, VaultState
from trayapp.vendors import Credential, Vendor, discover

_EPILOG = saying(
    "CommandLine",
    """\
Keys are asked for at a prompt, or read from standard input, one on each line in the order of
remainder sources SOURCE: remainder login SOURCE < file
""",
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of both commands."""
    parser.add_argument(
        "source", metavar="SOURCE", help=translate("CommandLine", "the source's id, as in: remainder sources")
    )
    parser.add_argument(
        "--name",
        metavar="NAME",
        help=translate("CommandLine", "only this one of its keys, where it has several"),
    )
    if parser.prog.endswith("login"):
        parser.epilog = worded(_EPILOG)


def run(args: argparse.Namespace) -> int:
    """Keep or remove, and switch the source on or off."""
    vendor = vendor_named(args.source, discover())
    if vendor.fetch is None:
        raise Refusal(translate("Sources", vendor.instead))
    wanted = _credentials(vendor, args.name)
    if args.command == "login":
        _login(vendor, wanted)
    else:
        _logout(vendor, wanted)
    return 0


def _login(vendor: Vendor, wanted: tuple[Credential, ...]) -> None:
    keys = dict(_at_prompt(vendor, wanted) if sys.stdin.isatty() else _from_pipe(wanted))
    vault = Vault()
    for name, key in keys.items():
        vault.put(vendor.id, name, key.reveal())
    settings = apply({f"sources.{vendor.id}.enabled": True})
    for line in _welcome(vendor, len(keys), settings.sources.of(vendor.id).choices):
        print(line)


def _logout(vendor: Vendor, wanted: tuple[Credential, ...]) -> None:
    # Off first: a keyring that is locked or gone must not keep the source going.
    if wanted == vendor.secrets or any(credential.required for credential in wanted):
        apply({f"sources.{vendor.id}.enabled": None})
        print(translate("CommandLine", "{name} is no longer asked.", name=vendor.name))
    vault = Vault()
    try:
        for credential in wanted:
            vault.remove(vendor.id, credential.name)
    except VaultError as error:
        # Where a key was never needed and there is no keyring, there is nothing to remove.
        if error.state is not VaultState.MISSING or any(credential.required for credential in wanted):
            raise
    else:
        if wanted:
            print(
                translate(
                    "CommandLine",
                    "No longer in the keyring: {names}.",
                    names=", ".join(translate("Sources", each.label) for each in wanted),
                )
            )


def _welcome(vendor: Vendor, keys: int, choices: Mapping[str, Value]) -> Iterator[str]:
    """What is so from now on, and whose sign-in is used where no key was given."""
    if keys:
        yield count(
            "CommandLine",
            "The key for {name} is in the keyring. {name} is asked from now on."
            "|The keys for {name} are in the keyring. {name} is asked from now on.",
            keys,
            name=vendor.name,
        )
    else:
        yield translate("CommandLine", "{name} is asked from now on.", name=vendor.name)
        if vendor.borrows:
            yield translate("Sources", vendor.borrows)
    address = next((spec for spec in vendor.needs if spec.name == "base_url"), None)
    if address is not None and not address.default and "base_url" not in choices:
        yield translate(
            "CommandLine", "Tell where it is: remainder set sources.{id}.base_url https://...", id=vendor.id
        )
    if not vendor.documented:
        yield translate(
            "CommandLine", "The vendor has not documented this way: it may change or end at any time."
        )
        yield translate("CommandLine", "To switch it off: remainder logout {id}", id=vendor.id)


def _at_prompt(vendor: Vendor, wanted: tuple[Credential, ...]) -> Iterator[tuple[str, Secret]]:
    """Each key in turn; the first by signing in, where the vendor has a way that works here."""
    rest = wanted
    if vendor.sign_in is not None and wanted and wanted[0] is vendor.secrets[0]:
        found = _signed_in(vendor)
        if found is not None:
            yield wanted[0].name, found
            rest = wanted[1:]
    for credential in rest:
        key = _typed(credential)
        if key is not None:
            yield credential.name, key


def _signed_in(vendor: Vendor) -> Secret | None:
    """The key that a sign-in gave; None where signing in is not possible here, which is said."""
    from trayapp.cli.sign_in import sign_in  # noqa: PLC0415 (asyncio, only where somebody signs in)

    try:
        return sign_in(vendor, _say)
    except Unavailable as error:
        _say(error.sentence)
        return None


def _typed(credential: Credential) -> Secret | None:
    from getpass import getpass  # noqa: PLC0415 (only at a prompt)

    _say(translate("Sources", credential.help))
    left_out = "" if credential.required else translate("CommandLine", ", or nothing")
    return _checked(getpass(f"{translate('Sources', credential.label)}{left_out}: "), credential)


def _from_pipe(wanted: tuple[Credential, ...]) -> Iterator[tuple[str, Secret]]:
    for credential in wanted:
        key = _checked(sys.stdin.readline(10_000), credential)
        if key is not None:
            yield credential.name, key


def _checked(text: str, credential: Credential) -> Secret | None:
    """The key; None where one was left out that may be."""
    text = text.strip()
    if not text and not credential.required:
        return None
    if not text or not text.isprintable():
        raise Refusal(
            translate(
                "CommandLine",
                "No key was given ({label}). Nothing was changed.",
                label=translate("Sources", credential.label),
            )
        )
    return Secret(text)


def _credentials(vendor: Vendor, name: str | None) -> tuple[Credential, ...]:
    if name is None:
        return vendor.secrets
    if not vendor.secrets:
        raise Refusal(translate("CommandLine", "{name} needs no key.", name=vendor.name))
    found = tuple(credential for credential in vendor.secrets if credential.name == name)
    if not found:
        names = ", ".join(credential.name for credential in vendor.secrets)
        raise Refusal(
            translate(
                "CommandLine",
                '{name} has no key named "{key}". Names: {names}.',
                name=vendor.name,
                key=name,
                names=names,
            )
        )
    return found


def _say(sentence: str) -> None:
    print(worded(sentence), file=sys.stderr, flush=True)
