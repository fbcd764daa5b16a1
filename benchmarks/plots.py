"""Plots as SVG, for a page with a light background and for one with a dark one."""

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 800, 420, 70, 190, 46, 56
COLOURS = ("#d1495b", "#2e86ab", "#3f9c35", "#b8860b", "#8e5ea2", "#e07b39", "#4d908e", "#777777")
STYLE = (
    "<style>text{font:13px sans-serif;fill:#1f2328}.title{font-size:16px;font-weight:bold}"
    ".axis{stroke:#8b949e;stroke-width:1}.grid{stroke:#8b949e;stroke-opacity:.25}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}}</style>"
)


class Axis(NamedTuple):
    """A logarithmic axis: its label and its lowest and highest power of ten."""

    label: str
    low: int
    high: int

    def share(self, value: float) -> float:
        """Return where a value is between the ends, from 0 to 1."""
        return (log10(value) - self.low) / (self.high - self.low)


def axis(label: str, values: Sequence[float]) -> Axis:
    """Return the axis that fits positive values.

    >>> axis("seconds", [0.2, 30])
    Axis(label='seconds', low=-1, high=2)
    """
    low = floor(log10(min(values)))
    return Axis(label, low, max(low + 1, ceil(log10(max(values)))))


def page(title: str, pieces: Sequence[str], height: int = HEIGHT) -> str:
    """Return the SVG."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">'
    return "\n".join(
        [head, f"<title>{escape(title)}</title>", STYLE, text(LEFT, 24, title, "title"), *pieces, "</svg>\n"]
    )


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def number(power: int) -> str:
    """Return a power of ten as a reader writes it.

    >>> number(6), number(-2)
    ('1,000,000', '0.01')
    """
    return f"{10**power:,}" if power >= 0 else f"{10.0**power:.{-power}f}"


def frame(across: Axis, up: Axis) -> list[str]:
    """Return the axes with their grid."""
    pieces = []
    for power in range(across.low, across.high + 1):
        x, _ = point(across, up, 10.0**power, 10.0**up.low)
        pieces.append(f'<line class="grid" x1="{x:.0f}" y1="{TOP}" x2="{x:.0f}" y2="{HEIGHT - BOTTOM}"/>')
        pieces.append(text(x, HEIGHT - BOTTOM + 18, number(power), anchor="middle"))
    for power in range(up.low, up.high + 1):
        _, y = point(across, up, 10.0**across.low, 10.0**power)
        pieces.append(f'<line class="grid" x1="{LEFT}" y1="{y:.0f}" x2="{WIDTH - RIGHT}" y2="{y:.0f}"/>')
        pieces.append(text(LEFT - 8, y + 4, number(power), anchor="end"))
    pieces.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, across.label, anchor="middle"))
    pieces.append(text(LEFT, TOP - 6, up.label))
    return pieces


def point(across: Axis, up: Axis, x: float, y: float) -> tuple[float, float]:
    """Return where a pair of values is on the page."""
    width, height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
    return LEFT + across.share(x) * width, HEIGHT - BOTTOM - up.share(y) * height


def scatter(title: str, labels: tuple[str, str], points: Sequence[tuple[str, float, float]]) -> str:
    """Return named points on logarithmic axes, ours first; zero is drawn as the lowest value."""
    lowest = 10.0 ** floor(log10(min((y for _, _, y in points if y), default=1)))
    across = axis(labels[0], [x for _, x, _ in points])
    up = axis(labels[1], [max(y, lowest) for _, _, y in points])
    pieces = frame(across, up)
    labels_at: list[tuple[float, float]] = []
    for count, (name, x, y) in enumerate(points):
        at_x, at_y = point(across, up, x, max(y, lowest))
        pieces.append(f'<circle cx="{at_x:.0f}" cy="{at_y:.0f}" r="6" fill="{COLOURS[min(count, 1)]}"/>')
        while any(abs(at_x - other_x) < 110 and abs(at_y - other_y) < 15 for other_x, other_y in labels_at):
            at_y += 3
        labels_at.append((at_x, at_y))
        pieces.append(text(at_x + 10, at_y + 4, name if y else f"{name} (0)"))
    return page(title, pieces)


def lines(title: str, labels: tuple[str, str], series: dict[str, list[tuple[float, float]]]) -> str:
    """Return a line for each series on logarithmic axes."""
    across = axis(labels[0], [x for points in series.values() for x, _ in points])
    up = axis(labels[1], [y for points in series.values() for _, y in points])
    pieces = frame(across, up)
    names = sorted(series, key=lambda name: series[name][-1][1], reverse=True)
    last = 0.0
    for count, name in enumerate(names):
        at = [point(across, up, x, y) for x, y in series[name]]
        colour, dashes = COLOURS[count % len(COLOURS)], "6 3" if count >= len(COLOURS) else "none"
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        line = f'fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"'
        pieces.append(f'<polyline points="{path}" {line}/>')
        last = max(at[-1][1] + 4, last + 16)  # names do not overlap
        pieces.append(f'<circle cx="{WIDTH - RIGHT + 12}" cy="{last - 4:.0f}" r="5" fill="{colour}"/>')
        pieces.append(text(WIDTH - RIGHT + 22, last, name))
    return page(title, pieces)


def bars(title: str, label: str, rows: Sequence[tuple[str, float]]) -> str:
    """Return a horizontal bar for each row, from zero."""
    step, left = 26, 290
    width = WIDTH - left - 60
    most = max(value for _, value in rows)
    pieces = []
    for count, (name, value) in enumerate(rows):
        y = TOP + count * step
        colour = COLOURS[count % 2]
        pieces.append(text(left - 8, y + 16, name, anchor="end"))
        pieces.append(
            f'<rect x="{left}" y="{y}" width="{width * value / most:.0f}" height="{step - 8}" fill="{colour}"/>'
        )
        pieces.append(text(left + width * value / most + 6, y + 14, f"{value:.2f}"))
    return page(title, [*pieces, text(left, TOP + len(rows) * step + 18, label)], TOP + len(rows) * step + 34)
