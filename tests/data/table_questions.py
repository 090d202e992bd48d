"""Questions over the tables of tabular.py, as people ask them, with gold values by plain Python.

They were written before the program that answers them. `answer` None: a look-up, which must not be
answered by computing.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from tests.data.tabular import (
    EXPENSES,
    FLIGHTS,
    INVOICES,
    MILESTONES,
    PLANETS,
    PRICES,
    SALES,
    STAFF,
    WEATHER,
    Rows,
    sizes,
    write_tables,
)

Gold = float | str | list[str] | dict[str, float] | None
Row = tuple[object, ...]
_SOLD: Rows = [row for rows in SALES.values() for row in rows]


def questions(folder: Path) -> list[tuple[str, str, Gold]]:
    """(kind, question, gold) of each, for the files written to `folder`."""
    return [
        *_of_invoices(),
        *_of_staff(),
        *_of_prices(),
        *_of_sales(),
        *_of_flights_and_weather(),
        *_of_milestones_and_expenses(),
        *_of_planets(),
        *_of_files(folder),
        *_look_ups(),
    ]


def write_table_set(folder: Path) -> Path:
    """A data set for `sotto eval tables` in `folder`, which it returns."""
    write_tables(folder / "documents")
    lines = [
        {"_id": f"t{n:02}", "text": text, "answer": gold, "kind": kind}
        for n, (kind, text, gold) in enumerate(questions(folder / "documents"), 1)
    ]
    (folder / "queries.jsonl").write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8"
    )
    return folder


def _of_invoices() -> list[tuple[str, str, Gold]]:
    number, amount = 0, 4
    customers = {str(row[2]) for row in INVOICES}
    return [
        ("count", "How many invoices are overdue?", _count(INVOICES, lambda r: r[5] == "overdue")),
        ("sum", "What is the total amount of all invoices?", _sum(INVOICES, amount)),
        (
            "average",
            "What is the average invoice amount for customers in Germany?",
            _mean(INVOICES, amount, lambda r: r[3] == "Germany"),
        ),
        ("max", "Which invoice is the largest?", _most(INVOICES, amount, number)),
        (
            "count",
            "How many invoices did we send to Acme in 2025?",
            _count(INVOICES, lambda r: r[2] == "Acme Ltd" and str(r[1]).startswith("2025")),
        ),
        ("group", "Total amount per country", _by(INVOICES, 3, amount)),
        (
            "count",
            "How many invoices above 5,000 euros are there?",
            _count(INVOICES, lambda r: _n(r[amount]) > 5000),
        ),
        (
            "compare",
            "Compare the total amount of Acme and Borealis",
            {
                name: _sum(INVOICES, amount, lambda r, name=name: r[2] == name)
                for name in ("Acme Ltd", "Borealis AB")
            },
        ),
        (
            "list",
            "List all invoices from March 2025",
            _names(INVOICES, number, lambda r: str(r[1]).startswith("2025-03")),
        ),
        (
            "sum",
            "Sum of the unpaid invoices between 1,000 and 3,000 EUR",
            _sum(INVOICES, amount, lambda r: r[5] == "unpaid" and 1000 <= _n(r[amount]) <= 3000),
        ),
        (
            "group max",
            "Which customer has the most invoices?",
            max(sorted(customers), key=lambda name: _count(INVOICES, lambda r: r[2] == name)),
        ),
    ]


def _of_staff() -> list[tuple[str, str, Gold]]:
    salary = 3
    return [
        (
            "count",
            "How many people work in Engineering?",
            _count(STAFF, lambda r: r[1] == "Engineering"),
        ),
        ("max", "Who earns the most?", _most(STAFF, salary, 0)),
        (
            "average",
            "What is the average salary in Sales?",
            _mean(STAFF, salary, lambda r: r[1] == "Sales"),
        ),
        ("list", "List everyone who lives in Lyon", _names(STAFF, 0, lambda r: r[5] == "Lyon")),
        ("median", "What is the median salary?", float(median(_n(r[salary]) for r in STAFF))),
        (
            "top",
            "Top 3 salaries",
            [str(r[0]) for r in sorted(STAFF, key=lambda r: -_n(r[salary]))[:3]],
        ),
        ("newest", "Which employee joined last?", str(max(STAFF, key=lambda r: str(r[4]))[0])),
        ("group", "Average salary by department", _by(STAFF, 1, salary, mean=True)),
        (
            "count",
            "How many employees started before 2020?",
            _count(STAFF, lambda r: str(r[4]) < "2020"),
        ),
        ("distinct", "Which departments are there?", sorted({str(r[1]) for r in STAFF})),
        (
            "distinct",
            "How many different cities do our employees live in?",
            float(len({r[5] for r in STAFF})),
        ),
        (
            "average",
            "Wie hoch ist das durchschnittliche Gehalt in Engineering?",
            _mean(STAFF, salary, lambda r: r[1] == "Engineering"),
        ),
    ]


def _of_prices() -> list[tuple[str, str, Gold]]:
    price, stock = 2, 3
    cheap = sorted(PRICES, key=lambda r: _n(r[price]))
    return [
        (
            "count",
            "Wie viele Artikel kosten mehr als 500 Euro?",
            _count(PRICES, lambda r: _n(r[price]) > 500),
        ),
        ("max", "Was ist der teuerste Artikel?", _most(PRICES, price, 0)),
        (
            "average",
            "Wie hoch ist der durchschnittliche Preis der Warengruppe Monitore?",
            _mean(PRICES, price, lambda r: r[1] == "Monitore"),
        ),
        (
            "list",
            "Liste alle Artikel mit einem Bestand unter 5 auf",
            _names(PRICES, 0, lambda r: _n(r[stock]) < 5),
        ),
        (
            "sum",
            "Wie groß ist der gesamte Bestand der Drucker?",
            _sum(PRICES, stock, lambda r: r[1] == "Drucker"),
        ),
        ("top", "Die drei billigsten Artikel", [str(r[0]) for r in cheap[:3]]),
        (
            "compare",
            "Vergleiche den durchschnittlichen Preis von Monitore und Drucker",
            {g: _mean(PRICES, price, lambda r, g=g: r[1] == g) for g in ("Monitore", "Drucker")},
        ),
    ]


def _of_sales() -> list[tuple[str, str, Gold]]:
    units, revenue = 2, 3
    products = sorted({str(r[0]) for r in _SOLD})
    return [
        ("union", "What was the total revenue over all months?", _sum(_SOLD, revenue)),
        (
            "sum",
            "What was the total revenue in February 2025?",
            _sum(SALES["February 2025"], revenue),
        ),
        (
            "union",
            "Which product sold the most units?",
            max(products, key=lambda p: _sum(_SOLD, units, lambda r: r[0] == p)),
        ),
        (
            "union",
            "Compare the revenue of North and South",
            {x: _sum(_SOLD, revenue, lambda r, x=x: r[1] == x) for x in ("North", "South")},
        ),
        ("union", "Units sold per region", _by(_SOLD, 1, units)),
    ]


def _of_flights_and_weather() -> list[tuple[str, str, Gold]]:
    to_madrid = [r for r in FLIGHTS if r[2] == "Madrid"]
    return [
        ("min", "What is the cheapest flight to Madrid?", _least(to_madrid, 4)),
        ("count", "How many flights leave from Oslo?", _count(FLIGHTS, lambda r: r[1] == "Oslo")),
        ("max", "Which flight takes the longest?", _most(FLIGHTS, 3, 0)),
        (
            "average",
            "Average price of flights from Oslo to Madrid",
            _mean(FLIGHTS, 4, lambda r: (r[1], r[2]) == ("Oslo", "Madrid")),
        ),
        (
            "max",
            "What was the highest temperature at the Harbour station?",
            max(_n(r[2]) for r in WEATHER if r[1] == "Harbour"),
        ),
        (
            "sum",
            "Total rain in July 2025",
            _sum(WEATHER, 3, lambda r: str(r[0]).startswith("2025-07")),
        ),
        (
            "count",
            "How many measurements were below 5 °C?",
            _count(WEATHER, lambda r: _n(r[2]) < 5),
        ),
    ]


def _of_milestones_and_expenses() -> list[tuple[str, str, Gold]]:
    amount = 3
    return [
        ("sum", "What is the total budget of all milestones?", _sum(MILESTONES, 3)),
        (
            "list",
            "Which milestones does Ines own?",
            _names(MILESTONES, 0, lambda r: r[1] == "Ines Duarte"),
        ),
        (
            "sum",
            "¿Cuánto gastamos en total en viajes?",
            _sum(EXPENSES, amount, lambda r: r[2] == "Viajes"),
        ),
        (
            "count",
            "¿Cuántos gastos superan los 500 euros?",
            _count(EXPENSES, lambda r: _n(r[amount]) > 500),
        ),
        ("max", "¿Cuál fue el gasto más alto?", _most(EXPENSES, amount, 1)),
    ]


def _of_planets() -> list[tuple[str, str, Gold]]:
    return [
        ("sum", "How many moons do all planets have together?", _sum(PLANETS, 2)),
        (
            "list",
            "Which planets have more than 20 moons?",
            _names(PLANETS, 0, lambda r: _n(r[2]) > 20),
        ),
        ("min", "What is the smallest planet by diameter?", _least(PLANETS, 1)),
    ]


def _of_files(folder: Path) -> list[tuple[str, str, Gold]]:
    by_size = sizes(folder)
    pdfs = [name for name in by_size if name.endswith(".pdf")]
    return [
        ("files", "How many PDFs do I have?", float(len(pdfs))),
        ("files", "What is my newest file?", "site-visit.pdf"),
        ("files", "Which is the largest file?", max(by_size, key=lambda name: by_size[name])),
        ("files", "List all contracts from 2024", ["cleaning-contract.docx", "lease-contract.txt"]),
        ("files", "Wie viele Dateien gibt es?", float(len(by_size))),
        (
            "files",
            "Which documents were written by Anna Holm?",
            ["project plan.docx", "pump-manual.docx"],
        ),
    ]


def _look_ups() -> list[tuple[str, str, Gold]]:
    return [
        ("look-up", text, None)
        for text in (
            "What is the notice period in the lease contract?",
            "Who cleans the windows of the office?",
            "How are late invoices handled?",
            "What does total cost of ownership mean?",
            "How many days of notice must a tenant give?",
            "What is the maximum temperature the server room may reach?",
            "Why is the sum insured so high?",
            "Wie viele Urlaubstage haben Angestellte im Jahr?",
            "How is the average in the yearly report weighted?",
            "When does the gym membership end?",
        )
    ]


def _n(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)


def _where(rows: Rows, keep: Callable[..., bool] | None) -> Iterable[Row]:
    return (row for row in rows if keep is None or keep(row))


def _numbers(rows: Rows, at: int, keep: Callable[..., bool] | None) -> list[float]:
    return [_n(row[at]) for row in _where(rows, keep) if isinstance(row[at], int | float)]


def _count(rows: Rows, keep: Callable[..., bool]) -> float:
    return float(len(list(_where(rows, keep))))


def _sum(rows: Rows, at: int, keep: Callable[..., bool] | None = None) -> float:
    return sum(_numbers(rows, at, keep))


def _mean(rows: Rows, at: int, keep: Callable[..., bool] | None = None) -> float:
    numbers = _numbers(rows, at, keep)
    return sum(numbers) / len(numbers)


def _most(rows: Rows, at: int, name: int) -> str:
    return str(max(rows, key=lambda row: _n(row[at]))[name])


def _least(rows: Rows, at: int) -> str:
    return str(min(rows, key=lambda row: _n(row[at]))[0])


def _names(rows: Rows, name: int, keep: Callable[..., bool]) -> list[str]:
    return [str(row[name]) for row in _where(rows, keep)]


def _by(rows: Rows, group: int, at: int, *, mean: bool = False) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for row in rows:
        found.setdefault(str(row[group]), []).append(_n(row[at]))
    return {name: sum(each) / (len(each) if mean else 1) for name, each in found.items()}
