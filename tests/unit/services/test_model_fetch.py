"""What can be said of fetching without a network; the rest is in tests/integration."""

import urllib.error
from pathlib import Path

import pytest

from app.domain.errors import Cancelled, ModelBroken
from app.domain.models import ModelFile, ModelSource, SourceKind
from app.services import model_fetch
from app.services.model_fetch import Reporter, check_pin
from tests.unit.services import model_files

PACKAGE = ModelSource(SourceKind.PACKAGE, "tiny==1", ("tiny/tiny.gguf",))
SPEC = model_files.spec("tiny", PACKAGE, {"tiny.gguf": b"weights"})


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://example.org/a", True),
        ("http://127.0.0.1:80/a", True),
        ("http://localhost/a", True),
        ("http://example.org/a", False),
        ("http://127.0.0.1.example.org/a", False),
        ("file:///etc/passwd", False),
        ("ftp://example.org/a", False),
    ],
)
def test_only_encrypted_addresses_and_this_machine_are_asked(address: str, allowed: bool) -> None:
    if allowed:
        model_fetch._check_address(address)
    else:
        with pytest.raises(urllib.error.URLError, match="not encrypted"):
            model_fetch._check_address(address)


def test_a_file_with_another_checksum_is_deleted(tmp_path: Path) -> None:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(b"weights")
    check_pin(SPEC, SPEC.files[0], path)
    check_pin(SPEC, ModelFile("tiny.gguf", 7, None), path)
    path.write_bytes(b"others")
    with pytest.raises(ModelBroken, match="not the published file"):
        check_pin(SPEC, SPEC.files[0], path)
    assert not path.exists()


def test_a_stop_is_noticed_at_the_next_step() -> None:
    seen: list[int] = []
    reporter = Reporter(lambda _, done, __: seen.append(done), stopped=lambda: len(seen) == 2)
    reporter.step("f", 1, 3)
    reporter.step("f", 2, 3)
    with pytest.raises(Cancelled):
        reporter.step("f", 3, 3)
    assert seen == [1, 2]
