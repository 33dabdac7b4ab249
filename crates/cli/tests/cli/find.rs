//! `artext find`: what matches and how it is printed.

use std::fs;

use arabic_text::Normalizer;

use crate::common::{Folder, error, long_text, output, real_texts};

const TEXT: &str = "قرأتُ الكِتابَ\nلا شيء\nكتابٌ وكتاب\n";

fn find(args: &[&str], text: &str, code: i32) -> String {
    output(&[&["find"], args].concat(), text, code)
}

#[test]
fn lines_match_in_any_spelling() {
    assert_eq!(find(&["كتاب"], TEXT, 0), "قرأتُ الكِتابَ\nكتابٌ وكتاب\n");
    assert_eq!(find(&["كِتَاب", "-"], TEXT, 0), "قرأتُ الكِتابَ\nكتابٌ وكتاب\n");
    assert_eq!(find(&["كتاب", "-p", "none"], TEXT, 0), "كتابٌ وكتاب\n");
    // The last line without a break.
    assert_eq!(find(&["كتاب"], "x\nكِتاب", 0), "كِتاب\n");
}

#[test]
fn exit_codes_are_those_of_grep() {
    assert_eq!(find(&["مدرسة"], TEXT, 1), "");
    assert_eq!(find(&["-q", "كتاب"], TEXT, 0), "");
    assert_eq!(find(&["-q", "مدرسة"], TEXT, 1), "");
    assert!(error(&["find", "كتاب", "/missing/file"], "", 2).contains("/missing/file"));
    assert!(error(&["find"], "", 2).contains("required"), "{}", error(&["find"], "", 2));
}

#[test]
fn a_needle_that_folds_to_nothing_is_an_error() {
    let said = error(&["find", "\u{64B}"], TEXT, 2);
    assert!(said.contains("folds to nothing; choose a profile that keeps it, such as --profile clean"), "{said}");
    assert_eq!(find(&["-p", "clean", "\u{64C}"], TEXT, 0), "كتابٌ وكتاب\n");
}

#[test]
fn numbers_counts_and_matches() {
    assert_eq!(find(&["-n", "كتاب"], TEXT, 0), "1:قرأتُ الكِتابَ\n3:كتابٌ وكتاب\n");
    assert_eq!(find(&["-c", "كتاب"], TEXT, 0), "2\n");
    assert_eq!(find(&["-o", "كتاب"], TEXT, 0), "كِتابَ\nكتابٌ\nكتاب\n");
    assert_eq!(find(&["-on", "كتاب"], TEXT, 0), "1:كِتابَ\n3:كتابٌ\n3:كتاب\n");
}

#[test]
fn whole_words() {
    assert_eq!(find(&["-w", "كتاب"], TEXT, 0), "كتابٌ وكتاب\n");
    assert_eq!(find(&["-wo", "كتاب"], TEXT, 0), "كتابٌ\n");
}

#[test]
fn case_of_other_scripts() {
    let text = "Kitab كِتاب\nΟΔΟΣ\nkitab كتاب\n";
    assert_eq!(find(&["KITAB كتاب"], text, 1), "");
    assert_eq!(find(&["-i", "KITAB كتاب"], text, 0), "Kitab كِتاب\nkitab كتاب\n");
    assert_eq!(find(&["-i", "οδοσ"], text, 0), "ΟΔΟΣ\n");
}

#[test]
fn several_needles() {
    let text = "الكِتابُ\nالقَلَمُ\nالبابُ\n";
    assert_eq!(find(&["-e", "كتاب", "-e", "قلم"], text, 0), "الكِتابُ\nالقَلَمُ\n");
    // The longest of those that begin together, each character once.
    assert_eq!(find(&["-o", "-e", "ال", "-e", "الكتاب", "-e", "كتاب"], text, 0), "الكِتابُ\nال\nال\n");
    assert_eq!(find(&["-w", "-e", "كتاب", "-e", "القلم"], text, 0), "القَلَمُ\n");
    let folder = Folder::new(&[("needles", "قلم\n\nباب\n".as_bytes()), ("text", text.as_bytes())]);
    assert_eq!(folder.output(&["find", "-f", "needles", "text"], 0), "القَلَمُ\nالبابُ\n");
    assert_eq!(folder.output(&["find", "-f", "needles", "-e", "كتاب", "-c", "text"], 0), "3\n");
    assert!(folder.error(&["find", "-f", "missing", "text"], 2).contains("missing"));
}

#[test]
fn needles_are_no_patterns() {
    assert_eq!(find(&["ك.اب"], TEXT, 1), "");
    assert_eq!(find(&["(a+b)*"], "x (a+b)* y\naab\n", 0), "x (a+b)* y\n");
}

#[test]
fn context_lines() {
    let text = "1\n2\nأ\n4\n5\n6\n7\nأ\nأ\n10\n";
    assert_eq!(find(&["-n", "-C1", "ا"], text, 0), "2-2\n3:أ\n4-4\n--\n7-7\n8:أ\n9:أ\n10-10\n");
    assert_eq!(find(&["-n", "-B2", "ا"], text, 0), "1-1\n2-2\n3:أ\n--\n6-6\n7-7\n8:أ\n9:أ\n");
    assert_eq!(find(&["-n", "-A2", "ا"], text, 0), "3:أ\n4-4\n5-5\n--\n8:أ\n9:أ\n10-10\n");
    assert_eq!(find(&["-n", "-C2", "ا"], text, 0), "1-1\n2-2\n3:أ\n4-4\n5-5\n6-6\n7-7\n8:أ\n9:أ\n10-10\n");
}

/// Context across the edges of buffers, compared with a plain reading of all lines.
#[test]
fn context_lines_of_a_long_text() {
    let mut lines: Vec<String> = (0..30_000).map(|at| format!("{at} {}", "سطر ".repeat(at % 7))).collect();
    for at in (0..lines.len()).step_by(997) {
        lines[at].push_str("كِتاب");
    }
    let wanted = |at: usize| (at.saturating_sub(3)..(at + 3).min(lines.len())).any(|near| near % 997 == 0);
    let mut expected = String::new();
    let mut last = None;
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| wanted(*at)) {
        if last.is_some_and(|last| last + 1 < at) {
            expected.push_str("--\n");
        }
        last = Some(at);
        let mark = if at % 997 == 0 { ':' } else { '-' };
        expected.push_str(&format!("{}{mark}{line}\n", at + 1));
    }
    assert!(find(&["-n", "-B2", "-A3", "كتاب"], &(lines.join("\n") + "\n"), 0) == expected);
}

#[test]
fn matches_are_coloured_in_the_source() {
    let coloured = find(&["--color", "always", "-n", "كتاب"], TEXT, 0);
    assert!(coloured.starts_with("\x1b[32m1\x1b[0m:قرأتُ ال\x1b[1;31mكِتابَ\x1b[0m\n"), "{coloured:?}");
    assert!(!find(&["كتاب"], TEXT, 0).contains('\x1b'));
}

#[test]
fn json_is_that_of_ripgrep() {
    let folder = Folder::new(&[("a.txt", TEXT.as_bytes())]);
    let found = folder.output(&["find", "--json", "كتاب", "a.txt"], 0);
    let events: Vec<serde_json::Value> = found.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<_> = events.iter().map(|event| event["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["begin", "match", "match", "end", "summary"]);
    assert_eq!(events[0]["data"]["path"]["text"], "a.txt");
    let second = &events[2]["data"];
    assert_eq!((second["line_number"].as_u64(), second["lines"]["text"].as_str()), (Some(3), Some("كتابٌ وكتاب\n")));
    for event in &events[1..3] {
        let data = &event["data"];
        let (line, offset) =
            (data["lines"]["text"].as_str().unwrap(), data["absolute_offset"].as_u64().unwrap() as usize);
        assert!(TEXT[offset..].starts_with(line));
        for found in data["submatches"].as_array().unwrap() {
            let range = found["start"].as_u64().unwrap() as usize..found["end"].as_u64().unwrap() as usize;
            assert_eq!(&line[range], found["match"]["text"].as_str().unwrap());
        }
    }
    assert_eq!(events[4]["data"]["stats"]["matches"], 3);
    let context = folder.output(&["find", "--json", "-A1", "قرات", "a.txt"], 0);
    assert!(context.contains(r#""type":"context""#), "{context}");
}

#[test]
fn real_texts_have_the_matches_of_the_library() {
    for path in real_texts() {
        let text = fs::read_to_string(&path).unwrap();
        let text = text.as_str();
        for needle in ["من", "كتاب", "في ال", "غير موجود هنا أبدا"] {
            let lines: Vec<_> = text.split_terminator('\n').collect();
            let matching = lines.iter().filter(|line| Normalizer::search().contains(line, needle)).count();
            let found = find(&["-c", needle, path.to_str().unwrap()], "", i32::from(matching == 0));
            assert_eq!(found.trim_end().parse::<usize>().unwrap_or(0), matching, "{needle} in {}", path.display());
            let each: Vec<_> = lines
                .iter()
                .flat_map(|line| Normalizer::search().find_iter(line, needle).map(|range| &line[range]))
                .collect();
            let shown = find(&["-o", needle, path.to_str().unwrap()], "", i32::from(each.is_empty()));
            assert!(shown.lines().eq(each.iter().copied()), "{needle} in {}", path.display());
            // Several needles go another way.
            let two = find(
                &["-o", "-e", needle, "-e", "لا يوجد هذا النص", path.to_str().unwrap()],
                "",
                i32::from(each.is_empty()),
            );
            assert!(two == shown, "{needle} in {}", path.display());
        }
    }
}

#[test]
fn long_lines_are_searched_whole() {
    let line = long_text(4000).replace('\n', " ") + "كِتابٌ\n";
    assert_eq!(find(&["-on", "كتاب"], &format!("x\n{line}{line}"), 0), "2:كِتابٌ\n3:كِتابٌ\n");
}
