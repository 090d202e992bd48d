"""What is known of each setting agrees with what Settings accepts."""

import msgspec
import pytest

from app.services.setting_fields import Field, Kind, setting_fields
from app.settings import Settings


def _accepts(field: Field, value: object) -> bool:
    try:
        msgspec.convert({field.name: value}, Settings)
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize("field", setting_fields(), ids=lambda field: field.name)
def test_what_a_field_says_holds(field: Field) -> None:
    assert field.default == field.value(Settings())
    assert field.title
    assert field.description.endswith(".")
    assert field.group
    if field.kind is Kind.CHOICE:
        assert all(_accepts(field, choice) for choice in field.choices)
        assert not _accepts(field, "another")
    if field.kind in (Kind.WHOLE, Kind.NUMBER):
        assert field.least is not None
        assert field.most is not None
        assert _accepts(field, field.least) is field.allows(field.least) is True
        assert _accepts(field, field.most) is field.allows(field.most) is True
        assert _accepts(field, field.most + 1) is field.allows(field.most + 1) is False


def test_every_setting_is_there() -> None:
    assert [field.name for field in setting_fields()] == list(Settings.__struct_fields__)
