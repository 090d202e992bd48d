from dataclasses import replace
from pathlib import Path

from app.services.machine import Machine, this_machine
from app.services.machine_figures import (
    WEIGHTS_SHARE,
    Change,
    MachineFigures,
    keep_figures,
    kept_figures,
)
from app.services.model_memory import MemoryNeed

HERE = Machine("Test", 2, 8 * 2**30, "Linux", "3", devices=("GPU, driver 1",), packages=("ort 1",))
FIGURES = MachineFigures(HERE.hardware, HERE.devices, HERE.packages)


def need(weights: int, cache: int = 0) -> MemoryNeed:
    return MemoryNeed(weights, cache, 0, 4096, exact=True)


def test_a_model_of_twice_the_weights_writes_and_reads_half_as_fast() -> None:
    figures = replace(FIGURES, model_bytes=100, tokens_per_s=50.0, prompt_tokens_per_s=200.0)
    assert figures.tokens_per_s_of(need(1000)) == 5.0
    assert figures.tokens_per_s_of(need(1800, 400)) == 2.5
    assert figures.prompt_tokens_per_s_of(need(200, 400)) == 100.0


def test_of_a_model_of_unknown_size_no_speed_is_known() -> None:
    figures = replace(FIGURES, model_bytes=100, tokens_per_s=50.0, prompt_tokens_per_s=200.0)
    assert figures.tokens_per_s_of(need(0)) == 0.0
    assert figures.prompt_tokens_per_s_of(need(0)) == 0.0


def test_without_a_generator_the_speed_follows_from_memory() -> None:
    figures = replace(FIGURES, read_bytes_per_s=20e9)
    assert figures.weights_per_s == 20e9 * WEIGHTS_SHARE


def test_figures_of_the_same_computer_hold() -> None:
    assert FIGURES.changes(HERE) == ()
    assert FIGURES.changes(replace(HERE, python="4")) == ()


def test_a_new_driver_or_package_makes_figures_old() -> None:
    assert FIGURES.changes(replace(HERE, devices=("GPU, driver 2",))) == (Change.DEVICES,)
    assert FIGURES.changes(replace(HERE, packages=())) == (Change.PACKAGES,)


def test_of_another_computer_nothing_else_is_said() -> None:
    other = replace(HERE, cores=4, devices=())
    assert FIGURES.changes(other) == (Change.COMPUTER,)


def test_figures_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "machine.json"
    assert kept_figures(path) is None
    keep_figures(path, FIGURES)
    assert kept_figures(path) == FIGURES
    path.write_text("{", "utf-8")
    assert kept_figures(path) is None


def test_the_hardware_says_nothing_of_the_version_of_python() -> None:
    machine = this_machine()
    assert machine.python not in machine.hardware
    assert str(machine.cores) in machine.hardware
