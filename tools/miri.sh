#!/bin/sh
# Runs folding, alignment and tokens under Miri, which sees undefined behaviour: the scalar engine and, on x86-64, AVX2, whose
# instructions it knows (not those of AVX-512). Slow, so one short text has to do: benches/samples/tweets.txt.
# usage: tools/miri.sh (wants a nightly compiler with Miri)
set -eu
cd "$(dirname "$0")/../benches/instructions"
MIRIFLAGS=-Zmiri-disable-isolation
export MIRIFLAGS

run() { cargo +nightly miri run --quiet --target-dir "target/miri-$1" -- all tweets "$1" 1; }

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
