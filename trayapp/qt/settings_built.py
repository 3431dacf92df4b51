"""The pages of the settings window, built one by one as somebody looks at them: most are not, most times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from trayapp.qt.settings_page import Page


class Pages(Mapping[str, Page]):
    """The pages by their names, each built when it is first asked for; `begun` gets it then."""

    def __init__(self, makers: Mapping[str, Callable[[], Page]], begun: Callable[[Page], None]) -> None:
        self._makers, self._begun = makers, begun
        self._built: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._built:
            self._built[name] = page = self._makers[name]()
            self._begun(page)
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def built(self) -> tuple[Page, ...]:
        """Those that there are by now."""
        return tuple(self._built.values())
