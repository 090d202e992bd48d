"""Text in any common encoding is read as it was written."""

import pytest

from app.engines.reader.encoding import decode

GERMAN = "Das Café liegt in München. Größe über alles, sagt man dort seit Jahren."
RUSSIAN = "Насос стоит в подвале, и его шум слышен на всех этажах старого дома."
JAPANESE = "ポンプは地下室にあります。その音は古い家のすべての階で聞こえます。"
GERMAN_LETTER = (
    "Sehr geehrter Herr Köhler, die Prüfung der Kühlmittelpumpe ergab keine Mängel. Die Schläuche"
    " müssen jährlich erneuert werden. Mit freundlichen Grüßen, Jürgen Müller"
)
POLISH = (
    "Pompa stoi w piwnicy, a jej hałas słychać na każdym piętrze. Źródło ciepła jest zużyte."
    " Należy wymienić uszczelkę po każdej naprawie i sprawdzić ciśnienie."
)
GREEK = "Η αντλία βρίσκεται στο υπόγειο και ο θόρυβός της ακούγεται σε όλους τους ορόφους."
CHINESE = "水泵安裝在地下室，每一層都能聽到它的聲音。每次維修後應更換密封件。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-32"),
        (GERMAN, "latin-1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (GERMAN_LETTER, "latin-1"),
        (POLISH, "cp1250"),
        (GREEK, "cp1253"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5"),
        (RUSSIAN * 4, "utf-16-le"),
        ("All is plain. " * 10_000 + GERMAN, "latin-1"),
        ("naïve café", "cp1252"),
        ("plain", "ascii"),
    ],
)
def test_encodings_are_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_page_is_read_as_it_declares() -> None:
    page = f'<html><head><meta charset="koi8-r"></head>{RUSSIAN}</html>'
    assert decode(page.encode("koi8-r"), html=True) == page


def test_an_unknown_declaration_is_not_believed() -> None:
    page = f'<meta charset="no-such-thing">{RUSSIAN}'
    assert RUSSIAN in decode(page.encode("cp1251"), html=True)


@pytest.mark.parametrize("place", [0, 400, -1])
def test_a_damaged_sign_does_not_change_the_encoding_of_a_text(place: int) -> None:
    data = bytearray((GERMAN_LETTER * 20).encode())
    data[place] = 0xFF
    text = decode(bytes(data))
    assert text.count("\ufffd") == 1
    assert "Kühlmittelpumpe" in text
