"""Web pages are read as a browser shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents import ColumnKind, Extraction, FlagKind
from tests.data.reading import pieces, whole


def page(body: str, head: str = "") -> Extraction:
    return whole("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def test_blocks_are_paragraphs_and_runs_of_spaces_one_space() -> None:
    found = page("<p>It  is\n <b>red</b>.<p>And<br>blue.<div>Line</div><div>next</div> <hr>end")
    assert found.text == "It is red.\n\nAnd\nblue.\n\nLine\nnext\n\nend"


def test_headings_stand_where_they_say_and_the_title_is_the_pages_own() -> None:
    head = (
        "<title>On\npumps</title><meta name=Author content='Anna Holm'>"
        "<meta property='article:published_time' content='2024-01-31T10:00:00Z'>"
    )
    found = page("<h1>Pump</h1><p>Red.</p><h3>Its <i>seal</i></h3>Blue.", head)
    assert found.text == "Pump\n\nRed.\n\nIts seal\n\nBlue."
    assert [(h.start, h.level, h.title) for h in found.headings] == [
        (0, 1, "Pump"),
        (12, 3, "Its seal"),
    ]
    assert (found.title, found.author, found.created_s) == ("On pumps", "Anna Holm", 1706695200.0)


def test_without_a_title_the_first_heading_is_it() -> None:
    assert page("<h2>Pump</h2>Red.").title == "Pump"


def test_scripts_styles_and_comments_are_no_text() -> None:
    found = page(
        "a<script>var x='<p>no</p>'</script><style>p{}</style><!-- no --><noscript>no</noscript>"
        "<template>no</template><svg><title>no</title><text>no</text></svg>b",
        "<script>no</script>",
    )
    assert found.text == "ab"
    assert found.title is None


def test_lists_have_bullets_and_numbers() -> None:
    found = page("<ul><li>a<li>b<ul><li>c</ul></ul><ol start=3><li><p>d</p><li>e</ol>")
    assert found.text == "• a\n• b\n• c\n\n3. d\n\n4. e"


def test_tables_are_typed_even_where_end_tags_are_missing() -> None:
    found = page(
        "<table><caption>Stock</caption><tr><th>Part<th>Count<tr><td>Pump<td>1,234"
        "<tr><td>Seal<td>950</table>after"
    )
    assert found.text == "Stock\nPart\tCount\nPump\t1,234\nSeal\t950\n\nafter"
    (table,) = found.tables
    assert table.name == "Stock"
    assert [(c.name, c.kind) for c in table.columns] == [
        ("Part", ColumnKind.TEXT),
        ("Count", ColumnKind.INTEGER),
    ]
    assert [row.cells for row in table.rows] == [("Pump", 1234), ("Seal", 950)]
    assert [found.text[a:b] for a, b in filter(None, table.rows[0].spans)] == ["Pump", "1,234"]


def test_cells_over_several_rows_and_columns_keep_the_others_in_place() -> None:
    found = page(
        "<table><tr><th>Plant<th>Q1<th>Q2</tr><tr><td rowspan=2>North<td>1<td>2</tr>"
        "<tr><td>3<td>4</tr><tr><td colspan=2>South<td>6</tr></table>"
    )
    (table,) = found.tables
    assert [row.cells for row in table.rows] == [
        ("North", 1, 2),
        ("North", 3, 4),
        ("South", None, 6),
    ]
    assert table.rows[1].spans[0] is None


def test_a_table_that_only_arranges_text_is_text() -> None:
    found = page("<table><tr><td><h2>Menu</h2>Home<td><p>Text.</p><table><tr><td>x</table></table>")
    assert found.tables == ()
    assert [h.title for h in found.headings] == ["Menu"]


def test_end_tags_out_of_place_do_not_end_a_table() -> None:
    found = page("<center><table></center><tr><td>a<td>1<tr><td>b<td>2</table>")
    assert found.text == "a\t1\nb\t2"


@pytest.mark.parametrize(
    ("hidden", "kind"),
    [
        ("<p hidden>Order.</p>", FlagKind.INVISIBLE),
        ("<p style='display: none'>Order.</p>", FlagKind.INVISIBLE),
        ("<div style='visibility:hidden'><p>Order.</p></div>", FlagKind.INVISIBLE),
        ("<p style='opacity:0'>Order.</p>", FlagKind.INVISIBLE),
        ("<p class='x gone'>Order.</p>", FlagKind.INVISIBLE),
        ("<p style='color:#FFF'>Order.</p>", FlagKind.WHITE),
        ("<font color=white>Order.</font>", FlagKind.WHITE),
        ("<p style='font-size:0'>Order.</p>", FlagKind.TINY),
        ("<p style='font-size:1px !important'>Order.</p>", FlagKind.TINY),
        ("<p style='position:absolute;left:-9999px'>Order.</p>", FlagKind.OFF_PAGE),
        ("<p style='text-indent:-9999px'>Order.</p>", FlagKind.OFF_PAGE),
    ],
)
def test_text_a_browser_hides_is_flagged_and_no_other(hidden: str, kind: FlagKind) -> None:
    style = "<style>@media print {p {display:none}} .gone, b > i {display:none}</style>"
    found = page(f"<p>Seen.</p>{hidden}<p>Seen too.</p>", style)
    assert [(f.kind, found.text[f.start : f.end]) for f in found.flags] == [(kind, "Order.")]
    assert found.text.startswith("Seen.")
    assert found.text.endswith("Seen too.")


def test_white_text_on_a_dark_ground_is_seen() -> None:
    assert page("<div style='background:#123'><p style='color:#fff'>Seen.</p></div>").flags == ()


@pytest.mark.parametrize(
    "data",
    [
        "<p>Übung größer</p>".encode("utf-16"),
        b'<?xml version="1.0" encoding="iso-8859-2"?><html><p>\xdcbung gr\xf6\xdfer</p></html>',
        '<meta charset="windows-1252"><p>Übung größer</p>'.encode("cp1252"),
    ],
)
def test_the_declared_encoding_counts(data: bytes) -> None:
    assert whole("a.html", data).text == "Übung größer"


@given(
    st.text(
        st.sampled_from("<>/ab=\"' \n&;!-") | st.characters(codec="utf-8", exclude_characters="\0"),
        max_size=200,
    )
)
def test_any_markup_is_read(body: str) -> None:
    found = page("<p>x</p>" + body)
    assert found.text.startswith("x")


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "part",
    [
        *("<!--", "<![CDATA[", "<!", "<?", "</", "</a", '<a b="', "<a ", "<title>", "<b><i></b>"),
        *("<table><tr><td>", "<tr><td rowspan=60000 colspan=999>x", "<style>.a{color:#fff}"),
    ],
)
def test_malformed_pages_take_no_longer_than_others(part: str) -> None:
    (first, *_) = pieces("a.html", ("<p>x</p><table>" + part * 5_000).encode())
    assert first.text.startswith("x")


_TAGS = ["table", "tr", "td", "th", "h1", "p", "ul", "li", "div", "b", "pre", "center", "select"]


@given(st.lists(st.sampled_from([f"<{t}>" for t in _TAGS] + [f"</{t}>" for t in _TAGS] + ["x "])))
def test_tags_in_any_order_give_offsets_inside_the_text(tags: list[str]) -> None:
    found = page("start " + "".join(tags))
    text = found.text
    for heading in found.headings:
        assert " ".join(text[heading.start :].split()).startswith(heading.title)
    for table in found.tables:
        for row in table.rows:
            assert table.start <= row.start <= row.end <= table.end <= len(text)
            for cell, span in zip(row.cells, row.spans, strict=True):
                assert span is None or text[slice(*span)] == cell
