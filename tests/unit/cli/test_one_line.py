from app.cli.render import moment, one_line, wrap


def test_document_text_cannot_steer_the_terminal() -> None:
    hostile = "see \x1b]0;title\x07 \x1b[31mred \u202egnp.exe\u202c \x9b2J end"
    for shown in (one_line(hostile), wrap(hostile)):
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown.replace("\n", ""))
        assert "\u202e" not in shown
        assert shown.endswith("end")


def test_a_time_that_a_file_makes_up_is_shown_as_it_stands() -> None:
    assert moment("2026-11-21T12:30:00+00:00").startswith("2026-11-2")
    assert "T" not in moment("2026-11-21T12:30:00+00:00")
    assert moment("soon\x1b[31m") == one_line("soon\x1b[31m")
