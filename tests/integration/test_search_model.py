"""A change of the search model with real models: the shipped one, and a copy by another name."""

import json
from pathlib import Path

import pytest

from app.cli.root import run
from app.domain.search import Mode, Query, SearchResult
from app.paths import Home, bundled
from app.settings import Settings
from app.settings_file import load_settings
from app.wiring import Sotto, make_model_store, open_sotto

ANOTHER = "another@2591d8779e0e"
"""What its vectors are marked with: the new name, and the revision that its files have."""

QUESTIONS = ("Where is a file kept?", "Does anything leave the computer?", "How do I add a folder?")


def places(result: SearchResult) -> list[tuple[str, int, float, float | None]]:
    """What was found where, with its scores."""
    return [
        (hit.document.path, hit.chunk.start, round(hit.score, 4), hit.dense_score)
        for hit in result.hits
    ]


def asked(sotto: Sotto) -> list[list[tuple[str, int, float, float | None]]]:
    """All questions, in every way of searching by meaning."""
    return [
        places(sotto.assistant.search(Query(question, mode=mode)))
        for question in QUESTIONS
        for mode in (Mode.HYBRID, Mode.DENSE)
    ]


@pytest.mark.model
def test_answers_keep_coming_and_end_as_if_the_new_model_had_always_been(
    own_home: Home, tmp_path: Path, minilm_folder: Path
) -> None:
    chosen = Settings(embedder="another")
    for home in (own_home, Home(tmp_path / "fresh")):
        make_model_store(home.models, chosen).import_path(minilm_folder, "another")
    with open_sotto(own_home, Settings()) as sotto:
        for _ in sotto.library.add([bundled("guide")]):
            pass
        before = asked(sotto)
        assert all(before)
    with open_sotto(own_home, chosen) as sotto:
        assert sotto.library.status().next_model == ANOTHER
        for _ in sotto.library.finish_vectors():
            assert str(sotto.library.status().model).startswith("all-minilm")
            assert asked(sotto) == before
        status = sotto.library.status()
        assert (status.model, status.next_model) == (ANOTHER, None)
        assert status.vectors == status.chunks > 20
        after = asked(sotto)
    with open_sotto(Home(tmp_path / "fresh"), chosen) as fresh:
        for _ in fresh.library.add([bundled("guide")]):
            pass
        assert asked(fresh) == after


@pytest.mark.model
def test_the_command_line_chooses_a_search_model_and_says_how_far_it_is(
    own_home: Home, minilm_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def sotto(*arguments: str) -> tuple[int, str]:
        code = run(arguments, open_window=lambda *_: 99)
        return code, capsys.readouterr().out

    assert sotto("add", str(bundled("guide")))[0] == 0
    assert sotto("models", "import", str(minilm_folder), "--name", "another")[0] == 0
    own_home.settings.write_text('embedder = "another"\n')
    _, out = sotto("status")
    assert f" answers until {ANOTHER} is ready: 0% of the passages are done" in out
    assert sotto("models", "use", "another")[0] == 0
    _, out = sotto("status", "--json")
    status = json.loads(out)
    assert (status["model"], status["next_model"]) == (ANOTHER, None)
    assert status["vectors"] == status["chunks"]
    assert load_settings(own_home.settings).embedder == "another"
    assert sotto("models", "use", "no-such-model")[0] == 4
