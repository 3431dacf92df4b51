"""`remainder status --why`."""

import json
from datetime import UTC, datetime

from cli_home import claude_line


def test_the_lines_add_up_to_what_status_says(home):
    home.write(*(claude_line(n, datetime.now(UTC).isoformat()) for n in range(3)))
    home.run("set", "allowance", "250/month")
    said = home.run("status", "--why").stdout
    left = json.loads(home.run("status", "--json").stdout)["gauges"][0]["left"]
    [last] = [line for line in said.splitlines() if line.strip().startswith("= Left")]
    assert last.split("$")[1].replace(",", "").strip() == f"{float(left):.2f}"
    assert "Claude Code · 3 requests" in said.replace(" - ", " · ")
    assert "Logs are priced by" in said
    assert max(map(len, said.splitlines())) <= 80


def test_an_unknown_allowance_is_refused_with_those_that_there_are(home):
    home.run("set", "allowance", "250/month")
    done = home.run("status", "--why", "none")
    assert done.returncode == 1
    assert "There is no allowance none. There are: " in done.stderr
