"""Files of the older Office say who wrote them, and when."""

from app.engines.reader.composer import Facts
from app.engines.reader.compound import CompoundFile
from app.engines.reader.summary import summary as read
from tests.data.old_office import summary
from tests.data.outlook import compound

_JANUARY_2024 = 133_485_744_000_000_000


def facts(stream: bytes) -> Facts:
    return read(CompoundFile(compound({"\x05SummaryInformation": stream})).root)


def test_title_author_and_time_are_read() -> None:
    found = facts(summary(b"On  pumps\0", b"J\xf6rg\0", _JANUARY_2024))
    assert found == Facts("On pumps", "Jörg", 1_704_100_800)


def test_what_is_missing_or_damaged_says_nothing() -> None:
    assert facts(b"") == Facts()
    assert facts(summary(b"", b"", 0)) == Facts()
    damaged = summary(b"On pumps", b"Anna", 0)
    assert all(facts(damaged[:end]) is not None for end in range(len(damaged)))
