//! `artext rules`: each export, read as its host does, folds words as the library does.

use std::fs;

use arabic_text::{normalize, words};

use crate::common::{error, output, real_texts};

type Mappings = Vec<(String, String)>;

/// The text of `\\uXXXX` escapes.
fn unescaped(text: &str) -> String {
    let units = text.trim().trim_matches('"').split("\\u").filter(|unit| !unit.is_empty());
    String::from_utf16(&units.map(|unit| u16::from_str_radix(unit, 16).unwrap()).collect::<Vec<_>>()).unwrap()
}

fn split(line: &str, arrow: &str) -> (String, String) {
    let (from, to) = line.split_once(arrow).unwrap_or_else(|| panic!("no {arrow} in {line}"));
    (unescaped(from), unescaped(to.trim_end_matches(" ;")))
}

fn read(format: &str) -> Mappings {
    let text = output(&["rules", "--format", format], "", 0);
    match format {
        "solr" => text.lines().map(|line| split(line, " => ")).collect(),
        "icu" => text.lines().map(|line| split(line, " > ")).collect(),
        "unaccent" => text
            .lines()
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
            .map(|(a, b)| (a.into(), b.into()))
            .collect(),
        _ => {
            let settings: serde_json::Value = serde_json::from_str(&text).unwrap();
            let filter = &settings["settings"]["analysis"]["char_filter"]["arabic_text"];
            assert_eq!(filter["type"], "mapping");
            filter["mappings"].as_array().unwrap().iter().map(|line| split(line.as_str().unwrap(), "=>")).collect()
        }
    }
}

/// As such hosts do: at each place the longest entry, once.
fn apply(mappings: &aho_corasick::AhoCorasick, to: &[&str], text: &str) -> String {
    mappings.replace_all(text, to)
}

/// Separators of numbers fold between digits alone, which no mapping can say.
fn has_separators(text: &str) -> bool {
    text.contains(['\u{66B}', '\u{66C}'])
}

#[test]
fn each_format_folds_words_as_the_library() {
    for format in ["elasticsearch", "opensearch", "solr", "unaccent", "icu"] {
        let mappings = read(format);
        let to: Vec<_> = mappings.iter().map(|(_, to)| to.as_str()).collect();
        let longest = aho_corasick::MatchKind::LeftmostLongest;
        let from = aho_corasick::AhoCorasick::builder()
            .match_kind(longest)
            .build(mappings.iter().map(|(from, _)| from))
            .unwrap();
        for path in real_texts() {
            let text = fs::read_to_string(&path).unwrap();
            let (mut all, mut other) = (0, Vec::new());
            for word in words(&text).filter(|word| !has_separators(word)) {
                all += 1;
                if apply(&from, &to, word) != normalize(word) {
                    other.push(word);
                }
            }
            other.dedup();
            assert!(
                other.len() * 2000 <= all,
                "{format}, {}: {} of {all}: {:?}",
                path.display(),
                other.len(),
                &other[..other.len().min(5)]
            );
        }
    }
}

#[test]
fn what_is_not_expressed_is_listed() {
    let said = error(&["rules", "--format", "solr", "--profile", "loose"], "", 0);
    assert!(said.contains("not expressed: letters that repeat (elongation)"), "{said}");
    assert!(!error(&["rules", "--format", "solr"], "", 0).contains("elongation"));
}

/// The function in a PostgreSQL of its own. Without one, or a user who may run it, nothing is tested here.
#[cfg(unix)]
#[test]
fn postgresql_folds_with_the_function() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    use crate::common::Folder;

    let sample: Vec<_> =
        real_texts().pop().map(|path| fs::read_to_string(path).unwrap()).unwrap().lines().map(str::to_owned).collect();
    let folder = Folder::new(&[("fold.sql", output(&["rules", "--format", "sql"], "", 0).as_bytes())]);
    let mut script = "\\i fold.sql\n".to_owned();
    for line in &sample {
        script += &format!("SELECT arabic_fold('{}');\n", line.replace('\'', "''"));
    }
    folder.write("ask.sql", script.as_bytes());
    fs::set_permissions(folder.path(""), fs::Permissions::from_mode(0o777)).unwrap();
    let run = "export PATH=$PATH:$(ls -d /usr/lib/postgresql/*/bin | tail -n 1); cd $0 && initdb -D data -E UTF8 --locale=C.UTF-8 -A trust >log 2>&1 && \
        pg_ctl -D data -w -o \"-k $0 -c listen_addresses=''\" start >>log 2>&1 && psql -h $0 -d postgres -v ON_ERROR_STOP=1 -qAt -f ask.sql; result=$?; \
        pg_ctl -D data -m immediate stop >>log 2>&1; exit $result";
    let root = Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout == b"0\n");
    let mut command = Command::new(if root { "runuser" } else { "bash" });
    if root {
        command.args(["-u", "postgres", "--", "bash"]);
    }
    let Ok(said) = command.args(["-c", run]).arg(folder.path("")).output() else { return };
    let log = fs::read_to_string(folder.path("log")).unwrap_or_default();
    if !log.contains("server started") {
        eprintln!("left out, since PostgreSQL does not run: {log}");
        return;
    }
    let found = String::from_utf8(said.stdout).unwrap();
    let errors = String::from_utf8_lossy(&said.stderr);
    assert_eq!(found.lines().count(), sample.len(), "{errors}");
    for (line, folded) in sample.iter().zip(found.lines()).filter(|(line, _)| !has_separators(line)) {
        assert_eq!(folded, normalize(line), "{line}");
    }
}
