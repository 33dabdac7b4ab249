#!/usr/bin/env bash
# Tests the SQLite extension: by itself, linked into a program, and loaded by every host that is here.
# usage: crates/sqlite/test.sh [--install]
#
# --install  installs what is missing: the shell and Python of the system, apsw, better-sqlite3, an old SQLite to be built by gcc.
#            Without it nothing is installed, unless the variable CI is set.
#
# A host that cannot be had is left out, which is said at the end.
set -euo pipefail
cd "$(dirname "$0")"
apsw=3.54.1.0
better_sqlite3=12.11.1
# Has SQLite 3.34.0 in it, as source: older than any that is promised.
old_better_sqlite3=7.1.2
python=/usr/bin/python3

install=${CI:-}
[ "${1:-}" != --install ] || install=yes
hosts=$PWD/target/hosts
mkdir -p "$hosts"
left_out=()
has() { command -v "$1" >/dev/null; }
quietly() { timeout 180 "$@" >"$hosts/log" 2>&1 || { echo "failed: $*"; tail -n 3 "$hosts/log"; }; }

install_all() {
    if ! has sqlite3 || ! has gcc || ! "$python" -m pip --version >/dev/null 2>&1; then
        quietly apt-get update -q
        quietly env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends sqlite3 gcc libc6-dev python3 python3-pip
    fi
    [ -d "$hosts/apsw/apsw" ] || quietly "$python" -m pip install --quiet --target "$hosts/apsw" "apsw==$apsw"
    if has npm; then
        mkdir -p "$hosts/node"
        [ -d "$hosts/node/node_modules/better-sqlite3" ] ||
            quietly npm install --silent --prefix "$hosts/node" "better-sqlite3@$better_sqlite3"
        [ -f "$hosts/old/libsqlite3.so.0" ] || build_old
    fi
}

# The functions that Debian's Python asks of its SQLite.
build_old() {
    mkdir -p "$hosts/old"
    quietly npm pack --silent --pack-destination "$hosts/old" "better-sqlite3@$old_better_sqlite3"
    tar -xzf "$hosts/old/better-sqlite3-$old_better_sqlite3.tgz" -O package/deps/sqlite3.tar.gz | tar -xz -C "$hosts/old" || return 0
    quietly gcc -O1 -fPIC -shared -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_JSON1 \
        -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_ENABLE_DESERIALIZE -DSQLITE_ENABLE_SESSION \
        -DSQLITE_ENABLE_PREUPDATE_HOOK -o "$hosts/old/libsqlite3.so.0" "$hosts/old/sqlite3.c" -lm -ldl -lpthread
}

if [ -n "$install" ]; then
    install_all
fi

cargo fmt --all --check
cargo clippy --quiet --workspace --all-targets --all-features -- -D warnings
cargo test --quiet --features static
cargo build --quiet --release --package arabic-text-sqlite-loadable
library=$(realpath "${CARGO_TARGET_DIR:-target}")/release/libarabic_text

loads() { "$python" -c 'import sqlite3; sqlite3.connect(":memory:").enable_load_extension(True)' 2>/dev/null; }
if loads; then
    "$python" tests/hosts/cases.py python "$library"
    PYTHONPATH=$hosts/apsw "$python" tests/hosts/scenarios.py "$library"
    tests/hosts/readme.sh "$library"
    "$python" benches/index.py "$library" ../../benches/samples/*.txt
    if [ -f "$hosts/old/libsqlite3.so.0" ]; then
        LD_LIBRARY_PATH=$hosts/old "$python" tests/hosts/cases.py python "$library"
    else
        left_out+=("SQLite 3.34: there is no npm or no gcc")
    fi
    if PYTHONPATH=$hosts/apsw "$python" -c 'import apsw' 2>/dev/null; then
        PYTHONPATH=$hosts/apsw "$python" tests/hosts/cases.py apsw "$library"
    else
        left_out+=("apsw: it is not installed")
    fi
    if has sqlite3; then
        "$python" tests/hosts/cases.py shell "$library"
    else
        left_out+=("the shell: there is no sqlite3")
    fi
else
    left_out+=("Python, the scenarios, the speed, SQLite 3.34, apsw, the shell: $python cannot load extensions")
fi
if has node && [ -d "$hosts/node/node_modules/better-sqlite3" ]; then
    (tests=$PWD/tests/hosts && cd "$hosts/node" && node "$tests/cases.mjs" "$library")
else
    left_out+=("better-sqlite3: it is not installed, or there is no node")
fi

if [ ${#left_out[@]} -gt 0 ]; then
    printf 'Left out: %s\n' "${left_out[@]}"
else
    echo "Every host was there."
fi
