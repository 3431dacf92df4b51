import asyncio
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from trayapp.domain.errors import Unavailable, Unreachable, Unreadable
from trayapp.system.process import LIMIT, run

posix = pytest.mark.skipif(sys.platform == "win32", reason="groups are POSIX's")


def ask(code, *, env=None, **options):
    return asyncio.run(run([sys.executable, "-c", code], env={**os.environ, **(env or {})}, **options))


def lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # One that is dead and was not asked after by whoever adopted it counts as dead.
    stat_of = Path(f"/proc/{pid}/stat")
    try:
        return stat_of.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:  # gone meanwhile, or a system that tells it elsewhere
        return sys.platform != "linux"


def is_gone(pid):
    return any(not lives(pid) or time.sleep(0.02) for _ in range(100))


def test_a_line_in_and_a_line_out():
    assert ask("print(input()[::-1])", send=b"abc\n").strip() == b"cba"


def test_keys_in_the_environment_are_not_passed_on():
    code = "import os; print(sorted(name for name in os.environ if 'KEY' in name or 'TOKEN' in name))"
    keys = {"SOME_API_KEY": "marked", "ANTHROPIC_API_KEY": "marked", "CLAUDE_CODE_OAUTH_TOKEN": "marked"}
    assert ask(code, env=keys).strip() == b"[]"
    assert ask(code, env=keys, pass_on=("SOME_API_KEY",)).strip() == b"['SOME_API_KEY']"


def test_it_starts_in_the_home_where_no_projects_settings_lie(tmp_path):
    assert ask("import os; print(os.getcwd())", env={"HOME": str(tmp_path)}).strip().decode() == str(tmp_path)


def test_a_program_that_is_not_there_is_no_fault():
    with pytest.raises(Unavailable, match="not installed"):
        asyncio.run(run(["no-such-program-here"], env=os.environ))


def test_a_file_that_is_no_program_is_said(tmp_path):
    path = tmp_path / "thing"
    path.write_bytes(b"\x7fELF of another machine")
    path.chmod(0o755)
    with pytest.raises(Unavailable, match="cannot be started"):
        asyncio.run(run([str(path)], env=os.environ))


def test_no_shell_reads_the_words():
    code = "import sys; print(sys.argv[1:])"
    words = ["$HOME", "`id`", "a b", ";", ""]
    said = asyncio.run(run([sys.executable, "-c", code, *words], env=os.environ))
    assert said.decode().strip() == repr(words)


def test_one_that_never_answers_is_ended():
    with pytest.raises(Unreachable, match="did not answer"):
        ask("import time; time.sleep(60)", deadline=0.3)


def test_one_that_fails_says_so_without_its_words():
    with pytest.raises(Unreachable, match="code 3") as caught:
        ask("import sys; print('secret', file=sys.stderr); sys.exit(3)")
    assert "secret" not in str(caught.value)


def test_one_that_fails_instead_of_the_awaited_line_has_said_what_it_said():
    assert ask("print('usage'); raise SystemExit(3)", until=lambda line: line == b"x").strip() == b"usage"


# ------------------------------------------------------------------------------ a conversation

ECHO = "import sys\nfor line in sys.stdin: print(line.strip(), flush=True)"


def test_the_input_stays_open_until_the_answer():
    code = "import sys; print('one'); print(sys.stdin.readline().strip(), flush=True); sys.stdin.read()"
    assert ask(code, send=b"two\n", until=lambda line: line == b"two").split() == [b"one", b"two"]


def test_what_comes_behind_the_answer_is_not_waited_for():
    code = "print('one', flush=True); print('two', flush=True); import time; time.sleep(60)"
    before = time.monotonic()
    assert ask(code, until=lambda line: line == b"one").split()[0] == b"one"
    assert time.monotonic() - before < 5


def test_an_end_without_the_awaited_line_gives_what_was_said():
    assert ask("print('one')", until=lambda line: line == b"two").split() == [b"one"]


def test_a_last_line_without_an_end_is_heard():
    heard = []
    ask("print('one\\ntwo', end='')", until=lambda line: heard.append(line) or False)
    assert heard == [b"one", b"two"]


@pytest.mark.parametrize("size", [65_536, 1_000_000])
def test_a_line_may_be_long(size):
    code = f"print('x' * {size}, flush=True); import sys; sys.stdin.read()"
    assert len(ask(code, until=lambda line: len(line) == size)) == size + len(os.linesep)


def test_lines_that_come_in_pieces_are_whole():
    code = (
        "import sys, time\n"
        "for piece in ('a', 'b\\nc', 'd', '\\n\\ne\\n'):\n"
        "    sys.stdout.write(piece); sys.stdout.flush(); time.sleep(0.05)"
    )
    heard = []
    ask(code, until=lambda line: heard.append(line) or False)
    assert heard == [b"ab", b"cd", b"", b"e"]


@pytest.mark.parametrize("until", [None, lambda _: False])
def test_output_is_bounded(until):
    code = f"import sys\nwhile True: sys.stdout.write('x' * {LIMIT // 8})"
    with pytest.raises(Unreadable, match="far more"):
        ask(code, until=until)


def test_words_on_the_other_output_stop_nothing():
    code = "import sys; sys.stderr.write('e' * 1_000_000); print('done')"
    assert ask(code).strip() == b"done"


def test_one_that_does_not_listen_is_no_fault():
    assert ask("print('done')", send=b"x" * 1_000_000).strip() == b"done"


# ------------------------------------------------------------------------------ how it ends


def child(then, *, group=""):
    """A program that leaves a child behind, which holds its output open; it writes the child's number."""
    return (
        "import subprocess, sys, time\n"
        f"left = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'] {group})\n"
        f"print(left.pid, flush=True)\n{then}"
    )


@posix
@pytest.mark.parametrize("then", ["time.sleep(60)", "", "sys.stdin.read()"])
def test_a_child_that_holds_the_output_ends_at_the_deadline(then, tmp_path):
    pid = tmp_path / "pid"
    code = child(f"open({str(pid)!r}, 'w').write(str(left.pid))\n{then}")
    before = time.monotonic()
    with pytest.raises(Unreachable, match="did not answer"):
        ask(code, deadline=1.0)
    assert time.monotonic() - before < 4
    assert is_gone(int(pid.read_text()))


@posix
def test_a_child_is_not_left_behind_after_the_answer():
    said = ask(child("sys.stdin.read()"), until=lambda line: line.isdigit())
    assert is_gone(int(said))


@posix
def test_one_that_left_the_group_and_holds_the_output_delays_no_more_than_the_deadline():
    said = []
    before = time.monotonic()
    with pytest.raises(Unreachable):
        ask(
            child("", group=", start_new_session=True"),
            until=lambda line: said.append(int(line)) or False,
            deadline=1.0,
        )
    assert time.monotonic() - before < 4
    os.kill(said[0], 9)


@posix
def test_one_that_has_answered_may_end_by_itself(tmp_path):
    path = tmp_path / "state"
    code = (
        "import sys, time\nprint('x', flush=True)\n"
        f"sys.stdin.read()\ntime.sleep(0.2)\nopen({str(path)!r}, 'w')"
    )
    ask(code, until=lambda line: line == b"x")
    assert path.exists()


@posix
def test_one_that_will_not_end_is_ended():
    code = (
        "import os, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print(os.getpid(), flush=True); time.sleep(60)"
    )
    before = time.monotonic()
    said = ask(code, until=lambda line: line.isdigit())
    assert time.monotonic() - before < 6
    assert is_gone(int(said))


@posix
def test_a_cancelled_question_leaves_nothing(tmp_path):
    pid = tmp_path / "pid"
    code = f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(60)"

    async def main():
        asked = asyncio.create_task(run([sys.executable, "-c", code], env=os.environ))
        while not (pid.exists() and pid.read_text()):  # noqa: ASYNC110 (another process writes it)
            await asyncio.sleep(0.02)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked

    asyncio.run(main())
    assert is_gone(int(pid.read_text()))


# ------------------------------------------------------------------------------ real scripts


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@posix
def test_a_program_outside_the_sessions_path_is_found_and_has_its_node_beside_it(tmp_path):
    folder = tmp_path / ".nvm/versions/node/v22.3.0/bin"
    script(folder / "node", "#!/bin/sh\necho node ran $1\n")
    script(folder / "claude", "#!/usr/bin/env node\n")
    script(tmp_path / ".nvm/versions/node/v9.11.0/bin/claude", "#!/bin/sh\necho old\n")
    said = asyncio.run(run(["claude"], env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}))
    assert said.decode() == f"node ran {folder / 'claude'}\n"


@posix
def test_a_path_set_by_hand_is_taken(tmp_path):
    path = script(tmp_path / "some where" / "tool", "#!/bin/sh\necho by hand\n")
    for command in (str(path), "~/some where/tool"):
        assert asyncio.run(run([command], env=os.environ | {"HOME": str(tmp_path)})) == b"by hand\n"


@posix
@pytest.mark.parametrize("command", ["/no/such/thing", "~/none", "./tool", "some where/tool", "/tmp"])
def test_a_path_that_leads_nowhere_is_said(command, tmp_path, monkeypatch):
    script(tmp_path / "tool", "#!/bin/sh\necho never\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unavailable, match="Correct its path"):
        asyncio.run(run([command], env=os.environ | {"HOME": str(tmp_path)}))
