"""Other files with tables, for questions that the program was not written with."""

import datetime as dt
from pathlib import Path

from tests.data.formats import docx
from tests.data.office import cells, workbook
from tests.data.tabular import Rows, as_csv, as_german

ORDERS: Rows = [
    # order, ordered on, product, category, channel, quantity, unit price, total in USD, returned
    ("A-2001", "2024-01-05", "Desk lamp", "Lighting", "Online", 3, 24.50, 73.50, "no"),
    ("A-2002", "2024-01-17", "Office chair", "Furniture", "Store", 1, 189.00, 189.00, "no"),
    ("A-2003", "2024-02-02", "Bookshelf", "Furniture", "Online", 2, 94.00, 188.00, "yes"),
    ("A-2004", "2024-03-11", "Floor lamp", "Lighting", "Store", 1, 79.90, 79.90, "no"),
    ("A-2005", "2024-04-08", "Standing desk", "Furniture", "Online", 1, 449.00, 449.00, "no"),
    ("A-2006", "2024-05-21", "Rug", "Textiles", "Online", 2, 65.25, 130.50, "yes"),
    ("A-2007", "2024-07-03", "Desk lamp", "Lighting", "Phone", 10, 22.00, 220.00, "no"),
    ("A-2008", "2024-08-14", "Curtain", "Textiles", "Store", 4, 31.00, 124.00, "no"),
    ("A-2009", "2024-10-29", "Office chair", "Furniture", "Online", 6, 175.00, 1050.00, "no"),
    ("A-2010", "2024-12-19", "Rug", "Textiles", "Phone", 1, 65.25, 65.25, "no"),
    ("A-2011", "2025-01-15", "Standing desk", "Furniture", "Store", 2, 459.00, 918.00, "yes"),
    ("A-2012", "2025-02-20", "Floor lamp", "Lighting", "Online", 3, 84.90, 254.70, "no"),
    ("A-2013", "2025-03-03", "Bookshelf", "Furniture", "Online", 1, 99.00, 99.00, "no"),
    ("A-2014", "2025-03-27", "Curtain", "Textiles", "Online", 8, 29.50, 236.00, "yes"),
]
BOOKS: Rows = [
    # title, author, genre, year, pages, rating
    ("The Quiet Harbour", "Maria Lindqvist", "Novel", 1998, 312, 4.1),
    ("Stone and Salt", "Peter Hale", "History", 2005, 541, 4.6),
    ("A Garden in Winter", "Maria Lindqvist", "Poetry", 2011, 96, 3.9),
    ("The Copper Road", "Ivan Sokolov", "Novel", 2016, 428, 4.4),
    ("Numbers at Night", "Amara Diallo", "Science", 2019, 267, 4.8),
    ("Letters to No One", "Peter Hale", "Novel", 2019, 198, 3.5),
    ("The Long Frost", "Maria Lindqvist", "Novel", 2021, 377, 4.0),
    ("Tides", "Amara Diallo", "Science", 2022, 233, 4.3),
    ("Empires of Sand", "Ivan Sokolov", "History", 2023, 612, 4.2),
]
ENERGY: Rows = [
    # month, building, electricity in kWh, water in m³, cost in EUR
    ("2024-01", "Werkhalle", 12400, 85, 4120.50),
    ("2024-01", "Verwaltung", 3900, 41, 1310.00),
    ("2024-01", "Kantine", 5150, 132, 1988.75),
    ("2024-02", "Werkhalle", 11850, 80, 3965.20),
    ("2024-02", "Verwaltung", 3720, 38, 1255.40),
    ("2024-02", "Kantine", 4980, 127, 1902.10),
    ("2024-03", "Werkhalle", 13010, 92, 4377.00),
    ("2024-03", "Verwaltung", 3450, 44, 1198.60),
    ("2024-03", "Kantine", 5305, 141, 2040.90),
]
CARS: Rows = [
    # plate, model, fuel, built, mileage in km, site, next inspection
    ("B-AK 101", "Caddy", "Diesel", 2017, 148200, "Berlin", "2025-09-30"),
    ("B-AK 102", "ID.3", "Strom", 2022, 31400, "Berlin", "2026-04-30"),
    ("HH-ST 7", "Transit", "Diesel", 2015, 221900, "Hamburg", "2025-03-31"),
    ("HH-ST 9", "Corsa", "Benzin", 2019, 76500, "Hamburg", "2025-11-30"),
    ("M-LX 44", "Zoe", "Strom", 2021, 42750, "München", "2025-08-31"),
    ("M-LX 45", "Golf", "Benzin", 2018, 98300, "München", "2026-01-31"),
    ("M-LX 46", "Sprinter", "Diesel", 2020, 117600, "München", "2025-06-30"),
]
STOCK: Rows = [
    # product, warehouse, quantity, price in EUR, supplier, best before
    ("Aceite de oliva", "Norte", 240, 7.85, "Olivar Sur", "2026-03-31"),
    ("Arroz bomba", "Norte", 510, 3.20, "Delta Granos", "2027-01-15"),
    ("Garbanzos", "Sur", 330, 1.95, "Delta Granos", "2026-11-30"),
    ("Atún en lata", "Sur", 780, 2.40, "Mar Azul", "2028-06-30"),
    ("Queso curado", "Norte", 65, 14.50, "Lácteos Prado", "2025-12-20"),
    ("Miel de romero", "Centro", 120, 6.75, "Colmenas Vega", "2027-09-01"),
    ("Pimentón", "Centro", 95, 4.10, "Olivar Sur", "2026-07-31"),
    ("Mejillones", "Sur", 410, 3.65, "Mar Azul", "2026-02-28"),
]
TICKETS: Rows = [
    # ticket, opened, closed, priority, assignee, hours, satisfaction of 5
    ("T-31", "2025-05-02", "2025-05-03", "high", "Noor", 3.5, 5),
    ("T-32", "2025-05-06", "2025-05-20", "low", "Samir", 1.0, 3),
    ("T-33", "2025-05-19", "2025-05-21", "medium", "Noor", 6.25, 4),
    ("T-34", "2025-06-01", None, "high", "Lotte", 9.0, None),
    ("T-35", "2025-06-08", "2025-06-09", "low", "Lotte", 0.5, 5),
    ("T-36", "2025-06-15", "2025-06-30", "medium", "Samir", 12.0, 2),
    ("T-37", "2025-07-01", None, "medium", "Noor", 4.0, None),
    ("T-38", "2025-07-03", "2025-07-04", "high", "Samir", 2.75, 4),
]
CITIES: Rows = [
    # city, country, inhabitants 2010, inhabitants 2020, area in km²
    ("Port Alder", "Norland", 412000, 455300, 310.5),
    ("Grensby", "Norland", 98500, 91200, 122.0),
    ("San Telmo", "Costaria", 1204000, 1388000, 640.2),
    ("Puerto Claro", "Costaria", 233400, 251900, 98.7),
    ("Mirova", "Vesk", 671000, 640500, 402.9),
]
_NOTES = (
    "Notes on the office move. The total weight of the archive boxes must not be underestimated."
    " The average visitor needs a badge, which the front desk hands out. The longest meeting room"
    " is called Fjord. The number of parking spaces per tenant is agreed with the landlord each"
    " spring. The share of each tenant in the heating costs is set out in annex B."
)
_RULES = (
    "Reglas del almacén. La cantidad máxima por palé es de ochocientos kilos. El precio más bajo no"
    " decide la compra. Die Halle wird nach jeder Schicht gelüftet. Wie oft die Filter gewechselt"
    " werden, steht im Wartungsplan: alle sechs Wochen."
)


def write_other_tables(folder: Path) -> None:
    """Write every file below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _files().items():
        (folder / name).write_bytes(content)


def _files() -> dict[str, bytes]:
    orders = ("Order", "Ordered on", "Product", "Category", "Channel", "Quantity",
              "Unit price (USD)", "Total (USD)", "Returned")  # fmt: skip
    energy = [
        (dt.date.fromisoformat(f"{m}-01").strftime("%d.%m.%Y"), b, e, w, as_german(c))
        for m, b, e, w, c in ENERGY
    ]
    stock = [(p, w, q, as_german(e), s, _day_first(str(d))) for p, w, q, e, s, d in STOCK]
    return {
        "orders.csv": as_csv([orders, *ORDERS]),
        "books.xlsx": _book(
            "Catalogue", ("Title", "Author", "Genre", "Year", "Pages", "Rating"), BOOKS
        ),
        "Energieverbrauch.csv": as_csv(
            [("Monat", "Gebäude", "Strom (kWh)", "Wasser (m³)", "Kosten (€)"), *energy], ";"
        ),
        "Fuhrpark.xlsx": _book(
            "Fahrzeuge",
            ("Kennzeichen", "Modell", "Kraftstoff", "Baujahr", "Kilometerstand (km)", "Standort",
             "Nächste Prüfung"),
            CARS,
        ),
        "inventario.csv": as_csv(
            [("Producto", "Almacén", "Cantidad", "Precio (€)", "Proveedor", "Caducidad"), *stock],
            ";",
        ),
        "support tickets.csv": as_csv(
            [("Ticket", "Opened", "Closed", "Priority", "Assignee", "Hours", "Satisfaction"),
             *[["" if cell is None else cell for cell in row] for row in TICKETS]]
        ),
        "cities.csv": as_csv(
            [("City", "Country", "Inhabitants 2010", "Inhabitants 2020", "Area (km²)"), *CITIES]
        ),
        "office move.docx": docx([("", _NOTES)]),
        "reglas.txt": _RULES.encode(),
    }  # fmt: skip


def _book(sheet: str, head: tuple[str, ...], rows: Rows) -> bytes:
    typed = [[c if isinstance(c, int | float) else str(c) for c in row] for row in [head, *rows]]
    return workbook({sheet: cells(typed)})


def _day_first(date: str) -> str:
    year, month, day = date.split("-")
    return f"{day}/{month}/{year}"
