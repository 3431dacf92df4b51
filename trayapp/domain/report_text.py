"""The report as plain text for a mail or a ticket, and the short words of a mail beside the PDF."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from unicodedata import combining, east_asian_width

from trayapp.domain.report import Report, Section, Table
from trayapp.domain.words import Words

WIDTH = 76
"""Columns: what mail programs show without a break of their own."""

_NAME = 34
_GAP = "  "


def as_text(report: Report) -> str:
    """All of the page but its pictures; figures stand in columns, so that a fixed font shows them best."""
    lines = [report.title, "=" * _cells(report.title), report.subtitle, report.dated]
    if report.notice:
        lines = [report.notice, "", *lines]
    if report.request is not None:
        said = f"{report.request.head}: {report.request.ask}"
        lines += ["", f"{said} ({report.request.whole})" if report.request.whole else said]
    if report.reason:
        lines += ["", *_paragraphs(report.reason)]
    for section in report.sections:
        lines += ["", section.title, "-" * _cells(section.title), *_section(section)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def mail(report: Report, file: str, words: Words, fits: Callable[[str], bool]) -> tuple[str, str]:
    """Subject and body of a short mail that names the saved page.

    `fits` says whether a body is short enough to be handed to a mail program: figures are left out from
    the last one on, then the reason's end, until it is.
    """
    ask = "" if report.request is None else report.request.ask
    key = "report.subject" if ask else "report.subject-plain"
    facts = [_fact(figure.label, figure.value, figure.note, words) for figure in report.sections[0].figures]
    reason = report.reason
    while True:
        body = _body(report, reason, facts, file, words)
        if fits(body) or not (facts or reason):
            return words.phrase(key, ask=ask), body
        if facts:
            facts.pop()
        else:
            reason = reason[: len(reason) * 3 // 4].rstrip()


def _body(report: Report, reason: str, facts: Iterable[str], file: str, words: Words) -> str:
    if report.request is None:
        opening = words.phrase("report.mail-plain", about=report.subtitle)
    else:
        opening = words.phrase("report.mail-ask", about=report.subtitle, ask=_whole(report))
    parts = [
        report.notice,
        words.phrase("report.mail-hello"),
        opening,
        reason,
        "\n".join(facts),
        words.phrase("report.mail-file", name=file) if file else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _whole(report: Report) -> str:
    request = report.request
    if request is None:
        return ""
    return f"{request.ask} ({request.whole})" if request.whole else request.ask


def _fact(label: str, value: str, note: str, words: Words) -> str:
    said = f"{value} ({note})" if note else value
    return words.phrase("report.mail-line", label=label, value=said)


def _section(section: Section) -> Iterator[str]:
    figures = section.figures
    label = max((_cells(figure.label) for figure in figures), default=0)
    for figure in figures:
        said = f"{figure.value} ({figure.note})" if figure.note else figure.value
        yield f"{_left(figure.label, label)}{_GAP}{said}"
    if figures and section.sentences:
        yield ""
    for n, table in enumerate(section.tables):
        if n:
            yield ""
        yield from _table(table)
    for sentence in section.sentences:
        yield from _paragraphs(sentence)


def _table(table: Table) -> Iterator[str]:
    yield table.title
    amount, percent = (max(map(_cells, column)) for column in _columns(table))
    for row in table.rows:
        cells = (_left(_cut(row.name), _NAME), _right(row.value, amount), _right(row.percent, percent))
        yield _GAP + _GAP.join(cells)


def _columns(table: Table) -> tuple[list[str], list[str]]:
    return [row.value for row in table.rows], [row.percent for row in table.rows]


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.splitlines():
        # Chinese has no spaces to break at; its lines are left to whoever shows them.
        yield from textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]


def _cells(text: str) -> int:
    """The columns of a text in a fixed font; Chinese takes two each."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _left(text: str, width: int) -> str:
    return text + " " * max(0, width - _cells(text))


def _right(text: str, width: int) -> str:
    return " " * max(0, width - _cells(text)) + text


def _cut(name: str) -> str:
    """A name that is too long loses its middle: both ends tell more."""
    if _cells(name) <= _NAME:
        return name
    half = (_NAME - 1) // 2
    head, tail = name, name
    while _cells(head) > half:
        head = head[:-1]
    while _cells(tail) > half:
        tail = tail[1:]
    return f"{head}…{tail}"
