#!/usr/bin/env python3
"""Measures what each rule merges, and writes it into docs/rules: tools/losses.py FOLDER [--candidates RULE]

FOLDER holds the texts (see TEXTS). For each rule, spellings that are one key with the rule and more than one without it, all
else equal; for `spaces`, how many spaces and line breaks of a whole text are removed. Between the lines "measured by" of a
page its table is written anew. --candidates prints the pairs of words that a rule merges, the most frequent first, for people
to choose the examples from.
"""
import collections
import pathlib
import re
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEXTS = {"news": "news.txt", "vocalized": "vocalized.txt", "tweets": "social.txt", "Quran": "quran_pairs.tsv", "Persian": "persian.txt"}
# The rows of each page: a label, the profile without the rule, and the profile with it.
RULES = {
    "marks": [
        ("`Remove`", "clean", "clean,marks=remove"),
        ("`KeepShadda`", "clean", "clean,marks=keep_shadda"),
        ("`RemoveCaseEnding`", "clean", "clean,marks=remove_case_ending"),
    ],
    "dagger_alef": [("`Remove`", "unvocalized,dagger_alef=keep", "unvocalized,dagger_alef=remove"), ("`ToAlef`", "unvocalized,dagger_alef=keep", "unvocalized,dagger_alef=to_alef")],
    "tatweel": [("`Remove`", "none", "none,tatweel=remove")],
    "alef": [("`ToBareKeepMadda`", "unvocalized", "unvocalized,alef=to_bare_keep_madda"), ("`ToBareAlef`", "unvocalized", "unvocalized,alef=to_bare_alef")],
    "alef_maksura": [("`ToYeh`", "unvocalized", "unvocalized,alef_maksura=to_yeh")],
    "teh_marbuta": [("`ToHeh`", "unvocalized", "unvocalized,teh_marbuta=to_heh")],
    "hamza": [("`ToSeat`", "search", "search,hamza=to_seat"), ("`ToHamza`", "search", "search,hamza=to_hamza")],
    "look_alikes": [("`ToArabic`", "unvocalized", "unvocalized,look_alikes=to_arabic"), ("`ToPersian`", "unvocalized", "unvocalized,look_alikes=to_persian")],
    "presentation_forms": [("`Fold`", "none", "none,presentation_forms=fold")],
    "phrase_signs": [("`Remove`", "none", "none,phrase_signs=remove")],
    "digits": [("`Ascii`", "none", "none,digits=ascii")],
    "punctuation": [("`Ascii`", "none", "none,punctuation=ascii")],
    "direction_controls": [("`Remove`", "none", "none,direction_controls=remove")],
    "joiners": [
        ("`KeepShaping`", "none", "none,joiners=keep_shaping"),
        ("`KeepNonJoiner`", "none", "none,joiners=keep_non_joiner"),
        ("`Remove`", "none", "none,joiners=remove"),
    ],
    "ignorables": [("`Remove`", "none", "none,ignorables=remove")],
    "elongation": [("`CollapseTo1`", "search", "search,elongation=collapse_to_1"), ("`CollapseTo2`", "search", "search,elongation=collapse_to_2")],
}
# The rows of the page on spaces: a label, the profile without the rule, and the profile with it.
SPACES = [
    ("`marks=remove`", "clean", "clean,marks=remove"),
    ("`tatweel=remove`", "none", "none,tatweel=remove"),
    ("`Collapse`", "none", "none,spaces=collapse"),
    ("`CollapseLines`", "none", "none,spaces=collapse_lines"),
]
# Different words that a rule merges, chosen by hand from the output of --candidates. Each has the index of a row above, then word, meaning,
# word, meaning.
PAIRS = {
    "marks": [
        (0, "مِنْ", "from", "مَنْ", "who"),
        (0, "لِمَ", "why", "لَمْ", "did not"),
        (0, "ثُمَّ", "then", "ثَمَّ", "there"),
        (0, "عِلْمٌ", "knowledge", "عَلَمٌ", "flag"),
        (0, "أَنَّ", "that (is so)", "أَنْ", "that (it be)"),
        (2, "كِتَابُ", "a book of (subject)", "كِتَابِ", "a book of (genitive)"),
    ],
    "dagger_alef": [
        (0, "كتـٰب", "book", "كتب", "he wrote, books"),
        (0, "سلـٰم", "peace", "سلم", "ladder, handed over"),
        (0, "علـٰم", "knowing", "علم", "knowledge"),
        (0, "عـٰقبة", "outcome", "عقبة", "obstacle"),
        (0, "قـٰتلوا", "they fought", "قتلوا", "they killed"),
        (1, "وٰحدة", "one", "واحدة", "one, as most spell it"),
        (1, "علىٰ", "on, as in the Quran", "على", "on"),
        (1, "أدرىٰك", "it made you know", "أدراك", "the same word, in simple spelling"),
    ],
    "alef": [
        (0, "كأن", "as if", "كان", "he was"),
        (0, "إمام", "prayer leader", "أمام", "in front of"),
        (0, "الإعلام", "the media", "الأعلام", "the flags"),
        (0, "بدأ", "he began", "بدا", "it seemed"),
        (0, "سأل", "he asked", "سال", "it flowed"),
        (0, "إلا", "except", "ألا", "is it not"),
        (1, "أن", "that", "آن", "time, instant; that (Persian)"),
        (1, "آخر", "other, last", "أخر", "he delayed"),
    ],
    "alef_maksura": [
        (0, "على", "on", "علي", "Ali"),
        (0, "رأى", "he saw", "رأي", "opinion"),
        (0, "القوى", "the powers", "القوي", "the strong one"),
        (0, "المدعى", "the accused", "المدعي", "the plaintiff"),
        (0, "بنى", "he built", "بني", "sons of"),
        (0, "أبى", "he refused", "أبي", "my father"),
    ],
    "teh_marbuta": [
        (0, "كرة", "ball", "كره", "he hated"),
        (0, "وحدة", "unity", "وحده", "he alone"),
        (0, "أمة", "nation", "أمه", "his mother"),
        (0, "عملة", "currency", "عمله", "his work"),
        (0, "حملة", "campaign", "حمله", "he carried it"),
        (0, "جدة", "grandmother, Jeddah", "جده", "his grandfather"),
    ],
    "hamza": [
        (0, "فئة", "group", "فيه", "in it"),
        (0, "لئلا", "lest", "ليلا", "by night"),
        (0, "سئل", "he was asked", "سيل", "torrent"),
        (0, "لئن", "if indeed", "لين", "soft"),
        (0, "سؤال", "question", "سوال", "the same word, as in Persian"),
        (1, "بؤس", "misery", "بئس", "how bad"),
        (1, "شؤون", "affairs", "شئون", "the same word, as in Egypt"),
    ],
    "look_alikes": [
        (0, "کی", "who, when (Persian)", "كي", "so that (Arabic)"),
        (0, "کتاب", "book (Persian keyboard)", "كتاب", "book (Arabic keyboard)"),
        (0, "علی", "Ali (Persian), on (Egypt)", "علي", "Ali (Arabic)"),
        (1, "على", "on", "علي", "Ali"),
    ],
    "joiners": [
        (0, "می\u200c\u200cکند", "he does, with a second non-joiner", "می\u200cکند", "he does"),
        (0, "برای\u200c", "for, with a stray non-joiner", "برای", "for"),
        (1, "کار\u200cها", "works", "کارها", "works"),
        (2, "حرفه\u200cای", "professional", "حرف\u200cهای", "words of"),
        (2, "نامه\u200cای", "a letter", "نام\u200cهای", "names of"),
        (2, "می\u200cکنم", "I do", "میکنم", "I do, spelt together"),
        (2, "بیش\u200cتر", "more", "بیشتر", "more, spelt together"),
    ],
    "elongation": [
        (0, "ههههه", "laughter", "ه", "the letter, abbreviation of a year"),
        (0, "الللي", "the one who, drawn out", "الي", "to"),
        (0, "نفسسسسسسسي", "my soul, drawn out", "نفسي", "my soul"),
    ],
    "tatweel": [(0, "بـ", "by, with, before a number", "ب", "the letter"), (0, "كـل", "all, stretched", "كل", "all")],
    "presentation_forms": [(0, "ﻓﻲ", "in, of an old file", "في", "in"), (0, "ﻻ", "no, one character", "لا", "no"), (0, "اﷲ", "God, an alef before the ligature", "الله", "God")],
    "digits": [(0, "٣٠", "thirty", "۳۰", "thirty (Persian)")],
    "direction_controls": [(0, "\u200fعلى", "on, behind an invisible control", "على", "on")],
}
BEGIN, END = "<!-- measured by tools/losses.py -->", "<!-- end -->"


# White_Space.
SPACE_CHARACTERS = " \t\n\v\f\r\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def is_inside(c):
    return unicodedata.category(c)[0] in "LMN" or unicodedata.category(c) == "Cf" or c == "\u0640" or "\ufb50" <= c <= "\ufefc"


def is_arabic(c):
    return "\u0600" <= c <= "\u08ff" or "\ufb50" <= c <= "\ufefc"


def words(text):
    """Counts the runs of letters, marks, digits, tatweel and invisible characters that have an Arabic letter or digit."""
    separated = text.translate({ord(c): " " for c in set(text) if not is_inside(c)})
    return collections.Counter(word for word in separated.split() if any(c.isalnum() and is_arabic(c) for c in word))


def read(folder):
    texts = {}
    for name, file in TEXTS.items():
        texts[name] = pathlib.Path(folder, file).read_text(encoding="utf-8")
        if file.endswith(".tsv"):
            texts[name] = "\n".join(column for line in texts[name].splitlines() for column in line.split("\t")[1:])
    return texts


def fold(profile, spelt):
    command = [ROOT / "target/release/examples/normalize", "--null", "--profile", profile]
    run = subprocess.run(command, input="".join(f"{word}\0" for word in spelt), stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout.split("\0")[:-1]


def merged(counts, without, with_rule):
    """Returns the keys with the rule, and for each the keys without it and their counts."""
    spelt = list(counts)
    met = collections.defaultdict(collections.Counter)
    for word, one, other in zip(spelt, fold(without, spelt), fold(with_rule, spelt)):
        met[other][one] += counts[word]
    return met


def cell(met):
    total = sum(sum(group.values()) for group in met.values())
    shared = sum(sum(group.values()) for group in met.values() if len(group) > 1)
    before, after = sum(map(len, met.values())), len(met)
    return f"{before:,} to {after:,} ({shared / total:.1%})"


def table(rows, counts):
    lines = ["| value | " + " | ".join(counts) + " |", "|---|" + "---|" * len(counts)]
    for label, without, with_rule in rows:
        cells = [cell(merged(count, without, with_rule)) for count in counts.values()]
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def keyed(profile, words):
    """Returns the key of each word, which may be written with escapes."""
    return dict(zip(words, fold(profile, words)))


def shown(word):
    """Returns the text for a table, with invisible characters as escapes."""
    return "".join(f"\\u{{{ord(c):X}}}" if unicodedata.category(c) == "Cf" else c for c in word)


def pairs(rule, counts):
    together = sum(counts.values(), collections.Counter())
    parts = []
    for number, (label, without, with_rule) in enumerate(RULES[rule]):
        rows = [row[1:] for row in PAIRS.get(rule, []) if row[0] == number]
        if not rows:
            continue
        words = [word for row in rows for word in (row[0], row[2])]
        before, after = keyed(without, words), keyed(with_rule, words)
        occurrences = collections.Counter()
        for word, key in zip(together, fold(without, list(together))):
            occurrences[key] += together[word]
        parts.append(f"\nMerged by {label}: one key under `{with_rule}`, two under `{without}`.\n")
        parts.append("| word | means | times | word | means | times | key |\n|---|---|---|---|---|---|---|")
        for one, means, other, means_other in rows:
            if before[one] == before[other] or after[one] != after[other]:
                sys.exit(f"{rule}: {one} and {other} are not merged by {label} alone")
            cells = [f"`{shown(one)}`", means, f"{occurrences[before[one]]:,}", f"`{shown(other)}`", means_other]
            parts.append(f"| {' | '.join(cells)} | {occurrences[before[other]]:,} | `{shown(after[one])}` |")
    return "\n".join(parts)


def spaces_table(texts):
    lines = ["| by | " + " | ".join(texts) + " |", "|---|" + "---|" * len(texts)]
    for label, without, with_rule in SPACES:
        cells = []
        for text in texts.values():
            before, after = (sum(map(fold(profile, [text])[0].count, SPACE_CHARACTERS)) for profile in (without, with_rule))
            cells.append(f"{before - after:,} of {before:,}")
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def rewrite(rule, measured):
    page = ROOT / f"docs/rules/{rule}.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(f"(?s){BEGIN}\n.*?{END}", lambda _: f"{BEGIN}\n{measured}\n{END}", text), encoding="utf-8")
    print(rule)


def candidates(rule, counts):
    together = sum(counts.values(), collections.Counter())
    for label, without, with_rule in RULES[rule]:
        met = merged(together, without, with_rule).items()
        groups = sorted((group.most_common(4) for _, group in met if len(group) > 1), key=lambda group: -group[1][1])
        for group in groups[:60]:
            print(label, "; ".join(f"{word} {count}" for word, count in group))


def main():
    if len(sys.argv) not in (2, 4):
        sys.exit(__doc__)
    subprocess.run(["cargo", "build", "--quiet", "--release", "--example", "normalize"], cwd=ROOT, check=True)
    texts = read(sys.argv[1])
    counts = {name: words(text) for name, text in texts.items()}
    if sys.argv[2:]:
        candidates(sys.argv[3], counts)
        return
    for rule, rows in RULES.items():
        rewrite(rule, f"{table(rows, counts)}\n{pairs(rule, counts)}")
    rewrite("spaces", spaces_table(texts))
    print({name: f"{count.total():,} words, {len(count):,} spellings" for name, count in counts.items()})


if __name__ == "__main__":
    main()
