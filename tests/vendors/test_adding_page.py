"""What docs/adding-a-vendor.md quotes of a vendor stands in that vendor's file."""

import inspect
import re
from pathlib import Path

from trayapp.domain import errors
from trayapp.vendors import Ports, openrouter

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "adding-a-vendor.md").read_text("utf-8")


def test_every_box_is_the_file():
    source = inspect.getsource(openrouter)
    boxes = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(boxes) >= 4
    for box in boxes:
        assert box in source


def test_every_port_is_explained_and_every_error_exists():
    for port in (*Ports.__dataclass_fields__, "json", "key"):
        assert re.search(rf"`{port}[`(]", PAGE), port
    for name in re.findall(r"^\| `([A-Z]\w+)", PAGE, re.MULTILINE):
        assert hasattr(errors, name)


def test_every_file_that_is_named_is_there():
    root = DOCS.parent
    for name in re.findall(r"`((?:trayapp|tests)/[\w/.-]+\.\w+)`", PAGE):
        assert (root / name).exists(), name
    for name in re.findall(r"\]\(([\w-]+\.md)\)", PAGE):
        assert (DOCS / name).exists(), name
    for name in re.findall(r"`(\w+\.py)`", PAGE):
        assert (root / "trayapp" / "vendors" / name).exists(), name
