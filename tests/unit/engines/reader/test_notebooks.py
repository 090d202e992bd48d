"""Notebooks are read cell by cell."""

import json

import pytest

from app.domain.errors import ReadCode, ReadFailure
from tests.data.reading import whole


def test_notes_code_and_what_it_printed_are_text() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Pump\n", "It is red."]},
        {
            "cell_type": "code",
            "source": "print(1 + 1)",
            "outputs": [
                {"output_type": "stream", "text": ["2\n"]},
                {"data": {"text/plain": "<Figure>", "image/png": "iVBO"}},
                {"output_type": "error", "traceback": ["no"]},
            ],
        },
        {"cell_type": "markdown", "source": "## Seal"},
    ]
    found = whole("a.ipynb", json.dumps({"cells": cells, "metadata": {}}).encode())
    assert found.text == "# Pump\nIt is red.\n\nprint(1 + 1)\n\n2\n\n<Figure>\n\n## Seal\n\n"
    assert [(h.start, h.level, h.title) for h in found.headings] == [
        (0, 1, "Pump"),
        (found.text.index("## Seal"), 2, "Seal"),
    ]
    assert found.title == "Pump"


def test_the_older_form_is_read() -> None:
    sheet = {
        "cells": [{"cell_type": "heading", "source": "Pump"}, {"cell_type": "code", "input": "1"}]
    }
    assert whole("a.ipynb", json.dumps({"worksheets": [sheet]}).encode()).text == "# Pump\n\n1\n\n"


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"cells": [1, {"cell_type": "code"}]}'])
def test_what_is_no_notebook_says_so(data: bytes) -> None:
    with pytest.raises(ReadFailure) as failure:
        whole("a.ipynb", data)
    assert failure.value.code in {ReadCode.BROKEN, ReadCode.NO_TEXT}
