use arabic_text::{Backend, Normalizer, Profile};
use std::io::BufRead;
fn main() {
    let profiles: Vec<Profile> = [
        "none",
        "clean",
        "unvocalized",
        "search",
        "loose",
        "persian",
        "search,dagger_alef=to_alef",
        "loose,elongation=collapse_to_2,marks=keep_shadda",
        "search,digits=extended_arabic_indic,U+0628=U+0062,U+0644=",
        "clean,spaces=collapse,marks=remove_case_ending",
        "search,U+0654=,U+06CC=U+0041 U+0042",
        "search,spaces=collapse,punctuation=ascii,phrase_signs=expand",
    ]
    .iter()
    .map(|s| s.parse().unwrap())
    .collect();
    let ns: Vec<_> = profiles
        .iter()
        .map(|p| Backend::available().map(|b| (b, Normalizer::with_backend(p.clone(), b))).collect::<Vec<_>>())
        .collect();
    let mut n = 0;
    let mut long = String::new();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let rest = line.split_once('\t').unwrap().1;
        let text: String =
            rest.split_whitespace().map(|h| char::from_u32(u32::from_str_radix(h, 16).unwrap()).unwrap()).collect();
        long.push_str(&text);
        if long.len() > 400 {
            let mut cut = long.len() - 200;
            while !long.is_char_boundary(cut) {
                cut += 1;
            }
            long = long[cut..].to_string();
        }
        for t in [&text, &long] {
            if std::env::var("V").is_ok() {
                eprintln!("{}", t.chars().map(|c| format!("{:04X}", c as u32)).collect::<Vec<_>>().join(" "));
            }
            for per in &ns {
                let want = per.last().unwrap().1.normalize(t).into_owned();
                for (b, norm) in per {
                    let got = norm.normalize(t);
                    let mut into = String::from("ههx");
                    norm.normalize_into(t, &mut into);
                    if got != want || into[5..] != *want || norm.is_normalized(t) != (want == *t) {
                        let hex =
                            |s: &str| s.chars().map(|c| format!("{:04X}", c as u32)).collect::<Vec<_>>().join(" ");
                        println!(
                            "{:?} {}\n in   {}\n want {}\n got  {}\n into {}",
                            b,
                            norm.profile(),
                            hex(t),
                            hex(&want),
                            hex(&got),
                            hex(&into[5..])
                        );
                        n += 1;
                        if n > 3 {
                            return;
                        }
                    }
                }
            }
        }
    }
    println!("ok");
}
