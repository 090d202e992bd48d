"""What the guide and the README lead to is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs" / "guide").glob("*.md")])
LARGEST_PICTURE = 150_000
_LINK = re.compile(r"\]\(([^)#]+)(?:#([^)]*))?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = []
    for target, anchor in _LINK.findall(page.read_text("utf-8")):
        if "://" in target:
            continue
        path = (page.parent / target).resolve()
        if not path.exists() or (anchor and anchor not in anchors(path)):
            dead.append(f"{target}#{anchor}")
    assert dead == []


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_page_of_the_guide_is_found_from_its_index() -> None:
    linked = set(_LINK.findall((ROOT / "docs" / "guide" / "index.md").read_text("utf-8")))
    pages = {page.name for page in PAGES} - {"README.md", "index.md"}
    assert pages <= {target for target, _ in linked}


def test_pictures_come_in_pairs_and_are_small() -> None:
    pictures = sorted((ROOT / "docs" / "images").glob("*.png"))
    names = {path.stem for path in pictures}
    assert "window-light" in names
    assert {name.replace("-light", "-dark") for name in names if name.endswith("-light")} <= names
    assert [path.name for path in pictures if path.stat().st_size > LARGEST_PICTURE] == []
