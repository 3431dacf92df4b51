"""The list of rules names tests that are there."""

import re
from pathlib import Path

HERE = Path(__file__).parent
LISTED = re.findall(r"`([./\w]+)::(\w+)`", (HERE / "RULES.md").read_text(encoding="utf-8"))


def test_every_test_that_a_rule_names_is_there():
    sources = {file: (HERE / file).read_text(encoding="utf-8") for file, _ in LISTED}
    assert [f"{file}::{name}" for file, name in LISTED if f"def {name}(" not in sources[file]] == []
    assert len(LISTED) > 100
