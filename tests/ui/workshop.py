"""An invented workshop: the documents that the pictures of the guide are taken with."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from tests.data.archives import message
from tests.data.formats import docx, pdf

QUESTION = "What is the maximum coolant pressure, and what do I check first if it drops?"
ANSWER = (
    "The system pressure shall not exceed 1.4 bar at operating temperature. If the coolant"
    " pressure drops, check the expansion tank cap seal first, then the lower hose clamp."
    " Most drops are caused by old hoses from cheap suppliers."
)
OTHER_QUESTIONS = (
    "How long is the notice period of supplier C?",
    "Which torque for the lower hose clamp?",
)
OTHER_ANSWERS = (
    "The notice period of supplier C is six weeks to the end of a quarter.",
    "The lower hose clamp is tightened to 4 newton metres.",
)
UNKNOWN = "Who discovered gallium?"
LECTURES = 12

_MANUAL = (
    ("1 Safety", "Wear gloves and glasses. Let the engine cool down before you open anything."),
    ("2 Tools", "A cap tester with an adapter for the expansion tank, and a torque wrench."),
    ("3 Lubrication", "Change the oil every 500 hours of work, and the filter with it."),
    ("4 Fuel", "Drain the water from the separator each week. Bleed the system afterwards."),
    ("5 Air intake", "Replace the air filter when the indicator is red, at the latest each year."),
    ("6 Belts", "Turn the tensioner until the mark stands in the middle of its window."),
    (
        "7.3 Coolant circuit",
        "Fill the circuit through the expansion tank with the engine cold. Run the engine until"
        " the thermostat opens and top up to the mark.|"
        "System pressure shall not exceed 1.4 bar at operating temperature. A falling reading"
        " indicates leakage; inspect the cap and the hose connections in the order of table"
        " 7-2.|Do not open the cap while the system is under pressure. Release pressure in two"
        " stages and wait until the reading is stable before removing the cap completely.|"
        "After any repair, repeat the pressure test of section 7.5 and record the result in the"
        " service log.",
    ),
    ("7.4 Radiator", "Clean the fins with air of low pressure, from the inside outwards."),
    ("8 Electrics", "Disconnect the battery before you work on the starter, minus first."),
)
_NOTES = [
    ("Heading1", "Field notes"),
    ("Heading2", "Coolant loss"),
    ("", "If the coolant pressure drops, check the expansion tank cap seal first, then the lower"
         " hose clamp. In four of five cases it was one of the two."),
    ("Heading2", "Noise"),
    ("", "A whistle above 1,500 turns comes from the belt, not from the pump."),
]  # fmt: skip
_TORQUES = """Part,Torque in newton metres,Tool
Lower hose clamp,4,Screwdriver
Upper hose clamp,3,Screwdriver
Drain plug,25,Wrench
Thermostat housing,10,Torque wrench
Water pump,22,Torque wrench
"""
_BULLETIN = (
    "The cap seal of the expansion tank was changed in March. The old one lets the coolant"
    " pressure drop when it is warm. Check the part number before you order.\n"
)


def write_workshop(folder: Path) -> None:
    """Write three folders of documents into `folder`; one file of them cannot be read."""
    manuals, contracts, lectures = (
        folder / "Workshop manuals", folder / "Contracts 2026", folder / "Lecture notes",
    )  # fmt: skip
    for each in (manuals, contracts, lectures):
        each.mkdir()
    _write_manual(manuals / "Service Manual.pdf")
    (manuals / "Field notes.docx").write_bytes(docx(_NOTES))
    (manuals / "Service bulletin 07.eml").write_bytes(message("Service bulletin 07", _BULLETIN))
    (manuals / "Torques.csv").write_text(_TORQUES, "utf-8")
    (manuals / "Price list.pdf").write_bytes(pdf(["Prices"], encrypted=True))
    (contracts / "Supplier B.txt").write_text(
        "# Notice\n\nEither side may end the contract with three months of notice.\n"
    )
    (contracts / "Supplier C.txt").write_text(
        "# Notice\n\nThe notice period of supplier C is six weeks to the end of a quarter.\n"
    )
    for n in range(1, LECTURES + 1):
        text = f"# Day {n}\n\nOn day {n} the class took pump {n} apart and measured its bearings.\n"
        (lectures / f"Day {n}.md").write_text(text, "utf-8")


def _write_manual(path: Path) -> None:
    """A page for each section, set like a book."""
    document = QTextDocument()
    document.setDefaultFont(QFont("DejaVu Serif", 11))
    document.setHtml(
        "".join(
            f"<h2 style='page-break-before: {'always' if number else 'auto'}'>{title}</h2>"
            + "".join(f"<p style='line-height: 140%'>{part}</p>" for part in text.split("|"))
            for number, (title, text) in enumerate(_MANUAL)
        )
    )
    writer = QPdfWriter(str(path))
    writer.setTitle("Service Manual")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setPageMargins(QMarginsF(16, 18, 16, 18), QPageLayout.Unit.Millimeter)
    writer.setResolution(96)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
