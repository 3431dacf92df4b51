"""What the stand-in tells each plan, in the shapes that were shown for it; all times follow from `now`.

Claude: https://github.com/getpaseo/paseo/pull/4383 and https://github.com/anthropics/claude-code/issues/84443.
ChatGPT: CodexOAuthCreditLimitTests at https://github.com/steipete/CodexBar.
"""

from datetime import datetime, timedelta


def _iso(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def claude(plan, now):
    """The answer of GET /api/oauth/usage."""
    session, week = _iso(now + timedelta(hours=2)), _iso(now + timedelta(days=3))
    nothing = {"utilization": None, "resets_at": None, "limit_dollars": None, "used_dollars": None}
    windows = {
        "five_hour": {"utilization": 54.0, "resets_at": session, "limit_dollars": None, "used_dollars": None},
        "seven_day": {"utilization": 17.0, "resets_at": week},
        "seven_day_opus": None,
        "seven_day_sonnet": {"utilization": 3.0, "resets_at": week},
        "limits": [
            {"kind": "session", "group": "session", "percent": 54, "resets_at": session, "scope": None},
            {"kind": "weekly_all", "group": "weekly", "percent": 17, "resets_at": week, "scope": None},
            {
                "kind": "weekly_scoped",
                "group": "weekly",
                "percent": 31,
                "severity": "normal",
                "resets_at": week,
                "scope": {"model": {"id": None, "display_name": "Fable"}},
                "is_active": False,
            },
        ],
    }
    off = {"is_enabled": False, "monthly_limit": None, "used_credits": None, "utilization": None}
    extra = {
        "is_enabled": True,
        "monthly_limit": 50000,
        "used_credits": 12156,
        "utilization": 24.3,
        "currency": "USD",
        "decimal_places": 2,
        "daily": None,
        "weekly": None,
    }
    spend = {
        "used": {"amount_minor": 1802, "currency": "USD", "exponent": 2},
        "limit": {"amount_minor": 30000, "currency": "USD", "exponent": 2},
        "cap": None,
        "balance": None,
        "percent": 6,
        "severity": "normal",
        "enabled": True,
    }
    return {
        "max": windows | {"extra_usage": off},
        "team": windows | {"extra_usage": extra},
        "enterprise": {"five_hour": None, "seven_day": None, "extra_usage": None, "spend": spend},
        "enterprise_no_dollars": {
            "five_hour": nothing,
            "seven_day": nothing,
            "extra_usage": off,
            "spend": None,
        },
    }[plan]


def codex(plan, now):
    """The answer of GET /backend-api/wham/usage."""

    def window(used, length, left):
        return {
            "used_percent": used,
            "limit_window_seconds": int(length.total_seconds()),
            "reset_after_seconds": int(left.total_seconds()),
            "reset_at": int((now + left).timestamp()),
        }

    session = window(20, timedelta(hours=5), timedelta(hours=2))
    week = window(34, timedelta(days=7), timedelta(days=4))
    both = {"allowed": True, "limit_reached": False, "primary_window": session, "secondary_window": week}
    none = {"allowed": True, "limit_reached": False, "primary_window": None, "secondary_window": None}
    no_credits = {"has_credits": False, "unlimited": False, "balance": None}
    month = int((now + timedelta(days=5)).replace(hour=0, minute=0, second=0).timestamp())
    cap = {
        "source": "workspace_spend_controls",
        "limit": "7500",
        "used": "2572.3221212625504",
        "remaining": "4927.6778787374496",
        "used_percent": 34,
        "remaining_percent": 66,
        "reset_after_seconds": 400000,
        "reset_at": month,
    }
    empty = cap | {"used": "7500", "remaining": "0", "used_percent": 100, "remaining_percent": 0}
    spark = {
        "limit_name": "GPT-5.5-Codex-Spark",
        "metered_feature": "codex_bengalfox",
        "rate_limit": both | {"secondary_window": None},
    }
    return {
        "plus": {"plan_type": "plus", "rate_limit": both, "credits": no_credits},
        "pro": {
            "plan_type": "pro",
            "rate_limit": both | {"primary_window": week, "secondary_window": session},
            "additional_rate_limits": [spark],
            "credits": {"has_credits": True, "unlimited": False, "balance": "42"},
        },
        "business": {
            "plan_type": "business",
            "rate_limit": none,
            "credits": {"has_credits": True, "unlimited": True, "balance": None},
            "spend_control": {"reached": False, "individual_limit": cap},
        },
        "enterprise": {
            "plan_type": "enterprise",
            "rate_limit": both,
            "credits": {"has_credits": True, "unlimited": True, "balance": None},
            "spend_control": {"reached": False, "individual_limit": cap},
        },
        "edu": {
            "plan_type": "edu",
            "rate_limit": both,
            "credits": no_credits,
            "spend_control": {"reached": False, "individual_limit": None},
        },
        "depleted": {
            "plan_type": "business",
            "rate_limit": none | {"allowed": False, "limit_reached": True},
            "rate_limit_reached_type": {"type": "workspace_member_usage_limit_reached"},
            "credits": no_credits,
            "spend_control": {"reached": True, "individual_limit": empty},
        },
        "silent": {"plan_type": "business", "rate_limit": none, "credits": no_credits, "spend_control": None},
    }[plan]
