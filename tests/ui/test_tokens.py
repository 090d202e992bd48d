import pytest

from app.ui.look.tokens import DARK, LIGHT, Tokens

PAIRS = [
    ("ink", ground)
    for ground in ("background", "panel", "side", "highlight", "accent_soft", "unsupported_soft")
] + [
    ("muted", "background"),
    ("muted", "panel"),
    ("muted", "side"),
    ("accent", "accent_soft"),
    ("accent", "background"),
    ("accent", "side"),
    ("unsupported", "background"),
    ("unsupported", "panel"),
    ("unsupported", "side"),
    ("on_accent", "accent"),
]


def luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    first, second = luminance(getattr(tokens, text)), luminance(getattr(tokens, ground))
    contrast = (max(first, second) + 0.05) / (min(first, second) + 0.05)
    assert contrast >= 4.5, f"{text} on {ground}: {contrast:.2f}"
