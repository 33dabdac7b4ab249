//! `artext diff`.

use crate::common::Folder;

#[test]
fn texts_that_fold_to_the_same_do_not_differ() {
    let folder = Folder::new(&[("a", "إِلى\nقُلْ\n".as_bytes()), ("b", "الي\nقل".as_bytes())]);
    assert_eq!(folder.output(&["diff", "a", "b"], 0), "");
    assert_ne!(folder.output(&["diff", "-p", "none", "a", "b"], 1), "");
}

#[test]
fn differing_lines_are_shown_as_they_stand() {
    let folder =
        Folder::new(&[("a", "إِلى\nقُلْ نَعَمْ\nمن\nهو\n".as_bytes()), ("b", "الي\nقل لا\nمِنْ\nنحن\nهُوَ\n".as_bytes())]);
    let found = folder.output(&["diff", "a", "b"], 1);
    assert_eq!(found, "--- a\n+++ b\n@@ -2 +2 @@\n-قُلْ نَعَمْ\n+قل لا\n@@ -3,0 +4 @@\n+نحن\n");
    assert_eq!(folder.output(&["diff", "--quiet", "a", "b"], 1), "");
    let coloured = folder.output(&["diff", "--color", "always", "a", "b"], 1);
    assert!(coloured.contains("-قُلْ \x1b[31mنَعَمْ\x1b[0m\n+قل \x1b[32mلا\x1b[0m\n"), "{coloured}");
}

#[test]
fn standard_input_is_one_of_them() {
    let folder = Folder::new(&[("a", "قُلْ".as_bytes())]);
    folder.artext(&["diff", "a", "-"]).write_stdin("قل\n").assert().code(0);
    folder.artext(&["diff", "-", "a"]).write_stdin("لا\n").assert().code(1);
    assert!(folder.error(&["diff", "-", "-"], 2).contains("standard input can be one of the two texts only"));
    assert!(folder.error(&["diff", "a", "missing"], 2).starts_with("artext: missing: "));
}

/// Two long texts without a line in common: the shortest list of differences would take minutes to find.
#[test]
fn long_texts_end_in_time() {
    let lines = |word: &str| (0..40_000).map(|at| format!("{word} {at}\n")).collect::<String>();
    let folder = Folder::new(&[("a", lines("هنا").as_bytes()), ("b", lines("هناك").as_bytes())]);
    let started = std::time::Instant::now();
    assert_eq!(folder.output(&["diff", "a", "b"], 1).lines().filter(|line| line.starts_with("-هنا")).count(), 40_000);
    assert!(started.elapsed().as_secs() < 60);
}
