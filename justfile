# The everyday commands. `just` lists them.

_list:
    @just --list --unsorted

# Test everything, one binary, or a file of it: just test way_back, just test folding cases
test NAME="" SUBJECT="":
    cargo test --release {{ if NAME == "" { "" } else { "--test " + NAME } }} {{ if SUBJECT == "" { "" } else { SUBJECT + "::" } }}

# Format and lint
lint:
    cargo fmt --all
    cargo clippy --all-targets --all-features -- -D warnings

# Build every combination of features
features:
    tools/features.sh --no-tests

# Build the documentation, check its links and open it
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --all-features
    tools/links.py
    cargo doc --no-deps --all-features --open

# Compare the public API with its snapshot
api:
    tools/public_api.py

# Ratios to the rivals, medians of one run
bench:
    cargo bench --bench ratios

# Fuzz each target for so many seconds
fuzz SECONDS="60":
    tools/fuzz.sh {{SECONDS}}

# All that must hold before a change is merged
ci:
    .ci/run
