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
)
RIAL_SIGN = 0xFDFC


def marks(ucd):
    """Mn of script Arabic, or of script Inherited inside the Arabic block."""
    for cp, gc in ucd.category.items():
        script = ucd.script.get(cp)
        if gc == "Mn" and (script == "Arabic" or script == "Inherited" and 0x600 <= cp <= 0x6FF):
            yield cp


def presentation_forms(ucd):
    """Compatibility decompositions, in one step: every form decomposes to base letters at once."""
    arabic_marks = set(marks(ucd))
    for cp in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]:
        letters = ucd.compatibility.get(cp)
        if not letters or cp in PHRASE_SIGNS or cp == RIAL_SIGN:
            continue
        # An isolated or medial mark is drawn on a space or a tatweel: the mark alone is meant.
        if letters[0] in (0x20, 0x640) and all(c in arabic_marks for c in letters[1:]):
            letters = letters[1:]
        assert not any(c in ucd.compatibility for c in letters if c >= 0xFB50)
        yield cp, letters


def range_table(name, doc, code_points):
    print(f"/// {doc}")
    print(f"pub(crate) const {name}: &[(u32, u32)] = &[")
    for first, last in ranges(code_points):
        print(f"    (0x{first:04X}, 0x{last:04X}),")
    print("];\n")


def main():
    ucd = Ucd(sys.argv[1])
    print(f"// Generated from the Unicode Character Database {ucd.version} by\n//     {COMMAND}\n// Do not edit.\n")
    major, minor, update = ucd.version.split(".")
    print("/// The version of the Unicode Character Database that the tables come from.\n///\n/// ```")
    print(f"/// assert_eq!(arabic_text::UNICODE_VERSION, ({major}, {minor}, {update}));\n/// ```")
    print(f"pub const UNICODE_VERSION: (u8, u8, u8) = ({major}, {minor}, {update});\n")

    print("/// Arabic marks: first, last, `Canonical_Combining_Class`.")
    print("pub(crate) const MARKS: &[(u32, u32, u8)] = &[")
    by_class = {}
    for cp in marks(ucd):
        by_class.setdefault(ucd.combining_class[cp], []).append(cp)
    rows = sorted((a, b, ccc) for ccc, cps in by_class.items() for a, b in ranges(cps))
    for first, last, ccc in rows:
        print(f"    (0x{first:04X}, 0x{last:04X}, {ccc}),")
    print("];\n")

    range_table("ALEF_LETTERS", "`Joining_Group` Alef.", ucd.joining_group["Alef"])
    range_table(
        "ARABIC_LETTERS",
        "`General_Category` Lo, `Script` Arabic, not a phrase sign.",
        (cp for cp, gc in ucd.category.items() if gc == "Lo" and ucd.script.get(cp) == "Arabic" and cp not in PHRASE_SIGNS),
    )
    range_table(
        "ARABIC_SCRIPT",
        "`Script` Arabic, or Arab among the `Script_Extensions`.",
        (cp for cp in ucd.category if ucd.script.get(cp) == "Arabic" or "Arab" in ucd.script_extensions.get(cp, ())),
    )
    range_table("SPACES", "`General_Category` Zs.", (cp for cp, gc in ucd.category.items() if gc == "Zs"))

    print("/// Canonical compositions: letter, mark, composed letter.")
    print("pub(crate) const COMPOSITIONS: &[(char, char, char)] = &[")
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
