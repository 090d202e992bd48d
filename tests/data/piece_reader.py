"""A fake reader of files in several pieces, of pictures and of recordings."""

from collections.abc import Iterator
from pathlib import Path

from app.domain.cancel import CancelToken
from app.domain.documents import ExtractedPage, Extraction, Recognition
from app.domain.errors import Crashed, ReadCode, ReadFailure
from app.engines.fake_files import FakeReader

PIECE = "\n%%%\n"
PICTURE = "PICTURE "


class PieceReader(FakeReader):
    """Cuts text at PIECE. A piece that begins with PICTURE is one of the words that follow.

    A picture of CRASH ends the reader. `recognized` lists the files whose pictures were asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        self.recognized: list[Path] = []

    def read(
        self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
    ) -> Iterator[Extraction]:
        if recognize:
            self.recognized.append(path)
        (whole,) = super().read(path, cancel=cancel)
        if PIECE not in whole.text and not whole.text.startswith(PICTURE):
            yield whole
            return
        pieces = [_piece(text, recognize=recognize) for text in whole.text.split(PIECE)]
        if recognize and not any(piece.text.strip() for piece in pieces):
            raise ReadFailure(str(path), ReadCode.NO_TEXT, "there is no text in the picture")
        yield from pieces


def _piece(text: str, *, recognize: bool) -> Extraction:
    if not text.startswith(PICTURE):
        return Extraction((ExtractedPage(text),), "text/plain")
    words = text.removeprefix(PICTURE)
    if not recognize:
        return Extraction((ExtractedPage("", 1),), "image/png", unrecognized=1)
    if words == "CRASH":
        raise Crashed("reader", -11)
    found = Recognition(0, len(words), 0.0, 0.75, "en") if words else None
    pages = (ExtractedPage(words, 1),)
    return Extraction(pages, "image/png", recognitions=(found,) if found else ())
