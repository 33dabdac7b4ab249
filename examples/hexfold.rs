use std::io::BufRead;
fn main() {
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let (p, rest) = line.split_once('\t').unwrap();
        let p: arabic_text::Profile = p.to_lowercase().parse().unwrap();
        let n = arabic_text::Normalizer::new(p);
        let text: String =
            rest.split_whitespace().map(|h| char::from_u32(u32::from_str_radix(h, 16).unwrap()).unwrap()).collect();
        let out = n.normalize(&text);
        let hex: Vec<String> = out.chars().map(|c| format!("{:04X}", c as u32)).collect();
        println!("{}", hex.join(" "));
    }
}
