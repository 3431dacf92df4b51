"""What an allowance would show as it is being edited: counted from the records, at the core's side."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from trayapp.domain.assess import Facts, edges
from trayapp.domain.command import AskPreview
from trayapp.domain.preview import Preview, preview
from trayapp.domain.pricing import price
from trayapp.domain.routes import attribute
from trayapp.engine.base import Base


def preview_of(base: Base, asked: AskPreview, facts: Facts, now: datetime) -> Preview:
    """The answer from `facts`, with uses cut at the edges of the allowance that is asked about.

    They are read past the kept ones: other edges would push those of the judgement out.
    """
    marks = edges((asked.allowance,), facts.readings, now, base.zone, routes=facts.routes)
    uses = attribute(price(base.store.groups(marks), base.book), facts.routes)
    return preview(asked.number, asked.allowance, replace(facts, uses=uses), now, base.zone)
