"""An editor's question is answered from the records; of several at once, only the last."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from homes import NOW, claude_line, world, write_log
from watching import Watching, spent

from trayapp.domain.command import AskPreview
from trayapp.domain.model import USD, Allowance, Scope
from trayapp.domain.period import Daily, Monthly

MONTH = Allowance("new", "New", USD, Monthly(), Decimal(10))


def test_only_the_last_of_several_questions_is_answered(tmp_path):
    surroundings = world(tmp_path)
    write_log(surroundings.home, *(claude_line(NOW - timedelta(days=ago)) for ago in (0, 1, 2)))
    answers = asyncio.Queue()
    asked = [replace(MONTH, period=Daily()), replace(MONTH, period=Daily()), MONTH]
    alone = [replace(MONTH, period=Daily()), replace(MONTH, counts=Scope(tools=("none",)))]

    async def run():
        async with Watching(surroundings) as watching, asyncio.timeout(15):
            watching.engine.answer = answers.put_nowait
            await watching.until(spent("0.075"))
            before = len(watching.snapshots)
            for number, each in enumerate(asked):
                watching.engine.post(AskPreview(number, each))
            found = [await answers.get()]
            for number, each in enumerate(alone, start=3):
                watching.engine.post(AskPreview(number, each))
                found.append(await answers.get())
            assert len(watching.snapshots) == before
            return found

    found = asyncio.run(run())
    assert [each.number for each in found] == [2, 3, 4]
    assert [each.gauge.used for each in found] == [Decimal("0.075"), Decimal("0.025"), None]
    assert [each.requests for each in found] == [3, 1, 0]
    assert [each.name for each in found[2].tools] == ["claude-code"]
