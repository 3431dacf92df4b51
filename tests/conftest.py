"""What holds for every test: no screen is needed, no warning goes unheard, nothing is random twice."""

import logging
import os
import re
from dataclasses import dataclass, field

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# One profile everywhere: a failure in CI is the same failure at home. Deadlines measure the machine.
settings.register_profile("remainder", deadline=None, derandomize=True, database=None)
settings.load_profile("remainder")


@dataclass
class Journal(logging.Handler):
    """Hears every record from WARNING up; a test says beforehand which ones it expects."""

    records: list[logging.LogRecord] = field(default_factory=list)
    expected: list[re.Pattern[str]] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(logging.WARNING)

    __hash__ = object.__hash__

    def emit(self, record):
        self.records.append(record)

    def expect(self, pattern):
        """Records whose message matches this expression are meant."""
        self.expected.append(re.compile(pattern))

    @property
    def unexpected(self):
        return [
            f"{record.levelname} {record.name}: {record.getMessage()}"
            for record in self.records
            if not any(pattern.search(record.getMessage()) for pattern in self.expected)
        ]


@pytest.fixture(autouse=True)
def journal():
    """Fails a test that left a warning or an error in the journal, unless it said `journal.expect(...)`."""
    heard = Journal()
    logging.getLogger().addHandler(heard)
    yield heard
    logging.getLogger().removeHandler(heard)
    if heard.unexpected:
        pytest.fail("unexpected in the journal:\n" + "\n".join(heard.unexpected), pytrace=False)
