//! `artext tokens`, `words`, `sentences`.

use std::fs;

use arabic_text::{Normalizer, sentences, tokenize, words};

use crate::common::{Folder, error, output, real_texts};

#[test]
fn tokens_have_kinds() {
    assert_eq!(
        output(&["tokens"], "زارَ ٣ مدن #سفر!\n", 0),
        "word\tزارَ\nnumber\t٣\nword\tمدن\nhashtag\t#سفر\npunctuation\t!\n"
    );
    assert_eq!(output(&["tokens", "--fold"], "زارَ ٣\n", 0), "word\tزار\nnumber\t3\n");
}

#[test]
fn words_and_sentences_are_lines() {
    assert_eq!(output(&["words"], "قال: «فُتِحَ البابُ».", 0), "قال\nفُتِحَ\nالبابُ\n");
    assert_eq!(output(&["words", "--fold", "-p", "clean"], "قـال: «فُتِحَ»", 0), "قال\nفُتِحَ\n");
    assert_eq!(
        output(&["sentences"], "قال د. أحمد: «هل وصلت؟» ثم سكت. انتهى\n\nنعم", 0),
        "قال د. أحمد: «هل وصلت؟»\nثم سكت.\nانتهى\nنعم\n"
    );
}

#[test]
fn json_has_spans_lines_and_keys() {
    let text = "أُمٌّ\n\nقُلْ!\n";
    let found = output(&["tokens", "--json", "--fold"], text, 0);
    let tokens: Vec<serde_json::Value> = found.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(tokens.len(), 3);
    for token in &tokens {
        let span = token["span"][0].as_u64().unwrap() as usize..token["span"][1].as_u64().unwrap() as usize;
        assert_eq!(&text[span], token["text"].as_str().unwrap());
    }
    assert_eq!((&tokens[1]["kind"], &tokens[1]["line"], &tokens[1]["key"]), (&"word".into(), &3.into(), &"قل".into()));
    let found = output(&["sentences", "--json"], text, 0);
    assert_eq!(found, "{\"line\":1,\"span\":[0,10],\"text\":\"أُمٌّ\"}\n{\"line\":3,\"span\":[12,21],\"text\":\"قُلْ!\"}\n");
}

#[test]
fn files_are_named_where_there_are_several() {
    let folder = Folder::new(&[("a", "أ".as_bytes()), ("b", "ب".as_bytes())]);
    assert_eq!(
        folder.output(&["words", "--json", "a", "b"], 0),
        "{\"file\":\"a\",\"line\":1,\"span\":[0,2],\"text\":\"أ\"}\n{\"file\":\"b\",\"line\":1,\"span\":[0,2],\"text\":\"ب\"}\n"
    );
    let assert = folder.artext(&["words", "missing", "b"]).assert().code(2);
    assert_eq!(assert.get_output().stdout, "ب\n".as_bytes());
}

#[test]
fn invalid_bytes_are_errors_or_replaced() {
    let said = error(&["words"], b"ab\ncd \xFF", 2);
    assert!(said.contains("standard input: line 2, byte 6: invalid UTF-8"), "{said}");
    assert_eq!(output(&["words", "--lossy"], b"ab\ncd \xFF", 0), "ab\ncd\n");
}

#[test]
fn real_texts_have_the_tokens_of_the_library() {
    for path in real_texts() {
        let text = fs::read_to_string(&path).unwrap();
        let file = path.to_str().unwrap();
        let lines = |lines: &mut dyn Iterator<Item = String>| lines.map(|line| line + "\n").collect::<String>();
        let expected = lines(&mut tokenize(&text).map(|token| format!("{}\t{}", token.kind, token.text)));
        assert!(output(&["tokens", file], "", 0) == expected, "tokens of {file}");
        assert!(output(&["words", file], "", 0) == lines(&mut words(&text).map(str::to_owned)), "words of {file}");
        let folded = lines(&mut words(&text).map(|word| Normalizer::search().normalize(word).into_owned()));
        assert!(output(&["words", "--fold", file], "", 0) == folded, "folded words of {file}");
        let invisible = |c: char| {
            c.is_whitespace()
                || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}' | '\u{61C}')
        };
        let shown = sentences(&text).flat_map(|sentence| sentence.split('\n'));
        let shown = shown.map(|line| line.trim_start_matches(invisible).trim_end()).filter(|line| !line.is_empty());
        let expected = lines(&mut shown.map(str::to_owned));
        let found = output(&["sentences", file], "", 0);
        let other = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
        assert!(found == expected, "sentences of {file}: {other:?}");
    }
}
