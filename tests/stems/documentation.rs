//! The pairs of words in docs/stems.md have the stems that the page states.

use arabic_text::normalize;
use arabic_text::stem::Stemmer;

const PAGE: &str = include_str!("../../docs/stems.md");

fn stem(word: &str) -> String {
    Stemmer::Arabic.stem(&normalize(word)).to_owned()
}

#[test]
fn pairs_have_the_stems_of_the_page() {
    let (mut merged, mut parted) = (0, 0);
    for line in PAGE.lines().filter(|line| line.starts_with("| `")) {
        let words: Vec<&str> = line.split('`').skip(1).step_by(2).take(4).collect();
        let arabic = words.iter().take_while(|word| !word.is_ascii()).count();
        match (arabic, line.split('`').nth(2)) {
            (3, Some(" | ")) => {
                assert_eq!((stem(words[0]).as_str(), stem(words[1]).as_str()), (words[2], words[2]), "{line}");
                merged += 1;
            }
            (4, Some(" ")) => {
                assert_eq!((stem(words[0]).as_str(), stem(words[2]).as_str()), (words[1], words[3]), "{line}");
                assert_ne!(words[1], words[3], "{line}");
                parted += 1;
            }
            _ => {}
        }
    }
    assert_eq!((merged, parted), (11, 6));
}
