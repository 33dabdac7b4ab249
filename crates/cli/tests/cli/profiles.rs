//! `artext profiles`.

use arabic_text::Profile;

use crate::common::{error, output};

#[test]
fn the_table_has_what_the_profiles_say() {
    let table = output(&["profiles"], "", 0);
    let head: Vec<_> = table.lines().next().unwrap().split_whitespace().collect();
    assert_eq!(
        head,
        [
            "option",
            "none",
            "clean",
            "unvocalized",
            "search",
            "loose",
            "quran",
            "persian",
            "urdu",
            "kurdish",
            "uyghur",
            "pashto"
        ]
    );
    let rows: Vec<Vec<_>> = table
        .lines()
        .skip(1)
        .take_while(|line| !line.is_empty())
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(rows.len(), 21);
    // Every column, read as the options of a profile, is the profile.
    for (at, name) in head.iter().enumerate().skip(1) {
        let options: Vec<_> = rows.iter().map(|row| format!("{}={}", row[0], row[at])).collect();
        let read: Profile = format!("none,{}", options.join(",")).parse().unwrap();
        assert_eq!(read, name.parse::<Profile>().unwrap(), "{name}");
    }
}

#[test]
fn one_profile_is_shown_in_full() {
    let shown = output(&["profiles", "search,digits=keep"], "", 0);
    assert!(shown.starts_with("search,digits=keep\n"), "{shown}");
    assert!(shown.contains("digits               keep\n"), "{shown}");
    let fingerprint = "search,digits=keep".parse::<Profile>().unwrap().fingerprint();
    assert!(shown.contains(&format!("{fingerprint:016x}")), "{shown}");
    assert!(error(&["profiles", "serach"], "", 2).contains("unknown preset `serach`"));
}
