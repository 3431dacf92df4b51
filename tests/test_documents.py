"""Every relative link and picture in the documents leads somewhere, and no picture lies about unnamed."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
LINK = re.compile(r"""\]\(([^)\s]+)\)|(?:src|href)="([^"]+)\"""")
ELSEWHERE = re.compile(r"\w+:|#")
GALLERY = ROOT / "docs/gallery"


def links(document):
    text = re.sub(r"^(```|    ).*?$", "", document.read_text(), flags=re.MULTILINE)
    found = (one or other for one, other in LINK.findall(text))
    near = (each for each in found if not ELSEWHERE.match(each))
    return [each.partition("#")[0] for each in near]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: str(each.relative_to(ROOT)))
def test_links_lead_somewhere(document):
    assert [each for each in links(document) if not (document.parent / each).exists()] == []


def test_every_picture_of_the_gallery_is_named_in_its_list():
    there = {path.name for path in GALLERY.glob("*.png")}
    assert there == {name for name in links(GALLERY / "README.md") if name.endswith(".png")}
