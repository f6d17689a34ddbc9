"""What is coloured can be read on a white and on a black terminal."""

from __future__ import annotations

import pytest

from assistant.render import canvas

# The 16-colour palettes of xterm and Windows Terminal (Campbell): name → (xterm, Campbell).
PALETTES = {
    "red": (0xCD0000, 0xC50F1F),
    "magenta": (0xCD00CD, 0x881798),
    "green": (0x00CD00, 0x13A10E),
    "yellow": (0xCDCD00, 0xC19C00),
    "cyan": (0x00CDCD, 0x3A96DD),
    "blue": (0x0000EE, 0x0037DA),
}
STYLES = {
    name: getattr(canvas, name) for name in ("EMPHASIS", "HEADING", "LABEL", "NOTE", "MISSING", "VALUE")
}


def luminance(rgb: int) -> float:
    channels = [(rgb >> shift & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("palette", [0, 1], ids=["xterm", "windows"])
def test_readable_on_both_grounds(name: str, palette: int) -> None:
    for word in STYLES[name].split():
        if word in PALETTES:
            colour = luminance(PALETTES[word][palette])
            assert min(contrast(colour, 0.0), contrast(colour, 1.0)) > 2.3, word


def test_the_measure_tells_bad_colours() -> None:
    assert contrast(luminance(PALETTES["yellow"][0]), 1.0) < 2.3
    assert contrast(luminance(PALETTES["cyan"][0]), 1.0) < 2.3
