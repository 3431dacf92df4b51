from pathlib import Path

from trayapp.settings.page import page


def test_the_docs_page_is_the_declarations():
    written = Path(__file__).parents[2] / "docs" / "settings.md"
    assert written.read_text(encoding="utf-8") == page(), "run: python -m trayapp.settings > docs/settings.md"
