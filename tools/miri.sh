#!/bin/sh
# Runs folding, alignment and tokens under Miri, which finds undefined behaviour: on the scalar engine and, on x86-64, on AVX2 (Miri does not
# support AVX-512). Miri is slow, so one short text is used: benches/samples/tweets.txt.
# usage: tools/miri.sh (needs a nightly compiler with Miri)
set -eu
cd "$(dirname "$0")/../benches/instructions"
MIRIFLAGS=-Zmiri-disable-isolation
export MIRIFLAGS

run() { cargo +nightly miri run --quiet --target-dir "target/miri-$1" -- all ../samples/tweets.txt "$1" 1; }

vectors=
if [ "$(uname -m)" = x86_64 ]; then
    RUSTFLAGS="-C target-feature=+avx2,+bmi1,+bmi2,+lzcnt,+popcnt" run avx2 &
    vectors=$!
fi
run scalar
echo "scalar: nothing found"
if [ -n "$vectors" ]; then
    wait "$vectors"
    echo "avx2: nothing found"
fi
