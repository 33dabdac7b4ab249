#!/usr/bin/env python3
"""Generate src/unicode/tables.rs from the Unicode Character Database.

usage: python3 tools/unicode_tables.py UCD_DIR > src/unicode/tables.rs
"""
import sys

from ucd import Ucd, ranges

COMMAND = "python3 tools/unicode_tables.py UCD_DIR > src/unicode/tables.rs"
PHRASE_SIGNS = (
    {0xFDFA, 0xFDFB, 0xFD90, 0xFD91}
    | set(range(0xFDFD, 0xFE00))
    | set(range(0xFD40, 0xFD50))
    | set(range(0xFDC8, 0xFDD0))
    | set(range(0xFBC3, 0xFBD3))
    | set(range(0x10ED1, 0x10ED9))
)
RIAL_SIGN = 0xFDFC
TATWEEL = 0x640
# The tail fragment of a letter whose body is another character.
TAIL_FRAGMENT = 0xFE73
DIRECTION_CONTROLS = {0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF}
JOINERS = {0xAD, 0x200B, 0x200C, 0x200D, 0x2060}
# Interlinear annotation characters: invisible, though not Default_Ignorable_Code_Point.
ANNOTATION_CHARACTERS = set(range(0xFFF9, 0xFFFC))
BLOCK = 64  # the code points that share all bytes of UTF-8 but the last
# Combining marks from here on are listed as ranges; the trie of combining classes ends before them.
COMBINING_END = 0x20000
# In the trie of combining classes: General_Category M with Canonical_Combining_Class 0. No class has this number.
MARK_OF_CLASS_0 = 255


def marks(ucd):
    """Returns Mn of script Arabic, and of script Inherited inside the Arabic block."""
    for cp, gc in ucd.category.items():
        script = ucd.script.get(cp)
        if gc == "Mn" and (script == "Arabic" or script == "Inherited" and 0x600 <= cp <= 0x6FF):
            yield cp


def foreign_marks(ucd):
    """Returns Mn of script Inherited that are no Arabic marks."""
    arabic_marks = set(marks(ucd))
    for cp, gc in ucd.category.items():
        if gc == "Mn" and ucd.script.get(cp) == "Inherited" and cp not in arabic_marks:
            yield cp


def small_letters(ucd):
    """Returns Lm and Sk of script Arabic that annotate as marks do, which have SMALL in their names."""
    for cp, gc in ucd.category.items():
        if gc in ("Lm", "Sk") and ucd.script.get(cp) == "Arabic" and "ARABIC SMALL " in ucd.name.get(cp, ""):
            yield cp


def ignorables(ucd):
    """Returns invisible characters that are neither direction controls nor joiners."""
    return (ucd.core["Default_Ignorable_Code_Point"] - DIRECTION_CONTROLS - JOINERS) | ANNOTATION_CHARACTERS


def arabic_letters(ucd):
    for cp, gc in ucd.category.items():
        if gc == "Lo" and ucd.script.get(cp) == "Arabic" and cp not in PHRASE_SIGNS:
            yield cp


def letters_and_digits(ucd):
    """Returns L* and Nd of every script, without small letters, the tatweel and phrase signs."""
    arabic_marks = set(marks(ucd))
    mark_forms = {cp for cp, letters in presentation_forms(ucd) if arabic_marks.issuperset(letters)}
    others = {TATWEEL} | set(small_letters(ucd)) | PHRASE_SIGNS | mark_forms
    for cp, gc in ucd.category.items():
        if (gc[0] == "L" or gc == "Nd") and cp not in others:
            yield cp


def word_characters(ucd):
    """Returns alphabetic and numeric characters, which other libraries call alphanumeric."""
    return ucd.core["Alphabetic"] | {cp for cp, gc in ucd.category.items() if gc[0] == "N"}


def presentation_forms(ucd):
    """Returns full compatibility decompositions: every form decomposes to base letters in one step."""
    arabic_marks = set(marks(ucd))
    for cp in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]:
        letters = [] if cp == TAIL_FRAGMENT else ucd.compatibility.get(cp)
        if letters is None or cp in PHRASE_SIGNS or cp == RIAL_SIGN:
            continue
        # An isolated or medial mark is drawn on a space or a tatweel: the mark alone is meant.
        if letters and letters[0] in (0x20, TATWEEL) and all(c in arabic_marks for c in letters[1:]):
            letters = letters[1:]
        assert not any(c in ucd.compatibility for c in letters if c >= 0xFB50)
        yield cp, letters


def looked_through(ucd):
    """Returns the characters that rules skip when they look for the letter beside a character."""
    arabic_marks = set(marks(ucd))
    forms = {cp for cp, letters in presentation_forms(ucd) if arabic_marks.issuperset(letters)}
    invisible = DIRECTION_CONTROLS | JOINERS | set(ignorables(ucd))
    marks_of_all = {cp for cp, gc in ucd.category.items() if gc[0] == "M"}
    return arabic_marks | marks_of_all | set(small_letters(ucd)) | forms | invisible | {TATWEEL}


def range_table(name, doc, code_points):
    print(f"/// {doc}\n#[rustfmt::skip]")
    print(f"pub(super) const {name}: &[(u32, u32)] = &[")
    for first, last in ranges(code_points):
        print(f"    (0x{first:04X}, 0x{last:04X}),")
    print("];\n")


def print_numbers(values, per_line, indent):
    for at in range(0, len(values), per_line):
        print(indent + ", ".join(str(value) for value in values[at : at + per_line]) + ",")


def numbered_blocks(blocks):
    """Returns the index of each block, and the distinct blocks in the order of their indices."""
    numbers = {}
    index = [numbers.setdefault(block, len(numbers)) for block in blocks]
    return index, list(numbers)


def bit_set(name, doc, code_points):
    """Writes a `BitSet`, which has a word of 64 bits for each 64 code points."""
    code_points = set(code_points)
    words = [
        sum(1 << bit for bit in range(BLOCK) if at + bit in code_points)
        for at in range(0, max(code_points) + 1, BLOCK)
    ]
    index, words = numbered_blocks(words)
    print(f"/// {doc}\n#[rustfmt::skip]\npub(super) static {name}: BitSet = BitSet {{\n    index: &[")
    print_numbers(index, 32, "        ")
    print("    ],\n    words: &[")
    print_numbers([f"0x{word:016X}" for word in words], 6, "        ")
    print("    ],\n};\n")


def combining_classes(ucd):
    def value(cp):
        is_mark = ucd.category.get(cp, "Cn")[0] == "M"
        assert is_mark or not ucd.combining_class.get(cp)
        return (ucd.combining_class[cp] or MARK_OF_CLASS_0) if is_mark else 0

    beyond = [cp for cp in ucd.category if cp >= COMBINING_END and value(cp)]
    assert all(value(cp) == MARK_OF_CLASS_0 for cp in beyond)
    end = max(cp for cp in ucd.category if cp < COMBINING_END and value(cp)) + 1
    blocks = [tuple(value(cp) for cp in range(at, at + BLOCK)) for at in range(0, end, BLOCK)]
    index, blocks = numbered_blocks(blocks)
    assert len(blocks) <= 256

    print("/// In `COMBINING_BLOCKS`: `General_Category` M with `Canonical_Combining_Class` 0.")
    print(f"pub(super) const MARK_OF_CLASS_0: u8 = {MARK_OF_CLASS_0};\n")
    print("/// The block of each 64 code points. What lies behind them is no combining mark, or in `COMBINING_BEYOND`.")
    print(f"#[rustfmt::skip]\npub(super) static COMBINING_INDEX: [u8; {len(index)}] = [")
    print_numbers(index, 32, "    ")
    print("];\n\n/// `Canonical_Combining_Class` of 64 code points.\n#[rustfmt::skip]")
    print(f"pub(super) static COMBINING_BLOCKS: [[u8; {BLOCK}]; {len(blocks)}] = [")
    for block in blocks:
        print("    [")
        print_numbers(block, 32, "        ")
        print("    ],")
    print("];\n")
    range_table("COMBINING_BEYOND", "`General_Category` M with `Canonical_Combining_Class` 0, behind the blocks.", beyond)


def main():
    ucd = Ucd(sys.argv[1])
    print(f"// Generated from the Unicode Character Database {ucd.version} by\n//     {COMMAND}\n// Do not edit.\n")
    print("use super::class::BitSet;\n")
    major, minor, update = ucd.version.split(".")
    print("/// The version of the Unicode Character Database that the tables come from.\n///\n/// ```")
    print(f"/// assert_eq!(arabic_text::UNICODE_VERSION, ({major}, {minor}, {update}));\n/// ```")
    print(f"pub const UNICODE_VERSION: (u8, u8, u8) = ({major}, {minor}, {update});\n")

    range_table("MARKS", "`General_Category` Mn, and `Script` Arabic or Inherited in 0600-06FF.", marks(ucd))
    range_table("FOREIGN_MARKS", "`General_Category` Mn, `Script` Inherited, no Arabic mark.", foreign_marks(ucd))
    range_table("SMALL_LETTERS", "`General_Category` Lm or Sk, `Script` Arabic, small by their names.", small_letters(ucd))
    range_table("ALEF_LETTERS", "`Joining_Group` Alef.", ucd.joining_group["Alef"])
    range_table("ARABIC_LETTERS", "`General_Category` Lo, `Script` Arabic, not a phrase sign.", arabic_letters(ucd))
    range_table(
        "DUAL_JOINING",
        "`Joining_Type` Dual_Joining, `Script` Arabic.",
        (cp for cp, value in ucd.joining_type.items() if value == "D" and ucd.script.get(cp) == "Arabic"),
    )
    range_table(
        "ARABIC_SCRIPT",
        "`Script` Arabic, or Arab among the `Script_Extensions`.",
        (cp for cp in ucd.category if ucd.script.get(cp) == "Arabic" or "Arab" in ucd.script_extensions.get(cp, ())),
    )
    range_table("SPACES", "`General_Category` Zs.", (cp for cp, gc in ucd.category.items() if gc == "Zs"))
    range_table("WHITE_SPACE", "`White_Space`.", ucd.binary["White_Space"])
    range_table(
        "IGNORABLES",
        "`Default_Ignorable_Code_Point` but direction controls and joiners, and the interlinear annotation characters.",
        ignorables(ucd),
    )
    combining_classes(ucd)
    bit_set(
        "LETTERS_AND_DIGITS",
        "`General_Category` L or Nd, but no tatweel, small letter, phrase sign or form of a mark.",
        letters_and_digits(ucd),
    )
    bit_set(
        "LOOKED_THROUGH",
        "Arabic and foreign marks and forms of marks, tatweel, small letters, direction controls, joiners, ignorables, FE73.",
        looked_through(ucd),
    )
    bit_set("WORD_CHARACTERS", "`Alphabetic`, or `General_Category` N.", word_characters(ucd))

    print("/// Canonical compositions: letter, mark, composed letter.")
    print("pub(super) const COMPOSITIONS: &[(char, char, char)] = &[")
    arabic_marks = set(marks(ucd))
    for cp, parts in sorted(ucd.canonical.items()):
        if len(parts) == 2 and parts[1] in arabic_marks:
            print("    ('\\u{%X}', '\\u{%X}', '\\u{%X}')," % (*parts, cp))
    print("];\n")

    print("/// Presentation forms and the letters and marks that they stand for.")
    print("pub(crate) const PRESENTATION_FORMS: &[(u16, &str)] = &[")
    for cp, letters in presentation_forms(ucd):
        print('    (0x%04X, "%s"),' % (cp, "".join("\\u{%X}" % c for c in letters)))
    print("];")


if __name__ == "__main__":
    main()
