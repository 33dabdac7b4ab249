#!/bin/sh
# Compares the stemmers light10 and persian with those of Lucene, word by word.
#
# usage: tools/peers/stems.sh [JAR]
#
# JAR holds lucene-core and lucene-analysis-common; without it ARABIC_TEXT_LUCENE names one, or the jar inside the Python package
# pyserini is used (a download of 165 MB, stored in target/peers). ARABIC_TEXT_CORPORA may name a folder of more texts.
set -eu
cd "$(dirname "$0")/../.."

skip() {
    echo "skipped: $1" >&2
    exit 0
}

command -v java >/dev/null || skip "there is no java"
jar=${1:-${ARABIC_TEXT_LUCENE:-}}
if [ -z "$jar" ]; then
    get='import sys; sys.path.insert(0, "tools/peers"); from compare import jar_of_pyserini; print(jar_of_pyserini(sys.executable))'
    jar=$(python3 -c "$get") || skip "there is no jar of Lucene: pip cannot download pyserini (name a JAR)"
fi
[ -e "$jar" ] || skip "$jar does not exist"
version=$(java -cp "$jar" tools/peers/Lucene.java version) || skip "java cannot run Lucene from $jar: is it too old for it?"
echo "Lucene $version"
ARABIC_TEXT_LUCENE=$(realpath "$jar")
export ARABIC_TEXT_LUCENE
exec cargo test --release --test stems lucene:: -- --nocapture
