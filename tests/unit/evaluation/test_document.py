from pathlib import Path

import pytest

from app.domain.errors import PathProblem
from app.evaluation.document import write_section
from app.services.machine import this_machine


def test_a_section_is_replaced_by_its_next_run_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "results.md"
    path.write_text("# Results\n\nWords.\n", "utf-8")
    write_section(path, "bench embed", "old \\1 figures")
    write_section(path, "bench search", "other figures")
    write_section(path, "bench embed", "new \\1 figures")
    text = path.read_text("utf-8")
    assert text.startswith("# Results\n\nWords.\n\n<!-- begin bench embed -->\n## bench embed\n")
    assert text.count("## bench embed") == 1
    assert "old" not in text
    assert text.index("new \\1 figures") < text.index("other figures")


def test_a_section_names_the_machine(tmp_path: Path) -> None:
    write_section(tmp_path / "new.md", "bench", "x")
    machine = this_machine()
    assert machine.cores >= 1
    assert str(machine) in (tmp_path / "new.md").read_text("utf-8")


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(PathProblem, match="cannot be written"):
        write_section(tmp_path / "missing" / "results.md", "bench", "x")
