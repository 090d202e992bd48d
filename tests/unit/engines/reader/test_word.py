"""Word documents are read as they are printed."""

import pytest

from app.domain.documents import ColumnKind, FlagKind
from app.domain.errors import ReadCode, ReadFailure
from tests.data.formats import zipped
from tests.data.office import paragraph, word
from tests.data.reading import pieces, whole

_STYLES = (
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Own"><w:basedOn w:val="berschrift1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1">'
    '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
)


def _item(text: str, depth: int) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
    return paragraph(text, numbered)


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_headings_are_found_by_the_meaning_of_their_style_in_any_language() -> None:
    body = paragraph("Pump", '<w:pStyle w:val="berschrift1"/>') + paragraph("It is red.")
    body += paragraph("Seal", '<w:pStyle w:val="Own"/>')
    found = whole("a.docx", word(body, styles=_STYLES))
    assert found.text == "Pump\n\nIt is red.\n\nSeal"
    assert [(h.level, h.title) for h in found.headings] == [(1, "Pump"), (2, "Seal")]
    assert all(found.text[h.start :].startswith(h.title) for h in found.headings)


def test_what_a_file_says_of_itself_is_kept() -> None:
    found = whole("a.docx", word(paragraph("Text")))
    assert (found.title, found.author, found.created_s) == ("On pumps", "Anna Holm", 1706695200.0)


def test_lists_have_the_numbers_that_are_printed() -> None:
    body = _item("one", 0) + _item("deep", 1) + _item("deeper", 1) + _item("two", 0)
    found = whole("a.docx", word(body, numbering=_NUMBERING))
    assert found.text == "3. one\n3.i) deep\n3.ii) deeper\n4. two"


def test_a_table_is_typed_and_every_span_is_its_cell() -> None:
    rows = (("Part", "Price"), ("Pump", "1.250,50 €"), ("Seal", "3,00 €"))
    body = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    found = whole("a.docx", word(paragraph("Prices:") + f"<w:tbl>{body}</w:tbl>"))
    assert found.text == "Prices:\n\nPart\tPrice\nPump\t1.250,50 €\nSeal\t3,00 €"
    (table,) = found.tables
    assert [(c.name, c.kind, c.unit) for c in table.columns] == [
        ("Part", ColumnKind.TEXT, None),
        ("Price", ColumnKind.REAL, "EUR"),
    ]
    assert table.rows[0].cells == ("Pump", 1250.5)
    assert [found.text[a:b] for a, b in filter(None, table.rows[0].spans)] == ["Pump", "1.250,50 €"]
    assert found.text[table.rows[1].start : table.rows[1].end] == "Seal\t3,00 €"


def test_merged_cells_keep_columns_in_place() -> None:
    upper, lower = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    rows = (
        _cell("Plant", upper) + _cell("a") + _cell("b"),
        _cell("", lower) + _cell("wide", "<w:gridSpan w:val='2'/>"),
        _cell("Yard") + _cell("c") + _cell("d"),
    )
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    found = whole("a.docx", word(f"<w:tbl>{body}</w:tbl>"))
    (table,) = found.tables
    assert [row.cells for row in table.rows] == [("Plant", "wide", None), ("Yard", "c", "d")]
    assert table.rows[0].spans[0] is None


def test_notes_and_comments_stand_behind_the_text() -> None:
    body = (
        '<w:p><w:r><w:t>Red</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:t>.</w:t></w:r></w:p>"
    )
    notes = f'<w:footnote w:id="2">{paragraph("As of 2024.")}</w:footnote>'
    remark = f'<w:comment w:id="0" w:author="Anna">{paragraph("Really?")}</w:comment>'
    found = whole("a.docx", word(body, footnotes=notes, comments=remark))
    assert found.text == "Red[1].\n\n[1] As of 2024.\n\nAnna: Really?"


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    body = (
        "<w:p><w:r><w:t>It is </w:t></w:r><w:del><w:r><w:delText>blue</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>red</w:t></w:r></w:ins></w:p>"
    )
    assert whole("a.docx", word(body)).text == "It is red"


@pytest.mark.parametrize(
    ("run", "kind"),
    [
        ("<w:vanish/>", FlagKind.INVISIBLE),
        ('<w:color w:val="FFFFFF"/>', FlagKind.WHITE),
        ('<w:sz w:val="2"/>', FlagKind.TINY),
    ],
)
def test_text_nobody_sees_is_flagged(run: str, kind: FlagKind) -> None:
    found = whole("a.docx", word(paragraph("Seen.") + paragraph("Hidden order.", run=run)))
    (flag,) = found.flags
    assert (flag.kind, found.text[flag.start : flag.end]) == (kind, "Hidden order.")


def test_white_text_on_a_dark_cell_is_seen() -> None:
    dark = '<w:shd w:fill="1F3864"/>'
    white = paragraph("Name", run='<w:color w:val="FFFFFF"/>')
    body = f"<w:tbl><w:tr><w:tc><w:tcPr>{dark}</w:tcPr>{white}</w:tc></w:tr></w:tbl>"
    assert whole("a.docx", word(body)).flags == ()


def test_a_large_document_comes_in_pieces_that_make_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engines.reader.composer.PIECE_CHARACTERS", 2000)
    lines = [f"Sentence {number} of the document." for number in range(20_000)]
    found = pieces("a.docx", word("".join(paragraph(line) for line in lines)))
    assert len(found) > 5
    assert "".join(piece.text for piece in found) == "\n\n".join(lines)
    assert [piece.title for piece in found[:2]] == ["On pumps", None]


def test_entities_that_multiply_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    broken = zipped({"word/document.xml": bomb + "<w:document xmlns:w='w'>&b;</w:document>"})
    with pytest.raises(ReadFailure) as failure:
        whole("a.docx", broken)
    assert failure.value.code == ReadCode.BOMB


def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(ReadFailure) as failure:
        whole("a.docx", word(paragraph("a" * (65 << 20))))
    assert failure.value.code == ReadCode.BOMB


def test_nothing_outside_is_ever_opened() -> None:
    outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = "<w:document xmlns:w='w'><w:p><w:r><w:t>Text&e;.</w:t></w:r></w:p></w:document>"
    assert whole("a.docx", zipped({"word/document.xml": outside + body})).text == "Text."
