"""`remainder hook install|uninstall|status`: puts hooks into a client's settings and takes them out again."""

from __future__ import annotations

import argparse
import difflib
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from trayapp.cli.refusal import Refusal
from trayapp.cli.terminal import printable
from trayapp.domain.translation import translate
from trayapp.system import hook_door
from trayapp.system.autostart import program
from trayapp.system.client_hooks import (
    AFTER,
    CLAUDE_CODE,
    NAMES,
    Door,
    Surroundings,
    http_obstacle,
    obstacle,
    placed,
    settings_file,
)
from trayapp.system.client_settings import Change, install, installed, planned, undoing, uninstall
from trayapp.system.paths import find_paths, home_folder


def declare(parser: argparse.ArgumentParser) -> None:
    """The words after `remainder hook`."""
    parser.epilog = translate(
        "CommandLine", "What each client shows, and what it does not offer: docs/hooks.md."
    )
    parser.add_argument("action", choices=("install", "uninstall", "status"))
    parser.add_argument("client", nargs="?", choices=tuple(NAMES), metavar="CLIENT", help=", ".join(NAMES))
    parser.add_argument(
        "--dry-run", action="store_true", help=translate("CommandLine", "show the change and make none")
    )
    parser.add_argument(
        "--http",
        action="store_true",
        help=translate("CommandLine", "Claude Code asks the tray itself, on a port of 127.0.0.1"),
    )
    parser.add_argument(
        "--no-status-line",
        action="store_true",
        help=translate("CommandLine", "leave the client's status line alone"),
    )


def run(args: argparse.Namespace) -> int:
    """Do one of the three."""
    at = Surroundings(os.environ, home_folder(os.environ, sys.platform), sys.platform)
    state = find_paths(os.environ, sys.platform).state / hook_door.FOLDER
    if args.action == "status":
        for client in [args.client] if args.client else NAMES:
            print(printable(_standing(client, at)))
        return 0
    if args.client is None:
        raise Refusal(translate("CommandLine", "Say for which client: {clients}.", clients=", ".join(NAMES)))
    if args.action == "install":
        _install(args, at, state)
    else:
        _uninstall(args, at, state)
    return 0


def _install(args: argparse.Namespace, at: Surroundings, state: Path) -> None:
    client = args.client
    if why := obstacle(client, at):
        raise Refusal(why)
    door = _door(args, at, state)
    change = placed(client, at, program(), door, line=not args.no_status_line)
    if args.dry_run:
        _show(planned(change))
        return
    find_paths(os.environ, sys.platform).ensure()
    if door is not None:
        hook_door.keep(state, hook_door.Way(door.port, door.token))
    done = install(change, state)
    if done.after == done.before:
        print(translate("CommandLine", "{client}: everything is in place already.", client=NAMES[client]))
        return
    print(translate("CommandLine", "{client}: the hook is in {path}.", client=NAMES[client], path=done.path))
    print(translate("CommandLine", AFTER[client]))


def _door(args: argparse.Namespace, at: Surroundings, state: Path) -> Door | None:
    """The port and its secret, the same as before where there are some; None for the command."""
    if not args.http:
        return None
    if args.client != CLAUDE_CODE:
        raise Refusal(translate("CommandLine", "Only Claude Code has hooks of the kind http."))
    if why := http_obstacle(at):
        more = translate("CommandLine", "Leave --http away: the command does not ask over the network.")
        raise Refusal(f"{why} {more}")
    way = hook_door.kept(state) or hook_door.Way(hook_door.free_port(), secrets.token_urlsafe(24))
    return Door(way.port, way.token)


def _uninstall(args: argparse.Namespace, at: Surroundings, state: Path) -> None:
    change = placed(args.client, at, program(), None, line=True)
    if args.dry_run:
        _show(undoing(change, state))
        return
    done = uninstall(change, state)
    if args.client == CLAUDE_CODE:
        hook_door.forget(state)
    if done.after == done.before:
        print(translate("CommandLine", "{client}: there is no hook of ours.", client=NAMES[args.client]))
        return
    print(
        translate("CommandLine", "{client}: {path} is as it was.", client=NAMES[args.client], path=done.path)
    )


def _standing(client: str, at: Surroundings) -> str:
    there = installed(placed(client, at, program(), None, line=True))
    said = (
        translate(
            "CommandLine",
            "{client}: installed, in {path}.",
            client=NAMES[client],
            path=settings_file(client, at),
        )
        if there
        else translate("CommandLine", "{client}: not installed.", client=NAMES[client])
    )
    return f"{said} {obstacle(client, at)}".rstrip() if there else said


def _show(change: Change) -> None:
    for line in _difference(change):
        print(printable(line.expandtabs(4)))


def _difference(change: Change) -> Iterator[str]:
    before, after = (
        (data or b"").decode("utf-8", "replace").splitlines() for data in (change.before, change.after)
    )
    name = str(change.path)
    with suppress(StopIteration):
        yield from difflib.unified_diff(before, after, name, name, lineterm="")
