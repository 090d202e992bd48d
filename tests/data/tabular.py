"""Files with real tables, made here: the facts stand in Python, so gold values need no program."""

import csv
import datetime as dt
import io
import os
from collections.abc import Sequence
from pathlib import Path

from tests.data.formats import docx, pdf
from tests.data.office import cells, paragraph, word, workbook

Rows = list[tuple[object, ...]]

INVOICES: Rows = [
    # number, date, customer, country, amount in EUR, status
    ("INV-1001", "2024-11-12", "Acme Ltd", "Germany", 1250.00, "paid"),
    ("INV-1002", "2024-12-03", "Borealis AB", "Sweden", 980.50, "paid"),
    ("INV-1003", "2025-01-09", "Acme Ltd", "Germany", 4300.00, "paid"),
    ("INV-1004", "2025-01-22", "Cobalt SA", "France", 7120.25, "overdue"),
    ("INV-1005", "2025-02-02", "Borealis AB", "Sweden", 2210.00, "paid"),
    ("INV-1006", "2025-02-17", "Delta GmbH", "Germany", 560.75, "paid"),
    ("INV-1007", "2025-03-04", "Acme Ltd", "Germany", 12800.00, "unpaid"),
    ("INV-1008", "2025-03-15", "Ember BV", "Netherlands", 3399.99, "paid"),
    ("INV-1009", "2025-03-28", "Cobalt SA", "France", 1780.00, "overdue"),
    ("INV-1010", "2025-04-06", "Delta GmbH", "Germany", 8450.00, "unpaid"),
    ("INV-1011", "2025-04-19", "Acme Ltd", "Germany", 2990.00, "unpaid"),
    ("INV-1012", "2025-05-01", "Ember BV", "Netherlands", 640.00, "paid"),
    ("INV-1013", "2025-05-23", "Borealis AB", "Sweden", 5100.10, "overdue"),
    ("INV-1014", "2025-06-11", "Acme Ltd", "Germany", 1999.00, "unpaid"),
    ("INV-1015", "2025-06-30", "Cobalt SA", "France", 305.40, "paid"),
]
STAFF: Rows = [
    # name, department, job title, salary, start date, city
    ("Anna Holm", "Engineering", "Team lead", 78000, "2016-03-01", "Oslo"),
    ("Bruno Keller", "Engineering", "Developer", 61000, "2019-09-15", "Berlin"),
    ("Chiara Rossi", "Sales", "Account manager", 54000, "2021-01-11", "Milan"),
    ("David Okoye", "Support", "Technician", 41000, "2022-06-01", "Lyon"),
    ("Elena Petrova", "Engineering", "Developer", 66500, "2018-04-23", "Berlin"),
    ("Felix Braun", "Sales", "Director", 92000, "2014-10-01", "Berlin"),
    ("Grace Chen", "Finance", "Controller", 69000, "2020-02-17", "Lyon"),
    ("Hugo Martin", "Support", "Technician", 39500, "2023-11-06", "Lyon"),
    ("Ines Duarte", "Engineering", "Tester", 52000, "2024-05-13", "Oslo"),
    ("Jonas Weber", "Sales", "Account manager", 57500, "2017-08-21", "Milan"),
    ("Karin Lund", "Finance", "Accountant", 48000, "2025-02-03", "Oslo"),
]
PRICES: Rows = [
    # article, group, price in EUR, stock, days of delivery
    ("UltraView 27", "Monitore", 349.00, 12, 3),
    ("UltraView 32", "Monitore", 1299.00, 3, 7),
    ("OfficeView 24", "Monitore", 179.90, 25, 2),
    ("LaserJet Pro", "Drucker", 429.50, 4, 5),
    ("InkMaster 5", "Drucker", 89.99, 40, 2),
    ("ScanStation", "Scanner", 1049.00, 0, 14),
    ("PocketScan", "Scanner", 219.00, 9, 4),
    ("WorkPad 14", "Notebooks", 1599.00, 6, 5),
    ("WorkPad 16", "Notebooks", 2149.00, 2, 10),
    ("TravelBook", "Notebooks", 899.00, 15, 3),
]
SALES: dict[str, Rows] = {
    # product, region, units, revenue
    "January 2025": [
        ("Kettle", "North", 120, 3588.00),
        ("Toaster", "North", 80, 2792.00),
        ("Kettle", "South", 95, 2840.50),
        ("Blender", "South", 40, 2396.00),
    ],
    "February 2025": [
        ("Kettle", "North", 101, 3019.90),
        ("Toaster", "South", 130, 4537.00),
        ("Blender", "North", 22, 1317.80),
        ("Kettle", "South", 77, 2302.30),
    ],
    "March 2025": [
        ("Toaster", "North", 64, 2233.60),
        ("Blender", "South", 58, 3474.20),
        ("Kettle", "North", 140, 4186.00),
        ("Toaster", "South", 71, 2477.90),
    ],
}
FLIGHTS: Rows = [
    # flight, from, to, duration in minutes, price in USD
    ("NX 101", "Oslo", "Madrid", 225, 189),
    ("NX 205", "Oslo", "Lisbon", 250, 240),
    ("QA 17", "Vienna", "Madrid", 175, 142),
    ("QA 88", "Vienna", "Oslo", 140, 128),
    ("ZT 310", "Oslo", "Madrid", 340, 119),
    ("ZT 411", "Lisbon", "Vienna", 205, 175),
    ("NX 330", "Madrid", "Oslo", 230, 201),
    ("QA 52", "Oslo", "Vienna", 145, 135),
]
WEATHER: Rows = [
    # date, station, temperature in °C, rain in mm: two cells of it are no numbers
    ("2025-01-15", "Harbour", -3.5, 0.0),
    ("2025-01-15", "Hill", -8.1, 0.0),
    ("2025-02-15", "Harbour", 0.4, 12.2),
    ("2025-02-15", "Hill", -2.6, "trace"),
    ("2025-04-15", "Harbour", 9.7, 5.5),
    ("2025-04-15", "Hill", 6.3, 8.1),
    ("2025-07-15", "Harbour", 24.9, 1.2),
    ("2025-07-15", "Hill", 21.0, 30.4),
    ("2025-07-16", "Harbour", 27.3, 0.0),
    ("2025-07-16", "Hill", 22.8, 4.0),
    ("2025-10-15", "Harbour", 11.1, 18.6),
    ("2025-10-15", "Hill", 7.7, "broken"),
]
MILESTONES: Rows = [
    # milestone, owner, due date, budget in CHF
    ("Concept", "Ines Duarte", "2025-09-30", 15000),
    ("Prototype", "Bruno Keller", "2025-12-15", 48000),
    ("Pilot", "Ines Duarte", "2026-03-31", 72500),
    ("Training", "Grace Chen", "2026-05-15", 9800),
    ("Launch", "Anna Holm", "2026-06-30", 31000),
]
EXPENSES: Rows = [
    # date, what for, category, amount in EUR
    ("2025-01-14", "Tren a Sevilla", "Viajes", 86.40),
    ("2025-01-20", "Papel y tinta", "Oficina", 112.35),
    ("2025-02-03", "Hotel Giralda", "Viajes", 540.00),
    ("2025-02-11", "Portátil", "Equipos", 1249.00),
    ("2025-03-05", "Curso de inglés", "Formación", 780.00),
    ("2025-03-19", "Vuelo a Roma", "Viajes", 231.75),
    ("2025-04-02", "Sillas", "Oficina", 655.20),
]
PLANETS: Rows = [
    # planet, diameter in km, moons
    ("Mercury", 4879, 0),
    ("Venus", 12104, 0),
    ("Earth", 12756, 1),
    ("Mars", 6792, 2),
    ("Jupiter", 142984, 95),
    ("Saturn", 120536, 146),
    ("Uranus", 51118, 28),
    ("Neptune", 49528, 16),
]
_PAYMENT = (
    "Payment terms. Late invoices are first reminded by letter and then handed to a collection"
    " agency. The total cost of ownership of a machine means its price with power, repair and"
    " disposal. The sum insured is high because the warehouse lies beside the river."
)
_HANDBOOK = (
    "Handbuch für Angestellte. Angestellte haben 30 Urlaubstage im Jahr. Der Serverraum wird"
    " gekühlt. The server room may reach a maximum temperature of 27 degrees. In the yearly report"
    " the average is weighted by the hours worked. The gym membership ends in December."
)
_LEASE = (
    "Lease contract. The tenant rents the rooms on the second floor. The notice period is ninety"
    " days: a tenant must give ninety days of notice. The landlord has the windows cleaned."
)
_CLEANING = "Cleaning contract. Brightway cleans the windows of the office twice a month."


def write_tables(folder: Path) -> None:
    """Write every file below `folder`, each with the time of its last change set."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        **_tables(),
        "lease-contract.txt": (_LEASE.encode(), "2024-02-10"),
        "cleaning-contract.docx": (docx([("", _CLEANING)]), "2024-09-01"),
        "phone-contract-2023.pdf": (pdf(["Phone contract. The plan has 40 GB."]), "2024-01-05"),
        "payment-terms.txt": (_PAYMENT.encode(), "2023-05-05"),
        "handbook.txt": (_HANDBOOK.encode(), "2022-04-04"),
        "floor-plan.pdf": (pdf(["Floor plan of the office."] * 30), "2022-01-01"),
        "site-visit.pdf": (pdf(["Notes of the site visit."]), "2026-10-30"),
        "pump-manual.docx": (word(paragraph("The pump needs two bar.")), "2021-07-07"),
    }
    for name, (content, changed) in files.items():
        path = folder / name
        path.write_bytes(content)
        moment = _seconds(changed)
        os.utime(path, (moment, moment))


def sizes(folder: Path) -> dict[str, int]:
    """Bytes of every file below `folder`, by name."""
    return {path.name: path.stat().st_size for path in folder.iterdir()}


def _tables() -> dict[str, tuple[bytes, str]]:
    invoice_columns = ("Invoice no", "Date", "Customer", "Country", "Amount (EUR)", "Status")
    sales_columns = ("Product", "Region", "Units", "Revenue (EUR)")
    prices = [(a, g, as_german(p), b, d) for a, g, p, b, d in PRICES]
    expenses = [(_slashed(str(d)), c, k, as_german(a)) for d, c, k, a in EXPENSES]
    staff = ("Name", "Department", "Job title", "Salary", "Start date", "City")
    weather = ("Date", "Station", "Temperature (°C)", "Rain (mm)")
    article = ("Artikel", "Warengruppe", "Preis (€)", "Bestand", "Lieferzeit (Tage)")
    expense = ("Fecha", "Concepto", "Categoría", "Importe (€)")
    return {
        "invoices.csv": (as_csv([invoice_columns, *INVOICES]), "2025-07-01"),
        "staff.xlsx": (_sheet("Employees", [staff, *STAFF]), "2025-06-01"),
        "Preisliste.csv": (as_csv([article, *prices], ";"), "2025-05-01"),
        "Gastos.csv": (as_csv([expense, *expenses], ";"), "2025-05-02"),
        **{
            f"sales {month}.csv": (as_csv([sales_columns, *rows]), "2025-04-01")
            for month, rows in SALES.items()
        },
        "flights.html": (_html(FLIGHTS), "2025-03-01"),
        "weather.xlsx": (_sheet("Measurements", [weather, *WEATHER]), "2025-11-01"),
        "project plan.docx": (_milestones(), "2025-08-01"),
        "planets.csv": (as_csv([("Planet", "Diameter (km)", "Moons"), *PLANETS]), "2020-01-01"),
    }


def as_csv(rows: Sequence[Sequence[object]], delimiter: str = ",") -> bytes:
    """The rows as a file of delimited values."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def _sheet(name: str, rows: Sequence[tuple[object, ...]]) -> bytes:
    typed = [[c if isinstance(c, int | float) else str(c) for c in row] for row in rows]
    return workbook({name: cells(typed)})


def _html(rows: Rows) -> bytes:
    head = ("Flight", "From", "To", "Duration (min)", "Price (USD)")
    lines = ["".join(f"<th>{name}</th>" for name in head)]
    lines += ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        "<html><head><title>Flights of the summer</title></head><body><h1>Flights</h1>"
        f"<p>All times are local.</p><table>{body}</table></body></html>"
    ).encode()


def _milestones() -> bytes:
    head = ("Milestone", "Owner", "Due date", "Budget (CHF)")
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(str(cell))}</w:tc>" for cell in row) + "</w:tr>"
        for row in [head, *MILESTONES]
    )
    return word(f"<w:tbl>{rows}</w:tbl>")


def as_german(number: object) -> str:
    """1234.5 as "1.234,50"."""
    text = f"{number:,.2f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def _slashed(date: str) -> str:
    year, month, day = date.split("-")
    return f"{day}/{month}/{year}"


def _seconds(date: str) -> float:
    return dt.datetime.fromisoformat(f"{date}T12:00:00+00:00").timestamp()
