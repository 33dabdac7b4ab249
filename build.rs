//! Asks which compiler builds the crate: the instructions of AVX-512 are stable from Rust 1.89 on. With an older one the crate
//! does without them, and its output is the same.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(arabic_text_avx512)");
    let is_set = |name| std::env::var_os(name).is_some();
    let is_x86_64 = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "x86_64");
    let knows_avx512 = autocfg::AutoCfg::new().is_ok_and(|compiler| compiler.probe_rustc_version(1, 89));
    if is_set("CARGO_FEATURE_SIMD") && is_x86_64 && knows_avx512 {
        println!("cargo::rustc-cfg=arabic_text_avx512");
    }
}
