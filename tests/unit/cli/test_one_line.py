from app.cli.render import one_line, wrap


def test_document_text_cannot_steer_the_terminal() -> None:
    hostile = "see \x1b]0;title\x07 \x1b[31mred \u202egnp.exe\u202c \x9b2J end"
    for shown in (one_line(hostile), wrap(hostile)):
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown.replace("\n", ""))
        assert "\u202e" not in shown
        assert shown.endswith("end")
