"""What is in a folder, and about how long it will take until it can be asked about."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from types import MappingProxyType

from app.domain.cancel import CancelToken
from app.engines.reader.media_types import is_picture, is_recording
from app.ingest.discover import FoundFile, Limits, discover

PASSAGES_PER_S = 30.0
"""Where this computer was not measured: half of what two cores of a laptop embed in a second."""
_PASSAGE_BYTES = 700
_FILE_S = 0.05  # to open one and store what it says
_PICTURE_S = 2.0  # to recognise its text
_REPORT_FILES = 500

# How much of a file's bytes is text, by its kind: what is packed or drawn holds little.
_SHARES = MappingProxyType({
    **dict.fromkeys(("md", "markdown", "txt", "text", "log", "csv", "tsv", "json", "jsonl"), 1.0),
    **dict.fromkeys(("html", "htm", "xhtml", "xml", "eml", "mbox", "rtf", "ipynb"), 0.3),
    **dict.fromkeys(("docx", "odt", "doc", "epub", "xlsx", "ods", "xls", "msg", "fb2"), 0.15),
    **dict.fromkeys(("pdf", "pptx", "ppt", "odp", "zip", "tar", "gz"), 0.03),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class FolderEstimate:
    """`files` that can be read, among them `pictures` and `recordings`; `others` cannot.

    `bytes` is the size of those that can; `seconds` about how long everything takes but the
    recordings, which need a speech model. It is not known better than by a factor of three.
    """

    files: int = 0
    others: int = 0
    pictures: int = 0
    recordings: int = 0
    bytes: int = 0
    seconds: float = 0.0

    def plus(self, other: "FolderEstimate") -> "FolderEstimate":
        """Both together."""
        return FolderEstimate(
            self.files + other.files,
            self.others + other.others,
            self.pictures + other.pictures,
            self.recordings + other.recordings,
            self.bytes + other.bytes,
            self.seconds + other.seconds,
        )


def estimate_folder(
    folder: Path, cancel: CancelToken, *, passages_per_s: float = 0.0
) -> Generator[FolderEstimate, None, FolderEstimate]:
    """Look through `folder` without opening a file; yields what was seen so far.

    `passages_per_s` as measured here, 0 where it was not. Raises Cancelled.
    """
    rate = passages_per_s or PASSAGES_PER_S
    found = FolderEstimate()
    for count, item in enumerate(discover(str(folder), Limits()), 1):
        cancel.raise_if_cancelled()
        if isinstance(item, FoundFile):
            found = found.plus(_of(item, rate))
        else:
            found = replace(found, others=found.others + 1)
        if count % _REPORT_FILES == 0:
            yield found
    return found


def together(estimates: Iterable[FolderEstimate]) -> FolderEstimate:
    """The sum of several folders."""
    total = FolderEstimate()
    for one in estimates:
        total = total.plus(one)
    return total


def _of(file: FoundFile, rate: float) -> FolderEstimate:
    if is_recording(file.path):
        return FolderEstimate(files=1, recordings=1, bytes=file.size)
    if is_picture(file.path):
        return FolderEstimate(files=1, pictures=1, bytes=file.size, seconds=_PICTURE_S)
    share = _SHARES.get(PurePath(file.path).suffix.lower().removeprefix("."))
    if share is None:
        return FolderEstimate(others=1)
    passages = max(1.0, file.size * share / _PASSAGE_BYTES)
    return FolderEstimate(files=1, bytes=file.size, seconds=_FILE_S + passages / rate)
