#!/usr/bin/env bash
# By hand: how long a running site takes to show what was published, by the number of excerpts. A collection is made from a seed and
# published, the site started; then a title is edited and published, and the site asked ten times a second until it shows the new
# revision. Prints a table: the seconds of the publish, those from its end until readers see it, and the most memory of the site.
# bash tests/take-up.sh [sizes, else 1000 10000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(1000 10000)
place=$(mktemp -d)
site=
finish() {
    if [ -n "$site" ]; then kill "$site" 2> /dev/null && wait "$site" 2> /dev/null || true; fi
    rm -rf "$place"
}
trap finish EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 ASPNETCORE_ENVIRONMENT=Production LC_ALL=C
collection=rivers
own=$place/content/$collection
for project in Web Cli; do
    dotnet publish -c Release -v quiet --nologo -o "$place/$project" "src/Speeches.$project" > "$place/log" || { cat "$place/log"; exit 1; }
done
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
    # Below the ports that the system gives to connections, which may wait for a minute.
    while port=$((20000 + RANDOM % 10000)); (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
    address=http://127.0.0.1:$port
    dotnet "$place/Web/Speeches.Web.dll" --urls "$address" --Speeches:Content "$place/content" --Speeches:Data "$place/data" > "$place/site.log" 2>&1 < /dev/null &
    site=$!
    until [ "$(shows 1)" != 0 ]; do kill -0 "$site" || { cat "$place/site.log"; exit 1; }; sleep 0.1; done
    sed -i 's/title: Of springs$/title: Of spring/' "$own/collection.md"
    begin=$(now)
    publish
    published=$(since "$begin")
    begin=$(now)
    until [ "$(shows 2)" != 0 ]; do
        if ! kill -0 "$site" || [ $(($(now) - begin)) -gt 300000000000 ]; then tail -5 "$place/site.log"; echo "The site does not show what was published."; exit 1; fi
        sleep 0.1
    done
    echo "| $size | $published | $(since "$begin") | $(awk '/VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/$site/status") |"
    kill "$site" && wait "$site" || true
    site=
done
