#!/usr/bin/env bash
# By hand: how long the site takes from the start of its process to the first page, beside an empty ASP.NET Core application,
# and the most memory it has used after some requests. bash tests/start-up.sh [how often]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/by-hand.sh"
times=${1:-9}

echo "Publishing both …"
install_programs Web
{ dotnet new web --no-https -n Empty -o "$place/empty-source" && dotnet publish -c Release -v quiet --nologo -o "$place/empty" "$place/empty-source"; } > "$place/log" || { cat "$place/log"; exit 1; }

# Starts an application on a free port and waits for its first answer; sets site, address, status and milliseconds.
start() {
    local folder=$1 dll=$2 port begin
    shift 2
    port=$(free_port)
    address=http://127.0.0.1:$port
    begin=$(date +%s%N)
    (cd "$place/$folder" && exec dotnet "$dll" --urls "$address" "$@" > "$place/log" 2>&1 < /dev/null) &
    site=$!
    children=("$site")
    # 000 is no answer, and 503 is an answer of a site that is not ready.
    while status=$(curl -s -o /dev/null -w '%{http_code}' "$address/") || true; [[ $status = 000 || $status = 5* ]]; do
        if ! kill -0 "$site" 2> /dev/null || [ $(($(date +%s%N) - begin)) -gt 60000000000 ]; then
            echo "No answer from $folder:"
            tail -20 "$place/log"
            exit 1
        fi
        sleep 0.005
    done
    milliseconds=$((($(date +%s%N) - begin) / 1000000))
}

median() { sort -n | awk '{ n[NR] = $1 } END { print NR % 2 ? n[(NR + 1) / 2] : (n[NR / 2] + n[NR / 2 + 1]) / 2 }'; }

folders=(--Speeches:Content "$PWD/content" --Speeches:Data "$place/data")
# Once each before it counts: files come into memory, and the database is printed.
start Web Speeches.Web.dll "${folders[@]}"; stop
[ "$status" = 200 ] || echo "Note: the site answers $status at its first page."
start empty Empty.dll; stop
for _ in $(seq "$times"); do
    start Web Speeches.Web.dll "${folders[@]}"; echo "$milliseconds" >> "$place/site-times"; stop
    start empty Empty.dll; echo "$milliseconds" >> "$place/empty-times"; stop
done
a=$(median < "$place/site-times")
b=$(median < "$place/empty-times")
echo "First page: $a ms; of an empty application: $b ms; ratio $(awk -v a="$a" -v b="$b" 'BEGIN { printf "%.2f", a / b }') (medians of $times)."

start Web Speeches.Web.dll "${folders[@]}"
requests=0
for path in / /covid-19-solidarity /covid-19-solidarity/themes/ii /counterparts /people "/search?q=epidemic"; do
    for _ in $(seq 50); do
        curl -s -o /dev/null "$address$path"
        requests=$((requests + 1))
    done
done
echo "Memory: at most $(awk '/VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/$site/status") MB after $requests requests."
stop
