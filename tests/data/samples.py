"""Writes one small file of each kind that Sotto reads, and of each way in which one can be bad."""

from pathlib import Path

from tests.data.formats import docx, odt, pdf, xlsx


def write_good(folder: Path) -> dict[str, str]:
    """Files that can be read, each with a word that is in no other; returns name -> word."""
    (folder / "pages.pdf").write_bytes(
        pdf(["The impeller is on page one.", "The spindle is on two."])
    )
    (folder / "report.docx").write_bytes(
        docx([("Heading1", "Gearbox"), ("", "The gearbox holds two litres of oil.")])
    )
    (folder / "parts.xlsx").write_bytes(xlsx("Parts", [("washer", "12"), ("gasket", "7")]))
    (folder / "letter.odt").write_bytes(odt("Crankshaft", "The crankshaft turns clockwise."))
    (folder / "page.html").write_text(
        "<html><head><title>Valves</title><script>var hidden = 1;</script></head><body>"
        "<h1>Relief valve</h1><p>The thermostat opens at 90 degrees.</p></body></html>"
    )
    (folder / "notes.md").write_text("# Notes\n\n## Filter\n\nReplace the cartridge every year.\n")
    (folder / "table.csv").write_text("part,number\nflywheel,4711\nbolt,12\n")
    german = "Der Kühler überhitzt. Die Kühlflüssigkeit läuft über. Bitte prüfen Sie das Gehäuse. "
    (folder / "latin1.txt").write_bytes((german * 4).encode("latin-1"))
    (folder / "utf16.txt").write_bytes(("The turbine is balanced. " * 4).encode("utf-16"))
    japanese = "このポンプは空気を抜いてから始動してください。冷却水の量を毎日確認します。"
    (folder / "shift_jis.txt").write_bytes((japanese * 4).encode("shift_jis"))
    return {
        "pages.pdf": "spindle",
        "report.docx": "gearbox",
        "parts.xlsx": "gasket",
        "letter.odt": "crankshaft",
        "page.html": "thermostat",
        "notes.md": "cartridge",
        "table.csv": "flywheel",
        "latin1.txt": "Kühlflüssigkeit",
        "utf16.txt": "turbine",
        "shift_jis.txt": "冷却水",
    }


def write_bad(folder: Path) -> dict[str, str]:
    """Files without text; returns name -> code of the failure."""
    (folder / "encrypted.pdf").write_bytes(pdf(["Nobody reads this."], encrypted=True))
    (folder / "encrypted.odt").write_bytes(odt("Secret", "Nobody reads this.", encrypted=True))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nthis is not a PDF at all\n")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 cut short")
    (folder / "zero.txt").write_bytes(b"")
    (folder / "blank.txt").write_text(" \n\t\n")
    (folder / "program.exe").write_bytes(b"MZ\x90\0" + bytes(range(256)) * 4)
    return {
        "encrypted.pdf": "encrypted",
        "encrypted.odt": "encrypted",
        "broken.pdf": "broken",
        "broken.docx": "broken",
        "zero.txt": "empty",
        "blank.txt": "no_text",
        "program.exe": "unsupported",
    }
