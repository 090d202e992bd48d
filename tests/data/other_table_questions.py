"""Questions over the tables of other_tables.py, written before the program was tried with them.

A share or a growth is a percentage. `answer` None: a look-up, which must not be computed.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import mean, median

from tests.data.other_tables import (
    BOOKS,
    CARS,
    CITIES,
    ENERGY,
    ORDERS,
    STOCK,
    TICKETS,
    write_other_tables,
)
from tests.data.table_questions import Gold
from tests.data.tabular import Rows

Asked = list[tuple[str, str, Gold]]
Keep = Callable[..., bool]


def questions() -> Asked:
    """(kind, question, gold) of each."""
    return [*_of_orders(), *_of_books(), *_of_energy(), *_of_cars(), *_of_stock(), *_of_tickets(),
            *_of_cities(), *_look_ups()]  # fmt: skip


def write_other_set(folder: Path) -> Path:
    """A data set for `sotto eval tables` in `folder`, which it returns."""
    write_other_tables(folder / "documents")
    lines = [
        {"_id": f"o{n:02}", "text": text, "answer": gold, "kind": kind}
        for n, (kind, text, gold) in enumerate(questions(), 1)
    ]
    (folder / "queries.jsonl").write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8"
    )
    return folder


def _of_orders() -> Asked:
    qty, total = 5, 7
    of_2024: Keep = lambda r: str(r[1]) < "2025"  # noqa: E731
    online: Keep = lambda r: r[4] == "Online"  # noqa: E731
    return [
        ("count", "How many orders came in through the online channel?",
         _count(ORDERS, online)),
        ("sum", "How much revenue did furniture bring in 2024?",
         _sum(ORDERS, total, lambda r: r[3] == "Furniture" and of_2024(r))),
        ("share", "What share of the orders was returned?",
         _percent(_count(ORDERS, lambda r: r[8] == "yes"), len(ORDERS))),
        ("share", "What percentage of the total came from online orders?",
         _percent(_sum(ORDERS, total, online), _sum(ORDERS, total))),
        ("group max", "Which category had the highest total?",
         _best(_by(ORDERS, 3, total))),
        ("dates", "Number of orders between 1 March 2024 and 31 August 2024",
         _count(ORDERS, lambda r: "2024-03-01" <= str(r[1]) <= "2024-08-31")),
        ("group", "Quantity sold per product", _by(ORDERS, 2, qty)),
        ("top", "Top 3 orders by total", _ranked(ORDERS, total, 0, 3)),
        ("list", "Which orders were returned?", _names(ORDERS, lambda r: r[8] == "yes")),
        ("list", "Show me all orders over 400 dollars",
         _names(ORDERS, lambda r: _n(r[total]) > 400)),
        ("growth", "By how many percent did the total in 2025 differ from 2024 for online orders?",
         _growth(_sum(ORDERS, total, lambda r: online(r) and of_2024(r)),
                 _sum(ORDERS, total, lambda r: online(r) and not of_2024(r)))),
        ("negation", "How many orders were not returned?",
         _count(ORDERS, lambda r: r[8] == "no")),
    ]  # fmt: skip


def _of_books() -> Asked:
    year, pages, rating = 3, 4, 5
    return [
        ("count", "How many novels are in the catalogue?",
         _count(BOOKS, lambda r: r[2] == "Novel")),
        ("max", "Which book has the best rating?", _ranked(BOOKS, rating, 0, 1)[0]),
        ("max", "What is the longest book by Maria Lindqvist?",
         _ranked([r for r in BOOKS if r[1] == "Maria Lindqvist"], pages, 0, 1)[0]),
        ("average", "Average number of pages of the books published after 2015",
         _mean(BOOKS, pages, lambda r: _n(r[year]) > 2015)),
        ("list", "List the books written by Peter Hale",
         _names(BOOKS, lambda r: r[1] == "Peter Hale")),
        ("group max", "Which author wrote the most books?",
         _best({a: _count(BOOKS, lambda r, a=a: r[1] == a) for a in _set(BOOKS, 1)})),
        ("distinct", "How many different authors are there in the catalogue?",
         float(len(_set(BOOKS, 1)))),
        ("group", "Average rating per genre", _by(BOOKS, 2, rating, mean)),
        ("min", "What is the oldest novel?", "The Quiet Harbour"),
        ("count", "How many books have fewer than 250 pages?",
         _count(BOOKS, lambda r: _n(r[pages]) < 250)),
        ("share", "What percentage of the books are novels?",
         _percent(_count(BOOKS, lambda r: r[2] == "Novel"), len(BOOKS))),
        ("median", "Median number of pages per book", float(median(_n(r[pages]) for r in BOOKS))),
    ]  # fmt: skip


def _of_energy() -> Asked:
    power, water, cost = 2, 3, 4
    hall: Keep = lambda r: r[1] == "Werkhalle"  # noqa: E731
    return [
        ("sum", "Wie viel Strom hat die Werkhalle im Februar 2024 verbraucht?",
         _sum(ENERGY, power, lambda r: hall(r) and r[0] == "2024-02")),
        ("sum", "Wie hoch waren die Kosten im März 2024 insgesamt?",
         _sum(ENERGY, cost, lambda r: r[0] == "2024-03")),
        ("group", "Stromverbrauch je Gebäude", _by(ENERGY, 1, power)),
        ("group max", "Welches Gebäude verbraucht am meisten Wasser?",
         _best(_by(ENERGY, 1, water))),
        ("share", "Welchen Anteil an den Kosten hat die Kantine?",
         _percent(_sum(ENERGY, cost, lambda r: r[1] == "Kantine"), _sum(ENERGY, cost))),
        ("average", "Wie hoch ist der durchschnittliche Wasserverbrauch der Verwaltung?",
         _mean(ENERGY, water, lambda r: r[1] == "Verwaltung")),
        ("growth", "Um wie viel Prozent stiegen die Kosten von Januar 2024 bis März 2024?",
         _growth(_sum(ENERGY, cost, lambda r: r[0] == "2024-01"),
                 _sum(ENERGY, cost, lambda r: r[0] == "2024-03"))),
        ("group", "Kosten pro Monat", {f"{m}-01": _sum(ENERGY, cost, lambda r, m=m: r[0] == m)
                                       for m in _set(ENERGY, 0)}),
    ]  # fmt: skip


def _of_cars() -> Asked:
    built, km, due = 3, 4, 6
    return [
        ("count", "Wie viele Fahrzeuge fahren mit Diesel?",
         _count(CARS, lambda r: r[2] == "Diesel")),
        ("max", "Welches Fahrzeug hat den höchsten Kilometerstand?", _ranked(CARS, km, 0, 1)[0]),
        ("list", "Welche Fahrzeuge stehen in München?", _names(CARS, lambda r: r[5] == "München")),
        ("list", "Liste alle Fahrzeuge, deren nächste Prüfung vor dem 1. August 2025 ist",
         _names(CARS, lambda r: str(r[due]) < "2025-08-01")),
        ("average", "Durchschnittlicher Kilometerstand nach Standort", _by(CARS, 5, km, mean)),
        ("count", "Wie viele Fahrzeuge mit mehr als 100.000 km gibt es?",
         _count(CARS, lambda r: _n(r[km]) > 100_000)),
        ("min", "Was ist das älteste Fahrzeug?", _ranked(CARS, built, 0, len(CARS))[-1]),
        ("distinct", "Wie viele verschiedene Standorte gibt es?", float(len(_set(CARS, 5)))),
    ]  # fmt: skip


def _of_stock() -> Asked:
    units, price, due = 2, 3, 5
    cheap = [str(r[0]) for r in sorted(STOCK, key=lambda r: _n(r[price]))]
    return [
        ("count", "¿Cuántos productos hay en el almacén Sur?",
         _count(STOCK, lambda r: r[1] == "Sur")),
        ("sum", "¿Cuál es la cantidad total en el almacén Norte?",
         _sum(STOCK, units, lambda r: r[1] == "Norte")),
        ("max", "¿Cuál es el producto más caro?", cheap[-1]),
        ("top", "Los tres productos más baratos", cheap[:3]),
        ("list", "Lista los productos que caducan antes de 2026-04-01",
         _names(STOCK, lambda r: str(r[due]) < "2026-04-01")),
        ("average", "¿Cuál es el precio medio de los productos de Mar Azul?",
         _mean(STOCK, price, lambda r: r[4] == "Mar Azul")),
        ("group", "Cantidad por almacén", _by(STOCK, 1, units)),
        ("share", "¿Qué porcentaje de la cantidad está en el almacén Centro?",
         _percent(_sum(STOCK, units, lambda r: r[1] == "Centro"), _sum(STOCK, units))),
        ("list", "¿Qué productos cuestan menos de 3 euros?",
         _names(STOCK, lambda r: _n(r[price]) < 3)),
        ("distinct", "¿Cuántos proveedores distintos hay?", float(len(_set(STOCK, 4)))),
    ]  # fmt: skip


def _of_tickets() -> Asked:
    hours = 5
    return [
        ("count", "How many tickets with high priority do we have?",
         _count(TICKETS, lambda r: r[3] == "high")),
        ("empty", "How many tickets are still open?", _count(TICKETS, lambda r: r[2] is None)),
        ("sum", "How many hours did Noor work on tickets?",
         _sum(TICKETS, hours, lambda r: r[4] == "Noor")),
        ("group", "Number of tickets per assignee",
         {a: _count(TICKETS, lambda r, a=a: r[4] == a) for a in _set(TICKETS, 4)}),
        ("compare", "Compare the hours of Noor and Samir",
         {a: _sum(TICKETS, hours, lambda r, a=a: r[4] == a) for a in ("Noor", "Samir")}),
        ("dates", "How many tickets were opened in June 2025?",
         _count(TICKETS, lambda r: str(r[1]).startswith("2025-06"))),
    ]  # fmt: skip


def _of_cities() -> Asked:
    return [
        ("sum", "What is the total area of the cities in Costaria?",
         _sum(CITIES, 4, lambda r: r[1] == "Costaria")),
        ("max", "Which city had the most inhabitants in 2020?", _ranked(CITIES, 3, 0, 1)[0]),
        ("list", "Which cities have more than 500,000 inhabitants in 2020?",
         _names(CITIES, lambda r: _n(r[3]) > 500_000)),
        ("growth", "By what percentage did the inhabitants of San Telmo grow from 2010 to 2020?",
         _growth(1_204_000, 1_388_000)),
    ]  # fmt: skip


def _look_ups() -> Asked:
    return [
        ("look-up", text, None)
        for text in (
            "What must not be underestimated about the archive boxes?",
            "Where does the average visitor get a badge?",
            "What is the longest meeting room called?",
            "Who agrees the number of parking spaces per tenant?",
            "Where is the share of each tenant in the heating costs set out?",
            "¿Cuál es la cantidad máxima por palé?",
            "¿Qué no decide la compra?",
            "Wie oft werden die Filter gewechselt?",
            "Wann wird die Halle gelüftet?",
            "How many kilos may a pallet weigh?",
        )
    ]


def _n(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)


def _numbers(rows: Rows, at: int, keep: Keep | None) -> list[float]:
    return [_n(r[at]) for r in rows if r[at] is not None and (keep is None or keep(r))]


def _count(rows: Rows, keep: Keep) -> float:
    return float(sum(map(keep, rows)))


def _sum(rows: Rows, at: int, keep: Keep | None = None) -> float:
    return sum(_numbers(rows, at, keep))


def _mean(rows: Rows, at: int, keep: Keep | None = None) -> float:
    return mean(_numbers(rows, at, keep))


def _names(rows: Rows, keep: Keep) -> list[str]:
    return [str(row[0]) for row in rows if keep(row)]


def _set(rows: Rows, at: int) -> list[str]:
    return sorted({str(row[at]) for row in rows})


def _by(
    rows: Rows, group: int, at: int, figure: Callable[[Iterable[float]], float] = sum
) -> dict[str, float]:
    return {
        name: float(figure(_numbers(rows, at, lambda r, name=name: str(r[group]) == name)))
        for name in _set(rows, group)
    }


def _best(figures: dict[str, float]) -> str:
    return max(figures, key=lambda name: figures[name])


def _ranked(rows: Rows, at: int, name: int, limit: int) -> list[str]:
    return [str(row[name]) for row in sorted(rows, key=lambda r: -_n(r[at]))[:limit]]


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole


def _growth(old: float, new: float) -> float:
    return 100 * (new - old) / old
