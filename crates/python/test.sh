#!/usr/bin/env bash
# Tests the Python package: builds the wheel, installs it with the real packages of the recipes into a fresh environment, and
# runs everything there.
# usage: crates/python/test.sh
#
# PYTHON               the Python to use, 3.11 or newer (else python3)
# ARABIC_TEXT_CORPORA  a folder of real texts (else the sample of the library)
#
# Without Python or without a network nothing can be tested, which is said; then the exit code is 0, as where a part had to be
# left out. It is 1 if something failed.
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3}
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")
# Of its own for each run: what an earlier one left must not help.
here=$target/python-tests
left_out=()
log=$here/log
has() { command -v "$1" >/dev/null; }
say() { printf -- '--- %s (%s s)\n' "$1" "$SECONDS"; }
nothing_tested() { echo "Left out: the Python package: $1"; exit 0; }
# Runs what says much, and shows it only if it fails.
quietly() { "$@" >"$log" 2>&1 || { cat "$log"; echo "failed: $*"; return 1; }; }

has "$python" || nothing_tested "there is no $python"
"$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    nothing_tested "$python is older than 3.11, or makes no virtual environments"
rm -rf "$here"
mkdir -p "$here"

say "Packages"
"$python" -m venv "$here/venv"
export VIRTUAL_ENV=$here/venv PATH=$here/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_PREFER_BINARY=1
unset PYTHONPATH PYTHONHOME
if ! pip install --quiet --requirement tests/requirements.txt >"$log" 2>&1; then
    cat "$log"
    # Is it that there is no network, or that something is wrong with what is asked for?
    pip download --quiet --no-deps --no-cache-dir --dest "$here/reached" pip >/dev/null 2>&1 && exit 1
    nothing_tested "no packages could be downloaded"
fi

say "Formatting and clippy"
cargo fmt --check
quietly cargo clippy --locked --all-targets -- -D warnings

say "The wheel"
case $(uname -s) in
# Linux of 2014 or newer, whatever this one is.
Linux) how=(--zig --compatibility manylinux2014) ;;
*) how=() ;;
esac
quietly maturin build --locked --release --compression-level 9 "${how[@]}" --out "$here/dist"
pip install --quiet --no-deps "$here"/dist/*.whl
ls -sh "$here"/dist/*.whl
# The promise for x86-64: 1 MB to download.
if [ "$(uname -sm)" = "Linux x86_64" ] && [ "$(cat "$here"/dist/*.whl | wc -c)" -gt 1000000 ]; then
    echo "the wheel has more than 1,000,000 bytes"
    exit 1
fi

# The other wheel and the source distribution, while the tests run.
others() {
    if [ "$(uname -sm)" = "Linux x86_64" ]; then
        if rustup target list --installed 2>/dev/null | grep -q aarch64-unknown-linux-gnu; then
            maturin build --locked --profile quick "${how[@]}" --target aarch64-unknown-linux-gnu --out "$here/aarch64"
            tests/wheel_of.py aarch64 "$here"/aarch64/*manylinux*aarch64.whl
        else
            echo aarch64 >"$here/no_target"
        fi
    fi
    maturin sdist --out "$here/dist"
    # With the isolation that pip makes for every package that it builds.
    pip wheel --quiet --no-deps --config-settings build-args="--profile quick" --wheel-dir "$here/from_source" "$here"/dist/*.tar.gz
    "$python" -m venv "$here/bare"
    "$here/bare/bin/pip" install --quiet --no-deps "$here"/from_source/*.whl
    # Nothing but the package itself is there.
    "$here/bare/bin/python" tests/bare.py
}
others >"$here/others" 2>&1 &
others=$!

say "pytest"
# Spark takes a minute to begin with, and says so many things that it is a run of its own.
python -m pytest -q tests --ignore tests/recipes/test_spark.py -p no:cacheprovider
if has java || [ -n "${JAVA_HOME:-}" ]; then
    python -m pytest -q tests/recipes/test_spark.py -p no:cacheprovider
else
    left_out+=("Spark: there is no java")
fi

say "The wheel for aarch64, the source distribution"
wait "$others" || { cat "$here/others"; exit 1; }
if [ -e "$here/no_target" ]; then
    left_out+=("the wheel for aarch64: the compiler lacks the target")
fi

say "Done. Tested with"
pip list --format freeze | grep -Ei '^(pandas|polars|duckdb|datasets|jiwer|scikit-learn|spacy|pyspark|pyarrow|nanoarrow|tqdm|mypy)=='
if [ ${#left_out[@]} -gt 0 ]; then
    printf 'Left out: %s\n' "${left_out[@]}"
else
    echo "Every package was there."
fi
