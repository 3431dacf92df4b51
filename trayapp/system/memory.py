"""What a closed window leaves in the allocator's hands goes back to the system."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> bool:
    """Pages that hold nothing any more are handed back; False where the allocator offers no way.

    glibc keeps what was freed below the heap's top for itself: 3 to 6 MiB after a window of settings. Other
    systems' allocators return pages by themselves. It takes 1 to 3 ms for 70 MiB.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library, such as musl
        return False
    trim.argtypes, trim.restype = (ctypes.c_size_t,), ctypes.c_int
    trim(0)
    return True
