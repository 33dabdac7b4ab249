#!/usr/bin/env bash
# Measures the package beside others of its kind, in one run on real text.
# usage: crates/python/benches/rivals.sh TEXT
#
# It installs them into an environment of their own: camel_tools without what it does not need here (gigabytes of torch), pyarabic,
# arabic-normalize, arabic-norm. The package itself is built anew.
set -euo pipefail
text=$(realpath "$1")
cd "$(dirname "$0")/.."
here=$(realpath -m "${CARGO_TARGET_DIR:-target}")/python-rivals
[ -d "$here/venv" ] || "${PYTHON:-python3}" -m venv "$here/venv"
export VIRTUAL_ENV=$here/venv PATH=$here/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1
pip install --quiet maturin==1.16.0 ziglang==0.17.1 pyarrow==26.0.1 polars==2.1.0 pandas==3.1.1 duckdb==2.0.1
pip install --quiet pyarabic arabic-normalize arabic-norm
pip install --quiet --no-deps camel-tools
pip install --quiet six docopt emoji future regex requests muddler tqdm
rm -rf "$here/dist"
maturin build --quiet --locked --release --zig --compatibility manylinux2014 --out "$here/dist"
pip install --quiet --no-deps --force-reinstall "$here"/dist/*.whl
ls -l "$here"/dist/*.whl
python benches/rivals.py "$text"
