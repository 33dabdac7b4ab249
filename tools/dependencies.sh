#!/usr/bin/env bash
# Runs the tests with other dependencies or another compiler than `cargo test` does, in a copy of the tree.
#
# usage: tools/dependencies.sh oldest|newest|minimum
#
# oldest    the oldest version of each direct dependency that Cargo.toml allows (the lock file is made by a nightly compiler)
# newest    the newest versions, which may need a newer compiler
# minimum   the compiler of `rust-version` in Cargo.toml, with the newest versions that it can compile
#
# Few random cases are run, since `cargo test` runs many. If a program is missing on this machine, the script prints it and exits with 3.
set -euo pipefail
cd "$(dirname "$0")/.."
which=${1:-}
minimum=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
target=${CARGO_TARGET_DIR:-$PWD/target}/dependencies
# Incremental files and debug information would only take space and time.
export CARGO_INCREMENTAL=0 CARGO_PROFILE_TEST_DEBUG=0 PROPTEST_CASES=${PROPTEST_CASES:-32}

missing() { echo "$*"; exit 3; }
has_toolchain() { rustc "+$1" --version >/dev/null 2>&1; }

copy() {
    mkdir -p "$target"
    tree=$(mktemp -d "$target/tree.XXXXXX")
    trap 'rm -rf "$tree"' EXIT
    # What git knows, and what is new and not ignored; what was deleted is still known to git.
    git ls-files -z --cached --others --exclude-standard | while IFS= read -rd '' file; do
        [ ! -e "$file" ] || printf '%s\0' "$file"
    done | tar --null --files-from=- --create --file=- | tar --extract --directory="$tree"
    rm -f "$tree/Cargo.lock"
    cd "$tree"
}

# Prints the versions of direct dependencies, and runs the tests with the given compiler.
run() {
    cargo "$@" tree --locked --all-features --depth 1 --edges normal,dev --prefix none | sort -u
    CARGO_TARGET_DIR="$target/$which" cargo "$@" test --locked --all-features --lib --tests
}

case $which in
oldest)
    has_toolchain nightly || missing "there is no nightly compiler to choose the oldest dependencies"
    copy
    cargo +nightly generate-lockfile -Z direct-minimal-versions
    run
    ;;
newest)
    copy
    CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=allow cargo generate-lockfile
    run
    ;;
minimum)
    has_toolchain "$minimum" || missing "there is no Rust $minimum, the minimum compiler"
    copy
    CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback cargo generate-lockfile
    run "+$minimum"
    ;;
*)
    echo "usage: tools/dependencies.sh oldest|newest|minimum" >&2
    exit 2
    ;;
esac
