"""What the adviser says: reasons for each way, and why it keeps silent. Part of the phrases (phrases.py)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ADVICE: Final[Mapping[str, str]] = {
    # reasons
    "advice.stay": "As it is set",
    "advice.short": "At most {amount}, but {left} is left",
    "advice.window": "{tokens} tokens are more than {model} can hold at once: split it",
    "advice.model.measured": "{model} has cost {percent} less for the same work in this tool",
    "advice.model.own": "{model} has cost you {percent} less for such work",
    "advice.model.elsewhere": "{model} has cost {percent} less in other tools",
    "advice.model.dearer": "{model} has cost {percent} more for the same work",
    "advice.model.unknown": "What {model} would save is not measured yet",
    "advice.effort": "Less effort costs less; it is best chosen at the start",
    "advice.chat": "No file or repository in this prompt: the Copilot chat can draft it for free",
    "advice.draft": "A plan made in the free chat first means fewer turns here",
    "advice.fresh": "{tokens} of earlier context must be read again: about {amount} before any work",
    "advice.compact": "A summary keeps what matters; what follows costs less",
    "advice.split": "Plan and wording in the free chat, then paste the plan here",
    "advice.split.parts": "Part by part: look at each before you pay for the next",
    "advice.ask": "Ask for more, with the evidence on one page",
    "advice.wait": "The allowance begins anew in {span}",
    "advice.policy.off": "Your company has switched {model} off",
    "advice.policy.discouraged": "Your company asks to use {model} only with reason",
    "advice.policy.fast": "Your company has switched fast mode off",
    "advice.metered": "Copilot Chat is free with your licence. Agents that read your company's data "
    "are metered: choose the plain chat.",
    # what is said, in a few lines
    "advice.say.session": "This session: about {likely}, 9 in 10 under {most}.",
    "advice.say.turn": "This prompt: about {likely}, 9 in 10 under {most}.",
    "advice.say.today": "Today's share: {amount}.",
    "advice.say.model": "{model}: about {likely}.",
    "advice.say.reason": "{reason}.",
    "advice.outcome.saved": "{cheap} instead of {dear}, once: {promised} promised, {realised} saved"
    "|{cheap} instead of {dear}, {n} times: {promised} promised, {realised} saved",
    "advice.outcome.lost": "{cheap} instead of {dear}, once: {promised} promised, it cost {realised} more"
    "|{cheap} instead of {dear}, {n} times: {promised} promised, it cost {realised} more",
    "advice.record.saved": "Advice that you followed here: {promised} promised, {realised} saved.",
    "advice.record.lost": "Advice that you followed here: {promised} promised, it cost {realised} more.",
    "advice.say.default": "{model} as the default would have cost about {amount} less over your last {days}.",
    # why nothing is said
    "advice.quiet.off": "Advice is switched off",
    "advice.quiet.stay": "Nothing better is known",
    "advice.quiet.data": "Too little is known to say anything",
    "advice.quiet.small": "Too little is at stake",
    "advice.quiet.moment": "Not in the middle of the work",
    "advice.quiet.never": "You do not want this advice",
    "advice.quiet.chosen": "You chose this way on purpose a while ago",
    "advice.quiet.muted": "You dismissed this advice twice",
    "advice.quiet.session": "Something was said in this session already",
    "advice.quiet.day": "Enough was said today",
    "advice.quiet.usual": "This would fit most of your sessions: it is proposed as a default instead",
}
