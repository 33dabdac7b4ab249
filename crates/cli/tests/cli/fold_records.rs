//! `artext fold --format`: fields of records.

use std::fs;

use arabic_text::Normalizer;

use crate::common::{error, output, real_texts};

fn jsonl(args: &[&str], text: &str) -> String {
    output(&[&["fold", "--format", "jsonl"], args].concat(), text, 0)
}

#[test]
fn fields_of_json_are_folded_and_all_other_bytes_kept() {
    let text =
        "{ \"id\" : 1.50, \"t\":\"قُلْ\\tأ\" ,\"other\": \"قُلْ\", \"n\":[ {\"t\":\"قُلْ\"} ]}\r\n\n{\"t\":null}\n{\"u\": 1}";
    let expected =
        "{ \"id\" : 1.50, \"t\":\"قل\\tا\" ,\"other\": \"قُلْ\", \"n\":[ {\"t\":\"قُلْ\"} ]}\r\n\n{\"t\":null}\n{\"u\": 1}";
    assert_eq!(jsonl(&["--field", "t"], text), expected);
    let both = jsonl(&["--field", "t", "--field", "other"], text);
    assert!(both.contains(r#""other": "قل""#) && both.contains("\"t\":\"قل\\tا\""), "{both}");
}

#[test]
fn escapes_are_kept_in_their_style() {
    // As Python writes it.
    assert_eq!(
        jsonl(&["--field", "t"], "{\"t\": \"\\u0642\\u064f\\n\\ud83d\\ude42\"}\n"),
        "{\"t\": \"\\u0642\\n\\ud83d\\ude42\"}\n"
    );
    // Nothing changes, so nothing is written anew.
    assert_eq!(jsonl(&["--field", "t"], "{\"t\": \"\\u0642 \\/ x\"}\n"), "{\"t\": \"\\u0642 \\/ x\"}\n");
    // Escaped names.
    assert_eq!(jsonl(&["--field", "ق"], "{\"\\u0642\": \"أ\"}\n"), "{\"\\u0642\": \"ا\"}\n");
}

#[test]
fn folded_fields_go_into_others() {
    assert_eq!(jsonl(&["--field", "t", "--into", "k"], "{\"t\":\"أ\"}\n"), "{\"t\":\"أ\",\"k\":\"ا\"}\n");
    assert_eq!(jsonl(&["--field", "t", "--into", "k"], "{\"t\": \"أ\", \"k\": 7}\n"), "{\"t\": \"أ\", \"k\": \"ا\"}\n");
    let two = jsonl(&["--field", "t", "--field", "u", "--into", "k", "--into", "l"], "{\"t\":\"أ\",\"u\":\"ة\"}\n");
    assert_eq!(two, "{\"t\":\"أ\",\"u\":\"ة\",\"k\":\"ا\",\"l\":\"ه\"}\n");
}

#[test]
fn broken_records_are_errors_with_their_line() {
    let json = |text: &str| error(&["fold", "--format", "jsonl", "--field", "t"], text, 2);
    assert!(
        json("{\"t\":\"a\"}\n{\"t\":\n").contains("standard input: line 2: column 5: invalid JSON: EOF"),
        "{}",
        json("{\"t\":\"a\"}\n{\"t\":\n")
    );
    assert!(json("[1]\n").contains("line 1: "), "{}", json("[1]\n"));
    assert!(json("{\"a\":\"a\"}\n").contains("no record has the field `t`"));
    let said = error(&["fold", "--format", "jsonl", "--field", "t"], b"{\"t\":\"a\"}\n{\"t\":\"\xFF\"}\n", 2);
    assert!(said.contains("line 2, byte 16: invalid UTF-8"), "{said}");
}

#[test]
fn columns_are_folded_and_all_other_bytes_kept() {
    let csv = |args: &[&str], text: &str| output(&[&["fold", "--format", "csv"], args].concat(), text, 0);
    let text = "id,\"t\",u\r\n1,\"قُلْ, \"\"أ\"\"\nسطر\",أ\r\n\r\n2,أ,\"أ\"\r\n3,\"x\",أ";
    let expected = "id,\"t\",u\r\n1,\"قل, \"\"ا\"\"\nسطر\",أ\r\n\r\n2,ا,\"أ\"\r\n3,\"x\",أ";
    assert_eq!(csv(&["--field", "t"], text), expected);
    assert_eq!(
        csv(&["--field", "t", "--into", "k"], "id,t\r\n1,أ\r\n2,\"ة\"\r\n"),
        "id,t,k\r\n1,أ,ا\r\n2,\"ة\",\"ه\"\r\n"
    );
    assert_eq!(csv(&["--field", "t", "--into", "id"], "id,t\n1,أ\n"), "id,t\nا,أ\n");
    // A comma that folding makes is put in quotes.
    assert_eq!(csv(&["--field", "t", "--option", "punctuation=ascii"], "t,u\nأ، ب,1\n"), "t,u\n\"ا, ب\",1\n");
    // The mark of UTF-8 is no part of the first name.
    assert_eq!(csv(&["--field", "t"], "\u{FEFF}t\nأ\n"), "\u{FEFF}t\nا\n");
}

#[test]
fn quotes_of_tsv_are_characters() {
    let tsv = |text: &str| output(&["fold", "--format", "tsv", "--field", "t"], text, 0);
    assert_eq!(tsv("id\tt\n1\t\"أ\n2\tقال \"أ\"\n"), "id\tt\n1\t\"ا\n2\tقال \"ا\"\n");
}

#[test]
fn broken_rows_are_errors_with_their_line() {
    let csv = |text: &str| error(&["fold", "--format", "csv", "--field", "t", "--into", "k"], text, 2);
    let said = csv("id,u\n");
    assert!(said.contains("no column `t`; there are `id`, `u`"), "{said}");
    let said = csv("id,t\n1,أ\n2\n");
    assert!(said.contains("standard input: line 3: the row has 1 fields; expected 2"), "{said}");
    let said = csv("id,t\n1,\"أ\n2,b\n");
    assert!(said.contains("line 2: a quote is opened and never closed"), "{said}");
}

#[test]
fn fields_and_formats_belong_together() {
    assert!(error(&["fold", "--format", "csv"], "", 2).contains("need --field"));
    assert!(error(&["fold", "--field", "t"], "", 2).contains("--field needs one of them"));
    let said = error(&["fold", "--format", "csv", "--field", "a", "--field", "b", "--into", "c"], "", 2);
    assert!(said.contains("--into is given 1 times; expected one for each --field (2)"), "{said}");
}

/// Lines of real texts as records of every format: what comes out is what the library gives, and the rest stays.
#[test]
fn real_texts_through_every_format() {
    for path in real_texts() {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<_> = text.lines().map(|line| line.replace(['\t', '\r'], " ")).collect();
        let fold = |line: &String| Normalizer::search().normalize(line).into_owned();
        let json = |line: &String| serde_json::to_string(line).unwrap();
        let quoted = |line: &String| format!("\"{}\"", line.replace('"', "\"\""));
        let make =
            |head: &str, row: &dyn Fn(&String) -> String| head.to_owned() + &lines.iter().map(row).collect::<String>();
        let cases = [
            (
                "jsonl",
                make("", &|l| format!("{{\"n\": 1.0, \"t\": {}}}\n", json(l))),
                make("", &|l| format!("{{\"n\": 1.0, \"t\": {}}}\n", json(&fold(l)))),
            ),
            (
                "csv",
                make("n,t\r\n", &|l| format!("ة,{}\r\n", quoted(l))),
                make("n,t\r\n", &|l| format!("ة,{}\r\n", quoted(&fold(l)))),
            ),
            ("tsv", make("n\tt\n", &|l| format!("ة\t{l}\n")), make("n\tt\n", &|l| format!("ة\t{}\n", fold(l)))),
        ];
        for (format, input, expected) in cases {
            let found = output(&["fold", "--format", format, "--field", "t"], input, 0);
            assert!(found == expected, "{} as {format} differs from the library", path.display());
        }
    }
}
