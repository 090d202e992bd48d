"""PDF files, page by page."""

from collections.abc import Iterator

import kreuzberg

from app.domain.documents import Extraction
from app.engines.reader import office
from app.engines.reader.media_types import PDF
from app.engines.reader.source import ReadOptions, Source

_SMALLEST_PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj
trailer << /Root 1 0 R >>
%%EOF"""


def prepare() -> None:
    """Have kreuzberg unpack its PDF library into the temporary folder while there still is one."""
    kreuzberg.extract_bytes_sync(_SMALLEST_PDF, PDF, office.config(PDF, threads=1))


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of each page."""
    yield from office.read(source, options)
