"""The time zone of this computer, as one that can be opened again by its name."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def system_zone() -> ZoneInfo:
    """The system's zone, asked anew at each call, for people travel; UTC where it has no name of its own."""
    import tzlocal  # noqa: PLC0415 (10 ms, only where no zone was set)

    try:
        return ZoneInfo(str(tzlocal.reload_localzone()))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
