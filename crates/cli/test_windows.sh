#!/bin/sh
# Builds the command and its tests for Windows, and runs them in Wine:
#   crates/cli/test_windows.sh [ARGUMENTS OF THE TEST PROGRAM]
# Needs the Rust target, MinGW and Wine:
#   rustup target add x86_64-pc-windows-gnu && apt-get install mingw-w64 wine wine64
set -eu
cd "$(dirname "$0")"
target=x86_64-pc-windows-gnu
missing=
command -v x86_64-w64-mingw32-gcc >/dev/null || missing="$missing MinGW (mingw-w64)"
command -v wine >/dev/null || missing="$missing Wine (wine wine64)"
test -d "$(rustc --print target-libdir --target $target)" || missing="$missing the Rust target $target"
if [ -n "$missing" ]; then
    echo "test_windows.sh: missing:$missing" >&2
    exit 1
fi

# Wine before version 9 has no `bcryptprimitives.dll`, from which the standard library takes random numbers.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/random.c" <<'END'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return SystemFunction036(data, (ULONG)length);
}
END
x86_64-w64-mingw32-gcc -shared -o "$folder/bcryptprimitives.dll" "$folder/random.c" -ladvapi32
export WINEDEBUG=-all
WINEPATH=$(winepath -w "$folder")
export WINEPATH CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine
cargo test --target $target -- "$@"
