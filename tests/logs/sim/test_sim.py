"""Whatever clients do and whenever it is read, in whatever order: the reader comes to the true bill.

REMAINDER_SEEDS=3000 pytest tests/logs/sim         thousands of lives instead of some
REMAINDER_SEEDS=17-18 pytest tests/logs/sim        one of them again
"""

import os

import pytest

from tests.logs.sim.play import play

SHORT = "120"


def seeds():
    first, dash, behind = os.environ.get("REMAINDER_SEEDS", SHORT).partition("-")
    return range(int(first), int(behind)) if dash else range(int(first))


@pytest.mark.parametrize("seed", seeds())
def test_the_reader_comes_to_the_true_bill(seed, tmp_path):
    play(seed, tmp_path)
