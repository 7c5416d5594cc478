#!/usr/bin/env bash
# By hand: kills the command that publishes at random moments while the site is read without pause, and holds every answer against
# what was published. bash tests/kill-under-load.sh [how often] [seconds at most] [publish, else import: import and undo in turn]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/by-hand.sh"
times=${1:-1000}
seconds=${2:-3600}
what=${3:-publish}
collection=covid-19-solidarity
# Without diagnostics a process that is killed leaves no sockets behind.
export DOTNET_EnableDiagnostics=0

cp -r content "$place/content"
rm -f "$place"/content/.lock*
install_programs Web Cli
own=$place/content/$collection
source=global-solidarity
witness=sources/$source/0001/witness.md
folders=(--content "$place/content" --data "$place/data")
speeches() { dotnet "$place/Cli/Speeches.Cli.dll" "$@" "${folders[@]}"; }

serve "$place/content"

# One line an answer: address, status, tag, digest, the revision that the page names, the number of its reported passages.
read_on() {
    local batch="$place/batch-$1" conditional=0 number page file status tag tags=()
    mkdir "$batch"
    while true; do
        conditional=$((1 - conditional))
        number=0
        for page in / "/$collection" "/$collection/" "/$collection/themes/iii" "/$collection/themes/unplaced" "/$collection/chronology" \
            "/$collection/coverage" "/$collection/revisions" "/$collection/excerpts.json" /counterparts /people/nobody "/search?q=pandemic"; do
            number=$((number + 1))
            printf '%s\n' silent "url = \"$address$page\"" "output = \"$batch/$number.body\"" \
                'write-out = "%{filename_effective} %{url} %{http_code} %header{etag}\n"'
            # A tag is of one page.
            if [ $conditional = 0 ] && [ -n "${tags[$number]:-}" ]; then echo "header = \"If-None-Match: ${tags[$number]//\"/\\\"}\""; fi
            if [ $number -lt 12 ]; then echo next; fi
        done > "$batch/pages"
        rm -f "$batch"/*.body
        curl -K "$batch/pages" > "$batch/answers" || true
        touch "$batch"/{1..12}.body
        sha256sum "$batch"/*.body | awk '{ print $2, $1 }' > "$batch/digests"
        awk '/<blockquote[^>]*reported/ { reported[FILENAME]++ } match($0, /\/revisions\/[0-9]+">revision/) { revision[FILENAME] = substr($0, RSTART + 11, RLENGTH - 21) }
            END { for (n = 1; n < ARGC; n++) print ARGV[n], revision[ARGV[n]] + 0, reported[ARGV[n]] + 0 }' "$batch"/*.body > "$batch/names"
        awk 'FILENAME ~ /digests$/ { digest[$1] = $2; next } FILENAME ~ /names$/ { names[$1] = $2 " " $3; next }
            { print $2, $3, ($4 == "" ? "-" : $4), digest[$1], names[$1] }' "$batch/digests" "$batch/names" "$batch/answers" >> "$place/answers-$1"
        while read -r file page status tag; do
            file=${file##*/}
            if [ "$status" = 200 ]; then tags[${file%.body}]=$tag; fi
        done < "$batch/answers"
    done
}

# What there is now must be there at the end: each revision and each witness as it was first seen, each line of the register.
: > "$place/frozen.sha256"
remember() {
    local frozen
    for frozen in "$own"/revisions/[0-9][0-9][0-9][0-9] "$own"/sources/*/[0-9][0-9][0-9][0-9]; do
        grep -q "$frozen/" "$place/frozen.sha256" || find "$frozen" -type f ! -path "$own/$witness" -exec sha256sum {} + >> "$place/frozen.sha256"
    done
    if [ -e "$own/register.csv" ]; then cat "$own/register.csv" >> "$place/register"; fi
}

# The passages under the digest's fifth heading go out of theme III where the last revision has them in it, and else into it: by an
# edit that is to be published, or by an import that is undone next time. Sets the command.
change() {
    local last declared
    last=$(find "$own/revisions" -maxdepth 1 -name '[0-9][0-9][0-9][0-9]' | sort | tail -1)
    declared=$(echo "$last/inputs/sources/$source"/*/witness.md)
    if grep -q 'theme: unplaced' "$declared"; then sed 's/theme: unplaced/theme: III # unplaced/'; else sed 's/theme: III # unplaced/theme: unplaced/'; fi < "$declared" > "$place/witness.md"
    if [ "$what" = publish ]; then
        command=(publish "$collection")
        cp "$place/witness.md" "$own/$witness"
    elif grep -q 'theme: unplaced' "$declared"; then
        command=(import "$own/sources/$source/0001/$source.txt" --source "$collection/$source" --witness "$place/witness.md")
    else
        command=(undo "$collection")
    fi
}

echo yes > "$place/yes"
remember
before=$(date +%s%N)
change
speeches "${command[@]}" < "$place/yes" > "$place/log" 2>&1 || { cat "$place/log"; exit 1; }
remember
for reader in 1 2 3; do
    read_on "$reader" &
    children+=("$!")
done
begin=$(date +%s)
kills=0 ended=0 failed=0
whole=$((($(date +%s%N) - before) / 1000000))
while [ "$kills" -lt "$times" ] && [ $(($(date +%s) - begin)) -lt "$seconds" ]; do
    change
    before=$(date +%s%N)
    # Not through the function, whose shell would be killed in its place.
    dotnet "$place/Cli/Speeches.Cli.dll" "${command[@]}" "${folders[@]}" > "$place/log" 2>&1 < "$place/yes" &
    publisher=$!
    sleep "$(awk -v most="$whole" -v random="$RANDOM" 'BEGIN { printf "%.3f", 1.25 * most * random / 32768 / 1000 }')"
    if kill -9 "$publisher" 2> /dev/null; then kills=$((kills + 1)); else ended=$((ended + 1)); fi
    code=0
    wait "$publisher" 2> /dev/null || code=$?
    # The longest that a whole command took: a kill shall fall on its last step too, and some commands shall end.
    took=$((($(date +%s%N) - before) / 1000000))
    if [ "$code" = 0 ] && [ "$took" -gt "$whole" ]; then whole=$took; fi
    if [ "$code" != 0 ] && [ "$code" != 137 ]; then failed=$((failed + 1)); cat "$place/log"; fi
    remember
done

change
wrong=()
speeches "${command[@]}" < "$place/yes" > "$place/log" 2>&1 || wrong+=("the last command: $(tail -1 "$place/log")")
remember
speeches check > /dev/null 2> "$place/log" && [ ! -s "$place/log" ] || wrong+=("check: $(tail -1 "$place/log")")
last=$(find "$own/revisions" -maxdepth 1 -name '[0-9][0-9][0-9][0-9]' | wc -l)
# The site looks every second.
for _ in $(seq 100); do
    shown=$(curl -s "$address/$collection" | grep -o '/revisions/[0-9]*">revision' | grep -o '[0-9]*') || true
    [ "$shown" != "$last" ] || break
    sleep 0.1
done
[ "$shown" = "$last" ] || wrong+=("revision $last is published, and the site shows $shown")
memory=$(awk '/VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/$site/status")
# The readers first, then the site: an answer that was cut off would be none.
for child in "${children[@]:1}" "$site"; do kill "$child" 2> /dev/null && wait "$child" 2> /dev/null || true; done
children=()
swaps=$(grep -c 'The site now shows' "$place/site.log") || true
complaints=$(grep -c 'is not shown\| ERR ' "$place/site.log") || true
[ "$complaints" = 0 ] || wrong+=("the log of the site: $(grep 'is not shown\| ERR ' "$place/site.log" | head -1)")
[ "$failed" = 0 ] || wrong+=("$failed commands that were not killed failed")
sha256sum --quiet -c "$place/frozen.sha256" > "$place/log" 2>&1 || wrong+=("a witness or a revision changed: $(head -1 "$place/log")")
sort -u "$place/register" | grep -vxFf "$own/register.csv" > "$place/log" && wrong+=("a line of the register is lost: $(head -1 "$place/log")")
grep -c . "$own/register.csv" > /dev/null || wrong+=("the register is empty")

# Which revision has the three passages in theme III, which then has seven reported ones.
for revision in "$own"/revisions/[0-9][0-9][0-9][0-9]; do
    echo "$((10#${revision##*/})) $(if grep -q 'theme: unplaced' "$revision/inputs/sources/$source"/*/witness.md; then echo 4; else echo 7; fi)"
done > "$place/states"
cat "$place"/answers-* > "$place/answers"
awk -v front="$address/$collection" '
    # A tag names the database, and ends with the digest of the address.
    function database(tag) { sub(/-[0-9a-f]+"$/, "", tag); return tag }
    NR == FNR { state[$1] = $2; next }
    $2 !~ /^(200|301|304|404|410)$/ { print "status " $2 " of " $1 }
    $2 != 200 { next }
    { key = $1 " with " $3 }
    key in digest && digest[key] != $4 { print "two texts of " key }
    { digest[key] = $4 }
    { of = database($3) }
    $5 && of in revision && revision[of] != $5 { print "revisions " revision[of] " and " $5 " with " of }
    $5 { revision[of] = $5 }
    $1 ~ /themes\/iii$/ && $6 != state[$5] { print $6 " reported passages in theme III of revision " $5 ", not " state[$5] }
' "$place/states" "$place/answers" > "$place/mixed"
[ ! -s "$place/mixed" ] || wrong+=("$(wc -l < "$place/mixed") answers: $(sort "$place/mixed" | uniq -c | sort -rn | head -3 | tr '\n' ';')")

count() { grep -c "$@" "$place/answers" || true; }
echo "$kills kills of $what ($ended ended before), $last revisions, $swaps swaps; $(wc -l < "$place/answers") answers: $(count ' 200 ') × 200, $(count ' 301 ') × 301, $(count ' 304 ') × 304, $(count ' 404 ') × 404, $(count ' 410 ') × 410; site at most $memory MB; $(if [ ${#wrong[@]} = 0 ]; then echo "nothing wrong"; else IFS='|'; echo "WRONG: ${wrong[*]}"; fi)."
[ ${#wrong[@]} = 0 ]
