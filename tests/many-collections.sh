#!/usr/bin/env bash
# By hand: what it costs to build many collections from nothing, and to publish a change in one of them: seconds of all processor cores
# together, and most memory. All have the same made-up texts, and ids of their own.
# bash tests/many-collections.sh [COLLECTIONS, else 20] [PASSAGES of each, else 500]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/by-hand.sh"
collections=${1:-20} passages=${2:-500}
install_programs Cli
. tests/made-collection.sh
own=$place/content/c1
generate "$passages"
for n in $(seq 2 "$collections"); do cp -r "$place/content/c1" "$place/content/c$n"; done

# Runs a command; says what it took.
measure() {
    local what=$1
    shift
    /usr/bin/time -o "$place/time" -f '%U %S %M' dotnet "$place/Cli/Speeches.Cli.dll" "$@" --content "$place/content" --data "$place/data" > "$place/out" 2> "$place/err" ||
        { tail -3 "$place/out" "$place/err"; echo "$what failed."; exit 1; }
    [ "$what" = - ] || awk -v what="$what" '{ printf "| %s | %.1f s | %.0f MB |\n", what, $1 + $2, $3 / 1024 }' "$place/time"
}

for n in $(seq 1 "$collections"); do measure - publish "c$n"; done
echo "| $collections collections of $passages passages | processor time | most memory |"
echo "| --- | ---: | ---: |"
measure "build from nothing" build
sed -i 's/Made from a seed/Made from one seed/' "$place/content/c1/collection.md"
measure "publish a change in one" publish c1
measure "check that one" check c1
measure "build it all again" build
size=$(stat -c %s "$place"/data/current-*.db)
echo "The database has $((size / collections / passages)) bytes a passage."
