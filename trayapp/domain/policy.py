"""What a company has set for everybody: `policy.toml`, read-only for the person, shown as locked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class ModelPolicy:
    """Which models the company wants used. Patterns are shell globs over a model's name, case ignored."""

    default: str = ""
    discouraged: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    fast_mode: bool = True

    def is_off(self, model: str) -> bool:
        """Whether the company has switched this model off."""
        return _among(model, self.off)

    def is_discouraged(self, model: str) -> bool:
        """Whether the company asks to use it only with reason."""
        return _among(model, self.discouraged)


@dataclass(frozen=True, slots=True)
class Policy:
    """A company's settings.

    `locked` maps a setting's name ("network.proxy") to its fixed value, and `tables` holds the same in the
    form of the settings file. `allowed_hosts` are shell globs; empty for any host. `origin` is the file's
    path for the person to see; empty where there is no policy.
    """

    origin: str = ""
    company: str = ""
    contact: str = ""
    ask_more_link: str = ""
    free_chat_link: str = ""
    models: ModelPolicy = ModelPolicy()
    allowed_hosts: tuple[str, ...] = ()
    locked: Mapping[str, object] = field(default_factory=dict)
    tables: Mapping[str, object] = field(default_factory=dict)

    def allows(self, host: str) -> bool:
        """Whether requests may go to this host."""
        return not self.allowed_hosts or _among(host, self.allowed_hosts)


NO_POLICY = Policy()


def _among(model: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(model.casefold(), pattern.casefold()) for pattern in patterns)
