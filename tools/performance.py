#!/usr/bin/env python3
"""Runs the bench of ratios on real texts and makes docs/performance.md's figures and plot of it:

    tools/performance.py FOLDER       runs `cargo bench --bench ratios` with FOLDER in ARABIC_TEXT_CORPORA, keeps what it prints
                                      in docs/performance.txt
    tools/performance.py              makes table and plot anew from docs/performance.txt

A run is lines of `| text | what | speed | to the rival | to memcpy |`; other lines are passed over. A text may be followed by a
colon and the name of a part, which has a table of its own. Rows of words count millions of words a second, all others
megabytes a second.
"""
import datetime
import math
import os
import pathlib
import re
import subprocess
import sys
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUN, PAGE, PLOT = (ROOT / "docs" / name for name in ["performance.txt", "performance.md", "performance.svg"])
BEGIN, END = "<!-- measured by tools/performance.py -->", "<!-- end -->"
COLOURS = {"avx512": "#0b7a4b", "avx2": "#2f9fd0", "neon": "#2f9fd0", "scalar": "#8a63c9", "memcpy": "#555555"}
RIVAL_COLOURS = ["#d1495b", "#e08e2b", "#b5651d", "#a83279", "#7a7a1f"]


def machine():
    info = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = re.search(r"model name\s*: (.*)", info)
    rustc = subprocess.run(["rustc", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    load = os.getloadavg()[0]
    return f"{model[1] if model else 'a processor without a name'}; {os.cpu_count()} cores, load {load:.1f} at the start; {rustc}; {datetime.date.today()}"


def take(folder):
    where = machine()
    environment = {**os.environ, "ARABIC_TEXT_CORPORA": str(pathlib.Path(folder).resolve())}
    run = subprocess.run(["cargo", "bench", "--bench", "ratios"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    RUN.write_text(f"{where}\n\n{run.stdout}", encoding="utf-8")


def read():
    where, *lines = RUN.read_text(encoding="utf-8").splitlines()
    rows = []
    for line in lines:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 5 and re.fullmatch(r"[\d.]+", cells[2]):
            rows.append((cells[0], cells[1], float(cells[2]), cells[3], cells[4]))
    if not rows:
        sys.exit(f"{RUN} holds no rows")
    return where, rows


WHOLE, LINES, PRESETS, WORDS = "", "lines to strings", "presets", "words of 5 to 20 bytes"
TITLES = {
    WHOLE: "MB/s, and how many times the rival's speed:",
    LINES: "Lines, each folded to a string of its own by `normalize`, in the same units:",
    PRESETS: "Other presets, beside the rival's one for search:",
    WORDS: "Words of 5 to 20 bytes, one by one, millions a second, and how many times the rival's speed:",
}


def check_parts(rows):
    for text, *_ in rows:
        if text.partition(": ")[2] not in TITLES:
            sys.exit(f"no table for `{text}`")


def part(rows, name):
    """The rows of a part, with the names of their texts alone. A preset is named behind the text."""
    found = []
    for text, what, *figures in rows:
        text, _, of = text.partition(": ")
        if of != name:
            continue
        if name == PRESETS:
            preset, _, what = what.rpartition(", ")
            if preset in ("", "search"):
                continue
            text = f"{text}, `{preset.upper()}`"
        found.append((text, what, *figures))
    return found


def table(rows):
    """Makes a table with a row for each text and a column for each way to fold: the speed, and its ratio to the rival's."""
    names = list(dict.fromkeys(row[1] for row in rows))
    lines = [f"| text | {' | '.join(f'`{name}`' for name in names)} |", "|---|" + "---|" * len(names)]
    for text in dict.fromkeys(row[0] for row in rows):
        cells = {name: f"{speed:,.0f} ({ratio}x)" for of, name, speed, ratio, _ in rows if of == text}
        lines.append(f"| {text} | {' | '.join(cells.get(name, '') for name in names)} |")
    return "\n".join(lines)


class Drawing:
    def __init__(self, width):
        self.width, self.parts = width, []

    def text(self, x, y, content, size=13, anchor="start", weight="normal", colour="#222222"):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" fill="{colour}">{escape(content)}</text>')

    def line(self, x1, y1, x2, y2, colour, width=1.0):
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"/>')

    def dot(self, x, y, colour, title):
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{colour}"><title>{escape(title)}</title></circle>')

    def tick(self, x, y, colour, title):
        self.parts.append(f'<rect x="{x - 2:.1f}" y="{y - 10:.1f}" width="4" height="20" fill="{colour}"><title>{escape(title)}</title></rect>')

    def svg(self, height):
        body = "\n".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height:.0f}" font-family="sans-serif" role="img">\n'
            f'<rect width="100%" height="100%" fill="#ffffff"/>\n{body}\n</svg>\n'
        )


LEFT, RIGHT, ROW = 230, 40, 34


def panel(drawing, top, title, unit, rows, colours):
    """Draws a line of dots on a logarithmic scale for each text. Returns the position of the panel's end."""
    speeds = [row[2] for row in rows]
    low, high = math.log10(min(speeds)) - 0.1, math.log10(max(speeds)) + 0.1
    span = drawing.width - LEFT - RIGHT
    place = lambda speed: LEFT + span * (math.log10(speed) - low) / (high - low)
    texts = list(dict.fromkeys(row[0] for row in rows))
    bottom = top + 34 + ROW * len(texts)
    drawing.text(20, top + 14, title, 15, weight="bold")
    for exponent in range(math.floor(low), math.ceil(high) + 1):
        for digit in (1, 2, 5):
            speed = digit * 10.0**exponent
            if low <= math.log10(speed) <= high:
                drawing.line(place(speed), top + 26, place(speed), bottom, "#e4e4e4" if digit > 1 else "#c4c4c4")
                drawing.text(place(speed), bottom + 16, f"{speed:,g}", 11, "middle", colour="#555555")
    drawing.text(drawing.width - RIGHT, bottom + 32, unit, 11, "end", colour="#555555")
    for number, text in enumerate(texts):
        y = top + 34 + ROW * (number + 0.5)
        drawing.text(LEFT - 14, y + 4, text, 13, "end")
        drawing.line(LEFT, y, drawing.width - RIGHT, y, "#efefef")
        for of, name, speed, ratio, copy in rows:
            if of == text:
                title = f"{text}, {name}: {speed:,.0f} {unit}, {ratio} times the rival, {copy} of memcpy"
                (drawing.tick if name == "memcpy" else drawing.dot)(place(speed), y, colours[name], title)
    return bottom + 52


def plot(rows):
    names = list(dict.fromkeys(row[1] for row in part(rows, WHOLE) + part(rows, WORDS)))
    rivals = iter(RIVAL_COLOURS)
    colours = {name: COLOURS[name] if name in COLOURS else next(rivals) for name in names}
    drawing = Drawing(900)
    x = 20
    for name in names:
        (drawing.tick if name == "memcpy" else drawing.dot)(x + 6, 24, colours[name], name)
        drawing.text(x + 18, 28, name)
        x += 46 + 8 * len(name)
    end = panel(drawing, 50, "Folding with SEARCH", "MB/s", part(rows, WHOLE), colours)
    words = part(rows, WORDS)
    if words:
        end = panel(drawing, end, "Words of 5 to 20 bytes, one by one", "million words/s", words, colours)
    return drawing.svg(end)


def main():
    if len(sys.argv) > 2 or sys.argv[1:2] in (["-h"], ["--help"]):
        sys.exit(__doc__)
    if len(sys.argv) == 2:
        take(sys.argv[1])
    where, rows = read()
    check_parts(rows)
    tables = [f"{title}\n\n{table(found)}" for name, title in TITLES.items() if (found := part(rows, name))]
    measured = "\n\n".join([f"{where}.", *tables])
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(re.sub(f"(?s){BEGIN}\n.*?{END}", lambda _: f"{BEGIN}\n{measured}\n{END}", page), encoding="utf-8")
    PLOT.write_text(plot(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
