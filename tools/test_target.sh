#!/bin/sh
# Builds and tests the crate for another processor, under qemu-user if this machine has another one.
#
#   tools/test_target.sh [--install] aarch64|s390x|i686 [arguments of cargo test ...]
#
# aarch64: the NEON backend. s390x: big-endian. i686: 32-bit.
#
# Uses rustup's compiler if it has the target, otherwise Debian's rustc-web. Installs nothing without --install (on Debian and Ubuntu, as
# root). PROPTEST_CASES and similar variables are passed to the tests. `RUN=example_name tools/test_target.sh aarch64`
# builds and runs an example instead; --check only prints what is missing.
# Tests that measure time are skipped under an emulator, whose times differ from those of a processor.
set -eu
cd "$(dirname "$0")/.."

install=
if [ "${1-}" = --install ]; then
    install=yes
    shift
fi
case "${1-}" in
aarch64) debian=arm64 emulator=qemu-aarch64 ;;
s390x) debian=s390x emulator=qemu-s390x ;;
i686) debian=i386 emulator=qemu-i386 ;;
*)
    sed -n '2,12s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
processor=$1
shift
target=$processor-unknown-linux-gnu
linker=$processor-linux-gnu-gcc
# The folder of the libraries of Debian's cross compilers.
libraries=/usr/$processor-linux-gnu

# A compiler has the target if it has its core library.
has_target() {
    sysroot=$("$1" --print sysroot --target "$target" 2>/dev/null) || return 1
    ls "$sysroot/lib/rustlib/$target/lib"/libcore-*.rlib >/dev/null 2>&1
}

if [ -n "$install" ]; then
    apt-get update || true
    apt-get install -y --no-install-recommends qemu-user "gcc-$processor-linux-gnu" "libc6-dev-$debian-cross"
    if ! has_target rustc && ! rustup target add "$target"; then
        dpkg --add-architecture "$debian"
        apt-get update || true
        apt-get install -y --no-install-recommends rustc-web cargo-web "libstd-rust-web-dev:$debian"
    fi
fi

missing=
native=
[ "$(uname -m)" = "$processor" ] && native=yes

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
  a Rust compiler for $target: rustup target add $target (or Debian's rustc-web, cargo-web, libstd-rust-web-dev:$debian)"
fi
if [ -z "$native" ]; then
    command -v "$linker" >/dev/null || missing="$missing
  a linker: $linker (Debian: gcc-$processor-linux-gnu, libc6-dev-$debian-cross)"
    command -v "$emulator" >/dev/null || missing="$missing
  an emulator: $emulator (Debian: qemu-user)"
fi
if [ -n "$missing" ]; then
    echo "tools/test_target.sh: missing$missing" >&2
    echo "--install gets them on Debian and Ubuntu." >&2
    exit 2
fi

if [ -z "$native" ]; then
    name=$(echo "$target" | tr a-z- A-Z_)
    export "CARGO_TARGET_${name}_LINKER=$linker"
    export "CARGO_TARGET_${name}_RUNNER=$emulator ${QEMU_FLAGS-} -L $libraries"
fi
dir=target/$processor
if [ "${1-}" = --check ]; then
    exit 0
fi
if [ -n "${RUN-}" ]; then
    exec "$cargo" run --release --target "$target" --target-dir "$dir" --example "$RUN" -- "$@"
fi
if [ -z "$native" ]; then
    case " $* " in
    *" -- "*) set -- "$@" --skip linear_time --skip time_is_linear ;;
    *) set -- "$@" -- --skip linear_time --skip time_is_linear ;;
    esac
fi
exec "$cargo" test --target "$target" --target-dir "$dir" "$@"
