"""`remainder mcp`, asked by the protocol's own client over standard input and output."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("mcp")

ROOT = Path(__file__).parents[2]
MARK = "canary-mcp-5521"

# In a process of its own: the package's own warnings and threads are not this suite's.
CLIENT = """
import asyncio, json, sys
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

async def main():
    environment = json.loads(sys.argv[1])
    server = StdioServerParameters(command=sys.executable, args=["-m", "trayapp", "mcp"], env=environment)
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        about = await session.initialize()
        tools = (await session.list_tools()).tools
        said = {"name": about.server_info.name, "instructions": about.instructions}
        said["tools"] = {each.name: each.description for each in tools}
        said["looks"] = [each.annotations.read_only_hint for each in tools]
        for name, arguments in json.loads(sys.argv[2]):
            answer = await session.call_tool(name, arguments)
            said[name] = [answer.is_error, answer.structured_content]
        print(json.dumps(said))

asyncio.run(main())
"""


@pytest.fixture
def ask(tmp_path):
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "REMAINDER_HOME": str(tmp_path / "own"),
           "PYTHONPATH": str(ROOT)}  # fmt: skip

    def ask(*calls):
        done = subprocess.run(
            [sys.executable, "-c", CLIENT, json.dumps(env), json.dumps(calls)],
            env=env, capture_output=True, encoding="utf-8", check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    ask.env, ask.home = env, tmp_path
    return ask


def test_it_says_what_it_offers(ask):
    said = ask()
    assert said["name"] == "remainder"
    assert "before it starts" in said["instructions"]
    assert set(said["tools"]) == {"check_allowance", "estimate"}
    assert said["looks"] == [True, True]


def test_what_remains(ask):
    words = [sys.executable, "-m", "trayapp", "set", "allowance", "250/month"]
    subprocess.run(words, env=ask.env, check=True, capture_output=True)
    failed, told = ask(["check_allowance", {}])["check_allowance"]
    assert not failed
    (limit,) = told["limits"]
    # Without a log nothing is known of what was used, which is not the same as nothing.
    assert (limit["limit"], limit["left"], limit["unit"]) == (250.0, None, "USD")
    assert told["level"] == "unknown"
    assert "250" in told["summary"]


def test_nothing_known_is_not_nothing_left(ask):
    failed, told = ask(["check_allowance", {}])["check_allowance"]
    assert not failed
    assert told["level"] == "unknown"
    assert told["limits"] == []


def test_what_work_will_cost(ask):
    prompt = {"prompt": f"refactor the parser and run all tests {MARK}", "model": "claude-opus-5-5"}
    failed, told = ask(["estimate", prompt])["estimate"]
    assert not failed
    assert told["tokens"]["prompt"] > 5
    assert 0 < told["turn"]["p50_usd"] < told["turn"]["p90_usd"]
    assert told["turn"]["p50_usd"] <= told["session"]["p50_usd"]
    assert told["basis"] == "prior"
    left = [path for path in ask.home.rglob("*") if path.is_file() and MARK.encode() in path.read_bytes()]
    assert left == []


@pytest.mark.parametrize(
    "odd",
    [
        {"context_tokens": 10**30},
        {"attached_bytes": 10**30},
        {"turn": 10**30},
        {"previous_cost_usd": "inf", "turn": 2},
    ],
)
def test_figures_that_an_agent_made_up_have_an_answer_all_the_same(ask, odd):
    failed, told = ask(["estimate", {"prompt": "go on", **odd}])["estimate"]
    assert not failed
    assert 0 < told["turn"]["p50_usd"] <= told["turn"]["p90_usd"] <= told["session"]["p90_usd"]


def test_without_the_package_it_says_what_to_install(tmp_path):
    (tmp_path / "mcp").mkdir()
    (tmp_path / "mcp/__init__.py").write_text("raise ImportError('not here')")
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": f"{tmp_path}:{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-m", "trayapp", "mcp"], env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert 'pip install "remainder[mcp]"' in done.stderr
