import asyncio
import os
import sys

import pytest

from trayapp.domain.errors import Unavailable, Unreachable
from trayapp.system.process import run


def ask(code, *, env=None, **options):
    return asyncio.run(run([sys.executable, "-c", code], env={**os.environ, **(env or {})}, **options))


def test_a_line_in_and_a_line_out():
    assert ask("print(input()[::-1])", send=b"abc\n").strip() == b"cba"


def test_keys_in_the_environment_are_not_passed_on():
    code = "import os; print(sorted(name for name in os.environ if 'KEY' in name))"
    assert ask(code, env={"SOME_API_KEY": "marked"}).strip() == b"[]"


def test_a_program_that_is_not_there_is_no_fault():
    with pytest.raises(Unavailable, match="not installed"):
        asyncio.run(run(["no-such-program-here"], env=os.environ))


def test_one_that_never_answers_is_ended():
    with pytest.raises(Unreachable, match="did not answer"):
        ask("import time; time.sleep(60)", deadline=0.3)


def test_one_that_fails_says_so_without_its_words():
    with pytest.raises(Unreachable, match="code 3") as caught:
        ask("import sys; print('secret', file=sys.stderr); sys.exit(3)")
    assert "secret" not in str(caught.value)
