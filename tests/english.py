"""Finds English in what is said to somebody who has chosen Chinese."""

import re

# What a Chinese sentence leaves as it is: commands and their words, paths, addresses, names of settings and
# files, values that are typed, what is written in capitals or with a sign inside.
_LEFT = re.compile(
    r"""
    https?://\S+ | ~?/[\w.*<>/+-]+ | [A-Za-z]:\\\S+   # addresses and paths
    | \b(?:remainder|python|gh|claude|codex|gemini|grok|pip)\b
      (?:[ ][A-Za-z0-9_$€"./<>\[\]|=:{},-]+|[ ][A-Z]{2,}\b)*
    | "[^"]*" | “[^”]*” | `[^`]*` | \[[^\]]*\] | \([a-z0-9-]+\)
    | (?<![\w-])--?[a-z][\w-]*(?:[ ][A-Z]+\b)?
    | \b[\w*]+(?:[._@=*|/+-][\w*.]+)+                    # general.language, claude-code, monthly|weekly
    | \b[A-Z][A-Z_0-9]+\b
    """,
    re.VERBOSE,
)
_NAMES = (
    "Claude Code", "Claude desktop", "Claude", "Codex", "Gemini CLI", "Gemini", "GitHub Copilot CLI",
    "GitHub Copilot", "Microsoft 365 Copilot Chat", "Copilot Chat", "Copilot CLI", "Copilot", "Cursor",
    "OpenCode", "Amp", "Droid", "Goose", "Grok Build", "Grok", "Kilo", "Kimi", "Qwen Code", "Qwen", "Cline",
    "Roo Code", "Roo", "Remainder", "Bedrock", "Vertex AI", "Vertex", "Foundry", "GNOME Keyring", "GNOME",
    "KWallet", "Windows", "macOS", "Linux", "StatusNotifier", "Python",
)  # fmt: skip
# Two words of small letters in a row, or one that no name and no code is.
_ENGLISH = re.compile(
    r"\b[a-z']{2,}(?:,? [a-z']{2,})+\b"
    r"|\b(?:the|of|is|are|and|not|with|from|by|to|it|at|on|off|a|an|no|none|unknown|left|spent|used"
    r"|days?|hours?|minutes?|today|yesterday|every|until|since|asked|answered|source|figure|settings?"
    r"|Nothing|There|This|Set|Use|Sources?|Today|Yesterday|Total|Day|Week|Month|Cancel|Save|Close|Yes|No)\b"
)


def english_in(text: str, *, names: tuple[str, ...] = ()) -> list[str]:
    """Pieces of English, each with the line in which it stands; `names` are left out beside those known."""
    found = []
    for line in text.splitlines():
        rest = _LEFT.sub("·", line)
        for name in sorted((*_NAMES, *names), key=len, reverse=True):
            rest = re.sub(rf"(?<![\w.-]){re.escape(name)}(?![\w-]|\.\w)", "·", rest, flags=re.ASCII)
        found += [f"{each.group()!r} in {line.strip()!r}" for each in _ENGLISH.finditer(rest)]
    return found
