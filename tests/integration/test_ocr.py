"""Pictures of text through the reader's process, sandbox and all."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

from app.domain.documents import Extraction
from app.domain.errors import ReadCode, ReadFailure
from app.engines.remote import RemoteReader
from app.evaluation.bench.scanned import ScannedPage, scanned_pages
from app.evaluation.metrics import text_error_rate
from tests.data.pdfs import pdf_of, shown
from tests.data.pictures import WORDS, encoded, picture

GOLD = Path(__file__).parents[2].parent / "shared" / "eval" / "documents" / "images-ocr"
MOST_ERRORS = 0.03
# One for each way up; two skewed, two in two columns.
CHOSEN = (0, 19, 37, 53)
MOST_MEMORY_BYTES = 550_000_000


@pytest.fixture
def reader() -> Iterator[RemoteReader]:
    with closing(RemoteReader(timeout_s=120.0)) as made:
        yield made


def scan_of(number: int) -> ScannedPage:
    try:
        return next(scanned_pages([number]))
    except OSError:
        pytest.skip("no font with accents is installed")


def recognised(reader: RemoteReader, path: Path) -> Extraction:
    (piece,) = reader.read(path, recognize=True)
    return piece


@pytest.mark.parametrize("number", CHOSEN)
def test_a_scan_is_read_whichever_way_up(reader: RemoteReader, tmp_path: Path, number: int) -> None:
    scan = scan_of(number)
    path = tmp_path / "scan.png"
    Image.fromarray(scan.picture).save(path)
    found = recognised(reader, path)
    assert text_error_rate(scan.text, found.text) < MOST_ERRORS
    (recognition,) = found.recognitions
    off = (recognition.turned + scan.turned + scan.skew + 180) % 360 - 180
    assert abs(off) < 1.0
    assert recognition.confidence > 0.95
    assert not found.flags
    assert_boxes_lie_on_lines(scan, found)


def assert_boxes_lie_on_lines(scan: ScannedPage, found: Extraction) -> None:
    boxes = found.recognitions[0].boxes
    assert sum(box.end - box.start for box in boxes) > 0.9 * len(found.text)
    height, width = scan.picture.shape[:2]
    for box in boxes:
        corners = np.array(box.corners).reshape(4, 2) * (width, height)
        along, down = corners[1] - corners[0], corners[3] - corners[0]
        angle = np.degrees(np.arctan2(along[1], along[0]))
        assert abs((angle - scan.turned - scan.skew + 180) % 360 - 180) < 10
        middle = [corners[0] + down / 2 + along * share for share in np.linspace(0.1, 0.9, 40)]
        patches = [
            scan.picture[int(y) - 4 : int(y) + 5, int(x) - 4 : int(x) + 5] for x, y in middle
        ]
        assert np.mean([patch.min() < 120 for patch in patches]) > 0.7


def test_only_the_page_without_text_of_a_pdf_is_recognised(
    reader: RemoteReader, tmp_path: Path
) -> None:
    drawn = picture(size=(640, 160)).convert("L")
    scan = "q 480 0 0 120 60 600 cm /I0 Do Q\n"
    typed = "".join(shown(f"Typed line {n} beside a picture", y=500 - 20 * n) for n in range(9))
    data = pdf_of([scan, scan + typed], images=[drawn.tobytes()], size=drawn.size)
    path = tmp_path / "mixed.pdf"
    path.write_bytes(data)
    (waiting,) = reader.read(path)
    assert (waiting.unrecognized, WORDS in waiting.text) == (1, False)
    pieces = list(reader.read(path, recognize=True))
    assert [WORDS in page.text for piece in pieces for page in piece.pages] == [True, False]
    assert [piece.unrecognized for piece in pieces] == [0, 0]


def test_a_picture_without_text_is_told(reader: RemoteReader, tmp_path: Path) -> None:
    path = tmp_path / "empty.png"
    path.write_bytes(encoded(picture(""), "PNG"))
    with pytest.raises(ReadFailure) as caught:
        recognised(reader, path)
    assert caught.value.code is ReadCode.NO_TEXT


def test_a_large_page_needs_bounded_memory(tmp_path: Path) -> None:
    lines = scan_of(0).picture[100:400, :1000]
    sheet = np.full((3_000, 3_000, 3), lines.max(), np.uint8)
    for top in (100, 2_500):
        for left in (100, 1_900):
            sheet[top : top + 300, left : left + 1_000] = lines
    path = tmp_path / "large.png"
    Image.fromarray(sheet).save(path)
    with closing(RemoteReader(timeout_s=120.0)) as reader:
        text = recognised(reader, path).text
        assert len(text) > 1_000
        assert reader.host._child is not None
        process = psutil.Process(reader.host._child._process.pid)
        memory = process.memory_info()
        peak = getattr(memory, "peak_wset", None)
        if peak is None and sys.platform == "linux":
            status = Path(f"/proc/{process.pid}/status").read_text()
            peak = 1024 * int(status.split("VmHWM:")[1].split()[0])
        assert (peak or memory.rss) < MOST_MEMORY_BYTES


def test_reading_pictures_loads_nothing_that_could_download() -> None:
    buffer = io.BytesIO(encoded(picture(), "PNG"))
    program = (
        "import io, json, sys; import numpy as np; from PIL import Image\n"
        "from app.privacy import guard; guard.install()\n"
        "from app.engines.reader.ocr import Recognizer\n"
        "image = Image.open(io.BytesIO(sys.stdin.buffer.read())).convert('RGB')\n"
        "page = Recognizer(1).read(np.asarray(image))\n"
        "print(json.dumps([page.text, guard.GUARD.attempts, sorted(sys.modules)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=buffer.getvalue(), capture_output=True, check=True
    )
    text, attempts, modules = json.loads(done.stdout)
    assert (text, attempts) == (WORDS, 0)
    assert not {"rapidocr", "requests", "urllib3", "http.client"} & set(modules)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the evaluation data is not here")
def test_pictures_with_a_known_text_are_read(reader: RemoteReader) -> None:
    lines = (GOLD / "inventory.jsonl").read_text().splitlines()
    cases = [case for case in map(json.loads, lines) if "gold" in case]
    assert len(cases) >= 6
    for case in cases:
        gold = (GOLD / case["gold"]).read_text()
        text = recognised(reader, GOLD / case["path"]).text
        assert text_error_rate(gold, text) < MOST_ERRORS, case["path"]
