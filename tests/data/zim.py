"""Small ZIM files, written with libzim."""

from collections.abc import Mapping
from pathlib import Path

from libzim.writer import Creator, Hint, Item, StringProvider

_CHECKSUM_BYTES = 16
_CHECKSUM_PLACE = 72  # in the header: where the checksum is

COFFEE = """<html><head><title>Coffee</title></head><body><h1>Coffee</h1>
<p>Coffee is a drink made from the roasted seeds of a shrub.</p>
<h2>Brewing</h2><p>For one litre of filter coffee take sixty grams of ground beans. The water should
be at 93 degrees Celsius when it meets the grounds.</p>
<h2>History</h2><p>The first coffee house of Vienna opened in 1685.</p></body></html>"""

TEA = """<html><head><title>Tea</title></head><body><h1>Tea</h1>
<p>Tea is poured over leaves.</p>
<h2>Steeping</h2><p>Green tea steeps for two minutes in water of 75 degrees.</p></body></html>"""


class _Page(Item):  # type: ignore[misc]  # libzim has no types
    def __init__(self, path: str, title: str, html: str) -> None:
        super().__init__()
        self._path, self._title, self._html = path, title, html

    def get_path(self) -> str:
        return self._path

    def get_title(self) -> str:
        return self._title

    def get_mimetype(self) -> str:
        return "text/html"

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._html)

    def get_hints(self) -> dict[Hint, bool]:
        return {Hint.FRONT_ARTICLE: True}


def write_zim(
    path: Path,
    articles: Mapping[str, str] | None = None,
    *,
    fillers: int = 0,
    full_text: bool = True,
    title: str = "Drinks",
) -> Path:
    """A file with Coffee, Tea and a redirect from Kaffee, or with `articles` (title: HTML).

    `fillers` are so many more, each on a number.
    """
    pages = dict(articles if articles is not None else {"Coffee": COFFEE, "Tea": TEA})
    for n in range(fillers):
        pages[f"Number {n}"] = (
            f"<html><body><h1>Number {n}</h1><p>The number {n} follows {n - 1}. Water boils at a"
            f" temperature that has nothing to do with it.</p></body></html>"
        )
    with Creator(path).config_indexing(full_text, "eng") as creator:
        creator.set_mainpath(next(iter(pages)))
        for key, value in {
            "Title": title,
            "Description": "What people drink, and how it is made",
            "Language": "eng",
            "Date": "2025-03-01",
            "Creator": "The brewers",
            "Publisher": "Sotto",
            "Name": "drinks",
        }.items():
            creator.add_metadata(key, value)
        for name, html in pages.items():
            creator.add_item(_Page(name.replace(" ", "_"), name, html))
        if "Coffee" in pages:
            creator.add_redirection("Kaffee", "Kaffee", "Coffee", {Hint.FRONT_ARTICLE: True})
    return path


def stretch(path: Path, size: int) -> Path:
    """Make the file `size` bytes long, with a hole before the checksum that ends it.

    It stays whole, and takes no more room where the file system has sparse files.
    """
    with path.open("r+b") as file:
        file.seek(-_CHECKSUM_BYTES, 2)
        checksum = file.read()
        file.truncate(size)
        file.seek(size - _CHECKSUM_BYTES)
        file.write(checksum)
        file.seek(_CHECKSUM_PLACE)
        file.write((size - _CHECKSUM_BYTES).to_bytes(8, "little"))
    return path
