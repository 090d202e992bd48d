"""The colours of the window, light and dark, as the design names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme; every value is a colour as `#rrggbb`.

    `highlight` lies under a cited passage, whose text is always in `ink`.
    """

    background: str
    panel: str
    side: str
    line: str
    ink: str
    muted: str
    accent: str
    accent_soft: str
    unsupported: str
    unsupported_soft: str
    highlight: str
    on_accent: str


LIGHT = Tokens(
    background="#f6f4ef",
    panel="#fffdf8",
    side="#efebe2",
    line="#ddd6c8",
    ink="#23211d",
    muted="#6a6459",
    accent="#0f6b5c",
    accent_soft="#dcefe9",
    unsupported="#9a5b00",
    unsupported_soft="#fbeed5",
    highlight="#fff0a8",
    on_accent="#fffdf8",
)

DARK = Tokens(
    background="#171817",
    panel="#1e201f",
    side="#141514",
    line="#323533",
    ink="#e9e7e1",
    muted="#a8a59c",
    accent="#4fc0a8",
    accent_soft="#1d3731",
    unsupported="#e7b566",
    unsupported_soft="#3a2e18",
    highlight="#5a4e12",
    on_accent="#171817",
)
