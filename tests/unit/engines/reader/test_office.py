"""What is left to kreuzberg is composed from its tree."""

from tests.data.reading import whole

_RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\author Anna Holm}}\pard It is \'fcber red.\par"
    rb"\trowd\cellx1000\cellx2000\intbl Part\cell Count\cell\row"
    rb"\trowd\cellx1000\cellx2000\intbl Pump\cell 3\cell\row"
    rb"\trowd\cellx1000\cellx2000\intbl Seal\cell 5\cell\row\pard End.\par}"
)


def test_rich_text_has_its_words_and_its_table() -> None:
    found = whole("a.rtf", _RTF)
    assert found.text.startswith("It is über red.")
    assert "Pump\t3\nSeal\t5" in found.text
    (table,) = found.tables
    assert [row.cells for row in table.rows] == [("Pump", 3), ("Seal", 5)]
