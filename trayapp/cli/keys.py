"""`remainder login` and `logout`: a source's key goes to the system's keyring, and nowhere else.

It is never taken from the command line, which other programs and the shell's history can read.
"""

from __future__ import annotations

import argparse
import sys

from trayapp.cli.refusal import Refusal
from trayapp.cli.settings import apply
from trayapp.system.vault import Vault
from trayapp.vendors import Credential, Vendor, discover


def declare(parser: argparse.ArgumentParser) -> None:
    """The words of both commands."""
    parser.add_argument("source", metavar="SOURCE", help="the source's id, as in: remainder sources")
    parser.add_argument("--name", metavar="NAME", help="which of its keys, where it has several")
    if parser.prog.endswith("login"):
        parser.epilog = "The key is asked for, or read from standard input: remainder login SOURCE < file"


def run(args: argparse.Namespace) -> int:
    """Keep or remove, and switch the source on or off."""
    vendor = _vendor(args.source)
    credential = _credential(vendor, args.name)
    if args.command == "login":
        key = read_key(credential)
        Vault().put(vendor.id, credential.name, key)
        apply({f"sources.{vendor.id}.enabled": True})
        print(f"The key for {vendor.name} is in the keyring. {vendor.name} is asked from now on.")
    else:
        Vault().remove(vendor.id, credential.name)
        apply({f"sources.{vendor.id}.enabled": None})
        print(f"The key for {vendor.name} is removed. {vendor.name} is no longer asked.")
    return 0


def read_key(credential: Credential) -> str:
    """The key from a prompt that shows nothing, or the first line of what is piped in."""
    if sys.stdin.isatty():
        from getpass import getpass  # noqa: PLC0415 (only at a prompt)

        print(credential.help, file=sys.stderr)
        key = getpass(f"{credential.label}: ")
    else:
        key = sys.stdin.readline(10_000)
    key = key.strip()
    if not key or not key.isprintable():
        raise Refusal("No key was given. Nothing was changed.")
    return key


def _vendor(name: str) -> Vendor:
    vendors = discover()
    for vendor in vendors:
        if name.lower() in {vendor.id, vendor.name.lower()}:
            return vendor
    raise Refusal(f'There is no source "{name}". Sources: {", ".join(vendor.id for vendor in vendors)}.')


def _credential(vendor: Vendor, name: str | None) -> Credential:
    if not vendor.secrets:
        raise Refusal(f"{vendor.name} needs no key.")
    if name is None:
        return vendor.secrets[0]
    for credential in vendor.secrets:
        if credential.name == name:
            return credential
    names = ", ".join(credential.name for credential in vendor.secrets)
    raise Refusal(f'{vendor.name} has no key named "{name}". Names: {names}.')
