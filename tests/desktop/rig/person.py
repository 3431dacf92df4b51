"""A person at the desktop: a home with the clients' real logs, an allowance, and work that goes on."""

from __future__ import annotations

import json
import re
import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

CAPTURES = Path(__file__).parent / "captures"
STAMP = re.compile(r'"(?P<field>timestamp)":"(?P<at>\d{4}-\d\d-\d\dT[\d:.]+Z)"')
OUTPUT_PRICE = Decimal("0.000025")
"""Dollars per output token of claude-opus-4-8 ($25 per million, Anthropic's price list of 2026)."""

SATURDAY = 5
WORK = (
    ("atlas", "claude-opus-4-8", OUTPUT_PRICE, ("3.10", "6.30", "2.10", "7.20", "4.40", "8.10", "2.90")),
    ("billing", "claude-sonnet-4-5", Decimal("0.000015"), ("1.20", "2.40", "0", "3.10", "0.90")),
    ("website", "claude-haiku-4-5", Decimal("0.000005"), ("0.35", "0", "0.80", "0.55")),
)
"""Project, model, dollars per output token, and what a day's work costs, day by day."""


class Person:
    """`home` is what HOME points to, `own` what REMAINDER_HOME does."""

    def __init__(self, root: Path) -> None:
        self.home, self.own = root / "home", root / "own"
        self.home.mkdir(parents=True)
        self._claude = self.home / ".claude/projects"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.own / "config/settings.toml"

    def has_logs(self) -> None:
        """Real sessions of both clients, moved to the last minutes."""
        at = datetime.now(UTC)
        claude = self._claude / "-home-me-proj/ab2b55e5-375e-4ffc-8176-bc444539c6f3.jsonl"
        self._put(claude, _moved((CAPTURES / "claude-code-2.1.330.jsonl").read_text(), at))
        name = f"rollout-{at:%Y-%m-%dT%H-%M-%S}-01a20969-49ea-7b30-94df-d3a039aec537.jsonl"
        codex = self.home / f".codex/sessions/{at:%Y/%m/%d}/{name}"
        self._put(codex, _moved((CAPTURES / "codex-0.169.0.jsonl").read_text(), at))

    def was_given(self, limit: str, *, more: str = "") -> None:
        """$`limit` a month; `more` is added to the settings file."""
        allowance = ["[[allowance]]", 'key = "work"', 'title = "Work"', 'unit = "USD"', 'period = "monthly"']
        self._put(self.settings, "\n".join([*allowance, f"limit = {limit}", more, ""]))

    def was_welcomed(self) -> None:
        """The first steps were shown before; no allowance was set."""
        self._put(self.settings, "[general]\nfirst_run_done = true\n")

    def has_a_month(self, *, more: str = "") -> None:
        """Five weeks of work with three models in three projects; the month that counts began 21 days ago."""
        now = datetime.now(UTC)
        begun = min(28, (now - timedelta(days=21)).day)
        self.was_given("250", more=f"day = {begun}\n{more}")
        for ago in range(35, -1, -1):
            at = now - timedelta(days=ago, minutes=3)
            if at.weekday() >= SATURDAY and ago > 1:
                continue
            for project, model, price, daily in WORK:
                if dollars := Decimal(daily[ago % len(daily)]):
                    self._responds(at, dollars, model, price, project)

    def works(self, dollars: str) -> None:
        """One more response in Claude Code, so long that it costs so much."""
        self._responds(datetime.now(UTC), Decimal(dollars))

    def _responds(
        self,
        at: datetime,
        dollars: Decimal,
        model: str = "claude-opus-4-8",
        price: Decimal = OUTPUT_PRICE,
        project: str = "proj",
    ) -> None:
        line = next(
            line
            for line in (CAPTURES / "claude-code-2.1.330.jsonl").read_text().splitlines()
            if '"type":"assistant"' in line
        )
        session = str(uuid.uuid5(uuid.NAMESPACE_URL, project))
        entry = json.loads(line)
        entry["message"] |= {"id": f"msg_{uuid.uuid4().hex}", "model": model}
        entry["message"]["usage"] = {"input_tokens": 0, "output_tokens": int(dollars / price)}
        entry |= {
            "requestId": f"req_{uuid.uuid4().hex}",
            "uuid": str(uuid.uuid4()),
            "sessionId": session,
            "cwd": f"/home/me/{project}",
            "timestamp": _stamp(at),
        }
        file = self._claude / f"-home-me-{project}/{session}.jsonl"
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a") as log:
            log.write(json.dumps(entry, separators=(",", ":")) + "\n")

    @staticmethod
    def _put(file: Path, text: str) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def _moved(text: str, end: datetime) -> str:
    """The same lines, the last one at `end`; the spaces between them stay."""
    stamps = [datetime.fromisoformat(found["at"]) for found in STAMP.finditer(text)]
    shift = end - max(stamps) - timedelta(seconds=1)
    return STAMP.sub(
        lambda found: f'"timestamp":"{_stamp(datetime.fromisoformat(found["at"]) + shift)}"', text
    )


def _stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"
