"""What an allowance would show as it is being edited, and how a figure comes about: at the core's side."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from trayapp.domain.assess import Facts, edges
from trayapp.domain.command import AskPreview
from trayapp.domain.preview import Preview, preview
from trayapp.domain.pricing import price
from trayapp.domain.routes import attribute
from trayapp.domain.tracing import Trace, trace
from trayapp.engine.base import Base


def preview_of(base: Base, asked: AskPreview, facts: Facts, now: datetime) -> Preview:
    """The answer from `facts`, with uses cut at the edges of the allowance that is asked about.

    They are read past the kept ones: other edges would push those of the judgement out.
    """
    marks = edges((asked.allowance,), facts.readings, now, base.zone, routes=facts.routes)
    uses = attribute(price(base.store.groups(marks), base.book), facts.routes)
    return preview(asked.number, asked.allowance, replace(facts, uses=uses), now, base.zone)


def trace_of(base: Base, key: str, facts: Facts, at: datetime) -> Trace | None:
    """How the gauge under `key` came about when it was judged, at `at`; None where there is none."""
    return trace(key, base.settings.allowances, facts, at, base.zone, prices=base.book.about)
