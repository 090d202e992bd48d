"""What the guide tells a company about policies is what Sotto goes by."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from app.policy import ModelRules, Policy, read_policy
from app.services.setting_fields import Field, Kind, setting_fields

PAGE = Path(__file__).parents[2] / "docs" / "guide" / "deploying.md"
TEXT = PAGE.read_text("utf-8")
_EXAMPLE = re.compile(r"```toml\n(.*?)```", re.DOTALL)


def row(field: Field) -> str:
    """The line of the table for a setting."""
    if field.kind is Kind.SWITCH:
        values = "true, false"
    elif field.choices:
        values = ", ".join(f'"{choice}"' for choice in field.choices)
    elif field.least is not None:
        values = f"{field.least:g} to {field.most:.0f}"
    else:
        values = "a name" if field.name != "speech_language" else 'a code such as "de"'
    return f"| `{field.name}` | {field.title} | {values} | {shown(field.default)} |"


def shown(default: object) -> str:
    """A default as TOML has it."""
    if default is None:
        return "none chosen"
    if isinstance(default, bool | str):
        return msgspec.json.encode(default).decode()
    return f"{default:g}"


@pytest.mark.parametrize("field", setting_fields(), ids=lambda field: field.name)
def test_the_table_has_every_setting_as_it_is(field: Field) -> None:
    assert row(field) in TEXT.splitlines()


def test_it_has_no_other_setting() -> None:
    named = set(re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \| [^|]+ \|$", TEXT, re.MULTILINE))
    assert named == {field.name for field in setting_fields()}


def test_every_key_of_a_policy_is_explained() -> None:
    keys = [field.encode_name for field in msgspec.structs.fields(Policy)]
    rules = [f"models.{field.encode_name}" for field in msgspec.structs.fields(ModelRules)]
    told = re.findall(r"^\| `([\w.]+)` \| [^|]+ \|$", TEXT, re.MULTILINE)
    assert set(told) == {*keys, *rules} - {"models"}


def test_the_example_is_a_policy(tmp_path: Path) -> None:
    (example,) = _EXAMPLE.findall(TEXT)
    (tmp_path / "policy.toml").write_text(example, "utf-8")
    policy = read_policy(tmp_path / "policy.toml")
    assert policy.settings == tomllib.loads(example)["settings"]
    assert policy.models.folders
