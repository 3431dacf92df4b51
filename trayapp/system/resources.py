"""Where the program's own data files are: icons, prices, translations."""

from __future__ import annotations

import sys
from pathlib import Path

from trayapp.domain.saying import saying

_PACKAGE = Path(__file__).resolve().parent.parent


def find_resources(package: Path = _PACKAGE, frozen: str | None = None) -> Path:
    """The folder `resources`: of a frozen build, an installed wheel or a checkout, in this order.

    `package` is the folder of the trayapp package, `frozen` where a frozen build was unpacked (told by
    the running program when it is None). Raises FileNotFoundError where there is none.
    """
    unpacked = frozen if frozen is not None else getattr(sys, "_MEIPASS", None)
    places = [package / "resources", package.parent / "resources"]
    if unpacked:
        places = [Path(unpacked) / "resources", Path(unpacked) / "trayapp" / "resources", *places]
    for place in places:
        if (place / "prices").is_dir():
            return place
    raise FileNotFoundError(
        saying("Faults", "Remainder's own files are missing. Please install the program again.")
    )
