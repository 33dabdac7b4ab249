#!/usr/bin/env bash
# Checks that each generated file is the output of the command in its first lines.
# usage: tools/tables_check.sh UCD_DIR
set -euo pipefail
cd "$(dirname "$0")/.."
ucd=$1

made=$(mktemp)
trap 'rm -f "$made"' EXIT
# Each generated file has a line "python3 tools/TOOL.py UCD_DIR > FILE".
grep -rhoE --include='*.rs' --include='*.txt' 'python3 tools/[a-z_]+\.py UCD_DIR > [a-z_/.]+' src testdata | sort -u |
    while read -r python tool _ _ file; do
        "$python" "$tool" "$ucd" >"$made"
        diff -q "$made" "$file" >/dev/null || { echo "$file is not what $tool makes of $ucd"; exit 1; }
        echo "$file is what $tool makes"
    done
