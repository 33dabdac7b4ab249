#!/usr/bin/env bash
# Runs the example of README.md in the shell, and compares what it prints with what README.md says.
# usage: readme.sh LIBRARY
set -euo pipefail
readme=$(dirname "$0")/../../README.md
block() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "$readme" | sed '1d;$d'; }
if ! command -v sqlite3 >/dev/null; then
    echo "the example of README.md was not run: there is no sqlite3"
    exit
fi
found=$(block sql | sed "s|^\.load .*|.load $1|" | sqlite3 -bail -batch :memory: 2>&1)
# Fingerprints change with the output of the library.
same() { sed -E 's/fingerprint [0-9a-f]{16}$/fingerprint/'; }
diff <(block text | same) <(echo "$found" | same)
echo "The example of README.md prints what it says."
