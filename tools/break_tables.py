#!/usr/bin/env python3
"""Generate src/unicode/breaks.rs from the Unicode Character Database.

usage: python3 tools/break_tables.py UCD_DIR > src/unicode/breaks.rs
"""
import sys

from ucd import Ucd, ranges
from unicode_tables import PHRASE_SIGNS, RIAL_SIGN, TAIL_FRAGMENT, ignorables, marks, presentation_forms, small_letters

COMMAND = "python3 tools/break_tables.py UCD_DIR > src/unicode/breaks.rs"

# The order matters, since src/unicode/word_break.rs tests ranges of it.
CLASSES = [
    ("SYMBOL", "a symbol, a sign that stands alone, a phrase sign, a code point without a character"),
    # What words are made of.
    ("LETTER", "a letter of UAX #29 (ALetter) that no other class takes"),
    ("ARABIC", "ALetter of script Arabic"),
    ("LATIN", "ALetter of script Latin: what addresses are written in"),
    ("HEBREW", "Hebrew_Letter"),
    ("PICTOGRAPH_LETTER", "ALetter that can be shown as an emoji"),
    ("LETTER_PUNCTUATION", "ALetter of category P or Cf: no letter beside one of the Arabic script"),
    ("LETTER_SYMBOL", "ALetter of category Sk: no letter beside one of the Arabic script"),
    ("DIGIT", "ASCII digits and both Arabic sets, which fold to each other"),
    ("NUMERIC", "Numeric: the digits of other scripts"),
    ("KATAKANA", "Katakana"),
    ("CONNECTOR", "ExtendNumLet of category Pc"),
    ("CONNECTOR_SPACE", "`NARROW_SPACE` that joins words, as UAX #29 has it"),
    ("LONE_LETTER", "a letter without a word break property: ideographs, Hiragana, Thai; the two words of Sindhi that are signs"),
    ("LONE_NUMBER", "a number without a word break property: superscripts, fractions"),
    # What can stand between letters or digits.
    ("MID_LETTER", "MidLetter"),
    ("MID_NUM", "MidNum, and the Arabic decimal separator"),
    ("FRACTION_SLASH", "MidNum of category Sm"),
    ("MID_NUM_LET", "MidNumLet"),
    ("SINGLE_QUOTE", "Single_Quote"),
    ("DOUBLE_QUOTE", "Double_Quote"),
    # What stands alone.
    ("PUNCTUATION", "other punctuation"),
    ("HASH", "what opens a hashtag"),
    ("AT", "what opens a mention"),
    ("AMPERSAND", "what opens an HTML entity"),
    ("STAR", "the asterisk, which can be a keycap"),
    ("EMOJI", "Emoji_Presentation"),
    ("PICTOGRAPH_SYMBOL", "a symbol that can be shown as an emoji"),
    ("PICTOGRAPH_PUNCTUATION", "punctuation that can be shown as an emoji"),
    ("REGIONAL_INDICATOR", "Regional_Indicator: half a flag"),
    ("SPACE", "other spaces and invisible characters"),
    ("SEGMENT_SPACE", "WSegSpace"),
    ("CR", "carriage return"),
    ("LF", "line feed"),
    ("NEWLINE", "Newline"),
    # What attaches to the word before it or behind it.
    ("WEAK", "tatweel and the small letters"),
    # What attaches to the character before it (WB4).
    ("MARK", "an Arabic mark or the presentation form of one"),
    ("EXTEND", "other Extend and Format"),
    ("MODIFIER", "a skin tone"),
    ("KEYCAP", "U+20E3"),
    ("EMOJI_STYLE", "U+FE0F"),
    ("FORMAT", "ignorable Extend and Format: goes behind Arabic"),
    ("TAIL", "FE73, the tail of a letter: folds to nothing"),
    ("CONTROL", "a direction control"),
    ("JOINER", "2060 00AD"),
    ("ZWJ", "200D"),
    # What is something else where a rule asks what stands beside it; `Cursor` resolves these.
    ("NON_JOINER", "200C: attaches unless words are split there"),
    ("ZERO_WIDTH_SPACE", "200B: attaches behind Arabic, elsewhere it is a space"),
    ("IGNORABLE_LETTER", "ALetter that is ignorable: attaches behind Arabic, elsewhere it is a letter"),
    ("IGNORABLE_SYMBOL", "another ignorable code point: attaches behind Arabic, elsewhere it is a symbol"),
    ("NO_BREAK_SPACE", "00A0: attaches where it carries a mark inside an Arabic word, elsewhere it is a space"),
    ("NARROW_SPACE", "202F: the same; it joins words of other scripts"),
]
NUMBER = {name: number for number, (name, _) in enumerate(CLASSES)}
ARABIC = 0x80
FIRST_SCRIPT = 16  # below it stand the scripts that a class tells
BLOCK = 64  # what one UTF-8 trail byte tells apart
WIDE = 0x20000  # above it stand ideographs and tags only

SINGLE = {
    0x0D: "CR", 0x0A: "LF", 0x22: "DOUBLE_QUOTE", 0x27: "SINGLE_QUOTE", 0x23: "HASH", 0xFF03: "HASH", 0x40: "AT", 0xFF20: "AT",
    0x26: "AMPERSAND", 0x2A: "STAR", 0x2044: "FRACTION_SLASH", 0x20E3: "KEYCAP", 0xFE0F: "EMOJI_STYLE", 0x066B: "MID_NUM",
    0x200B: "ZERO_WIDTH_SPACE", 0x200C: "NON_JOINER", 0x2060: "JOINER", 0xAD: "JOINER", 0x200D: "ZWJ",
    0xA0: "NO_BREAK_SPACE", 0x202F: "NARROW_SPACE",
    # Commas and the date separator between digits of Arabic text separate numbers; they are no part of one.
    0x060C: "PUNCTUATION", 0x060D: "PUNCTUATION", 0x061B: "PUNCTUATION", 0x061F: "PUNCTUATION", 0x06D4: "PUNCTUATION",
    0x0640: "WEAK", TAIL_FRAGMENT: "TAIL",
    # The words "and" and "in" of Sindhi.
    0x06FD: "LONE_LETTER", 0x06FE: "LONE_LETTER",
}
CONTROLS = {0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF}
STANDING_ALONE = {*range(0x600, 0x606), 0x6DD, 0x6DE, 0x6E9, 0x890, 0x891, 0x8E2, 0x10ED0}
DIGITS = {*range(0x30, 0x3A), *range(0x660, 0x66A), *range(0x6F0, 0x6FA)}
BY_PROPERTY = {
    "Hebrew_Letter": "HEBREW", "Numeric": "NUMERIC", "Katakana": "KATAKANA", "MidLetter": "MID_LETTER",
    "MidNum": "MID_NUM", "MidNumLet": "MID_NUM_LET", "Regional_Indicator": "REGIONAL_INDICATOR",
    "WSegSpace": "SEGMENT_SPACE", "Newline": "NEWLINE",
}


class Breaks:
    def __init__(self, folder):
        self.ucd = Ucd(folder)
        self.property = dict(self.ucd.properties("WordBreakProperty.txt"))
        emoji = self.ucd.sets("emoji-data.txt")
        self.pictographs = emoji["Extended_Pictographic"]
        self.shown_as_emoji = emoji["Emoji_Presentation"]
        self.modifiers = emoji["Emoji_Modifier"]
        self.small_letters = set(small_letters(self.ucd))
        self.ignorables = set(ignorables(self.ucd))
        self.lower = self.ucd.sets("SentenceBreakProperty.txt")["Lower"]
        self.marks = set(marks(self.ucd))
        self.marks |= {cp for cp, letters in presentation_forms(self.ucd) if self.marks.issuperset(letters)}

    def value(self, cp):
        return NUMBER[self.name(cp)] | (ARABIC if self.is_arabic(cp) else 0)

    def is_arabic(self, cp):
        ucd = self.ucd
        assigned = cp in ucd.category
        return assigned and (ucd.script.get(cp) == "Arabic" or "Arab" in ucd.script_extensions.get(cp, ()))

    def name(self, cp):
        if cp in SINGLE:
            return SINGLE[cp]
        if cp in self.small_letters:
            return "WEAK"
        if cp in CONTROLS:
            return "CONTROL"
        if cp in STANDING_ALONE or cp in PHRASE_SIGNS or cp == RIAL_SIGN:
            return "SYMBOL"
        if cp in DIGITS:
            return "DIGIT"
        if cp in self.marks:
            return "MARK"
        if cp in self.modifiers:
            return "MODIFIER"
        return self.by_property(cp)

    def by_property(self, cp):
        value = self.property.get(cp)
        if value == "ALetter":
            return self.letter(cp)
        if value == "ExtendNumLet":
            assert self.ucd.category[cp] == "Pc"
            return "CONNECTOR"
        if value in ("Extend", "Format"):
            return "FORMAT" if cp in self.ignorables else "EXTEND"
        return BY_PROPERTY.get(value) or self.by_category(cp)

    def letter(self, cp):
        if cp in self.pictographs:
            return "PICTOGRAPH_LETTER"
        if cp in self.ignorables:
            return "IGNORABLE_LETTER"
        category = self.ucd.category[cp]
        if category[0] == "P" or category == "Cf":
            return "LETTER_PUNCTUATION"
        if category == "Sk":
            return "LETTER_SYMBOL"
        return {"Arabic": "ARABIC", "Latin": "LATIN"}.get(self.ucd.script.get(cp), "LETTER")

    def by_category(self, cp):
        category = self.ucd.category.get(cp, "Cn")
        if cp in self.ignorables:
            return "IGNORABLE_SYMBOL"
        if cp in self.pictographs:
            if cp in self.shown_as_emoji:
                return "EMOJI"
            return "PICTOGRAPH_PUNCTUATION" if category[0] == "P" else "PICTOGRAPH_SYMBOL"
        if category in ("Cn", "Co", "Cs") or category[0] == "S":
            return "SYMBOL"
        return {"L": "LONE_LETTER", "N": "LONE_NUMBER", "P": "PUNCTUATION", "Z": "SPACE", "C": "SPACE"}[category[0]]


    def scripts(self):
        """Returns (first code point, script) at each change of script, for letters that have no class of their own."""
        names = {"Common": 0, "Inherited": 0}
        rows = []
        for cp in range(0x110000):
            if self.name(cp) not in ("LETTER", "PICTOGRAPH_LETTER", "IGNORABLE_LETTER"):
                continue
            script = self.ucd.script[cp]
            number = names.setdefault(script, len(names))
            if not rows or rows[-1][1] != number:
                rows.append((cp, number))
        assert len(names) < 256 - FIRST_SCRIPT
        return [(cp, number and number + FIRST_SCRIPT) for cp, number in rows]


def runs(code_points):
    """Runs of equal steps: (first, last, step). In cased blocks every other code point is lower case."""
    code_points = sorted(code_points)
    at = 0
    while at < len(code_points):
        first = last = code_points[at]
        step = code_points[at + 1] - first if at + 1 < len(code_points) else 1
        step = step if step <= 2 else 1
        at += 1
        while at < len(code_points) and code_points[at] == last + step:
            last = code_points[at]
            at += 1
        yield first, last, step


def print_scripts(rows):
    print("/// Scripts of `Class::LETTER`: the first code point, the script, which goes on to the next row.")
    print("pub(crate) static SCRIPTS: &[(u32, u8)] = &[")
    for first, script in rows:
        print(f"    (0x{first:X}, {script}),")
    print("];\n")


def print_lower(code_points):
    print("/// `Lower` of UAX #29: first, last, step.")
    print("pub(crate) static LOWER: &[(u32, u32, u8)] = &[")
    for first, last, step in runs(code_points):
        print(f"    (0x{first:X}, 0x{last:X}, {step}),")
    print("];\n")


def print_classes():
    print("// Every class of the trie has its name, whether or not a rule asks for it.\n#[allow(dead_code)]\nimpl Class {")
    for number, (name, doc) in enumerate(CLASSES):
        print(f"    /// {doc[0].upper()}{doc[1:]}.\n    pub(crate) const {name}: Class = Class({number});")
    print("}\n")


def print_numbers(values, indent):
    for at in range(0, len(values), 32):
        print(indent + ", ".join(f"{v}" for v in values[at : at + 32]) + ",")


def print_trie(values):
    blocks, index = {}, []
    for at in range(0, WIDE, BLOCK):
        block = tuple(values[at : at + BLOCK])
        index.append(blocks.setdefault(block, len(blocks)))
    print(f"/// The block of each {BLOCK} code points below {WIDE:X}.\n#[rustfmt::skip]")
    print(f"pub(crate) static INDEX: [u16; {len(index)}] = [")
    print_numbers(index, "    ")
    print("];\n\n/// Blocks of classes; the high bit is for script Arabic.\n#[rustfmt::skip]")
    print(f"pub(crate) static BLOCKS: [[u8; {BLOCK}]; {len(blocks)}] = [")
    for block in blocks:
        print("    [")
        print_numbers(block, "        ")
        print("    ],")
    print("];\n")


def print_wide(values):
    by_class = {}
    for cp, value in enumerate(values[WIDE:], WIDE):
        if value:
            by_class.setdefault(value, []).append(cp)
    rows = sorted((first, last, value) for value, cps in by_class.items() for first, last in ranges(cps))
    print(f"/// Classes from {WIDE:X} on: first, last, class. The others are symbols.")
    print("pub(crate) static WIDE: &[(u32, u32, u8)] = &[")
    for first, last, value in rows:
        print(f"    (0x{first:X}, 0x{last:X}, {value}),")
    print("];")


def main():
    breaks = Breaks(sys.argv[1])
    values = [breaks.value(cp) for cp in range(0x110000)]
    version = breaks.ucd.version
    print(f"// Generated from the Unicode Character Database {version} by\n//     {COMMAND}\n// Do not edit.\n")
    print("use super::word_break::Class;\n")
    print_classes()
    print_scripts(breaks.scripts())
    print_lower(breaks.lower)
    print_trie(values)
    print_wide(values)


if __name__ == "__main__":
    main()
