"""What `remainder doctor` finds: what is true, and what to do about it, in the person's language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from trayapp.cli.tray_host import NO_HOST
from trayapp.domain.plain import clean
from trayapp.domain.saying import saying, worded
from trayapp.domain.translation import count, mark, translate

ANSWERS = saying("CommandLine", "A display answers.")
_MODELS = 5  # that are named
_LONGEST = 400  # characters of a sentence that comes from elsewhere


class Finding(NamedTuple):
    """Two sentences: what is true, and what to do."""

    what: str
    do: str


_NO_LOGS = Finding(
    mark("Doctor", "No logs of an AI tool were found on this computer."),
    mark("Doctor", "Use one of the tools once. Logs that lie elsewhere are named in Settings, Sources."),
)
_MALFORMED = Finding(
    mark("Doctor", "{n} line of the logs could not be read.|{n} lines of the logs could not be read."),
    mark(
        "Doctor",
        "They are left out; a tool that was stopped while it wrote leaves one. If there are more and more, "
        "look for a new version of Remainder.",
    ),
)
_UNPRICED = Finding(
    mark("Doctor", "The price of these models is not known: {models}."),
    mark("Doctor", "Their tokens are counted. Switch on “Keep prices fresh” in Settings, General."),
)
_NO_HOST = mark(
    "Doctor",
    "On GNOME, switch on the extension AppIndicator Support; until then Remainder may be a small window.",
)
_NO_KEYS = Finding(
    mark("Doctor", "No source can have its key just now. {sentence}"),
    mark("Doctor", "“This run only” in Settings, Sources, keeps a key until Remainder ends."),
)
_MEND = mark("Doctor", "Mend it in {settings}, or set it anew in the settings window.")
_TELL = mark("Doctor", "Tell whoever looks after {policy}; until then it is left out.")
_JOURNAL = mark("Doctor", "The journal has more: {journal}. Hand on this report with it.")


def findings(report: Mapping[str, Any], in_settings: Collection[str] = ()) -> list[Finding]:
    """All of them, what is wrong first; the problems that are `in_settings` are mended in a file."""
    return list(_found(report, in_settings))


def _found(report: Mapping[str, Any], in_settings: Collection[str]) -> Iterator[Finding]:
    for problem in report["problems"]:
        way = _in_file(problem, report["paths"]) if problem in in_settings else _JOURNAL
        yield Finding(clean(problem, _LONGEST), translate("Doctor", way, **_files(report["paths"])))
    if sentence := report["keyring"]["sentence"]:
        yield Finding(translate("Doctor", _NO_KEYS.what, sentence=sentence), translate("Doctor", _NO_KEYS.do))
    if not any(tool["files"] for tool in report["tools"]):
        yield Finding(*(translate("Doctor", each) for each in _NO_LOGS))
    yield from _in_logs(report["logs"])
    if report["tray"] == NO_HOST and report["display"] == ANSWERS:
        yield Finding(worded(NO_HOST), translate("Doctor", _NO_HOST))


def _in_logs(logs: Mapping[str, Any]) -> Iterator[Finding]:
    if lines := logs["malformed_lines"]:
        yield Finding(
            count("Doctor", _MALFORMED.what, lines, n=f"{lines:,}"), translate("Doctor", _MALFORMED.do)
        )
    if models := logs["unpriced_models"]:
        named = [clean(each) for each in models[:_MODELS]] + ["…"] * (len(models) > _MODELS)
        yield Finding(
            translate("Doctor", _UNPRICED.what, models=", ".join(named)), translate("Doctor", _UNPRICED.do)
        )


def _in_file(problem: str, paths: Mapping[str, Any]) -> str:
    """A company's file names itself in its problems, and is not the person's to mend."""
    return _TELL if problem.startswith(paths["policy"]["path"]) else _MEND


def _files(paths: Mapping[str, Any]) -> dict[str, str]:
    return {name: place["path"] for name, place in paths.items()}
