#!/usr/bin/env python3
"""Runs the example `retrieval` and makes the figures and the plot of docs/evidence.md:

    tools/evidence.py ARGUMENT...    runs it with these arguments (folders of sets, --distractors FILE), keeps what it prints in
                                     docs/evidence.txt
    tools/evidence.py                makes tables and plot anew from docs/evidence.txt

tools/retrieval_sets.py makes the sets from what is published.
"""
import pathlib
import re
import subprocess
import sys

from performance import Drawing

ROOT = pathlib.Path(__file__).resolve().parent.parent
RUN, PAGE, PLOT = (ROOT / "docs" / name for name in ["evidence.txt", "evidence.md", "evidence.svg"])
BEGIN, END = "<!-- measured by tools/evidence.py -->", "<!-- end -->"
FIGURE = re.compile(r"([\d.]+)(?: \[([+-][\d.]+) ([+-][\d.]+)\])?")
# The groups of the example's output that are drawn.
DRAWN = ["Folding", "Stems, to folding alone"]


def take(arguments):
    for name in (argument for argument in arguments if not argument.startswith("-")):
        if not pathlib.Path(name).exists():
            sys.exit(f"{name} does not exist: tools/retrieval_sets.py makes sets and distractors")
    command = ["cargo", "run", "--quiet", "--release", "--example", "retrieval", "--", *(absolute(argument) for argument in arguments)]
    RUN.write_text(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout, encoding="utf-8")


def absolute(argument):
    return argument if argument.startswith("-") else str(pathlib.Path(argument).resolve())


def groups(text):
    """Returns for each table its title, the names of its sets, and its rows: the method, and for each set the mean with its interval."""
    for title, table in re.findall(r"\n\n([^|\n]+)\n\n((?:\|.*\n)+)", text):
        head, _, *rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.splitlines()]
        figures = [(cells[0].strip("`"), [FIGURE.fullmatch(cell).groups() for cell in cells[1:-1]]) for cells in rows]
        yield title, head[1:-1], figures


LEFT, GAP, ROW, WIDTH = 330, 36, 28, 1000


def plot(text):
    """Draws a column for each set, with its own scale, and a row for each method: a dot for the mean and a bar for the interval."""
    drawing, top = Drawing(WIDTH), 20
    drawn = [group for group in groups(text) if group[0] in DRAWN]
    sets = drawn[0][1]
    span = (WIDTH - LEFT - GAP * len(sets)) / len(sets)
    scales = []
    for column in range(len(sets)):
        means = [float(figures[column][0]) for _, _, rows in drawn for _, figures in rows]
        scales.append((min(means) - 0.03, max(means) + 0.03))
    for title, _, rows in drawn:
        bottom = top + 34 + ROW * len(rows)
        drawing.text(20, top + 14, title, 15, weight="bold")
        for column, (name, (low, high)) in enumerate(zip(sets, scales)):
            left = LEFT + column * (span + GAP)
            place = lambda mean: left + span * (mean - low) / (high - low)
            drawing.text(left + span / 2, top + 14, name, 13, "middle", "bold")
            for mean in (step / 50 for step in range(51)):
                if low < mean < high:
                    drawing.line(place(mean), top + 26, place(mean), bottom, "#e4e4e4")
                    if span / (high - low) > 800 or round(mean * 50) % 2 == 0:
                        drawing.text(place(mean), bottom + 14, f"{mean:.2f}", 10, "middle", colour="#555555")
            first = float(rows[0][1][column][0])
            drawing.line(place(first), top + 26, place(first), bottom, "#999999")
            for number, (method, figures) in enumerate(rows):
                y = top + 34 + ROW * (number + 0.5)
                mean, *interval = figures[column]
                title = f"{method}, {name}: {mean}"
                if interval[0]:
                    ends = [min(max(first + float(end), low), high) for end in interval]
                    drawing.line(place(ends[0]), y, place(ends[1]), y, "#2f9fd0", 4)
                    title += f", to {rows[0][0]} {interval[0]} {interval[1]}"
                drawing.dot(place(float(mean)), y, "#0b7a4b" if interval[0] else "#999999", title)
        for number, (method, _) in enumerate(rows):
            drawing.text(LEFT - 14, top + 34 + ROW * (number + 0.5) + 4, method, 13, "end")
        top = bottom + 40
    return drawing.svg(top)


def main():
    if sys.argv[1:2] in (["-h"], ["--help"]):
        sys.exit(__doc__)
    if len(sys.argv) > 1:
        take(sys.argv[1:])
    text = RUN.read_text(encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    tables = re.sub(r"\n\n([^|\n-][^|\n]*)\n\n", r"\n\n### \1\n\n", text.strip())
    PAGE.write_text(re.sub(f"(?s){BEGIN}\n.*?{END}", lambda _: f"{BEGIN}\n{tables}\n{END}", page), encoding="utf-8")
    PLOT.write_text(plot(text), encoding="utf-8")


if __name__ == "__main__":
    main()
