//! `artext check`.

use crate::common::{Folder, error, output};

#[test]
fn ordinary_text_is_fine() {
    let text = "قُلْ: «السَّلامُ عليكم»، می\u{200C}خواهم ۱۲ ﷺ 👩\u{200D}🎓 ❤\u{FE0F}\r\n\tabc é\n";
    assert_eq!(output(&["check"], text, 0), "");
}

#[test]
fn each_kind_is_reported_with_its_place() {
    let cases = [
        ("قل \u{202B}نعم", "1:4: direction control: U+202B RIGHT-TO-LEFT EMBEDDING", "direction control"),
        ("a\nﺳلام", "2:1: presentation form: U+FEB3 ARABIC LETTER SEEN INITIAL FORM", "presentation form"),
        ("قل\u{200C}\u{200C}نعم", ": invisible: U+200C ZERO WIDTH NON-JOINER", "invisible"),
        ("a\u{FEFF}b", "1:2: invisible: U+FEFF ZERO WIDTH NO-BREAK SPACE", "invisible"),
        (
            "ب\u{651}\u{64E}",
            "1:1: marks out of order: U+0628 ARABIC LETTER BEH + U+0651 ARABIC SHADDA + U+064E ARABIC FATHA",
            "marks out of order",
        ),
        ("\u{627}\u{654}", "1:1: marks out of order: ", "marks out of order"),
        ("كتابی", "1:5: mixed keyboards: U+06CC ARABIC LETTER FARSI YEH", "mixed keyboards"),
        ("١۲", "1:2: mixed keyboards: U+06F2 EXTENDED ARABIC-INDIC DIGIT TWO", "mixed keyboards"),
        ("قل\u{7}", "1:3: control: U+0007", "control"),
        ("قل\u{FFFD}", "1:3: replacement: U+FFFD", "replacement"),
    ];
    for (text, place, kind) in cases {
        let found = output(&["check"], text, 1);
        assert!(found.contains(place), "{place} is missing: {found}");
        assert!(found.ends_with(&format!("       1  {kind}\n")), "{found}");
        assert_eq!(found.lines().count(), 2, "{found}");
    }
}

#[test]
fn several_files_are_counted_together() {
    let folder = Folder::new(&[("a", "ﺳ\n".as_bytes()), ("b", "x\nﺳﻼﻡ\u{200F}".as_bytes())]);
    let found = folder.output(&["check", "a", "b"], 1);
    assert!(
        found.starts_with("a:1:1: presentation form: ") && found.contains("\nb:2:1: presentation form: "),
        "{found}"
    );
    assert_eq!(
        folder.output(&["check", "--count", "a", "b"], 1),
        "       1  direction control\n       4  presentation form\n"
    );
    assert_eq!(folder.output(&["check", "a", "missing"], 2).lines().count(), 2);
    assert!(error(&["check"], b"\xFF", 2).contains("line 1, byte 0: invalid UTF-8"));
    assert_eq!(output(&["check", "--lossy", "-c"], b"\xFF", 1), "       1  replacement\n");
}

#[test]
fn json_has_spans() {
    let text = "قل\nنعم \u{200F}";
    let found: serde_json::Value = serde_json::from_str(&output(&["check", "--json"], text, 1)).unwrap();
    let span = found["span"][0].as_u64().unwrap() as usize..found["span"][1].as_u64().unwrap() as usize;
    assert_eq!((&text[span], found["line"].as_u64(), found["column"].as_u64()), ("\u{200F}", Some(2), Some(5)));
    assert_eq!(found["kind"], "direction control");
}

/// Long lines with much to report take time that grows with them, not with their square.
#[test]
fn time_is_linear() {
    let text = "ﺳﻼﻡ \u{200F}قل ".repeat(60_000);
    let started = std::time::Instant::now();
    output(&["check", "-c"], &text, 1);
    output(&["check", "--json"], &text, 1);
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
