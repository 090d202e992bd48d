"""The machine check with the real processes: a gauge of memory and the search model that ships."""

from app.domain.cancel import CancelToken
from app.paths import Home
from app.services.machine_check import Stage
from app.services.machine_figures import kept_figures
from app.settings import Settings
from app.wiring import look_over_models, make_model_store, measure_this_machine


def test_what_is_there_is_measured_in_child_processes_and_kept(own_home: Home) -> None:
    settings = Settings(threads=1)
    store = make_model_store(own_home.models, settings)
    assert look_over_models(own_home, store, settings, searching=None).figures is None
    stages = {
        step.stage
        for step in measure_this_machine(own_home, store, settings, CancelToken(), seconds=2.0)
    }
    assert stages == {Stage.MEMORY, Stage.SEARCH}
    figures = kept_figures(own_home.machine)
    assert figures is not None
    assert figures.read_bytes_per_s > 100e6
    assert figures.passages_per_s > 0
    assert figures.headroom_bytes > 0
    overview = look_over_models(own_home, store, settings, searching=None)
    assert (overview.figures, overview.changes) == (figures, ())
