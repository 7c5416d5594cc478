#!/usr/bin/env bash
# By hand: how long a running site takes to show what was published, by the number of excerpts. A collection is made from a seed and
# published, the site started; then a title is edited and published, and the site asked ten times a second until it shows the new
# revision. Prints a table: the seconds of the publish, those from its end until readers see it, and the most memory of the site.
# bash tests/take-up.sh [sizes, else 1000 10000]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/by-hand.sh"
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(1000 10000)
collection=rivers
own=$place/content/$collection
install_programs Web Cli
. tests/made-collection.sh

publish() { dotnet "$place/Cli/Speeches.Cli.dll" publish "$collection" --quiet --content "$place/content" --data "$place/data" > "$place/log" 2>&1 || { tail -3 "$place/log"; exit 1; }; }
now() { date +%s%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f", (b - a) / 1e9 }'; }
shows() { curl -s -m 60 "$address/$collection" | grep -c "/revisions/$1\"" || true; }

echo "| excerpts | publish, s | until it is seen, s | site, at most MB |"
echo "| ---: | ---: | ---: | ---: |"
for size in "${sizes[@]}"; do
    rm -rf "$place/content" "$place/data"
    generate "$size"
    publish
    serve "$place/content"
    until [ "$(shows 1)" != 0 ]; do kill -0 "$site" || { cat "$place/site.log"; exit 1; }; sleep 0.1; done
    sed -i 's/title: Of springs$/title: Of spring/' "$own/collection.md"
    begin=$(now)
    publish
    published=$(since "$begin")
    [ -d "$own/revisions/0002" ] || { echo "Nothing was published: there is nothing to take up."; exit 1; }
    begin=$(now)
    until [ "$(shows 2)" != 0 ]; do
        if ! kill -0 "$site" || [ $(($(now) - begin)) -gt 300000000000 ]; then tail -5 "$place/site.log"; echo "The site does not show what was published."; exit 1; fi
        sleep 0.1
    done
    echo "| $size | $published | $(since "$begin") | $(awk '/VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/$site/status") |"
    stop
done
