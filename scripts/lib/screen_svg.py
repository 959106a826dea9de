"""Draws what `tmux capture-pane -e -p` prints as an SVG picture, from standard input to standard output.

    python3 screen_svg.py COLUMNS ROWS [--title TEXT] [--cursor COLUMN,ROW] [--replace OLD=NEW]...

A cell is a place on a fixed grid, whatever font the reader has. Colours follow the reader's light or dark scheme.
"""

import argparse
import re
import sys
import unicodedata
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

FONT_SIZE, CELL_WIDTH, CELL_HEIGHT, BASELINE, MARGIN = 14, 8.43, 18, 13.5, 14

# The terminal's own eight colours on a light and on a dark background; bold or bright makes no difference here.
LIGHT = ["#1f2328", "#c62828", "#1a7f37", "#8a5a00", "#0550ae", "#8250df", "#1b7c83", "#57606a"]
DARK = ["#8b949e", "#ff7b72", "#7ee787", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#e6edf3"]


@dataclass(frozen=True)
class Look:
    """How cells are painted."""

    color: int | None = None
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("columns", type=int)
    parser.add_argument("rows", type=int)
    parser.add_argument("--title", default="")
    parser.add_argument("--cursor")
    parser.add_argument("--replace", action="append", default=[], metavar="OLD=NEW")
    options = parser.parse_args()
    text = sys.stdin.read()
    for pair in options.replace:
        old, new = pair.split("=", 1)
        # Everything behind it stays in its column.
        assert len(old) == len(new), f"{old} and {new} are not of one length"
        text = text.replace(old, new)
    rows = [cells_of(line) for line in text.split("\n")[: options.rows]]
    cursor = tuple(map(int, options.cursor.split(","))) if options.cursor else None
    sys.stdout.write(picture(rows, options.columns, options.rows, options.title, cursor))


def cells_of(line):
    """The line's clusters, each with its column, its columns and its look."""
    cells, column, look = [], 0, Look()
    for sequence, character in re.findall("\x1b\\[([0-9;]*)m|(.)", line):
        if not character:
            look = changed(look, [int(number or 0) for number in sequence.split(";")])
            continue
        if unicodedata.combining(character) and cells:
            cells[-1][2] += character
            continue
        width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        cells.append([column, width, character, look])
        column += width
    return cells


def changed(look, numbers):
    """The look after a "select graphic rendition" sequence of these numbers (ECMA-48, and xterm's 38;5;n)."""
    numbers = list(numbers)
    while numbers:
        number = numbers.pop(0)
        if number == 0:
            look = Look()
        elif number in (1, 2, 3, 4, 7):
            name = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "reverse"}[number]
            look = replace(look, **{name: True})
        elif number == 22:
            look = replace(look, bold=False, dim=False)
        elif number in (23, 24, 27):
            look = replace(look, **{{23: "italic", 24: "underline", 27: "reverse"}[number]: False})
        elif 30 <= number <= 37 or 90 <= number <= 97:
            look = replace(look, color=number % 10)
        elif number in (38, 48) and numbers[:1] == [5]:
            if number == 38:
                look = replace(look, color=numbers[1])
            del numbers[:2]
        elif number == 39:
            look = replace(look, color=None)
    return look


def words_of(cells):
    """Stretches of cells of one look without a blank among them; a reversed or underlined one may have blanks."""
    word = []
    for cell in cells:
        column, _, character, look = cell
        is_blank = character == " " and not (look.reverse or look.underline)
        if word and (is_blank or look != word[-1][3] or column != word[-1][0] + word[-1][1]):
            yield word
            word = []
        if not is_blank:
            word.append(cell)
    if word:
        yield word


def picture(rows, columns, count, title, cursor):
    width, height = columns * CELL_WIDTH + 2 * MARGIN, count * CELL_HEIGHT + 2 * MARGIN
    shapes, texts, colors = [], [], set()
    for number, cells in enumerate(rows):
        for word in words_of(cells):
            look = word[0][3]
            x, top = MARGIN + word[0][0] * CELL_WIDTH, MARGIN + number * CELL_HEIGHT
            length = sum(cell[1] for cell in word) * CELL_WIDTH
            if look.reverse:
                shapes.append(f'<rect class="f" x="{x:.1f}" y="{top}" width="{length:.1f}" height="{CELL_HEIGHT}"/>')
            content = "".join(cell[2] for cell in word)
            if not content.strip() and not look.underline:
                continue
            classes = class_names(look)
            if look.color is not None:
                colors.add(look.color)
            texts.append(
                f'<text{classes} x="{x:.1f}" y="{top + BASELINE}" textLength="{length:.1f}">{escape(content)}</text>'
            )
    if cursor:
        x, y = MARGIN + cursor[0] * CELL_WIDTH, MARGIN + cursor[1] * CELL_HEIGHT
        shapes.append(f'<rect class="cursor" x="{x:.1f}" y="{y}" width="{CELL_WIDTH}" height="{CELL_HEIGHT}"/>')
    spoken = "\n".join("".join(cell[2] for cell in cells).rstrip() for cells in rows).rstrip()
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width:.0f}" height="{height:.0f}"'
            f' viewBox="0 0 {width:.1f} {height:.1f}">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(spoken)}</desc>",
            f"<style>{style(sorted(colors))}</style>",
            '<rect class="b" x="0.5" y="0.5" rx="8"' f' width="{width - 1:.1f}" height="{height - 1:.1f}"/>',
            *shapes,
            '<g xml:space="preserve">',
            *texts,
            "</g>",
            "</svg>",
            "",
        ]
    )


def class_names(look):
    names = [f"c{look.color}"] if look.color is not None else []
    names += [name for name in ("bold", "dim", "italic", "underline", "reverse") if getattr(look, name)]
    return f' class="{" ".join(names)}"' if names else ""


def style(colors):
    """The sheet; what a dark scheme changes is said again in its rule, since some readers know no variables."""

    def rules(own, text, ground, edge):
        return "".join(
            [
                f"text,.f,.cursor{{fill:{text}}}.b{{fill:{ground};stroke:{edge}}}",
                *(f".c{color}{{fill:{own[color % 8]}}}" for color in colors if color < 16),
                f".reverse{{fill:{ground}}}",
            ]
        )

    return "".join(
        [
            f"text{{font:{FONT_SIZE}px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;",
            "white-space:pre}",
            ".bold{font-weight:bold}.dim{opacity:.65}.italic{font-style:italic}.cursor{opacity:.5}",
            ".underline{text-decoration:underline}",
            *(f".c{color}{{fill:{fixed(color)}}}" for color in colors if color >= 16),
            rules(LIGHT, "#1f2328", "#ffffff", "#d0d7de"),
            f"@media(prefers-color-scheme:dark){{{rules(DARK, '#e6edf3', '#0d1117', '#30363d')}}}",
        ]
    )


def fixed(color):
    """A colour of xterm's 256 beyond the first sixteen."""
    if color >= 232:
        return "#" + f"{8 + (color - 232) * 10:02x}" * 3
    levels = [0, 95, 135, 175, 215, 255]
    index = color - 16
    return "#" + "".join(f"{levels[channel]:02x}" for channel in (index // 36, index // 6 % 6, index % 6))


main()
