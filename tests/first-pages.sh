#!/usr/bin/env bash
# By hand: how much processor time a page of an excerpt takes that is asked for the first time, by the number of excerpts in its
# collection: reading, laying out and compressing it, and the request itself. Each is another page, so that none is kept; the first
# hundreds, while the program is compiled as it runs, are not counted. bash tests/first-pages.sh [sizes, else 1000 10000 30000]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/by-hand.sh"
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(1000 10000 30000)
collection=rivers
own=$place/content/$collection
. tests/made-collection.sh
install_programs Cli Web

# Milliseconds of all threads of the site so far.
processor() { awk -v tick="$(getconf CLK_TCK)" '{ print ($14 + $15) * 1000 / tick }' "/proc/$site/stat"; }

# Asks for the pages of a list, one after the other on one connection, compressed as an encoding or as it is (identity).
ask() {
    sed "s|.*|url = \"$address&\"\noutput = \"/dev/null\"|" "$1" > "$place/asked"
    curl -s -H "Accept-Encoding: $2" -w '%{http_code} %{size_download}\n' -K "$place/asked" > "$place/answers"
    awk '$1 != 200 { wrong++ } END { if (wrong || !NR) { print wrong + 0 " of " NR " pages did not answer 200."; exit 1 } }' "$place/answers"
}

echo "| excerpts | encoding | pages | bytes of a page | ms of processor time a page |"
echo "| ---: | --- | ---: | ---: | ---: |"
for size in "${sizes[@]}"; do
    rm -rf "$place/content" "$place/data"
    generate "$size"
    dotnet "$place/Cli/Speeches.Cli.dll" publish "$collection" --quiet --content "$place/content" --data "$place/data"
    serve "$place/content"
    dotnet "$place/Cli/Speeches.Cli.dll" export --format jsonl --content "$place/content" |
        sed "s|^{\"format\":3,\"id\":\"\([^\"]*\)\".*|/$collection/excerpts/\1|" > "$place/pages"
    counted=$((size < 2000 ? size / 4 : 500))
    head -n $((size / 2 < 1500 ? size / 2 : 1500)) "$place/pages" > "$place/first"
    ask "$place/first" br
    sleep 2
    for encoding in br identity; do
        # Other pages for each encoding.
        tail -n "$([ $encoding = br ] && echo $((2 * counted)) || echo "$counted")" "$place/pages" | head -n "$counted" > "$place/counted"
        before=$(processor)
        ask "$place/counted" "$encoding"
        awk -v before="$before" -v after="$(processor)" -v size="$size" -v encoding="$encoding" \
            '{ bytes += $2 } END { printf "| %d | %s | %d | %d | %.1f |\n", size, encoding, NR, bytes / NR, (after - before) / NR }' "$place/answers"
    done
    stop
done
