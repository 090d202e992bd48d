import hashlib
import json
import sys
from pathlib import Path

import pytest

from installers import sbom
from installers.licences.survey import survey
from tests.installers.frozen_stand_in import FILES, frozen_program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its executable has a suffix")


def test_the_bill_names_every_file_with_its_hash_and_follows_the_schema(tmp_path: Path) -> None:
    program = frozen_program(tmp_path / "sotto")
    text = sbom.bill_of_materials(survey(program), program)
    bill = json.loads(text)
    inside = [part for one in bill["components"] for part in one.get("components", ())]
    hashes = {one["name"]: one["hashes"][0]["content"] for one in inside if one["type"] == "file"}
    assert set(hashes) == {"sotto", *(f"_internal/{name}" for name in FILES)}
    assert hashes["_internal/libz.so.1"] == hashlib.sha256(b"libz.so.1").hexdigest()
    assert bill["metadata"]["component"]["name"] == "Sotto"
    (click,) = (one for one in bill["components"] if one["name"] == "click")
    assert click["purl"] == f"pkg:pypi/click@{click['version']}"
    assert click["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert text == sbom.bill_of_materials(survey(program), program)


def test_another_file_is_another_bill(tmp_path: Path) -> None:
    program = frozen_program(tmp_path / "sotto")
    before = json.loads(sbom.bill_of_materials(survey(program), program))
    (program / "_internal" / "libz.so.1").write_bytes(b"changed")
    after = json.loads(sbom.bill_of_materials(survey(program), program))
    assert before["serialNumber"] != after["serialNumber"]
