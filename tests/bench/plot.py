"""Curves over two logarithmic axes, as one SVG that needs nothing else."""
import html
import math

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 190, 40, 48
# Told apart without seeing colours (Okabe and Ito 2008), and by dashes.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9",
           "#000000")


def tick(value):
    if value >= 1000000:
        return f"{value / 1000000:g}M"
    return f"{value / 1000:g}k" if value >= 1000 else f"{value:g}"


def decades(values):
    return (math.floor(math.log10(min(values)) + 1e-9),
            math.ceil(math.log10(max(values)) - 1e-9))


class Frame:
    def __init__(self, points):
        self.x = decades([x for x, _ in points])
        self.y = decades([y for _, y in points])

    def at(self, x, y):
        part = (math.log10(x) - self.x[0]) / max(self.x[1] - self.x[0], 1)
        rise = (math.log10(y) - self.y[0]) / max(self.y[1] - self.y[0], 1)
        return (LEFT + part * (WIDTH - LEFT - RIGHT),
                HEIGHT - BOTTOM - rise * (HEIGHT - TOP - BOTTOM))

    def grid(self):
        lines = []
        for power in range(self.x[0], self.x[1] + 1):
            x, low = self.at(10 ** power, 10 ** self.y[0])
            lines.append(f'<path d="M{x:.1f} {TOP}V{low:.1f}"/>'
                         f'<text x="{x:.1f}" y="{low + 18:.1f}" '
                         f'text-anchor="middle">{tick(10 ** power)}</text>')
        for power in range(self.y[0], self.y[1] + 1):
            left, y = self.at(10 ** self.x[0], 10 ** power)
            lines.append(f'<path d="M{left:.1f} {y:.1f}H{WIDTH - RIGHT}"/>'
                         f'<text x="{left - 8:.1f}" y="{y + 4:.1f}" '
                         f'text-anchor="end">{tick(10 ** power)}</text>')
        return lines


def spread(heights, least):
    """Moves labels apart that would stand on each other."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = list(heights)
    for before, after in zip(order, order[1:]):
        placed[after] = max(placed[after], placed[before] + least)
    return placed


def write(path, title, curves):
    """Writes `curves`, {name: [(x, y), ...]}, all above zero."""
    frame = Frame([point for curve in curves.values() for point in curve])
    ends = [frame.at(*curve[-1]) for curve in curves.values()]
    labels = spread([y for _, y in ends], 14)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
             f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
             f'font-size="12"><title>{html.escape(title)}</title>',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
             f'<text x="{LEFT}" y="22" font-size="14">{html.escape(title)}'
             '</text>', '<g stroke="#ddd" fill="none">']
    grid = frame.grid()
    lines += [part.replace("<text", '<text stroke="none" fill="#444"')
              for part in grid] + ["</g>"]
    for i, (name, curve) in enumerate(curves.items()):
        colour = COLOURS[i % len(COLOURS)]
        points = " ".join("{:.1f},{:.1f}".format(*frame.at(x, y))
                          for x, y in curve)
        dash = ' stroke-dasharray="5 3"' if name.startswith("bare") else ""
        lines.append(f'<polyline points="{points}" fill="none" '
                     f'stroke="{colour}" stroke-width="2"{dash}/>'
                     f'<text x="{ends[i][0] + 8:.1f}" '
                     f'y="{labels[i] + 4:.1f}" fill="{colour}">'
                     f'{html.escape(name)}</text>')
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n</svg>\n")
