"""What was freed goes back to the system."""

import ctypes
import sys
from pathlib import Path

import pytest

from trayapp.system.memory import give_back

BLOCK, MANY = 2_000, 20_000  # bytes: far below what the allocator maps by itself


def resident():
    """Bytes of this process in memory that nobody shares."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_Dirty"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system's own figures are read")
def test_pages_between_what_is_still_used_go_back():
    libc = ctypes.CDLL(None)
    libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, (ctypes.c_size_t,)
    libc.free.argtypes = (ctypes.c_void_p,)
    held = [libc.malloc(BLOCK) for _ in range(MANY)]
    for each in held:
        ctypes.memset(each, 1, BLOCK)
    for each in held[:-1]:  # the last keeps the top of the heap where it is
        libc.free(each)
    before = resident()
    if not give_back():
        pytest.skip("this C library has no way")
    assert before - resident() > BLOCK * MANY / 2
    libc.free(held[-1])
