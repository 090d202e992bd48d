import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.engines.memory_gauge import RemoteGauge


@pytest.fixture
def gauge() -> RemoteGauge:
    return RemoteGauge(threads=1)


def test_memory_is_read_in_a_process_of_its_own_under_the_sandbox(gauge: RemoteGauge) -> None:
    try:
        rates = gauge.rates(0.6)
        assert next(rates) > 100e6
        assert gauge.host.resident_bytes > 64 << 20
        assert 0 < len(list(rates)) <= 2
    finally:
        gauge.close()
    assert not gauge.host.running


def test_it_can_be_stopped(gauge: RemoteGauge) -> None:
    cancel = CancelToken()
    try:
        rates = gauge.rates(60.0, cancel)
        next(rates)
        cancel.cancel()
        with pytest.raises(Cancelled):
            list(rates)
    finally:
        gauge.close()
