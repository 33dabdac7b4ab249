#!/bin/sh
# Runs a part of the tests under Miri, which sees undefined behaviour: the scalar engine with its raw output, since Miri's
# processor has no vector instructions that a backend asks for.
# usage: tools/miri.sh (wants a nightly compiler with Miri)
set -eu
cd "$(dirname "$0")/.."
MIRIFLAGS="-Zmiri-disable-isolation" PROPTEST_CASES=${PROPTEST_CASES:-2}
export MIRIFLAGS PROPTEST_CASES
exec cargo +nightly miri test --target-dir target/miri --test cases "$@"
