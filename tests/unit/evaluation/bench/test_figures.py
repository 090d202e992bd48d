from app.evaluation.bench.figures import Bar, BenchReport, Figure, Latencies, Rounds

FAST = Rounds((900.0, 1100.0, 1000.0))
SLOW = Rounds((500.0,))


def test_rounds_show_median_and_range_and_latencies_percentiles() -> None:
    latencies = Latencies(tuple(float(n) for n in range(101)))
    assert str(FAST) == "1,000 (900 to 1,100)"
    assert str(SLOW) == "500"
    assert str(latencies) == "50 / 95"
    assert FAST.record == {"median": 1000.0, "min": 900.0, "max": 1100.0, "rounds": 3}
    assert latencies.record == {"p50_ms": 50.0, "p95_ms": 95.0, "requests": 101}


def test_a_bar_may_be_on_the_value_or_on_the_ratio() -> None:
    def met(bar: Bar, theirs: Rounds | None = SLOW) -> bool | None:
        return Figure("f", "1/s", FAST, "other", theirs, bar).met

    assert met(Bar(1000.0, at_least=True)) is True
    assert met(Bar(1000.0)) is False
    assert met(Bar(2.0, at_least=True, of_ratio=True)) is True
    assert met(Bar(2.1, at_least=True, of_ratio=True)) is False
    assert met(Bar(2.0, at_least=True, of_ratio=True), None) is None
    assert Figure("f", "1/s", FAST).met is None


def test_report_shows_every_figure_next_to_its_comparison() -> None:
    bar = Bar(0.9, at_least=True, of_ratio=True)
    figures = (Figure("speed", "texts/s", SLOW, "plain", FAST, bar), Figure("size", "MB", SLOW))
    report = BenchReport("embed", "sotto bench embed", ("Ten texts.",), figures)
    lines = [" ".join(line.split()) for line in str(report).splitlines()]
    row = "| speed | texts/s | 500 | plain | 1,000 (900 to 1,100) | 0.50 | at least 90% | NO |"
    assert lines[0] == "Ten texts."
    assert row in lines
    assert "| size | MB | 500 | | | | | |" in lines
    assert figures[0].record["ratio"] == 0.5
    assert figures[1].record["theirs"] is None
