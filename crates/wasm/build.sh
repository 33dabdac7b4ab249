#!/usr/bin/env bash
# Builds the npm package in target/package and the page in target/page.
# usage: crates/wasm/build.sh [--target]
#
# --target  builds nothing, and prints the target that it would build for
#
# It needs a WebAssembly target of the compiler and nothing else: wasm32-unknown-unknown, which is added where it is missing, or
# wasm32v1-none. Where none can be had, core and alloc are built from the sources of the standard library (rust-src of rustup,
# rust-web-src of Debian).
set -euo pipefail
cd "$(dirname "$0")"
targets=(wasm32-unknown-unknown wasm32v1-none)
out=$PWD/target
sysroot=$(rustc --print sysroot)

has_target() { [ -d "$sysroot/lib/rustlib/$1/lib" ]; }
target=
build_std=()
for candidate in "${targets[@]}"; do
    if [ -z "$target" ] && has_target "$candidate"; then target=$candidate; fi
done
if [ -z "$target" ]; then
    target=${targets[0]}
    if rustup target add "$target" >&2; then
        :
    elif [ -d "$sysroot/lib/rustlib/src/rust/library" ]; then
        export RUSTC_BOOTSTRAP=1
        build_std=(-Zbuild-std=core,alloc)
    else
        echo "no WebAssembly target is installed, and none could be added; one of these is wanted, or the sources of the standard library: ${targets[*]}" >&2
        exit 1
    fi
fi

if [ "${1:-}" = --target ]; then
    echo "$target"
    exit
fi

# $1: the build's file. $2: its level of optimization. The rest: its flags.
build() {
    local file=$1 level=$2
    shift 2
    CARGO_PROFILE_RELEASE_OPT_LEVEL=$level RUSTFLAGS="$rustflags" \
        cargo build --quiet --locked --release --target "$target" --target-dir "$out/$file" "${build_std[@]}" "$@"
    cp "$out/$file/$target/release/arabic_text_wasm.wasm" "$out/package/$file.wasm"
}

rm -rf "$out/package" "$out/page"
mkdir -p "$out/package" "$out/page/arabic-text"
# Small: addresses in as few bytes as they need, and code that is moved rather than written twice; with vectors also no functions
# inlined that are not asked to be or not very short, and no loops unrolled but the shortest. Also without the one copied program
# that looks at words.
small="--cfg arabic_text_small -C link-arg=--compress-relocations -C llvm-args=-enable-pre=false -C llvm-args=-enable-gvn-hoist -C llvm-args=-enable-gvn-sink"
rustflags=$small build arabic_text z
rustflags="$small -C target-feature=+simd128 -C no-vectorize-loops -C no-vectorize-slp -C llvm-args=-inline-threshold=0 -C llvm-args=-inlinehint-threshold=50 -C llvm-args=-unroll-allow-partial=false -C llvm-args=-unroll-runtime=false -C llvm-args=-unroll-threshold=20" \
    build arabic_text_simd 2 --features simd
cp js/* package.json README.md ../../LICENSE-* "$out/package"

mkdir -p "$out/page/texts"
cp page/* "$out/page"
mv "$out/page/uthmani.txt" "$out/page/texts"
cp ../../benches/samples/*.txt "$out/page/texts"
cp "$out"/package/*.js "$out"/package/*.wasm "$out/page/arabic-text"
rm "$out/page/arabic-text/node.js"
# What the page keeps to work offline, and a name for this state of it.
(
    cd "$out/page"
    files=$(find . -type f ! -name offline.js ! -name files.js | LC_ALL=C sort)
    version=$(cat $files offline.js | cksum | cut -d ' ' -f 1)
    { echo "var VERSION = \"arabic-text-$version\";"; echo "var FILES = ["; printf '  "%s",\n' ./ $files; echo "];"; } >files.js
)
for file in "$out"/package/*.wasm; do
    echo "$(basename "$file"): $(wc -c <"$file") bytes, $(gzip -9c "$file" | wc -c) with gzip"
done
