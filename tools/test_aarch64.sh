#!/bin/sh
# Builds and tests the crate for 64-bit Arm, the NEON backend with it, and runs it under qemu-user on another machine.
#
#   tools/test_aarch64.sh [--install] [arguments of cargo test ...]
#
# Takes rustup's compiler if that has the target, else Debian's rustc-web. Installs nothing unless told to (--install,
# on Debian and Ubuntu, as root). PROPTEST_CASES and the like reach the tests. `RUN=example_name tools/test_aarch64.sh`
# builds and runs an example instead.
set -eu
cd "$(dirname "$0")/.."
target=aarch64-unknown-linux-gnu
linker=aarch64-linux-gnu-gcc

if [ "${1-}" = --install ]; then
    shift
    dpkg --add-architecture arm64
    apt-get update
    apt-get install -y --no-install-recommends qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross
    if ! rustup target add "$target" 2>/dev/null; then
        apt-get install -y --no-install-recommends rustc-web cargo-web libstd-rust-web-dev:arm64
    fi
fi

missing=
native=
[ "$(uname -m)" = aarch64 ] && native=yes

# A compiler has the target if it has its core library.
has_target() {
    sysroot=$("$1" --print sysroot --target "$target" 2>/dev/null) || return 1
    ls "$sysroot/lib/rustlib/$target/lib"/libcore-*.rlib >/dev/null 2>&1
}

cargo=
if has_target rustc; then
    cargo=cargo
elif has_target /usr/bin/rustc; then
    cargo=/usr/bin/cargo
    RUSTC=/usr/bin/rustc
    export RUSTC
    # A wrapper of cargo in the path would set another compiler.
    unset RUSTUP_TOOLCHAIN
else
    missing="$missing
  a Rust compiler for $target: rustup target add $target (or Debian's rustc-web, cargo-web, libstd-rust-web-dev:arm64)"
fi
if [ -z "$native" ]; then
    command -v "$linker" >/dev/null || missing="$missing
  a linker: $linker (Debian: gcc-aarch64-linux-gnu, libc6-dev-arm64-cross)"
    command -v qemu-aarch64 >/dev/null || missing="$missing
  an emulator: qemu-aarch64 (Debian: qemu-user)"
fi
if [ -n "$missing" ]; then
    echo "tools/test_aarch64.sh: missing$missing" >&2
    echo "--install gets them on Debian and Ubuntu." >&2
    exit 2
fi

if [ -z "$native" ]; then
    CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=$linker
    CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER="qemu-aarch64 ${QEMU_FLAGS-} -L /usr/aarch64-linux-gnu"
    export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER
fi
dir=target/aarch64
if [ -n "${RUN-}" ]; then
    exec "$cargo" run --release --target "$target" --target-dir "$dir" --example "$RUN" -- "$@"
fi
exec "$cargo" test --target "$target" --target-dir "$dir" "$@"
