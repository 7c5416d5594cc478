#!/usr/bin/env bash
# By hand: how much processor time a page of an excerpt takes that is asked for the first time, by the number of excerpts in its
# collection: reading, laying out and compressing it, and the request itself. Each is another page, so that none is kept; the first
# hundreds, while the program is compiled as it runs, are not counted. bash tests/first-pages.sh [sizes, else 1000 10000 30000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(1000 10000 30000)
place=$(mktemp -d)
server=
finish() {
    if [ -n "$server" ]; then kill "$server" 2> /dev/null && wait "$server" 2> /dev/null || true; fi
    rm -rf "$place"
}
trap finish EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C
collection=rivers
own=$place/content/$collection
. tests/made-collection.sh
for project in Cli Web; do
    dotnet publish -c Release -v quiet --nologo -o "$place/$project" "src/Speeches.$project" > "$place/log" || { cat "$place/log"; exit 1; }
done

# Below the ports that the system gives to connections, which may wait for a minute.
free_port() {
    local port
    while port=$((20000 + RANDOM % 10000)); (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
    echo "$port"
}

# Milliseconds of all threads of the site so far.
processor() { awk -v tick="$(getconf CLK_TCK)" '{ print ($14 + $15) * 1000 / tick }' "/proc/$server/stat"; }

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
    address=http://127.0.0.1:$(free_port)
    (cd "$place/Web" && exec dotnet Speeches.Web.dll --urls "$address" --Speeches:Content "$place/content" --Speeches:Data "$place/data" > "$place/log" 2>&1 < /dev/null) &
    server=$!
    until curl -s -f -o /dev/null "$address/"; do
        kill -0 "$server" 2> /dev/null || { tail -20 "$place/log"; exit 1; }
        sleep 0.1
    done
    dotnet "$place/Cli/Speeches.Cli.dll" export --quiet --content "$place/content" --data "$place/data" |
        sed "s|^{\"id\":\"\([^\"]*\)\".*|/$collection/excerpts/\1|" > "$place/pages"
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
    kill "$server"
    wait "$server" || true
    server=
done
