"""Whatever clients do and whenever it is read, in whatever order: the reader comes to the true bill.

make test-long                  thousands of lives instead of some
make test-long SEEDS=17-18      one of them again
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
