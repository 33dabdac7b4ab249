//! `artext explain`.

use arabic_text::Normalizer;

use crate::common::output;

#[test]
fn changes_are_shown_with_names_and_rules() {
    let expected = "أُمٌّ\nام
  0..2 U+0623 ARABIC LETTER ALEF WITH HAMZA ABOVE -> U+0627 ARABIC LETTER ALEF (alef)
  2..4 U+064F ARABIC DAMMA -> nothing (marks)
  6..8 U+064C ARABIC DAMMATAN -> nothing (marks)
  8..10 U+0651 ARABIC SHADDA -> nothing (marks)\n";
    let text = "\u{623}\u{64F}\u{645}\u{64C}\u{651}";
    assert_eq!(output(&["explain", text], "", 0).replace(text, "أُمٌّ"), expected);
    assert_eq!(output(&["explain"], format!("{text}\n"), 0).replace(text, "أُمٌّ"), expected);
    assert_eq!(output(&["explain", "قل"], "", 0), "قل\nقل\n");
    assert_eq!(
        output(&["explain", "-p", "none", text], "", 0).lines().count(),
        2 + Normalizer::none().explain(text).count()
    );
}

#[test]
fn json_has_spans_and_rules() {
    let found: serde_json::Value = serde_json::from_str(&output(&["explain", "--json", "سنة", "٧"], "", 0)).unwrap();
    assert_eq!((&found["text"], &found["folded"]), (&"سنة ٧".into(), &"سنه 7".into()));
    assert_eq!(found["changes"][0]["span"], serde_json::json!([4, 6]));
    assert_eq!(found["changes"][0]["rules"], serde_json::json!(["teh_marbuta"]));
    assert_eq!(found["changes"][1]["names"], serde_json::json!(["U+0667 ARABIC-INDIC DIGIT SEVEN"]));
}
