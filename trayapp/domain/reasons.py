"""Why a file or a folder could not be used, in words that a person reads in their language."""

from __future__ import annotations

import errno
from typing import Final

from trayapp.domain.saying import Saying, saying

_REASONS: Final = {
    errno.EACCES: saying("Reasons", "no permission"),
    errno.EPERM: saying("Reasons", "no permission"),
    errno.EROFS: saying("Reasons", "it cannot be written to there"),
    errno.ENOSPC: saying("Reasons", "the disk is full"),
    errno.EDQUOT: saying("Reasons", "the disk is full"),
    errno.ENOENT: saying("Reasons", "it is not there"),
    errno.EEXIST: saying("Reasons", "something else is there already"),
    errno.ENOTDIR: saying("Reasons", "a part of its path is no folder"),
    errno.EISDIR: saying("Reasons", "it is a folder"),
    errno.ENOTEMPTY: saying("Reasons", "the folder is not empty"),
    errno.ENAMETOOLONG: saying("Reasons", "its name is too long"),
    errno.ELOOP: saying("Reasons", "its links lead in a circle"),
    errno.EFBIG: saying("Reasons", "it is too large"),
    errno.EIO: saying("Reasons", "the disk or its connection has a fault"),
    errno.EBUSY: saying("Reasons", "something else is using it"),
    errno.EMFILE: saying("Reasons", "too many files are open"),
}


def reason(error: OSError) -> str:
    """What the system says of a file; its own words where it is rare, and something where it says nothing."""
    known: Saying | None = _REASONS.get(error.errno or 0)
    return known or error.strerror or saying("Reasons", "no reason given")
