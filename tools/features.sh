#!/usr/bin/env bash
# Builds every combination of features without warnings, lints with no feature, each feature alone and all features, and runs the tests that
# features can affect with none and all features. Few random cases are run, since the tests with default features run many.
# usage: tools/features.sh [--no-tests]
set -euo pipefail
cd "$(dirname "$0")/.."
tests=${1:-}

mapfile -t features < <(cargo metadata --no-deps --format-version 1 | python3 -c '
import json, sys
names = json.load(sys.stdin)["packages"][0]["features"]
print("\n".join(name for name in sorted(names) if name != "default"))')

# Prints the set of features number $1, which has a bit for each feature.
set_number() {
    local chosen=()
    for place in "${!features[@]}"; do
        if (($1 >> place & 1)); then chosen+=("${features[place]}"); fi
    done
    (IFS=,; echo "${chosen[*]:-}")
}

count=$((1 << ${#features[@]}))
for ((number = 0; number < count; number++)); do
    chosen=$(set_number $number)
    printf -- '-- features: %s\n' "${chosen:-none}"
    targets=(--lib)
    # None, each alone, all.
    if ((number == count - 1 || (number & (number - 1)) == 0)); then targets=(--all-targets); fi
    cargo clippy --quiet "${targets[@]}" --no-default-features --features "$chosen" -- -D warnings
done

if [ "$tests" != --no-tests ]; then
    export PROPTEST_CASES=${PROPTEST_CASES:-32}
    for number in 0 $((count - 1)); do
        options=(--no-default-features --features "$(set_number $number)")
        cargo test --quiet --lib --test tokens --test way_back "${options[@]}"
        cargo test --quiet --test folding --test project "${options[@]}" -- api:: cases:: digest::
    done
fi
