use std::time::Instant;
fn med(mut f: impl FnMut(), bytes: usize) -> f64 {
    let mut v: Vec<f64> = (0..15)
        .map(|_| {
            let t = Instant::now();
            f();
            bytes as f64 / t.elapsed().as_secs_f64() / 1e6
        })
        .collect();
    v.sort_by(f64::total_cmp);
    v[v.len() / 2]
}
fn main() {
    for f in std::env::args().skip(1) {
        let t = std::fs::read_to_string(&f).unwrap();
        let rival = arabic_normalize::Normalizer::search();
        let mut out = String::with_capacity(t.len() * 2);
        let r = med(
            || {
                out.clear();
                rival.normalize_into(&t, &mut out);
                std::hint::black_box(&out);
            },
            t.len(),
        );
        print!("{f}: rival {r:.0}");
        for (name, n) in [
            ("search", arabic_text::Normalizer::search()),
            ("clean", arabic_text::Normalizer::clean()),
            ("unvoc", arabic_text::Normalizer::unvocalized()),
            ("loose", arabic_text::Normalizer::loose()),
            ("persian", arabic_text::Normalizer::persian()),
        ] {
            let m = med(
                || {
                    std::hint::black_box(n.normalize(&t));
                },
                t.len(),
            );
            print!("  {name} {m:.0} ({:.2}x)", m / r);
        }
        println!();
    }
}
